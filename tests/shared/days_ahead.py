"""A day that lies ahead whenever the tests run, and not too far."""

from datetime import UTC, datetime, timedelta
from typing import Final

AHEAD: Final = f"{datetime.now(UTC) + timedelta(days=200):%Y-%m-%d}"
