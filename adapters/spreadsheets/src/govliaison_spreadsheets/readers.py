"""Which format a file has, by its content and never by its name."""

from pathlib import Path
from typing import Final

from govliaison.errors import InputError
from govliaison_spreadsheets.decoding import DAMAGE, sniff_encoding
from govliaison_spreadsheets.delimited import read_delimited
from govliaison_spreadsheets.files import check_readable
from govliaison_spreadsheets.grids import Grid
from govliaison_spreadsheets.markup import read_markup
from govliaison_spreadsheets.records import read_records
from govliaison_spreadsheets.workbooks import OLE, ZIP, read_workbook

_START: Final = 4096
_FOREIGN: Final = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7z",
    b"\x1f\x8b": "gzip",
}


def read_grids(path: Path, *, hidden: bool) -> tuple[Grid, ...]:
    """
    Give the tables of a file, not yet understood.

    Args:
        path: the file
        hidden: also the hidden sheets of a workbook

    Raises:
        InputError: there is no such file, or it cannot hold a table
    """
    check_readable(path)
    with path.open("rb") as file:
        start = file.read(_START)
    if start.startswith((OLE, ZIP)):
        return read_workbook(path, hidden=hidden)
    for magic, kind in _FOREIGN.items():
        if start.startswith(magic):
            raise InputError("table.foreign", where=str(path), file=path.name, kind=kind)
    return _read_text(path, sniff_encoding(path))


def _read_text(path: Path, encoding: str) -> tuple[Grid, ...]:
    with path.open(encoding=encoding, errors=DAMAGE) as file:
        start = file.read(_START).lstrip()
    if not start:
        raise InputError("file.empty", where=str(path))
    if start.startswith("<"):
        if "urn:schemas-microsoft-com:office:spreadsheet" in start:
            raise InputError("table.foreign", where=str(path), file=path.name, kind="XML Spreadsheet 2003")
        return read_markup(path, _all_text(path, encoding))
    if start.startswith(("{", "[")) and (grid := read_records(path, _all_text(path, encoding))):
        return (grid,)
    return read_delimited(path, encoding)


def _all_text(path: Path, encoding: str) -> str:
    return path.read_text(encoding=encoding, errors=DAMAGE)
