import tomllib
from pathlib import Path
from typing import Any

import attrs
import pytest

from govliaison.cases import Outcome, ReturnReason
from govliaison.deadlines import Limits, RulePack, Stage, parse_rule_pack
from govliaison.oversight import simulate
from govliaison_china import rule_pack_text

STAGES = (Stage.SIGN, Stage.CONTACT, Stage.ANSWER)


@pytest.fixture
def played(city: Any) -> Any:
    """Three cases: one answered in time, one late and returned before, one still waiting."""
    convener, unit = city.office("wang.fang").cases, city.office("li.na").cases
    for number, days in enumerate((1, 20)):
        case = city.submit(source_id=f"P{number}").id
        convener.dispatch(case, lead="market")
        if number:
            unit.return_(case, reason=ReturnReason.INCOMPLETE)
            city.clock.wait(days=1)
            convener.dispatch(case, lead="market")
        unit.sign_for(case)
        city.clock.wait(days=days)
        unit.answer(case, text="经核查已经办理完毕，企业已领证。", outcome=Outcome.SOLVED)
    convener.dispatch(city.submit(source_id="P9").id, lead="market")
    city.clock.wait(days=3)
    return city


def tried(city: Any, pack: RulePack) -> list[Any]:
    rules = city.liaison.jurisdictions.rules_for(None)
    other = Limits(packs=(attrs.evolve(pack, region=""),), calendar=rules.limits.calendar)
    cases = list(city.office("wang.fang").registers.cases())
    now = city.clock.now()
    return list(simulate(cases, rules.limits, other, stages=STAGES, region=rules.region, now=now))


def pack(name: str) -> RulePack:
    return parse_rule_pack(tomllib.loads(rule_pack_text(name)))


def test_the_same_pack_reproduces_what_happened(played: Any) -> None:
    found = tried(played, pack("henan-12345"))
    assert {(False, False), (True, True)} == {(each.late, each.would_be_late) for each in found}
    assert all(each.due_at == each.would_end for each in found)


def test_a_stricter_pack_makes_more_late_and_a_silent_one_none(played: Any) -> None:
    strict = attrs.evolve(
        pack("henan-12345"),
        rules=tuple(
            attrs.evolve(rule, amount=attrs.evolve(rule.amount, number=0)) for rule in pack("henan-12345").rules
        ),
    )
    assert sum(each.would_be_late for each in tried(played, strict)) > sum(each.late for each in tried(played, strict))
    silent = tried(played, RulePack(id="silent", name="silent"))
    assert {None} == {each.would_end for each in silent}
    assert not any(each.would_be_late for each in silent)


def test_a_limit_may_begin_elsewhere_under_the_other_pack(played: Any) -> None:
    rules = [attrs.evolve(rule, anchor="received") for rule in pack("henan-12345").rules if rule.stage is Stage.CONTACT]
    moved = parse_rule_pack(
        {
            "id": "moved",
            "name": "moved",
            "legal_basis": ["某办法"],
            "rule": [{"stage": "contact", "anchor": "received", "amount": "1 working day", "basis": "某办法"}],
        }
    )
    assert rules
    found = [each for each in tried(played, moved) if each.would_end is not None]
    assert {Stage.CONTACT} == {each.stage for each in found}
    assert any(each.would_end != each.due_at for each in found)


def test_nothing_is_entered(played: Any, tmp_path: Path) -> None:
    before = played.liaison.ledger.store.head()
    tried(played, pack("henan-12345"))
    assert before == played.liaison.ledger.store.head()
    assert tmp_path.exists()
