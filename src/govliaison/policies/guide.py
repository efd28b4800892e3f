"""
Guide entries (办事指南、问答): what a consultation may be answered with at first contact (M6.2).

The answer lies in the vault like every text; an entry is never changed silently: each version is an entry of the ledger, and an
answer names the version it was taken from.
"""

from datetime import date, datetime
from typing import Final

import attrs

from govliaison.access import ADMINISTRATOR, CONVENER, EVERYBODY, Actor
from govliaison.ledger import Decision, Index, Noun, Private, Sealed, Stamp, reveal
from govliaison.values import Refusal, fold_width, to_micros


@attrs.frozen(kw_only=True)
class GuideEntryAdded:
    """
    A guide entry was written, or written anew under the same id.

    Attributes:
        entry: id
        region: the place that keeps it; None: the whole deployment
        question: what people ask; each line is another way of asking, its words all occur in the question
        answer: what they are told
        category: category of the competence catalogue, or empty
        item: code of the service item, or empty
        since: first day on which it holds
        until: last day on which it holds; None: no end is known
    """

    entry: str
    region: str | None = None
    question: Sealed
    answer: Sealed
    category: str = ""
    item: str = ""
    since: date
    until: date | None = None


@attrs.frozen(kw_only=True)
class GuideEntryRetired:
    """It is used no more."""


@attrs.frozen(kw_only=True)
class GuideEntry:
    """
    A guide entry as it stands; its other attributes are those of :class:`GuideEntryAdded`.

    Attributes:
        version: how many entries its stream has; answers name it
        added_at: when it was written first
        retired: it is used no more
    """

    id: str
    version: int
    added_at: datetime
    region: str | None = None
    question: Sealed
    answer: Sealed
    category: str = ""
    item: str = ""
    since: date
    until: date | None = None
    retired: bool = False

    @property
    def reference(self) -> str:
        """How an answer names it: the entry of the ledger that holds this wording."""
        return f"guide-entry/{self.id}@{self.version}"

    def holds_on(self, day: date) -> bool:
        """Tell whether it may be used on a day."""
        return not self.retired and self.since <= day and (self.until is None or day <= self.until)

    def answers(self, text: str) -> int:
        """
        Tell how well it fits what somebody asks: characters of its best way of asking whose words all occur; 0: not at all.

        Width, case and spaces of the text make no difference.
        """
        asked = "".join(fold_width(text).casefold().split())
        ways = (fold_width(line).casefold().split() for line in reveal(self.question).splitlines())
        return max(
            (sum(map(len, words)) for words in ways if words and all(word in asked for word in words)), default=0
        )


def write(
    record: GuideEntry | None,
    *,
    actor: Actor,
    entry: str,
    region: str | None = None,
    question: str,
    answer: str,
    category: str = "",
    item: str = "",
    since: date,
    until: date | None = None,
) -> Decision | Refusal:
    """Write an entry, or write it anew; the very same is no change. ``region`` is the place that keeps a new one."""
    place = record.region if record else region
    if refusal := _may_keep(actor, place):
        return refusal
    if not question.strip() or not answer.strip():
        return Refusal.of("guide.empty")
    if until is not None and until < since:
        return Refusal.of("guide.until-before", since=since.isoformat())
    subject = f"guide-entry/{entry}"
    event = GuideEntryAdded(
        entry=entry,
        region=place,
        question=Private(subject, question.strip()),
        answer=Private(subject, answer.strip()),
        category=category,
        item=item,
        since=since,
        until=until,
    )
    if record is not None and not record.retired and _same(record, event):
        return Decision(events=())
    return Decision(events=(event,))


def retire(record: GuideEntry | None, *, actor: Actor) -> Decision | Refusal:
    """Take an entry out of use; what was answered from it stays answered."""
    if record is None:
        return Refusal.of("guide.unknown")
    if refusal := _may_keep(actor, record.region):
        return refusal
    return Decision(events=() if record.retired else (GuideEntryRetired(),))


def _may_keep(actor: Actor, region: str | None) -> Refusal | None:
    if actor.convenes(region) or actor.is_administrator:
        return None
    return Refusal.of("guide.not-keeper", person=actor.person)


def _same(record: GuideEntry, event: GuideEntryAdded) -> bool:
    return all(
        getattr(record, name) == getattr(event, name)
        for name in ("question", "answer", "category", "item", "since", "until")
    )


def _evolve(record: GuideEntry | None, event: GuideEntryAdded | GuideEntryRetired, stamp: Stamp) -> GuideEntry:
    if isinstance(event, GuideEntryRetired):
        assert record is not None  # noqa: S101 - nothing else begins a stream
        return attrs.evolve(record, retired=True, version=record.version + 1)
    said = {field.name: getattr(event, field.name) for field in attrs.fields(GuideEntryAdded) if field.name != "entry"}
    return GuideEntry(
        id=event.entry,
        version=record.version + 1 if record else 1,
        added_at=record.added_at if record else stamp.effective_at,
        **said,
    )


def _index(record: GuideEntry) -> Index:
    """Everybody may look a guide entry up; who keeps the guide also sees what is used no more."""
    return Index(
        state="retired" if record.retired else "active",
        region=record.region,
        opened=to_micros(record.added_at),
        text="\n".join(filter(None, [reveal(record.question), reveal(record.answer), record.item])),
        audience=frozenset({CONVENER, ADMINISTRATOR} if record.retired else {CONVENER, ADMINISTRATOR, EVERYBODY}),
        tags=frozenset(
            (name, value) for name, value in (("category", record.category), ("item", record.item)) if value
        ),
    )


GUIDE_ENTRY: Final = Noun(
    kind="guide-entry",
    record=GuideEntry,
    shape=1,
    events={GuideEntryAdded: 1, GuideEntryRetired: 1},
    evolve=_evolve,
    index=_index,
)
