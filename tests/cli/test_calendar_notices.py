from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]

NOTICE = """\
国务院办公厅关于2027年部分节假日安排的通知
国办发明电〔2026〕99号
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。1月31日（周日）、2月20日（周六）上班。
2020年11月4日
"""
TOML = """\
year = 2027
dated = 2020-11-04
number = "测试〔2026〕1号"
complete = true
[[day]]
date = 2027-01-01
kind = "off"
name = "元旦"
"""
CSV = "notice_year,date,kind,name\n2027,2027-01-01,off,元旦\n2028,2028-01-03,off,元旦\n"


def write(name: str, text: str) -> Path:
    Path(name).write_text(text, encoding="utf-8")
    return Path(name)


@pytest.mark.usefixtures("office")
def test_a_notice_is_loaded_once_and_counts_from_then_on(call: Call) -> None:
    before = call("calendar", "due", "2027-02-04 10:00", "5 working days", "--json").document
    first = call("calendar", "load", write("n.txt", NOTICE), "--json").document
    again = call("calendar", "load", "n.txt", "--lang", "en")
    after = call("calendar", "due", "2027-02-04 10:00", "5 working days", "--json").document
    wanted = {"source": "国办发明电〔2026〕99号", "region": None, "year": 2027, "off": 10, "work": 2}
    assert [{**wanted, "complete": False, "new": True}] == first
    assert "2027 was loaded before; nothing changed.\n" == again.out
    assert ("2027-02-11T17:00:00+08:00", "2027-02-18T17:00:00+08:00") == (before["due_at"], after["due_at"])


@pytest.mark.usefixtures("office")
def test_a_year_is_shown_as_it_was_known(call: Call) -> None:
    call("calendar", "load", write("n.toml", TOML))
    known = {
        day: call("calendar", "days", 2027, "--known-at", day, "--json").document
        for day in ("2020-11-03", "2020-11-04")
    }
    assert [(False, 0), (True, 1)] == [(each["gazetted"], len(each["days"])) for each in known.values()]
    assert "2027-01-01  放假  元旦  测试〔2026〕1号" in call("calendar", "days", 2027, "--lang", "zh").out
    assert "presumed" in call("calendar", "days", 2029, "--lang", "en").out


@pytest.mark.usefixtures("office")
def test_rows_may_hold_several_years(call: Call) -> None:
    found = call(
        "calendar", "load", write("n.csv", CSV), "--source", "两年", "--issued", "2020-01-01", "--json"
    ).document
    assert [(2027, "两年"), (2028, "两年")] == [(each["year"], each["source"]) for each in found]


@pytest.mark.usefixtures("office")
def test_local_days_hold_in_their_place(call: Call) -> None:
    text = write("local.txt", "7月20日（周一）至21日（周二）放假，共2天。")
    call("calendar", "load", text, "--year", 2026, "--local", "990102")
    found = [call("calendar", "days", 2026, "--local", each, "--json").document for each in ("990102", "990103")]
    assert [1 + 1, 0] == [sum(day["source"] == "local.txt" for day in each["days"]) for each in found]


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("n.txt", "10月1日（周一）放假", "notice.no-year"),
        ("n.txt", "2027年：10月1日（周一）放假", "notice.weekday"),
        ("n.toml", "year =", "notice.toml"),
        ("n.toml", "day = 3", "notice.nothing"),
        ("n.csv", "date\n2027-01-01\n", "notice.row"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(call: Call, name: str, text: str, code: str) -> None:
    answer = call("calendar", "load", write(name, text), "--json")
    assert (1, code, name) == (answer.code, answer.error["error"], answer.error["where"])


def test_days_are_loaded_for_places_that_there_are(office: Path, call: Any) -> None:
    (office / "n.txt").write_text("2026年防汛停工：11月26日（周四）放假1天。", encoding="utf-8")
    refused = call("calendar", "load", "n.txt", "--local", "999999", "--lang", "zh")
    assert (1, True) == (refused.code, "没有这个地区" in refused.err)
    assert 1 == call("calendar", "load", "n.txt", "--local", "1").code
    assert 0 == call("calendar", "load", "n.txt", "--local", "410422").code


@pytest.mark.usefixtures("office")
def test_a_holiday_is_lengthened_in_one_place_too(call: Call) -> None:
    text = write("long.txt", "2026年国庆假期延长至10月9日（周五），10月10日起正常上班。")
    found = call("calendar", "load", text, "--local", "990102", "--issued", "2026-09-30", "--json").document
    assert [(9, 1)] == [(each["off"], each["work"]) for each in found]
    unknown = call("calendar", "load", write("long.txt", "2028年春节假期延长至2月2日。"), "--json")
    assert (1, "notice.longer-than-what", "long.txt") == (unknown.code, unknown.error["error"], unknown.error["where"])
