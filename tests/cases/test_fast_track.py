"""The fast track (绿色通道): by rule and by hand, with shorter limits, and listed apart (T3.2)."""

import tomllib
from datetime import UTC, date, datetime, timedelta
from typing import Any

import attrs
import pytest

from govliaison.cases import CASE, FAST_TRACK, CaseKind, CaseState, FastTrackRule, FirmMatch
from govliaison.cases import decide as d
from govliaison.cases.fast_track import CaseFastTracked
from govliaison.cases.recompute_desk import _matter
from govliaison.deadlines import Facts, Match, Matter, Stage, parse_rule_pack
from govliaison.enterprises import (
    ENTERPRISE,
    Enterprise,
    EnterpriseKind,
    EnterpriseRegistered,
    Ownership,
    SizeClass,
    SizeFinding,
)
from govliaison.enterprises import Facts as Firm
from govliaison.errors import RefusedError
from govliaison.ledger import Decision, reveal
from govliaison.values import Reason, load_canonical

FAST = """
id = "fast"
name = "fast rules of the test"
priority = 1

[[rule]]
stage = "answer"
match = { tag = ["fast-track"] }
anchor = "received"
amount = "2 working days"
"""
RULES = (
    FastTrackRule(id="complaints", match=Match(kind=frozenset({"complaint"})), until=date(2027, 1, 1)),
    FastTrackRule(
        id="micro", firm=FirmMatch(size=frozenset({SizeClass.MICRO}), ownership=frozenset({Ownership.PRIVATE}))
    ),
)


def local(day: int, hour: int = 17) -> datetime:
    """A moment of September 2026, in local time."""
    return datetime(2026, 9, day, hour, tzinfo=UTC) - timedelta(hours=8)


@pytest.fixture
def place(world: Any) -> Any:
    limits = world.rules.limits
    packs = (*limits.packs, parse_rule_pack(tomllib.loads(FAST)))
    world.rules = attrs.evolve(world.rules, limits=attrs.evolve(limits, packs=packs), fast_track=RULES)
    return world


def firm(size: SizeClass = SizeClass.MICRO, ownership: Ownership | None = Ownership.PRIVATE) -> Enterprise:
    facts = Firm(ownership=ownership, kind=EnterpriseKind.ENTERPRISE, industry="C13")
    finding = SizeFinding(size_class=size, basis=Reason.of("size.branch"))
    return Enterprise(id="e1", facts=facts, size=finding, source="file", registered_at=local(1))


def due(place: Any, case: str) -> datetime:
    clock = place.record(case).clock(Stage.ANSWER)
    moment: datetime = clock.start.due_at
    return moment


def test_a_case_that_a_rule_fits_goes_the_fast_track_from_the_first_moment(place: Any) -> None:
    case = place.submit(category="食品", kind=CaseKind.COMPLAINT)
    other = place.submit(category="食品")
    assert "complaints" == case.fast_track.rule
    assert ["CaseSubmitted", "CaseFastTracked"] == place.events(case.id)[:2]
    assert (local(9), local(14)) == (due(place, case.id), due(place, other.id))
    assert other.fast_track is None
    assert [case.id] == [row.id for row in place.desk("wang").find(tags=frozenset({FAST_TRACK})).rows]


def test_a_rule_holds_in_its_time_only(place: Any) -> None:
    rule = FastTrackRule(id="x", since=date(2026, 9, 8), until=date(2026, 9, 10))
    facts = Facts(kind="help", urgency="ordinary")
    days = [date(2026, 9, day) for day in (7, 8, 9, 10)]
    assert [False, True, True, False] == [rule.holds(facts, None, day) for day in days]
    place.rules = attrs.evolve(place.rules, fast_track=(rule,))
    assert place.submit().fast_track is None
    place.wait(days=1)
    assert place.submit().fast_track is not None


