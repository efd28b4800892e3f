"""The adapter kind ``Calendar``: where the days off and the make-up workdays come from."""

from typing import Protocol

from govliaison.calendar.day_tables import DayTable


class Calendar(Protocol):
    """
    A source of days off and make-up workdays: a country's gazettes, or the special days of one place.

    Asked once for each year, when a :class:`~govliaison.calendar.WorkCalendar` is built from its layers; never again
    afterwards. For one day the layer named last wins, so layers stand in the order country, province, city, county.
    """

    def days(self, year: int, /) -> DayTable | None:
        """
        Give the special days of a year.

        Args:
            year: a year of the Gregorian calendar

        Returns:
            The table, or None if this source does not know the year. It never guesses: a year that no complete table
            settles makes results provisional.
        """
        ...
