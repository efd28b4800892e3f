"""
Erasing a subject (personal information law, art. 47): its values go, the chain and the statistics stay.

An erasure is itself a record of the ledger, so that it can be shown who asked for it, when and why. The streams that held
something of the subject get an entry too: whoever still works on a record as it was before meets a conflict, and cannot bring
back what was erased.
"""

import attrs

from govliaison.errors import Conflict, NotFoundError
from govliaison.ledger.batch import Batch, Index
from govliaison.ledger.entry import Stamp
from govliaison.ledger.ledger import Happening, Ledger, Loaded, Move
from govliaison.ledger.noun import Noun
from govliaison.values import Reason, to_micros

_TRIES = 3


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
    for attempt in range(_TRIES):
        streams = ledger.store.vault_streams(subject)
        if not streams:
            raise NotFoundError("erase.nothing", subject=subject)
        event = SubjectErased(subject=subject, reason=reason, streams=len(streams))
        own = Loaded[Erasure](stream=ERASURE.stream(ledger.ids.new_id()))
        moves = [Move(loaded=own, happenings=(Happening(event, stamp),))]
        because = Happening(event, attrs.evolve(stamp, caused_by=f"{own.stream}@1"))
        for stream in streams:
            folded = ledger.fold(stream, without=frozenset({subject}))
            moves.append(Move(loaded=folded, happenings=(because,), record=folded.record))
        try:
            ledger.commit(moves, also=Batch(erase=(subject,)))
        except Conflict:
            if attempt == _TRIES - 1:
                raise
        else:
            return len(streams)
    raise AssertionError("the loop ends by return or raise")
