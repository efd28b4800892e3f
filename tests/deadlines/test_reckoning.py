"""Limits beyond a plain amount: days of the month, ends of other limits, caps, extensions, statutes."""

import tomllib
from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import attrs
import pytest

import govliaison_china as china
from govliaison.calendar import Cutoff, NonWorking, WorkCalendar
from govliaison.deadlines import (
    Anchor,
    Anchors,
    Cap,
    DeadlineRule,
    Deemed,
    ExpiryOf,
    Extension,
    Facts,
    Limits,
    Match,
    MonthDay,
    RulePack,
    Stage,
    parse_rule_pack,
)
from govliaison.errors import NotFoundError
from govliaison.values import Amount

FACTS = Facts(kind="complaint", urgency="ordinary", region="990102")
Make = Callable[..., DeadlineRule]


@pytest.fixture(scope="session")
def gazetted() -> WorkCalendar:
    return WorkCalendar.build([china.gazetted_calendar()], zone=ZoneInfo("Asia/Shanghai"), years=range(2019, 2027))


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+08:00")


def limits_of(calendar: WorkCalendar, *rules: DeadlineRule) -> Limits:
    return Limits(packs=(RulePack(id="p", name="p", rules=rules),), calendar=calendar)


# -- hard case (a) ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("non_working", "ends"),
    [
        (NonWorking.RUN, "2026-02-14T16:00"),
        (NonWorking.FREEZE, "2026-02-14T16:00"),
        (NonWorking.ROLL, "2026-02-14T16:00"),
    ],
)
def test_a_day_before_a_make_up_saturday_is_an_ordinary_day(
    gazetted: WorkCalendar, make_rule: Make, non_working: NonWorking, ends: str
) -> None:
    """Friday 13 February 2026: the Saturday after it is worked, then nine days are off."""
    rule = make_rule(stage=Stage.SIGN, amount="24 hours", non_working=non_working)
    assert at(ends) == limits_of(gazetted).ends(rule, at("2026-02-13T16:00")).at


@pytest.mark.parametrize(
    ("non_working", "ends"),
    [
        (NonWorking.RUN, "2026-02-15T16:00"),
        (NonWorking.FREEZE, "2026-02-24T16:00"),
        (NonWorking.ROLL, "2026-02-24T09:00"),
    ],
)
def test_signing_within_a_day_before_nine_days_off_runs_freezes_or_rolls(
    gazetted: WorkCalendar, make_rule: Make, non_working: NonWorking, ends: str
) -> None:
    """The last day worked at 16:00; 15 to 23 February 2026 are off."""
    rule = make_rule(stage=Stage.SIGN, amount="24 hours", non_working=non_working)
    assert at(ends) == limits_of(gazetted).ends(rule, at("2026-02-14T16:00")).at


@pytest.mark.parametrize(
    ("non_working", "ends"),
    [
        (NonWorking.RUN, "2022-10-01T16:00"),
        (NonWorking.FREEZE, "2022-10-08T16:00"),
        (NonWorking.ROLL, "2022-10-08T09:00"),
    ],
)
def test_the_same_on_a_friday_whose_saturday_begins_the_holiday(
    gazetted: WorkCalendar, make_rule: Make, non_working: NonWorking, ends: str
) -> None:
    """Friday 30 September 2022, 16:00; 1 to 7 October are off, Saturday 8 and Sunday 9 are worked."""
    rule = make_rule(stage=Stage.SIGN, amount="24 hours", non_working=non_working)
    assert at(ends) == limits_of(gazetted).ends(rule, at("2022-09-30T16:00")).at


