"""How the fast track changes a case."""

from collections.abc import Callable
from typing import Any, Final

from govliaison.cases.fast_track import CaseFastTracked, CaseSlowed, OnFastTrack
from govliaison.cases.model import Case
from govliaison.ledger import Stamp

Changes = dict[str, Any]


def _fast_tracked(_case: Case, event: CaseFastTracked, stamp: Stamp) -> Changes:
    on = OnFastTrack(at=stamp.effective_at, by=stamp.actor, rule=event.rule, note=event.note)
    return {"fast_track": on}


def _slowed(_case: Case, _event: CaseSlowed, _stamp: Stamp) -> Changes:
    return {"fast_track": None}


FOLDS: Final[dict[type, Callable[[Case, Any, Stamp], Changes]]] = {CaseFastTracked: _fast_tracked, CaseSlowed: _slowed}
