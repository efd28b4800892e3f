"""
Moments: aware, in UTC inside, shown in the profile's zone.

Stored as whole microseconds since 1970-01-01 UTC.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import Protocol

from govliaison.errors import InputError
from govliaison.values.text import fold_width

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_MOMENT = re.compile(
    r"""(?P<year>\d{4})[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?
        (?:[T\s]*(?P<hour>\d{1,2})[:时](?P<minute>\d{1,2})分?(?::?(?P<second>\d{1,2})秒?(?:\.(?P<fraction>\d{1,6}))?)?
           \s*(?P<offset>Z|[+-]\d{2}:?\d{2})?)?""",
    re.VERBOSE | re.IGNORECASE,
)


class TimeSource(Protocol):
    """Where ``now`` comes from; handed to ``Liaison.open``, never asked for anywhere else."""

    def now(self) -> datetime:
        """Give the present moment, aware."""
        ...


def to_micros(moment: datetime) -> int:
    """
    Count microseconds from 1970-01-01 UTC.

    Raises:
        InputError: the moment has no time zone
    """
    if moment.tzinfo is None:
        raise InputError("moment.naive", text=moment.isoformat(" "))
    return (moment - _EPOCH) // _MICROSECOND


@lru_cache(maxsize=4096)
def from_micros(micros: int) -> datetime:
    """Give the moment in UTC; the same few stand in a record, and end in many, again and again."""
    return _EPOCH + timedelta(0, 0, micros)


def parse_day_or_moment(text: str, zone: tzinfo) -> date | datetime:
    """
    Read a date or a moment as offices write them.

    A date without time stays a date, so that the caller decides what it means. ``2026-09-28``, ``2026/9/8 7:05``,
    ``2026.9.8``, ``2026年9月8日 16时20分``, ``2026-09-28T16:20:00+08:00``; full-width digits are read.

    Args:
        text: what stands in the cell or on the command line
        zone: the zone of a moment that names none

    Raises:
        InputError: it is neither
    """
    match = _MOMENT.fullmatch(fold_width(text))
    if match is None:
        raise InputError("moment.unreadable", text=text.strip())
    part = match.groupdict()
    try:
        day = date(int(part["year"]), int(part["month"]), int(part["day"]))
        if part["hour"] is None:
            return day
        clock = time(
            int(part["hour"]),
            int(part["minute"]),
            int(part["second"] or 0),
            int((part["fraction"] or "").ljust(6, "0")),
        )
        return datetime.combine(day, clock, _offset(part["offset"], zone)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise InputError("moment.unreadable", text=text.strip()) from error


def parse_moment(text: str, zone: tzinfo, *, at: time = time.min) -> datetime:
    """Read a moment, in UTC; a date without time stands for ``at`` of that day in the zone."""
    found = parse_day_or_moment(text, zone)
    if isinstance(found, datetime):
        return found
    return datetime.combine(found, at, zone).astimezone(UTC)


def _offset(text: str | None, zone: tzinfo) -> tzinfo:
    if text is None:
        return zone
    return datetime.strptime(text.upper().replace("Z", "+0000"), "%z").tzinfo or zone
