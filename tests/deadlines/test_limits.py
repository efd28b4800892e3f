from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import product

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.calendar import WorkCalendar
from govliaison.deadlines import FALL_BACK, Anchor, Anchors, DeadlineRule, Facts, Limits, Match, RulePack, Stage
from govliaison.values import Amount

FACTS = Facts(kind="help", urgency="ordinary", channel="portal", category="food/permits", region="990102")

MATCHES = [
    Match(kind=kind, urgency=urgency, category=category)
    for kind, urgency, category in product(
        [frozenset(), frozenset({"help"})], [frozenset(), frozenset({"ordinary"})], [frozenset(), frozenset({"food"})]
    )
]
RULES = st.builds(
    lambda number, match: DeadlineRule(
        id=f"r{number}", stage=Stage.ANSWER, match=match, anchor=Anchor.RECEIVED, amount=Amount.parse("3 wd")
    ),
    st.integers(0, 3),
    st.sampled_from(MATCHES),
)
DAYS = st.none() | st.sampled_from([date(2026, 1, 1), date(2026, 3, 1)])
PACKS = st.lists(
    st.builds(
        lambda number, priority, effective_from, rules: RulePack(
            id=f"p{number}", name="p", priority=priority, effective_from=effective_from, rules=tuple(rules)
        ),
        st.integers(0, 9),
        st.integers(-1, 1),
        DAYS,
        st.lists(RULES, unique_by=lambda rule: rule.id, max_size=3),
    ),
    unique_by=lambda pack: pack.id,
    max_size=4,
)


@given(packs=PACKS, data=st.data())
def test_which_rule_wins_never_depends_on_the_order(
    packs: list[RulePack], data: st.DataObject, calendar: WorkCalendar, monday: datetime
) -> None:
    chosen = Limits(packs=tuple(packs), calendar=calendar).choose(Stage.ANSWER, FACTS, monday)
    shuffled = [
        attrs.evolve(pack, rules=tuple(data.draw(st.permutations(pack.rules))))
        for pack in data.draw(st.permutations(packs))
    ]
    other = Limits(packs=tuple(shuffled), calendar=calendar).choose(Stage.ANSWER, FACTS, monday)
    assert (other.pack.id, other.rule) == (chosen.pack.id, chosen.rule)


@pytest.mark.parametrize(
    ("winner", "loser"),
    [
        ({"id": "a", "priority": 1}, {"id": "z", "match": Match(kind=frozenset({"help"}))}),
        ({"id": "a", "match": Match(kind=frozenset({"help"}))}, {"id": "z", "effective_from": date(2026, 1, 1)}),
        ({"id": "a", "effective_from": date(2026, 3, 1)}, {"id": "z", "effective_from": date(2026, 1, 1)}),
        ({"id": "a", "effective_from": date(2026, 1, 1)}, {"id": "z"}),
        ({"id": "z"}, {"id": "a"}),
    ],
    ids=["priority", "conditions", "later instrument", "dated instrument", "name"],
)
def test_priority_goes_before_conditions_before_date_before_name(
    winner: dict[str, object],
    loser: dict[str, object],
    calendar: WorkCalendar,
    monday: datetime,
    make_rule: Callable[..., DeadlineRule],
) -> None:
    packs = []
    for parts in (winner, loser):
        rule = make_rule(match=parts.get("match", Match()))
        rest = {key: value for key, value in parts.items() if key != "match"}
        packs.append(RulePack(name="p", rules=(rule,), **rest))  # type: ignore[arg-type]
    chosen = Limits(packs=tuple(packs), calendar=calendar).choose(Stage.ANSWER, FACTS, monday)
    assert winner["id"] == chosen.pack.id


@pytest.mark.parametrize(
    ("match", "holds"),
    [
        (Match(), True),
        (Match(kind=frozenset({"help", "report"})), True),
        (Match(kind=frozenset({"report"})), False),
        (Match(urgency=frozenset({"urgent"})), False),
        (Match(channel=frozenset({"portal"})), True),
        (Match(channel=frozenset({"hall"})), False),
        (Match(category=frozenset({"food"})), True),
        (Match(category=frozenset({"food/permits"})), True),
        (Match(category=frozenset({"foo"})), False),
        (Match(kind=frozenset({"help"}), channel=frozenset({"hall"})), False),
    ],
)
def test_a_rule_holds_where_all_its_conditions_do(match: Match, holds: bool) -> None:  # noqa: FBT001
    assert holds is match.holds(FACTS)


@pytest.mark.parametrize(
    ("day", "holds"),
    [("2026-02-28", False), ("2026-03-01", True), ("2026-06-30", True), ("2026-07-01", False)],
)
def test_a_pack_is_in_force_from_its_first_to_its_last_day(day: str, holds: bool) -> None:  # noqa: FBT001
    pack = RulePack(id="p", name="p", effective_from=date(2026, 3, 1), effective_to=date(2026, 6, 30))
    assert holds is pack.holds(date.fromisoformat(day), "")


