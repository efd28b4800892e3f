"""Whether an enterprise wants to be sent policies: it may opt out (不再推送), from a day on, and come back."""

from datetime import date, datetime
from typing import Final

import attrs

from govliaison.access import ADMINISTRATOR, CONVENER, Actor, enterprise_token, region_token
from govliaison.ledger import Decision, Index, Noun, Stamp
from govliaison.values import Refusal, to_micros


@attrs.frozen(kw_only=True)
class OptedOut:
    """The enterprise wants no policies sent, from a day on."""

    enterprise: str
    region: str | None = None
    day: date


@attrs.frozen(kw_only=True)
class OptedIn:
    """It wants them again, from a day on."""

    day: date


@attrs.frozen(kw_only=True)
class Subscription:
    """
    What an enterprise wants to be sent.

    Attributes:
        enterprise: its id
        region: where it is
        changed_at: when that was entered last
        out_since: the day on which it opted out; None: it gets policies
        outs: each time for which it was out, with the day on which it came back
    """

    enterprise: str
    region: str | None = None
    changed_at: datetime
    out_since: date | None = None
    outs: tuple[tuple[date, date], ...] = ()


def opt_out(
    record: Subscription | None, *, actor: Actor, enterprise: str, region: str | None, day: date
) -> Decision | Refusal:
    """Enter that an enterprise opted out; twice is once."""
    if refusal := _may_say(actor, enterprise, region):
        return refusal
    if record is not None and record.out_since is not None:
        return Decision(events=())
    return Decision(events=(OptedOut(enterprise=enterprise, region=region, day=day),))


def opt_in(
    record: Subscription | None, *, actor: Actor, enterprise: str, region: str | None, day: date
) -> Decision | Refusal:
    """Enter that an enterprise wants policies again."""
    if refusal := _may_say(actor, enterprise, region):
        return refusal
    if record is None or record.out_since is None:
        return Decision(events=())
    if day < record.out_since:
        return Refusal.of("policy.in-before-out", since=record.out_since.isoformat())
    return Decision(events=(OptedIn(day=day),))


def _may_say(actor: Actor, enterprise: str, region: str | None) -> Refusal | None:
    """Let the enterprise say so itself, or have a convener type it in."""
    if enterprise_token(enterprise) in actor.reader.tokens or actor.convenes(region):
        return None
    return Refusal.of("policy.not-keeper", person=actor.person)


def _evolve(record: Subscription | None, event: OptedOut | OptedIn, stamp: Stamp) -> Subscription:
    at = stamp.effective_at
    if isinstance(event, OptedOut):
        outs = record.outs if record else ()
        return Subscription(
            enterprise=event.enterprise, region=event.region, changed_at=at, out_since=event.day, outs=outs
        )
    assert record is not None  # noqa: S101 - nothing else begins a stream
    assert record.out_since is not None  # noqa: S101 - only who is out comes back
    return attrs.evolve(record, changed_at=at, out_since=None, outs=(*record.outs, (record.out_since, event.day)))


def _index(record: Subscription) -> Index:
    audience = {CONVENER, ADMINISTRATOR, enterprise_token(record.enterprise)}
    audience |= {region_token(record.region)} if record.region else set()
    return Index(
        state="in" if record.out_since is None else "out",
        region=record.region,
        enterprise=record.enterprise,
        opened=to_micros(record.changed_at),
        audience=frozenset(audience),
    )


SUBSCRIPTION: Final = Noun(
    kind="subscription",
    record=Subscription,
    shape=1,
    events={OptedOut: 1, OptedIn: 1},
    evolve=_evolve,
    index=_index,
)
