"""Packs written the way a county writes them, on a calendar of weekends alone."""

from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import attrs
import pytest

from govliaison.calendar import WorkCalendar
from govliaison.deadlines import Anchor, DeadlineRule, Limits, RulePack, Stage
from govliaison.values import Amount


@pytest.fixture(scope="session")
def calendar() -> WorkCalendar:
    return WorkCalendar.build([], zone=ZoneInfo("Asia/Shanghai"))


@pytest.fixture(scope="session")
def make_rule() -> Callable[..., DeadlineRule]:
    """Make a rule for the answer, five working days from receipt unless said otherwise."""

    def make(**parts: object) -> DeadlineRule:
        amount = Amount.parse(str(parts.pop("amount", "5 working days")))
        plain = DeadlineRule(id="a", stage=Stage.ANSWER, anchor=Anchor.RECEIVED, amount=amount)
        return attrs.evolve(plain, **parts)  # type: ignore[arg-type]

    return make


@pytest.fixture
def limits(calendar: WorkCalendar) -> Callable[..., Limits]:
    """Make limits of one pack with the rules given."""

    def make(*rules: DeadlineRule) -> Limits:
        return Limits(packs=(RulePack(id="p", name="p", rules=rules),), calendar=calendar)

    return make


@pytest.fixture(scope="session")
def monday() -> datetime:
    """Monday 7 September 2026, 09:00 where the place is."""
    return datetime(2026, 9, 7, 1, 0, tzinfo=UTC)
