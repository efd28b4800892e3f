"""
Erasing a subject (personal information law, art. 47): its values go, the chain and the statistics stay.

An erasure is itself a record of the ledger, so that it can be shown who asked for it, when and why.
"""

import attrs

from govliaison.errors import Conflict, NotFoundError
from govliaison.ledger.batch import Batch, Change, Index
from govliaison.ledger.entry import Stamp
from govliaison.ledger.ledger import Happening, Ledger, Loaded, Move
from govliaison.ledger.noun import Noun
from govliaison.ledger.rebuild import refold
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
        without = frozenset({subject})
        changes = []
        for stream in streams:
            fresh = refold(ledger, stream, without=without)
            changes.append(Change(stream=stream, expected=fresh.version, record=fresh))
        event = SubjectErased(subject=subject, reason=reason, streams=len(streams))
        new = Loaded[Erasure](stream=ERASURE.stream(ledger.ids.new_id()))
        try:
            ledger.commit(
                [Move(loaded=new, happenings=(Happening(event, stamp),))],
                also=Batch(changes=tuple(changes), erase=(subject,)),
            )
        except Conflict:
            if attempt == _TRIES - 1:
                raise
        else:
            return len(streams)
    raise AssertionError("the loop ends by return or raise")
