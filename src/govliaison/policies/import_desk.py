"""
Bringing a table of policies in (D8): 1,000 rows a batch, one look-up, pure decisions, one commit.

A policy is found again by its official number, else by title, agency and day of issue. The digests of its rows are noted on
that claim: a row whose digest stands there changes nothing, so an import that was killed is simply run again.
"""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from typing import Any, Final

import attrs

from govliaison.access import Context
from govliaison.errors import InputError
from govliaison.ledger import IMPORT, Batch, Claim, Happening, Ledger, Loaded, Move, Stamp, Taking, insist, reveal
from govliaison.policies import decide
from govliaison.policies.model import POLICY, Policy, PolicyFacts
from govliaison.policies.reading import PolicyDraft, PolicyReader
from govliaison.values import (
    ImportReport,
    Reading,
    Reason,
    Refusal,
    ReportedRow,
    Row,
    RowOutcome,
    dump_canonical,
    normalise_name,
)

_BATCH: Final = 1000
_NOTED: Final = 8
_READING: Final = "policy-row-1"

Outcome = tuple[RowOutcome, tuple[Reason, ...]]


def policy_keys(ledger: Ledger, facts: PolicyFacts) -> tuple[str, ...]:
    """Name the claims by which a policy is found: its number, and its title with agency and day; of what was erased nothing."""
    numbered = (f"policy-number:{facts.number}",) if facts.number else ()
    title, agency = normalise_name(reveal(facts.title)), normalise_name(reveal(facts.agency))
    titled = (ledger.keyed("policy", f"{title}\0{agency}\0{facts.issued or ''}"),) if title else ()
    return numbered + titled


@attrs.frozen
class _Item:
    """A row that was understood: its digest, and the claims by which its policy may be found, the surest first."""

    draft: PolicyDraft
    digest: str
    keys: tuple[str, ...]


@attrs.define
class _Work:
    """A policy that the import touches."""

    loaded: Loaded[Policy]
    record: Policy
    happenings: list[Happening] = attrs.field(factory=list)


class PolicyImport:
    """
    One import of policies, from its first row to its last.

    Args:
        context: who imports
        reader: understands rows
        source: id of the source
        region: the place that will keep them; None: the whole deployment
        dry_run: find out only
    """

    def __init__(
        self, context: Context, reader: PolicyReader, *, source: str, region: str | None, dry_run: bool
    ) -> None:
        self._context = context
        self._reader = reader
        self._source = source
        self._region = region
        self._dry_run = dry_run
        self._batch = context.ledger.ids.new_id()
        self._seen: set[str] = set()
        self._pretended: tuple[dict[str, Claim], dict[str, _Work]] = ({}, {})

    def run(self, reading: Reading, progress: Callable[[int], None] = lambda _rows: None) -> ImportReport:
        """Take the rows, batch by batch, and tell what became of them."""
        reported: list[ReportedRow] = []
        while rows := list(islice(reading.rows, _BATCH)):
            items = [self._understand(row) for row in rows]
            outcomes = insist(partial(self._take, items, reading.name))
            self._seen |= {item.keys[0] for item in items if isinstance(item, _Item)}
            reported += [
                ReportedRow(number=row.number, where=row.where, outcome=outcome, reasons=reasons)
                for row, (outcome, reasons) in zip(rows, outcomes, strict=True)
            ]
            progress(len(reported))
        return ImportReport.of(
            reported, name=reading.name, batch=self._batch, dry_run=self._dry_run, columns=reading.columns
        )

    def _understand(self, row: Row) -> _Item | Outcome:
        if row.skipped is not None:
            return RowOutcome.SKIPPED, (row.skipped,)
        try:
            written = dump_canonical(dict(row.cells)).decode()
        except InputError as error:
            return RowOutcome.REFUSED, (Reason.of(error.code),)
        draft = self._reader.read(row)
        if isinstance(draft, Refusal):
            return RowOutcome.REFUSED, (Reason(draft.code, draft.params),)
        ledger = self._context.ledger
        digest = ledger.keyed(_READING, written).partition(":")[2]
        return _Item(draft, digest, policy_keys(ledger, draft.sealed("")))

    def _take(self, items: Sequence[_Item | Outcome], name: str) -> list[Outcome]:
        """Decide on a batch of rows, and commit what it does."""
        batch = _Batch(self._context, self._source, self._region, self._seen)
        stamp = self._context.stamp(batch=self._batch, jurisdiction=self._region)
        batch.look_up([item for item in items if isinstance(item, _Item)], *self._pretended)
        outcomes = [batch.take(item, stamp) if isinstance(item, _Item) else item for item in items]
        if self._dry_run:
            self._pretended = (batch.claims, batch.works)
        else:
            batch.commit(Taking(kind=POLICY.kind, source=self._source, name=name), stamp)
        return outcomes


