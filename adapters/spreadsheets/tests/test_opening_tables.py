"""Formats by content, and what is wrong with a file said clearly."""

import json
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from datetime import time as clock
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govliaison.errors import InputError
from govliaison.texts import CATALOGUE
from govliaison.values import Field, FieldKind, Reason, Row, check_text
from govliaison_spreadsheets import open_table

FIELDS = (
    Field(name="name", zh="企业名称", en="Enterprise", synonyms=("单位名称",), required=True),
    Field(name="code", zh="统一社会信用代码", en="Credit code", kind=FieldKind.CODE),
    Field(name="founded", zh="成立日期", en="Founded", kind=FieldKind.DAY),
    Field(name="capital", zh="注册资本", en="Capital", kind=FieldKind.MONEY),
)
HEADING = ["企业名称", "统一社会信用代码", "成立日期", "注册资本"]
FIRST = ["甲公司", "91410400MA0000001X", "2026-01-09", "100万元"]
CELLS = {"name": "甲公司", "code": "91410400MA0000001X", "founded": "2026-01-09", "capital": "100万元"}

Line = Sequence[object]


def workbook(path: Path, *lines: Line, edit: Callable[[openpyxl.Workbook], None] | None = None) -> Path:
    book = openpyxl.Workbook()
    for line in lines:
        book.worksheets[0].append(list(line))
    if edit:
        edit(book)
    book.save(path)
    return path


def merge(*ranges: str) -> Callable[[openpyxl.Workbook], None]:
    def edit(book: openpyxl.Workbook) -> None:
        for cells in ranges:
            book.worksheets[0].merge_cells(cells)

    return edit


def text(path: Path, content: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(content.encode(encoding))
    return path


def rows(path: Path) -> list[Row]:
    return list(open_table(path, FIELDS).rows)


def refusal(path: Path, **how: object) -> InputError:
    with pytest.raises(InputError) as caught:
        list(open_table(path, FIELDS, **how).rows)  # type: ignore[arg-type]
    error = caught.value
    known = CATALOGUE[error.code]
    assert known.zh
    assert known.hint_zh
    assert "{" not in error.message("zh") + error.hint("zh") + error.message("en") + error.hint("en")
    assert error.where
    return error


# ---- formats ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
@pytest.mark.parametrize("name", ["a.csv", "a.xls", "a.txt"])
def test_delimited_text_is_read_in_any_usual_encoding_whatever_its_name(
    tmp_path: Path, encoding: str, delimiter: str, name: str
) -> None:
    content = "".join(delimiter.join(line) + "\r\n" for line in (HEADING, FIRST, ["𠮷野家，有限公司", "", "", ""]))
    read = rows(text(tmp_path / name, content, encoding))
    assert [CELLS, {"name": "𠮷野家，有限公司"}] == [row.cells for row in read]
    assert [2, 3] == [row.number for row in read]
    assert f"{name} › 2" == read[0].where


def test_utf_16_big_endian_is_read(tmp_path: Path) -> None:
    content = "\ufeff企业名称,备注\n甲公司,无\n".encode("utf-16-be")
    (tmp_path / "a.csv").write_bytes(content)
    assert [{"name": "甲公司"}] == [row.cells for row in rows(tmp_path / "a.csv")]


@pytest.mark.parametrize(("encoding", "broken"), [("utf-8", b"\xe7\x94"), ("gb18030", b"\xbc\xff")])
def test_half_a_character_costs_only_its_cell(tmp_path: Path, encoding: str, broken: bytes) -> None:
    content = "企业名称,住所\n甲公司,@\n乙公司,平安路一号\n".encode(encoding).replace(b"@", broken)
    (tmp_path / "a.csv").write_bytes(content)
    first, second = rows(tmp_path / "a.csv")
    assert {"name": "甲公司"} == first.cells
    assert {} == first.extra
    assert [("住所", "a.csv › B2", "text.surrogate")] == [
        (problem.field, problem.where, problem.reason.code) for problem in first.problems
    ]
    assert ({"name": "乙公司"}, {"住所": "平安路一号"}) == (second.cells, second.extra)


def test_the_ways_of_others_to_keep_numbers_as_text_are_undone(tmp_path: Path) -> None:
    content = '企业名称,统一社会信用代码,住所\n甲,"=""0012""",\n乙,0013\t,\'-\n'
    assert [({"name": "甲", "code": "0012"}, {}), ({"name": "乙", "code": "0013"}, {"住所": "-"})] == [
        (row.cells, row.extra) for row in rows(text(tmp_path / "a.csv", content))
    ]


def test_a_column_without_heading_never_takes_the_place_of_another(tmp_path: Path) -> None:
    (row,) = rows(text(tmp_path / "a.csv", "企业名称,C,,D\n甲,1,2,3,4\n"))
    assert {"C": "1", "(C)": "2", "D": "3", "E": "4"} == row.extra


def test_nul_costs_only_its_cell(tmp_path: Path) -> None:
    (row,) = rows(text(tmp_path / "a.csv", "企业名称,住所\n甲公司,平安\0路\n"))
    assert ({"name": "甲公司"}, {}) == (row.cells, row.extra)
    assert [Reason.of("text.nul")] == [problem.reason for problem in row.problems]


def test_a_workbook_is_read_whatever_its_name(tmp_path: Path) -> None:
    book = workbook(tmp_path / "a.xlsx", HEADING, FIRST)
    for name in ("a.csv", "a.xls", "a"):
        book = book.rename(tmp_path / name)
        (row,) = rows(book)
        assert CELLS == row.cells
        assert f"{name} › Sheet › 2" == row.where


def test_an_open_document_sheet_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    lines = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in line
        )
        + "</table:table-row>"
        for line in (HEADING, FIRST)
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        archive.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:spreadsheet><table:table table:name='表一'>{lines}"
            "</table:table></office:spreadsheet></office:body></office:document-content>",
        )
    assert [CELLS] == [row.cells for row in rows(path)]


