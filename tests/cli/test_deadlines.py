from typing import Any

from days_ahead import AHEAD


def test_a_deadline_is_explained_with_its_rule_and_days(call: Any, case: str) -> None:
    shown = call("deadlines", "explain", case, "--lang", "zh")
    assert (0, "") == (shown.code, shown.err)
    assert "规则" in shown.out
    document = call("deadlines", "explain", case, "--json").document
    assert ["dispatch"] == [each["stage"] for each in document]
    assert {"stage", "unit", "due_at", "rule", "basis", "local", "still_holds", "steps"} <= set(document[0])
    assert document[0]["still_holds"] is True


def test_all_steps_of_a_deadline_are_told_in_both_languages_and_to_programs(call: Any, case: str) -> None:
    call("persons", "add", "li.na", "--name", "李娜")
    call("posts", "hold", "liaison-office.auditor", "li.na")
    call("cases", "dispatch", case, "--lead", "liaison-office")
    call("cases", "sign-for", case)
    call("cases", "request-extension", case, "--amount", "3个工作日", "--reason", "site-work")
    call("cases", "decide-extension", case, "--approve", "--as", "li.na")
    call("cases", "pause", case, "--reason", "testing", "--note", "检测委托书", "--as", "li.na")
    shown = call("deadlines", "explain", case, "--stage", "answer", "--lang", "zh").out
    assert all(
        part in shown
        for part in ("起算：登记（记录 1）", "规则给出", "延期 3个工作日", "停表（检验、检测、鉴定），剩余")
    )
    [document] = call("deadlines", "explain", case, "--stage", "answer", "--json").document
    assert document["still_holds"] is True
    steps = [step for step in document["steps"] if step["step"] != "day"]
    assert ["anchor", "rule", "extension", "pause"] == [step["step"] for step in steps]
    assert "CaseSubmitted" == steps[0]["entry"]["event"]
    assert ("testing", None, document["due_at"]) == (steps[3]["reason"], steps[3]["until"], steps[3]["after"])
    assert "calendar.workday" in {step["reason"] for step in document["steps"] if step["step"] == "day"}
    call("cases", "resume", case)
    assert "停表" in call("deadlines", "explain", case, "--stage", "answer", "--lang", "zh").out
    [closing] = _answered(call, case)
    assert closing["steps"][0]["step"] == "anchor"


def _answered(call: Any, case: str) -> Any:
    call("cases", "answer", case, "--outcome", "solved", "--method", "telephone", "--text", "已核实并现场办结。")
    return call("deadlines", "explain", case, "--json").document


def test_a_stage_without_a_clock_has_nothing_to_explain(call: Any, case: str) -> None:
    assert [] == call("deadlines", "explain", case, "--stage", "audit", "--json").document
    assert "no deadline" in call("deadlines", "explain", case, "--stage", "audit", "--lang", "en").out


def test_installed_packs_are_clean_without_a_deployment(call: Any) -> None:
    answer = call("deadlines", "lint", "--lang", "zh")
    assert (0, "") == (answer.code, answer.err)
    assert "没有发现错误" in answer.out


def test_the_profile_in_force_is_looked_over_too(call: Any, office: Any) -> None:
    found = call("deadlines", "lint", "--json").document
    assert {"note"} == {each["severity"] for each in found}
    profile = office / "profile.toml"
    text = profile.read_text(encoding="utf-8")
    rule = '\n[deadlines.rules.quick]\nstage = "answer"\nanchor = "received"\namount = "1 working day"\nlocal = false\n'
    profile.write_text(text + rule, encoding="utf-8")
    answer = call("deadlines", "lint", "--json")
    assert 1 == answer.code
    assert {"lint.pack-without-basis", "lint.rule-without-basis"} <= {each["code"] for each in answer.document}
    assert "依据" in call("deadlines", "lint", "--lang", "zh", "--notes").out


