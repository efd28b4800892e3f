"""
Bringing a table into the enterprise base (D8): 1,000 rows a batch, one look-up, pure decisions, one commit.

The digest of a row is noted on the claim by which its enterprise is found. A row whose digest stands there changes
nothing and loads nothing, so an import that was killed is simply run again.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any, Final

import attrs

from govliaison.access import Context
from govliaison.enterprises import decide
from govliaison.enterprises.importing import EnterpriseDraft, EnterpriseReader
from govliaison.enterprises.keys import NameKeys, code_key, old_number_key, place_key
from govliaison.enterprises.model import ENTERPRISE, Enterprise, EnterpriseRegistered
from govliaison.errors import Conflict, InputError
from govliaison.ledger import IMPORT, Batch, Claim, Happening, Loaded, Move, Stamp, Taking
from govliaison.values import (
    ImportReport,
    Reading,
    Reason,
    Refusal,
    RegionCode,
    ReportedRow,
    Row,
    RowOutcome,
    dump_canonical,
    normalise_name,
)

BATCH: Final = 1000
_TRIES: Final = 3
_READING: Final = "row-1"
"""Purpose of the digests; another number makes every row be read anew, as when rows come to mean more."""
_NOTED: Final = 8

Outcome = tuple[RowOutcome, tuple[Reason, ...]]


@attrs.frozen
class _Item:
    """A row that was understood, its digest, and the claims by which its enterprise may be found."""

    draft: EnterpriseDraft
    digest: str
    primary: str
    place: str
    others: tuple[str, ...]
    names: NameKeys

    def claim_keys(self) -> tuple[str, ...]:
        return (self.primary, self.place, *self.others, self.names.named, self.names.namesake)


@attrs.define
class _Work:
    """An enterprise that the batch touches."""

    loaded: Loaded[Enterprise]
    record: Enterprise
    happenings: list[Happening] = attrs.field(factory=list)


class ImportRun:
    """
    One import from its first row to its last.

    Args:
        context: who imports
        reader: understands rows
        source: id of the source
        dry_run: find out only
    """

    def __init__(self, context: Context, reader: EnterpriseReader, *, source: str, dry_run: bool) -> None:
        self._context = context
        self._reader = reader
        self._source = source
        self._dry_run = dry_run
        self._name = ""
        self._batch = context.ledger.ids.new_id()
        self._seen: set[int] = set()
        self._pretended: dict[str, Claim] = {}

    def run(self, reading: Reading, progress: Callable[[int], None] | None) -> ImportReport:
        """Take the rows, batch by batch, and tell what became of them."""
        reported: list[ReportedRow] = []
        self._name = reading.name
        for rows in _batches(reading.rows):
            reported += [
                ReportedRow(number=row.number, where=row.where, outcome=outcome, reasons=reasons)
                for row, (outcome, reasons) in zip(rows, self._take(rows), strict=True)
            ]
            if progress is not None:
                progress(len(reported))
        return ImportReport.of(
            reported, name=reading.name, batch=self._batch, dry_run=self._dry_run, columns=reading.columns
        )

    def _take(self, rows: Sequence[Row]) -> list[Outcome]:
        items = [self._understand(row) for row in rows]
        for attempt in range(_TRIES):
            plan = _Plan(self._context, items, self._source, self._seen, self._pretended)
            stamp = self._context.stamp(batch=self._batch)
            outcomes = plan.decide(stamp)
            try:
                if self._dry_run:
                    self._pretended |= plan.claims
                else:
                    plan.commit(self._name, stamp)
            except Conflict:
                if attempt == _TRIES - 1:
                    raise
            else:
                self._seen |= plan.seen
                return outcomes
        raise AssertionError("the loop ends by return or raise")

    def _understand(self, row: Row) -> _Item | Outcome:
        if row.skipped is not None:
            return RowOutcome.SKIPPED, (row.skipped,)
        said = {"cells": dict(row.cells), "extra": dict(row.extra)}
        try:
            written = dump_canonical(said).decode()
        except InputError as error:
            return RowOutcome.REFUSED, (Reason.of(error.code),)
        draft = self._reader.read(row)
        if isinstance(draft, Refusal):
            return RowOutcome.REFUSED, (Reason(draft.code, draft.params),)
        ledger, facts = self._context.ledger, draft.facts
        folded = normalise_name(draft.name)
        place = place_key(ledger, folded, facts.region)
        by_number = [code_key(facts.code)] if facts.code else []
        by_number += [old_number_key(facts.old_number)] if facts.old_number else []
        return _Item(
            draft=draft,
            digest=ledger.keyed(_READING, written).partition(":")[2],
            primary=by_number[0] if by_number else place,
            place=place,
            others=tuple(by_number[1:]),
            names=NameKeys.of(ledger, folded),
        )


class _Plan:
    """What one batch will do: decided from one look at the claims and the records they lead to."""

    def __init__(
        self,
        context: Context,
        items: Sequence[_Item | Outcome],
        source: str,
        seen: set[int],
        pretended: dict[str, Claim],
    ) -> None:
        self._context = context
        self._items = items
        self._source = source
        self._seen_before = seen
        self._works: dict[str, _Work] = {}
        self._taken: dict[str, Claim] = {}
        self.seen: set[int] = set()
        keys = {key for item in items if isinstance(item, _Item) for key in item.claim_keys()}
        self.claims = dict(context.ledger.store.claims(sorted(keys)))
        self.claims |= {key: pretended[key] for key in keys & pretended.keys()}
        wanted = {stream for item in items if isinstance(item, _Item) for stream in self._leads(item)}
        self._loaded = context.ledger.load_many(sorted(wanted))

    def decide(self, stamp: Stamp) -> list[Outcome]:
        """Tell what becomes of each row, in order; a later row sees what an earlier one did."""
        return [self._decide(item, stamp) if isinstance(item, _Item) else item for item in self._items]

    def commit(self, name: str, stamp: Stamp) -> None:
        """Do it, and note what the import did; ``name`` is that of the table."""
        moves: list[Move[Any]] = [
            Move(loaded=work.loaded, happenings=tuple(work.happenings), record=work.record)
            for work in self._works.values()
            if work.happenings
        ]
        if moves:
            taking = Taking(kind=ENTERPRISE.kind, source=self._source, name=name)
            loaded = self._context.ledger.load(IMPORT.stream(stamp.batch or ""))
            moves.append(taking.note(loaded, moves, stamp))
        if self._taken:
            self._context.ledger.commit(moves, also=Batch(take=tuple(self._taken.values())))

    def _leads(self, item: _Item) -> Iterator[str]:
        """Name the enterprises that the row may be about, the likeliest first; none if it is known to the letter."""
        claim = self.claims.get(item.primary)
        if claim is not None:
            if item.digest not in claim.note.split():
                yield claim.stream
            return
        keys = [*item.others, item.place]
        if item.draft.facts.code is None and item.names.namesake not in self.claims:
            keys.append(item.names.named)
        yield from dict.fromkeys(self.claims[key].stream for key in keys if key in self.claims)

    def _decide(self, item: _Item, stamp: Stamp) -> Outcome:
        warnings = list(item.draft.warnings)
        claim = self.claims.get(item.primary)
        again = self._is_seen(item)
        self.seen.add(hash(item.primary))
        if claim is not None and item.digest in claim.note.split():
            return RowOutcome.UNCHANGED, tuple(warnings)
        if again:
            warnings.append(Reason.of("enterprise.again-in-file"))
        if claim is not None and self._work(claim.stream) is None:
            return RowOutcome.CHANGED, tuple(warnings)  # taken by an earlier batch of a dry run
        work = self._work(claim.stream) if claim is not None else self._same(item)
        if work is None:
            outcome, work = RowOutcome.TAKEN, self._register(item, stamp, warnings)
        else:
            decision = decide.update(work.record, item.draft, source=self._source)
            outcome = RowOutcome.CHANGED if decision.events else RowOutcome.UNCHANGED
            self._enter(work, decision.events, stamp)
        note = f"{claim.note} {item.digest}" if claim is not None and again else item.digest
        self._claim(work, item, " ".join(note.split()[-_NOTED:]))
        return outcome, tuple(warnings)

    def _same(self, item: _Item) -> _Work | None:
        """
        Find the enterprise without a code that now has one, or the one that a row without a code means.

        A name alone leads to an enterprise with a code only where nothing speaks against it: one enterprise of that
        name, and no other region.
        """
        said = item.draft.facts
        by_name = self.claims.get(item.names.named)
        for stream in self._leads(item):
            work = self._work(stream)
            if work is None or (said.code is not None and work.record.facts.code is not None):
                continue
            if by_name is None or by_name.stream != stream or _may_be_one_place(said.region, work.record.facts.region):
                return work
        return None

    def _register(self, item: _Item, stamp: Stamp, warnings: list[Reason]) -> _Work:
        enterprise = self._context.ledger.ids.new_id()
        namesake = self.claims.get(item.names.named)
        same_name = namesake.stream.partition("/")[2] if namesake else None
        if same_name is not None:
            warnings.append(Reason.of("enterprise.same-name", enterprise=same_name))
        decision = decide.register(item.draft, enterprise=enterprise, source=self._source, same_name_as=same_name)
        registered = decision.events[0]
        assert isinstance(registered, EnterpriseRegistered)  # noqa: S101 - the first event of a new enterprise
        stream = ENTERPRISE.stream(enterprise)
        work = _Work(Loaded(stream=stream), ENTERPRISE.evolve(None, registered, stamp), [Happening(registered, stamp)])
        self._works[stream] = work
        self._enter(work, decision.events[1:], stamp)
        return work

    def _enter(self, work: _Work, events: Sequence[object], stamp: Stamp) -> None:
        for event in events:
            work.record = ENTERPRISE.evolve(work.record, event, stamp)
            work.happenings.append(Happening(event, stamp))

    def _claim(self, work: _Work, item: _Item, note: str) -> None:
        """Take what leads to the enterprise, and note the row where it is looked up first."""
        stream = work.loaded.stream
        taken = [Claim(item.primary, stream, note)]
        taken += [Claim(key, stream) for key in item.others if key not in self.claims]
        taken += item.names.free(stream, self.claims)
        for alias in item.draft.aliases:
            taken += NameKeys.of(self._context.ledger, normalise_name(alias)).free(stream, self.claims)
        for claim in taken:
            self.claims[claim.key] = claim
            self._taken[claim.key] = claim

    def _work(self, stream: str) -> _Work | None:
        work = self._works.get(stream)
        if work is None:
            loaded = self._loaded.get(stream)
            if loaded is None or loaded.record is None:
                return None
            work = self._works[stream] = _Work(loaded, loaded.record)
        return work

    def _is_seen(self, item: _Item) -> bool:
        key = hash(item.primary)
        return key in self.seen or key in self._seen_before


def _may_be_one_place(one: str | None, other: str | None) -> bool:
    """Tell whether two regions are one, one lies in the other, or one is not known."""
    if one is None or other is None:
        return True
    first, second = RegionCode(one), RegionCode(other)
    return first.contains(second) or second.contains(first)


def _batches(rows: Iterator[Row]) -> Iterator[Sequence[Row]]:
    while batch := list(islice(rows, BATCH)):
        yield batch
