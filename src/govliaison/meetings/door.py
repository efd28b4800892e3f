"""What the desks of meetings, resolutions and proposals do alike: who acts where, numbers, and finding by number."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, TypeVar, cast

import attrs

from govliaison.access import Context, held_posts
from govliaison.cases import CASE, Case, CaseRules, CaseState
from govliaison.cases.decide.ahead import check_ahead
from govliaison.cases.door import CaseDoor
from govliaison.cases.opening import RulesFor
from govliaison.errors import NotFoundError, RefusedError
from govliaison.ledger import Decision, Loaded, Move, Noun, Query, Stamp
from govliaison.meetings.common import MEETING_SERIES, By, Verdict, read_number
from govliaison.meetings.meeting import Meeting
from govliaison.meetings.proposal import GroupProposal
from govliaison.meetings.resolution import Resolution
from govliaison.values import ID_PATTERN, Refusal, fold_width

R = TypeVar("R")

Along = Callable[[Loaded[Any], Decision], Sequence[Move[Any]]]
"""What happens to other streams in the same commit."""

_PAGE = 500


def next_entry(loaded: Loaded[Any]) -> str:
    """Name the first entry that a commit on top of this adds."""
    return f"{loaded.stream}@{loaded.version + 1}"


class MeetingDoor:
    """
    The door of one person.

    Args:
        context: who acts, on which ledger
        rules_for: units and calendar of the place of a region code
    """

    def __init__(self, context: Context, rules_for: RulesFor) -> None:
        self.context, self.rules_for = context, rules_for
        self._cases = CaseDoor(context, rules_for)

    @property
    def region(self) -> str:
        """The place whose conveners this person works for; the deployment's own where that is said of none."""
        actor = self.context.actor
        return min(actor.convened) if actor.convened and not actor.is_convener else self.rules_for(None).region

    def rules(self, region: str) -> CaseRules:
        """Give the rules of a place."""
        return self.rules_for(region)

    def by(self, region: str, at: datetime | None = None, recorded_for: str | None = None) -> By:
        """
        Say who does it, and when.

        Raises:
            RefusedError: nobody knows the person who is said to have signed on paper
        """
        if recorded_for is not None and not self.context.knows(recorded_for):
            raise RefusedError("person.unknown", id=recorded_for)
        now, rules = self.context.now, self.rules(region)
        return By(
            actor=self.context.actor,
            now=at or now,
            day=rules.today(at or now),
            entered=rules.today(now),
            recorded_for=recorded_for,
        )

    def day(self, region: str, moment: datetime) -> date:
        """Give the day of a moment in a place."""
        return self.rules(region).today(moment)

    def stamp(self, by: By, region: str, request: str | None = None) -> Stamp:
        """Stamp what is entered about a place."""
        return self.context.stamp(
            effective_at=by.now, recorded_for=by.recorded_for, request=request, jurisdiction=region
        )

    def signers(self, by: By) -> frozenset[str]:
        """Name the units of the person whose act it is."""
        if by.recorded_for is None:
            return by.actor.units
        posts = held_posts(self.context.ledger, by.recorded_for, by.now)
        return frozenset(post.rpartition(".")[0] for post in posts)

    def serial(self, noun: Noun[Any], year: int) -> int:
        """Give the next number of a year; the claim on it makes sure that it is free."""
        tags = frozenset({("year", str(year))})
        rows = self._pages(Query(kind=noun.kind, reader=None, tags=tags, limit=_PAGE), own=False)
        return max((each.serial for each in rows), default=0) + 1

    def see(self, noun: Noun[R], name: str, series: str = MEETING_SERIES) -> Loaded[R]:
        """
        Load a record by id or number, to decide on it.

        Raises:
            NotFoundError: it is not there, or hidden
        """
        name = fold_width(name).strip()
        number = None if ID_PATTERN.fullmatch(name) else read_number(name, series)
        if number is not None:
            page = self.context.find(Query(kind=noun.kind, reader=None, number=number, limit=1))
            streams = [row.stream for row in page.rows]
        else:
            streams = [noun.stream(name)]
        try:
            seen = self.context.see(streams[0])
        except (NotFoundError, IndexError) as error:
            raise NotFoundError(f"{noun.kind}.unknown", where=name) from error
        if self.is_recused(seen.record):
            raise NotFoundError(f"{noun.kind}.unknown", where=name)
        return seen

    def is_recused(self, record: Any) -> bool:
        """Tell whether this person may not see a case that a resolution or proposal is about (回避), nor it then."""
        about: tuple[str, ...] = ()
        if isinstance(record, GroupProposal):
            about = record.cases
        elif isinstance(record, Resolution) and record.case is not None:
            about = (record.case,)
        return any(self.context.actor.person in case.recused for case in self._load(about))

    def shown(self, noun: Noun[R], record: R) -> R:
        """Give a record as this person may see it; a meeting without the cases that are hidden from them."""
        found = self.context.show(noun, record)
        if not isinstance(found, Meeting):
            return found
        about = {*found.cases, *(each.case for each in found.issues), *(each.case for each in found.directives)}
        reader = self.context.actor.reader
        hidden = {case.id for case in self._load(about) if not reader.may_see(CASE.index(case).audience)}
        return cast("R", found.without(hidden)) if hidden else found

    def _load(self, cases: Iterable[str]) -> list[Case]:
        streams = [CASE.stream(case) for case in cases]
        found = self.context.ledger.load_many(streams).values() if streams else ()
        return [cast("Case", each.record) for each in found]

    def case(self, name: str) -> Case:
        """
        Give a case by id or number, to decide on it.

        Raises:
            NotFoundError: it is not there, or hidden
        """
        return cast("Case", self._cases.see(name).record)

    def open_cases(self) -> Iterator[Case]:
        """Give the open cases that this person may see."""
        states = frozenset(state.value for state in CaseState if state.is_open)
        yield from self._pages(Query(kind=CASE.kind, reader=None, states=states, limit=_PAGE))

    def begin(
        self,
        noun: Noun[R],
        name: str,
        at: datetime | None,
        recorded_for: str | None = None,
        *,
        series: str = MEETING_SERIES,
    ) -> tuple[Loaded[R], By]:
        """Load a record, and say who acts on it in its place, and when."""
        seen = self.see(noun, name, series)
        return seen, self.by(cast("Any", seen.record).region, at, recorded_for)

    def check_ahead(self, seen: Loaded[Any], until: datetime | None, by: By) -> Refusal | None:
        """Refuse a date that lies further ahead than the place lets any date lie."""
        return check_ahead(until, by.now, self.rules(cast("Any", seen.record).region))

    def because(self, by: By, region: str, found: Loaded[Any]) -> Stamp:
        """Stamp what is entered beside the next entry of a stream, because of it."""
        return attrs.evolve(self.stamp(by, region), caused_by=next_entry(found))

    def carry_out(
        self,
        noun: Noun[R],
        seen: Loaded[R],
        decide: Callable[[R | None], Verdict],
        *,
        by: By,
        request: str | None,
        along: Along = lambda _found, _decision: (),
    ) -> R:
        """Decide on a record that was seen, and commit together with what goes along; give it as it may be seen."""
        stamp = self.stamp(by, cast("Any", seen.record).region, request)
        done = self.context.ledger.carry_out(seen.stream, decide, stamp, loaded=seen, along=along)
        return self.shown(noun, cast("R", done.record))

    def all(self, noun: Noun[R], **conditions: Any) -> Iterator[R]:
        """Give all records of a kind that this person may see, in the order of their moments."""
        for each in self._pages(Query(kind=noun.kind, reader=None, limit=_PAGE, **conditions)):
            if not self.is_recused(each):
                yield self.shown(noun, each)

    def _pages(self, query: Query, *, own: bool = True) -> Iterator[Any]:
        context = self.context
        while True:
            page = context.find(query) if own else context.ledger.store.find(query)
            yield from context.read(page.rows) if own else [context.ledger.read(row) for row in page.rows]
            if page.after is None:
                return
            query = attrs.evolve(query, after=page.after)
