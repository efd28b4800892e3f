"""When the play takes place; all moments are the city's own."""

from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

ZONE: Final = ZoneInfo("Asia/Shanghai")
OPENS: Final = datetime(2025, 9, 29, 9, tzinfo=ZONE)
"""When the deployment is set up."""
FIRST_DAY: Final = date(2025, 10, 1)
CASES_BEGIN: Final = date(2026, 7, 1)
"""From here on every matter of the city is told; before, those that meetings, visits and ratings bring."""
LAST_DAY: Final = date(2026, 9, 30)
ENDS: Final = datetime.combine(LAST_DAY, time(18), ZONE)
"""As of when the city is looked at."""
