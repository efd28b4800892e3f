from typing import Any


def test_a_deadline_is_explained_with_its_rule_and_days(call: Any, case: str) -> None:
    shown = call("deadlines", "explain", case, "--lang", "zh")
    assert (0, "") == (shown.code, shown.err)
    assert "规则" in shown.out
    document = call("deadlines", "explain", case, "--json").document
    assert ["dispatch"] == [each["stage"] for each in document]
    assert {"stage", "unit", "due_at", "rule", "basis", "local", "still_holds", "steps"} <= set(document[0])
    assert document[0]["still_holds"] is True


def test_a_stage_without_a_clock_has_nothing_to_explain(call: Any, case: str) -> None:
    assert [] == call("deadlines", "explain", case, "--stage", "audit", "--json").document
    assert "no deadline" in call("deadlines", "explain", case, "--stage", "audit", "--lang", "en").out
