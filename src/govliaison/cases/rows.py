"""
Cases as lists show them: read from columns and a few keys, not rebuilt as whole objects.

A key that is not there stands for the default of its field.
"""

import math
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

import attrs

from govliaison.cases.kinds import CaseKind, CaseState, Urgency
from govliaison.deadlines import Light, Stage
from govliaison.ledger import Key, StoredRecord, id_of
from govliaison.values import from_micros, load_canonical, to_micros

_NO_PAUSE: Final = ({"until": 0},)


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
            deferred_until=from_micros(body["deferral"]["until"]) if body.get("deferral") else None,
            due_at=None if index.due is None else from_micros(index.due),
            light=_light(body.get("clocks", ()), to_micros(now)),
        )


@attrs.frozen(kw_only=True)
class CasePage:
    """A page of a list, and where to go on."""

    rows: tuple[CaseRow, ...]
    after: Key | None


def _light(clocks: Sequence[Mapping[str, Any]], now: int) -> Light:
    """Tell the light as the case itself does (:meth:`Case.light`), from what is stored of its clocks."""
    running = [clock for clock in clocks if "ended_at" not in clock]
    answers = [
        clock
        for clock in clocks
        if clock["start"]["stage"] == Stage.ANSWER and "duty" not in clock["start"] and "void" not in clock
    ]
    lights = set()
    for clock in running or answers[-1:]:
        start, at = clock["start"], _seen_at(clock, now)
        if at > start["due_at"]:
            return Light.RED
        lights.add(Light.YELLOW if at >= start.get("warn_at", math.inf) else Light.GREEN)
    return Light.YELLOW if Light.YELLOW in lights else Light.GREEN


def _seen_at(clock: Mapping[str, Any], now: int) -> int:
    """Tell at which moment the light of a clock is read: when it stood still, when it ended, or now."""
    last = clock.get("pauses", _NO_PAUSE)[-1]
    return int(last["since"] if "until" not in last else clock.get("ended_at", now))
