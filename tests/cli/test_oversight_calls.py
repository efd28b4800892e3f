"""The commands of oversight: inspect, figures, bulletins, progress reports, digests, inspections."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]
AUDITOR = "li.na"


@pytest.fixture
def staffed(office: Path, call: Call) -> Path:
    """The office with a liaison officer, a group's office and a county without a mechanism."""
    profile = office / "profile.toml"
    profile.write_text(
        profile.read_text(encoding="utf-8")
        + '\n[units.group-office]\nname = "协调小组办公室"\nroles = ["group-office"]\n'
        + '\n[units.far]\nname = "示例远县人民政府"\nroles = ["county-government"]\nlevel = "county"\nregion = "990103"\n'
        + '\n[indicators.fast]\nname = "绿色通道销号率"\nof = ["admitted", "fast-track"]\ncounts = ["closed"]\n',
        encoding="utf-8",
    )
    for post, person in (("liaison-office.liaison-officer", AUDITOR), ("liaison-office.handler", AUDITOR)):
        assert 0 == call("posts", "hold", post, person).code
    for person, post in (
        ("song.yu", "group-office.handler"),
        ("xie.ting", "group-office.leader"),
        ("wu.di", "market-regulation.handler"),
    ):
        assert 0 == call("persons", "add", person, "--name", person).code
        assert 0 == call("posts", "hold", post, person).code
    return office


@pytest.mark.usefixtures("staffed")
def test_inspect_shows_how_every_duty_stands_and_fails_when_one_is_unmet(call: Call) -> None:
    answer = call("inspect", "--period", "2026", "--json")
    assert answer.code in (0, 1)
    duties = {(each["obligation"], each["unit"]): each for each in answer.document["duties"]}
    assert "met" == duties["liaison-officer", "liaison-office"]["standing"]
    assert ["post/liaison-office.liaison-officer@1"] == duties["liaison-officer", "liaison-office"]["evidence"]
    assert "not-applicable" == duties[None, None]["standing"]
    assert answer.code == (1 if answer.document["standings"]["unmet"] else 0)
    shown = call("inspect", "--period", "2026Q4", "--lang", "zh")
    assert "联络员" in shown.out
    assert "示例远县人民政府" in shown.out
    assert "inspect.not-yours" == call("inspect", "--period", "2026", "--as", "wu.di", "--json").error["error"]


@pytest.mark.usefixtures("staffed")
def test_inspect_of_an_older_moment_and_an_unreadable_period(call: Call) -> None:
    assert 0 == call("inspect", "--period", "2019Q1", "--as-of", "2019-02-01").code
    assert "period.unreadable" == call("inspect", "--period", "soon", "--json").error["error"]


@pytest.mark.usefixtures("staffed", "case")
def test_figures_are_listed_shown_and_measured_with_their_definitions(call: Call) -> None:
    known = {each["id"]: each for each in call("indicators", "list", "--json").document}
    assert "绿色通道销号率" == known["fast"]["name"]
    assert "closed out ÷ admitted and on the fast track" in known["fast"]["definition"]
    assert "截至" not in call("indicators", "show", "satisfied").out
    assert "满意率（含基本满意）" in call("indicators", "show", "satisfied", "--lang", "zh").out
    year = str(datetime.now(tz=UTC).year)
    measured = call("indicators", "measure", "received", "fast", "--period", year, "--json").document
    assert ["received", "fast"] == [each["id"] for each in measured["figures"]]
    assert [(1, "1"), (0, "–")] == [(each["numerator"], each["shown"]) for each in measured["figures"]]
    assert 0 == call("indicators", "measure", "--period", year, "--scope", "other").code
    assert "cli.no-indicator" == call("indicators", "show", "luck", "--json").error["error"]


