"""Criteria for close-out that exclude each other, or what the profile says beside them."""

import tomllib
from typing import Any

import attrs
import pytest

from govliaison.cases import CasePolicy, CaseRules, at_odds
from govliaison.cases.perfunctory import is_perfunctory
from govliaison.deadlines import Criterion, parse_rule_pack
from govliaison.values import Amount

NEVER = Amount.parse("0 months")
ALL = tuple(Criterion)


def found(rules: CaseRules, world: Any) -> list[tuple[str, Any]]:
    return [(each.code, each.param("criterion") if each.params else None) for each in at_odds(rules, world.now)]


def with_pack(world: Any, text: str, **policy: Any) -> CaseRules:
    pack = parse_rule_pack(tomllib.loads(f'id = "x"\nname = "某办法"\npriority = 500\n{text}'))
    limits = attrs.evolve(world.rules.limits, packs=(*world.rules.limits.packs, pack))
    return attrs.evolve(world.rules, limits=limits, policy=CasePolicy(**policy))


def test_all_criteria_together_can_be_met(world: Any) -> None:
    assert [] == found(attrs.evolve(world.rules, policy=CasePolicy(close_out=ALL)), world)


@pytest.mark.parametrize(
    ("expected", "policy"),
    [
        ([("lint.criterion-idle", "R5")], {"close_out": (Criterion.CALLED_BACK,), "max_redo": 0}),
        ([("lint.criterion-idle", "R9")], {"close_out": (Criterion.LAWFUL,), "max_redo": 0}),
        ([], {"close_out": (Criterion.APPROVED,), "max_redo": 0}),
        ([("lint.planned-nowhere", None)], {"close_out": (Criterion.PLANNED_APART,), "max_deferral": NEVER}),
        ([], {"close_out": (Criterion.APPROVED,), "max_deferral": NEVER}),
        ([("lint.no-answer-counts", None)], {"perfunctory": ("已收悉", "…")}),
        ([("lint.no-answer-counts", None)], {"perfunctory": ("",)}),
        ([], {"perfunctory": ("已…处理",)}),
    ],
)
def test_what_the_profile_says_against_itself_is_found(
    world: Any, expected: list[tuple[str, Any]], policy: dict[str, Any]
) -> None:
    rules = attrs.evolve(world.rules, policy=CasePolicy(**policy))
    assert expected == found(rules, world)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (["R5"], 'closure = ["R5"]\n[redo]\nmax_times = 0\n'),
        ([], 'closure = ["R5"]\n[redo]\nmax_times = 1\n'),
        (["R5"], 'closure = ["R5"]\n[redo]\nmax_times = 0\n[[rule]]\nRULE'),
        ([], 'closure = ["R5"]\neffective_from = 2999-01-01\n[redo]\nmax_times = 0\n'),
    ],
)
def test_what_a_pack_says_against_itself_or_the_profile_is_found(world: Any, expected: list[str], text: str) -> None:
    rule = 'stage = "answer"\nanchor = "received"\namount = "3 working days"\nmatch = { kind = ["report"] }\n'
    rules = with_pack(world, text.replace("RULE", rule))
    assert [("lint.criterion-idle", each) for each in expected] == found(rules, world)


def test_a_criterion_of_a_pack_and_the_redoing_of_the_profile_are_seen_together(world: Any) -> None:
    assert [("lint.criterion-idle", "R5")] == found(with_pack(world, 'closure = ["R5"]\n', max_redo=0), world)


def test_a_phrase_without_words_takes_every_answer_for_none() -> None:
    assert is_perfunctory("经核查，同一份材料只需提交一次，已通知窗口改正。", ["…"])
