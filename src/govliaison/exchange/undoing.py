"""
Undoing an import (D8): each record it made or changed is taken back by one entry, unless the record went on since.

A record that the import made is undone: it counts nowhere, its numbers are free for the corrected file, and what waits
in the outbox about it is not sent. A row that it refused no longer waits in quarantine; one that it took from there
waits again. A record that it changed is again as it was before. Each commit of the import is taken back in one commit;
what was taken back already is found so in its own stream, so an undo that was killed is simply run again.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, Final

import attrs

from govliaison.access import SYSTEM, Context
from govliaison.cases import CASE, Case, CaseState
from govliaison.cases.decide.common import check_evidence
from govliaison.cases.noun import KEPT_ENTERPRISE
from govliaison.enterprises import ENTERPRISE
from govliaison.enterprises.keys import keys_of
from govliaison.errors import NotFoundError, RefusedError
from govliaison.exchange.quarantine import QUARANTINE, QuarantinedRow
from govliaison.ledger import (
    IMPORT,
    Batch,
    Claim,
    Entry,
    Happening,
    Import,
    ImportTaken,
    ImportUndone,
    Ledger,
    Loaded,
    Move,
    Positioned,
    Private,
    Query,
    TakenBack,
    id_of,
    insist,
    kind_of,
)
from govliaison.policies import POLICY, Policy, policy_keys
from govliaison.ratings import RATING, Rating
from govliaison.services import SERVICE_ITEM, ServiceItem, item_key
from govliaison.values import Reason, load_canonical
from govliaison.visits import VISIT

_PAGE: Final = 1000
_KINDS: Final = (CASE.kind, ENTERPRISE.kind, POLICY.kind, QUARANTINE.kind, RATING.kind, SERVICE_ITEM.kind)
_TOLD: Final = frozenset({"AnswerDelivered", "AnswerUndeliverable"})
"""What the program enters alone and yet moves a case on: whoever filed it has heard."""
_ASIDE: Final = frozenset({"DeadlinesRecomputed", "SubjectErased"})
"""What somebody started for many records at once, without a look at this one."""


@attrs.frozen
class LeftAlone:
    """A record that is not taken back: its stream, the number by which people call it, and why."""

    stream: str
    number: str
    reason: Reason


@attrs.frozen(kw_only=True)
class UndoReport:
    """
    What undoing an import does, or would do.

    Attributes:
        batch: the import
        dry_run: nothing was entered
        undone: streams of records that the import had made
        restored: streams of records that it had changed
        left: records that went on, as they are
        rows: quarantined rows that are as they were before it
    """

    batch: str
    dry_run: bool
    undone: tuple[str, ...] = ()
    restored: tuple[str, ...] = ()
    left: tuple[LeftAlone, ...] = ()
    rows: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class _Back:
    """A record to be taken back: where it stands, to which of its entries, and what it then is."""

    loaded: Loaded[Any]
    to: int
    record: Any
    keys: frozenset[str]
    keys_before: frozenset[str]

    @property
    def is_row(self) -> bool:
        """Whether it is a row in quarantine."""
        return kind_of(self.loaded.stream) == QUARANTINE.kind


class Imports:
    """
    The imports of a ledger, for one person.

    Args:
        context: who looks or undoes, on which ledger
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def list(self) -> Iterator[Import]:
        """List all imports, the latest first."""
        query = Query(kind=IMPORT.kind, reader=self._context.actor.reader, descending=True, limit=_PAGE)
        while True:
            page = self._context.find(query)
            yield from self._context.read(page.rows)
            if page.after is None:
                return
            query = attrs.evolve(query, after=page.after)

    def undo(
        self, batch: str, *, note: str, dry_run: bool = False, progress: Callable[[int], None] = lambda _records: None
    ) -> UndoReport:
        """
        Undo an import, commit by commit, the last first; run again after an interruption it does the rest.

        Nobody is told. What became due for a restored record meanwhile is entered by the next sweep at its own moment.

        Args:
            batch: id of the import
            note: why
            dry_run: say what would be taken back and what not, enter nothing
            progress: told now and then how many records were looked at

        Raises:
            NotFoundError: there is no such import
            RefusedError: only administrators and conveners undo, and they say why
        """
        actor, ledger = self._context.actor, self._context.ledger
        if not (actor.is_administrator or actor.is_convener):
            raise RefusedError("import.not-yours", person=actor.person)
        if not dry_run and (refusal := check_evidence(note)):
            raise RefusedError(refusal.code)
        taken = ledger.store.entries(IMPORT.stream(batch))
        if not taken:
            raise NotFoundError("import.unknown", batch=batch)
        report = UndoReport(batch=batch, dry_run=dry_run)
        seen: set[str] = set()
        for each in reversed(taken):
            if each.entry.event == ImportTaken.__name__:
                streams = [stream for stream in _touched(ledger, each, batch) if stream not in seen]
                seen.update(streams)
                report = insist(partial(self._undo_some, report, streams, note))
                progress(len(seen))
        return report

    def _undo_some(self, report: UndoReport, streams: Sequence[str], note: str) -> UndoReport:
        """Take back what one commit of the import did, in one commit."""
        found = self._context.ledger.load_many(streams)
        looked = [self._look(loaded, report.batch) for loaded in found.values()]
        backs = [each for each in looked if isinstance(each, _Back)]
        left = [each for each in looked if isinstance(each, LeftAlone)]
        if backs and not report.dry_run:
            self._commit(report.batch, backs, note)
        records = [each for each in backs if not each.is_row]
        return attrs.evolve(
            report,
            undone=(*report.undone, *(each.loaded.stream for each in records if not each.to)),
            restored=(*report.restored, *(each.loaded.stream for each in records if each.to)),
            left=(*report.left, *left),
            rows=(*report.rows, *(each.loaded.stream for each in backs if each.is_row)),
        )

    def _look(self, loaded: Loaded[Any], batch: str) -> _Back | LeftAlone | None:
        """Tell whether a record can be taken back; None if it was already."""
        ledger, stream = self._context.ledger, loaded.stream
        entries = _standing(ledger.store.entries(stream))
        own = [entry.version for entry in entries if entry.batch == batch]
        if not own:
            return None
        to, noun = own[0] - 1, ledger.nouns[kind_of(stream)]
        number = (loaded.index or noun.index(loaded.record)).number or ""
        later = [entry for entry in entries if entry.version > to and entry.batch != batch and not _is_aside(entry)]
        if later and kind_of(stream) == QUARANTINE.kind:
            return None  # a later import said what becomes of the row
        if later:
            return LeftAlone(stream, number, Reason.of("import.went-on", event=later[0].event))
        if not to and self._is_in_use(loaded):
            return LeftAlone(stream, number, Reason.of("import.in-use"))
        before = ledger.fold(stream, to=to).record if to else None
        record = before if noun.undone is None or to else noun.undone(loaded.record, self._context.stamp())
        return _Back(
            loaded=loaded,
            to=to,
            record=record,
            keys=_keys(ledger, loaded.record),
            keys_before=_keys(ledger, before),
        )

    def _is_in_use(self, loaded: Loaded[Any]) -> bool:
        """Tell whether a case names the enterprise, alone or for an association, or somebody visits it."""
        if kind_of(loaded.stream) != ENTERPRISE.kind:
            return False
        states = frozenset(state.value for state in CaseState if state is not CaseState.UNDONE)
        enterprise = id_of(loaded.stream)
        query = Query(kind=CASE.kind, reader=None, states=states)
        named = attrs.evolve(query, enterprise=enterprise)
        among = (attrs.evolve(query, tags=frozenset({(tag, enterprise)})) for tag in (KEPT_ENTERPRISE, "concerned"))
        visited = Query(kind=VISIT.kind, reader=None, enterprise=enterprise)
        return any(self._context.ledger.store.count(each, 1).number for each in (named, *among, visited))

    def _commit(self, batch: str, backs: Sequence[_Back], note: str) -> None:
        ledger = self._context.ledger
        own = ledger.load(IMPORT.stream(batch))
        event = ImportUndone(note=Private(own.stream, note.strip()), streams=sum(not each.is_row for each in backs))
        moves: list[Move[Any]] = [Move(loaded=own, happenings=(Happening(event, self._context.stamp()),))]
        because = f"{own.stream}@{own.version + 1}"
        for back in backs:
            region = back.record.region if isinstance(back.record, Case | Policy | Rating) else None
            stamp = self._context.stamp(caused_by=because, jurisdiction=region)
            happening = Happening(TakenBack(batch=batch, to=back.to), stamp)
            moves.append(Move(loaded=back.loaded, happenings=(happening,), record=back.record))
        take, release = _claims(ledger, backs)
        ledger.commit(moves, also=Batch(take=take, release=release))


