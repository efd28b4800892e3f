"""Key contacts as people work with them, one by one (M1.1, M1.2)."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, tzinfo

from govliaison.access import Context
from govliaison.enterprises import key_decide
from govliaison.enterprises.candidates import Candidate, find_obstacle
from govliaison.enterprises.contact_log import CONTACT_LOG
from govliaison.enterprises.contact_plan import ContactRules
from govliaison.enterprises.key_contacts import (
    KEY_CONTACT,
    EndedBy,
    KeyContact,
    Willingness,
)
from govliaison.enterprises.key_decide import ContactDue
from govliaison.enterprises.model import ENTERPRISE, Enterprise
from govliaison.enterprises.selections import may_choose
from govliaison.errors import NotFoundError
from govliaison.ledger import Decision, Query
from govliaison.values import Refusal, region_stem


class KeyContacts:
    """
    Who is a key contact of a place, and how that is chosen.

    Args:
        context: who works on which ledger
        rules_for: what holds for contacts in the place of a region code
        home: division code of the deployment's own place
        zone: in which days are counted
    """

    def __init__(
        self,
        context: Context,
        rules_for: Callable[[str | None], ContactRules],
        *,
        home: str,
        zone: tzinfo,
    ) -> None:
        self._context = context
        self._rules_for = rules_for
        self._home = home
        self._zone = zone

    def ask(self, enterprise: str, willingness: Willingness, *, day: date | None = None) -> KeyContact:
        """
        Enter what an enterprise said when it was asked whether it is willing.

        Raises:
            NotFoundError: there is no such enterprise, or not for this reader
            RefusedError: not by this actor, or the enterprise opted out
        """
        return self._enter(
            enterprise, lambda contact, firm, on: key_decide.record_willingness(contact, firm, willingness, on), day
        )

    def opt_out(self, enterprise: str, *, day: date | None = None) -> KeyContact:
        """
        Enter that an enterprise does not want to be a key contact; nobody chooses it again.

        Raises:
            NotFoundError: there is no such enterprise, or not for this reader
            RefusedError: not by this actor
        """
        return self._enter(enterprise, key_decide.opt_out, day)

    def opt_in(self, enterprise: str, *, day: date | None = None) -> KeyContact:
        """
        Enter that an enterprise that had opted out may be chosen again.

        Raises:
            NotFoundError: there is no such enterprise, or not for this reader
            RefusedError: not by this actor, or it had not opted out
        """
        return self._enter(enterprise, lambda contact, _firm, on: key_decide.opt_in(contact, on), day)

    def add(self, enterprise: str, *, reason: str, place: str | None = None, day: date | None = None) -> KeyContact:
        """
        Add a key contact by hand, with the code of a reason.

        Raises:
            NotFoundError: there is no such enterprise, or not for this reader
            RefusedError: not by this actor, it may not be one (A1), or the reason is not known
        """
        listed = place or self._home
        plan = self._rules_for(listed).plan.selection

        def decide(contact: KeyContact | None, firm: Enterprise, on: date) -> Decision | Refusal:
            obstacle = find_obstacle(Candidate.of(firm, contact), plan, place=listed, day=on)
            return key_decide.add(contact, firm, obstacle=obstacle, place=listed, reason=reason, day=on, plan=plan)

        return self._enter(enterprise, decide, day, choosing=listed)

    def remove(
        self, enterprise: str, *, reason: str | None = None, place: str | None = None, day: date | None = None
    ) -> KeyContact:
        """
        Remove a key contact, with the code of a reason; without one it resigned.

        Raises:
            NotFoundError: there is no such enterprise, or not for this reader
            RefusedError: not by this actor, it is none, or the reason is not known
        """
        listed = place or self._home
        plan, by = self._rules_for(listed).plan.selection, EndedBy.RESIGNED if reason is None else EndedBy.REMOVED
        return self._enter(
            enterprise,
            lambda contact, _firm, on: key_decide.end(contact, by=by, reason=reason, day=on, plan=plan),
            day,
            choosing=listed,
        )

    def get(self, enterprise: str) -> KeyContact:
        """
        Give what is recorded of an enterprise as a key contact.

        Raises:
            NotFoundError: nothing is, or not for this reader
        """
        return self._context.get(KEY_CONTACT, enterprise)

    def list(self, *, region: str | None = None, on: date | None = None) -> tuple[KeyContact, ...]:
        """Give the key contacts of a day (today, if not said) that the actor may see, by when they were first recorded."""
        day, stem = on or self._today(), region_stem(region) if region else None
        query = Query(kind=KEY_CONTACT.kind, reader=None, region=stem)
        return tuple(each for each in self._context.read_all(query) if each.term_on(day) is not None)

    def opted_out(self) -> frozenset[str]:
        """Give the ids of all enterprises that opted out."""
        query = Query(kind=KEY_CONTACT.kind, reader=None, tags=frozenset({("opted-out", "yes")}))
        return frozenset(each.enterprise for each in self._context.read_all(query))

    def due(self, *, place: str | None = None, on: date | None = None) -> tuple[ContactDue, ...]:
        """
        List when each key contact is to be contacted next, the most urgent first (M1.2).

        Raises:
            NotFoundError: the place has set no interval
        """
        rules, day = self._rules_for(place or self._home), on or self._today()
        if rules.plan.interval_days is None:
            raise NotFoundError("contact.no-interval")
        contacts = self.list(region=place, on=day)
        logs = self._context.ledger.load_many([CONTACT_LOG.stream(each.enterprise) for each in contacts])
        return key_decide.due_contacts(
            contacts,
            {each.record.enterprise: each.record for each in logs.values() if each.record is not None},
            units=rules.keepers,
            interval_days=rules.plan.interval_days,
            on=day,
        )

    # -- inside -------------------------------------------------------------------------------------------------------

    def _enter(
        self,
        enterprise: str,
        decide: Callable[[KeyContact | None, Enterprise, date], Decision | Refusal],
        day: date | None,
        *,
        choosing: str | None = None,
    ) -> KeyContact:
        """Enter something of one enterprise: conveners what it says, and those who choose what they decide for a place."""
        firm = self._context.get(ENTERPRISE, enterprise)
        today = self._today()
        happened = datetime.combine(day, time.min, self._zone).astimezone(UTC) if day and day < today else None
        stamp = self._context.stamp(effective_at=happened, jurisdiction=firm.facts.region)

        def attempt(contact: KeyContact | None) -> Decision | Refusal:
            actor = self._context.actor
            if choosing is not None:
                refusal = may_choose(actor, self._rules_for(choosing))
            else:
                refusal = (
                    None if actor.convenes(firm.facts.region) else Refusal.of("key.not-yours", person=actor.person)
                )
            return refusal or decide(contact, firm, day or today)

        return self._context.carry_out(KEY_CONTACT, enterprise, attempt, stamp)

    def _today(self) -> date:
        return self._context.now.astimezone(self._zone).date()
