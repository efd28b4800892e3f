"""A wrong file was imported: it is found in the list, looked at, undone, and the right one imported."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

Call = Callable[..., Any]

FIRMS = "企业名称,统一社会信用代码\n示例市张记食品有限公司,\n示例市李记食品有限公司,\n"


def test_a_wrong_import_is_undone_and_the_right_one_taken(call: Call, office: Path) -> None:
    (office / "firms.csv").write_text(FIRMS, encoding="utf-8-sig")
    assert "没有导入记录" in call("imports", "list", "--lang", "zh").out
    batch = call("enterprises", "import", "firms.csv", "--json").document["batch"]
    [listed] = call("imports", "list", "--json").document
    assert (batch, "enterprise", "taken", 2, 0) == (
        *(listed["id"], listed["kind"], listed["state"]),
        *(listed["records"], listed["taken_back"]),
    )
    assert "firms.csv" in call("imports", "list", "--lang", "zh").out
    call("cases", "submit", "--channel", "portal", "--text", "张记换证", "--enterprise", "示例市张记食品有限公司")
    dry = call("imports", "undo", batch, "--dry-run", "--json").document
    assert (True, 1, 1) == (dry["dry_run"], len(dry["undone"]), len(dry["left"]))
    assert "import.in-use" == dry["left"][0]["reason"]["code"]
    assert "有诉求或走访涉及该企业" in call("imports", "undo", batch, "--dry-run", "--lang", "zh").out
    assert (1, "case.text-missing") == _refused(call("imports", "undo", batch, "--json"))
    assert 1 == len(call("imports", "undo", batch, "--note", "选错了文件", "--json").document["undone"])
    assert "已撤销：新增 0 条" in call("imports", "undo", batch, "--note", "再来一次", "--lang", "zh").out
    again = call("enterprises", "import", "firms.csv", "--json").document
    assert (1, 1) == (again["taken"], again["unchanged"])
    assert (1, "import.unknown") == _refused(call("imports", "undo", "nothing", "--note", "x", "--json"))
    assert 0 == call("ledger", "verify").code


def _refused(answer: Any) -> tuple[int, str]:
    return answer.code, answer.error["error"]


def test_a_record_that_went_on_is_named_with_what_happened(call: Call, office: Path) -> None:
    (office / "matters.csv").write_text("编号,标题,收到时间\nA1,办证难,2026-09-28 10:00\n", encoding="utf-8-sig")
    batch = call("intake", "portal", "matters.csv", "--json").document["batch"]
    [case] = call("cases", "list", "--json").document
    call("cases", "admit", case["number"])
    said = call("imports", "undo", batch, "--dry-run", "--lang", "zh").out
    assert case["number"] in said
    assert "（受理）" in said
