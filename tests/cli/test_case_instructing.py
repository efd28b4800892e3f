"""Instructions of leaders, by the command alone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from days_ahead import AHEAD

Call = Callable[..., Any]


def test_an_instruction_is_entered_listed_and_reported_back_on(call: Call, case: str) -> None:
    words = ("--leader", "某领导", "--post", "副市长", "--text", "请即督办")
    entered = call("cases", "instruct", case, *words, "--due", f"{AHEAD} 09:00", "--json").document
    assert [f"{AHEAD}T09:00:00+08:00"] == [each["due_at"] for each in entered["instructions"]]
    call("cases", "instruct", case, *words, "--date", "2026年1月5日")
    listed = call("cases", "instructions", "--json").document
    assert [(case, 1), (case, 2)] == sorted((each["case"], each["instruction"]) for each in listed)
    assert "2026-01-05" in {each["day"] for each in listed}
    assert "副市长 某领导" in call("cases", "instructions", "--lang", "zh").out
    assert "请即督办" in call("cases", "show", case, "--lang", "zh").out
    for number in (1, 2):
        assert 0 == call("cases", "report-back", case, "--text", "已办结", "--instruction", number).code
    assert "没有待反馈" in call("cases", "instructions", "--lang", "zh").out


def test_the_sheet_is_kept_with_the_instruction(call: Call, case: str, office: Path) -> None:
    words = ("--leader", "某领导", "--post", "副市长", "--text", "请即督办")
    (office / "sheet.pdf").write_bytes(b"%PDF")
    entered = call("cases", "instruct", case, *words, "--scan", "sheet.pdf", "--json")
    assert 0 == entered.code
    assert "sheet.pdf" == call("cases", "instructions", "--json").document[0]["scan"]
    (office / "sheet.exe").write_bytes(b"MZ")
    assert "intake.file-type" == call("cases", "instruct", case, *words, "--scan", "sheet.exe", "--json").error["error"]
