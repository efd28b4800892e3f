"""The rules of the catalogue of service items, as pure functions."""

import re
from datetime import date
from typing import Final

import attrs

from govliaison.access import Actor
from govliaison.ledger import Claim, Decision, Private
from govliaison.services.facts import NO_FACTS, ItemFacts, difference
from govliaison.services.model import ServiceItem, ServiceItemChanged, ServiceItemDropped, ServiceItemListed
from govliaison.values import Refusal

_SOURCE: Final = re.compile(r"[a-z][a-z0-9-]{0,31}(?:/[A-Za-z0-9][A-Za-z0-9._-]{0,99})?")


def item_key(code: str) -> str:
    """Name the claim by which an item is found: implementation codes are public, and unique in the country."""
    return f"service:{code}"


def may_keep(actor: Actor, region: str | None = None) -> Refusal | None:
    """Tell whether somebody may keep the catalogue: who works for a convener, or an administrator (M1.3)."""
    if actor.is_administrator or actor.convenes(region):
        return None
    return Refusal.of("service.not-keeper", person=actor.person)


def may_change(item: ServiceItem, actor: Actor) -> Refusal | None:
    """Tell whether somebody may change an item: who keeps the catalogue, or works for the unit that handles it."""
    if item.latest.unit in actor.units:
        return None
    return may_keep(actor, item.latest.region)


@attrs.frozen(kw_only=True)
class ChangeAsk:
    """
    Say that something about an item is otherwise from a day on.

    Attributes:
        since: first day on which it holds, past or to come
        facts: what is said, texts sealed
        dropped: the item is not offered any more
        source: ``decision``, or the stream of the record that asked for it
        note: why
        by: who enters it
    """

    since: date
    facts: ItemFacts = NO_FACTS
    dropped: bool = False
    source: str
    note: str = attrs.field(default="", repr=False)
    by: Actor


def list_item(item: str, code: str, facts: ItemFacts, *, since: date, source: str) -> Decision:
    """Enter an item in the catalogue (T3.1)."""
    event = ServiceItemListed(item=item, code=code, since=since, facts=facts, source=source)
    return Decision(events=(event,), take=(Claim(item_key(code), f"service-item/{item}"),))


def update(item: ServiceItem, facts: ItemFacts, *, since: date, source: str) -> Decision:
    """Enter what a list says anew: only what differs from what held on that day, and nothing if it is all known."""
    changed = difference(item.on(since), facts)
    if changed == NO_FACTS and item.is_offered_on(since):
        return Decision(events=())
    return Decision(events=(ServiceItemChanged(since=since, facts=changed, source=source),))


def change(item: ServiceItem | None, ask: ChangeAsk) -> Decision | Refusal:
    """
    Change an item from a day on, or drop it (T3.3, M5.2); what holds already on that day is no change.

    A change on the day of another one, entered later, corrects it.
    """
    if item is None:
        return Refusal.of("service.unknown", item="")
    if refusal := may_change(item, ask.by):
        return refusal
    if not _SOURCE.fullmatch(ask.source):
        return Refusal.of("service.source", source=ask.source)
    if not ask.dropped and ask.facts == NO_FACTS:
        return Refusal.of("service.nothing-said")
    note = Private(f"service-item/{item.id}", ask.note.strip()) if ask.note.strip() else None
    is_offered, changed = item.is_offered_on(ask.since), difference(item.on(ask.since), ask.facts)
    if ask.dropped:
        return _if(is_offered, ServiceItemDropped(since=ask.since, source=ask.source, note=note))
    event = ServiceItemChanged(since=ask.since, facts=changed, source=ask.source, note=note)
    return _if(changed != NO_FACTS or not is_offered, event)


def _if(is_new: bool, event: object) -> Decision:  # noqa: FBT001 - reads as a sentence
    return Decision(events=(event,) if is_new else ())
