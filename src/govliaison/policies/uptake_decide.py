"""What may be entered between a policy and an enterprise, as pure functions (M4.1)."""

import re
from collections.abc import Collection
from datetime import date
from typing import Final

import attrs

from govliaison.access import SYSTEM, Actor, enterprise_token
from govliaison.cases import DeliveryMethod
from govliaison.errors import InputError
from govliaison.ledger import Decision, Notice
from govliaison.policies.kinds import DeclineReason, ReceiptKind
from govliaison.policies.model import Policy
from govliaison.policies.uptake import (
    AwarenessAsked,
    EligibilityFound,
    PolicyApplied,
    PolicyPushed,
    PolicyReceipted,
    SupportDeclined,
    SupportGranted,
    Uptake,
    UptakeEvent,
    UptakeOpened,
)
from govliaison.values import Refusal, parse_money

Verdict = Decision | Refusal

_STREAM: Final = re.compile(r"[a-z][a-z-]{0,31}/[A-Za-z0-9.-]{1,100}")


@attrs.frozen(kw_only=True)
class Between:
    """
    A policy and an enterprise, and who is at work between them.

    Attributes:
        policy: the policy
        enterprise: id of the enterprise
        region: where it is
        associations: of which the enterprise is a member on that day
        actor: who enters it
        today: the day on which it is entered, where the deployment is
    """

    policy: Policy
    enterprise: str
    region: str | None
    associations: Collection[str] = ()
    actor: Actor
    today: date

    @property
    def opened(self) -> UptakeOpened:
        """How the record begins."""
        return UptakeOpened(
            policy=self.policy.id, enterprise=self.enterprise, unit=self.policy.facts.unit, region=self.region
        )

    def happens(self, record: Uptake | None, *events: UptakeEvent, notices: tuple[Notice, ...] = ()) -> Decision:
        """Let events happen, the first of all preceded by the beginning of the record."""
        begun = () if record is not None else (self.opened,)
        return Decision(events=(*begun, *events), notices=notices)

    def may_enter(self) -> Refusal | None:
        """Let conveners of the place enter it, the issuing agency, the firm's associations, the firm, and the program itself."""
        actor = self.actor
        units = {self.policy.facts.unit, *self.associations}
        knows = actor.convenes(self.region) or actor.person == SYSTEM.person
        if knows or units & actor.units or self._is_firm:
            return None
        return Refusal.of("uptake.not-yours", person=actor.person)

    @property
    def _is_firm(self) -> bool:
        return enterprise_token(self.enterprise) in self.actor.reader.tokens

    def was_published(self) -> Refusal | None:
        """Refuse what only makes sense with a policy that was published here."""
        return None if self.policy.published_at else Refusal.of("policy.not-published")


def push(record: Uptake | None, between: Between, notice: Notice, relayed_by: str | None = None) -> Decision:
    """Send the policy, unless the enterprise has got it; whether it matches and wants it is found out before."""
    if record is not None and record.is_reached:
        return Decision(events=())
    return between.happens(record, PolicyPushed(relayed_by=relayed_by), notices=(notice,))


def receipt(
    record: Uptake | None,
    between: Between,
    kind: ReceiptKind,
    method: DeliveryMethod,
    *,
    destination: str = "",
    code: str = "",
) -> Verdict:
    """Enter what came back, be it by hand (代录); the same twice is once. Only the outbox speaks for a notifier."""
    if (destination or code) and between.actor.person != SYSTEM.person:
        return Refusal.of("uptake.not-yours", person=between.actor.person)
    if refusal := between.may_enter() or between.was_published():
        return refusal
    if record is not None and record.has(kind, destination):
        return Decision(events=())
    return between.happens(record, PolicyReceipted(kind=kind, method=method, destination=destination, code=code))


def ask_awareness(record: Uptake | None, between: Between, *, aware: bool, reference: str) -> Verdict:
    """Enter what they answered when asked whether they know it; in one visit or survey they are asked once."""
    if refusal := between.may_enter() or between.was_published():
        return refusal
    if reference and not _STREAM.fullmatch(reference):
        return Refusal.of("uptake.no-reference", reference=reference)
    if record is not None and reference and any(each.reference == reference for each in record.awareness):
        return Decision(events=())
    return between.happens(record, AwarenessAsked(aware=aware, reference=reference))


def find_eligible(record: Uptake | None, between: Between, *, eligible: bool) -> Verdict:
    """Enter whether the enterprise is entitled to it."""
    if refusal := between.may_enter() or between.was_published():
        return refusal
    if record is not None and record.eligible is eligible:
        return Decision(events=())
    return between.happens(record, EligibilityFound(eligible=eligible))


def apply(record: Uptake | None, between: Between, *, day: date) -> Verdict:
    """Enter an application (申报): within the time of the policy, and one at a time."""
    if refusal := between.may_enter() or between.was_published() or _check_day(between, day):
        return refusal
    until = between.policy.facts.until
    if until is not None and day > until:
        return Refusal.of("policy.over", until=until.isoformat())
    if record is not None and record.open_application is not None:
        return Refusal.of("uptake.applied-already", day=record.open_application.day.isoformat())
    if record is not None and record.eligible is False:
        return Refusal.of("uptake.not-eligible")
    return between.happens(record, PolicyApplied(day=day))


def grant(record: Uptake | None, between: Between, *, unit: str, day: date, amount: str) -> Verdict:
    """
    Enter that an agency granted it (兑现), after an application or without any (免申即享).

    Args:
        record: where they stand
        between: policy and enterprise
        unit: the agency that grants
        day: when
        amount: such as ``5万元``; empty where it is no sum of money
    """
    if refusal := _may_decide(between, unit) or between.was_published() or _check_decided(record, between, day):
        return refusal
    try:
        money = parse_money(amount) if amount.strip() else None
    except InputError as error:
        return Refusal.of(error.code, **{name: str(value) for name, value in error.params.items()})
    if money is not None and money.amount <= 0:
        return Refusal.of("uptake.no-amount")
    return between.happens(record, SupportGranted(unit=unit, day=day, amount=None if money is None else str(money)))


def decline(record: Uptake | None, between: Between, *, unit: str, day: date, reason: DeclineReason) -> Verdict:
    """Enter that an agency declined an application, and why."""
    if refusal := _may_decide(between, unit) or _check_decided(record, between, day):
        return refusal
    if record is None or record.open_application is None:
        return Refusal.of("uptake.no-application")
    return between.happens(record, SupportDeclined(unit=unit, day=day, reason=reason))


def _may_decide(between: Between, unit: str) -> Refusal | None:
    """Let the agency's own people decide, and a convener type in what it decided on paper."""
    if unit in between.actor.units or between.actor.convenes(between.region):
        return None
    return Refusal.of("uptake.not-yours", person=between.actor.person)


def _check_day(between: Between, day: date) -> Refusal | None:
    return Refusal.of("uptake.in-future", day=day.isoformat()) if day > between.today else None


def _check_decided(record: Uptake | None, between: Between, day: date) -> Refusal | None:
    applied = record.open_application if record is not None else None
    if applied is not None and day < applied.day:
        return Refusal.of("uptake.before-application", day=applied.day.isoformat())
    return _check_day(between, day)
