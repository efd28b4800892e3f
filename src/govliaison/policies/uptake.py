"""
What became of a policy at one enterprise: pushed, delivered, read, confirmed – eligible, applied, granted (政策触达与兑现, M4.1).

One record for each pair of policy and enterprise: its version guards that each is pushed to once, and a lane of its own in the
outbox that one firm nobody can reach holds up no other.
"""

from datetime import date, datetime
from typing import Any, Final

import attrs

from govliaison.access import ADMINISTRATOR, CONVENER, enterprise_token, region_token, unit_token
from govliaison.cases import DeliveryMethod
from govliaison.ledger import Index, Noun, Stamp
from govliaison.policies.kinds import ApplicationState, DeclineReason, ReceiptKind
from govliaison.values import to_micros


@attrs.frozen(kw_only=True)
class UptakeOpened:
    """
    Something happened between a policy and an enterprise for the first time.

    Attributes:
        policy: id of the policy
        enterprise: id of the enterprise
        unit: the unit that issued the policy, if it is one of ours
        region: where the enterprise is
    """

    policy: str
    enterprise: str
    unit: str | None = None
    region: str | None = None


@attrs.frozen(kw_only=True)
class PolicyPushed:
    """The policy was sent to the enterprise: because it matches, by an association that relays it if that is named (T1.3)."""

    relayed_by: str | None = None


@attrs.frozen(kw_only=True)
class PolicyReceipted:
    """
    Something came back from the enterprise (回执).

    Attributes:
        kind: what
        method: how, where it was by hand
        destination: the notifier, where it was by that; empty: by hand
        code: code of the reason, where it could not be delivered
    """

    kind: ReceiptKind
    method: DeliveryMethod
    destination: str = ""
    code: str = ""


@attrs.frozen(kw_only=True)
class AwarenessAsked:
    """
    Somebody there was asked whether they know the policy (知晓度).

    Attributes:
        aware: whether they do
        reference: stream of the visit or survey in which they were asked; empty: none
    """

    aware: bool
    reference: str = ""


@attrs.frozen(kw_only=True)
class EligibilityFound:
    """Somebody looked whether the enterprise is entitled to what the policy gives."""

    eligible: bool


@attrs.frozen(kw_only=True)
class PolicyApplied:
    """The enterprise applied (申报)."""

    day: date


@attrs.frozen(kw_only=True)
class SupportGranted:
    """
    It was granted (兑现), after an application or without any (免申即享).

    Attributes:
        unit: the agency that granted it
        day: when
        amount: as the text of Money; None where it is no sum of money
    """

    unit: str
    day: date
    amount: str | None = None


@attrs.frozen(kw_only=True)
class SupportDeclined:
    """The application was declined."""

    unit: str
    day: date
    reason: DeclineReason


@attrs.frozen(kw_only=True)
class Receipt:
    """What came back, when, and who entered it; its other attributes are those of :class:`PolicyReceipted`."""

    at: datetime
    by: str
    kind: ReceiptKind
    method: DeliveryMethod
    destination: str = ""
    code: str = ""


@attrs.frozen(kw_only=True)
class Awareness:
    """An answer to the question whether they know it."""

    at: datetime
    aware: bool
    reference: str = ""


@attrs.frozen(kw_only=True)
class Application:
    """One application, and what came of it."""

    day: date
    state: ApplicationState = ApplicationState.OPEN
    decided: date | None = None
    unit: str | None = None
    reason: DeclineReason | None = None


@attrs.frozen(kw_only=True)
class Grant:
    """What was granted: by which agency, when, how much; ``applied`` tells whether there was an application."""

    unit: str
    day: date
    amount: str | None = None
    applied: bool = True


@attrs.frozen(kw_only=True)
class Uptake:
    """
    Where one enterprise stands with one policy.

    Attributes:
        policy: id of the policy
        enterprise: id of the enterprise
        unit: the unit that issued the policy
        region: where the enterprise is
        since: when something happened first
        pushed_at: when it was sent
        relayed_by: the association that did
        receipts: what came back, in order
        awareness: what they answered when asked, in order
        eligible: whether they are entitled to it; None: nobody looked
        applications: in order
        grants: in order
    """

    policy: str
    enterprise: str
    unit: str | None = None
    region: str | None = None
    since: datetime
    pushed_at: datetime | None = None
    relayed_by: str | None = None
    receipts: tuple[Receipt, ...] = ()
    awareness: tuple[Awareness, ...] = ()
    eligible: bool | None = None
    applications: tuple[Application, ...] = ()
    grants: tuple[Grant, ...] = ()

    @property
    def is_delivered(self) -> bool:
        """Whether it arrived, by whatever way; who has read it has got it."""
        return any(each.kind is not ReceiptKind.UNDELIVERABLE for each in self.receipts)

    @property
    def is_reached(self) -> bool:
        """Whether it was sent, or handed over; it is not sent again then."""
        return self.pushed_at is not None or self.is_delivered

    @property
    def is_taken_in(self) -> bool:
        """Whether it was read or confirmed."""
        return any(each.kind.is_taken_in for each in self.receipts)

    @property
    def open_application(self) -> Application | None:
        """The application on which nobody has decided; there is one at most."""
        return next((each for each in self.applications if each.state is ApplicationState.OPEN), None)

    def has_kind(self, kind: ReceiptKind) -> bool:
        """Tell whether this came back, by whatever way."""
        return any(each.kind is kind for each in self.receipts)

    def has(self, kind: ReceiptKind, destination: str = "") -> bool:
        """Tell whether this came back already, by that destination or by hand."""
        return any(each.kind is kind and each.destination == destination for each in self.receipts)


