"""How steps on the way (办理环节) change a case."""

from collections.abc import Callable
from typing import Any, Final

from govliaison.cases import milestone_events as e
from govliaison.cases.folding import end_clocks, end_steps, start_clocks
from govliaison.cases.model import Case
from govliaison.cases.parts import Measure
from govliaison.deadlines import OF_DESK, Stage
from govliaison.ledger import Stamp

Changes = dict[str, Any]


def _opened(case: Case, event: e.StepOpened, stamp: Stamp) -> Changes:
    return {"clocks": case.clocks + start_clocks(event.clocks, stamp)}


def _taken(case: Case, event: e.StepTaken, stamp: Stamp) -> Changes:
    """What came of it is a measure; whoever takes a step of a unit has handled the case, and the lead found nothing missing."""
    at, person = stamp.effective_at, stamp.recorded_for or stamp.actor
    clocks = end_clocks(case.clocks, at, event.stage, of=event.unit)
    changes: Changes = {}
    if event.note is not None:
        said = Measure(at=at, unit=event.unit, actor=person, text=event.note)
        changes["measures"] = (*case.measures, said)
    if event.unit == case.lead:
        clocks = end_steps(clocks, at, Stage.SUPPLEMENT)
    if event.unit in case.units and event.stage not in OF_DESK:
        changes["handlers"] = case.handlers | {person, stamp.actor}
    return changes | {"clocks": clocks + start_clocks(event.clocks, stamp)}


FOLDS: Final[dict[type, Callable[[Case, Any, Stamp], Changes]]] = {
    e.StepOpened: _opened,
    e.StepTaken: _taken,
}
"""One pure function for each event."""
