"""What is read from a stream, and what one commit does to it."""

from typing import Any, Generic, TypeVar

import attrs

from govliaison.ledger.batch import Claim, Index
from govliaison.ledger.entry import Stamp
from govliaison.ledger.noun import Decision, Notice

R = TypeVar("R")


@attrs.frozen(kw_only=True)
class Loaded(Generic[R]):
    """
    A record and where its stream stands; ``record`` is None and ``version`` 0 before the first entry.

    ``index`` is what the store keeps of it for lists; None where the record does not come as it was stored.
    """

    stream: str
    version: int = 0
    head: str = ""
    record: R | None = None
    index: Index | None = attrs.field(default=None, eq=False, repr=False)


@attrs.frozen
class Happening:
    """An event with its circumstances."""

    event: object
    stamp: Stamp


@attrs.frozen
class Happened:
    """An entry read back: its reference, the event as today's code knows it, and its circumstances."""

    ref: str
    event: Any
    stamp: Stamp


@attrs.frozen(kw_only=True)
class Move(Generic[R]):
    """
    What one commit does to one stream.

    Attributes:
        loaded: what the decision was based on
        happenings: what happens, in order; empty to fold the record again
        take: claims taken
        release: claim keys given up
        notices: who should be told
        record: the record after them, where the caller has folded it already
    """

    loaded: Loaded[R]
    happenings: tuple[Happening, ...]
    take: tuple[Claim, ...] = ()
    release: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    record: R | None = None

    @classmethod
    def of(cls, loaded: Loaded[R], decision: Decision, stamp: Stamp) -> "Move[R]":
        """Make the move for a decision all of whose events share their circumstances."""
        return cls(
            loaded=loaded,
            happenings=tuple(Happening(event, stamp) for event in decision.events),
            take=decision.take,
            release=decision.release,
            notices=decision.notices,
        )
