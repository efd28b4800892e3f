"""Which duties a place has in a period, bearer by bearer."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import attrs

from govliaison.oversight.obligations.catalogue import OBLIGATIONS, Obligation, Rhythm, planned
from govliaison.oversight.obligations.judging import Window
from govliaison.oversight.places import Place
from govliaison.values import Period


@attrs.frozen(kw_only=True)
class Charge:
    """
    One duty of one bearer for one period.

    Attributes:
        obligation: as the place has it
        place: where
        unit: who bears it; empty: the conveners together
        period: for which time
        due_at: until when, UTC
    """

    obligation: Obligation
    place: Place
    unit: str
    period: Period
    due_at: datetime

    @property
    def key(self) -> str:
        """What tells it from all others, as the id of its record."""
        return ".".join(filter(None, (self.obligation.id, self.place.region, self.unit, str(self.period))))

    def window(self, as_of: datetime, begins: datetime) -> Window:
        """Give the time for which it is judged."""
        since, until = self.period.moments(self.place.zone)
        return Window(since=since, until=until, due_at=self.due_at, as_of=as_of, begins=begins)


def charges(place: Place, asked: Period, *, rhythm: Rhythm | None = None) -> Iterator[Charge]:
    """
    Give every duty of a place for a period, bearer by bearer; none where it has no mechanism of its own.

    Args:
        place: whose duties
        asked: the period; what falls due more often comes for each of its own periods within
        rhythm: only what falls due this often
    """
    if not place.has_mechanism:
        return
    for each in OBLIGATIONS:
        obligation = planned(each, place.plans)
        if obligation is None or rhythm not in (None, obligation.rhythm):
            continue
        for period in obligation.rhythm.periods(asked):
            due_at = _due_at(obligation, period, place.zone)
            for unit in place.bearers(obligation.bearer):
                yield Charge(obligation=obligation, place=place, unit=unit, period=period, due_at=due_at)


def _due_at(obligation: Obligation, period: Period, zone: ZoneInfo) -> datetime:
    day = period.day_after + timedelta(days=obligation.grace_days)
    return datetime.combine(day, time.min, zone).astimezone(UTC)
