"""
Limits as data: one rule for each stage of a matter, in packs with legal basis and effective dates.

A rule pack is a TOML file of a data package or of a county; nothing about a limit is written in code.
"""

from datetime import date
from enum import StrEnum

import attrs

from govliaison.calendar import CountFrom, Cutoff, NonWorking
from govliaison.errors import InputError
from govliaison.values import Amount, TimeUnit, region_stem


class Stage(StrEnum):
    """What a limit is for."""

    DISPATCH = "dispatch"
    """hand it to a unit"""
    SIGN = "sign"
    """the unit signs for it"""
    CONTACT = "contact"
    """first contact with whoever filed it"""
    ANSWER = "answer"
    """the reply"""
    CLOSE = "close"
    """ask for close-out after the answer"""
    AUDIT = "audit"
    """check the request for close-out"""
    CALL_BACK = "callback"
    """ask whoever filed it afterwards"""
    REPORT = "report"
    """report back on a leader's instruction (批示)"""


class Anchor(StrEnum):
    """The moment from which a limit runs."""

    RECEIVED = "received"
    ADMITTED = "admitted"
    DISPATCHED = "dispatched"
    SIGNED = "signed"
    ANSWERED = "answered"
    REQUESTED = "requested"
    AUDITED = "audited"


@attrs.frozen(kw_only=True)
class Match:
    """
    To which matters a rule applies: every condition given must hold; an empty one is no condition.

    Attributes:
        kind: kinds of matter, such as ``consultation``
        urgency: degrees of urgency
        channel: ids of channels
        category: categories; a category matches those below it
    """

    kind: frozenset[str] = frozenset()
    urgency: frozenset[str] = frozenset()
    channel: frozenset[str] = frozenset()
    category: frozenset[str] = frozenset()

    @property
    def conditions(self) -> int:
        """How many conditions it sets; of two rules of one priority the more particular wins."""
        return sum(bool(value) for value in (self.kind, self.urgency, self.channel, self.category))

    def holds(self, facts: "Facts") -> bool:
        """Tell whether a matter with these facts falls under it."""
        return (
            (not self.kind or facts.kind in self.kind)
            and (not self.urgency or facts.urgency in self.urgency)
            and (not self.channel or facts.channel in self.channel)
            and (
                not self.category
                or any(facts.category == one or facts.category.startswith(f"{one}/") for one in self.category)
            )
        )


@attrs.frozen(kw_only=True)
class Facts:
    """What rules may ask about a matter; plain names, so that this floor knows no case."""

    kind: str
    urgency: str
    channel: str = ""
    category: str = ""
    region: str = ""


def _check_urging(_rule: object, _field: object, every: Amount) -> None:
    """Urging goes on until it is done, so that no open matter is ever without a moment of attention."""
    if every.unit is not TimeUnit.CALENDAR_DAY or every.number < 1:
        raise InputError("pack.urge-every", amount=str(every))


@attrs.frozen(kw_only=True)
class DeadlineRule:
    """
    One limit.

    Attributes:
        id: unique within its pack
        stage: what must be done
        match: to which matters it applies
        anchor: from which moment it runs
        amount: how long
        count_from: whether the day of the anchor counts
        cutoff: at what time of its last day it ends; None where the amount is in hours
        non_working: what non-working time does to it
        warn_before: how long before the end the light turns yellow
        urge_every: after the end, the unit is urged again so often; calendar days, at least one
        basis: the instrument and article it stands in
        source: where that was read
        confidence: mark of the source
        local: a local fall-back, not taken from an instrument
        note: what a reader should know
    """

    id: str
    stage: Stage
    match: Match = attrs.field(factory=Match)
    anchor: Anchor
    amount: Amount
    count_from: CountFrom = CountFrom.NEXT_DAY
    cutoff: Cutoff | None = None
    non_working: NonWorking = NonWorking.RUN
    warn_before: Amount | None = None
    urge_every: Amount = attrs.field(default=Amount(7, TimeUnit.CALENDAR_DAY), validator=_check_urging)
    basis: str = ""
    source: str = ""
    confidence: str = ""
    local: bool = False
    note: str = ""


@attrs.frozen(kw_only=True)
class RulePack:
    """
    The limits of one instrument.

    Attributes:
        id: unique name
        name: as people call it
        priority: of two packs that say something, the higher wins
        effective_from: first day on which matters are admitted under it, or None: since ever
        effective_to: last such day, or None: until further notice
        region: code of the place for which it holds, with all places within it; empty: everywhere
        legal_basis: instruments it rests on
        rules: the limits
    """

    id: str
    name: str
    priority: int = 0
    effective_from: date | None = None
    effective_to: date | None = None
    region: str = ""
    legal_basis: tuple[str, ...] = ()
    rules: tuple[DeadlineRule, ...] = ()

    def holds(self, day: date, region: str) -> bool:
        """Tell whether it is in force on a day for a region."""
        return (
            (self.effective_from is None or self.effective_from <= day)
            and (self.effective_to is None or day <= self.effective_to)
            and region.startswith(region_stem(self.region))
        )
