"""Real files: every row arrives, nothing is lost."""

import os
from collections import Counter
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from govliaison.values import Field, FieldKind, parse_moment
from govliaison_spreadsheets import open_table

SHARED = Path(os.environ.get("GOVLIAISON_SHARED") or Path(__file__).parents[3] / "../shared") / "data"

ENTERPRISE = (
    Field(name="name", zh="企业名称", en="Name", required=True),
    Field(name="code", zh="统一社会信用代码", en="Credit code", kind=FieldKind.CODE, required=True),
    Field(name="founded", zh="成立日期", en="Start date", kind=FieldKind.DAY),
    Field(name="capital", zh="注册资本", en="Registered capital", synonyms=("RegistCapi",), kind=FieldKind.MONEY),
    Field(name="address", zh="住所", en="Address"),
    Field(name="area", zh="地区代码", en="Area code", kind=FieldKind.CODE),
)
MESSAGE = (
    Field(name="id", zh="留言编号", en="Message number", kind=FieldKind.CODE, required=True),
    Field(name="title", zh="留言主题", en="Subject"),
    Field(name="sent", zh="留言时间", en="Sent at", kind=FieldKind.MOMENT),
    Field(name="text", zh="留言详情", en="Text"),
    Field(name="answer", zh="答复意见", en="Answer"),
    Field(name="answered", zh="答复时间", en="Answered at", kind=FieldKind.MOMENT),
)


def real(name: str) -> Path:
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"{name} is not here")
    return path


@pytest.mark.parametrize(
    ("file", "fields", "rows"),
    [
        ("enterprises.csv", ENTERPRISE, 1551),
        ("enterprises_raw_sample.txt", ENTERPRISE, 80),
        ("messages_replies.csv", MESSAGE, 1363),
        ("messages_messy.xlsx", MESSAGE, 128),
    ],
)
def test_every_row_of_a_real_file_arrives_with_all_wanted_columns(
    file: str, fields: tuple[Field, ...], rows: int
) -> None:
    reading = open_table(real(file), fields)
    read = list(reading.rows)
    assert {column.field for column in reading.columns} - {None} == {field.name for field in fields}
    assert len(read) == rows
    assert not [row for row in read if row.skipped or fields[0].name not in row.cells]
    assert {problem.reason.code for row in read for problem in row.problems} <= {"cell.number-code"}


def test_a_dict_literal_is_read_like_the_same_row_of_the_csv() -> None:
    rows = {row.cells["code"]: row.cells for row in open_table(real("enterprises.csv"), ENTERPRISE).rows}
    raw = [row.cells for row in open_table(real("enterprises_raw_sample.txt"), ENTERPRISE).rows]
    both = [(cells, rows[cells["code"]]) for cells in raw if cells["code"] in rows]
    assert all(one["name"] == other["name"] and one["founded"] == other["founded"] for one, other in both)
    assert all("\t" in cells["area"] for cells in raw)


def test_the_messy_workbook_tells_the_same_as_the_clean_file() -> None:

    zone = ZoneInfo("Asia/Shanghai")
    clean = {row.cells["id"]: row.cells for row in open_table(real("messages_replies.csv"), MESSAGE).rows}
    found = Counter[str]()
    for row in open_table(real("messages_messy.xlsx"), MESSAGE).rows:
        other = clean[row.cells["id"]]
        found["sent"] += parse_moment(row.cells["sent"], zone) == parse_moment(other["sent"], zone)
        found["answered"] += parse_moment(row.cells["answered"], zone) == parse_moment(other["answered"], zone)
        found["stray"] += row.cells["text"][0] in "\t\n"
    assert found == {"sent": 128, "answered": 128, "stray": 0}
