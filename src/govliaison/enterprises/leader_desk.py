"""Leaders' assignments as people work with them (T1.1)."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, tzinfo
from functools import partial
from typing import Any

import attrs

from govliaison.access import Context
from govliaison.enterprises import leader_contacts as d
from govliaison.enterprises.contact_log import CONTACT_LOG, ContactAsk, ContactKind, ContactLog, log_contact
from govliaison.enterprises.contact_plan import ContactRules
from govliaison.enterprises.key_contacts import KEY_CONTACT
from govliaison.enterprises.key_decide import ContactDue
from govliaison.enterprises.leader_contacts import LEADER_CONTACT, AssignmentEnd, LeaderContact
from govliaison.enterprises.model import ENTERPRISE, Enterprise
from govliaison.errors import InputError
from govliaison.ledger import Decision, Loaded, Move, Query, Stamp, accepted, insist
from govliaison.values import Refusal


@attrs.frozen(kw_only=True)
class Pairing:
    """A leader for an enterprise, proposed or wanted."""

    leader: str
    enterprise: str


@attrs.frozen(kw_only=True)
class LeaderDue:
    """An assignment with the day by which its leader is to contact the enterprise; None where the place set no interval."""

    assignment: LeaderContact
    due: ContactDue | None


class LeaderContacts:
    """
    Which leading official keeps contact with which enterprise.

    Args:
        context: who works on which ledger
        rules_for: what holds for contacts in the place of a region code
        zone: in which days are counted
    """

    def __init__(self, context: Context, rules_for: Callable[[str | None], ContactRules], zone: tzinfo) -> None:
        self._context = context
        self._rules_for = rules_for
        self._zone = zone

    def assign(
        self,
        pairings: Sequence[Pairing],
        *,
        post: str | None = None,
        since: date | None = None,
        until: date | None = None,
    ) -> tuple[LeaderContact, ...]:
        """
        Assign leaders to enterprises, all or none of them.

        Args:
            pairings: who to whom
            post: the post from which, as ``unit.kind``
            since: first day; today, if not said
            until: the day after the last

        Raises:
            NotFoundError: there is no such enterprise, or not for this reader
            RefusedError: not by this actor, an enterprise has a leader or opted out, or nobody knows the leader
        """
        day, stamp = since or self._today(), self._context.stamp()

        def attempt() -> tuple[LeaderContact, ...]:
            moves = [self._begin(each, post=post, since=day, until=until, stamp=stamp) for each in pairings]
            return self._commit(moves)

        return insist(attempt)

    def propose(self, leaders: Sequence[str], *, place: str | None = None, seed: str = "") -> tuple[Pairing, ...]:
        """
        Propose a leader for every key contact that has none, spread evenly; nobody is assigned by that.

        Args:
            leaders: ids of the leaders among whom they are spread
            place: only key contacts of this division
            seed: orders leaders who have as many

        Raises:
            InputError: no leader is named
        """
        if not leaders:
            raise InputError("leader.nobody")
        running = self.list(on=self._today())
        led = {each.enterprise for each in running}
        loads = {leader: sum(each.leader == leader for each in running) for leader in leaders}
        query = Query(kind=KEY_CONTACT.kind, reader=None, states=frozenset({"on"}), region=place)
        waiting = sorted(each.enterprise for each in self._context.read_all(query) if each.enterprise not in led)
        return tuple(
            Pairing(leader=leader, enterprise=enterprise)
            for leader, enterprise in d.propose_leaders(loads, waiting, seed=seed)
        )

    def end(self, assignment: str, *, reason: AssignmentEnd, day: date | None = None) -> LeaderContact:
        """
        End an assignment.

        Raises:
            NotFoundError: there is none, or not for this reader
            RefusedError: not by this actor, or it would end before it began
        """
        self._context.see(LEADER_CONTACT.stream(assignment))
        actor, on = self._context.actor, day or self._today()
        return self._context.carry_out(
            LEADER_CONTACT,
            assignment,
            lambda found: d.end(found, actor=actor, reason=reason, day=on),
            self._context.stamp(),
        )

    def hand_over(self, leader: str, to: str, *, day: date | None = None) -> tuple[LeaderContact, ...]:
        """
        Give all enterprises of a leader who leaves to another, in one commit.

        Returns:
            the new assignments

        Raises:
            RefusedError: not by this actor, or nobody knows who follows
        """
        on, stamp, actor = day or self._today(), self._context.stamp(), self._context.actor

        def attempt() -> tuple[LeaderContact, ...]:
            moves: list[Move[LeaderContact]] = []
            for each in self.list(leader=leader, on=on):
                loaded = self._context.see(LEADER_CONTACT.stream(each.id))
                verdict = d.end(loaded.record, actor=actor, reason=AssignmentEnd.HANDED_OVER, day=on)
                pairing = Pairing(leader=to, enterprise=each.enterprise)
                begun = self._begin(pairing, since=on, until=each.until, follows=each.id, stamp=stamp)
                moves += [Move.of(loaded, accepted(verdict), stamp), begun]
            return tuple(each for each in self._commit(moves) if each.ended is None)

        return insist(attempt)

    def log(
        self,
        assignment: str,
        *,
        unit: str,
        day: date | None = None,
        justification: str | None = None,
        note: str | None = None,
    ) -> ContactLog:
        """
        Enter that a leader contacted the assigned enterprise, in its contact log and under its cap.

        Args:
            assignment: id of the assignment
            unit: the unit that enters it for the leader
            day: when; today, if not said
            justification: code, for a contact above the cap
            note: what was talked about; kept private

        Raises:
            NotFoundError: there is no such assignment, or not for this reader
            RefusedError: not by this actor, the assignment does not run that day, or the cap is reached
        """
        found: LeaderContact = self._context.get(LEADER_CONTACT, assignment)
        on, context = day or self._today(), self._context
        if not found.covers(on):
            accepted(Refusal.of("leader.not-running", day=on.isoformat()))
        ask = ContactAsk(
            enterprise=found.enterprise,
            region=found.region,
            kind=ContactKind.LEADER,
            day=on,
            unit=unit,
            reference=found.reference + context.ledger.ids.new_id(),
            planned=on > self._today(),
            justification=justification,
            note=note,
            by=context.actor,
        )
        verb = partial(log_contact, ask=ask, plan=self._rules_for(found.region).plan)

        return context.carry_out(CONTACT_LOG, found.enterprise, verb, context.stamp(jurisdiction=found.region))

    def get(self, assignment: str) -> LeaderContact:
        """
        Give an assignment.

        Raises:
            NotFoundError: there is none, or not for this reader
        """
        return self._context.get(LEADER_CONTACT, assignment)

    def list(
        self, *, leader: str | None = None, enterprise: str | None = None, on: date | None = None
    ) -> tuple[LeaderContact, ...]:
        """Give the assignments that the actor may see: of a leader, to an enterprise, that run on a day."""
        tags = frozenset({("leader", leader)}) if leader else frozenset()
        query = Query(kind=LEADER_CONTACT.kind, reader=None, tags=tags, enterprise=enterprise)
        return tuple(each for each in self._context.read_all(query) if on is None or each.covers(on))

    def due(self, *, leader: str | None = None, on: date | None = None) -> tuple[LeaderDue, ...]:
        """List when each leader is to contact each assigned enterprise next, the most urgent first."""
        day = on or self._today()
        running = self.list(leader=leader, on=day)
        logs = self._logs(running)
        found = []
        for each in running:
            interval = self._rules_for(each.region).plan.leader_interval_days
            log = logs.get(each.enterprise)
            due = None if interval is None else d.leader_due(each, log, interval_days=interval, on=day)
            found.append(LeaderDue(assignment=each, due=due))
        return tuple(sorted(found, key=lambda each: (each.due.due if each.due else date.max, each.assignment.id)))

    def _logs(self, assignments: Sequence[LeaderContact]) -> Mapping[str, ContactLog]:
        loaded = self._context.ledger.load_many([CONTACT_LOG.stream(each.enterprise) for each in assignments])
        return {each.record.enterprise: each.record for each in loaded.values() if each.record is not None}

    def _begin(
        self,
        pairing: Pairing,
        *,
        post: str | None = None,
        since: date,
        until: date | None,
        follows: str | None = None,
        stamp: Stamp,
    ) -> Move[LeaderContact]:
        context, identity = self._context, self._context.ledger.ids.new_id()
        firm: Enterprise = context.get(ENTERPRISE, pairing.enterprise)
        query = Query(kind=LEADER_CONTACT.kind, reader=None, enterprise=firm.id)
        running = [context.ledger.read(row) for row in context.ledger.find_all(query)]
        verdict: Decision | Refusal = d.assign(
            next((each for each in running if each.covers(since) and each.id != follows), None),
            actor=context.actor,
            assignment=identity,
            leader=pairing.leader,
            is_known=context.knows(pairing.leader),
            post=post,
            enterprise=firm,
            contact=context.ledger.load(KEY_CONTACT.stream(firm.id)).record,
            since=since,
            until=until,
            follows=follows,
        )
        return Move.of(Loaded(stream=LEADER_CONTACT.stream(identity)), accepted(verdict), stamp)

    def _commit(self, moves: Sequence[Move[Any]]) -> tuple[LeaderContact, ...]:
        done = self._context.ledger.commit(moves)
        return tuple(self._context.show(LEADER_CONTACT, _record(each)) for each in done.values())

    def _today(self) -> date:
        return self._context.now.astimezone(self._zone).date()


def _record(loaded: Loaded[Any]) -> Any:
    return loaded.record