@pytest.mark.parametrize(
    ("match", "holds"),
    [
        (FirmMatch(), True),
        (FirmMatch(size=frozenset({SizeClass.MICRO})), True),
        (FirmMatch(size=frozenset({SizeClass.LARGE})), False),
        (FirmMatch(ownership=frozenset({Ownership.PRIVATE})), True),
        (FirmMatch(ownership=frozenset({Ownership.STATE})), False),
        (FirmMatch(kind=frozenset({EnterpriseKind.ENTERPRISE})), True),
        (FirmMatch(kind=frozenset({EnterpriseKind.BRANCH})), False),
        (FirmMatch(section=frozenset({"C"})), True),
        (FirmMatch(section=frozenset({"A"})), False),
    ],
)
def test_every_condition_on_the_enterprise_must_hold(match: FirmMatch, holds: bool) -> None:  # noqa: FBT001
    assert holds is match.holds(firm())
    assert (not match.asks) is match.holds(None)


def test_the_enterprise_of_a_case_is_looked_up_in_the_base(place: Any) -> None:
    finding = SizeFinding(size_class=SizeClass.MICRO, basis=Reason.of("size.branch"))
    facts = Firm(ownership=Ownership.PRIVATE)
    registered = EnterpriseRegistered(enterprise="e1", source="file", facts=facts, size=finding)
    context = place.context("wang")
    context.carry_out(ENTERPRISE, "e1", lambda _none: Decision(events=(registered,)), context.stamp())
    assert "micro" == place.submit(enterprise="e1").fast_track.rule
    assert place.submit(enterprise="e2").fast_track is None


def test_of_state_secrets_nothing_goes_the_fast_track(place: Any) -> None:
    case = place.submit(classified=True, kind=CaseKind.COMPLAINT)
    assert (CaseState.REFUSED, None) == (case.state, case.fast_track)
    assert Decision(events=()) == d.fast_track_by_itself(None, None, place.rules, BY)


BY: Any = d.FastTrackAsk(on=True, note="", by=None)  # type: ignore[arg-type]


def test_a_convener_puts_a_case_there_by_hand_and_takes_it_off_again(place: Any) -> None:
    case = place.submit(category="食品").id
    desk = place.classifying("wang")
    on = desk.fast_track(case, note="项目年底前投产")
    assert (None, "wang", "项目年底前投产") == (on.fast_track.rule, on.fast_track.by, reveal(on.fast_track.note))
    assert local(9) == due(place, case)
    assert on == desk.fast_track(case, note="再说一次")
    off = desk.fast_track(case, note="企业撤回申请", on=False)
    assert (None, local(14)) == (off.fast_track, due(place, case))
    assert off == desk.fast_track(case, note="再说一次", on=False)


def test_classifying_leaves_the_fast_track_as_it_is(place: Any) -> None:
    case = place.submit(category="食品", kind=CaseKind.COMPLAINT).id
    said = place.classifying("wang").classify(case, tags=["major"], note="重大")
    assert {"major", FAST_TRACK} == said.facts.tags
    assert local(9) == due(place, case)


def test_only_conveners_do_so_with_a_reason_and_while_it_is_open(place: Any) -> None:
    case = place.submit(category="食品").id
    for person, note, code in (("li", "急", "case.convener-only"), ("wang", " ", "case.text-missing")):
        with pytest.raises(RefusedError, match=code):
            place.classifying(person).fast_track(case, note=note)
    with pytest.raises(RefusedError, match=r"case.before-last"):
        place.classifying("wang").fast_track(case, note="急", at=local(1))
    by = d.FastTrackAsk(on=True, note="急", by=BY)
    assert "case.unknown" == getattr(d.fast_track(None, by, place.rules), "code", "")


def test_what_is_stored_says_the_same_as_the_record(place: Any) -> None:
    case = place.submit(kind=CaseKind.COMPLAINT)
    row = place.store.records([CASE.stream(case.id)])[CASE.stream(case.id)]
    record = place.record(case.id)
    wanted = Matter(facts=place.rules.place(record.facts), anchors=record.anchors)
    assert wanted == _matter(load_canonical(row.body), place.rules)
    assert CaseFastTracked(rule="complaints") == place.desk("wang").history(case.id)[1].event
