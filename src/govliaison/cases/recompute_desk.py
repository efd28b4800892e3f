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
from govliaison.cases.fast_track import FAST_TRACK
from govliaison.cases.kinds import CaseState
from govliaison.cases.model import Case
from govliaison.cases.noun import CASE
from govliaison.cases.opening import RulesFor
from govliaison.cases.parts import CasePause, Deferral
from govliaison.cases.recompute import PastFor, RecomputeAsk, recompute_deadlines
from govliaison.cases.recounting import Counting, MovedDeadline, Recount, count_case, tell_filed, tell_units
from govliaison.cases.rules import CaseRules
from govliaison.deadlines import Anchors, Clock, Facts, GivenBy, GivenLimit, Matter
from govliaison.errors import Conflict, RefusedError
from govliaison.ledger import Decision, Happening, Loaded, Move, Query, StoredRecord, id_of
from govliaison.values import Refusal, from_micros, load_canonical, to_micros

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
    """A case for which something changes: what is to be entered, and what is told of it."""

    row: StoredRecord
    case: Case
    recount: Recount


@attrs.frozen(kw_only=True)
class _Place:
    """
    Under what the cases of a region are counted.

    Attributes:
        rules: its rules
        counting: them with its earlier calendars
        parting: by version, from when on such a calendar differs from that of today; microseconds UTC
    """

    rules: CaseRules
    counting: Counting
    parting: Mapping[str, int]

    def may_change(self, running: Iterable[tuple[int, Mapping[str, Any]]], held: Mapping[str, Any] | None) -> bool:
        """Whether any clock may end otherwise, as far as its plain values tell; or all are to be looked at."""
        return (
            self.counting.migrated
            or any(self._may_move(clock) for _number, clock in running)
            or (held is not None and any(self._is_older(start) for start in held["clocks"]))
        )

    def _is_older(self, start: Mapping[str, Any]) -> bool:
        return bool(start["calendar"] != self.counting.limits.version)

    def _may_move(self, clock: Mapping[str, Any]) -> bool:
        """Whether it was counted on another calendar, and not wholly before that differs from the one of today."""
        start = clock.get("unmoved") or clock["start"]
        if not self._is_older(start):
            return False
        parting = self.parting.get(start["calendar"])
        is_plain = "unmoved" not in clock and "pauses" not in clock and "extensions" not in clock
        return parting is None or not is_plain or max(start["anchor_at"], start["due_at"]) >= parting


