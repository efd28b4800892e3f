"""Taking a table of submissions into the ledger (T2.1)."""

from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

import attrs

from govliaison.access import Context
from govliaison.cases import CASE, CaseRules
from govliaison.errors import Conflict, InputError, RefusedError
from govliaison.exchange.attachments import FileLimits, FoundFile, find_file
from govliaison.exchange.batching import BatchDraft, Item
from govliaison.exchange.channel import ChannelPlan
from govliaison.exchange.parsing import FindRegion, Parsed, Surroundings, parse_row, reason_of
from govliaison.exchange.quarantine import storable
from govliaison.ledger import Taking
from govliaison.values import (
    Field,
    ImportReport,
    Reading,
    Reason,
    ReportedRow,
    Row,
    RowOutcome,
    dump_canonical,
    fold_width,
)

FindEnterprises = Callable[[Sequence[tuple[str | None, str]]], Sequence[str | None]]
"""Gives the ids of enterprises by (credit code, name), None where the base does not know one for sure."""

_TRIES: Final = 3
_ROWS: Final = 1000
_REMEMBERED: Final = 8


def _none_found(said: Sequence[tuple[str | None, str]]) -> Sequence[str | None]:
    return [None] * len(said)


class Intake:
    """
    Takes tables of submissions in, for one person of a convener.

    Args:
        context: who imports, on which ledger
        rules_for: the rules by region
        channels: the channels of the profile by id, for rows that name one
        find_region: finds divisions by code or name
        find_enterprises: finds enterprises in the base
        local: local fields of the profile for cases
        limits: what files are taken
        rows: rows in one commit
    """

    def __init__(
        self,
        context: Context,
        rules_for: Callable[[str | None], CaseRules],
        *,
        channels: Mapping[str, ChannelPlan] | None = None,
        find_region: FindRegion = lambda _text: None,
        find_enterprises: FindEnterprises = _none_found,
        local: tuple[Field, ...] = (),
        limits: FileLimits | None = None,
        rows: int = _ROWS,
    ) -> None:
        self._context = context
        self._rules_for = rules_for
        self._channels = channels or {}
        self._find_region = find_region
        self._find_enterprises = find_enterprises
        self._local = local
        self._limits = limits or FileLimits()
        self._rows = rows

    def take(
        self,
        reading: Reading,
        *,
        channel: ChannelPlan,
        folder: Path | None = None,
        batch: str | None = None,
        dry_run: bool = False,
        progress: Callable[[int], None] = lambda _rows: None,
    ) -> ImportReport:
        """
        Take a table in, batch by batch; run again after an interruption it goes on where it was.

        A row whose digest is known costs nothing; one whose number is known amends its case; a row with a reply becomes a case
        that was answered then; a bad row goes into quarantine.

        Args:
            reading: the opened table
            channel: the channel it came by
            folder: where the files lie that its rows name; None where it has none
            batch: id of the import; a new one if not given
            dry_run: say what would become of it, store nothing
            progress: told after each commit how many rows are done

        Raises:
            RefusedError: only people of a convener import
            InputError: the rest of the table cannot be read; what was committed stays
        """
        if not self._context.actor.is_convener:
            raise RefusedError("case.convener-only", person=self._context.actor.person)
        batch = batch or self._context.ledger.ids.new_id()
        around = self._surroundings(reading, channel)
        taking = Taking(kind=CASE.kind, source=channel.id, name=reading.name)
        work = self._work(batch, taking, dry_run=dry_run)
        reports: list[ReportedRow] = []
        above: dict[str, tuple[str, ...]] = {}
        while rows := list(islice(reading.rows, self._rows)):
            reports += [
                ReportedRow(number=row.number, where=row.where, outcome=RowOutcome.SKIPPED, reasons=(row.skipped,))
                for row in rows
                if row.skipped
            ]
            items = self._known_enterprises([self._item(row, around, folder) for row in rows if row.skipped is None])
            items = [_after(above, item) for item in items]
            if dry_run:
                reports += self._add(work, items)
            else:
                reports += self._commit(items, batch, taking)
            progress(len(reports))
        return ImportReport.of(reports, name=reading.name, batch=batch, dry_run=dry_run, columns=reading.columns)

    # -- reading ------------------------------------------------------------------------------------------------------

    def _surroundings(self, reading: Reading, channel: ChannelPlan) -> Surroundings:
        rules = self._rules_for(None)
        return Surroundings(
            channel=channel,
            channels=self._channels,
            local=self._local,
            numbered=any(column.field in ("source_id", "order") for column in reading.columns),
            calendar=rules.limits.calendar,
            units=rules.units,
            find_region=self._find_region,
            keyed=self._context.ledger.keyed,
            now=self._context.now,
        )

    def _item(self, row: Row, around: Surroundings, folder: Path | None) -> Item:
        parsed = parse_row(row, around)
        files: tuple[FoundFile, ...] = ()
        if isinstance(parsed, Parsed):
            files, troubles = self._files(parsed.files, folder)
            parsed = attrs.evolve(parsed, warnings=parsed.warnings + troubles)
        keyed, channel = self._context.ledger.keyed, around.channel.id
        cells = {storable(name): storable(text) for name, text in row.cells.items()}
        digest = keyed("row", dump_canonical([channel, cells, [file.digest for file in files]]).decode())
        number = fold_width(cells.get("source_id", "")) or fold_width(cells.get("order", "")) or digest
        return Item(
            row=row,
            parsed=parsed,
            files=files,
            channel=channel,
            digest=digest,
            quarantine=keyed("quarantine", f"{channel}|{number}"),
        )

    def _files(self, written: tuple[str, ...], folder: Path | None) -> tuple[tuple[FoundFile, ...], tuple[Reason, ...]]:
        files: list[FoundFile] = []
        troubles: list[Reason] = []
        for path in written if folder else ():
            try:
                files.append(find_file(folder or Path(), path, self._limits))
            except InputError as error:
                troubles.append(reason_of(error))
        if written and folder is None:
            troubles.append(Reason.of("intake.file-missing"))
        return tuple(files), tuple(troubles)

    def _known_enterprises(self, items: Sequence[Item]) -> list[Item]:
        """Find the enterprises of a batch in one go."""
        named = [
            (place, item.parsed)
            for place, item in enumerate(items)
            if isinstance(item.parsed, Parsed)
            and (item.parsed.submission.credit_code or item.parsed.submission.enterprise_name)
        ]
        said = [(parsed.submission.credit_code, parsed.submission.enterprise_name) for _, parsed in named]
        found = self._find_enterprises(said) if said else ()
        result = list(items)
        for (place, parsed), enterprise in zip(named, found, strict=True):
            if enterprise is not None:
                submission = attrs.evolve(parsed.submission, enterprise=enterprise)
                result[place] = attrs.evolve(items[place], parsed=attrs.evolve(parsed, submission=submission))
        return result

    # -- storing ------------------------------------------------------------------------------------------------------

    def _work(self, batch: str, taking: Taking, *, dry_run: bool) -> BatchDraft:
        return BatchDraft(self._context, self._rules_for, batch=batch, taking=taking, keep_files=not dry_run)

    @staticmethod
    def _add(work: BatchDraft, items: Sequence[Item]) -> list[ReportedRow]:
        work.look_up(items)
        return [work.add(item) for item in items]

    def _commit(self, items: Sequence[Item], batch: str, taking: Taking) -> list[ReportedRow]:
        """Commit all rows at once; if somebody else is at work, one by one."""
        try:
            return self._try(items, batch, taking)
        except Conflict:
            return [self._commit_one(item, batch, taking) for item in items]

    def _commit_one(self, item: Item, batch: str, taking: Taking) -> ReportedRow:
        for _attempt in range(_TRIES):
            try:
                return self._try([item], batch, taking)[0]
            except Conflict:
                continue
        return item.report(RowOutcome.REFUSED, (Reason.of("intake.busy"),))

    def _try(self, items: Sequence[Item], batch: str, taking: Taking) -> list[ReportedRow]:
        work = self._work(batch, taking, dry_run=False)
        reports = self._add(work, items)
        work.commit()
        return reports


def _after(above: dict[str, tuple[str, ...]], item: Item) -> Item:
    """Tell an item what the rows above it with the same number said; of very many only the first."""
    earlier = above.get(item.quarantine, ())
    above[item.quarantine] = (*earlier, item.digest)[:_REMEMBERED]
    return attrs.evolve(item, earlier=earlier)
