import tomllib
from pathlib import Path
from typing import Any

import pytest

from govliaison.cases import ExtensionReason
from govliaison.errors import NotFoundError
from govliaison_china import profile_names, profile_text, rule_pack_names, rule_pack_text, rule_pack_title
from govliaison_china.files import toml_files

KINDS = {"consultation", "help", "complaint", "report", "suggestion", "praise"}


@pytest.fixture(scope="module")
def pack() -> dict[str, Any]:
    return tomllib.loads(rule_pack_text("henan-12345"))


def of_stage(pack: dict[str, Any], stage: str) -> list[dict[str, Any]]:
    return [rule for rule in pack["rule"] if rule["stage"] == stage]


def test_answers_are_due_in_three_five_and_ten_working_days(pack: dict[str, Any]) -> None:
    limits = {kind: rule["amount"] for rule in of_stage(pack, "answer") for kind in rule["match"]["kind"]}
    assert limits == {
        "consultation": "3 working days",
        "help": "5 working days",
        "suggestion": "5 working days",
        "complaint": "10 working days",
        "report": "10 working days",
        "praise": "5 working days",
    }
    assert set(limits) == KINDS


def test_signing_for_rolls_over_non_working_time(pack: dict[str, Any]) -> None:
    assert [(rule["amount"], rule["non_working"]) for rule in of_stage(pack, "sign")] == [("24 hours", "roll")]


def test_urgent_matters_are_dispatched_within_two_hours(pack: dict[str, Any]) -> None:
    limits = {rule["match"]["urgency"][0]: rule["amount"] for rule in of_stage(pack, "dispatch")}
    assert limits == {"ordinary": "24 hours", "urgent": "2 hours"}


def test_what_the_source_does_not_say_is_marked_local(pack: dict[str, Any]) -> None:
    local = [(rule["stage"], rule["source"], rule["confidence"]) for rule in pack["rule"] if rule["local"]]
    assert local == [("contact", "silent", "M"), ("answer", "silent", "M"), ("close", "silent", "M")]
    assert {rule["confidence"] for rule in pack["rule"] if not rule["local"]} == {"S2"}


def test_packs_are_offered_under_the_names_they_have_inside() -> None:
    for name in rule_pack_names():
        pack = tomllib.loads(rule_pack_text(name))
        assert (name, rule_pack_title(name)) == (pack["id"], pack["name"])


@pytest.mark.parametrize("name", ["nowhere", "", "../packs/henan-12345", "henan-12345.toml"])
def test_what_is_not_on_offer_is_not_found(name: str) -> None:
    with pytest.raises(NotFoundError, match=r"pack\.unknown"):
        rule_pack_text(name)
    with pytest.raises(NotFoundError, match=r"pack\.unknown"):
        profile_text(name)


def test_every_profile_on_offer_can_be_read() -> None:
    for name in profile_names():
        assert tomllib.loads(profile_text(name))


def test_files_are_listed_by_path_without_ending(tmp_path: Path) -> None:
    (tmp_path / "henan").mkdir()
    for path in ("base.toml", "henan/county.toml", "henan/README.md"):
        (tmp_path / path).touch()
    assert list(toml_files(tmp_path)) == ["base", "henan/county"]
    assert toml_files(tmp_path / "nowhere") == {}


def test_the_reasons_for_more_time_are_those_that_can_be_given() -> None:
    known = {reason.value for reason in ExtensionReason}
    for name in rule_pack_names():
        said = tomllib.loads(rule_pack_text(name)).get("extension", {})
        assert set(said.get("reasons", ())) <= known
