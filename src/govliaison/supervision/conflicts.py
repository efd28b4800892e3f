"""
No supervisor watches a unit with which its enterprise has an open case of its own (M5.1).

It is looked at when a unit is assigned, again when a case comes, and once more whenever a supervisor reports or verifies.
"""

from collections.abc import Iterable
from typing import Final

import attrs

from govliaison.cases import Case
from govliaison.supervision.supervisor import Supervisor, WatchResumed, WatchSuspended

FINDING_SOURCE: Final = "finding/"
"""How the number begins under which a case that was born of a finding came in."""


@attrs.frozen(kw_only=True)
class Conflict:
    """A supervisor, the unit that is watched, and the open case of the supervisor's own enterprise with it."""

    supervisor: str
    unit: str
    case: str


def is_born_of_finding(case: Case) -> bool:
    """Tell whether a case was born of a finding; such a case never stands against the one who found it."""
    return case.sources[0].source_id.startswith(FINDING_SOURCE)


def is_own_case(case: Case, enterprise: str) -> bool:
    """Tell whether a case is open and an enterprise's own."""
    return case.state.is_open and case.enterprise == enterprise and not is_born_of_finding(case)


def conflicts_with(case: Case, supervisors: Iterable[Supervisor]) -> tuple[Conflict, ...]:
    """
    Tell which supervisors may not watch which of their units because of a case.

    Args:
        case: as it stands now
        supervisors: any; those of other enterprises, and units that have no part in the case, are passed over
    """
    return tuple(
        Conflict(supervisor=each.id, unit=watch.unit, case=case.id)
        for each in supervisors
        if is_own_case(case, each.enterprise)
        for watch in each.open_watches
        if watch.unit in case.units
    )


def stands_against(cases: Iterable[Case], enterprise: str, unit: str) -> bool:
    """Tell whether a case forbids somebody of an enterprise to watch a unit; which it is may be hidden from who asks."""
    return any(unit in case.units and is_own_case(case, enterprise) for case in cases)


def settle(record: Supervisor, cases: Iterable[Case]) -> tuple[WatchSuspended | WatchResumed, ...]:
    """
    Say what must be entered so that nothing is watched where a case stands against it, and everything else is.

    Args:
        record: a supervisor
        cases: all open cases of its enterprise
    """
    wanted = {(each.unit, each.case) for case in cases for each in conflicts_with(case, (record,))}
    noted = {(watch.unit, case) for watch in record.open_watches for case in watch.suspended_for}
    return (
        *(WatchSuspended(unit=unit, case=case) for unit, case in sorted(wanted - noted)),
        *(WatchResumed(unit=unit, case=case) for unit, case in sorted(noted - wanted)),
    )
