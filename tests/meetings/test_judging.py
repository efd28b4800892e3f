from datetime import UTC, date, datetime, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.ledger import Private
from govliaison.meetings import (
    Meeting,
    MeetingKind,
    MeetingState,
    Postponement,
    PostponeReason,
    SymposiumVerdict,
    symposium_judgement,
)
from govliaison.values import Period

QUARTER = Period.parse("2026Q3")
IN, AFTER = date(2026, 9, 24), date(2026, 10, 9)
NOW = datetime(2026, 9, 1, tzinfo=UTC)
PLANNED = Meeting(
    id="m",
    kind=MeetingKind.SYMPOSIUM,
    year=2026,
    serial=1,
    region="990100",
    period="2026Q3",
    conveners=("bureau",),
    units=(),
    cases=(),
    starts_at=NOW,
    day=IN,
    place=Private("meeting/m", "三楼"),
    agenda=(),
    called_at=NOW,
    called_by="wang",
)
DAYS = st.dates(date(2026, 7, 1), date(2026, 12, 31))


def held(on: date = IN, entered: date = IN, **said: Any) -> Meeting:
    return attrs.evolve(PLANNED, state=MeetingState.HELD, held_on=on, held_entered=entered, **said)


def put_off(on: date = IN, entered: date = IN, day: date | None = None, before: Meeting = PLANNED) -> Meeting:
    last = Postponement(
        reason=PostponeReason.CLASH,
        note=None,
        approver="liu",
        at=NOW,
        recorded_at=NOW,
        on=on,
        entered=entered,
        was=before.day,
        day=day,
    )
    return attrs.evolve(
        before, state=MeetingState.POSTPONED, postponements=(*before.postponements, last), day=day or before.day
    )


@pytest.mark.parametrize(
    ("symposia", "verdict", "late"),
    [
        ((), SymposiumVerdict.MISSED, False),
        ((PLANNED,), SymposiumVerdict.MISSED, False),
        ((attrs.evolve(PLANNED, state=MeetingState.CANCELLED),), SymposiumVerdict.MISSED, False),
        ((held(),), SymposiumVerdict.HELD, False),
        ((held(entered=AFTER),), SymposiumVerdict.HELD_LATE, True),
        ((held(on=AFTER, entered=AFTER),), SymposiumVerdict.HELD_LATE, True),
        ((put_off(),), SymposiumVerdict.POSTPONED, False),
        ((put_off(day=AFTER),), SymposiumVerdict.POSTPONED, False),
        ((put_off(entered=AFTER),), SymposiumVerdict.POSTPONED, True),
        ((put_off(day=date(2026, 9, 29)),), SymposiumVerdict.MISSED, False),
        ((put_off(on=AFTER, entered=AFTER),), SymposiumVerdict.MISSED, False),
        ((put_off(day=AFTER, before=put_off(day=date(2026, 9, 29))),), SymposiumVerdict.POSTPONED, False),
        ((put_off(), held(entered=AFTER)), SymposiumVerdict.HELD_LATE, True),
        ((held(entered=AFTER), held()), SymposiumVerdict.HELD, False),
        ((held(kind=MeetingKind.COORDINATION, period=""),), SymposiumVerdict.MISSED, False),
        ((held(period="2026Q2"),), SymposiumVerdict.MISSED, False),
    ],
)
def test_a_quarter_is_judged_by_the_best_of_its_symposia(
    symposia: tuple[Meeting, ...],
    verdict: SymposiumVerdict,
    late: bool,  # noqa: FBT001 - a literal of the table
) -> None:
    found = symposium_judgement(QUARTER, symposia)
    assert (verdict, late) == (found.verdict, found.late)
    assert (found.meeting is None) is (verdict is SymposiumVerdict.MISSED)


@given(
    st.lists(
        st.one_of(
            st.builds(held, DAYS, DAYS),
            st.builds(put_off, DAYS, DAYS, st.none() | DAYS),
            st.just(PLANNED),
        ),
        max_size=6,
    ),
    st.randoms(),
)
def test_neither_the_order_nor_one_symposium_more_makes_a_quarter_worse(symposia: list[Meeting], chance: Any) -> None:
    order = [*SymposiumVerdict]
    found = symposium_judgement(QUARTER, symposia)
    shuffled = [*symposia]
    chance.shuffle(shuffled)
    assert found.verdict is symposium_judgement(QUARTER, shuffled).verdict
    for number in range(len(symposia)):
        fewer = symposium_judgement(QUARTER, symposia[:number])
        assert order.index(found.verdict) <= order.index(fewer.verdict)
    if found.verdict is SymposiumVerdict.HELD and found.meeting is not None:
        assert found.day is not None
        assert found.day < QUARTER.day_after
        assert NOW + timedelta(0) == found.meeting.called_at
