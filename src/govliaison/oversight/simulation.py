"""
What if another rule pack had been in force: who would have been late.

Nothing is entered. The same pack reproduces what happened, which is how one knows that the answer means something.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

import attrs

from govliaison.cases import Case
from govliaison.deadlines import FALL_BACK, Clock, GivenBy, Limits, Stage


@attrs.frozen(kw_only=True)
class Simulated:
    """
    One limit of one case, as it was and as it would have been.

    Attributes:
        case: id of the case
        number: its number
        stage: what had to be done
        unit: who was waited for
        due_at: when the limit ended
        would_end: when it would have ended; None where the other pack says nothing
        late: it was missed
        would_be_late: it would have been missed by the same conduct
    """

    case: str
    number: str
    stage: Stage
    unit: str
    due_at: datetime
    would_end: datetime | None
    late: bool
    would_be_late: bool


def simulate(
    cases: Iterable[Case], real: Limits, other: Limits, *, stages: Sequence[Stage], region: str, now: datetime
) -> Iterator[Simulated]:
    """
    Judge what units did by the limits of another pack.

    What was given beside the rules (order, promise, instruction) holds here too, and so do pauses and extensions. A limit
    that ran from another moment than its rule says – sent back, returned – runs from that moment here too. Limits that
    nobody kept to their end are judged as of now; those that became void are left out. Where the other pack says of a
    limit what the real one does, it ends when it did.

    Args:
        cases: the cases of the period
        real: the limits they were handled under
        other: the limits to try
        stages: which limits
        region: region code of the jurisdiction
        now: as of when
    """
    for case in cases:
        for clock in case.clocks:
            if clock.void or clock.start.stage not in stages:
                continue
            done_at = clock.ended_at or now
            would_end = _would_end(case, clock, real, other, region)
            yield Simulated(
                case=case.id,
                number=case.number,
                stage=clock.start.stage,
                unit=clock.start.unit,
                due_at=clock.start.due_at,
                would_end=would_end,
                late=done_at > clock.start.due_at,
                would_be_late=would_end is not None and done_at > would_end,
            )


def _would_end(case: Case, clock: Clock, real: Limits, other: Limits, region: str) -> datetime | None:
    """Start a clock under the other limits and move it as it was moved; where they say the same, it ends as it did."""
    began, facts = clock.began, attrs.evolve(case.facts, region=region)
    anchors = attrs.evolve(case.anchors, given=())
    at = anchors.admitted or anchors.received
    chosen, was = other.find(began.stage, facts, at), real.find(began.stage, facts, at)
    did = None if was is None else real.start_under(was, began.unit, facts, anchors)
    would = began if chosen is None else other.start_under(chosen, began.unit, facts, anchors)
    if (chosen and chosen.rule, would) == (was and was.rule, did):
        return clock.start.due_at
    if chosen is None or chosen.pack is FALL_BACK:
        return None
    if did is None or did.anchor_at != began.anchor_at:
        would = other.start_under(chosen, began.unit, facts, anchors, anew=began.anchor_at)
    if began.given_by is not GivenBy.RULE:
        would = attrs.evolve(would, due_at=min(would.due_at, began.due_at))
    for move in clock.moves:
        would = other.moved(would, move, case.anchors)
    return would.due_at
