"""Writing a sheet: XLSX for people, CSV for programs; never a formula, never half a file."""

import csv
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from govliaison.errors import InputError
from govliaison.plugins import replacing
from govliaison.values import Cell, FieldKind, Sheet, check_text
from govliaison_spreadsheets.delimited import LONGEST, protect
from govliaison_spreadsheets.grids import column_letter

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_LONGEST_IN_XLSX: Final = 32_767
_ROWS_IN_XLSX: Final = 1_048_576
_EXACT: Final = 10**15
_NO_XML: Final = re.compile("[\ufffe\uffff]")
_NO_SHEET_NAME: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f\ufffe\uffff]")
_LONGEST_SHEET_NAME: Final = 31
_WIDEST: Final = 250
_FIRST_YEAR: Final = 1900
_NO_DAY: Final = datetime(1980, 1, 1)  # noqa: DTZ001 - the first day an archive knows; a workbook knows no zone


def write_sheet(sheet: Sheet, path: str | Path) -> None:
    """
    Write a sheet, as XLSX or CSV by the ending of the name; a file of that name is replaced in one step.

    XLSX has the title and the notes above the heading, real dates, and codes as text. CSV has the heading and the rows
    alone, in UTF-8 with byte order mark, formulas made harmless. :func:`open_table` gives back the very text of either.

    Raises:
        InputError: the file cannot be written, or a cell cannot be kept in it whole
    """
    path = Path(path)
    writers: dict[str, Callable[[Sheet, Path, Path], None]] = {".xlsx": _write_xlsx, ".csv": _write_csv}
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise InputError("file.suffix", where=str(path), file=path.name, possible="、".join(writers))
    with replacing(path) as part:
        writer(sheet, part, path)


def _write_csv(sheet: Sheet, part: Path, path: Path) -> None:
    with part.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([protect(column.heading) for column in sheet.columns])
        for _, row in _checked_rows(sheet, path, first=2, check=_check_csv):
            writer.writerow([protect(cell) if isinstance(cell, str) else _as_text(cell) for cell in row])


def _write_xlsx(sheet: Sheet, part: Path, path: Path) -> None:
    import xlsxwriter.exceptions  # noqa: PLC0415 - loaded when a workbook is really written

    # Rows wait in files of their own until the end; whatever happens, none of them stays behind.
    with (
        TemporaryDirectory(prefix="govliaison-", ignore_cleanup_errors=True) as scratch,
        _disk_errors(xlsxwriter.exceptions.FileCreateError),
        xlsxwriter.Workbook(part, {"constant_memory": True, "strings_to_formulas": False, "tmpdir": scratch}) as book,
    ):
        # The same register gives the same bytes: no clock in it.
        book.set_properties({"created": _NO_DAY})
        page = book.add_worksheet(_sheet_name(sheet.title))
        formats = _formats(book)
        top = _write_head(page, formats, sheet, path)
        last = top
        for number, row in _checked_rows(sheet, path, first=top + 2, check=_check_xlsx):
            last = number - 1
            for index, (cell, column) in enumerate(zip(row, sheet.columns, strict=True)):
                _write_cell(page, formats, (last, index), cell, column.kind)
        if sheet.columns:
            page.autofilter(top, 0, last, len(sheet.columns) - 1)


@contextmanager
def _disk_errors(kind: type[Exception]) -> Iterator[None]:
    """Give the error of the disk that the library has wrapped."""
    try:
        yield
    except kind as error:
        raise OSError(str(error)) from error


def _formats(book: "Workbook") -> Mapping[str, "Format"]:
    head = {"bold": True, "text_wrap": True, "align": "center", "valign": "vcenter", "border": 1, "bg_color": "#DDEBF7"}
    return {
        "title": book.add_format({"bold": True, "font_size": 16}),
        "note": book.add_format({"font_color": "#595959"}),
        "heading": book.add_format(head),
        "text": book.add_format({"valign": "top", "text_wrap": True}),
        # Format "@" keeps what is typed later as text too; not for long texts, which Excel then shows as ####.
        "code": book.add_format({"valign": "top", "num_format": "@"}),
        "number": book.add_format({"valign": "top"}),
        "day": book.add_format({"valign": "top", "align": "left", "num_format": "yyyy-mm-dd"}),
        "moment": book.add_format({"valign": "top", "align": "left", "num_format": "yyyy-mm-dd hh:mm:ss"}),
    }


