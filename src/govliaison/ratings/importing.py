"""
Bringing ratings in from a table: batch by batch, the same table again changes nothing (M4.2).

What a row said is remembered as a keyed digest with the claim of its number. A row that says something else later is told
apart in the report and changes nothing, since a rating comes once.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import islice
from typing import Final

import attrs

from govliaison.access import Context
from govliaison.cases import CASE, Case
from govliaison.errors import Conflict, InputError, RefusedError
from govliaison.ledger import IMPORT, Claim, Move, Taking, id_of
from govliaison.ratings.deciding import GivenRating
from govliaison.ratings.fields import grades_of
from govliaison.ratings.noun import RATING
from govliaison.ratings.opening import RatingDraft, draft_rating
from govliaison.ratings.rules import RatingRules
from govliaison.values import (
    ImportReport,
    Reading,
    Reason,
    ReportedRow,
    Row,
    RowOutcome,
    check_case_number,
    dump_canonical,
    parse_moment,
)

_BATCH: Final = 200
_NO_MATTER: Final = Reason.of("rating.not-rated")


@attrs.frozen
class _Item:
    """A row that says a rating, and the digest of what it says."""

    row: Row
    said: GivenRating
    digest: str
    warnings: tuple[Reason, ...] = ()

    def report(self, outcome: RowOutcome, *reasons: Reason) -> ReportedRow:
        return _report(self.row, outcome, *self.warnings, *reasons)


class RatingImport:
    """
    One table on its way in.

    Args:
        context: who imports
        rules: of the place
        channel: id of the channel by which it came
        unit: id of the unit of rows that name none; None to ask the catalogue, else the desk
        dry_run: say what would become of it, store nothing
    """

    def __init__(
        self, context: Context, rules: RatingRules, *, channel: str, unit: str | None = None, dry_run: bool = False
    ) -> None:
        self._context, self._rules, self._channel, self._unit = context, rules, channel, unit
        self._dry_run = dry_run
        self._batch = context.ledger.ids.new_id()
        self._seen: dict[str, str] = {}

    def run(self, reading: Reading, progress: Callable[[int], None] = lambda _rows: None) -> ImportReport:
        """
        Take the table in.

        Args:
            reading: the opened table
            progress: told after each commit how many rows are done

        Raises:
            RefusedError: only conveners bring ratings in
        """
        if not self._context.actor.convenes(self._rules.cases.region):
            raise RefusedError("rating.convener-only", person=self._context.actor.person)
        taking = Taking(kind=RATING.kind, source=self._channel, name=reading.name)
        reports: list[ReportedRow] = []
        while rows := list(islice(reading.rows, _BATCH)):
            reports += self._take(rows, taking)
            progress(len(reports))
        return ImportReport.of(
            reports, name=reading.name, batch=self._batch, dry_run=self._dry_run, columns=reading.columns
        )

    def _take(self, rows: Sequence[Row], taking: Taking) -> list[ReportedRow]:
        """Commit all rows at once; if somebody else is at work, one by one."""
        items = [self._read(row) for row in rows]
        before = dict(self._seen)
        try:
            return self._try(items, taking)
        except Conflict:
            self._seen = before
            return [self._take_one(item, taking) for item in items]

    def _take_one(self, item: "_Item | ReportedRow", taking: Taking) -> ReportedRow:
        try:
            return self._try([item], taking)[0]
        except Conflict:
            return self._try([item], taking)[0]

    def _try(self, items: "Sequence[_Item | ReportedRow]", taking: Taking) -> list[ReportedRow]:
        own = [item for item in items if isinstance(item, _Item)]
        known = {key: claim.note for key, claim in self._claims(own).items()} | self._seen
        reports: list[ReportedRow] = []
        moves: list[Move[object]] = []
        for item in items:
            if isinstance(item, ReportedRow):
                reports.append(item)
                continue
            key = item.said.claim
            if key in known:
                differs = () if known[key] in ("", item.digest) else (Reason.of("rating.source-differs"),)
                reports.append(item.report(RowOutcome.UNCHANGED, *differs))
                continue
            try:
                draft = draft_rating(self._context, self._rules, item.said, batch=self._batch)
            except RefusedError as error:
                reports.append(_report(item.row, RowOutcome.REFUSED, _reason(error)))
                continue
            moves += _noting(draft, Claim(key, RATING.stream(draft.rating.id), item.digest))
            known[key] = self._seen[key] = item.digest
            reports.append(item.report(RowOutcome.TAKEN))
        if moves and not self._dry_run:
            loaded = self._context.ledger.load(IMPORT.stream(self._batch))
            note = taking.note(loaded, list(moves), self._context.stamp(batch=self._batch))
            self._context.ledger.commit([*moves, note])
        return reports

    def _claims(self, items: Sequence[_Item]) -> dict[str, Claim]:
        return dict(self._context.ledger.store.claims(sorted({item.said.claim for item in items})))

    # -- one row ------------------------------------------------------------------------------------------------------

    def _read(self, row: Row) -> _Item | ReportedRow:
        if row.skipped is not None:
            return _report(row, RowOutcome.SKIPPED, row.skipped)
        try:
            found = grades_of(row)
            if found is None:
                return _report(row, RowOutcome.SKIPPED, _NO_MATTER)
            rated_at = self._rated_at(row)
        except InputError as error:
            return _report(row, RowOutcome.REFUSED, _reason(error))
        cells = {name: text.strip() for name, text in row.cells.items() if text.strip()}
        if not cells.get("source_id"):
            return _report(row, RowOutcome.REFUSED, Reason.of("rating.no-source"))
        grade, items = found
        case, unit, warnings = self._case(cells), *self._unit_of(cells)
        if case is None and "case" in cells:
            warnings = (*warnings, Reason.of("rating.case-unknown"))
        said = GivenRating(
            channel=self._channel,
            source_id=cells["source_id"],
            rated_at=rated_at,
            grade=grade,
            items=items,
            unit=unit or (case.lead if case else self._rules.cases.desk),
            case=case,
            item=cells.get("item"),
            window=cells.get("window"),
            category=cells.get("category", ""),
            name=cells.get("name", ""),
            phone=cells.get("phone", ""),
            text="\n".join(filter(None, [cells.get("title"), cells.get("text")])),
        )
        digest = self._context.ledger.keyed("rating", dump_canonical(cells).decode())
        return _Item(row, said, digest, warnings)

    def _rated_at(self, row: Row) -> datetime:
        calendar = self._rules.cases.limits.calendar
        rated_at = parse_moment(row.cells.get("rated_at", ""), calendar.zone)
        if rated_at > self._context.now:
            raise InputError("rating.in-future")
        return rated_at

    def _case(self, cells: dict[str, str]) -> Case | None:
        """Find the case that a row names, among those that the importer may see."""
        try:
            key = f"number:{check_case_number(cells['case'])}"
        except (KeyError, InputError):
            return None
        claim = self._context.ledger.store.claims([key]).get(key)
        loaded = self._context.ledger.load(CASE.stream(id_of(claim.stream))) if claim else None
        found: Case | None = loaded.record if loaded else None
        return found

    def _unit_of(self, cells: dict[str, str]) -> tuple[str | None, tuple[Reason, ...]]:
        """Tell which unit a row rates: the one it names, else the one that was said, else the catalogue's."""
        warnings: tuple[Reason, ...] = ()
        if text := cells.get("unit"):
            found = self._rules.cases.units.find(text, self._rules.cases.today(self._context.now))
            if len(found) == 1:
                return found[0].id, ()
            warnings = (Reason.of("rating.unit-unknown"),)
        category = cells.get("category", "")
        proposed = self._rules.cases.catalogue.propose(category) if category and not self._unit else ()
        return self._unit or (proposed[0].unit if proposed else None), warnings


def _noting(draft: RatingDraft, claim: Claim) -> list[Move[object]]:
    """Keep with the claim of a rating what its row said."""
    rating, *others = draft.moves
    take = (claim, *(each for each in rating.take if each.key != claim.key))
    return [attrs.evolve(rating, take=take), *others]


def _report(row: Row, outcome: RowOutcome, *reasons: Reason) -> ReportedRow:
    return ReportedRow(number=row.number, where=row.where, outcome=outcome, reasons=reasons)


def _reason(error: InputError | RefusedError) -> Reason:
    """Give an error as a reason, without the text that caused it."""
    params = {name: value for name, value in error.params.items() if name != "text" and isinstance(value, str | int)}
    return Reason.of(error.code, **params)
