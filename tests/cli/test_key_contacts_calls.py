"""Key contacts, contacts and leaders on the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]
CODES = ("91110000600037341L", "914403001922038216", "91410000170001401D", "9144030071526726XG")
ROWS = (
    "企业名称,统一社会信用代码,地区代码,控股情况,行业代码,从业人员,营业收入,登记状态",
    "星光食品有限公司,91110000600037341L,410402,3,C13,40,5000万元,存续",
    "月亮物流有限公司,914403001922038216,410402,3,G54,30,500万元,存续",
    "太阳机械有限公司,91410000170001401D,410402,3,C34,20,5000万元,存续",
    "国有能源有限公司,9144030071526726XG,410402,1,D44,900,5000万元,存续",
)
PLAN = """
[contacts]
cap = 2
interval_days = 30
leader_interval_days = 30
[contacts.selection]
places = 2
reserves = 1
sme_floor = 50
[[contacts.selection.quotas]]
dimension = "section"
value = "G"
at_least = 1
[[contacts.selection.quotas]]
dimension = "kind"
value = "cooperative"
at_least = 1
"""


@pytest.fixture
def base(office: Path, call: Call) -> Path:
    profile = office / "profile.toml"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(text.replace("990100", "410400") + PLAN, encoding="utf-8")
    table = office / "firms.csv"
    table.write_text("\n".join(ROWS), encoding="utf-8")
    assert call("enterprises", "import", table).code == 0
    return office


@pytest.mark.usefixtures("base")
def test_a_list_is_drawn_explained_and_appointed(call: Call) -> None:
    drawn = call("key-contacts", "select", "--seed", "2026", "--by-hand", f"{CODES[2]}=leading", "--json").document
    assert [each["code"] for each in drawn["picks"]] == ["pick.by-hand", "pick.for-quota"]
    assert [(each["dimension"], each["short"]) for each in drawn["tallies"]] == [
        ("sme", 0),
        ("section", 0),
        ("kind", 1),
        ("places", 0),
    ]
    shown = call("key-contacts", "list", "--drawn", "--lang", "zh").out
    for word in ("不是民营 1", "点名：行业龙头", "候补第1位", "农民专业合作社"):
        assert word in shown
    told = call("key-contacts", "explain", CODES[3], "--lang", "zh")
    assert "不是民营企业（国有）" in told.out
    reserve = call("key-contacts", "explain", CODES[0], "--json").document
    assert (reserve["code"], reserve["as_known_then"]) == ("pick.reserve", True)
    assert "score" in call("key-contacts", "explain", CODES[0], "--lang", "en").out
    assert call("key-contacts", "appoint").code == 0
    assert len(call("key-contacts", "list", "--json").document) == 2
    assert call("key-contacts", "appoint", "--json").error["error"] == "selection.appointed"
    assert "自" in call("key-contacts", "list", "--drawn", "--lang", "zh").out


@pytest.mark.usefixtures("base")
def test_enterprises_are_asked_added_removed_and_left_alone(call: Call) -> None:
    assert call("key-contacts", "ask", CODES[0], "愿意", "--json").document[0]["willingness"] == "willing"
    assert "行业龙头" in call("key-contacts", "add", CODES[0], "--reason", "leading", "--lang", "zh").out
    gone = call("key-contacts", "remove", CODES[0], "--reason", "no-contact", "--json").document[0]
    assert (gone["ended_by"], gone["until"] is not None) == ("removed", True)
    out = call("key-contacts", "opt-out", CODES[1], "--day", "2026-01-05", "--lang", "en")
    assert "opted out on 2026-01-05" in out.out
    refused = call("key-contacts", "add", CODES[1], "--reason", "leading", "--json")
    assert refused.error["error"] == "key.opted-out"
    assert call("key-contacts", "opt-in", CODES[1], "--json").document[0]["opted_out"] is None
    assert "没有重点联络对象" in call("key-contacts", "list", "--lang", "zh").out
    assert call("key-contacts", "add", "91330100799655058B", "--reason", "leading").code != 0
    assert call("key-contacts", "select", "--by-hand", CODES[0], "--lang", "zh").code != 0


@pytest.mark.usefixtures("base")
def test_contacts_are_logged_under_the_cap(call: Call) -> None:
    logged = call(
        *("contacts", "log", CODES[0], "走访", "--unit", "联络办", "--reference", "visit/1", "--day", "2099-01-05"),
        *("--note", "请联系13800001234", "--json"),
    )
    assert [each["state"] for each in logged.document["contacts"]] == ["planned"]
    moved = call("contacts", "move", CODES[0], "visit/1", "2099-01-06", "--json").document
    assert [each["day"] for each in moved["contacts"]] == ["2099-01-06"]
    assert "13800001234" not in call("contacts", "list", CODES[0], "--lang", "zh").out
    held = call("contacts", "hold", CODES[0], "visit/1", "--json").document
    assert [each["state"] for each in held["contacts"]] == ["held"]
    again = ("contacts", "log", CODES[0], "survey", "--unit", "联络办", "--day", "2099-02-01")
    assert call(*again, "--reference", "survey/1").code == 0
    assert call(*again, "--json").error["error"] == "contact.above-cap"
    assert call(*again, "--why", "urgent").code == 0
    cancelled = call("contacts", "cancel", CODES[0], "survey/1", "--json").document
    assert "cancelled" in [each["state"] for each in cancelled["contacts"]]
    call("key-contacts", "add", CODES[0], "--reason", "leading", "--day", "2026-01-01")
    assert [each["overdue"] for each in call("contacts", "due", "--overdue", "--json").document] == [True]
    assert "逾期" in call("contacts", "due", "--lang", "zh").out


@pytest.mark.usefixtures("base")
def test_leaders_are_proposed_assigned_and_follow_each_other(call: Call) -> None:
    for leader in ("chen.shi", "sun.wei"):
        assert call("persons", "add", leader, "--name", "某副市长").code == 0
    for code in CODES[:2]:
        call("key-contacts", "add", code, "--reason", "leading")
    proposed = call("leader-contacts", "propose", "chen.shi", "sun.wei", "--json").document
    assert sorted(each["leader"] for each in proposed) == ["chen.shi", "sun.wei"]
    assert "星光食品" in call("leader-contacts", "propose", "chen.shi", "--lang", "zh").out
    made = call("leader-contacts", "propose", "chen.shi", "--apply", "--json").document
    assert [each["leader"] for each in made] == ["chen.shi", "chen.shi"]
    one = call("leader-contacts", "assign", "sun.wei", CODES[2], "--until", "2099-01-01", "--json").document[0]
    assert one["until"] == "2099-01-01"
    assert call("leader-contacts", "log", one["id"], "--unit", "联络办", "--lang", "en").out == "entered\n"
    due = call("leader-contacts", "list", "--leader", "sun.wei", "--json").document[0]
    assert (due["overdue"], due["last"] is not None) == (False, True)
    assert "未到期" in call("leader-contacts", "list", "--lang", "zh").out
    over = call("leader-contacts", "hand-over", "chen.shi", "sun.wei", "--json").document
    assert [each["leader"] for each in over] == ["sun.wei", "sun.wei"]
    ended = call("leader-contacts", "end", one["id"], "--reason", "declined", "--json").document[0]
    assert ended["ended"] == "declined"
