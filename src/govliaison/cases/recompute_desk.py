"""
Counting the clocks of all open cases anew, page by page: first what would change, then – if that is wanted – the entries.

What would change is read from a few keys of what is stored, not from whole cases: a city's hundred thousand open cases are looked
through in seconds.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import attrs

from govliaison.access import Context
from govliaison.cases.decide.common import By
from govliaison.cases.kinds import CaseState
from govliaison.cases.model import Case
from govliaison.cases.noun import CASE
from govliaison.cases.opening import RulesFor
from govliaison.cases.parts import CasePause, Deferral
from govliaison.cases.recompute import PastFor, RecomputeAsk, recompute_deadlines
from govliaison.cases.recounting import Counting, MovedDeadline, Recount, count_case, tell_moved
from govliaison.cases.rules import CaseRules
from govliaison.deadlines import Anchors, Clock, Facts, GivenBy, GivenLimit, Matter
from govliaison.errors import Conflict, RefusedError
from govliaison.ledger import Decision, Happening, Loaded, Move, Query, StoredRecord, id_of
from govliaison.values import Refusal, from_micros, load_canonical

_PAGE: Final = 500
"""Cases on a page, and moves in a commit."""
_OPEN: Final = frozenset(state.value for state in CaseState if state.is_open)
_ANCHORS: Final = tuple((field.name, f"{field.name}_at") for field in attrs.fields(Anchors) if field.name != "given")


@attrs.frozen(kw_only=True)
class MovedCase:
    """What changes for one case."""

    id: str
    number: str
    region: str | None
    deadlines: tuple[MovedDeadline, ...]


@attrs.frozen(kw_only=True)
class _Found:
    """A case for which something changes, as it was read: what is to be entered, and what is told of it."""

    row: StoredRecord
    number: str
    recount: Recount
    case: Case | None = None


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
            yield from (_tell(found) for found in map(self._look, rows) if found is not None)

    def apply(self) -> Iterator[MovedCase]:
        """Enter what changes: one entry for each case that has it, five hundred cases in a commit."""
        for rows in self._pages():
            found = [each for each in map(self._decide_row, rows) if each is not None]
            if found:
                self._enter(found)
            yield from map(_tell, found)

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

    def _look(self, row: StoredRecord) -> _Found | None:
        """Tell from a few keys of what is stored whether anything changes for a case."""
        body, rules = self._read(row), self._rules_for(row.index.region)
        running, held = _unread(body)
        if not self._may_change(running, held, rules):
            return None
        read = self._context.ledger.codec.load_part
        clocks = [(number, read(clock, Clock)) for number, clock in running]
        kind: type[CasePause | Deferral] = CasePause if body["pause"] else Deferral
        recount = self._counting(row, rules).count(clocks, read(held, kind) if held else None, _matter(body, rules))
        return None if recount is None else _Found(row=row, number=body["number"], recount=recount)

    def _decide_row(self, row: StoredRecord) -> _Found | None:
        """Decide on a case of a page as it is stored."""
        body, rules = self._read(row), self._rules_for(row.index.region)
        if not self._may_change(*_unread(body), rules):
            return None
        case = self._context.ledger.codec.load_part(body, Case)
        recount = count_case(case, self._counting(row, rules), rules)
        return None if recount is None else _Found(row=row, number=case.number, recount=recount, case=case)

    def _read(self, row: StoredRecord) -> dict[str, Any]:
        """Read the plain values of a record; one of an older shape is folded anew."""
        ledger = self._context.ledger
        if row.shape != CASE.shape:
            row = ledger.make_stored(ledger.fold(row.stream))
        body: dict[str, Any] = load_canonical(row.body)
        return body

    def _counting(self, row: StoredRecord, rules: CaseRules) -> Counting:
        return Counting.today(rules.limits, self._past_for(row.index.region), migrate=self._migrate)

    def _may_change(
        self, running: Iterable[tuple[int, Mapping[str, Any]]], held: Mapping[str, Any] | None, rules: CaseRules
    ) -> bool:
        """Whether any clock was counted on another calendar than that of today, or all are to be looked at."""
        starts = [clock["unmoved"] or clock["start"] for _number, clock in running] + (held["clocks"] if held else [])
        return self._migrate or any(start["calendar"] != rules.limits.version for start in starts)

    def _enter(self, found: Sequence[_Found]) -> None:
        ledger = self._context.ledger
        moves: list[Move[Any]] = []
        for each in found:
            row, stamp = each.row, self._context.stamp(jurisdiction=each.row.index.region)
            loaded = Loaded(stream=row.stream, version=row.version, head=row.head, record=each.case, index=row.index)
            notices = tell_moved(each.case, each.recount.moved) if each.case else ()
            moves.append(Move(loaded=loaded, happenings=(Happening(each.recount.event, stamp),), notices=notices))
        try:
            ledger.commit(moves)
        except Conflict:  # somebody is at work on one of them: one by one, each decided on what it is by then
            for each in found:
                stamp = self._context.stamp(jurisdiction=each.row.index.region)
                ledger.carry_out(each.row.stream, self._decide, stamp)

    def _decide(self, case: Any) -> Decision | Refusal:
        by = By(actor=self._context.actor, now=self._context.now)
        ask = RecomputeAsk(past=self._past_for(case.region), migrate=self._migrate, by=by)
        return recompute_deadlines(case, ask, self._rules_for(case.region))


def _tell(found: _Found) -> MovedCase:
    row = found.row
    return MovedCase(id=id_of(row.stream), number=found.number, region=row.index.region, deadlines=found.recount.moved)


def _unread(body: Mapping[str, Any]) -> tuple[list[tuple[int, Mapping[str, Any]]], Mapping[str, Any] | None]:
    """Give the clocks that run, with their places, and the pause or deferral, as they are stored; of a merged case the kept."""
    kept = body["merged"] if body["state"] == CaseState.MERGED else body
    running = [(number, clock) for number, clock in enumerate(kept["clocks"]) if clock["ended_at"] is None]
    return running, body["pause"] or kept["deferral"]


def _matter(body: Mapping[str, Any], rules: CaseRules) -> Matter:
    """Read what limits ask of a case, as :attr:`Case.facts` and :attr:`Case.anchors` give it."""
    moments = {name: from_micros(body[key]) for name, key in _ANCHORS if body.get(key) is not None}
    facts = Facts(
        kind=body["kind"],
        urgency=body["urgency"],
        channel=body["sources"][0]["channel"],
        category=body["category"],
        region=body["region"] or "",
        difficulty=body["difficulty"],
        tags=frozenset(body["tags"]),
        track=body["track"],
        real_name=body["contact"] is not None or body["phone"] is not None,
    )
    return Matter(facts=rules.place(facts), anchors=Anchors(**moments, given=tuple(_given(body))))


def _given(body: Mapping[str, Any]) -> Iterator[GivenLimit]:
    """Read what was given beside the rules: on the order, by a promise, and by leaders that still wait for a report."""
    for each in body["given"]:
        yield GivenLimit(given_by=GivenBy(each["given_by"]), due_at=from_micros(each["due_at"]))
    for each in body["instructions"]:
        if each["reported_at"] is None and each["caps_answer"]:
            yield GivenLimit(given_by=GivenBy.INSTRUCTION, due_at=from_micros(each["due_at"]))