class _Batch:
    """What one commit will do: decided from one look at the claims and the records they lead to."""

    def __init__(self, context: Context, source: str, region: str | None, seen: set[str]) -> None:
        self._context = context
        self._source = source
        self._region = region
        self._seen = set(seen)
        self._taken: dict[str, Claim] = {}
        self.claims: dict[str, Claim] = {}
        self.works: dict[str, _Work] = {}

    def look_up(self, items: Sequence[_Item], claims: dict[str, Claim], works: dict[str, _Work]) -> None:
        """Find what the rows may be about; what a dry run only pretended goes before what is stored."""
        ledger = self._context.ledger
        keys = sorted({key for item in items for key in item.keys})
        self.claims = dict(ledger.store.claims(keys)) | claims
        found = ledger.load_many(sorted({self.claims[key].stream for key in keys if key in self.claims}))
        self.works = {
            stream: _Work(loaded, loaded.record) for stream, loaded in found.items() if loaded.record is not None
        } | works

    def take(self, item: _Item, stamp: Stamp) -> Outcome:
        """Tell what becomes of one row; a later row sees what an earlier one did."""
        primary, warnings = item.keys[0], list(item.draft.warnings)
        again = primary in self._seen
        self._seen.add(primary)
        claim = self.claims.get(primary)
        if claim is not None and item.digest in claim.note.split():
            return RowOutcome.UNCHANGED, tuple(warnings)
        if again:
            warnings.append(Reason.of("policy.again-in-file"))
        work = self._find(item)
        if work is None:
            outcome, work = RowOutcome.TAKEN, self._enter(item, stamp)
        else:
            decision = decide.update(work.record, item.draft, source=self._source)
            outcome = RowOutcome.CHANGED if decision.events else RowOutcome.UNCHANGED
            self._add(work, decision.events, stamp)
        note = f"{claim.note} {item.digest}" if claim is not None and again else item.digest
        self._claim(work, item, " ".join(note.split()[-_NOTED:]))
        return outcome, tuple(warnings)

    def commit(self, taking: Taking, stamp: Stamp) -> None:
        """Do it, and note what the import did."""
        moves: list[Move[Any]] = [
            Move(loaded=work.loaded, happenings=tuple(work.happenings), record=work.record)
            for work in self.works.values()
            if work.happenings
        ]
        if moves:
            loaded = self._context.ledger.load(IMPORT.stream(stamp.batch or ""))
            moves.append(taking.note(loaded, moves, stamp))
        if self._taken:
            self._context.ledger.commit(moves, also=Batch(take=tuple(self._taken.values())))

    def _find(self, item: _Item) -> _Work | None:
        """Find the policy; the same title does not make two numbers one."""
        for key in item.keys:
            claim = self.claims.get(key)
            work = self.works.get(claim.stream) if claim is not None else None
            numbers = {item.draft.plain.number, work.record.facts.number if work else None} - {None}
            if work is not None and len(numbers) < 2:  # noqa: PLR2004 - one number, or none is known
                return work
        return None

    def _enter(self, item: _Item, stamp: Stamp) -> _Work:
        policy = self._context.ledger.ids.new_id()
        first, *others = decide.enter(item.draft, policy=policy, source=self._source, region=self._region).events
        stream = POLICY.stream(policy)
        work = _Work(Loaded(stream=stream), POLICY.evolve(None, first, stamp), [Happening(first, stamp)])
        self.works[stream] = work
        self._add(work, others, stamp)
        return work

    @staticmethod
    def _add(work: _Work, events: Sequence[object], stamp: Stamp) -> None:
        for event in events:
            work.record = POLICY.evolve(work.record, event, stamp)
            work.happenings.append(Happening(event, stamp))

    def _claim(self, work: _Work, item: _Item, note: str) -> None:
        """Take what leads to the policy and is free, and note the row where it is looked up first."""
        stream = work.loaded.stream
        primary, *others = item.keys
        held = self.claims.get(primary)
        free = [key for key in others if key not in self.claims]
        taken = [Claim(primary, stream, note)] if held is None or held.stream == stream else []
        for claim in (*taken, *(Claim(key, stream) for key in free)):
            self.claims[claim.key] = claim
            self._taken[claim.key] = claim
