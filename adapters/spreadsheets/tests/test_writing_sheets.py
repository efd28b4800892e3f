"""Sheets for people: whole or not at all, and never a formula."""

import gc
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govliaison.errors import InputError
from govliaison.values import Cell, Column, Field, FieldKind, Sheet
from govliaison_spreadsheets import open_table, write_sheet

CHINA = timezone(timedelta(hours=8))
COLUMNS = (
    Column(heading="编号", kind=FieldKind.CODE, width=10),
    Column(heading="内容", width=40),
    Column(heading="日期", kind=FieldKind.DAY),
    Column(heading="时间", kind=FieldKind.MOMENT),
    Column(heading="件数", kind=FieldKind.NUMBER),
)
FIELDS = tuple(
    Field(name=name, zh=column.heading, en=name, kind=column.kind)
    for name, column in zip(("id", "text", "day", "moment", "count"), COLUMNS, strict=True)
)
ROW: tuple[Cell, ...] = (
    "001",
    "=1+1",
    date(2026, 9, 28),
    datetime(2026, 9, 28, 16, 20, 5, tzinfo=CHINA),
    12,
)


def sheet(*rows: tuple[Cell, ...], **changes: object) -> Sheet:
    parts: dict[str, object] = {
        "title": "工作台账",
        "columns": COLUMNS,
        "rows": rows,
        "notes": ("截至九月底",),
        **changes,
    }
    return Sheet(**parts)  # type: ignore[arg-type]


def refused(made: Sheet, path: Path) -> InputError:
    with pytest.raises(InputError) as caught:
        write_sheet(made, path)
    assert "{" not in caught.value.message("zh") + caught.value.hint("zh")
    return caught.value


