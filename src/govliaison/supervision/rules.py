"""What the decisions about supervision need to know of their jurisdiction."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import attrs

from govliaison.access import Actor
from govliaison.calendar import due
from govliaison.cases import CaseRules
from govliaison.supervision.plan import SupervisionPlan
from govliaison.units import UnitRole
from govliaison.values import Amount, Refusal


@attrs.frozen(kw_only=True)
class SupervisionRules:
    """
    The rules of one jurisdiction.

    Attributes:
        cases: its units, desk, working calendar
        plan: its local decisions
    """

    cases: CaseRules
    plan: SupervisionPlan

    @property
    def region(self) -> str:
        """Code of the place."""
        return self.cases.region

    @property
    def desk(self) -> str:
        """The unit to which supervisors report (M5.1)."""
        return self.cases.desk

    @property
    def selectors(self) -> tuple[str, ...]:
        """The units that choose supervisors from the base: those that keep it, else all conveners of the place (M5.1)."""
        own = self.cases.units.conveners(self.region) or self.cases.units.with_role(UnitRole.CONVENER)
        keepers = [unit for unit in own if UnitRole.KEEPER in unit.roles]
        return tuple(unit.id for unit in keepers or own)

    def today(self, now: datetime) -> date:
        """Give the day of a moment where the jurisdiction is."""
        return self.cases.today(now)

    def after(self, now: datetime, amount: Amount) -> datetime:
        """Tell when an amount of time is over, on the working calendar."""
        return due(self.cases.limits.calendar, now, amount).at

    def end_of(self, day: date) -> datetime:
        """Give the midnight that ends a day."""
        return self.cases.limits.calendar.moment(day + timedelta(days=1), 0)

    def check_unit(self, unit: str, on: date) -> Refusal | None:
        """Refuse a unit that is not there."""
        found = self.cases.units.units.get(unit)
        if found is None:
            return Refusal.of("unit.unknown", unit=unit)
        return None if found.exists_on(on) else Refusal.of("case.unit-gone", unit=unit)


RulesFor = Callable[[str | None], SupervisionRules]
"""Gives the rules of the jurisdiction a region code belongs to."""


def check_desk(actor: Actor, rules: SupervisionRules) -> Refusal | None:
    """Refuse what only conveners enter: those to whom supervisors report."""
    if actor.convenes(rules.region):
        return None
    return Refusal.of("supervision.convener-only", person=actor.person)
