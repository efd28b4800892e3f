"""
How a noun joins the ledger: its events, its fold, and what the ledger may ask of a record.

Rebuild, sweep, erasure and verification work for every noun that is described this way and know none of them by name.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Generic, TypeVar

import attrs

from govliaison.ledger.batch import Claim, Index
from govliaison.ledger.entry import Stamp
from govliaison.ledger.query import Reader
from govliaison.ledger.vault import Private
from govliaison.values import Param

R = TypeVar("R")

Upcast = Callable[[dict[str, Any]], dict[str, Any]]


@attrs.frozen(kw_only=True)
class Notice:
    """
    Something that somebody should be told; it becomes messages in the outbox, in the same commit.

    Attributes:
        recipient: ``unit:…``, ``person:…``, ``enterprise:…``, ``filer:…`` or ``named:…``; addresses are looked up when it
            is delivered
        code: stable code of what is said
        params: parts of the sentence; private ones make the message erasable
        channel: the channel that must carry it (an answer goes back the way the matter came), or None for the notifiers
    """

    recipient: str
    code: str
    params: Mapping[str, Param | Private] = attrs.field(factory=dict)
    channel: str | None = None


@attrs.frozen(kw_only=True)
class Decision:
    """
    What a verb decided: what happens, and what goes with it in the same commit.

    Attributes:
        events: what happens, in order
        take: claims taken by the stream
        release: claim keys given up
        notices: who should be told
    """

    events: tuple[object, ...]
    take: tuple[Claim, ...] = ()
    release: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()


@attrs.frozen(kw_only=True)
class Step:
    """
    One thing that became due for a record.

    Attributes:
        at: the moment at which it was due; the entry is effective then, however late it is entered
        event: what happens
        notices: who should be told; of several steps entered together each recipient is told the highest only
        rank: how high it stands; of two of one rank the later is the higher
    """

    at: datetime
    event: object
    notices: tuple[Notice, ...] = ()
    rank: int = 0


def never_due(_record: Any, _now: datetime) -> Sequence[Step]:
    """The ``attend`` of a noun that waits for nothing."""
    return ()


def show_all(record: R, _reader: Reader) -> R:
    """The ``show`` of a noun that hides nothing from those who may see the record."""
    return record


@attrs.frozen(kw_only=True)
class Noun(Generic[R]):
    """
    One kind of record.

    Attributes:
        kind: first part of its streams' names
        record: the frozen class that entries fold into
        shape: version of the fold; raise it when ``evolve``, ``index`` or the record class changes
        events: each event class with its version
        evolve: pure fold: record (None at first), event, circumstances → record
        index: pure: what lists and the sweep know of it
        attend: pure: all steps due up to now, in order; afterwards the record's attention is later than now, or None
        show: pure: the record as somebody who may see it sees it; desks give no record out in any other way
        undone: what a record becomes when the import that made it is undone; None: imports do not make such records
        upcasts: ``(event name, version)`` → how to lift its payload to the next version (D9)
    """

    kind: str
    record: type[R]
    shape: int
    events: Mapping[type, int]
    evolve: Callable[[R | None, Any, Stamp], R]
    index: Callable[[R], Index]
    attend: Callable[[R, datetime], Sequence[Step]] = never_due
    show: Callable[[R, Reader], R] = show_all
    undone: Callable[[R, Stamp], R] | None = None
    upcasts: Mapping[tuple[str, int], Upcast] = attrs.field(factory=dict)

    def stream(self, identity: str) -> str:
        """Name the stream of a record."""
        return f"{self.kind}/{identity}"


def kind_of(stream: str) -> str:
    """Tell the noun from the name of a stream."""
    return stream.partition("/")[0]


def id_of(stream: str) -> str:
    """Tell the id from the name of a stream."""
    return stream.partition("/")[2]
