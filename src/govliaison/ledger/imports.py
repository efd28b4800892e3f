"""
Imports: what came into the ledger together, so that it can be taken back together (D8).

Each commit of an import ends with an entry that says how many entries stand right before it, so what belongs to an import is
found without a look at the rest of the ledger. Taking a record back is one entry in its stream: from then on the record is as it
was before the import, and the ledger itself folds it so; no noun needs events that undo its events.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any, Final

import attrs

from govliaison.ledger.batch import Index
from govliaison.ledger.entry import Stamp
from govliaison.ledger.moves import Happening, Loaded, Move
from govliaison.ledger.noun import Noun
from govliaison.ledger.vault import Private, Sealed
from govliaison.values import to_micros


class ImportState(StrEnum):
    """Where an import stands."""

    TAKEN = "taken"
    UNDONE = "undone"


@attrs.frozen(kw_only=True)
class ImportTaken:
    """
    A part of an import was committed.

    Attributes:
        kind: the noun that was brought in
        source: id of the channel or source
        name: name of the file
        entries: how many entries of this commit stand right before this one
        streams: how many records they made or changed
    """

    kind: str
    source: str
    name: Sealed
    entries: int
    streams: int


@attrs.frozen(kw_only=True)
class ImportUndone:
    """
    A part of an import was taken back.

    Attributes:
        note: why
        streams: how many records this commit took back
    """

    note: Sealed
    streams: int


@attrs.frozen(kw_only=True)
class TakenBack:
    """
    An import was undone: the record is again as it was.

    Attributes:
        batch: the import
        to: as it was after this entry of its stream; 0: the import had made it
    """

    batch: str
    to: int


@attrs.frozen(kw_only=True)
class Import:
    """
    An import as it stands.

    Attributes:
        by: id of the person who imported
        at: when its first part was taken
        records: how many records it made or changed, counted in each of its commits
        taken_back: how many of them were taken back
        undone_at: when that happened last
        undone_by: id of the person who undid it
        note: why it was undone
    """

    id: str
    kind: str
    source: str
    name: Sealed
    by: str
    at: datetime
    records: int
    taken_back: int = 0
    undone_at: datetime | None = None
    undone_by: str | None = None
    note: Sealed | None = None

    @property
    def state(self) -> ImportState:
        """Whether it was undone, be it that some of its records were left as they are."""
        return ImportState.TAKEN if self.undone_at is None else ImportState.UNDONE


def _evolve(record: Import | None, event: ImportTaken | ImportUndone, stamp: Stamp) -> Import:
    if isinstance(event, ImportUndone):
        assert record is not None  # noqa: S101 - an import is undone after it was taken
        return attrs.evolve(
            record,
            taken_back=record.taken_back + event.streams,
            undone_at=stamp.effective_at,
            undone_by=stamp.actor,
            note=event.note,
        )
    if record is not None:
        return attrs.evolve(record, records=record.records + event.streams)
    return Import(
        id=stamp.batch or "",
        kind=event.kind,
        source=event.source,
        name=event.name,
        by=stamp.actor,
        at=stamp.effective_at,
        records=event.streams,
    )


def _index(record: Import) -> Index:
    return Index(
        state=record.state.value,
        opened=to_micros(record.at),
        audience=frozenset({"convener", "administrator"}),
        tags=frozenset({("kind", record.kind)}),
    )


IMPORT: Final = Noun(
    kind="import",
    record=Import,
    shape=1,
    events={ImportTaken: 1, ImportUndone: 1, TakenBack: 1},
    evolve=_evolve,
    index=_index,
)


@attrs.frozen(kw_only=True)
class Taking:
    """What is being imported: into which kind of record, from which source, and the name of the file."""

    kind: str
    source: str
    name: str

    def note(self, loaded: Loaded[Import], moves: "list[Move[Any]]", stamp: Stamp) -> Move[Import]:
        """
        Note what one commit of an import does; the note goes behind its moves.

        Args:
            loaded: the import so far
            moves: everything else in the commit
            stamp: the circumstances, with the id of the import
        """
        event = ImportTaken(
            kind=self.kind,
            source=self.source,
            name=Private(loaded.stream, self.name),
            entries=sum(len(move.happenings) for move in moves),
            streams=sum(move.loaded.stream.startswith(f"{self.kind}/") for move in moves),
        )
        return Move(loaded=loaded, happenings=(Happening(event, stamp),))