def test_html_that_calls_itself_xls_is_read(tmp_path: Path) -> None:
    content = """
    <html><head><title>导出</title><style>td {}</style></head><body><p>说明</p>
    <table><tr><th colspan=4>企业台账<tr>
    <th>企业<br>名称</th><th>统一社会信用代码</th><th>成立日期</th><th>注册资本</th></tr>
    <tr><td rowspan="2">甲公司</td><td> 91410400MA0000001X&nbsp;</td><td>2026-01-09</td><td>100&#19975;元</td></tr>
    <tr><td>91410400MA0000002X<td><script>x</script><td><table><tr><td>内</td></tr></table></tr>
    </table></body></html>"""
    first, second = rows(text(tmp_path / "a.xls", content, "gb18030"))
    assert CELLS == first.cells
    assert {"name": "甲公司", "code": "91410400MA0000002X"} == second.cells
    assert "a.xls › 1 › 4" == second.where


def test_html_forgives_cells_without_row_and_rows_without_end(tmp_path: Path) -> None:
    content = "<table><td>企业名称<td colspan=x rowspan=2>住所<tr><td><b>甲</b>公司<p>分部</table></table></td>"
    (row,) = rows(text(tmp_path / "a.htm", content))
    assert {"name": "甲公司\n分部"} == row.cells


@pytest.mark.parametrize(
    "content",
    [
        "{'企业名称': '甲公司', 'No': None, 'Flag': True, 'Tags': ['a'], '统一社会信用代码': 914}\n",
        '\n{"企业名称": "甲公司", "No": null, "Flag": true, "Tags": ["a"], "统一社会信用代码": 914}',
        '[{"企业名称": "甲公司", "Flag": true, "Tags": ["a"]\n, "统一社会信用代码": 914, "Share": NaN}]',
        "[{'企业名称': '甲公司', 'Flag': True, 'Tags': ['a'], '统一社会信用代码': 914}]",
    ],
)
def test_records_are_read_as_json_and_as_python_literals(tmp_path: Path, content: str) -> None:
    (row,) = rows(text(tmp_path / "a.txt", content))
    assert {"name": "甲公司", "code": "914"} == row.cells
    assert {"Flag": "是", "Tags": '["a"]'} == row.extra
    assert ["统一社会信用代码"] == [problem.where.split(" › ")[-1] for problem in row.problems]


