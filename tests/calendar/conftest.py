"""The year 2026 as gazetted by the notice of 2025-11-04, typed in by hand."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import attrs
import pytest

from govliaison.calendar import DayKind, DayTable, SpecialDay, WorkCalendar

OFF = {
    "元旦": ("01-01", 3),
    "春节": ("02-15", 9),
    "清明节": ("04-04", 3),
    "劳动节": ("05-01", 5),
    "端午节": ("06-19", 3),
    "中秋节": ("09-25", 3),
    "国庆节": ("10-01", 7),
}
WORK = {"01-04": "元旦", "02-14": "春节", "02-28": "春节", "05-09": "劳动节", "09-20": "国庆节", "10-10": "国庆节"}


@attrs.frozen
class Tables:
    """A layer that knows the tables it is given."""

    tables: tuple[DayTable, ...]

    def days(self, year: int, /) -> DayTable | None:
        return next((table for table in self.tables if table.year == year), None)


@pytest.fixture(scope="session")
def notice() -> DayTable:
    days = {date.fromisoformat(f"2026-{day}"): SpecialDay(DayKind.WORK, name) for day, name in WORK.items()}
    for name, (first, length) in OFF.items():
        for offset in range(length):
            days[date.fromisoformat(f"2026-{first}") + timedelta(days=offset)] = SpecialDay(DayKind.OFF, name)
    return DayTable(year=2026, source="notice of 2025-11-04", days=days)


@pytest.fixture(scope="session")
def layer() -> type[Tables]:
    return Tables


@pytest.fixture(scope="session")
def zone() -> ZoneInfo:
    return ZoneInfo("Asia/Shanghai")


@pytest.fixture(scope="session")
def calendar(notice: DayTable, zone: ZoneInfo) -> WorkCalendar:
    """2026 is gazetted, every other year is not."""
    return WorkCalendar.build([Tables((notice,))], zone=zone)
