"""The adapter kind ``Router``: proposals for the accountable unit."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

import attrs

from govliaison.units import Level
from govliaison.values import Reason


@attrs.frozen(kw_only=True)
class RoutingAsk:
    """
    What a router may know of a case; it is pure, so this is all it needs.

    Attributes:
        case: id
        kind: kind of case
        category: category, from the top down, joined by ``/``; empty if unknown
        title: title
        text: what was submitted
        region: code of the place it happened in, if known
        level: level at which it is decided, if known
        channel: id of the channel it came by
        now: the present moment
    """

    case: str
    kind: str
    category: str = ""
    title: str = attrs.field(default="", repr=False)
    text: str = attrs.field(default="", repr=False)
    region: str | None = None
    level: Level | None = None
    channel: str = ""
    now: datetime


@attrs.frozen(kw_only=True)
class RoutingProposal:
    """
    A unit that may be accountable.

    Attributes:
        unit: id of a unit of the profile
        confidence: 0 … 100, certain only at 100; the core ranks all proposals by a total order
        reason: why
    """

    unit: str
    confidence: int = attrs.field(validator=[attrs.validators.ge(0), attrs.validators.le(100)])
    reason: Reason


class Router(Protocol):
    """Proposes units. Contract 1. Pure: no clock, no chance, no network; the same ask gives the same answer."""

    def propose(self, ask: RoutingAsk, /) -> Sequence[RoutingProposal]:
        """Propose accountable units; an empty answer abstains."""
        ...
