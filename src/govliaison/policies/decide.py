"""What may be done with a policy, as pure functions (M4.1)."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from govliaison.access import Actor
from govliaison.ledger import Decision, Erased, Private, reveal
from govliaison.policies.audience import AudienceRule
from govliaison.policies.kinds import PolicyState, WithdrawalReason
from govliaison.policies.model import (
    FACT_NAMES,
    Policy,
    PolicyChanged,
    PolicyEntered,
    PolicyFacts,
    PolicyPublished,
    PolicyWithdrawn,
)
from govliaison.policies.reading import PolicyDraft
from govliaison.values import Refusal, RegionCode


def may_keep(actor: Actor, region: str | None) -> Refusal | None:
    """Let conveners keep, publish and push policies: of the whole mechanism, or those of their place; and administrators."""
    if actor.convenes(region) or actor.is_administrator:
        return None
    return Refusal.of("policy.not-keeper", person=actor.person)


def own_place(actor: Actor) -> str | None:
    """Name the place whose policies and guide somebody keeps; None: the whole deployment's."""
    if actor.is_convener or actor.is_administrator or len(actor.convened) != 1:
        return None
    return next(iter(actor.convened))


def enter(draft: PolicyDraft, *, policy: str, source: str, region: str | None = None) -> Decision:
    """Take a policy in; what is said to hold no more is withdrawn at once."""
    entered = PolicyEntered(policy=policy, source=source, region=region, facts=draft.sealed(policy))
    repealed = (PolicyWithdrawn(reason=WithdrawalReason.REPEALED),) if draft.repealed else ()
    return Decision(events=(entered, *repealed))


def update(record: Policy, draft: PolicyDraft, *, source: str) -> Decision:
    """Enter what a source says anew: only what differs; what was erased is not brought back by a list that still has it."""
    events: list[object] = []
    changes = _difference(record.facts, draft.sealed(record.id))
    if changes:
        events.append(PolicyChanged(source=source, facts=PolicyFacts(**changes)))
    if draft.repealed and record.state is not PolicyState.WITHDRAWN:
        events.append(PolicyWithdrawn(reason=WithdrawalReason.REPEALED))
    return Decision(events=tuple(events))


def publish(
    record: Policy | None, *, actor: Actor, audience: AudienceRule, fields: Collection[str], now: datetime
) -> Decision | Refusal:
    """
    Publish a policy for an audience, or give it another one; the very same one is no change.

    Args:
        record: the policy
        actor: who publishes
        audience: for whom it is
        fields: local fields of enterprises that are no personal data; a rule may ask for no others
        now: the present moment
    """
    if record is None:
        return Refusal.of("policy.unknown")
    if refusal := may_keep(actor, record.region) or _check_stands(record, now) or _check_rule(record, audience, fields):
        return refusal
    if record.audience == audience:
        return Decision(events=())
    return Decision(events=(PolicyPublished(audience=audience),))


def withdraw(record: Policy | None, *, actor: Actor, reason: WithdrawalReason) -> Decision | Refusal:
    """Say that a policy holds no more, or was published by mistake; it is pushed no more."""
    if record is None:
        return Refusal.of("policy.unknown")
    if refusal := may_keep(actor, record.region):
        return refusal
    if record.state in (PolicyState.WITHDRAWN, PolicyState.UNDONE):
        return Refusal.of("policy.withdrawn-already")
    return Decision(events=(PolicyWithdrawn(reason=reason),))


def _check_stands(record: Policy, now: datetime) -> Refusal | None:
    if record.state in (PolicyState.WITHDRAWN, PolicyState.UNDONE):
        return Refusal.of("policy.withdrawn-already")
    if record.is_over(now):
        return Refusal.of("policy.over", until=str(record.facts.until))
    return None


def _check_rule(record: Policy, audience: AudienceRule, fields: Collection[str]) -> Refusal | None:
    """Refuse a rule that asks for personal data, or reaches beyond the place that keeps the policy."""
    strange = [each.name for each in audience.fields if each.name not in fields]
    if strange:
        return Refusal.of("audience.no-field", field=strange[0])
    outside = [
        code
        for code in audience.regions
        if record.region is not None and not RegionCode(record.region).contains(RegionCode(code))
    ]
    if outside:
        return Refusal.of("audience.outside", region=outside[0])
    return None


def _difference(known: PolicyFacts, new: PolicyFacts) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    for name in FACT_NAMES:
        value, old = getattr(new, name), getattr(known, name)
        if name == "links":
            value = tuple(link for link in value if link not in old)
        elif name == "as_written":
            value = {field: text for field, text in value.items() if reveal(old.get(field)) != text.value}
        elif isinstance(value, Private) and isinstance(old, Erased):
            value = None
        if value and value != old:
            changes[name] = value
    return changes
