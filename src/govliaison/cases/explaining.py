"""Reading from the entries of a case how each of its clocks came about, for :func:`govliaison.deadlines.explain`."""

from collections.abc import Iterable
from typing import Any, Final

import attrs

from govliaison.cases.care_events import CasePaused
from govliaison.cases.events import CaseRefused
from govliaison.cases.evolve import EVENTS, evolve
from govliaison.cases.kinds import CaseState
from govliaison.cases.merging_events import CaseClosedWithMaster
from govliaison.cases.model import Case
from govliaison.cases.recounting import DeadlinesRecomputed
from govliaison.deadlines import (
    Anchor,
    Anchors,
    Clock,
    ClockStart,
    Course,
    EntryName,
    Given,
    Granted,
    Limits,
    RecomputedStep,
    Stood,
)
from govliaison.ledger import Happened

_ENDS_MERGED: Final = (CaseClosedWithMaster, CaseRefused)
"""What ends a merged case, whose clocks then stay as they ended when it was merged."""
_ANCHORS: Final = tuple(Anchor)


def read_courses(history: Iterable[Happened], limits: Limits) -> list[Course]:
    """
    Tell how each clock of a case came about, in the order of its clocks.

    Args:
        history: all entries of the case, in order
        limits: those of its jurisdiction; they know from which moment the limit of a rule runs
    """
    reader = _Reader(limits)
    for happened in history:
        if type(happened.event) in EVENTS:
            reader.read(happened)
    return reader.result


class _Reader:
    """Folds a case entry by entry, and looks at what each did to its clocks."""

    def __init__(self, limits: Limits) -> None:
        self.courses: list[Course] = []
        self._limits = limits
        self._case: Case | None = None
        self._made: dict[Anchor, EntryName] = {}
        self._when_merged: list[Course] = []

    def read(self, happened: Happened) -> None:
        event, was = happened.event, self._case
        entry = EntryName(ref=happened.ref, event=type(event).__name__, at=happened.stamp.effective_at)
        is_now = self._case = evolve(was, event, happened.stamp)
        if is_now.state is CaseState.MERGED and was and was.state is not CaseState.MERGED:
            self._when_merged = [*self.courses]
        if was and was.state is CaseState.MERGED and isinstance(event, _ENDS_MERGED):
            self.courses = self._when_merged
            return
        before, case = was and was.alone, is_now.alone
        were = () if before is None else before.clocks
        known = None if before is None else before.anchors
        for anchor in _ANCHORS:
            if _moment(case.anchors, anchor) not in (None, known and _moment(known, anchor)):
                self._made[anchor] = entry
        for place, clock in enumerate(case.clocks):
            if place < len(were):
                course = _go_on(self.courses[place], was=were[place], clock=clock, by=(event, entry), case=case)
                if _rule_of(clock) != _rule_of(were[place]):  # perhaps it runs from another moment, too
                    course = attrs.evolve(course, anchor=self._anchor(clock.began, course.entry or entry, case.anchors))
                self.courses[place] = course
            else:
                self.courses.append(self._begin(clock.start, entry, case.anchors))

    @property
    def result(self) -> list[Course]:
        """The courses of its clocks; of a merged case as they stood when it was merged, as its clocks do."""
        is_merged = self._case is not None and self._case.state is CaseState.MERGED
        return self._when_merged if is_merged else self.courses

    def _begin(self, start: ClockStart, entry: EntryName, anchors: Anchors) -> Course:
        return Course(began=start, entry=entry, anchor=self._anchor(start, entry, anchors), anchors=anchors)

    def _anchor(self, start: ClockStart, entry: EntryName, anchors: Anchors) -> EntryName | None:
        """Name what happened when a limit began: what its rule names, or what let it begin anew; None: nothing did."""
        chosen = self._limits.rule_of(start)
        if chosen is not None and isinstance(chosen.rule.anchor, Anchor):
            until = _ANCHORS[_ANCHORS.index(chosen.rule.anchor) :: -1]
            last = next(each for each in until if each in self._made)
            if _moment(anchors, last) == start.anchor_at:
                return self._made[last]
        return entry if entry.at == start.anchor_at else None


def _go_on(course: Course, *, was: Clock, clock: Clock, by: tuple[Any, EntryName], case: Case) -> Course:
    """Add what an entry did to a clock that there was before."""
    (event, entry), calendar = by, clock.start.calendar
    if isinstance(event, DeadlinesRecomputed):
        causes = [each.cause for each in event.clocks if case.clocks[each.number] is clock]
        after = clock.start.due_at
        steps = [RecomputedStep(entry=entry, cause=each, before=was.start.due_at, after=after) for each in causes]
        return _counted_anew(course, clock, steps[0], case.anchors) if steps else course
    if len(clock.extensions) > len(was.extensions):
        amount = clock.extensions[-1].amount
        granted = Granted(amount=amount, entry=entry, calendar=calendar, anchors=case.anchors)
        return attrs.evolve(course, moves=(*course.moves, granted))
    if len(clock.shortenings) > len(was.shortenings):
        given = Given(limit=clock.shortenings[-1].limit, entry=entry, calendar=calendar, anchors=case.anchors)
        return attrs.evolve(course, moves=(*course.moves, given))
    if isinstance(event, CasePaused) and clock.pauses != was.pauses:
        stands = Stood(since=entry.at, reason=event.reason, entry=entry, calendar=calendar, anchors=case.anchors)
        return attrs.evolve(course, moves=(*course.moves, stands))
    ran_again = clock.is_running and was.paused_at is not None and clock.paused_at is None
    last = next((each for each in reversed(course.moves) if isinstance(each, Stood)), None) if ran_again else None
    if last is not None:
        stood = clock.pauses[-1]
        ran_on = attrs.evolve(
            last, until=stood.until, resumed=entry, anew=stood.anew, calendar=calendar, anchors=case.anchors
        )
        return attrs.evolve(course, moves=(*(each for each in course.moves if each is not last), ran_on))
    return course


def _counted_anew(course: Course, clock: Clock, step: RecomputedStep, anchors: Anchors) -> Course:
    """Tell all steps so far as the entry counted them."""
    calendar = clock.start.calendar
    return attrs.evolve(
        course,
        began=clock.began,
        anchors=anchors,
        moves=tuple(attrs.evolve(each, calendar=calendar, anchors=anchors) for each in course.moves),
        recomputed=(*course.recomputed, step),
    )


def _rule_of(clock: Clock) -> tuple[str, str]:
    return clock.began.pack, clock.began.rule


def _moment(anchors: Anchors, anchor: Anchor) -> Any:
    return getattr(anchors, anchor)
