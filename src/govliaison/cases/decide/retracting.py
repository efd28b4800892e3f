"""What a late entry (补录) takes back: no step is un-fired, an entry says that it counts no more (D5)."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import attrs

from govliaison.cases.decide.common import By
from govliaison.cases.evolve import evolve
from govliaison.cases.model import Case
from govliaison.cases.parts import Supervision
from govliaison.cases.supervising_events import StepsRetracted
from govliaison.cases.telling import tell_step, tell_unit
from govliaison.deadlines import Clock
from govliaison.ledger import Decision, Stamp


def take_back(case: Case, decision: Decision, by: By) -> Decision:
    """
    Add to a decision what it takes back.

    A limit that ends at or before a step that was entered for it, ended in time as far as that step goes; so does a task,
    and a promise whose answer had come by then.

    Args:
        case: as it stands before the decision
        decision: what was decided
        by: who does it, and when
    """
    if not decision.events or not any(_is_behind(case, by.now)):
        return decision
    after = case
    stamp = Stamp(effective_at=by.now, recorded_at=by.now, actor=by.actor.person, jurisdiction="", profile="")
    for event in decision.events:
        after = evolve(after, event, stamp)
    events = [*_of_clocks(case, after), *_of_tasks(case, after), *_of_promises(case, after, by.now)]
    notices = decision.notices
    for event in events:
        notices += tell_unit(case, event.unit, "case.retracted", steps=str(len(event.steps)))
    for step in case.supervision:
        if any((step.stage, step.unit) == (each.stage, each.unit) and step.level in each.levels for each in events):
            notices += tell_step(case, step, "case.supervision-retracted")[1:]
    return attrs.evolve(decision, events=(*decision.events, *events), notices=notices)


def _is_behind(case: Case, now: datetime) -> Iterator[bool]:
    """Tell of everything entered whether it lies at or after a moment: then the moment is a late one."""
    for clock in case.running:
        yield any(at >= now for _name, at, _step in _entered(case, clock))
    for task in case.open_tasks:
        yield task.late and now <= task.due_at
    yield any(missed >= now for missed in case.promises_missed)


def _entered(case: Case, clock: Clock) -> Iterator[tuple[str, datetime, Supervision | None]]:
    """Name the steps that were entered for a clock, with their moments."""
    start, since = clock.start, clock.since
    if clock.warned and start.warn_at is not None:
        yield "DeadlineWarned", max(start.warn_at, since), None
    if clock.urge_at is not None:
        passed_at = max(start.due_at, since)
        yield "DeadlinePassed", passed_at, None
        urged_at = clock.urge_at - timedelta(days=start.urge_days)
        if urged_at > passed_at and not case.history:
            yield "UnitUrged", urged_at, None
    for step in case.supervision:
        if (step.stage, step.unit) == start.key and step.at >= since and not step.retracted:
            yield "SupervisionStepTaken", step.at, step


def _of_clocks(case: Case, after: Case) -> Iterator[StepsRetracted]:
    for clock, ended in zip(case.clocks, after.clocks, strict=False):
        if not clock.is_running or ended.ended_at is None:
            continue
        back = sorted((each for each in _entered(case, clock) if each[1] >= ended.ended_at), key=lambda each: each[1])
        if back:
            yield StepsRetracted(
                stage=clock.start.stage,
                unit=clock.start.unit,
                ended_at=ended.ended_at,
                steps=tuple(name for name, _at, _step in back),
                levels=tuple(step.level for _name, _at, step in back if step is not None),
            )


def _of_tasks(case: Case, after: Case) -> Iterator[StepsRetracted]:
    done = {task.number: task.done_at for task in after.tasks}
    for task in case.open_tasks:
        at = done.get(task.number)
        if task.late and at is not None and at <= task.due_at:
            yield StepsRetracted(task=task.number, unit=task.unit, ended_at=at, steps=("TaskOverdue",))


def _of_promises(case: Case, after: Case, at: datetime) -> Iterator[StepsRetracted]:
    kept = [missed for missed in case.promises_missed if missed >= at]
    if kept and len(after.answers) > len(case.answers):
        yield StepsRetracted(unit=case.lead, ended_at=at, steps=("PromiseMissed",) * len(kept))