def test_a_quarter_is_judged_by_another_pack(call: Any, case: str, office: Any) -> None:
    call("cases", "dispatch", case, "--lead", "市监局")
    document = call("deadlines", "simulate", "--pack", "henan-12345", "--period", "2026", "--json").document
    assert document["late"] == document["would"]
    assert {"pack", "period", "limits", "late", "would", "silent", "units"} == set(document)
    (office / "own.toml").write_text('id = "own"\nname = "自定"\n', encoding="utf-8")
    shown = call("deadlines", "simulate", "--pack", "own.toml", "--period", "2026", "--lang", "zh")
    assert (0, True) == (shown.code, "自定" in shown.out)
    (office / "bad.toml").write_text("id = ", encoding="utf-8")
    for pack, error in (("nowhere", "cli.no-pack"), ("bad.toml", "cli.bad-toml")):
        assert error == call("deadlines", "simulate", "--pack", pack, "--period", "2026", "--json").error["error"]


def test_a_pack_in_a_file_is_looked_over_before_a_profile_names_it(call: Any, tmp_path: Any) -> None:
    file = tmp_path / "ours.toml"
    rule = '[[rule]]\nstage = "answer"\nanchor = "received"\namount = "3 working days"\n'
    file.write_text(f'id = "ours"\nname = "示例"\nlegal_basis = ["某办法"]\n{rule}', encoding="utf-8")
    assert (0, []) == ((clean := call("deadlines", "lint", file, "--json")).code, clean.document)
    file.write_text(f'id = "ours"\nname = "示例"\n{rule}', encoding="utf-8")
    found = call("deadlines", "lint", file, "--json")
    assert (1, {"ours"}) == (found.code, {each["pack"] for each in found.document})
    file.write_text(file.read_text(encoding="utf-8").replace("days", "dys"), encoding="utf-8")
    [problem] = call("deadlines", "lint", file, "--json").error["problems"]
    assert "ours.toml:6 [rule.0]" == problem["where"]


def _pack(office: Any, rule: str) -> None:
    profile = office / "profile.toml"
    profile.write_text(
        profile.read_text(encoding="utf-8") + '\n[deadlines]\npacks = ["./ours.toml"]\n', encoding="utf-8"
    )
    head = 'id = "ours"\nname = "示例"\nlegal_basis = ["某办法"]\n[[rule]]\nid = "a"\nstage = "dispatch"\n'
    (office / "ours.toml").write_text(head + rule, encoding="utf-8")


def _submit(call: Any) -> str:
    answer = call("cases", "submit", "--channel", "liaison", "--title", "甲", "--text", "乙", "--json")
    number: str = answer.document["number"]
    return number


def test_a_limit_by_a_day_of_the_month_is_explained_as_one_and_ends_with_that_day(office: Any, call: Any) -> None:
    _pack(office, 'anchor = "month_day:25"\namount = "0 calendar days"\n')
    shown = call("deadlines", "explain", _submit(call), "--lang", "zh").out
    assert ("0个自然日" not in shown, "每月25日前" in shown, "-25 24:00" in shown) == (True, True, True)


def test_a_limit_in_months_names_no_day_that_is_neither_a_holiday_nor_made_up_for(office: Any, call: Any) -> None:
    _pack(office, 'anchor = "received"\namount = "2 months"\n')
    shown = call("deadlines", "explain", _submit(call), "--lang", "zh").out
    plain = [line for line in shown.splitlines() if " · " in line and ("周末" in line or "工作日" in line)]
    assert len(plain) <= 2


def test_limits_that_hold_no_more_are_marked(call: Any, case: str) -> None:
    call("cases", "dispatch", case, "--lead", "liaison-office")
    shown = call("deadlines", "explain", case, "--stage", "dispatch", "--lang", "zh").out
    assert "办结" in shown
    call("cases", "sign-for", case)
    call("cases", "promise", case, "--due", f"{AHEAD} 10:00")
    assert "办结" not in call("deadlines", "explain", case, "--stage", "answer", "--lang", "zh").out