def left_in(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_the_libraries_behind_are_loaded_only_when_needed() -> None:
    code = "import sys, govliaison_spreadsheets; print({'xlsxwriter', 'python_calamine'} & set(sys.modules))"
    assert "set()\n" == subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout  # noqa: S603


def test_a_workbook_has_title_notes_heading_real_dates_and_codes_as_text(tmp_path: Path) -> None:
    write_sheet(sheet(ROW, (914, True, None, "", False)), tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    page = book.worksheets[0]
    assert [
        ("工作台账", None, None, None, None),
        ("截至九月底", None, None, None, None),
        ("编号", "内容", "日期", "时间", "件数"),
        ("001", "=1+1", datetime(2026, 9, 28), datetime(2026, 9, 28, 16, 20, 5), 12),  # noqa: DTZ001
        ("914", "是", None, None, "否"),
    ] == list(page.values)
    assert "s" == page["B4"].data_type
    assert "@" == page["A4"].number_format
    assert ("工作台账", "A4", "A3:E5") == (page.title, page.freeze_panes, page.auto_filter.ref)
    assert 80 <= page.column_dimensions["B"].width <= 83
    assert ["a.xlsx"] == left_in(tmp_path)


def test_csv_is_for_programs_heading_and_rows_alone(tmp_path: Path) -> None:
    write_sheet(sheet(ROW, ("'x", "'=1", None, None, -5)), tmp_path / "a.CSV")
    assert (
        "\ufeff编号,内容,日期,时间,件数\r\n001,'=1+1,2026-09-28,2026-09-28 16:20:05,12\r\n'x,''=1,,,-5\r\n".encode()
        == (tmp_path / "a.CSV").read_bytes()
    )


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_what_was_written_is_read_again(tmp_path: Path, name: str) -> None:
    write_sheet(sheet(ROW), tmp_path / name)
    (row,) = open_table(tmp_path / name, FIELDS).rows
    assert {
        "id": "001",
        "text": "=1+1",
        "day": "2026-09-28",
        "moment": "2026-09-28 16:20:05",
        "count": "12",
    } == row.cells
    assert () == row.problems


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_days_before_1900_and_long_numbers_are_kept_as_text(tmp_path: Path, name: str) -> None:
    old = datetime(1899, 1, 2, 3, 4, 5, tzinfo=UTC)
    write_sheet(sheet(("1", "x", date(1650, 1, 2), old, 10**17 + 1)), tmp_path / name)
    (row,) = open_table(tmp_path / name, FIELDS).rows
    assert ["1650-01-02", "1899-01-02 03:04:05", "100000000000000001"] == list(row.cells.values())[2:]


def test_a_sheet_without_title_notes_columns_or_rows_is_written(tmp_path: Path) -> None:
    write_sheet(sheet(title="", notes=()), tmp_path / "a.xlsx")
    assert [("编号", "内容", "日期", "时间", "件数")] == list(
        openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0].values
    )
    write_sheet(sheet(title="", notes=(), columns=()), tmp_path / "b.xlsx")
    assert (tmp_path / "b.xlsx").exists()


@pytest.mark.parametrize("title", ["History", "'", "[甲]*乙:?/\\" * 9, "\x01"])
def test_any_title_makes_a_sheet_that_excel_opens(tmp_path: Path, title: str) -> None:
    write_sheet(sheet(ROW, title=title), tmp_path / "a.xlsx")
    assert 1 == sum(1 for _ in open_table(tmp_path / "a.xlsx", FIELDS).rows)


@pytest.mark.parametrize(
    ("cell", "name", "code"),
    [
        ("长" * 32_768, "a.xlsx", "cell.too-long"),
        ("𠮷" * 16_384, "a.xlsx", "cell.too-long"),
        ("长" * 131_073, "a.csv", "cell.too-long"),
        ("\0", "a.xlsx", "text.nul"),
        ("\0", "a.csv", "text.nul"),
        ("\ud842", "a.xlsx", "text.surrogate"),
        ("\ud842", "a.csv", "text.surrogate"),
        ("\ufffe", "a.xlsx", "cell.no-character"),
    ],
)
def test_a_text_that_cannot_be_kept_whole_is_refused_with_its_place(
    tmp_path: Path, cell: str, name: str, code: str
) -> None:
    (tmp_path / name).write_text("old", encoding="utf-8")
    error = refused(sheet(("1", "x", None, None, None), ("2", cell, None, None, None)), tmp_path / name)
    assert (code, f"{name} › B{5 if name == 'a.xlsx' else 3}") == (error.code, error.where)
    assert ([name], "old") == (left_in(tmp_path), (tmp_path / name).read_text(encoding="utf-8"))


def test_the_longest_text_is_kept(tmp_path: Path) -> None:
    for name, longest in (("a.xlsx", "长" * 32_767), ("b.xlsx", "𠮷" * 16_383), ("a.csv", "长" * 131_072)):
        write_sheet(sheet(("1", longest, None, None, None)), tmp_path / name)
        (row,) = open_table(tmp_path / name, FIELDS).rows
        assert longest == row.cells["text"]


def test_a_row_of_another_width_is_a_mistake_of_the_caller(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="row 2 has 1 cells for 5 columns"):
        write_sheet(sheet(("1",)), tmp_path / "a.csv")
    assert [] == left_in(tmp_path)


def test_more_rows_than_a_workbook_holds_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govliaison_spreadsheets.writing._ROWS_IN_XLSX", 4)
    assert "sheet.too-long" == refused(sheet(ROW, ROW), tmp_path / "a.xlsx").code
    write_sheet(sheet(*[ROW] * 9), tmp_path / "a.csv")


def test_a_place_where_nothing_can_be_written_is_said_clearly(tmp_path: Path) -> None:
    assert "file.no-folder" == refused(sheet(), tmp_path / "none" / "a.xlsx").code
    assert "file.suffix" == refused(sheet(), tmp_path / "a.pdf").code
    (tmp_path / "a.csv").mkdir()
    assert "file.folder" == refused(sheet(), tmp_path / "a.csv").code


@pytest.mark.parametrize("lock", ["~$a.xlsx", "~$xlsx", ".~lock.a.xlsx#"])
def test_a_file_open_in_a_spreadsheet_program_is_not_replaced(tmp_path: Path, lock: str) -> None:
    (tmp_path / lock).touch()
    error = refused(sheet(), tmp_path / "a.xlsx")
    assert "file.locked" == error.code
    assert lock in error.hint("zh")
    assert [lock] == left_in(tmp_path)


@pytest.mark.parametrize(
    ("error", "code"),
    [(PermissionError(13, "denied"), "file.locked"), (OSError(28, "No space left"), "file.unwritable")],
)
def test_a_file_that_cannot_take_its_place_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, code: str
) -> None:
    def fail(*_: object) -> None:
        raise error

    (tmp_path / "a.csv").write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, "replace", fail)
    assert code == refused(sheet(ROW), tmp_path / "a.csv").code
    assert ["a.csv"] == left_in(tmp_path)
    assert "old" == (tmp_path / "a.csv").read_text(encoding="utf-8")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("what", ["xlsxwriter.workbook.ZipFile", "zipfile.ZipFile.write"])