@pytest.mark.usefixtures("staffed", "case")
def test_a_bulletin_is_drafted_signed_issued_recounted(call: Call) -> None:
    drafted = call("bulletins", "draft", "--period", "2026", "--as", AUDITOR, "--json").document
    identity = drafted["id"]
    assert (None, "drafted") == (drafted["number"], drafted["state"])
    assert "paper.not-signed" == call("bulletins", "issue", identity, "--json").error["error"]
    assert 0 == call("bulletins", "sign", identity).code
    issued = call("bulletins", "issue", identity, "--json").document[0]
    number = issued["number"]
    assert number.endswith("〕1号")
    recounted = call("bulletins", "recount", number, "--json")
    assert (0, True) == (recounted.code, recounted.document["same"])
    assert "bulletin.nothing-to-correct" == call("bulletins", "correct", number, "--json").error["error"]
    assert number in call("bulletins", "list").out
    assert "已印发" in call("bulletins", "show", number, "--lang", "zh").out
    assert "access.not-found" == call("bulletins", "show", "nothing", "--json").error["error"]


@pytest.mark.usefixtures("staffed", "case")
def test_a_progress_report_is_generated_signed_sent(call: Call) -> None:
    drafted = call("progress-reports", "draft", "--period", "2026Q4", "--as", AUDITOR, "--json").document
    assert ["case"] == [each["what"] for each in drafted["items"]]
    assert 0 == call("progress-reports", "sign", drafted["id"]).code
    sent = call("progress-reports", "send", drafted["id"], "--json").document[0]
    assert "group-office" == sent["to"]
    assert sent["number"] in call("progress-reports", "list").out
    assert "台账事项" in call("progress-reports", "show", sent["number"], "--lang", "zh").out


@pytest.mark.usefixtures("staffed")
def test_an_inspection_is_recorded_reported_and_checked_again(call: Call) -> None:
    task = call(
        "inspections",
        "list-task",
        "压缩时限",
        "--unit",
        "market-regulation",
        "--due",
        "2099-01-01",
        "--as",
        "song.yu",
        "--json",
    )
    found = call(
        *(
            "inspections",
            "record",
            "市监局",
            "--finding",
            "材料重复",
            "--rectify-by",
            "2099-01-01",
            "--team",
            "song.yu",
        ),
        *("--task", task.document[0]["id"], "--as", "song.yu", "--json"),
    ).document
    assert ("open", "材料重复") == (found["state"], found["finding"])
    assert (
        "reported"
        == call("inspections", "report", found["id"], "--text", "已改", "--as", "wu.di", "--json").document["state"]
    )
    failed = call(
        *("inspections", "recheck", found["id"], "--failed", "--note", "仍有", "--rectify-by", "2099-02-01"),
        *("--as", "song.yu", "--json"),
    ).document
    assert ("open", [False]) == (failed["state"], [each["passed"] for each in failed["rechecks"]])
    assert found["id"] in call("inspections", "list", "--owed").out
    assert (
        "closed"
        == call(
            "inspections", "recheck", found["id"], "--passed", "--note", "已改", "--as", "song.yu", "--json"
        ).document["state"]
    )
    assert "no inspections" in call("inspections", "list", "--owed").out
    assert "已整改" in call("inspections", "show", found["id"], "--lang", "zh").out
    assert "压缩时限" in call("inspections", "tasks").out
    assert 0 == call("inspections", "finish-task", task.document[0]["id"], "--note", "好", "--as", "song.yu").code
    assert [] == call("inspections", "tasks", "--json").document
    assert 1 == len(call("inspections", "tasks", "--all", "--json").document)


@pytest.mark.usefixtures("staffed")
def test_digests_are_listed(call: Call) -> None:
    assert [] == call("digests", "list", "--json").document
    assert "access.not-found" == call("digests", "show", "990100.2026-09", "--json").error["error"]


def test_the_profile_is_checked(office: Path, call: Call) -> None:
    profile = office / "profile.toml"
    wrong = (
        "\n[obligations.symposia]\napplies = false\n[indicators.received]\nname = 'x'\nof = ['admited']\n"
        "decimals = 9\n[bulletins]\npattern = '{nr}'\nreporters = ['nobody']\n"
    )
    profile.write_text(profile.read_text(encoding="utf-8") + wrong, encoding="utf-8")
    codes = {each["error"] for each in call("config", "check", "--json").error["problems"]}
    assert {
        "profile.no-obligation-meant",
        "profile.known-indicator",
        "profile.no-fact-meant",
        "profile.empty-indicator",
        "profile.bad-decimals",
        "profile.bad-pattern",
        "profile.no-unit",
    } <= codes
