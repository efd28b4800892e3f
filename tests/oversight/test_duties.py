"""Which duties a place has, and how each is kept as a record that notices by itself when it is missed."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.ledger import Stamp
from govliaison.oversight import DUTY, OBLIGATIONS, Duty, ObligationPlan, Place, Rhythm, Standing, charges
from govliaison.oversight.obligations.model import DutyJudged, DutyMissed, DutyOpened
from govliaison.texts import CATALOGUE
from govliaison.values import Period

ZONE = ZoneInfo("Asia/Shanghai")
THIRD = Period.parse("2026Q3")
NOW = datetime(2026, 7, 1, tzinfo=UTC)
DUE = datetime(2026, 9, 30, 16, tzinfo=UTC)


def place(**said: Any) -> Place:
    parts: dict[str, Any] = {
        "region": "990100",
        "name": "示例市",
        "zone": ZONE,
        "desk": "bureau",
        "conveners": ("front", "bureau", "federation"),
        "agencies": ("market", "tax"),
        "reporters": ("bureau",),
        "group_office": "office",
        "inside": ("990102",),
    }
    return Place(**(parts | said))


def bearers(where: Place, obligation: str, period: Period = THIRD) -> list[tuple[str, str]]:
    return [(each.unit, str(each.period)) for each in charges(where, period) if each.obligation.id == obligation]


def test_each_duty_falls_on_those_who_bear_it() -> None:
    assert [("", "2026Q3")] == bearers(place(), "symposium")
    assert ["front", "bureau", "federation"] == [unit for unit, _ in bearers(place(), "liaison-officer")]
    assert ["front", "federation"] == [unit for unit, _ in bearers(place(), "key-contacts")]
    assert ["market", "tax"] == [unit for unit, _ in bearers(place(), "visits")]
    assert [("bureau", "2026Q3")] == bearers(place(), "bulletin")
    assert [("office", "2026")] == bearers(place(), "inspection")
    assert [] == bearers(place(group_office=None), "inspection")
    assert ["bureau"] == [unit for unit, _ in bearers(place(conveners=("bureau",)), "key-contacts")]


def test_a_monthly_duty_comes_three_times_in_a_quarter() -> None:
    assert ["2026-07", "2026-08", "2026-09"] == [period for _, period in bearers(place(), "digest")]


def test_a_place_without_conveners_has_no_duties() -> None:
    assert [] == [*charges(place(conveners=()), THIRD)]


def test_a_place_decides_what_applies_how_often_and_with_how_many_days_of_grace() -> None:
    plans = {
        "digest": ObligationPlan(id="digest", every=Rhythm.QUARTER, grace_days=3),
        "bulletin": ObligationPlan(id="bulletin", applies=False),
        "visits": ObligationPlan(id="visits"),
    }
    where = place(plans=plans)
    (digest,) = [each for each in charges(where, THIRD) if each.obligation.id == "digest"]
    assert datetime(2026, 10, 4, tzinfo=ZONE) == digest.due_at
    assert "digest.990100.bureau.2026Q3" == digest.key
    assert [] == bearers(where, "bulletin")
    assert 2 == len(bearers(where, "visits"))


@pytest.mark.parametrize(
    ("region", "contained"),
    [("990100", True), ("990103", True), ("990102", False), ("990102001", False), ("980100", False)],
)
def test_a_place_contains_its_own_matters_and_not_those_of_a_county_with_its_own_mechanism(
    region: str,
    contained: bool,  # noqa: FBT001
) -> None:
    assert contained is place().contains(region)


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.sampled_from(Rhythm))
def test_the_periods_within_a_year_cover_every_day_of_it_once(day: date, rhythm: Rhythm) -> None:
    periods = rhythm.periods(Period.of_year(day))
    assert 1 == sum(period.contains(day) for period in periods)
    assert rhythm.period(day) in periods


def test_every_duty_has_a_name_and_a_clause() -> None:
    assert set() == {f"label.obligation.{each.id}" for each in OBLIGATIONS} - CATALOGUE.keys()
    assert set() == {f"label.standing.{each}" for each in Standing} - CATALOGUE.keys()
    assert all(each.clause for each in OBLIGATIONS)
    assert len({each.id for each in OBLIGATIONS}) == len(OBLIGATIONS)


# -- the record ----------------------------------------------------------------------------------------------------------


def stamp(at: datetime) -> Stamp:
    return Stamp(effective_at=at, recorded_at=at, actor="system")


def opened(**said: Any) -> Duty:
    parts: dict[str, Any] = {
        "obligation": "symposium",
        "clause": "M2.2",
        "place": "990100",
        "unit": "",
        "period": "2026Q3",
        "due_at": DUE,
        "told": ("front", "bureau"),
    }
    return DUTY.evolve(None, DutyOpened(**(parts | said)), stamp(NOW))


def judged(duty: Duty, standing: Standing, at: datetime) -> Duty:
    return DUTY.evolve(duty, DutyJudged(standing=standing), stamp(at))


def test_a_duty_waits_for_the_end_of_its_time_and_is_noticed_once() -> None:
    duty = opened()
    assert DUE == duty.attention
    assert () == DUTY.attend(duty, DUE - timedelta(seconds=1))
    (step,) = DUTY.attend(duty, DUE + timedelta(days=3))
    assert (DUE, DutyMissed()) == (step.at, step.event)
    assert ["unit:front", "unit:bureau"] == [notice.recipient for notice in step.notices]
    missed = DUTY.evolve(duty, step.event, stamp(step.at))
    assert (Standing.UNMET, DUE, None) == (missed.standing, missed.missed_at, missed.attention)
    assert () == DUTY.attend(missed, DUE + timedelta(days=9))


@pytest.mark.parametrize("standing", [Standing.MET, Standing.MET_LATE, Standing.POSTPONED, Standing.NOT_APPLICABLE])
def test_what_was_done_or_put_off_waits_for_nothing(standing: Standing) -> None:
    duty = judged(opened(), standing, NOW)
    assert None is duty.attention
    assert () == DUTY.attend(duty, DUE + timedelta(days=9))


def test_what_is_missing_before_the_end_is_noticed_at_once() -> None:
    found = NOW + timedelta(days=9)
    duty = judged(opened(), Standing.UNMET, found)
    (step,) = DUTY.attend(duty, found)
    assert found == step.at


def test_what_was_missed_and_then_done_is_late_and_stays_noticed() -> None:
    missed = DUTY.evolve(opened(), DutyMissed(), stamp(DUE))
    late = judged(missed, Standing.MET_LATE, DUE + timedelta(days=1))
    assert (Standing.MET_LATE, DUE, None) == (late.standing, late.missed_at, late.attention)


def test_a_duty_is_found_by_its_place_period_and_bearer() -> None:
    index = DUTY.index(opened(unit="market", obligation="visits"))
    assert ("due", "market", "990100") == (index.state, index.unit, index.region)
    assert {"convener", "unit:market", "region:990100"} == index.audience
    assert ("obligation", "visits") in index.tags
    assert "visits.990100.market.2026Q3" == index.number


def test_what_is_missing_again_is_noticed_again() -> None:
    found, again = NOW + timedelta(days=9), NOW + timedelta(days=30)
    missed = DUTY.evolve(judged(opened(), Standing.UNMET, found), DutyMissed(), stamp(found))
    assert None is missed.attention
    filled = judged(missed, Standing.MET_LATE, found + timedelta(days=2))
    assert None is filled.attention
    assert again == judged(filled, Standing.UNMET, again).attention


def test_what_is_caught_up_on_is_looked_at_again_when_its_time_is_over() -> None:
    missed = DUTY.evolve(judged(opened(), Standing.UNMET, NOW), DutyMissed(), stamp(NOW))
    assert DUE == judged(missed, Standing.DUE, NOW + timedelta(days=3)).attention