# -- (b) --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "amount", "ends"),
    [
        ("2025-01-26T10:00", "5 wd", "2025-02-08T17:00"),
        ("2025-09-30T10:00", "3 wd", "2025-10-11T17:00"),
        ("2020-01-22T10:00", "5 wd", "2020-02-06T17:00"),
        ("2022-09-30T10:00", "10 wd", "2022-10-19T17:00"),
        ("2024-09-13T10:00", "2 wd", "2024-09-18T17:00"),
        ("2026-02-13T10:00", "1 wd", "2026-02-14T17:00"),
        ("2026-09-18T10:00", "1 wd", "2026-09-20T17:00"),
    ],
)
def test_a_make_up_saturday_or_sunday_counts(
    gazetted: WorkCalendar, make_rule: Make, start: str, amount: str, ends: str
) -> None:
    assert at(ends) == limits_of(gazetted).ends(make_rule(amount=amount), at(start)).at


# -- (d) --------------------------------------------------------------------------------------------------------------


def test_a_statutory_sixty_days_holds_inside_a_kind_of_five_working_days(
    gazetted: WorkCalendar, make_rule: Make
) -> None:
    local = make_rule(id="local", warn_before=Amount.parse("1 wd"))
    statute = make_rule(id="statute", amount="60天", replaces=True, match=Match(track=frozenset({"petition"})))
    limits = Limits(
        packs=(
            RulePack(id="local", name="local", priority=1000, rules=(local,)),
            RulePack(id="law", name="law", rules=(statute,)),
        ),
        calendar=gazetted,
    )
    received = at("2026-03-02T10:00")
    petition = attrs.evolve(FACTS, track="petition")
    assert at("2026-03-09T17:00") == limits.start(Stage.ANSWER, "u", FACTS, Anchors(received=received)).due_at
    start = limits.start(Stage.ANSWER, "u", petition, Anchors(received=received))
    assert ("law", "statute", at("2026-05-02T00:00")) == (start.pack, start.rule, start.due_at)
    chosen = limits.choose(Stage.ANSWER, petition, received)
    assert chosen.replaced is not None
    assert ("local", Amount.parse("1 wd")) == (chosen.replaced.pack.id, chosen.rule.warn_before)


def test_a_statute_that_warns_by_itself_keeps_its_warning(gazetted: WorkCalendar, make_rule: Make) -> None:
    local = make_rule(id="local", warn_before=Amount.parse("1 wd"))
    statute = make_rule(id="statute", amount="60天", replaces=True, warn_before=Amount.parse("7天"))
    chosen = limits_of(gazetted, local, statute).choose(Stage.ANSWER, FACTS, at("2026-03-02T10:00"))
    assert Amount.parse("7天") == chosen.rule.warn_before


def test_a_statute_may_stand_alone(gazetted: WorkCalendar, make_rule: Make) -> None:
    statute = make_rule(stage=Stage.MEDIATE, replaces=True)
    chosen = limits_of(gazetted, statute).find(Stage.MEDIATE, FACTS, at("2026-03-02T10:00"))
    assert chosen is not None
    assert (statute, None) == (chosen.rule, chosen.replaced)


# -- (f) --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moment", "number", "ends"),
    [
        ("2026-02-10T09:00", 30, "2026-03-01T00:00"),
        ("2024-02-10T09:00", 30, "2024-03-01T00:00"),
        ("2026-02-28T23:59", 30, "2026-03-01T00:00"),
        ("2026-03-01T00:00", 30, "2026-03-31T00:00"),
        ("2026-01-31T09:00", 30, "2026-03-01T00:00"),
        ("2026-12-31T09:00", 25, "2027-01-26T00:00"),
        ("2026-04-30T09:00", 31, "2026-05-01T00:00"),
    ],
)
def test_by_the_thirtieth_is_by_the_last_day_in_february(
    gazetted: WorkCalendar, make_rule: Make, moment: str, number: int, ends: str
) -> None:
    """A day of the month ends at its midnight, that is at 00:00 of the day after."""
    rule = make_rule(stage=Stage.INTERIM, anchor=MonthDay(number), amount="0天")
    received = at(moment) - timedelta(days=100)
    start = limits_of(gazetted, rule).start(
        Stage.INTERIM, "u", FACTS, Anchors(received=received, dispatched=at(moment))
    )
    assert (at(moment), at(ends)) == (start.anchor_at, start.due_at)


