"""What every calendar does."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any, Final

from govliaison.plugins import Calendar, DayKind, DayTable, Kind, SpecialDay
from govliaison.testing.contracts.base import one_line
from govliaison.testing.contracts.rule import RuleContract
from govliaison.testing.strategies_of_kinds import years

_FIRST: Final = 2000
_AHEAD: Final = 2
"""A notice for a year comes in the autumn before it; what claims to settle a later year is a guess."""


class CalendarContract(RuleContract[Calendar], kind=Kind.CALENDAR):
    """
    The tests of calendars.

    Attributes:
        asks: years
    """

    method = "days"
    asks = years

    def test_a_year_is_answered_by_its_own_table_or_none(self) -> None:
        """It gives the table of the very year, with the source it comes from; of a year it does not know it gives None."""

        def check(question: int) -> None:
            with self.fresh() as adapter:
                answer = self.ask(adapter, question)
            assert answer is None or isinstance(answer, DayTable), f"{type(answer).__name__} is no DayTable"
            if answer is not None:
                assert question == answer.year
                assert isinstance(answer.source, str)
                assert answer.source.strip(), "a table names its source"
                assert isinstance(answer.complete, bool)
                assert not (answer.complete and not answer.days), "a table without days settles no year"

        self.for_all(check, question=self.asks)

    def test_days_are_days_of_the_year_and_say_what_they_are(self) -> None:
        """Each day is a plain date, in its year or the month beside it, off or worked, with the holiday it belongs to."""
        with self.fresh() as adapter:
            for table in self._tables(adapter):
                for day, special in table.days.items():
                    assert type(day) is date, f"{day!r} is no plain date"
                    assert date(table.year - 1, 12, 1) <= day <= date(table.year + 1, 1, 31), f"{day} in {table.year}"
                    assert isinstance(special, SpecialDay)
                    assert isinstance(special.kind, DayKind), f"{special.kind!r} is neither off nor work"
                    assert isinstance(special.name, str)

    def test_no_day_is_told_twice_and_differently(self) -> None:
        """A day near New Year that stands in the tables of two years is the same in both."""
        known: dict[date, DayKind] = {}
        with self.fresh() as adapter:
            for table in self._tables(adapter):
                for day, special in table.days.items():
                    assert known.setdefault(day, special.kind) == special.kind, f"{day} is both off and work"

    def test_no_day_is_guessed(self) -> None:
        """A year for which no notice can have come yet is not settled."""
        soonest = datetime.now(tz=UTC).year + _AHEAD
        with self.fresh() as adapter:
            for year in (*range(soonest, soonest + 20), 2100, 9998):
                table = self.ask(adapter, year)
                assert table is None or not table.complete, f"nobody can know {year} yet"

    def _tables(self, adapter: Calendar) -> list[DayTable]:
        asked = (self.ask(adapter, year) for year in range(_FIRST, datetime.now(tz=UTC).year + _AHEAD + 1))
        return [table for table in asked if table is not None]


def calendar_contract(
    make: Callable[[], Calendar], *, known_gaps: Mapping[str, str] | None = None, **attributes: Any
) -> type[CalendarContract]:
    """
    Make the tests of a calendar in one line.

    ``TestMyCalendar = calendar_contract(MyCalendar)``

    Args:
        make: makes one
        known_gaps: contract test → why it fails still
        attributes: ``asks`` or ``patience``
    """
    return one_line(CalendarContract, make, known_gaps=known_gaps, **attributes)
