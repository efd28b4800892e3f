"""Workbooks – XLSX, XLSB, XLS and ODS – read with calamine."""

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from govliaison.errors import InputError
from govliaison_spreadsheets.grids import Broken, Grid, Line, Merge, Raw, column_index

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
ZIP: Final = b"PK\x03\x04"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_ERROR_CELL: Final = re.compile(
    rb'<c r="([A-Z]+)(\d+)"[^>]*\bt="e"[^>]*>(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?<v>([^<]*)</v>'
)
_BLOCK: Final = 1 << 20
_LONGEST_CELL: Final = 40_000
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

Errors = Mapping[tuple[int, int], Broken]


def read_workbook(path: Path, *, hidden: bool) -> tuple[Grid, ...]:
    """
    Open a workbook, whatever its name ends with.

    Args:
        path: the file
        hidden: also give the sheets that its author has hidden

    Raises:
        InputError: it is protected by a password, damaged or no workbook
    """
    import python_calamine as calamine  # noqa: PLC0415 - loaded when a workbook is really read

    data = path.read_bytes()
    if data.startswith(OLE) and _ENCRYPTED in data:
        raise InputError("table.encrypted", where=str(path), file=path.name)
    try:
        book = calamine.CalamineWorkbook.from_filelike(BytesIO(data))
        names = [
            sheet.name
            for sheet in book.sheets_metadata
            if sheet.typ == calamine.SheetTypeEnum.WorkSheet
            and (hidden or sheet.visible == calamine.SheetVisibleEnum.Visible)
        ]
        return tuple(_read_sheet(path, data, book, name) for name in names)
    except calamine.CalamineError as error:
        raise InputError("table.broken", where=str(path), file=path.name, why=str(error)) from error


def _read_sheet(path: Path, data: bytes, book: "CalamineWorkbook", name: str) -> Grid:
    sheet = book.get_sheet_by_name(name)
    merges = tuple(
        Merge(top=top, left=left, bottom=bottom, right=right)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    )
    errors: Errors = {}
    # Calamine forgives some damage that Python's zipfile does not; then the errors are empty cells.
    with suppress(zipfile.BadZipFile, zlib.error, EOFError, RuntimeError):
        errors = find_errors(data, name) if data.startswith(ZIP) else {}
    return Grid(file=path, part=name, lines=partial(_lines, sheet, errors), merges=merges)


def _lines(sheet: "CalamineSheet", errors: Errors) -> Iterator[Line]:
    # Rows are given from row 1, but columns from the first one in use.
    indent: list[Raw] = [None] * (sheet.start[1] if sheet.start else 0)
    rows_with_errors = {row for row, _ in errors}
    for index, row in enumerate(sheet.iter_rows()):
        cells: list[Raw] = [*indent, *row] if indent else list(row)
        if index in rows_with_errors:
            cells = [errors.get((index, column), cell) for column, cell in enumerate(cells)]
        yield index + 1, cells


def find_errors(data: bytes, sheet: str) -> Errors:
    """
    Find the cells of an XLSX sheet that hold an error such as ``#N/A``; calamine gives them as empty.

    Returns:
        The errors by row and column, counted from 0; none for a format that is not XLSX.
    """
    with zipfile.ZipFile(BytesIO(data)) as archive:
        part = _sheet_part(archive, sheet)
        if part is None:
            return {}
        found: dict[tuple[int, int], Broken] = {}
        rest = b""
        with archive.open(part) as file:
            while block := file.read(_BLOCK):
                text = rest + block
                if b't="e"' in text:
                    for match in _ERROR_CELL.finditer(text):
                        found[int(match[2]) - 1, column_index(match[1].decode())] = Broken(match[3].decode())
                rest = text[-_LONGEST_CELL:]
        return found


def _sheet_part(archive: zipfile.ZipFile, sheet: str) -> str | None:
    try:
        book = ET.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314 - calamine has read it already
        relations = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
    except (KeyError, ET.ParseError):
        return None
    ids = {entry.get("name"): entry.get(_RELATION) for entry in book.iter() if entry.tag.endswith("}sheet")}
    targets = {entry.get("Id"): entry.get("Target") or "" for entry in relations}
    target = targets.get(ids.get(sheet), "")
    part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return part if part in archive.namelist() else None
