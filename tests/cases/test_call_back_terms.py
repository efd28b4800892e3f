"""Who is called back, when again, and what a bad call-back leads to: as rule packs say (``[callback]``, ``[redo]``)."""

import tomllib
from datetime import timedelta
from typing import Any

import attrs
import pytest

from govliaison.cases import CASE, CasePolicy, CaseState, DeliveryMethod, Grade, Outcome, Solved
from govliaison.deadlines import Criterion, Limits, parse_rule_pack
from govliaison.errors import ConfigError, RefusedError
from govliaison.units import UnitDirectory

REAL = "经核查，同一份材料只需提交一次，已通知窗口改正。"


@pytest.fixture
def place(make_world: Any) -> Any:
    """Make a place where a pack with these tables holds."""

    def make(tables: str, **policy: Any) -> Any:
        world = make_world(policy=CasePolicy(**policy))
        limits = world.rules.limits
        told = parse_rule_pack(tomllib.loads(f'id = "more"\nname = "more"\npriority = 2\n{tables}'))
        limits = Limits(packs=(told, *limits.packs), calendar=limits.calendar)
        world.rules = attrs.evolve(world.rules, limits=limits)
        return world

    return make


def answer(world: Any, case: str) -> None:
    told = {"method": DeliveryMethod.TELEPHONE, "delivered_at": world.now}
    world.desk("li").answer(case, text=REAL, outcome=Outcome.SOLVED, **told)
    world.desk("li").request_close_out(case)
    world.desk("wang").audit(case, approve=True)


def audited(world: Any, **said: Any) -> str:
    case: str = world.submit(category="食品", **said).id
    world.desk("li").sign_for(case)
    answer(world, case)
    return case


def call(world: Any, case: str, **said: Any) -> CaseState:
    state = world.desk("wang").call_back(case, **({"reached": True, "solved": Solved.YES} | said)).state
    assert isinstance(state, CaseState)
    return state


def is_called(world: Any, **said: Any) -> bool:
    return bool(world.record(audited(world, **said)).state is CaseState.AUDITED)


@pytest.mark.parametrize("policy", [False, True])
@pytest.mark.parametrize(
    ("tables", "real_name", "anonymous"),
    [
        ('[callback]\ncoverage = "full"', True, True),
        ('[callback]\ncoverage = "real-name"', True, False),
        ('[callback]\ncoverage = "sample"\npercent = 100', True, True),
        ("[callback]\npercent = 100", True, True),
    ],
)
def test_the_pack_says_who_is_called_back(
    place: Any, tables: str, *, policy: bool, real_name: bool, anonymous: bool
) -> None:
    world = place(tables, call_back=policy)
    assert (real_name, anonymous) == (is_called(world), is_called(world, contact="", phone=""))


@pytest.mark.parametrize("policy", [False, True])
@pytest.mark.parametrize(
    "tables",
    [
        '[callback]\ncoverage = "sample"',
        '[callback]\ncoverage = "bad-rating"\npercent = 100',
        "[callback]\nattempts = 2",
        "[redo]\nautomatic = true",
    ],
)
def test_where_the_pack_does_not_say_who_the_policy_does(place: Any, tables: str, *, policy: bool) -> None:
    assert policy is is_called(place(tables, call_back=policy))


def test_who_is_drawn_is_drawn_by_the_key_of_the_ledger_and_always_the_same(place: Any) -> None:
    world = place('[callback]\ncoverage = "sample"\npercent = 30')
    cases = [audited(world) for _each in range(30)]
    called = [world.record(case).state is CaseState.AUDITED for case in cases]
    keyed = [int(world.ledger.keyed("lot", case).partition(":")[2], 16) % 100 for case in cases]
    assert called == [lot < 30 for lot in keyed]
    assert 0 < sum(called) < 30


def test_a_criterion_of_close_out_wants_the_call_back_whatever_was_drawn(place: Any) -> None:
    tables = '[callback]\ncoverage = "real-name"'
    world = place(tables, close_out=(Criterion.CALLED_BACK,))
    assert is_called(world, contact="", phone="")


def test_somebody_who_was_not_reached_is_called_again_after_the_gap(place: Any) -> None:
    world = place('[callback]\nattempts = 3\ngap = "2 hours"')
    case = audited(world)
    call(world, case, reached=False)
    world.wait(minutes=119)
    with pytest.raises(RefusedError, match=r"case\.call-back-too-soon"):
        call(world, case)
    world.wait(minutes=1)
    call(world, case, reached=False)
    world.wait(hours=2)
    assert CaseState.CLOSED is call(world, case)


