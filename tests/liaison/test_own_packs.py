"""A city names a rule pack of its own that holds in one of its counties."""

from typing import Any

from govliaison.deadlines import Facts, Stage

OURS = """\
id = "near-county"
name = "示例县限时办结"
region = "990102"
priority = 20
legal_basis = ["示例县诉求办理规程"]
[[rule]]
stage = "answer"
anchor = "received"
amount = "3 working days"
"""


def test_a_pack_of_a_county_holds_there_and_not_in_the_rest_of_the_city(city: Any) -> None:
    (city.folder / "ours.toml").write_text(OURS, encoding="utf-8")
    profile = city.folder / "profile.toml"
    named = '\n[deadlines]\npacks = ["pack:henan-12345", "ours.toml"]\n'
    profile.write_text(profile.read_text(encoding="utf-8") + named, encoding="utf-8")
    city.reopen()

    def pack(region: str) -> str:
        limits = city.liaison.jurisdictions.rules_for(region).limits
        facts = Facts(kind="help", urgency="ordinary", region=region)
        return str(limits.choose(Stage.ANSWER, facts, city.clock.now()).pack.id)

    assert ["near-county", "henan-12345", "henan-12345"] == list(map(pack, ("990102", "990103", "990100")))
