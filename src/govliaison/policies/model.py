"""
Policies and notices for enterprises (惠企政策、通知): what is known of one, for whom it is, and where it stands (M4.1).

What a policy says is public, and lies in the vault all the same: lists of grantees that are published with a notice hold
names of people, so it must be possible to erase a text without breaking the chain.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

import attrs

from govliaison.access import ADMINISTRATOR, CONVENER, EVERYBODY, region_token, unit_token
from govliaison.ledger import Index, Noun, Sealed, Stamp, Step, reveal
from govliaison.policies.audience import AudienceRule
from govliaison.policies.kinds import PolicyKind, PolicyState, WithdrawalReason
from govliaison.values import to_micros


@attrs.frozen(kw_only=True)
class PolicyFacts:
    """
    What a source says of a policy; None, or nothing, where it says nothing.

    Attributes:
        title: its title
        kind: policy or notice
        number: official number (发文字号), as ``某政发〔2026〕1号``
        agency: who issued it, as written
        unit: that agency, where it is a unit of ours
        issued: day of issue
        effective: first day on which it holds
        until: last day on which it holds
        expires_at: the midnight after that day
        category: subject, as written
        links: where it stands on the net
        text: its text
        as_written: cells that could not be read, by field: nothing is lost
    """

    title: Sealed | None = None
    kind: PolicyKind | None = None
    number: str | None = None
    agency: Sealed | None = None
    unit: str | None = None
    issued: date | None = None
    effective: date | None = None
    until: date | None = None
    expires_at: datetime | None = None
    category: Sealed | None = None
    links: tuple[str, ...] = ()
    text: Sealed | None = None
    as_written: Mapping[str, Sealed] = attrs.field(factory=dict)


FACT_NAMES: Final = tuple(field.name for field in attrs.fields(PolicyFacts))


@attrs.frozen(kw_only=True)
class PolicyEntered:
    """
    A policy is known.

    Attributes:
        policy: id of ours
        source: id of the source
        region: the place that keeps it; None: the whole deployment
        facts: what the source says
    """

    policy: str
    source: str
    region: str | None = None
    facts: PolicyFacts


@attrs.frozen(kw_only=True)
class PolicyChanged:
    """A source said something new: only what changed."""

    source: str
    facts: PolicyFacts


@attrs.frozen(kw_only=True)
class PolicyPublished:
    """It is published for an audience; once more with another rule, later pushes follow that."""

    audience: AudienceRule


@attrs.frozen(kw_only=True)
class PolicyExpired:
    """Its last day is over; it is pushed no more."""


@attrs.frozen(kw_only=True)
class PolicyWithdrawn:
    """It holds no more, or was published by mistake; it is pushed no more."""

    reason: WithdrawalReason


@attrs.frozen(kw_only=True)
class Policy:
    """
    What is known of a policy now.

    Attributes:
        id: of ours
        facts: from all sources, the later over the earlier
        state: where it stands
        region: the place that keeps it; None: the whole deployment
        audience: for whom it is; None before it is published
        entered_at: when it became known
        published_at: when it was published first
        withdrawn: why it holds no more
        source: source of the last change
    """

    id: str
    facts: PolicyFacts
    state: PolicyState = PolicyState.DRAFT
    region: str | None = None
    audience: AudienceRule | None = None
    entered_at: datetime
    published_at: datetime | None = None
    withdrawn: WithdrawalReason | None = None
    source: str

    @property
    def title(self) -> str:
        """Its title, empty if it was erased."""
        return reveal(self.facts.title)

    def is_over(self, now: datetime) -> bool:
        """Tell whether its last day is over, be that entered or not."""
        return self.facts.expires_at is not None and self.facts.expires_at <= now

    def may_be_pushed(self, now: datetime) -> bool:
        """Tell whether it may go out: published, and neither withdrawn nor over."""
        return self.state is PolicyState.PUBLISHED and not self.is_over(now)


PolicyEvent = PolicyEntered | PolicyChanged | PolicyPublished | PolicyExpired | PolicyWithdrawn


def evolve(policy: Policy | None, event: PolicyEvent, stamp: Stamp) -> Policy:
    """Fold what happened into the policy."""
    if isinstance(event, PolicyEntered):
        return Policy(
            id=event.policy, facts=event.facts, region=event.region, entered_at=stamp.effective_at, source=event.source
        )
    assert policy is not None  # noqa: S101 - nothing else begins a stream
    if isinstance(event, PolicyChanged):
        return attrs.evolve(policy, facts=merge(policy.facts, event.facts), source=event.source)
    if isinstance(event, PolicyPublished):
        return attrs.evolve(
            policy,
            state=PolicyState.PUBLISHED,
            audience=event.audience,
            published_at=policy.published_at or stamp.effective_at,
        )
    if isinstance(event, PolicyExpired):
        return attrs.evolve(policy, state=PolicyState.EXPIRED)
    return attrs.evolve(policy, state=PolicyState.WITHDRAWN, withdrawn=event.reason)


def merge(known: PolicyFacts, new: PolicyFacts) -> PolicyFacts:
    """Lay what a source says over what is known; links add up."""
    changes: dict[str, Any] = {name: value for name in FACT_NAMES if (value := getattr(new, name))}
    changes["links"] = tuple(dict.fromkeys((*known.links, *new.links)))
    changes["as_written"] = {**known.as_written, **new.as_written}
    return attrs.evolve(known, **changes)


def index(policy: Policy) -> Index:
    """Everybody sees what is published; drafts are seen by who keeps and who issued them."""
    if policy.state is PolicyState.UNDONE:
        return Index(state=policy.state, opened=to_micros(policy.entered_at))
    facts = policy.facts
    audience = {CONVENER, ADMINISTRATOR}
    audience |= {region_token(policy.region)} if policy.region else set()
    audience |= {unit_token(facts.unit)} if facts.unit else set()
    audience |= {EVERYBODY} if policy.published_at is not None else set()
    waits = policy.state is PolicyState.PUBLISHED and facts.expires_at is not None
    said = (facts.title, facts.agency, facts.category, facts.text)
    return Index(
        state=policy.state,
        unit=facts.unit,
        region=policy.region,
        number=facts.number,
        opened=to_micros(policy.entered_at),
        attention=to_micros(facts.expires_at) if waits and facts.expires_at else None,
        text="\n".join(filter(None, [*map(reveal, said), facts.number])),
        audience=frozenset(audience),
        tags=frozenset({("kind", (facts.kind or PolicyKind.POLICY).value)}),
    )


def attend(policy: Policy, now: datetime) -> Sequence[Step]:
    """Enter the end of its last day, at that moment."""
    if policy.state is PolicyState.PUBLISHED and policy.facts.expires_at and policy.is_over(now):
        return (Step(at=policy.facts.expires_at, event=PolicyExpired()),)
    return ()


def undone(policy: Policy, _stamp: Stamp) -> Policy:
    """Say what becomes of a policy whose import was undone."""
    return attrs.evolve(policy, state=PolicyState.UNDONE)


POLICY: Final = Noun(
    kind="policy",
    record=Policy,
    shape=1,
    events={PolicyEntered: 1, PolicyChanged: 1, PolicyPublished: 1, PolicyExpired: 1, PolicyWithdrawn: 1},
    evolve=evolve,
    index=index,
    attend=attend,
    undone=undone,
)
