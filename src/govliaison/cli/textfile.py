"""Reading text that people saved: UTF-8 with or without its mark, or GB18030 as offices' programs write it."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from govliaison.errors import InputError

_WORKBOOK: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def read_text(path: Path) -> str:
    """
    Read a text file.

    Raises:
        InputError: it cannot be opened, is a workbook, or is in an encoding that is not used here
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError("cli.no-file", where=str(path), what=error.strerror or type(error).__name__) from error
    if data.startswith(_WORKBOOK):
        raise InputError("cli.workbook", where=str(path))
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise InputError("cli.encoding", where=str(path))


def read_csv(path: Path) -> Iterator[tuple[int, list[str]]]:
    """
    Read comma-separated rows, each with the line it begins on; empty lines are left out.

    Raises:
        InputError: as :func:`read_text`, or quotation marks that are never closed
    """
    reader = csv.reader(read_text(path).splitlines(keepends=True), strict=True)
    line = 1
    while True:
        try:
            row = next(reader, None)
        except csv.Error as error:
            raise InputError("cli.csv", where=at_line(path, line), what=str(error)) from error
        if row is None:
            return
        if row:
            yield line, row
        line = reader.line_num + 1


def at_line(path: Path, line: int) -> str:
    """
    Name a place in a file.

    >>> at_line(Path("a.csv"), 3)
    'a.csv:3'
    """
    return f"{path}:{line}"
