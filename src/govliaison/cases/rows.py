"""Cases as lists show them: read from columns and a few keys, not rebuilt as whole objects."""

from datetime import datetime
from typing import Any

import attrs

from govliaison.cases.kinds import CaseKind, CaseState, Urgency
from govliaison.deadlines import DutyKind, Light, Stage
from govliaison.ledger import Key, StoredRecord, id_of
from govliaison.values import from_micros, load_canonical, to_micros


@attrs.frozen(kw_only=True)
class CaseRow:
    """
    One line of a list.

    Attributes:
        title: empty once erased
        due_at: the nearest deadline, None where nobody is waited for
        deferred_until: the date to which it is put off
    """

    id: str
    number: str
    state: CaseState
    kind: CaseKind
    urgency: Urgency
    title: str = attrs.field(repr=False)
    unit: str
    region: str | None
    category: str
    channel: str
    received_at: datetime
    due_at: datetime | None
    deferred_until: datetime | None = None
    light: Light

    @classmethod
    def of(cls, stored: StoredRecord, now: datetime) -> "CaseRow":
        """Read a row that a query found."""
        body, index = load_canonical(stored.body), stored.index
        return cls(
            id=id_of(stored.stream),
            number=body["number"],
            state=CaseState(index.state),
            kind=CaseKind(body["kind"]),
            urgency=Urgency(body["urgency"]),
            title=body["title"].get("value", ""),
            unit=index.unit or "",
            region=index.region,
            category=(body.get("category_said") or {}).get("value") or body["category"],
            channel=body["sources"][0]["channel"],
            received_at=from_micros(body["received_at"]),
            deferred_until=from_micros(body["deferral"]["until"]) if body["deferral"] else None,
            due_at=None if index.due is None else from_micros(index.due),
            light=_light(body["clocks"], to_micros(now)),
        )


@attrs.frozen(kw_only=True)
class CasePage:
    """A page of a list, and where to go on."""

    rows: tuple[CaseRow, ...]
    after: Key | None


def _light(clocks: list[dict[str, Any]], now: int) -> Light:
    """Tell the light as the case itself does (:meth:`Case.light`), from what is stored of its clocks."""
    running = [clock for clock in clocks if clock["ended_at"] is None]
    answers = [
        clock
        for clock in clocks
        if (clock["start"]["stage"], clock["start"]["duty"]) == (Stage.ANSWER, DutyKind.LEAD) and not clock["void"]
    ]
    lights = set()
    for clock in running or answers[-1:]:
        start, at = clock["start"], _seen_at(clock, now)
        if at > start["due_at"]:
            return Light.RED
        lights.add(Light.GREEN if start["warn_at"] is None or at < start["warn_at"] else Light.YELLOW)
    return Light.YELLOW if Light.YELLOW in lights else Light.GREEN


def _seen_at(clock: dict[str, Any], now: int) -> int:
    """Tell at which moment the light of a clock is read: when it stood still, when it ended, or now."""
    pauses = clock["pauses"]
    if pauses and pauses[-1]["until"] is None:
        return int(pauses[-1]["since"])
    return now if clock["ended_at"] is None else int(clock["ended_at"])
