"""
The service item (政务服务事项), with everything it ever promised, by date (T3.1, T3.3).

An item is not what it is now but a line of changes, each with the day from which it holds and where it comes from, so that the
value of any day can be told – before and after a reform, and after a correction that came late.
"""

from datetime import date, datetime
from functools import reduce
from typing import Final

import attrs

from govliaison.access import ADMINISTRATOR, CONVENER, region_token, unit_token
from govliaison.ledger import Index, Noun, Sealed, Stamp, reveal
from govliaison.services.facts import NO_FACTS, ItemFacts, lay_over
from govliaison.values import to_micros


@attrs.frozen(kw_only=True)
class ServiceItemListed:
    """
    An item entered the catalogue.

    Attributes:
        item: id of ours
        code: implementation code (实施编码)
        since: first day on which this holds
        facts: what the source said
        source: ``file``, ``decision``, or the stream of the record that asked for it, such as ``finding/…``
    """

    item: str
    code: str
    since: date
    facts: ItemFacts
    source: str


@attrs.frozen(kw_only=True)
class ServiceItemChanged:
    """
    Something about an item is otherwise from a day on.

    Attributes:
        since: first day on which it holds
        facts: what changed, and nothing else
        source: as in :class:`ServiceItemListed`
        note: why
    """

    since: date
    facts: ItemFacts
    source: str
    note: Sealed | None = None


@attrs.frozen(kw_only=True)
class ServiceItemDropped:
    """An item is not offered any more from a day on (取消); attributes as in :class:`ServiceItemChanged`."""

    since: date
    source: str
    note: Sealed | None = None


@attrs.frozen(kw_only=True)
class ServiceItemChange:
    """
    One change of an item, as it stands in its record.

    Attributes:
        since: first day on which it holds
        facts: what changed
        dropped: from then on the item is not offered
        source: where it comes from
        note: why
        by: id of the person who entered it
        at: when it was decided
    """

    since: date
    facts: ItemFacts = NO_FACTS
    dropped: bool = False
    source: str
    note: Sealed | None = None
    by: str
    at: datetime


@attrs.frozen(kw_only=True)
class ServiceItem:
    """
    A service item.

    Attributes:
        id: of ours
        code: implementation code
        changes: by the day from which they hold; of one day, the later entry last
        listed_at: when it entered the catalogue
        undone: the import it came with was undone
    """

    id: str
    code: str
    changes: tuple[ServiceItemChange, ...]
    listed_at: datetime
    undone: bool = False

    def on(self, day: date) -> ItemFacts:
        """Tell what held on a day."""
        return reduce(lay_over, (each.facts for each in self.changes if each.since <= day), NO_FACTS)

    def is_offered_on(self, day: date) -> bool:
        """Tell whether it stood in the catalogue on a day."""
        begun = [each for each in self.changes if each.since <= day]
        return bool(begun) and not begun[-1].dropped and not self.undone

    @property
    def latest(self) -> ItemFacts:
        """What holds after the last change that is known, be it that it is still to come."""
        return self.on(date.max)

    @property
    def name(self) -> str:
        """Its name, empty if it was erased."""
        return reveal(self.latest.name)


ServiceItemEvent = ServiceItemListed | ServiceItemChanged | ServiceItemDropped


def evolve(item: ServiceItem | None, event: ServiceItemEvent, stamp: Stamp) -> ServiceItem:
    """Fold what happened into the item."""
    dropped = isinstance(event, ServiceItemDropped)
    change = ServiceItemChange(
        since=event.since,
        facts=NO_FACTS if isinstance(event, ServiceItemDropped) else event.facts,
        dropped=dropped,
        source=event.source,
        note=None if isinstance(event, ServiceItemListed) else event.note,
        by=stamp.actor,
        at=stamp.effective_at,
    )
    if isinstance(event, ServiceItemListed):
        return ServiceItem(id=event.item, code=event.code, changes=(change,), listed_at=stamp.effective_at)
    assert item is not None  # noqa: S101 - nothing else begins a stream
    changes = sorted((*item.changes, change), key=lambda each: each.since)  # stable: of one day, the later entry last
    return attrs.evolve(item, changes=tuple(changes))


def index(item: ServiceItem) -> Index:
    """Items are found by code, name, unit and place; the catalogue is public, so its unit and its county see it too."""
    facts = item.latest
    audience = {CONVENER, ADMINISTRATOR}
    audience |= {unit_token(facts.unit)} if facts.unit else set()
    audience |= {region_token(facts.region)} if facts.region else set()
    state = "undone" if item.undone else "dropped" if item.changes[-1].dropped else "offered"
    texts = (reveal(facts.name), reveal(facts.group), reveal(facts.agency), item.code)
    tags = {"type": facts.item_type, "window": facts.window}
    return Index(
        state=state,
        unit=facts.unit,
        region=facts.region,
        number=item.code,
        opened=to_micros(item.listed_at),
        text="\n".join(filter(None, texts)),
        audience=frozenset() if item.undone else frozenset(audience),
        tags=frozenset((name, str(value)) for name, value in tags.items() if value is not None),
    )


def undone(item: ServiceItem, _stamp: Stamp) -> ServiceItem:
    """Say what becomes of an item whose import was undone."""
    return attrs.evolve(item, undone=True)


SERVICE_ITEM: Final = Noun(
    kind="service-item",
    record=ServiceItem,
    shape=1,
    events={ServiceItemListed: 1, ServiceItemChanged: 1, ServiceItemDropped: 1},
    evolve=evolve,
    index=index,
    undone=undone,
)
