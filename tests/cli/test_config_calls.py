"""Settings an officer can trust: who guards them, what is outdated, and what was in force when something was entered."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from govliaison.cli.commands import config
from govliaison.plugins import DeprecatedHook, GovliaisonDeprecationWarning, collecting
from govliaison.profiles import DeprecatedKey, outdated_keys

Call = Callable[..., Any]
ROW = DeprecatedKey(file="profile", key="cases.max_returns", since="0.3", removed="0.5", instead="cases.returns")


@pytest.fixture
def case(call: Call, office: Path) -> str:
    """Give the id of a case that was entered under the first profile; afterwards the profile changed."""
    filed = call("cases", "submit", "--channel", "hall", "--title", "甲", "--text", "乙", "--kind", "help", "--json")
    assert 0 == filed.code, filed.err
    with (office / "profile.toml").open("a", encoding="utf-8") as file:
        file.write('\n[policy]\nlocked = ["cases.call_back"]\ntighten_only = ["cases.max_redo"]\n')
        file.write("[visits]\nmerge_days = 9\n")
    identity: str = filed.document["id"]
    return identity


def test_an_entry_is_resolved_to_the_profile_it_was_made_under(call: Call, case: str) -> None:
    found = call("ledger", "entry", f"case/{case}@1", "--json").document
    assert ("CaseSubmitted", True) == (found["event"], found["profile_kept"])
    assert found == call("ledger", "entry", found["position"], "--json").document
    number = call("cases", "show", case, "--json").document["number"]
    assert found == call("ledger", "entry", f"{number}@1", "--json").document
    assert {"visits.merge_days": 14} == call(
        "config", "show", "visits.merge_days", "--entry", found["entry"], "--json"
    ).document
    kept = call("config", "show", "visits.merge_days", "--digest", found["profile"], "--json").document
    assert {"visits.merge_days": 14} == kept
    assert 9 == call("config", "show", "visits", "--json").document["visits.merge_days"]


def test_an_entry_is_shown_to_people(call: Call, case: str) -> None:
    said = call("ledger", "entry", f"case/{case}@1", "--lang", "zh").out
    assert "登记时间" in said
    assert "CaseSubmitted" not in said
    assert "config show --digest" in said


@pytest.mark.parametrize(
    ("name", "code"),
    [("what", "ledger.no-entry-name"), ("999999", "access.not-found"), ("case/x@1", "access.not-found")],
)
@pytest.mark.usefixtures("case")
def test_an_entry_that_is_none_is_said(call: Call, name: str, code: str) -> None:
    assert code == call("ledger", "entry", name, "--json").error["error"]


def test_what_somebody_may_not_see_looks_absent(call: Call, case: str) -> None:
    call("persons", "add", "wang.wu", "--name", "王五")
    call("posts", "hold", "market-regulation.handler", "wang.wu")
    answer = call("ledger", "entry", f"case/{case}@1", "--as", "wang.wu", "--json")
    assert (1, "access.not-found") == (answer.code, answer.error["error"])


@pytest.mark.usefixtures("case")
def test_only_profiles_are_given_by_their_digest(call: Call) -> None:
    assert "ledger.no-profile" == call("config", "show", "--digest", "00", "--json").error["error"]


@pytest.mark.usefixtures("case")
def test_a_setting_tells_who_guards_it(call: Call) -> None:
    (origin,) = call("config", "explain", "cases.call_back", "--json").document[:1]
    assert ["locked"] == [each["guard"] for each in origin["guards"]]
    assert "profile.toml:" in origin["guards"][0]["where"]
    assert "不能更改" in call("config", "explain", "cases.call_back", "--lang", "zh").out
    assert "stricter" in call("config", "explain", "cases", "--lang", "en").out


@pytest.mark.usefixtures("office")
def test_nothing_is_deprecated_before_the_first_release(call: Call) -> None:
    answer = call("config", "check", "--upgrade", "--json")
    assert (0, []) == (answer.code, answer.document)


@pytest.mark.usefixtures("case")
def test_a_deprecated_key_is_named_with_the_version_that_drops_it(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        config, "outdated_keys", lambda deployment, profiles: outdated_keys(deployment, profiles, [ROW])
    )
    answer = call("config", "check", "--upgrade", "--json")
    assert (1, ["0.5"]) == (answer.code, [each["removed"] for each in answer.document])
    assert answer.document[0]["where"].startswith("pack:base:")


@pytest.mark.usefixtures("case")
def test_a_deprecated_hook_is_named_with_its_plugin(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    row = DeprecatedHook(hook="govliaison_notifiers", since="0.3", removed="0.5", instead="govliaison_senders")
    monkeypatch.setattr(collecting.collect, "__defaults__", ([row],))
    with pytest.warns(GovliaisonDeprecationWarning):
        answer = call("config", "check", "--upgrade", "--json")
    assert 1 == answer.code
    assert ("govliaison_notifiers", "0.5") in [(each["what"], each["removed"]) for each in answer.document]