def test_without_a_gap_one_may_call_again_at_once(place: Any) -> None:
    world = place("[callback]\nattempts = 3")
    case = audited(world)
    call(world, case, reached=False)
    assert CaseState.CLOSED is call(world, case)


@pytest.mark.parametrize(
    ("when", "unsolved", "unsolved_but_content", "solved_but_unhappy"),
    [
        ("", True, True, True),
        ('when = ["dissatisfied"]', True, False, True),
        ('when = ["unsolved"]', True, True, False),
        ('when = ["unsolved", "dissatisfied"]', True, True, True),
    ],
)
def test_the_pack_says_what_sends_a_case_back(
    place: Any, when: str, *, unsolved: bool, unsolved_but_content: bool, solved_but_unhappy: bool
) -> None:
    world = place(f"[redo]\nautomatic = true\n{when}")

    def goes_back(**said: Any) -> bool:
        return call(world, audited(world), **said) is CaseState.HANDLING

    assert (unsolved, unsolved_but_content, solved_but_unhappy) == (
        goes_back(solved=Solved.NO),
        goes_back(solved=Solved.NO, grade=Grade.SATISFIED),
        goes_back(solved=Solved.YES, grade=Grade.DISSATISFIED),
    )


def test_what_else_sends_it_back_is_no_word_of_a_pack(place: Any) -> None:
    with pytest.raises(ConfigError):
        place('[redo]\nwhen = ["lukewarm"]')


def test_a_case_goes_back_until_whoever_filed_it_is_satisfied(place: Any) -> None:
    world = place("[redo]\nuntil_satisfied = true", max_redo=0)
    case = audited(world)
    for _time in range(4):
        assert CaseState.HANDLING is call(world, case, solved=Solved.NO)
        answer(world, case)
    assert CaseState.CLOSED is call(world, case)


def test_so_often_as_the_pack_says_goes_before_the_policy(place: Any) -> None:
    world = place("[redo]\nmax_times = 1\nuntil_satisfied = true", max_redo=5)
    case = audited(world)
    assert CaseState.HANDLING is call(world, case, solved=Solved.NO)
    answer(world, case)
    assert CaseState.CLOSED is call(world, case, solved=Solved.NO)


@pytest.mark.parametrize(
    ("parents", "above"),
    [
        ({"market": "finance", "finance": "convener"}, ["finance", "convener"]),
        ({"market": "finance"}, ["finance", "finance"]),
        ({}, ["convener", "convener"]),
    ],
)
def test_each_time_it_goes_back_a_level_higher_watches(place: Any, parents: dict[str, str], above: list[str]) -> None:
    world = place("[redo]\nraises_level = true")
    units = [attrs.evolve(unit, parent=parents.get(unit.id)) for unit in world.rules.units.units.values()]
    world.rules = attrs.evolve(world.rules, units=UnitDirectory(units))
    case = audited(world)
    for _time in above:
        world.notices.clear()
        call(world, case, solved=Solved.NO)
        answer(world, case)
    told = [each.event.above for each in world.ledger.history(CASE.stream(case)) if hasattr(each.event, "above")]
    assert above == told
    assert f"unit:{above[-1]}" in [notice.recipient for notice in world.notices if notice.code == "case.raised"]


@pytest.mark.parametrize(
    ("ladder", "levels"),
    [
        ("", [1]),
        ('[[ladder]]\nname = "约谈"\n', [2]),
        ('[[ladder]]\nwhen = "dissatisfied"\nfrom_time = 2\nname = "全市通报督办"\n', [1]),
    ],
)
def test_a_second_bad_call_back_is_the_step_that_the_pack_names_once(
    place: Any, ladder: str, levels: list[int]
) -> None:
    world = place(f'[redo]\nsecond_time = "全市通报督办"\n{ladder}')
    case = audited(world)
    call(world, case, solved=Solved.NO)
    assert () == world.record(case).supervision
    answer(world, case)
    call(world, case, solved=Solved.NO)
    record = world.record(case)
    assert [("全市通报督办", level) for level in levels] == [(step.name, step.level) for step in record.supervision]
    assert record.for_bulletin
    assert timedelta() == world.now - record.supervision[0].at