def test_records_are_never_evaluated_and_broken_ones_are_reported(tmp_path: Path) -> None:
    lines = [
        "{'企业名称': '甲公司'}",
        "{'企业名称': open('x')}",
        "{'企业名称': ",
        "",
        "[1]",
        "[" * 5000,
        "{'企业名称': '乙', 'a': 1}",
    ]
    read = rows(text(tmp_path / "a.txt", "\n".join(lines)))
    assert [1, 2, 3, 5, 6, 7] == [row.number for row in read]
    assert [None, *[Reason.of("row.unreadable")] * 4, None] == [row.skipped for row in read]
    assert ({"name": "乙"}, {"a": "1"}) == (read[-1].cells, read[-1].extra)


def test_a_lone_surrogate_in_a_record_costs_its_cell_alone(tmp_path: Path) -> None:
    content = json.dumps({"企业名称": "甲", "住所": "\ud842", "电\ud842话": "1"})
    (row,) = rows(text(tmp_path / "a.json", content))
    assert ({"name": "甲"}, {"电\ufffd话": "1"}) == (row.cells, row.extra)
    assert [Reason.of("text.surrogate")] == [problem.reason for problem in row.problems]


def test_a_text_in_brackets_that_is_no_record_is_delimited_text(tmp_path: Path) -> None:
    assert [{"name": "甲"}] == [row.cells for row in rows(text(tmp_path / "a.csv", "[台账]\n企业名称,住所\n甲,\n"))]


# ---- what can be wrong with a file -----------------------------------------------------------------------


def test_what_is_no_file_is_said_clearly(tmp_path: Path) -> None:
    assert "file.missing" == refusal(tmp_path / "none.csv").code
    assert "file.folder" == refusal(tmp_path).code
    (tmp_path / "empty.csv").touch()
    assert "file.empty" == refusal(tmp_path / "empty.csv").code
    assert "file.empty" == refusal(text(tmp_path / "blank.csv", "\ufeff \r\n\n")).code