UptakeEvent = (
    UptakeOpened
    | PolicyPushed
    | PolicyReceipted
    | AwarenessAsked
    | EligibilityFound
    | PolicyApplied
    | SupportGranted
    | SupportDeclined
)


def uptake_id(policy: str, enterprise: str) -> str:
    """Name the record of a policy at an enterprise."""
    return f"{policy}.{enterprise}"


def evolve(uptake: Uptake | None, event: UptakeEvent, stamp: Stamp) -> Uptake:
    """Fold what happened into the record."""
    if isinstance(event, UptakeOpened):
        return Uptake(
            policy=event.policy,
            enterprise=event.enterprise,
            unit=event.unit,
            region=event.region,
            since=stamp.effective_at,
        )
    assert uptake is not None  # noqa: S101 - nothing else begins a stream
    if isinstance(event, SupportGranted | SupportDeclined):
        return _decided(uptake, event)
    return attrs.evolve(uptake, **_changes(uptake, event, stamp))


def _changes(uptake: Uptake, event: UptakeEvent, stamp: Stamp) -> dict[str, Any]:
    """Tell what an event changes."""
    at = stamp.effective_at
    match event:
        case PolicyPushed(relayed_by=association):
            return {"pushed_at": at, "relayed_by": association}
        case PolicyReceipted():
            said = attrs.asdict(event, recurse=False)
            return {"receipts": (*uptake.receipts, Receipt(at=at, by=stamp.recorded_for or stamp.actor, **said))}
        case AwarenessAsked(aware=aware, reference=reference):
            return {"awareness": (*uptake.awareness, Awareness(at=at, aware=aware, reference=reference))}
        case EligibilityFound(eligible=eligible):
            return {"eligible": eligible}
        case PolicyApplied(day=day):
            return {"applications": (*uptake.applications, Application(day=day))}
    raise AssertionError(event)


def _decided(uptake: Uptake, event: SupportGranted | SupportDeclined) -> Uptake:
    """Close the application, if there is one, and keep what was granted."""
    granted = isinstance(event, SupportGranted)
    state = ApplicationState.GRANTED if granted else ApplicationState.DECLINED
    applications = tuple(
        attrs.evolve(
            each,
            state=state,
            decided=event.day,
            unit=event.unit,
            reason=event.reason if isinstance(event, SupportDeclined) else None,
        )
        if each.state is ApplicationState.OPEN
        else each
        for each in uptake.applications
    )
    if not isinstance(event, SupportGranted):
        return attrs.evolve(uptake, applications=applications)
    applied = uptake.open_application is not None
    grant = Grant(unit=event.unit, day=event.day, amount=event.amount, applied=applied)
    return attrs.evolve(uptake, applications=applications, grants=(*uptake.grants, grant))


def index(uptake: Uptake) -> Index:
    """Conveners see it, those of the enterprise's place, the issuing and granting agencies, who relayed it, and the firm."""
    units = {uptake.unit, uptake.relayed_by, *(each.unit for each in uptake.grants)} - {None}
    audience = {CONVENER, ADMINISTRATOR, enterprise_token(uptake.enterprise)}
    audience |= {unit_token(unit) for unit in units if unit}
    audience |= {region_token(uptake.region)} if uptake.region else set()
    return Index(
        state=_state(uptake),
        unit=uptake.unit,
        region=uptake.region,
        enterprise=uptake.enterprise,
        opened=to_micros(uptake.since),
        audience=frozenset(audience),
        tags=frozenset({("policy", uptake.policy), *(("granted-by", each.unit) for each in uptake.grants)}),
    )


def _state(uptake: Uptake) -> str:
    """Say how far it has come, in one word."""
    steps = {
        "granted": bool(uptake.grants),
        "applied": bool(uptake.applications),
        "eligible": uptake.eligible is True,
        "read": uptake.is_taken_in,
        "delivered": uptake.is_delivered,
        "pushed": uptake.pushed_at is not None,
    }
    return next((name for name, reached in steps.items() if reached), "known")


UPTAKE: Final = Noun(
    kind="uptake",
    record=Uptake,
    shape=1,
    events={
        UptakeOpened: 1,
        PolicyPushed: 1,
        PolicyReceipted: 1,
        AwarenessAsked: 1,
        EligibilityFound: 1,
        PolicyApplied: 1,
        SupportGranted: 1,
        SupportDeclined: 1,
    },
    evolve=evolve,
    index=index,
)
