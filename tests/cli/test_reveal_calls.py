"""Personal data in full, by the command alone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]


def test_who_filed_a_case_is_shown_once_and_the_auditor_sees_that_it_was(call: Call, case: str) -> None:
    shown = call("cases", "reveal", case, "phone", "--reason", "回访", "--lang", "zh")
    assert (0, True) == (shown.code, "13800001234" in shown.out)
    document = call("cases", "reveal", case, "contact", "--reason", "handling", "--json").document
    assert {"item": "contact", "value": "张三丰"} == document
    listed = call("reveals", "list", "--as", "li.na", "--json").document
    assert [("contact", "handling"), ("phone", "call-back")] == [
        (each["item"], each["reason"]) for each in listed["reveals"]
    ]
    assert {"zhang.wei": 2} == listed["persons"]
    out = call("reveals", "list", "--as", "li.na", "--lang", "zh").out
    assert all(word in out for word in ("回访", "办理需要", "zhang.wei"))
    assert "13800001234" not in out + call("cases", "show", case).out


@pytest.mark.usefixtures("office")
def test_nothing_revealed_is_said_so(call: Call) -> None:
    assert "没有查看记录" in call("reveals", "list", "--lang", "zh").out


def test_without_a_reason_or_with_a_sentence_nothing_is_shown(call: Call, case: str) -> None:
    for words in ((), ("--reason", "我想看看")):
        answer = call("cases", "reveal", case, "phone", *words)
        assert (2, False) == (answer.code, "13800001234" in answer.out + answer.err)


@pytest.mark.usefixtures("office")
def test_whom_to_call_in_an_enterprise_and_a_person_of_it(call: Call, tmp_path: Any) -> None:
    table = tmp_path / "firms.csv"
    code = "91990100MA0000001X"
    table.write_text(
        f"企业名称,统一社会信用代码,联系人,联系电话\n某食品厂,{code},孙某某,13900001111\n", encoding="utf-8"
    )
    assert 0 == call("enterprises", "import", table).code
    found = call("enterprises", "list", "--json").document[0]
    for key in (found["id"], found["code"] or found["id"]):
        shown = call("enterprises", "reveal", key, "phone", "--reason", "handling", "--json")
        assert {"item": "phone", "value": "13900001111"} == shown.document
    added = call("persons", "add", "sun.mou", "--name", "孙某某", "--enterprise", code, "--json").document
    assert [found["id"]] == [each["enterprise"] for each in added]
    assert 0 == call("cases", "list", "--as", "sun.mou").code


def test_a_file_of_a_case_is_named_and_written_for_a_reason(
    call: Callable[..., Any], case: str, tmp_path: Path
) -> None:
    sheet, target = tmp_path / "sheet.pdf", tmp_path / "out.pdf"
    sheet.write_bytes(b"a scan")
    words = ("--leader", "名", "--post", "县长", "--text", "抓紧办", "--scan", sheet)
    assert 0 == call("cases", "instruct", case, *words).code
    assert "1. sheet.pdf（6 字节）" in call("cases", "show", case, "--lang", "zh").out
    [file] = call("cases", "show", case, "--json").document["files"]
    assert (1, 6, "application/pdf") == (file["number"], file["bytes"], file["media_type"])
    written = call("cases", "save-file", case, "1", target, "--reason", "handling", "--lang", "zh")
    assert (0, b"a scan") == (written.code, target.read_bytes())
    assert 1 == call("cases", "save-file", case, "2", target, "--reason", "handling").code