# -- (g) --------------------------------------------------------------------------------------------------------------


def test_without_a_decision_within_three_working_days_it_is_deemed_accepted(gazetted: WorkCalendar) -> None:
    pack = parse_rule_pack(
        tomllib.loads(
            'id = "p"\nname = "p"\n[[rule]]\nstage = "review"\nanchor = "entered"\namount = "3 wd"\n'
            'on_expiry = { deemed = "accepted" }'
        )
    )
    limits = Limits(packs=(pack,), calendar=gazetted)
    anchors = Anchors(received=at("2026-09-28T10:00"), entered=at("2026-09-30T15:00"))
    assert at("2026-10-10T17:00") == limits.start(Stage.REVIEW, "u", FACTS, anchors).due_at
    rule = limits.choose(Stage.REVIEW, FACTS, anchors.received).rule
    assert rule.on_expiry is not None
    assert Deemed.ACCEPTED is rule.on_expiry.deemed


# -- (i) --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("extension", "times", "ends"),
    [
        (Extension(amount=Amount.parse("5 wd")), 0, "2026-03-09T17:00"),
        (Extension(amount=Amount.parse("5 wd")), 1, "2026-03-16T17:00"),
        (Extension(amount=Amount.parse("5 wd")), 2, "2026-03-23T17:00"),
        (Extension(amount=Amount.parse("5 wd")), 3, "2026-03-23T17:00"),
        (Extension(up_to=Amount.parse("10 wd")), 1, "2026-03-16T17:00"),
        (Extension(up_to=Amount.parse("90 wd")), 1, "2026-03-23T17:00"),
        (Extension(amount=Amount.parse("3天")), 1, "2026-03-13T00:00"),
        (Extension(), 1, "2026-03-09T17:00"),
    ],
)
def test_no_extension_reaches_beyond_the_cap(
    gazetted: WorkCalendar, make_rule: Make, extension: Extension, times: int, ends: str
) -> None:
    received = at("2026-03-02T10:00")
    rule = make_rule(cap=Cap(anchor=Anchor.RECEIVED, amount=Amount.parse("15 wd")))
    anchors = Anchors(received=received)
    limits = limits_of(gazetted, rule)
    assert at(ends) == limits.extended(rule, extension, received, anchors, times=times).at
    assert at("2026-03-09T17:00") == limits.start(Stage.ANSWER, "u", FACTS, anchors).due_at


def test_what_ends_at_midnight_is_lengthened_from_the_day_that_ended(gazetted: WorkCalendar, make_rule: Make) -> None:
    """Thirty days end on 1 April at 24:00; five working days more: 2, 3, 7, 8 and 9 April."""
    rule = make_rule(amount="30天", cutoff=Cutoff.MIDNIGHT)
    received = at("2026-03-02T10:00")
    limits = limits_of(gazetted, rule)
    assert at("2026-04-02T00:00") == limits.ends(rule, received).at
    longer = limits.extended(rule, Extension(amount=Amount.parse("5 wd")), received, Anchors(received=received))
    assert at("2026-04-10T00:00") == longer.at
    assert not longer.provisional


def test_a_cap_holds_for_the_limit_itself(gazetted: WorkCalendar, make_rule: Make) -> None:
    rule = make_rule(anchor=Anchor.SIGNED, amount="30天", cap=Cap(anchor=Anchor.RECEIVED, amount=Amount.parse("90天")))
    anchors = Anchors(received=at("2026-01-05T10:00"), signed=at("2026-03-20T10:00"))
    assert at("2026-04-06T00:00") == limits_of(gazetted, rule).start(Stage.ANSWER, "u", FACTS, anchors).due_at