def test_the_pack_of_the_day_of_admission_is_asked_in_local_time(
    calendar: WorkCalendar, make_rule: Callable[..., DeadlineRule], monday: datetime
) -> None:
    """At 16:30 UTC on the last day of February, March has begun where the place is."""
    new = RulePack(id="new", name="new", effective_from=date(2026, 3, 1), rules=(make_rule(),))
    old = RulePack(id="old", name="old", effective_to=date(2026, 2, 28), rules=(make_rule(),))
    limits = Limits(packs=(new, old), calendar=calendar)
    last = monday.replace(month=2, day=28, hour=15, minute=30)
    assert "old" == limits.choose(Stage.ANSWER, FACTS, last).pack.id
    assert "new" == limits.choose(Stage.ANSWER, FACTS, last + timedelta(hours=1)).pack.id


@pytest.mark.parametrize(
    ("region", "holds"),
    [("", True), ("990000", True), ("9901", True), ("990100", True), ("990102", True), ("990200", False)],
)
def test_a_pack_holds_in_its_place_and_all_places_within(region: str, holds: bool) -> None:  # noqa: FBT001
    assert holds is RulePack(id="p", name="p", region=region).holds(date(2026, 9, 7), "990102")


def test_a_matter_without_a_place_is_under_no_pack_of_a_place() -> None:
    assert not RulePack(id="p", name="p", region="990100").holds(date(2026, 9, 7), "")


@pytest.mark.parametrize("stage", [rule.stage for rule in FALL_BACK.rules])
def test_every_stage_of_a_case_has_a_limit_even_where_no_pack_speaks(
    stage: Stage, calendar: WorkCalendar, monday: datetime
) -> None:
    start = Limits(packs=(), calendar=calendar).start(stage, "market", FACTS, Anchors(received=monday))
    assert (FALL_BACK.id, stage.value, "market") == (start.pack, start.rule, start.unit)
    assert all(rule.local for rule in FALL_BACK.rules)
    assert monday < start.due_at


def test_a_start_tells_under_which_rule_and_calendar_it_was_worked_out(
    limits: Callable[..., Limits], make_rule: Callable[..., DeadlineRule], monday: datetime, calendar: WorkCalendar
) -> None:
    start = limits(make_rule(warn_before=Amount.parse("1 wd"), urge_every=Amount.parse("3天"))).start(
        Stage.ANSWER, "market", FACTS, Anchors(received=monday)
    )
    assert ("p", "a", monday, calendar.version) == (start.pack, start.rule, start.anchor_at, start.calendar)
    assert datetime.fromisoformat("2026-09-14T17:00+08:00") == start.due_at
    assert datetime.fromisoformat("2026-09-11T17:00+08:00") == start.warn_at
    assert 3 == start.urge_days
    assert start.provisional


@pytest.mark.parametrize(
    ("before", "warned"),
    [
        ("30 minutes", "2026-09-14T16:30+08:00"),
        ("4 hours", "2026-09-14T13:00+08:00"),
        ("5 working hours", "2026-09-14T11:00+08:00"),
        ("2 working days", "2026-09-10T17:00+08:00"),
        ("3天", "2026-09-11T17:00+08:00"),
        ("1 month", "2026-09-07T09:00+08:00"),
    ],
)
def test_the_light_turns_yellow_so_long_before_the_end_but_not_before_the_beginning(
    before: str,
    warned: str,
    limits: Callable[..., Limits],
    make_rule: Callable[..., DeadlineRule],
    monday: datetime,
) -> None:
    rule = make_rule(warn_before=Amount.parse(before))
    start = limits(rule).start(Stage.ANSWER, "market", FACTS, Anchors(received=monday))
    assert datetime.fromisoformat(warned) == start.warn_at


def test_a_month_before_the_end_is_thirty_days(
    limits: Callable[..., Limits], make_rule: Callable[..., DeadlineRule], monday: datetime
) -> None:
    rule = make_rule(amount="90天", warn_before=Amount.parse("1个月"))
    start = limits(rule).start(Stage.ANSWER, "market", FACTS, Anchors(received=monday))
    assert start.due_at - timedelta(days=30) == start.warn_at


def test_a_rule_without_a_warning_has_none(
    limits: Callable[..., Limits], make_rule: Callable[..., DeadlineRule], monday: datetime
) -> None:
    assert limits(make_rule()).start(Stage.ANSWER, "u", FACTS, Anchors(received=monday)).warn_at is None


def test_a_limit_that_begins_anew_keeps_the_rule_of_the_day_of_admission(
    calendar: WorkCalendar, make_rule: Callable[..., DeadlineRule], monday: datetime
) -> None:
    """A rule revised while a matter is open does not touch it."""
    old = RulePack(id="old", name="old", effective_to=monday.date(), rules=(make_rule(),))
    limits = Limits(packs=(old,), calendar=calendar)
    later = monday + timedelta(days=14)
    start = limits.start(Stage.ANSWER, "u", FACTS, Anchors(received=monday, admitted=monday), anew=later)
    assert ("old", later) == (start.pack, start.anchor_at)
    assert datetime.fromisoformat("2026-09-28T17:00+08:00") == start.due_at


def test_an_anchor_that_has_not_happened_falls_back_to_the_latest_before_it(monday: datetime) -> None:
    moments = {anchor: monday + timedelta(hours=hours) for hours, anchor in enumerate(Anchor)}
    for anchor in Anchor:
        happened = {each.value: at for each, at in moments.items() if at <= moments[anchor]}
        assert moments[anchor] == Anchors(**happened).at(anchor)
        assert moments[anchor] == Anchors(**happened).at(Anchor.AUDITED)
    assert monday == Anchors(received=monday, answered=moments[Anchor.ANSWERED]).at(Anchor.SIGNED)
