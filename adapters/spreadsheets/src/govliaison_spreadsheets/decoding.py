"""Which encoding a text file has: byte order mark, else UTF-8 if all of it is, else GB 18030."""

import codecs
from pathlib import Path
from typing import Final

from govliaison.errors import InputError

_BLOCK: Final = 1 << 20
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

DAMAGE: Final = "surrogateescape"
"""How broken bytes are decoded: to lone surrogates, so that only the cells that hold them are lost, and reported."""


def sniff_encoding(path: Path) -> str:
    """
    Find the encoding of a text file.

    GB 18030 stands for all Chinese code pages before it. In a file that is broken in either encoding – exports often
    cut a character in two at the end of a field – the one with fewer broken places is taken.

    Raises:
        InputError: it says that it is UTF-16, and is not
    """
    with path.open("rb") as file:
        start = file.read(4)
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            if encoding == "utf-16" and not _decodes(path, encoding):
                raise InputError("table.encoding", where=str(path), file=path.name)
            return encoding
    for encoding in ("utf-8", "gb18030"):
        if _decodes(path, encoding):
            return encoding
    with path.open("rb") as file:
        sample = file.read(_BLOCK)
    return min(("utf-8", "gb18030"), key=lambda encoding: _count_broken(sample, encoding))


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _count_broken(sample: bytes, encoding: str) -> int:
    return sum("\ud800" <= char <= "\udfff" for char in sample.decode(encoding, DAMAGE))