def _write_head(page: "Worksheet", formats: Mapping[str, "Format"], sheet: Sheet, path: Path) -> int:
    """Write title, notes and headings; give the index of the line with the headings."""
    for index, column in enumerate(sheet.columns):
        usual = formats["code"] if column.kind is FieldKind.CODE else None
        page.set_column(index, index, min(2 * column.width + 1, _WIDEST), usual)
    above = [("title", sheet.title)] if sheet.title else []
    above += [("note", note) for note in sheet.notes]
    top = len(above)
    for index, (style, text) in enumerate(above):
        page.write_string(index, 0, _check_xlsx(text, f"{path.name} › A{index + 1}"), formats[style])
    for index, column in enumerate(sheet.columns):
        where = f"{path.name} › {column_letter(index)}{top + 1}"
        page.write_string(top, index, _check_xlsx(column.heading, where), formats["heading"])
    page.freeze_panes(top + 1, 0)
    return top


def _write_cell(
    page: "Worksheet", formats: Mapping[str, "Format"], at: tuple[int, int], cell: Cell, kind: FieldKind
) -> None:
    if isinstance(cell, datetime) and cell.year >= _FIRST_YEAR:
        page.write_datetime(*at, cell.replace(tzinfo=None), formats["moment"])
    elif isinstance(cell, date) and not isinstance(cell, datetime) and cell.year >= _FIRST_YEAR:
        page.write_datetime(*at, cell, formats["day"])
    elif isinstance(cell, int) and not isinstance(cell, bool) and kind is not FieldKind.CODE and abs(cell) < _EXACT:
        page.write_number(*at, cell, formats["number"])
    elif text := _as_text(cell):
        page.write_string(*at, text, formats["code" if kind is FieldKind.CODE else "text"])


def _checked_rows(
    sheet: Sheet, path: Path, *, first: int, check: Callable[[str, str], str]
) -> Iterator[tuple[int, Sequence[Cell]]]:
    """Number the rows and make sure that each cell can be kept whole, before it is written."""
    for number, row in enumerate(sheet.rows, start=first):
        if len(row) != len(sheet.columns):
            raise ValueError(f"row {number} has {len(row)} cells for {len(sheet.columns)} columns")
        if number > _ROWS_IN_XLSX and check is _check_xlsx:
            raise InputError("sheet.too-long", where=path.name, rows=_ROWS_IN_XLSX)
        for index, cell in enumerate(row):
            if isinstance(cell, str):
                check(cell, f"{path.name} › {column_letter(index)}{number}")
        yield number, row


def _check_csv(text: str, where: str) -> str:
    return _check_length(text, where, len(text), LONGEST)


def _check_xlsx(text: str, where: str) -> str:
    if _NO_XML.search(text):
        raise InputError("cell.no-character", where=where)
    # Excel counts UTF-16 units: a character such as 𠮷 is two.
    return _check_length(text, where, len(text) + sum(char > "\uffff" for char in text), _LONGEST_IN_XLSX)


def _check_length(text: str, where: str, length: int, longest: int) -> str:
    try:
        check_text(text)
    except InputError as error:
        raise error.at(where) from None
    if length > longest:
        raise InputError("cell.too-long", where=where, length=length, longest=longest)
    return text


def _as_text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=None).isoformat(" ", "seconds")
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _sheet_name(title: str) -> str:
    """
    Make the name of a sheet from its title, as far as Excel allows.

    >>> _sheet_name("工作台账[2026/09]")
    '工作台账 2026 09'
    """
    name = " ".join(_NO_SHEET_NAME.sub(" ", title).split())[:_LONGEST_SHEET_NAME].strip(" '")
    return "Sheet1" if not name or name.casefold() == "history" else name
