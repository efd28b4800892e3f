"""
How merging and un-merging change a case.

Un-merging is the exact inverse of merging: state, clocks and what was asked for or promised are put back as they were, as if the
clocks had run on all the time. So a limit that is given meanwhile, or counted anew, is that of the clocks that are kept.
So nobody gains time by a merge that was wrong, and the sweep enters what became due meanwhile at its own moment. A clock that had
run out when the case was merged stays late; one that had not is void, because the master's clock runs for both.
"""

from collections.abc import Callable
from typing import Any, Final

import attrs

from govliaison.cases import merging_events as e
from govliaison.cases.folding import end_duties, let_go
from govliaison.cases.kinds import CaseState, DutyState
from govliaison.cases.model import Case
from govliaison.cases.parts import Follower, Merged
from govliaison.ledger import Stamp

Changes = dict[str, Any]

_KEPT: Final = ("state", "changed_at", "clocks", "extension", "deferral", "promise")
"""What a merged case keeps of how it stood."""


def _merged(case: Case, event: e.CaseMerged, stamp: Stamp) -> Changes:
    at = stamp.effective_at
    before = Merged(
        master=event.master,
        number=event.number,
        at=at,
        **{name: getattr(case, name) for name in _KEPT},
    )
    clocks = tuple(clock.end(at, void=at <= clock.start.due_at) if clock.is_running else clock for clock in case.clocks)
    return {"state": CaseState.MERGED, "merged": before, "clocks": clocks}


def kept(fold: Callable[[Case, Any, Stamp], Changes]) -> Callable[[Case, Any, Stamp], Changes]:
    """Let what changes limits also change those that a merged case keeps until it goes its own way."""

    def folded(case: Case, event: Any, stamp: Stamp) -> Changes:
        changes = fold(case.alone, event, stamp)
        if case.merged is None or case.alone is case:
            return changes
        later = {name: changes.pop(name) for name in ("clocks", "deferral") if name in changes}
        return changes | {"merged": attrs.evolve(case.merged, **later)}

    return folded


def _unmerged(case: Case, _event: e.CaseUnmerged, _stamp: Stamp) -> Changes:
    return {name: getattr(case.alone, name) for name in (*_KEPT, "met", "merged")}


def _taken(case: Case, event: e.FollowerTaken, _stamp: Stamp) -> Changes:
    others = tuple(follower for follower in case.followers if follower.case != event.case)
    return {"followers": (*others, Follower(case=event.case, number=event.number))}


def _released(case: Case, event: e.FollowerReleased, _stamp: Stamp) -> Changes:
    return {"followers": tuple(follower for follower in case.followers if follower.case != event.case)}


def _closed(case: Case, event: e.CaseClosedWithMaster, stamp: Stamp) -> Changes:
    """Close it as its master; what its units owed is done with."""
    at = stamp.effective_at
    return {
        "state": CaseState.CLOSED,
        "outcome": event.outcome,
        "closed_at": at,
        "duties": end_duties(case, DutyState.DONE, at),
        "holdings": let_go(case, at),
    }


FOLDS: Final[dict[type, Callable[[Case, Any, Stamp], Changes]]] = {
    e.CaseMerged: _merged,
    e.CaseUnmerged: _unmerged,
    e.FollowerTaken: _taken,
    e.FollowerReleased: _released,
    e.CaseClosedWithMaster: _closed,
}
