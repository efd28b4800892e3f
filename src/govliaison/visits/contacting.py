"""What a visit does to the contact log of its enterprise: one contact, however many units come (M1.2)."""

from datetime import date

import attrs

from govliaison.access import SYSTEM
from govliaison.enterprises import (
    ContactAsk,
    ContactKind,
    ContactLog,
    ContactPlan,
    cancel_contact,
    hold_contact,
    log_contact,
    move_contact,
)
from govliaison.ledger import Decision
from govliaison.values import Refusal

Verdict = Decision | Refusal


@attrs.frozen(kw_only=True)
class VisitContact:
    """
    The contact of a visit; whoever may enter the visit enters it, be the contact another unit's.

    Attributes:
        enterprise: id of the enterprise
        region: where it is registered
        reference: stream of the visit
        plan: what holds for contacts there
        justification: code, where a contact lies above the cap
    """

    enterprise: str
    region: str | None
    reference: str
    plan: ContactPlan
    justification: str | None = None

    def log(self, log: ContactLog | None, *, unit: str, day: date, planned: bool) -> Verdict:
        """Enter it: to come, or held."""
        ask = ContactAsk(
            enterprise=self.enterprise,
            region=self.region,
            kind=ContactKind.VISIT,
            day=day,
            unit=unit,
            reference=self.reference,
            planned=planned,
            justification=self.justification,
            by=SYSTEM,
        )
        return log_contact(log, ask, self.plan)

    def move(self, log: ContactLog | None, *, day: date) -> Verdict:
        """Put it on another day."""
        return move_contact(log, self.reference, day, self.plan, justification=self.justification, by=SYSTEM)

    def hold(self, log: ContactLog | None, *, day: date) -> Verdict:
        """Let it take place, be it on another day than the planned one."""
        moved, held = self.move(log, day=day), hold_contact(log, self.reference, by=SYSTEM)
        if isinstance(moved, Refusal) or isinstance(held, Refusal):
            return moved if isinstance(moved, Refusal) else held
        return Decision(events=(*moved.events, *held.events))

    def cancel(self, log: ContactLog | None) -> Verdict:
        """Take it back."""
        return cancel_contact(log, self.reference, by=SYSTEM)
