"""
Rows that could not be taken, kept until they can (D8): nothing that somebody filed is lost to a bad cell.

What a row says is private, whole, and who may be called goes when that person is erased; only its place and the codes of
what is wrong are plain.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Final

import attrs

from govliaison.ledger import Claim, Decision, Index, Noun, Private, Sealed, Stamp
from govliaison.values import Reason, Refusal, Row, dump_canonical, to_micros

_CONTACT: Final[tuple[str, ...]] = ("contact", "phone")


class QuarantineState(StrEnum):
    """Where a bad row stands."""

    WAITING = "waiting"
    RETAKEN = "retaken"
    UNDONE = "undone"
    """its import was undone: nobody waits for it"""


@attrs.frozen(kw_only=True)
class RowQuarantined:
    """
    A row could not be taken.

    Attributes:
        row: id of the quarantined row
        channel: id of the channel it came by
        number: number of the row in its file
        codes: codes of what is wrong with it
        content: its cells as canonical JSON, but those of ``contact``
        contact: its cells of the contact, as canonical JSON
    """

    row: str
    channel: str
    number: int
    codes: tuple[str, ...]
    content: Sealed
    contact: Sealed | None = None


@attrs.frozen(kw_only=True)
class RowRetaken:
    """A corrected row arrived and was taken; ``case`` is what it went into."""

    case: str


@attrs.frozen(kw_only=True)
class QuarantinedRow:
    """A bad row as it stands."""

    id: str
    channel: str
    number: int
    codes: tuple[str, ...]
    content: Sealed
    contact: Sealed | None
    since: datetime
    state: QuarantineState = QuarantineState.WAITING
    case: str | None = None


def _evolve(record: QuarantinedRow | None, event: RowQuarantined | RowRetaken, stamp: Stamp) -> QuarantinedRow:
    if isinstance(event, RowQuarantined):
        return QuarantinedRow(
            id=event.row,
            channel=event.channel,
            number=event.number,
            codes=event.codes,
            content=event.content,
            contact=event.contact,
            since=stamp.effective_at if record is None else record.since,
        )
    if record is None:
        raise AssertionError("a row is retaken after it was quarantined")
    return attrs.evolve(record, state=QuarantineState.RETAKEN, case=event.case)


def _undone(record: QuarantinedRow, _stamp: Stamp) -> QuarantinedRow:
    return attrs.evolve(record, state=QuarantineState.UNDONE)


def _index(record: QuarantinedRow) -> Index:
    return Index(
        state=record.state.value,
        opened=to_micros(record.since),
        audience=frozenset({"convener"}),
        tags=frozenset({("channel", record.channel)}),
    )


QUARANTINE: Final = Noun(
    kind="quarantine",
    record=QuarantinedRow,
    shape=1,
    events={RowQuarantined: 1, RowRetaken: 1},
    evolve=_evolve,
    index=_index,
    undone=_undone,
)


@attrs.frozen(kw_only=True)
class QuarantineAsk:
    """
    Keep a row that cannot be taken.

    Attributes:
        id: id of the quarantined row, new or that of the same row before
        claim: by which the corrected row finds it, and which remembers this one
        channel: id of the channel
        contact: vault subject of whoever may be called
        row: the row
        reasons: what is wrong
    """

    id: str
    claim: Claim
    channel: str
    contact: str
    row: Row = attrs.field(repr=False)
    reasons: tuple[Reason, ...]


def quarantine(_record: QuarantinedRow | None, ask: QuarantineAsk) -> Decision | Refusal:
    """Keep a row, or its next version that is no better."""
    stream = QUARANTINE.stream(ask.id)
    cells = {storable(name): storable(text) for name, text in ask.row.cells.items()}
    contact: dict[str, str] = {name: cells.pop(name) for name in _CONTACT if name in cells}
    extra = {storable(name): storable(text) for name, text in ask.row.extra.items()}
    event = RowQuarantined(
        row=ask.id,
        channel=ask.channel,
        number=ask.row.number,
        codes=tuple(reason.code for reason in ask.reasons),
        content=Private(stream, _json({"where": ask.row.where, "cells": cells, "extra": extra})),
        contact=Private(ask.contact, _json(contact)) if contact else None,
    )
    return Decision(events=(event,), take=(ask.claim,))


def retake(record: QuarantinedRow, case: str) -> Decision | Refusal:
    """Note that the corrected row was taken."""
    if record.state is QuarantineState.RETAKEN and record.case == case:
        return Decision(events=())
    return Decision(events=(RowRetaken(case=case),))


def storable(text: str) -> str:
    r"""
    Replace what no store can keep.

    >>> storable("a\0b")
    'a�b'
    """
    return text.replace("\0", "�").encode(errors="surrogatepass").decode(errors="replace")


def _json(plain: Mapping[str, object]) -> str:
    return dump_canonical(plain).decode()
