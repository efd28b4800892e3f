"""
Counting the clocks of all open cases anew, page by page: first what would change, then – if that is wanted – the entries.

What would change is read from a few keys of what is stored, not from whole cases: a city's hundred thousand open cases are looked
through in seconds.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final, cast

import attrs

from govliaison.access import Context
from govliaison.cases.decide.common import By
from govliaison.cases.kinds import CaseState
from govliaison.cases.model import Case
from govliaison.cases.noun import CASE
from govliaison.cases.opening import RulesFor
from govliaison.cases.recompute import DeadlinesRecomputed, PastFor, RecomputeAsk, recompute_deadlines
from govliaison.cases.rules import CaseRules
from govliaison.deadlines import Anchors, ClockStart, Facts, Matter, RecomputeCause, Stage, recompute
from govliaison.errors import Conflict, RefusedError
from govliaison.ledger import Decision, Loaded, Move, Query, Stamp, StoredRecord, accepted, id_of
from govliaison.values import Refusal, from_micros, load_canonical

_PAGE: Final = 500
"""Cases on a page, and moves in a commit."""
_OPEN: Final = frozenset(state.value for state in CaseState if state.is_open)
_ANCHORS: Final = tuple((field.name, f"{field.name}_at") for field in attrs.fields(Anchors))
_MOMENTS: Final = ("anchor_at", "due_at", "warn_at")


@attrs.frozen(kw_only=True)
class MovedDeadline:
    """One clock that ends at another moment, is provisional no longer, or follows another rule."""

    stage: Stage
    unit: str
    before: datetime
    after: datetime
    cause: RecomputeCause


@attrs.frozen(kw_only=True)
class MovedCase:
    """What changes for one case."""

    id: str
    number: str
    region: str | None
    deadlines: tuple[MovedDeadline, ...]


class Recomputing:
    """
    One run over all open cases.

    Args:
        context: who does it
        rules_for: the rules by region
        past_for: the limits on earlier calendars by region
        migrate: under the rules of today, not those in force at admission

    Raises:
        RefusedError: only administrators and conveners count deadlines anew
    """

    def __init__(self, context: Context, rules_for: RulesFor, past_for: PastFor, *, migrate: bool = False) -> None:
        actor = context.actor
        if not (actor.is_administrator or actor.is_convener or actor.convened):
            raise RefusedError("case.convener-only", person=actor.person)
        self._context, self._rules_for, self._past_for, self._migrate = context, rules_for, past_for, migrate

    def preview(self) -> Iterator[MovedCase]:
        """Tell what would change, and enter nothing."""
        for rows in self._pages():
            yield from filter(None, map(self._look, rows))

    def apply(self) -> Iterator[MovedCase]:
        """Enter what changes: one entry for each case that has it, five hundred cases in a commit."""
        for rows in self._pages():
            wanted = [row.stream for row in rows if self._look(row) is not None]
            yield from self._enter(wanted)

    def _pages(self) -> Iterator[Sequence[StoredRecord]]:
        query = Query(kind=CASE.kind, reader=None, states=_OPEN, limit=_PAGE)
        while True:
            page = self._context.ledger.store.find(query)
            yield [row for row in page.rows if self._may(row.index.region)]
            if page.after is None:
                return
            query = attrs.evolve(query, after=page.after)

    def _may(self, region: str | None) -> bool:
        actor = self._context.actor
        return actor.is_administrator or actor.convenes(region)

    def _look(self, row: StoredRecord) -> MovedCase | None:
        """Tell from what is stored whether anything changes for a case; a row of an older shape is read as a whole."""
        if row.shape != CASE.shape:
            case: Case = self._context.ledger.read(row)
            decision = accepted(self._decide(case))
            return _tell(case, decision) if decision.events else None
        body = load_canonical(row.body)
        rules = self._rules_for(row.index.region)
        running = [clock["start"] for clock in body["clocks"] if clock["ended_at"] is None]
        if not self._migrate and all(start["calendar"] == rules.limits.version for start in running):
            return None
        matter, past = _matter(body, rules), self._past_for(row.index.region)
        moved = []
        for plain in running:
            start = _start(plain)
            found = recompute(start, matter, rules.limits, past=past, migrate=self._migrate)
            if found is not None:
                moved.append(_moved(start, found.start, found.cause))
        if not moved:
            return None
        return MovedCase(id=id_of(row.stream), number=body["number"], region=row.index.region, deadlines=tuple(moved))

    def _enter(self, streams: Sequence[str]) -> Iterator[MovedCase]:
        ledger = self._context.ledger
        loaded = [each for each in ledger.load_many(streams).values() if each.record is not None]
        decided = [(each, accepted(self._decide(each.record))) for each in loaded]
        decided = [(each, decision) for each, decision in decided if decision.events]
        told = [_tell(cast("Case", each.record), decision) for each, decision in decided]
        try:
            ledger.commit([Move.of(each, decision, self._stamp(each)) for each, decision in decided])
        except Conflict:  # somebody is at work on one of them: one by one, each decided on what it is by then
            for each, _decision in decided:
                ledger.carry_out(each.stream, self._decide, self._stamp(each))
        yield from told

    def _decide(self, case: Any) -> Decision | Refusal:
        by = By(actor=self._context.actor, now=self._context.now)
        ask = RecomputeAsk(past=self._past_for(case.region), migrate=self._migrate, by=by)
        return recompute_deadlines(case, ask, self._rules_for(case.region))

    def _stamp(self, loaded: Loaded[Any]) -> Stamp:
        return self._context.stamp(jurisdiction=cast("Case", loaded.record).region)


def _tell(case: Case, decision: Decision) -> MovedCase:
    moved = [
        _moved(case.clocks[each.number].start, each.start, each.cause)
        for event in decision.events
        if isinstance(event, DeadlinesRecomputed)
        for each in event.clocks
    ]
    return MovedCase(id=case.id, number=case.number, region=case.region, deadlines=tuple(moved))


def _moved(before: ClockStart, after: ClockStart, cause: RecomputeCause) -> MovedDeadline:
    return MovedDeadline(stage=before.stage, unit=before.unit, before=before.due_at, after=after.due_at, cause=cause)


def _matter(body: Mapping[str, Any], rules: CaseRules) -> Matter:
    """Read what limits ask of a case, as :attr:`Case.facts` and :attr:`Case.anchors` give it."""
    moments = {name: from_micros(body[key]) for name, key in _ANCHORS if body.get(key) is not None}
    facts = Facts(
        kind=body["kind"],
        urgency=body["urgency"],
        channel=body["sources"][0]["channel"],
        category=body["category"],
        region=body["region"] or rules.region,
    )
    return Matter(facts=facts, anchors=Anchors(**moments))


def _start(plain: Mapping[str, Any]) -> ClockStart:
    moments = {key: None if plain[key] is None else from_micros(plain[key]) for key in _MOMENTS}
    return ClockStart(**{**plain, **moments, "stage": Stage(plain["stage"])})
