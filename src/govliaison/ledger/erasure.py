"""
Erasing a subject (personal information law, art. 47): its values go, the chain and the statistics stay.

An erasure is itself a record of the ledger, so that it can be shown who asked for it, when and why. The streams that held
something of the subject get an entry too: whoever still works on a record as it was before meets a conflict, and cannot bring
back what was erased.
"""

from functools import partial
from itertools import takewhile
from typing import Any

import attrs

from govliaison.errors import NotFoundError
from govliaison.ledger.batch import Batch, Index
from govliaison.ledger.entry import Stamp
from govliaison.ledger.ledger import Ledger, insist
from govliaison.ledger.moves import Happening, Loaded, Move
from govliaison.ledger.noun import Noun
from govliaison.values import Reason, to_micros


@attrs.frozen(kw_only=True)
class SubjectErased:
    """
    The private values of a subject were deleted.

    Attributes:
        subject: an id, or a keyed hash; never a name
        reason: why
        streams: how many streams held something of it
    """

    subject: str
    reason: Reason
    streams: int


@attrs.frozen(kw_only=True)
class Erasure:
    """One erasure, as it is kept."""

    subject: str
    reason: Reason
    streams: int
    at: int


def _evolve(_record: Erasure | None, event: SubjectErased, stamp: Stamp) -> Erasure:
    return Erasure(subject=event.subject, reason=event.reason, streams=event.streams, at=to_micros(stamp.effective_at))


def _index(record: Erasure) -> Index:
    return Index(state="done", opened=record.at, audience=frozenset({"administrator"}))


ERASURE = Noun(kind="erasure", record=Erasure, shape=1, events={SubjectErased: 1}, evolve=_evolve, index=_index)


def erase(ledger: Ledger, subject: str, reason: Reason, stamp: Stamp) -> int:
    """
    Delete everything private of a subject: vault items, files, messages, and what records and search had of it.

    Returns:
        how many streams were folded again

    Raises:
        NotFoundError: there is nothing of this subject
        Conflict: its streams kept changing; nothing was erased
    """
    own: Loaded[Erasure] = Loaded(stream=ERASURE.stream(ledger.ids.new_id()))
    because = attrs.evolve(stamp, caused_by=f"{own.stream}@1", request=None)
    before = ledger.store.head()

    def attempt() -> tuple[Happening, set[str]]:
        streams = ledger.store.vault_streams(subject)
        if not streams:
            raise NotFoundError("erase.nothing", subject=subject)
        event = SubjectErased(subject=subject, reason=reason, streams=len(streams))
        there = Happening(event, because)
        moves = [Move(loaded=own, happenings=(Happening(event, stamp),))]
        moves.extend(_without(ledger, stream, subject, there) for stream in streams)
        ledger.commit(moves, also=Batch(erase=(subject,)))
        return there, {*streams}

    there, streams = insist(attempt)
    for late in sorted(_written_meanwhile(ledger, subject, before, own.stream) - streams):
        insist(partial(_erase_late, ledger, late, subject, there))
    return len(streams)


def _erase_late(ledger: Ledger, stream: str, subject: str, happening: Happening) -> None:
    ledger.commit([_without(ledger, stream, subject, happening)])


def _without(ledger: Ledger, stream: str, subject: str, happening: Happening) -> Move[Any]:
    """Fold a stream as if the subject had been erased, and enter that it was."""
    folded = ledger.fold(stream, without=frozenset({subject}))
    return Move(loaded=folded, happenings=(happening,), record=folded.record)


def _written_meanwhile(ledger: Ledger, subject: str, before: int, own: str) -> set[str]:
    """Name the streams that got something of the subject between the look at its streams and the erasure."""
    entries = takewhile(lambda each: each.entry.stream != own, ledger.feed(before))
    return {
        each.entry.stream
        for each in entries
        if any(ref.subject == subject for ref in ledger.codec.references(each.entry.payload))
    }