# -- (j) --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", [date(2026, 1, 15), date(2026, 5, 15), date(2026, 9, 15), date(2019, 7, 1)])
def test_time_is_eight_hours_ahead_all_the_year(gazetted: WorkCalendar, make_rule: Make, day: date) -> None:
    start = datetime.combine(day, datetime.min.time()).replace(hour=9, tzinfo=ZoneInfo("Asia/Shanghai"))
    ends = limits_of(gazetted).ends(make_rule(amount="24 hours"), start).at
    assert timedelta(hours=24) == ends - start
    local = ends.astimezone(ZoneInfo("Asia/Shanghai"))
    assert (9, timedelta(hours=8)) == (local.hour, local.utcoffset())


# -- limits that wait for others --------------------------------------------------------------------------------------


def test_a_limit_may_run_from_the_end_of_another(calendar: WorkCalendar, make_rule: Make) -> None:
    sign = make_rule(id="s", stage=Stage.SIGN, anchor=Anchor.DISPATCHED, amount="1 wd")
    contact = make_rule(id="c", stage=Stage.CONTACT, anchor=ExpiryOf(Stage.SIGN), amount="2 hours")
    anchors = Anchors(received=at("2026-09-01T09:00"), dispatched=at("2026-09-07T10:00"))
    start = limits_of(calendar, sign, contact).start(Stage.CONTACT, "u", FACTS, anchors)
    assert (at("2026-09-08T17:00"), at("2026-09-08T19:00")) == (start.anchor_at, start.due_at)


def test_limits_that_wait_for_each_other_run_from_receipt(calendar: WorkCalendar, make_rule: Make) -> None:
    sign = make_rule(id="s", stage=Stage.SIGN, anchor=ExpiryOf(Stage.CONTACT), amount="1 hour")
    contact = make_rule(id="c", stage=Stage.CONTACT, anchor=ExpiryOf(Stage.SIGN), amount="2 hours")
    received = at("2026-09-07T09:00")
    start = limits_of(calendar, sign, contact).start(Stage.CONTACT, "u", FACTS, Anchors(received=received))
    assert received + timedelta(hours=1 + 2 + 2) >= start.due_at > received


def test_a_limit_that_waits_for_one_nobody_sets_runs_from_receipt(calendar: WorkCalendar, make_rule: Make) -> None:
    rule = make_rule(stage=Stage.FEEDBACK, anchor=ExpiryOf(Stage.MEDIATE), amount="1 hour")
    received = at("2026-09-07T09:00")
    start = limits_of(calendar, rule).start(
        Stage.FEEDBACK, "u", FACTS, Anchors(received=received, answered=received + timedelta(days=3))
    )
    assert received == start.anchor_at


def test_a_stage_of_which_nobody_speaks_has_no_limit(calendar: WorkCalendar, monday: datetime) -> None:
    limits = limits_of(calendar)
    assert limits.find(Stage.MEDIATE, FACTS, monday) is None
    with pytest.raises(NotFoundError, match=r"pack\.no-limit"):
        limits.choose(Stage.MEDIATE, FACTS, monday)


@pytest.mark.parametrize(
    ("match", "holds"),
    [
        (Match(difficulty=frozenset({"A", "B"})), True),
        (Match(difficulty=frozenset({"C"})), False),
        (Match(tag=frozenset({"multi", "other"})), True),
        (Match(tag=frozenset({"other"})), False),
        (Match(track=frozenset({"petition"})), True),
        (Match(track=frozenset({"disclosure"})), False),
        (Match(real_name=True), True),
        (Match(real_name=False), False),
    ],
)
def test_what_else_a_rule_may_ask(match: Match, holds: bool) -> None:  # noqa: FBT001
    facts = attrs.evolve(FACTS, difficulty="A", tags=frozenset({"multi"}), track="petition", real_name=True)
    assert holds is match.holds(facts)
    assert 1 == match.conditions
    assert not Match(real_name=True).holds(FACTS)
