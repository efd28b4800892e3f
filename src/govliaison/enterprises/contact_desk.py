"""Contact logs as people work with them, and for desks above that contact many enterprises in one commit."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, tzinfo

from govliaison.access import Context
from govliaison.enterprises.contact_log import (
    CONTACT_LOG,
    ContactAsk,
    ContactKind,
    ContactLog,
    cancel_contact,
    hold_contact,
    log_contact,
    move_contact,
)
from govliaison.enterprises.contact_plan import ContactPlan, ContactRules
from govliaison.enterprises.model import ENTERPRISE, Enterprise
from govliaison.errors import NotFoundError
from govliaison.ledger import Decision, Ledger, Move, Stamp, accepted
from govliaison.values import Refusal

ContactVerb = Callable[[ContactLog | None], Decision | Refusal]
"""What is done to a log, such as ``partial(log_contact, ask=ask, plan=plan)``."""


def contact_moves(ledger: Ledger, verbs: Mapping[str, ContactVerb], stamp: Stamp) -> tuple[Move[ContactLog], ...]:
    """
    Decide on the logs of several enterprises, for one commit together with what they are contacted for.

    Args:
        ledger: where the logs are
        verbs: what is done to the log of each enterprise, by its id
        stamp: the circumstances

    Returns:
        the moves that change anything

    Raises:
        RefusedError: one of them is not allowed; then none is to be done
    """
    logs = ledger.load_many([CONTACT_LOG.stream(enterprise) for enterprise in verbs])
    moves = []
    for enterprise, verb in verbs.items():
        loaded = logs[CONTACT_LOG.stream(enterprise)]
        decision = accepted(verb(loaded.record))
        if decision.events:
            moves.append(Move.of(loaded, decision, stamp))
    return tuple(moves)


class ContactLogs:
    """
    By whom and how often enterprises are contacted (M1.2).

    Args:
        context: who works on which ledger
        rules_for: what holds for contacts in the place of a region code
        zone: in which days are counted
    """

    def __init__(self, context: Context, rules_for: Callable[[str | None], ContactRules], zone: tzinfo) -> None:
        self._context = context
        self._rules_for = rules_for
        self._zone = zone

    def log(
        self,
        enterprise: str,
        *,
        kind: ContactKind,
        unit: str,
        day: date | None = None,
        justification: str | None = None,
        note: str | None = None,
        reference: str | None = None,
    ) -> ContactLog:
        """
        Enter a contact; one on a day to come is planned.

        Args:
            enterprise: id of the enterprise
            kind: of contact
            unit: the unit that contacts it
            day: the day where the place is; today, if not said
            justification: code, for a contact above the cap
            note: what was talked about; kept private
            reference: what the contact belongs to; a new id, if not said

        Raises:
            NotFoundError: there is no such enterprise
            RefusedError: not by this actor, or above the cap without a justification
        """
        region, today = self._known(enterprise).facts.region, self._today()
        ask = ContactAsk(
            enterprise=enterprise,
            region=region,
            kind=kind,
            day=day or today,
            unit=unit,
            reference=reference or self._context.ledger.ids.new_id(),
            planned=day is not None and day > today,
            justification=justification,
            note=note,
            by=self._context.actor,
        )
        happened = datetime.combine(ask.day, time.min, self._zone).astimezone(UTC) if ask.day < today else None
        stamp = self._context.stamp(effective_at=happened, jurisdiction=region)
        return self._carry_out(enterprise, lambda log: log_contact(log, ask, self._plan(region)), stamp)

    def move(self, enterprise: str, reference: str, day: date, *, justification: str | None = None) -> ContactLog:
        """
        Put a contact on another day.

        Raises:
            NotFoundError: there is no such enterprise
            RefusedError: not by this actor, no such contact, or the new period is full
        """
        plan, by = self._plan(self._known(enterprise).facts.region), self._context.actor
        return self._carry_out(
            enterprise, lambda log: move_contact(log, reference, day, plan, justification=justification, by=by)
        )

    def hold(self, enterprise: str, reference: str, *, note: str | None = None) -> ContactLog:
        """
        Enter that a planned contact took place.

        Raises:
            NotFoundError: there is no such enterprise
            RefusedError: not by this actor, or no such contact
        """
        self._known(enterprise)
        by = self._context.actor
        return self._carry_out(enterprise, lambda log: hold_contact(log, reference, note=note, by=by))

    def cancel(self, enterprise: str, reference: str) -> ContactLog:
        """
        Take back a planned contact.

        Raises:
            NotFoundError: there is no such enterprise
            RefusedError: not by this actor, no such contact, or it took place
        """
        self._known(enterprise)
        return self._carry_out(enterprise, lambda log: cancel_contact(log, reference, by=self._context.actor))

    def get(self, enterprise: str) -> ContactLog:
        """
        Give the log of an enterprise, empty if nobody contacted it yet.

        Raises:
            NotFoundError: there is no such enterprise, or its log is not for this reader
        """
        if self._context.ledger.load(CONTACT_LOG.stream(enterprise)).record is None:
            found = self._context.get(ENTERPRISE, enterprise)
            return ContactLog(enterprise=found.id, region=found.facts.region, since=found.registered_at)
        return self._context.get(CONTACT_LOG, enterprise)

    def _known(self, enterprise: str) -> Enterprise:
        """Give the enterprise, which an agency that contacts it need not see in the base."""
        found: Enterprise | None = self._context.ledger.load(ENTERPRISE.stream(enterprise)).record
        if found is None or found.undone:
            raise NotFoundError("enterprise.unknown", enterprise=enterprise)
        return found

    def _plan(self, region: str | None) -> ContactPlan:
        return self._rules_for(region).plan

    def _carry_out(self, enterprise: str, verb: ContactVerb, stamp: Stamp | None = None) -> ContactLog:
        return self._context.carry_out(CONTACT_LOG, enterprise, verb, stamp or self._context.stamp())

    def _today(self) -> date:
        return self._context.now.astimezone(self._zone).date()