class Recomputing:
    """
    One run over all open cases.

    What is hidden from this person is entered like the rest, and told as a number only.

    Args:
        context: who does it
        rules_for: the rules by region
        past_for: the limits on earlier calendars by region
        migrate: under the rules of today, not those in force at admission

    Attributes:
        hidden: cases that were looked through so far, for which something changes, and which this person may not see

    Raises:
        RefusedError: only administrators and conveners count deadlines anew
    """

    def __init__(self, context: Context, rules_for: RulesFor, past_for: PastFor, *, migrate: bool = False) -> None:
        actor = context.actor
        if not (actor.is_administrator or actor.is_convener or actor.convened):
            raise RefusedError("case.convener-only", person=actor.person)
        self._context, self._rules_for, self._past_for, self._migrate = context, rules_for, past_for, migrate
        self._places: dict[str | None, _Place] = {}
        self.hidden = 0

    def preview(self) -> Iterator[MovedCase]:
        """Tell what would change, and enter nothing."""
        for rows in self._pages():
            yield from filter(None, map(self._look, rows))

    def apply(self) -> Iterator[MovedCase]:
        """Enter what changes: one entry for each case that has it, five hundred cases in a commit."""
        for rows in self._pages():
            found = [each for each in map(self._decide_row, rows) if each is not None]
            if found:
                self._enter(found)
            told = (self._tell(each.row, each.case.number, each.recount) for each in found)
            yield from filter(None, told)

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
        """Tell from a few keys of what is stored whether anything changes for a case."""
        body, place = self._read(row), self._place(row.index.region)
        running, held = _unread(body)
        if not place.may_change(running, held):
            return None
        read = self._context.ledger.codec.load_part
        clocks = [(number, read(clock, Clock)) for number, clock in running]
        kind: type[CasePause | Deferral] = CasePause if "pause" in body else Deferral
        matter = _matter(body, place.rules)
        recount = place.counting.count(clocks, read(held, kind) if held else None, matter)
        return None if recount is None else self._tell(row, body["number"], recount)

    def _decide_row(self, row: StoredRecord) -> _Found | None:
        """Decide on a case of a page as it is stored."""
        body, place = self._read(row), self._place(row.index.region)
        if not place.may_change(*_unread(body)):
            return None
        case = self._context.ledger.codec.load_part(body, Case)
        recount = count_case(case, place.counting, place.rules)
        return None if recount is None else _Found(row=row, case=case, recount=recount)

    def _read(self, row: StoredRecord) -> dict[str, Any]:
        """Read the plain values of a record; one of an older shape is folded anew."""
        ledger = self._context.ledger
        if row.shape != CASE.shape:
            row = ledger.make_stored(ledger.fold(row.stream))
        body: dict[str, Any] = load_canonical(row.body)
        return body

    def _place(self, region: str | None) -> "_Place":
        """Give that under which the cases of a region are counted; the same for the whole run."""
        if region not in self._places:
            rules, past = self._rules_for(region), self._past_for(region)
            counting = Counting.today(rules.limits, past, migrate=self._migrate)
            calendar = rules.limits.calendar
            parting = {version: to_micros(calendar.parts_from(each.calendar)) for version, each in past.items()}
            self._places[region] = _Place(rules=rules, counting=counting, parting=parting)
        return self._places[region]

    def _enter(self, found: Sequence[_Found]) -> None:
        ledger = self._context.ledger
        moves: list[Move[Any]] = []
        told = tell_units((each.case, each.recount.moved) for each in found)
        for each in found:
            row, stamp = each.row, self._context.stamp(jurisdiction=each.row.index.region)
            loaded = Loaded(stream=row.stream, version=row.version, head=row.head, record=each.case, index=row.index)
            notices = (*told, *tell_filed(each.case, each.recount.moved))
            moves.append(Move(loaded=loaded, happenings=(Happening(each.recount.event, stamp),), notices=notices))
            told = ()
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

    def _tell(self, row: StoredRecord, number: str, recount: Recount) -> MovedCase | None:
        """Tell of a case; one that this person may not see is only counted."""
        if not self._context.actor.reader.may_see(row.index.audience):
            self.hidden += 1
            return None
        return MovedCase(id=id_of(row.stream), number=number, region=row.index.region, deadlines=recount.moved)


def _unread(body: Mapping[str, Any]) -> tuple[list[tuple[int, Mapping[str, Any]]], Mapping[str, Any] | None]:
    """Give the clocks that run, with their places, and the pause or deferral, as they are stored; of a merged case the kept."""
    kept = body["merged"] if body["state"] == CaseState.MERGED else body
    running = [(number, clock) for number, clock in enumerate(kept.get("clocks", ())) if "ended_at" not in clock]
    return running, body.get("pause") or kept.get("deferral")


def _matter(body: Mapping[str, Any], rules: CaseRules) -> Matter:
    """Read what limits ask of a case, as :attr:`Case.facts` and :attr:`Case.anchors` give it."""
    moments = {name: from_micros(body[key]) for name, key in _ANCHORS if key in body}
    facts = Facts(
        kind=body["kind"],
        urgency=body["urgency"],
        channel=body["sources"][0]["channel"],
        category=body["category"],
        region=body["region"] or "",
        difficulty=body.get("difficulty", ""),
        tags=frozenset((*body.get("tags", ()), *((FAST_TRACK,) if "fast_track" in body else ()))),
        track=body.get("track", ""),
        real_name=body["contact"] is not None or body["phone"] is not None,
    )
    return Matter(facts=rules.place(facts), anchors=Anchors(**moments, given=tuple(_given(body))))


def _given(body: Mapping[str, Any]) -> Iterator[GivenLimit]:
    """Read what was given beside the rules: on the order, by a promise, and by leaders that still wait for a report."""
    for each in body.get("given", ()):
        yield GivenLimit(given_by=GivenBy(each["given_by"]), due_at=from_micros(each["due_at"]))
    for each in body.get("instructions", ()):
        if "reported_at" not in each and each["caps_answer"]:
            yield GivenLimit(given_by=GivenBy.INSTRUCTION, due_at=from_micros(each["due_at"]))
