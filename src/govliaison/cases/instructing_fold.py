"""How instructions and reports change a case."""

from collections.abc import Callable
from typing import Any, Final

import attrs

from govliaison.cases import instructing_events as e
from govliaison.cases.folding import end_clocks, hold, restart_clocks, shorten_clocks, start_clocks
from govliaison.cases.model import Case
from govliaison.cases.parts import Instruction
from govliaison.deadlines import Stage
from govliaison.ledger import Stamp

Changes = dict[str, Any]


def _instructed(case: Case, event: e.CaseInstructed, stamp: Stamp) -> Changes:
    instruction = Instruction(
        number=event.instruction,
        leader=event.leader,
        post=event.post,
        text=event.text,
        day=event.day,
        due_at=event.due_at,
        caps_answer=event.caps_answer,
        scan=event.scan,
    )
    reports = tuple(start for start in event.clocks if start.stage is Stage.REPORT)
    shorter = tuple(start for start in event.clocks if start.stage is not Stage.REPORT)
    clocks = shorten_clocks(restart_clocks(case.clocks, reports, stamp), shorter, stamp)
    return {"instructions": (*case.instructions, instruction), "clocks": clocks, **hold(case, event.later)}


def _reported(case: Case, event: e.ReportedBack, stamp: Stamp) -> Changes:
    """The clock of the report ends if it ran for this instruction: the one that was due first."""
    at, clocks = stamp.effective_at, case.clocks
    if case.open_instructions[0].number == event.instruction:
        clocks = end_clocks(clocks, at, Stage.REPORT) + start_clocks(event.clocks, stamp)
    instructions = tuple(
        attrs.evolve(each, reported_at=at, report=event.text) if each.number == event.instruction else each
        for each in case.instructions
    )
    return {"instructions": instructions, "clocks": clocks}


FOLDS: Final[dict[type, Callable[[Case, Any, Stamp], Changes]]] = {
    e.CaseInstructed: _instructed,
    e.ReportedBack: _reported,
}
