"""Reading a file back as a stranger would: what it is by its first bytes, and every text that stands in it."""

import csv
import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

_STARTS: Final[Mapping[str, bytes]] = {
    "application/pdf": b"%PDF-",
    "application/vnd.openxmlformats-officedocument": b"PK\x03\x04",
    "application/vnd.oasis.opendocument": b"PK\x03\x04",
    "application/zip": b"PK\x03\x04",
    "image/png": b"\x89PNG",
}
_SUFFIXES: Final[Mapping[str, str]] = {
    "text/csv": ".csv",
    "text/plain": ".txt",
    "text/html": ".html",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/json": ".json",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
}

_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")
"""How Office Open XML writes a character that XML does not know."""


def suffix_of(media_type: str) -> str:
    """Give the usual ending of a file of a media type."""
    return _SUFFIXES.get(media_type, ".bin")


def is_of_type(path: Path, media_type: str) -> bool:
    """
    Tell whether a file can be of a media type: by its first bytes, and for text by being UTF-8.

    A type that is not known here is believed.
    """
    data = path.read_bytes()
    for beginning, magic in _STARTS.items():
        if media_type.startswith(beginning):
            return data.startswith(magic)
    if media_type.startswith("text/"):
        try:
            data.decode()
        except UnicodeDecodeError:
            return False
    return True


def texts_of(path: Path, media_type: str) -> str | None:
    """
    Give all text that a reader finds in a file, parts joined by line breaks; None where this needs a program of its own.

    Raises:
        AssertionError: it is damaged: XML that is not well-formed, a part missing
    """
    if zipfile.is_zipfile(path):
        return _in_archive(path)
    if media_type == "text/csv":
        return "\n".join(cells_of(path))
    if media_type in {"text/plain", "text/markdown"}:
        return path.read_text(encoding="utf-8-sig")
    return None


def cells_of(path: Path) -> list[str]:
    """Give the cells of a text table, as a spreadsheet program splits it."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [cell for row in csv.reader(file) for cell in row]


def _in_archive(path: Path) -> str:
    texts: list[str] = []
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None, "a part of the archive is damaged"
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                texts += _in_part(archive.read(name), name)
    return "\n".join(texts)


def _in_part(data: bytes, name: str) -> list[str]:
    """Give the texts of one part: each paragraph or cell whole, though it may be cut into runs."""
    assert b"<!ENTITY" not in data, f"{name} declares entities"
    try:
        root = ET.parse(io.BytesIO(data)).getroot()  # noqa: S314 - without entities
    except ET.ParseError as error:
        raise AssertionError(f"{name} is not well-formed: {error}") from error
    wholes = [each for each in root.iter() if each.tag.rpartition("}")[2] in {"p", "is", "si", "h"}]
    return [_ESCAPED.sub(lambda code: chr(int(code[1], 16)), "".join(each.itertext())) for each in wholes]
