"""What a person does about messages that could not be delivered: look, replay, or skip by an entry (D13)."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

import attrs

from govliaison.access import Context
from govliaison.errors import NotFoundError
from govliaison.ledger import Decision, Index, Ledger, MessageRow, MessageState, Noun, Stamp, Store
from govliaison.values import to_micros


@attrs.frozen(kw_only=True)
class LetterSkipped:
    """A person gave a dead letter up, so that its lane goes on."""

    message: str


@attrs.frozen(kw_only=True)
class SkippedLetter:
    """A dead letter that was given up."""

    message: str
    at: datetime


def _evolve(_record: SkippedLetter | None, event: LetterSkipped, stamp: Stamp) -> SkippedLetter:
    return SkippedLetter(message=event.message, at=stamp.effective_at)


def _index(record: SkippedLetter) -> Index:
    return Index(state="skipped", opened=to_micros(record.at), audience=frozenset({"convener", "administrator"}))


LETTER: Final = Noun(
    kind="letter", record=SkippedLetter, shape=1, events={LetterSkipped: 1}, evolve=_evolve, index=_index
)


def list_messages(
    store: Store, *, state: MessageState | None = None, after: str = "", limit: int = 100
) -> Sequence[MessageRow]:
    """List messages by id; they show no text."""
    return store.messages(state, after, limit)


def replay(ledger: Ledger, message: str) -> None:
    """
    Try a dead letter again, now.

    Raises:
        NotFoundError: it is not dead
    """
    if not ledger.store.revive(message, MessageState.WAITING, to_micros(ledger.time.now())):
        raise NotFoundError("outbox.not-dead", message=message)


def skip(context: Context, message: str) -> None:
    """
    Give a dead letter up, with an entry that says who did.

    Raises:
        NotFoundError: it is not dead
    """
    ledger = context.ledger
    if not any(row.id == message for row in _dead(ledger.store)):
        raise NotFoundError("outbox.not-dead", message=message)
    event = LetterSkipped(message=message)
    ledger.carry_out(LETTER.stream(message), lambda _record: Decision(events=(event,)), context.stamp())
    ledger.store.revive(message, MessageState.SKIPPED, to_micros(ledger.time.now()))


def _dead(store: Store) -> Iterator[MessageRow]:
    after = ""
    while rows := store.messages(MessageState.DEAD, after, 100):
        yield from rows
        after = rows[-1].id
