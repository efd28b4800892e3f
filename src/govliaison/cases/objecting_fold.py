"""How objections, and whatever settles who handles it, change a case."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

import attrs

from govliaison.cases import objecting_events as e
from govliaison.cases.care_events import CaseTransferred
from govliaison.cases.events import CaseDispatched, CaseReturned
from govliaison.cases.folding import end_clocks, start_clocks
from govliaison.cases.kinds import CaseState, ObjectionState, SettledBy
from govliaison.cases.model import Case
from govliaison.cases.parts import Objection, Settlement
from govliaison.deadlines import Stage
from govliaison.ledger import Stamp

Changes = dict[str, Any]

_DISPUTABLE: Final = (CaseState.DISPATCHED, CaseState.HANDLING, CaseState.MERGED)
"""Where an objection may stay open; a case that is merged takes it up again when it is un-merged."""


def _raised(case: Case, event: e.ObjectionRaised, stamp: Stamp) -> Changes:
    objection = Objection(
        number=event.objection,
        at=stamp.effective_at,
        unit=event.unit,
        note=event.note,
        suggested=event.suggested,
        reviewers=event.reviewers,
        since=stamp.effective_at,
    )
    persons = {stamp.actor, stamp.recorded_for or stamp.actor}
    return {
        "objections": (*case.objections, objection),
        "handlers": case.handlers | persons,
        "clocks": case.clocks + start_clocks(event.clocks, stamp),
    }


def _referred(case: Case, event: e.ObjectionReferred, stamp: Stamp) -> Changes:
    at = stamp.effective_at
    return {
        "objections": tuple(
            attrs.evolve(each, stage=each.stage + 1, since=at) if each.number == event.objection else each
            for each in case.objections
        ),
        "clocks": end_clocks(case.clocks, at, Stage.OBJECTION_REVIEW) + start_clocks(event.clocks, stamp),
    }


def _decided(case: Case, event: e.ObjectionDecided, stamp: Stamp) -> Changes:
    at = stamp.effective_at
    state = ObjectionState.UPHELD if event.upheld else ObjectionState.DISMISSED
    return {
        "changed_at": at,
        "designated": True,
        "settlement": Settlement(unit=event.unit, at=at, by=SettledBy.OBJECTION),
        "objections": tuple(
            attrs.evolve(each, state=state, decided_at=at, decided_for=event.unit, decision=event.note)
            if each.number == event.objection
            else each
            for each in case.objections
        ),
        "clocks": end_clocks(case.clocks, at, Stage.OBJECTION_REVIEW),
    }


def settle(case: Case, event: object, stamp: Stamp) -> Changes:
    """Tell what a hand-over by the convener settles, beside what it does; a return unsettles it again."""
    at = stamp.effective_at
    match event:
        case CaseTransferred():
            by = SettledBy.OBJECTION if event.objection else SettledBy.TRANSFER
            return {
                "changed_at": at,
                "designated": case.designated or event.designated,
                "settlement": Settlement(unit=event.lead, at=at, by=by),
            }
        case CaseDispatched() if event.designated and case.returns:
            return {"settlement": Settlement(unit=event.lead, at=at, by=SettledBy.DESIGNATION)}
        case CaseReturned():
            return {"settlement": None}
    return {}


def lapse(case: Case, changes: Changes, at: datetime) -> Changes:
    """Let an open objection lapse where the case moves on: a unit that answers has taken it."""
    if case.open_objection is None or changes["state"] in _DISPUTABLE:
        return {}
    return {
        "objections": tuple(
            attrs.evolve(each, state=ObjectionState.LAPSED) if each is case.open_objection else each
            for each in case.objections
        ),
        "clocks": end_clocks(changes.get("clocks", case.clocks), at, Stage.OBJECTION_REVIEW, void=True),
    }


FOLDS: Final[dict[type, Callable[[Case, Any, Stamp], Changes]]] = {
    e.ObjectionRaised: _raised,
    e.ObjectionReferred: _referred,
    e.ObjectionDecided: _decided,
}
"""One pure function for each event."""
