"""
The sweep: entering what became due, for every kind of record (D5).

It reads the attention index, oldest first, under a lease, in batches, so its cost follows what is due and not what is open.
After a stoppage every step is entered at its own moment, but everybody is told only the highest.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

import attrs

from govliaison.errors import Conflict, RefusedError, StoreError
from govliaison.ledger.batch import Batch, Cursor, Index
from govliaison.ledger.entry import Stamp
from govliaison.ledger.ledger import Ledger
from govliaison.ledger.moves import Happening, Loaded, Move
from govliaison.ledger.noun import Notice, Step, kind_of
from govliaison.ledger.store import LeaseAsk
from govliaison.values import from_micros, to_micros

Circumstances = Callable[[Index], tuple[str, str]]
"""Which jurisdiction and profile digest an entry of this record falls under."""

_CURSOR = "sweep"
_LEASE = timedelta(minutes=5)
_JUMP = timedelta(days=1)


@attrs.frozen(kw_only=True)
class Swept:
    """One record the sweep has dealt with: how many steps were entered, and whether somebody was faster."""

    stream: str
    steps: int


def sweep(
    ledger: Ledger,
    *,
    at: datetime,
    owner: str,
    circumstances: Circumstances,
    batch: int = 100,
    confirmed: bool = False,
) -> Iterator[Swept]:
    """
    Enter everything that is due at a moment.

    Args:
        ledger: the ledger
        at: up to when; normally now
        owner: unique name of this worker
        circumstances: whose rules an entry falls under
        batch: records in one commit
        confirmed: a person has seen that the clock jumped and wants to go on

    Raises:
        RefusedError: the moment lies more than a day ahead of the clock, or the clock more than a day behind the last sweep;
            a wrong clock must not make a city overdue
    """
    now, last = ledger.time.now(), ledger.store.cursor(_CURSOR)
    if not confirmed and (at - now > _JUMP or (last and from_micros(last) - at > _JUMP)):
        raise RefusedError("sweep.clock-jumped", at=at.isoformat(), last=from_micros(last).isoformat())
    yield from _sweep_batches(ledger, at, owner, circumstances, batch)
    reached = to_micros(at)
    if reached > last:
        try:
            ledger.commit([], also=Batch(cursors=(Cursor(_CURSOR, last, reached),)))
        except Conflict:
            return


def _sweep_batches(
    ledger: Ledger, at: datetime, owner: str, circumstances: Circumstances, batch: int
) -> Iterator[Swept]:
    while True:
        lease_ends = to_micros(ledger.time.now() + _LEASE)
        ask = LeaseAsk(owner=owner, now=to_micros(at), until=max(lease_ends, to_micros(at + _LEASE)), limit=batch)
        streams = ledger.store.lease_due(ask)
        if not streams:
            return
        try:
            moves = [_attend(ledger, loaded, at, circumstances) for loaded in ledger.load_many(streams).values()]
            yield from _commit_all(ledger, moves, at, circumstances)
        finally:
            ledger.store.release_due(streams, owner)


def _commit_all(
    ledger: Ledger, moves: Sequence[Move[Any]], at: datetime, circumstances: Circumstances
) -> Iterator[Swept]:
    """Commit together; if one of them was changed meanwhile, one by one."""
    try:
        ledger.commit(moves)
    except Conflict:
        for move in moves:
            yield _attend_again(ledger, move.loaded.stream, at, circumstances)
    else:
        for move in moves:
            yield Swept(stream=move.loaded.stream, steps=len(move.happenings))


def _attend_again(ledger: Ledger, stream: str, at: datetime, circumstances: Circumstances) -> Swept:
    move = _attend(ledger, ledger.load(stream), at, circumstances)
    try:
        ledger.commit([move])
    except Conflict:
        return Swept(stream=stream, steps=0)
    return Swept(stream=stream, steps=len(move.happenings))


def _attend(ledger: Ledger, loaded: Loaded[Any], at: datetime, circumstances: Circumstances) -> Move[Any]:
    noun = ledger.nouns[kind_of(loaded.stream)]
    steps = noun.attend(loaded.record, at)
    jurisdiction, profile = circumstances(noun.index(loaded.record))
    recorded = ledger.time.now()
    happenings = tuple(
        Happening(
            step.event,
            Stamp(
                effective_at=step.at,
                recorded_at=max(recorded, step.at),
                actor="system",
                jurisdiction=jurisdiction,
                profile=profile,
            ),
        )
        for step in steps
    )
    record = loaded.record
    for happening in happenings:
        record = noun.evolve(record, happening.event, happening.stamp)
    attention = noun.index(record).attention
    if attention is not None and attention <= to_micros(at):
        raise StoreError("sweep.stuck", stream=loaded.stream)
    return Move(loaded=loaded, happenings=happenings, notices=highest(steps), record=record)


def highest(steps: Sequence[Step]) -> tuple[Notice, ...]:
    """Give what is sent of steps that are entered together: to each recipient what the highest of them says."""
    told: dict[tuple[str, str | None], tuple[Notice, ...]] = {}
    for step in sorted(steps, key=lambda each: (each.rank, each.at)):
        own: dict[tuple[str, str | None], tuple[Notice, ...]] = {}
        for notice in step.notices:
            key = (notice.recipient, notice.channel)
            own[key] = (*own.get(key, ()), notice)
        told |= own
    return tuple(notice for notices in told.values() for notice in notices)