def test_a_full_disk_is_said_clearly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "scratch").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "scratch"))
    monkeypatch.setattr(what, fail)
    assert "file.unwritable" == refused(sheet(ROW), tmp_path / "a.xlsx").code
    assert ["scratch"] == left_in(tmp_path)
    assert [] == left_in(tmp_path / "scratch")
    gc.collect()  # xlsxwriter leaves a file open then


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_rows_that_break_off_leave_nothing_behind(tmp_path: Path, name: str) -> None:
    def broken() -> Iterator[tuple[Cell, ...]]:
        yield ROW
        raise RuntimeError("store gone")

    with pytest.raises(RuntimeError, match="store gone"):
        write_sheet(sheet(rows=broken()), tmp_path / name)
    assert [] == left_in(tmp_path)


hostile = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufffe\uffff")
    | st.sampled_from("=+-@＝＋'\"\t\r\n,;_x0041_𠮷㐀９Ａ　 {[<"),
    max_size=40,
) | st.sampled_from(
    [
        "=cmd|' /C calc'!A1",
        "'=1",
        "''=1",
        '="1"',
        "'" * 3,
        "_x000D_",
        "#N",
        "#N/A",
        "'#N/A",
        "#REF!",
        "a\r\nb",
        "\u2028",
        "长" * 32_767,
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(hostile, hostile), max_size=5), st.sampled_from(["a.xlsx", "a.csv"]))
def test_hostile_text_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, texts: list[tuple[str, str]], name: str
) -> None:
    path = tmp_path_factory.getbasetemp() / name
    columns = tuple(Column(heading=heading) for heading in ("编号", "甲栏", "乙栏"))
    fields = tuple(Field(name=name, zh=zh, en=name) for name, zh in (("id", "编号"), ("a", "甲栏"), ("b", "乙栏")))
    rows = [(f"n{number}", *pair) for number, pair in enumerate(texts)]
    write_sheet(Sheet(title="往返", columns=columns, rows=rows), path)
    expected = [
        {key: kept for key, cell in zip(("id", "a", "b"), row, strict=True) if (kept := without_stray(cell))}
        for row in rows
    ]
    read = list(open_table(path, fields).rows)
    assert expected == [dict(row.cells) for row in read]
    assert not [row for row in read if row.skipped or row.extra or row.problems]


def without_stray(cell: str) -> str:
    """Blank cells are empty, and tabs and line breaks at the ends are taken for damage; all else is kept."""
    if not cell.strip():
        return ""
    head = cell[: len(cell) - len(cell.lstrip())]
    tail = cell[len(cell.rstrip()) :]
    first = max(head.rfind(char) for char in "\t\r\n") + 1
    ends = [tail.find(char) for char in "\t\r\n" if char in tail]
    last = len(cell) - len(tail) + min(ends) if ends else len(cell)
    return cell[first:last]