def test_a_file_that_may_not_be_read_is_said_clearly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbid(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = text(tmp_path / "a.csv", "x")
    monkeypatch.setattr(Path, "open", forbid)
    assert "file.unreadable" == refusal(path).code


@pytest.mark.parametrize(
    ("start", "code"),
    [
        (b"%PDF-1.7 \xff", "table.foreign"),
        (b"\x89PNG\r\n", "table.foreign"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "table.foreign"),
        (b"PK\x03\x04 broken", "table.broken"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "table.broken"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "table.encrypted"),
        (bytes(range(128, 256)) * 4, "table.no-heading"),
        (b"<p>no table</p>", "table.no-heading"),
    ],
)
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, start: bytes, code: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(start)
    assert code == refusal(path).code


def test_an_unclosed_quotation_mark_over_a_long_text_is_refused_with_its_row(tmp_path: Path) -> None:
    path = text(tmp_path / "a.csv", "企业名称,住所\n甲,乙\n" + "丙,丁\n" * 100 + '"' + "很长," * 100_000)
    error = refusal(path)
    assert ("table.broken-row", 103) == (error.code, error.params["row"])


def test_a_quotation_mark_never_closed_is_refused_before_it_swallows_rows(tmp_path: Path) -> None:
    path = text(tmp_path / "a.csv", '企业名称,住所\n甲,"一\n号"\n乙,"二号\n丙,三号\n')
    read = open_table(path, FIELDS).rows
    assert {"住所": "一\n号"} == next(read).extra
    with pytest.raises(InputError) as caught:
        next(read)
    assert ("table.broken-row", "a.csv › 3") == (caught.value.code, caught.value.where)


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(["", "企业名称,住所\n", "<table><tr>", "[", "{", "{'企业名称':", "\ufeff", "企业名称\t"]),
    st.binary(max_size=200)
    | st.text("<>tabler/d =1'\"\n,[]{}:企业名称\ud842", max_size=100).map(
        lambda text: text.encode(errors="surrogatepass")
    ),
)
def test_nothing_but_an_input_error_ever_comes_from_a_strange_file(
    tmp_path_factory: pytest.TempPathFactory, start: str, rest: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "strange"
    path.write_bytes(start.encode() + rest)
    with suppress(InputError):
        for row in open_table(path, FIELDS).rows:
            assert all(text == check_text(text) for text in (*row.cells.values(), *row.extra.values(), *row.extra))


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=20))
def test_nothing_but_an_input_error_ever_comes_from_a_damaged_workbook(
    tmp_path_factory: pytest.TempPathFactory, at: int, damage: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "damaged.xlsx"
    whole = workbook(path, HEADING, FIRST).read_bytes()
    at %= len(whole)
    path.write_bytes(whole[:at] + damage + whole[at + len(damage) :])
    with suppress(InputError):
        list(open_table(path, FIELDS).rows)


def test_a_table_without_heading_or_required_column_is_refused(tmp_path: Path) -> None:
    assert "table.no-heading" == refusal(text(tmp_path / "a.csv", "1,2\n3,4\n")).code
    error = refusal(text(tmp_path / "b.csv", "统一社会信用代码,注册资本\n1,2\n"))
    assert ("table.column-missing", "企业名称") == (error.code, error.params["missing"])
    assert "统一社会信用代码" in error.message("zh")


# ---- sheets ----------------------------------------------------------------------------------------------


def with_sheets(*titles: str, filled: int = 1) -> Callable[[openpyxl.Workbook], None]:
    def edit(book: openpyxl.Workbook) -> None:
        for title in titles:
            sheet = book.create_sheet(title)
            for line in (HEADING, FIRST)[: filled + 1]:
                sheet.append(line)

    return edit


def test_the_sheet_with_the_heading_is_found(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ["说明"], ["请逐行填写"], edit=with_sheets("数据"))
    reading = open_table(path, FIELDS)
    assert "a.xlsx › 数据" == reading.name
    assert [CELLS] == [row.cells for row in reading.rows]


def test_sheets_alike_must_be_named_but_an_empty_form_is_no_rival(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", HEADING, FIRST, edit=with_sheets("二月"))
    error = refusal(path)
    assert ("table.many-sheets", "Sheet、二月") == (error.code, error.params["sheets"])
    assert "a.xlsx › 二月" == open_table(path, FIELDS, sheet="二月").name
    error = refusal(path, sheet="三月")
    assert ("table.no-sheet", "Sheet、二月") == (error.code, error.params["possible"])
    form = workbook(tmp_path / "b.xlsx", HEADING, FIRST, edit=with_sheets("空表", filled=0))
    assert "b.xlsx › Sheet" == open_table(form, FIELDS).name


def test_a_hidden_sheet_is_read_only_by_name(tmp_path: Path) -> None:
    def hide(book: openpyxl.Workbook) -> None:
        with_sheets("旧")(book)
        book["旧"].sheet_state = "hidden"

    path = workbook(tmp_path / "a.xlsx", HEADING, FIRST, edit=hide)
    assert "a.xlsx › Sheet" == open_table(path, FIELDS).name
    assert "a.xlsx › 旧" == open_table(path, FIELDS, sheet="旧").name
    assert "table.no-sheet" == refusal(text(tmp_path / "a.csv", "企业名称\n甲\n"), sheet="旧").code


# ---- heading ---------------------------------------------------------------------------------------------


def test_titles_above_the_heading_and_blank_rows_do_not_matter(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        ["企业台账"],
        [],
        [None, "填报单位：某局", None, "单位：万元"],
        [None, *HEADING],
        [],
        [None, "甲公司", "91410400MA0000001X", datetime(2026, 1, 9), 100],  # noqa: DTZ001
        edit=merge("A1:E1"),
    )
    reading = open_table(path, FIELDS)
    assert [("B", "企业名称", "name"), ("C", "统一社会信用代码", "code")] == [
        (column.column, column.heading, column.field) for column in reading.columns
    ][:2]
    (row,) = reading.rows
    assert (6, CELLS) == (row.number, row.cells)


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_heading_of_two_lines_is_joined(tmp_path: Path, kind: str) -> None:
    fields = (
        Field(name="name", zh="企业名称", en="Name"),
        Field(name="lead", zh="责任单位", en="Lead"),
        Field(name="person", zh="责任单位联系人", en="Person"),
        Field(name="phone", zh="联系电话", en="Phone"),
    )
    lines = (["台账"], ["企业名称", "责任单位", "", "备注"], ["", "名称", "联系人", ""], ["甲", "某局", "李", "无"])
    if kind == "xlsx":
        path = workbook(tmp_path / "a.xlsx", *lines, edit=merge("A1:D1", "A2:A3", "B2:C2", "D2:D3"))
    else:
        path = text(tmp_path / "a.csv", "".join(",".join(line) + "\n" for line in lines))
    reading = open_table(path, fields)
    assert ["企业名称", "责任单位/名称", "责任单位/联系人", "备注"] == [column.heading for column in reading.columns]
    (row,) = reading.rows
    assert {"name": "甲", "person": "李"}.items() <= row.cells.items()
    assert "某局" in {**row.cells, **row.extra}.values()


def test_columns_of_one_heading_or_none_lose_nothing(tmp_path: Path) -> None:
    path = text(tmp_path / "a.csv", "企业名称,备注,,备注,备 注\n甲,一,二,三,四,五\n")
    (row,) = rows(path)
    assert {"备注": "一", "C": "二", "备注 (2)": "三", "备 注": "四", "F": "五"} == row.extra
    assert [("F", "a.csv › F2", "cell.beyond")] == [
        (problem.field, problem.where, problem.reason.code) for problem in row.problems
    ]


# ---- rows that are no data -------------------------------------------------------------------------------


def test_totals_titles_and_repeated_headings_are_given_as_skipped(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        ["序号", *HEADING],
        ["一、市直"],
        [1, *FIRST],
        ["小 计", None, None, None, "100万元"],
        ["序号", *HEADING],
        ["二、县区"],
        [2, "合计通有限公司"],
        [None, "合计：2家"],
        ["Total"],
        ["注：数据截至月底"],
        edit=merge("A6:E6"),
    )
    read = rows(path)
    assert [
        (2, "row.title"),
        (3, None),
        (4, "row.total"),
        (5, "row.heading"),
        (6, "row.title"),
        (7, None),
        (8, "row.total"),
        (9, "row.total"),
        (10, "row.title"),
    ] == [(row.number, row.skipped and row.skipped.code) for row in read]
    assert "合计通有限公司" == read[5].cells["name"]


def test_merged_data_cells_are_filled_where_a_column_has_a_heading(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        ["企业名称", "", "住所", "电话", "传真"],
        ["甲", None, "一号", "1", None],
        [None, None, "二号", "2", None],
        ["乙", None, "三号", "3", "4"],
        edit=merge("A1:B1", "A2:B3", "D2:E2", "A4:B4"),
    )
    assert [
        ({"name": "甲"}, {"住所": "一号", "电话": "1", "传真": "1"}),
        ({"name": "甲"}, {"住所": "二号", "电话": "2"}),
        ({"name": "乙"}, {"住所": "三号", "电话": "3", "传真": "4"}),
    ] == [(row.cells, row.extra) for row in rows(path)]


# ---- cells -----------------------------------------------------------------------------------------------


def test_the_damage_of_number_cells_is_undone_or_reported(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        ["企业名称", "统一社会信用代码", "成立日期", "注册资本（万元）", "电话", "时刻", "历时", "在册"],
        ["\n\t甲公司\t", 410400000012345, 46031, 100.0, 13800000000, clock(8, 30), timedelta(hours=30), True],
        ["乙公司", 914104000000123456, datetime(2026, 1, 9, 16, 20, 5), "200万美元", None, None, None, False],  # noqa: DTZ001
        ["丙公司", "9.14104E+17", 2026, "1,000.50", None, None, None, None],
    )
    first, second, third = rows(path)
    assert {"name": "甲公司", "code": "410400000012345", "founded": "2026-01-09", "capital": "100万元"} == first.cells
    assert {"电话": "13800000000", "时刻": "08:30:00", "历时": "30:00:00", "在册": "是"} == first.extra
    assert ["cell.number-code"] == [problem.reason.code for problem in first.problems]
    assert {"name": "乙公司", "founded": "2026-01-09 16:20:05", "capital": "200万美元"} == second.cells
    assert [("code", "a.xlsx › Sheet › B3", "cell.code-damaged")] == [
        (problem.field, problem.where, problem.reason.code) for problem in second.problems
    ]
    assert {"name": "丙公司", "founded": "2026", "capital": "1,000.50万元"} == third.cells
    assert ["cell.code-damaged"] == [problem.reason.code for problem in third.problems]


def test_formula_errors_are_reported_and_a_formula_without_value_is_empty(tmp_path: Path) -> None:
    def spoil(book: openpyxl.Workbook) -> None:
        sheet = book.worksheets[0]
        for cell in ("A2", "C3"):
            sheet[cell] = "#N/A"
            sheet[cell].data_type = "e"

    path = workbook(tmp_path / "a.xlsx", HEADING, [None, "=1+1", "#REF!"], ["甲"], edit=spoil)
    first, second = rows(path)
    assert {} == first.cells
    assert [("name", "a.xlsx › Sheet › A2", "#N/A"), ("founded", "a.xlsx › Sheet › C2", "#REF!")] == [
        (problem.field, problem.where, problem.reason.param("error")) for problem in first.problems
    ]
    assert {"name": "甲"} == second.cells
    assert ["founded"] == [problem.field for problem in second.problems]


@pytest.mark.parametrize(
    "content",
    ["企业名称,注册资本,住所\n甲,#DIV/0!,'#N/A\n", "<table><tr><td>企业名称<td>注册资本<tr><td>甲<td>#DIV/0!</table>"],
)
def test_formula_errors_are_reported_in_text_too(tmp_path: Path, content: str) -> None:
    (row,) = rows(text(tmp_path / "a.xls", content))
    assert {"name": "甲"} == row.cells
    assert [("capital", Reason.of("cell.error", error="#DIV/0!"))] == [(odd.field, odd.reason) for odd in row.problems]
    assert row.extra in ({}, {"住所": "#N/A"})


def test_an_error_pasted_as_text_is_no_amount(tmp_path: Path) -> None:
    (row,) = rows(text(tmp_path / "a.json", '{"企业名称": "#N/A", "注册资本": "#N/A"}'))
    assert {"name": "#N/A"} == row.cells
    assert ["cell.error"] == [problem.reason.code for problem in row.problems]


def test_errors_are_looked_for_only_where_the_workbook_says_where_its_sheets_are(tmp_path: Path) -> None:
    from govliaison_spreadsheets.workbooks import find_errors  # noqa: PLC0415

    path = workbook(tmp_path / "a.xlsx", HEADING)
    assert {} == find_errors(path.read_bytes(), "no such sheet")
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("xl/workbook.xml", "<broken")
        archive.writestr("xl/_rels/workbook.xml.rels", "<broken")
    assert {} == find_errors((tmp_path / "b.zip").read_bytes(), "Sheet")


def test_a_text_that_only_says_it_is_utf_16_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "damaged.csv"
    path.write_bytes("企业名称".encode("utf-16") + b"9")
    with pytest.raises(InputError, match=r"table\.encoding"):
        open_table(path, FIELDS)