def _touched(ledger: Ledger, taken: Positioned, batch: str) -> list[str]:
    """Name the records that one commit of an import made or changed: its entries stand right before its note."""
    event = ledger.open_entries([taken])[0].event
    after, last = taken.position - event.entries - 1, taken.position - 1
    streams: dict[str, None] = {}
    while after < last:
        page = ledger.store.feed(after, min(_PAGE, last - after))
        streams |= {each.entry.stream: None for each in page if each.entry.batch == batch}
        after = page[-1].position
    return [stream for stream in streams if kind_of(stream) in _KINDS]


def _standing(entries: Sequence[Positioned]) -> list[Entry]:
    """Give the entries of a stream that hold: without those that were taken back."""
    standing: list[Entry] = []
    for each in entries:
        if each.entry.event == TakenBack.__name__:
            to = load_canonical(each.entry.payload)["to"]
            standing = [entry for entry in standing if entry.version <= to]
        else:
            standing.append(each.entry)
    return standing


def _is_aside(entry: Entry) -> bool:
    """Tell whether nobody went on with the record: the program warned, or all records were recounted."""
    return (entry.actor == SYSTEM.person and entry.event not in _TOLD) or entry.event in _ASIDE


def _keys(ledger: Ledger, record: Any) -> frozenset[str]:
    """Name the claims by which an import finds a record; a case keeps its number, and a row its place in quarantine."""
    if record is None or isinstance(record, QuarantinedRow):
        return frozenset()
    if isinstance(record, Rating):
        return frozenset({record.claim})
    if isinstance(record, Case):
        return frozenset(key for source in record.sources for key in source.claims)
    if isinstance(record, ServiceItem):
        return frozenset({item_key(record.code)})
    if isinstance(record, Policy):
        return frozenset(policy_keys(ledger, record.facts))
    return keys_of(ledger, record)


def _claims(ledger: Ledger, backs: Sequence[_Back]) -> tuple[tuple[Claim, ...], tuple[str, ...]]:
    """Release what the import had taken, and forget what its rows said, so that the corrected rows are read."""
    held = ledger.store.claims(sorted({key for back in backs for key in back.keys | back.keys_before}))
    take: list[Claim] = []
    release: list[str] = []
    for back in backs:
        own = {key for key in back.keys | back.keys_before if key in held and held[key].stream == back.loaded.stream}
        release += sorted(own - back.keys_before)
        take += [Claim(key, back.loaded.stream) for key in sorted(own & back.keys_before) if held[key].note]
    return tuple(take), tuple(release)
