"""Bringing a table into the catalogue (D8): 1,000 rows a batch, one look-up, pure decisions, one commit."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import islice
from typing import Any, Final

from govliaison.access import Context
from govliaison.errors import InputError
from govliaison.ledger import IMPORT, Draft, Loaded, Move, Taking, insist
from govliaison.services import decide
from govliaison.services.importing import ItemDraft, ItemReader
from govliaison.services.model import SERVICE_ITEM
from govliaison.values import ImportReport, Reading, Reason, Refusal, ReportedRow, Row, RowOutcome, check_text

BATCH: Final = 1000

Outcome = tuple[RowOutcome, tuple[Reason, ...]]


class ItemImport:
    """
    One import from its first row to its last.

    Args:
        context: who imports
        reader: understands rows
        since: first day on which what the table says holds
        source: id of the source
        dry_run: find out only
    """

    def __init__(self, context: Context, reader: ItemReader, *, since: date, source: str, dry_run: bool) -> None:
        self._context, self._reader = context, reader
        self._since, self._source, self._dry_run = since, source, dry_run
        self._batch = context.ledger.ids.new_id()
        self._drafts: dict[str, Draft] = {}

    def run(self, reading: Reading, progress: Callable[[int], None] | None) -> ImportReport:
        """Take the rows, batch by batch, and tell what became of them."""
        reported: list[ReportedRow] = []
        for rows in _batches(reading.rows):
            outcomes = insist(partial(self._take, rows, reading.name))
            reported += [
                ReportedRow(number=row.number, where=row.where, outcome=outcome, reasons=reasons)
                for row, (outcome, reasons) in zip(rows, outcomes, strict=True)
            ]
            if progress is not None:
                progress(len(reported))
        return ImportReport.of(
            reported, name=reading.name, batch=self._batch, dry_run=self._dry_run, columns=reading.columns
        )

    def _take(self, rows: Sequence[Row], name: str) -> list[Outcome]:
        read = [self._read(row) for row in rows]
        codes = {each.code for each in read if isinstance(each, ItemDraft)}
        drafts = self._find(codes)
        outcomes = [self._decide(each, drafts) if isinstance(each, ItemDraft) else each for each in read]
        if self._dry_run:
            self._drafts |= drafts  # what a dry run would have taken is there for the rows behind
        else:
            self._commit([draft.move() for draft in drafts.values() if not draft.is_empty], name)
        return outcomes

    def _read(self, row: Row) -> ItemDraft | Outcome:
        if row.skipped is not None:
            return RowOutcome.SKIPPED, (row.skipped,)
        try:
            for cell in row.cells.values():
                check_text(cell)
        except InputError as error:
            return RowOutcome.REFUSED, (Reason.of(error.code),)
        draft = self._reader.read(row)
        return (RowOutcome.REFUSED, (Reason(draft.code, draft.params),)) if isinstance(draft, Refusal) else draft

    def _find(self, codes: set[str]) -> dict[str, Draft]:
        """Give a draft for each item that is known already, by code."""
        ledger = self._context.ledger
        claims = ledger.store.claims(sorted(map(decide.item_key, codes)))
        known = {code: claims[key].stream for code in sorted(codes) if (key := decide.item_key(code)) in claims}
        loaded = ledger.load_many([*known.values()])
        drafts = {code: Draft(SERVICE_ITEM, loaded[stream]) for code, stream in known.items()}
        return drafts | {code: draft for code, draft in self._drafts.items() if code in codes}

    def _decide(self, said: ItemDraft, drafts: dict[str, Draft]) -> Outcome:
        stamp = self._context.stamp(batch=self._batch)
        draft, warnings = drafts.get(said.code), said.warnings
        if draft is None:
            item = self._context.ledger.ids.new_id()
            draft = drafts[said.code] = Draft(SERVICE_ITEM, Loaded(stream=SERVICE_ITEM.stream(item)))
            facts = said.sealed(item)
            draft.do(
                lambda _none: decide.list_item(item, said.code, facts, since=self._since, source=self._source), stamp
            )
            return RowOutcome.TAKEN, warnings
        if not draft.is_empty:
            warnings = (*warnings, Reason.of("service.again-in-file", code=said.code))
        decision = decide.update(draft.record, said.sealed(draft.record.id), since=self._since, source=self._source)
        draft.do(lambda _item: decision, stamp)
        return RowOutcome.CHANGED if decision.events else RowOutcome.UNCHANGED, warnings

    def _commit(self, moves: list[Move[Any]], name: str) -> None:
        if moves:
            ledger, stamp = self._context.ledger, self._context.stamp(batch=self._batch)
            taking = Taking(kind=SERVICE_ITEM.kind, source=self._source, name=name)
            ledger.commit([*moves, taking.note(ledger.load(IMPORT.stream(self._batch)), moves, stamp)])


def _batches(rows: Iterator[Row]) -> Iterator[Sequence[Row]]:
    while batch := list(islice(rows, BATCH)):
        yield batch
