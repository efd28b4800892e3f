"""
Pushing policies: every enterprise that matches gets it exactly once, however often it is pushed (M4.1).

Each page of the base is one commit: the records of policy and enterprise with the messages to them, and the policy as it was
looked at, so that nothing goes out after it was withdrawn. A push that was killed is simply run again and goes on where it was;
who joins the base later, or matches later, gets the policy with the next push.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any, Final, cast

import attrs

from govliaison.access import Context
from govliaison.enterprises import ASSOCIATION, Association, Enterprise
from govliaison.errors import RefusedError
from govliaison.ledger import Decision, Move, Notice, Private, accepted, insist, reveal
from govliaison.policies import uptake_decide as u
from govliaison.policies.decide import may_keep
from govliaison.policies.matching import Matching
from govliaison.policies.model import POLICY, Policy
from govliaison.policies.uptake import UPTAKE, uptake_id
from govliaison.values import Refusal

PUSHED: Final = "policy.pushed"
"""Code of the message that carries a policy to an enterprise."""


@attrs.frozen(kw_only=True)
class PushReport:
    """
    What a push did.

    Attributes:
        matching: enterprises that match
        sent: of those, to how many it was sent now
        had: how many had got it before
        opted_out: how many want none
    """

    matching: int = 0
    sent: int = 0
    had: int = 0
    opted_out: int = 0

    def plus(self, other: "PushReport") -> "PushReport":
        """Add what the next page did."""
        return PushReport(
            matching=self.matching + other.matching,
            sent=self.sent + other.sent,
            had=self.had + other.had,
            opted_out=self.opted_out + other.opted_out,
        )


class Pusher:
    """
    Sends policies out, for one person.

    Args:
        context: who pushes, on which ledger
        matching: finds the enterprises
        today: the present day where the deployment is
    """

    def __init__(self, context: Context, matching: Matching, today: date) -> None:
        self._context = context
        self._matching = matching
        self._today = today

    def push(self, policy: str, progress: Callable[[int], None]) -> PushReport:
        """Send a policy to every enterprise that matches and has not got it."""
        record = cast("Policy", self._context.see(POLICY.stream(policy)).record)
        accepted(may_keep(self._context.actor, record.region) or _check_goes_out(record, self._context) or _NOTHING)
        assert record.audience is not None  # noqa: S101 - what is published has one
        report = PushReport()
        for firms in self._matching.pages(record.audience, record.region):
            report = report.plus(insist(partial(self._send, policy, firms)))
            progress(report.matching)
        return report

    def relay(self, policy: str, association: str) -> PushReport:
        """Send a policy to those members of an association that match and have not got it (T1.3)."""
        record = cast("Policy", self._context.see(POLICY.stream(policy)).record)
        actor = self._context.actor
        if association not in actor.units and not actor.convenes(record.region):
            raise RefusedError("association.not-yours", association=association, person=actor.person)
        accepted(_check_goes_out(record, self._context) or _NOTHING)
        assert record.audience is not None  # noqa: S101 - what is published has one
        found: Association | None = self._context.ledger.load(ASSOCIATION.stream(association)).record
        members = sorted(found.members(self._today)) if found else []
        firms = self._matching.members(record.audience, members)
        return insist(partial(self._send, policy, firms, relayed_by=association))

    def _send(self, policy: str, firms: Sequence[Enterprise], relayed_by: str | None = None) -> PushReport:
        """Send it to some enterprises, in one commit."""
        ledger = self._context.ledger
        loaded = ledger.load(POLICY.stream(policy))
        record = cast("Policy", loaded.record)
        accepted(_check_goes_out(record, self._context) or _NOTHING)
        out = self._matching.opted_out([firm.id for firm in firms])
        wanted = [firm for firm in firms if firm.id not in out]
        found = ledger.load_many([UPTAKE.stream(uptake_id(policy, firm.id)) for firm in wanted])
        moves: list[Move[Any]] = []
        for firm, each in zip(wanted, found.values(), strict=True):
            between = u.Between(
                policy=record,
                enterprise=firm.id,
                region=firm.facts.region,
                actor=self._context.actor,
                today=self._today,
            )
            decision = u.push(each.record, between, _letter(record, firm.id), relayed_by)
            if decision.events:
                moves.append(Move.of(each, decision, self._context.stamp(jurisdiction=firm.facts.region)))
        if moves:
            ledger.commit([Move(loaded=loaded, happenings=()), *moves])
        return PushReport(
            matching=len(firms), sent=len(moves), had=len(wanted) - len(moves), opted_out=len(firms) - len(wanted)
        )


_NOTHING: Final = Decision(events=())


def _check_goes_out(policy: Policy, context: Context) -> Refusal | None:
    """Refuse to send what was not published, or holds no more."""
    if policy.may_be_pushed(context.now):
        return None
    state = "expired" if policy.is_over(context.now) else policy.state.value
    return Refusal.of("policy.not-in-force", state=state)


def _letter(policy: Policy, enterprise: str) -> Notice:
    subject, facts = f"policy/{policy.id}", policy.facts
    return Notice(
        recipient=f"enterprise:{enterprise}",
        code=PUSHED,
        params={
            "title": Private(subject, policy.title),
            "number": facts.number or "",
            "agency": Private(subject, reveal(facts.agency)),
            "link": facts.links[0] if facts.links else "",
        },
    )
