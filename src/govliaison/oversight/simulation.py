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

    What was given beside the rules (order, promise, instruction) holds here too. A limit that ran from another moment than
    its rule says – sent back, returned – runs from that moment here too. Limits
    that nobody kept to their end are judged as of now; those that became void are left out.

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
    start, anchors = clock.start, attrs.evolve(case.anchors, given=())
    facts = attrs.evolve(case.facts, region=region)
    chosen = other.choose(start.stage, facts, anchors.admitted or anchors.received)
    if chosen.pack is FALL_BACK:
        return None
    was = real.rule_of(start)
    began_as_ruled = was is not None and was.rule.anchor != chosen.rule.anchor and _began(case, clock, was.rule.anchor)
    anew = None if began_as_ruled else start.anchor_at
    ruled = other.start(start.stage, start.unit, facts, anchors, anew=anew).due_at
    return ruled if start.given_by is GivenBy.RULE else min(ruled, start.due_at)


def _began(case: Case, clock: Clock, anchor: object) -> bool:
    """Tell whether a clock ran from where its own rule says."""
    moment = getattr(case.anchors, str(anchor), None)
    return moment is not None and moment == clock.start.anchor_at
