"""Who is waited for, from when to when: what the working time of a case is attributed by."""

from datetime import datetime
from typing import Final

import attrs

from govliaison.cases.kinds import CaseState, Waiting
from govliaison.cases.model import Case
from govliaison.cases.parts import Wait

_AT_DESK: Final = {
    CaseState.SUBMITTED: Waiting.DISPATCH,
    CaseState.ADMITTED: Waiting.DISPATCH,
    CaseState.REQUESTED: Waiting.AUDIT,
    CaseState.AUDITED: Waiting.CALL_BACK,
}


def waits_after(case: Case, at: datetime) -> tuple[Wait, ...]:
    """
    Give the waits of a case after something happened to it: without gap while it is open, and none goes back in time.

    A case that follows another one is waited for as before it was merged.
    """
    last = case.waits[-1]
    wanted = _waited_for(case) if case.state.is_open else None
    if last.until is None and wanted == (last.unit, last.what):
        return case.waits
    at = max(at, last.until or last.since)
    before = case.waits if last.until else (*case.waits[:-1], attrs.evolve(last, until=at))
    if wanted is None:
        return before
    unit, what = wanted
    return (*before, Wait(unit=unit, what=what, since=at))


def _waited_for(case: Case) -> tuple[str, Waiting]:
    state = case.alone.state
    if state in _AT_DESK:
        return case.desk, _AT_DESK[state]
    if state is CaseState.DEFERRED:
        return "", Waiting.DATE
    if case.pause is not None:
        return "", Waiting.PAUSE
    return case.lead, Waiting.HANDLING
