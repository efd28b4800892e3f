"""One batch of an import in the making: rows become drafts, and the drafts one commit (D8)."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import partial
from typing import Final, cast

import attrs

from govliaison.access import Context
from govliaison.cases import CASE, Attachment, Case, CaseRules, Submission, phone_key
from govliaison.cases import decide as d
from govliaison.cases.decide.common import By
from govliaison.cases.door import load_followers
from govliaison.cases.opening import draft_case
from govliaison.cases.precedent_lookup import PrecedentLookup
from govliaison.cases.submission import contact_subject
from govliaison.errors import InputError, RefusedError
from govliaison.exchange.attachments import FoundFile
from govliaison.exchange.parsing import Parsed, reason_of
from govliaison.exchange.quarantine import QUARANTINE, QuarantineAsk, QuarantineState, quarantine, retake
from govliaison.exchange.replies import enter_reply, is_known, moment_of
from govliaison.ledger import (
    IMPORT,
    Batch,
    Claim,
    Draft,
    Erased,
    Loaded,
    Stamp,
    Taking,
    accepted,
    id_of,
    keep_file,
    kind_of,
)
from govliaison.values import Reason, Refusal, ReportedRow, Row, RowOutcome

_SEPARATOR: Final = ","


@attrs.frozen(kw_only=True)
class Item:
    """
    A row on its way in.

    Attributes:
        row: the row
        parsed: what it says, or why it cannot be taken
        files: the files it names
        channel: id of the channel whose table it stands in
        digest: keyed digest of the row with its files
        earlier: digests of the rows above it in the table that bear the same number
        quarantine: key by which it is found in quarantine
    """

    row: Row
    parsed: Parsed | tuple[Reason, ...]
    files: tuple[FoundFile, ...] = ()
    channel: str
    digest: str
    earlier: tuple[str, ...] = ()
    quarantine: str

    @property
    def trail(self) -> tuple[str, ...]:
        """What the rows of this number said, up to this one; kept with the claim."""
        return (*self.earlier, self.digest)

    def stands_in(self, claim: Claim | None) -> bool:
        """
        Tell whether the claim remembers this row, in its place among those of the same number.

        So a table with two versions of one matter, imported again, does not go back and forth between them.
        """
        trail = self.trail
        return claim is not None and tuple(claim.note.split(_SEPARATOR)[: len(trail)]) == trail

    def claim(self, key: str, stream: str) -> Claim:
        """Make a claim that remembers it."""
        return Claim(key, stream, _SEPARATOR.join(self.trail))

    @property
    def claims(self) -> tuple[str, ...]:
        """Every key under which something of it may be known."""
        own = self.parsed.submission.claims if isinstance(self.parsed, Parsed) else ()
        return (*own, self.quarantine)

    def report(self, outcome: RowOutcome, reasons: Iterable[Reason] = ()) -> ReportedRow:
        """Say what became of it."""
        return ReportedRow(number=self.row.number, where=self.row.where, outcome=outcome, reasons=tuple(reasons))


class BatchDraft:
    """
    Drafts of everything that the rows of one batch do, row after row, so that a later row sees what an earlier one did.

    Args:
        context: who imports
        rules_for: the rules by region
        batch: id of the import
        taking: what is imported
        keep_files: files are stored as their rows are taken
    """

    def __init__(
        self,
        context: Context,
        rules_for: Callable[[str | None], CaseRules],
        *,
        batch: str,
        taking: Taking,
        keep_files: bool,
    ) -> None:
        self._context = context
        self._rules_for = rules_for
        self._batch = batch
        self._taking = taking
        self._keep_files = keep_files
        self._claims: dict[str, Claim | None] = {}
        self._drafts: dict[str, Draft] = {}
        self._notes: dict[str, dict[str, Claim]] = {}
        self._uploads: list[str] = []
        self._precedents = PrecedentLookup(context.ledger)

    def look_up(self, items: Sequence[Item]) -> None:
        """Learn what is known of the rows: one look-up of claims, one of records; unchanged rows need no record."""
        store = self._context.ledger.store
        keys = {key for item in items for key in item.claims} - self._claims.keys()
        found = store.claims(sorted(keys))
        self._claims |= {key: found.get(key) for key in keys}
        streams = {
            claim.stream
            for item in items
            if not isinstance(item.parsed, Parsed) or not self._is_unchanged(item)
            for key in item.claims
            if (claim := self._claims[key]) and claim.stream not in self._drafts
        }
        self._load(sorted(streams))

    def add(self, item: Item) -> ReportedRow:
        """Draft what a row does; one that is refused does nothing but go into quarantine."""
        if self._is_unchanged(item):
            if isinstance(item.parsed, Parsed):
                return item.report(RowOutcome.UNCHANGED)
            return item.report(RowOutcome.REFUSED, item.parsed)
        if not isinstance(item.parsed, Parsed):
            return self._refuse(item, item.parsed)
        try:
            return self._take(item, item.parsed)
        except (InputError, RefusedError) as error:
            return self._refuse(item, (reason_of(error),))

    def commit(self) -> None:
        """
        Store everything, or nothing.

        Raises:
            Conflict: somebody changed one of the records, or took a claim
        """
        moves = [
            attrs.evolve(move, take=(*move.take, *self._notes.pop(stream, {}).values()))
            for stream, draft in self._drafts.items()
            if not draft.is_empty
            for move in [draft.move()]
        ]
        notes = tuple(claim for claims in self._notes.values() for claim in claims.values())
        if moves:
            loaded = self._context.ledger.load(IMPORT.stream(self._batch))
            moves.append(self._taking.note(loaded, moves, self._context.stamp(batch=self._batch)))
        if moves or notes:
            self._context.ledger.commit(moves, also=Batch(take=notes, erase=tuple(self._uploads)))

    def _load(self, streams: Sequence[str]) -> None:
        nouns = self._context.ledger.nouns
        for stream, loaded in self._context.ledger.load_many(streams).items():
            self._drafts[stream] = Draft(nouns[kind_of(stream)], loaded)

    def _draft(self, stream: str) -> Draft:
        if stream not in self._drafts:
            self._load([stream])
        return self._drafts[stream]

    # -- one row ------------------------------------------------------------------------------------------------------

    def _is_unchanged(self, item: Item) -> bool:
        """Tell whether the row says what it said before; a bad row whose import was undone is new all the same."""
        claim = self._claims[item.claims[0]]
        if claim is None or not item.stands_in(claim):
            return False
        return isinstance(item.parsed, Parsed) or self._draft(claim.stream).record.state is not QuarantineState.UNDONE

    def _take(self, item: Item, parsed: Parsed) -> ReportedRow:
        said, reasons = parsed.submission, parsed.warnings
        own = self._claims[said.claims[0]]
        shared = self._claims[said.claims[-1]]
        if own and shared and own.stream != shared.stream:
            said = attrs.evolve(said, order="")
            reasons = (*reasons, Reason.of("intake.order-elsewhere"))
        known = own or shared
        if known is None:
            outcome = RowOutcome.TAKEN
            stream, more = self._open(item, parsed, said)
        else:
            stream = known.stream
            if isinstance(self._draft(stream).record.text, Erased):
                return item.report(RowOutcome.UNCHANGED, (Reason.of("intake.erased"),))
            outcome, more = self._amend(self._draft(stream), item, parsed, said)
        for key in said.claims:
            note = item.claim(key, stream) if key == said.claims[0] else Claim(key, stream)
            self._claims[key] = note
            self._notes.setdefault(stream, {})[key] = note
        self._leave_quarantine(item, id_of(stream))
        return item.report(outcome, (*reasons, *more))

    def _open(self, item: Item, parsed: Parsed, said: Submission) -> tuple[str, tuple[Reason, ...]]:
        """Draft a new case; its reply makes it a history, for the unit that gave it or the desk."""
        case = self._context.ledger.ids.new_id()
        stream = CASE.stream(case)
        rules = self._rules_for(said.region)
        lead = parsed.unit or (rules.desk if parsed.reply else None)
        said = attrs.evolve(parsed.plan.complete(said), attachments=self._attachments(item, stream))
        draft = draft_case(
            self._context,
            self._rules_for,
            said,
            case=case,
            lead=lead,
            batch=self._batch,
            precedents=self._precedents,
        )
        warnings = self._reply(draft, parsed, rules)
        self._drafts[stream] = draft
        return stream, warnings

    def _amend(
        self, draft: Draft, item: Item, parsed: Parsed, said: Submission
    ) -> tuple[RowOutcome, tuple[Reason, ...]]:
        case: Case = draft.record
        trial = draft.fork()
        rules = self._rules_for(case.region)
        ask = d.AmendAsk(
            submission=attrs.evolve(said, attachments=self._attachments(item, draft.stream)),
            phone_key=phone_key(said.phone, self._context.ledger.keyed),
            by=By(actor=self._context.actor, now=said.received_at),
        )
        _accept(trial.do(lambda case: d.amend(case, ask, rules), self._stamp(case, said.received_at)))
        warnings = self._reply(trial, parsed, rules)
        self._drafts[draft.stream] = trial
        return RowOutcome.UNCHANGED if trial.record is case else RowOutcome.CHANGED, warnings

    def _reply(self, draft: Draft, parsed: Parsed, rules: CaseRules) -> tuple[Reason, ...]:
        reply, case = parsed.reply, draft.record
        if reply is None or is_known(reply, case):
            return ()
        refusal = enter_reply(
            draft,
            reply,
            channel=parsed.submission.channel,
            lead=parsed.unit or rules.desk,
            rules=rules,
            actor=self._context.actor,
            entered_at=self._context.now,
            stamp=partial(self._stamp, case),
            followers=[cast("Case", each.record) for each in load_followers(self._context.ledger, case)],
        )
        _accept(refusal)
        return () if moment_of(reply, case) == reply.at else (Reason.of("intake.reply-early"),)

    def _stamp(self, case: Case, at: datetime) -> Stamp:
        return self._context.stamp(effective_at=at, batch=self._batch, jurisdiction=case.region)

    def _attachments(self, item: Item, stream: str) -> tuple[Attachment, ...]:
        """Store the files of a row before the commit that names them."""
        found = []
        for file in item.files:
            data = file.read()
            if self._keep_files:
                self._uploads.append(keep_file(self._context.ledger, file.digest, data))
            found.append(file.attachment(stream, len(data)))
        return tuple(found)

    # -- quarantine ---------------------------------------------------------------------------------------------------

    def _refuse(self, item: Item, reasons: tuple[Reason, ...]) -> ReportedRow:
        claim = self._claims[item.quarantine]
        stream = claim.stream if claim else QUARANTINE.stream(self._context.ledger.ids.new_id())
        if claim is None:
            self._drafts[stream] = Draft(QUARANTINE, Loaded(stream=stream))
        draft = self._draft(stream)
        if not item.stands_in(claim) or draft.record.state is not QuarantineState.WAITING:
            self._claims[item.quarantine] = item.claim(item.quarantine, stream)
            key = phone_key(item.row.cells.get("phone", ""), self._context.ledger.keyed)
            ask = QuarantineAsk(
                id=id_of(stream),
                claim=item.claim(item.quarantine, stream),
                channel=item.channel,
                contact=contact_subject(key, stream),
                row=item.row,
                reasons=reasons,
            )
            _accept(draft.do(lambda record: quarantine(record, ask), self._context.stamp(batch=self._batch)))
        return item.report(RowOutcome.REFUSED, reasons)

    def _leave_quarantine(self, item: Item, case: str) -> None:
        claim = self._claims[item.quarantine]
        if claim is not None:
            stamp = self._context.stamp(batch=self._batch)
            _accept(self._draft(claim.stream).do(lambda record: retake(record, case), stamp))


def _accept(refusal: Refusal | None) -> None:
    """Raise a refusal, for the row that caused it."""
    if refusal is not None:
        accepted(refusal)
