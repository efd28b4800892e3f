from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]


@pytest.mark.usefixtures("office")
def test_warnings_leave_the_exit_code_at_zero(call: Call) -> None:
    answer = call("doctor", "--json")
    document = answer.document
    assert (0, 0) == (answer.code, document["faults"])
    topics = ["calendar", "profile", "plugins", "store", "outbox", "sweep", "reactions", "quarantine", "posts"]
    assert topics == list(dict.fromkeys(each["topic"] for each in document["findings"]))
    assert "SQLite" == document["findings"][3]["params"]["engine"]
    assert document["warnings"] == sum(each["level"] == "warning" for each in document["findings"])


@pytest.mark.usefixtures("office")
def test_people_read_a_table_and_what_to_do(call: Call) -> None:
    zh, en = call("doctor", "--lang", "zh").out, call("doctor", "--lang", "en").out
    assert "到期检查    注意  还没有做过到期检查" in zh
    assert "建议：请让系统每几分钟运行一次 govliaison sweep" in zh
    assert "no sweep has ever run" in en


def test_problems_of_the_profile_are_faults(office: Path, call: Call) -> None:
    profile = office / "profile.toml"
    profile.write_text(profile.read_text(encoding="utf-8") + "\n[casez]\nx = 1\n", encoding="utf-8")
    answer = call("doctor", "--json")
    assert 1 == answer.code
    assert {("profile", "fault")} == {(each["topic"], each["level"]) for each in answer.document["findings"]}
    assert any("profile.toml:" in each["where"] for each in answer.document["findings"])
    assert "profile.toml:" in call("doctor").out


def test_a_ledger_that_is_not_there_is_a_fault(office: Path, call: Call) -> None:
    for file in office.glob("ledger.db*"):
        file.unlink()
    answer = call("doctor", "--json")
    assert (1, ["store"]) == (answer.code, [each["topic"] for each in answer.document["findings"]])


def test_an_adapter_that_is_not_there_is_a_fault(office: Path, call: Call) -> None:
    file = office / "liaison.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('use = "sqlite"', 'use = "nothing"'), encoding="utf-8")
    answer = call("doctor", "--json")
    assert (1, {"fault"}) == (answer.code, {each["level"] for each in answer.document["findings"]})


def test_without_a_deployment_there_is_nothing_to_look_over(call: Call) -> None:
    assert "cli.no-deployment" == call("doctor", "--json").error["error"]


def test_limits_are_counted_anew_after_a_notice(case: str, call: Call) -> None:
    call("cases", "dispatch", case, "--lead", "market-regulation")
    clocks = call("cases", "show", case, "--json").document["clocks"]
    (shown,) = [clock for clock in clocks if clock["stage"] == "answer"]
    day = shown["due_at"][:10]
    Path("storm.txt").write_text(f"{int(day[5:7])}月{int(day[8:])}日放假", encoding="utf-8")
    assert "No limit changes.\n" == call("deadlines", "recompute", "--lang", "en").out
    assert 0 == call("calendar", "load", "storm.txt", "--year", day[:4], "--local", "110101").code
    nothing = call("deadlines", "recompute", "--json").document
    assert [] == nothing["changes"]
    assert 0 == call("calendar", "load", "storm.txt", "--year", day[:4]).code
    preview = call("deadlines", "recompute", "--json").document
    assert (False, 1) == (preview["applied"], preview["cases"])
    assert shown["due_at"] in {each["old"] for each in preview["changes"]}
    table = call("deadlines", "recompute", "--lang", "en").out
    assert "calendar changed" in table
    assert "enter it with --apply" in table
    applied = call("deadlines", "recompute", "--apply", "--json").document
    assert (True, preview["changes"]) == (applied["applied"], applied["changes"])
    assert "时限重新计算" in call("cases", "show", case, "--lang", "zh").out
    assert [] == call("deadlines", "recompute", "--json").document["changes"]


@pytest.mark.usefixtures("case")
def test_a_long_list_is_cut_for_people_only(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    from govliaison.cli.commands import deadlines_recompute  # noqa: PLC0415 - its figure is changed

    monkeypatch.setattr(deadlines_recompute, "_MOST_SHOWN", 0)
    profile = Path("profile.toml")
    profile.write_text(
        profile.read_text(encoding="utf-8")
        + '\n[deadlines.rules.dispatch]\nstage = "dispatch"\nanchor = "received"\namount = "77 hours"\n',
        encoding="utf-8",
    )
    assert "--json" in call("deadlines", "recompute", "--migrate-rules", "--lang", "en").out
