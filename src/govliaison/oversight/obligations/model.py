"""
A duty as a record (``duty/…``): opened when its period begins, judged day by day, and noticed when it is missed (D5).

Its attention is the end of its time; so a missed duty is told to its bearer and the conveners without anybody asking.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

import attrs

from govliaison.access import CONVENER, region_token, unit_token
from govliaison.ledger import Index, Notice, Noun, Stamp, Step
from govliaison.oversight.obligations.judging import Evidence, Standing
from govliaison.values import Reason, to_micros

_OVERDUE: Final = 2
"""How high the step stands among those that are told together."""


@attrs.frozen(kw_only=True)
class DutyOpened:
    """
    A duty began.

    Attributes:
        obligation: which, by its id
        clause: the clause it comes from
        place: code of the place
        unit: who bears it; empty: the conveners together
        period: for which time, such as ``2026Q3``
        due_at: until when
        told: who is told when it is missed: its bearer and the conveners
    """

    obligation: str
    clause: str
    place: str
    unit: str
    period: str
    due_at: datetime
    told: tuple[str, ...]


@attrs.frozen(kw_only=True)
class DutyJudged:
    """It was found that a duty stands otherwise than before."""

    standing: Standing
    evidence: tuple[Evidence, ...] = ()
    reason: Reason | None = None


@attrs.frozen(kw_only=True)
class DutyMissed:
    """Its time was over, or something in it was, and it was not done."""


@attrs.frozen(kw_only=True)
class Duty:
    """
    A duty of one bearer for one period; see :class:`DutyOpened`.

    Attributes:
        id: see :attr:`~govliaison.oversight.Charge.key`
        standing: as it was judged last
        judged_at: when
        missed_at: when it was missed last; it may have been done since
    """

    id: str
    obligation: str
    clause: str
    place: str
    unit: str
    period: str
    due_at: datetime
    told: tuple[str, ...]
    opened_at: datetime
    standing: Standing = Standing.DUE
    evidence: tuple[Evidence, ...] = ()
    reason: Reason | None = None
    judged_at: datetime
    missed_at: datetime | None = None

    @property
    def attention(self) -> datetime | None:
        """When it must be noticed that it is missed, or missed again; None once that was noticed, or is out of the question."""
        if self.standing not in (Standing.UNMET, Standing.DUE):
            return None
        at = self.judged_at if self.standing is Standing.UNMET else self.due_at
        return at if self.missed_at is None or self.missed_at < at else None


def duty_id(opened: DutyOpened) -> str:
    """Name the record of a duty."""
    return ".".join(filter(None, (opened.obligation, opened.place, opened.unit, opened.period)))


def evolve(duty: Duty | None, event: DutyOpened | DutyJudged | DutyMissed, stamp: Stamp) -> Duty:
    """Fold what happened into the duty."""
    if isinstance(event, DutyOpened):
        at = stamp.effective_at
        parts = attrs.asdict(event, recurse=False)
        return Duty(id=duty_id(event), opened_at=at, judged_at=at, **parts)
    assert duty is not None  # noqa: S101 - nothing else begins a stream
    if isinstance(event, DutyJudged):
        return attrs.evolve(
            duty,
            standing=event.standing,
            evidence=event.evidence,
            reason=event.reason,
            judged_at=stamp.effective_at,
        )
    return attrs.evolve(duty, standing=Standing.UNMET, missed_at=stamp.effective_at)


def index(duty: Duty) -> Index:
    """Conveners see the duties of their place, everybody their own."""
    tokens = {CONVENER, region_token(duty.place)} | ({unit_token(duty.unit)} if duty.unit else set())
    return Index(
        state=duty.standing.value,
        unit=duty.unit or None,
        region=duty.place,
        number=duty.id,
        opened=to_micros(duty.opened_at),
        due=to_micros(duty.due_at),
        attention=to_micros(duty.attention) if duty.attention else None,
        audience=frozenset(tokens),
        tags=frozenset({("obligation", duty.obligation), ("period", duty.period), ("clause", duty.clause)}),
    )


def attend(duty: Duty, now: datetime) -> Sequence[Step]:
    """Notice that it was missed, and tell its bearer and the conveners."""
    at = duty.attention
    if at is None or now < at:
        return ()
    params = {"obligation": duty.obligation, "period": duty.period, "clause": duty.clause, "place": duty.place}
    notices = tuple(
        Notice(recipient=f"unit:{unit}", code="duty.missed", params={"number": duty.id, "unit": duty.unit, **params})
        for unit in duty.told
    )
    return (Step(at=at, event=DutyMissed(), notices=notices, rank=_OVERDUE),)


DUTY: Final = Noun(
    kind="duty",
    record=Duty,
    shape=1,
    events={DutyOpened: 1, DutyJudged: 1, DutyMissed: 1},
    evolve=evolve,
    index=index,
    attend=attend,
)
