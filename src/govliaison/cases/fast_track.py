"""Which cases go the fast track (绿色通道) by rule, and what a case keeps of it (T3.2)."""

from datetime import date, datetime
from typing import Final

import attrs

from govliaison.deadlines import Facts, Match
from govliaison.enterprises import Enterprise, EnterpriseKind, Ownership, SizeClass
from govliaison.ledger import Sealed

FAST_TRACK: Final = "fast-track"
"""The tag that a case on the fast track bears for rules of deadlines and for lists."""


@attrs.frozen(kw_only=True)
class FirmMatch:
    """
    To which enterprises a rule applies: every condition given must hold; an empty one is no condition.

    Attributes:
        size: size classes
        ownership: who owns it
        kind: kinds of entity
        section: letters of the industry
    """

    size: frozenset[SizeClass] = frozenset()
    ownership: frozenset[Ownership] = frozenset()
    kind: frozenset[EnterpriseKind] = frozenset()
    section: frozenset[str] = frozenset()

    @property
    def asks(self) -> bool:
        """Whether it asks anything of the enterprise."""
        return self != FirmMatch()

    def holds(self, firm: Enterprise | None) -> bool:
        """Tell whether an enterprise falls under it; one that is not in the base only where nothing is asked."""
        if firm is None:
            return not self.asks
        return (
            (not self.size or firm.size.size_class in self.size)
            and (not self.ownership or firm.ownership in self.ownership)
            and (not self.kind or firm.facts.kind in self.kind)
            and (not self.section or (firm.facts.industry or "")[:1] in self.section)
        )


@attrs.frozen(kw_only=True)
class FastTrackRule:
    """
    A rule by which cases go the fast track: a table ``[fast_track.<id>]`` of the profile.

    What is shorter there is said by rules of deadlines that match the tag ``fast-track``.

    Attributes:
        id: stable key
        name: what it is called
        match: what is asked of the case, as rules of deadlines ask it
        firm: what is asked of its enterprise
        since: first day on which it holds
        until: first day on which it does not hold any more
    """

    id: str
    name: str = ""
    match: Match = attrs.field(factory=Match)
    firm: FirmMatch = attrs.field(factory=FirmMatch)
    since: date | None = None
    until: date | None = None

    def holds(self, facts: Facts, firm: Enterprise | None, day: date) -> bool:
        """Tell whether a case of a day falls under it."""
        in_force = (self.since is None or self.since <= day) and (self.until is None or day < self.until)
        return in_force and self.match.holds(facts) and self.firm.holds(firm)


@attrs.frozen(kw_only=True)
class CaseFastTracked:
    """
    A case went the fast track.

    Attributes:
        rule: id of the rule; None: by hand
        note: why, where it was by hand
    """

    rule: str | None = None
    note: Sealed | None = None


@attrs.frozen(kw_only=True)
class CaseSlowed:
    """A case was taken off the fast track again, with the reason."""

    note: Sealed


@attrs.frozen(kw_only=True)
class OnFastTrack:
    """
    That a case is on the fast track.

    Attributes:
        at: since when
        by: who put it there; the program, by rule
        rule: id of the rule, or None
        note: why, where it was by hand
    """

    at: datetime
    by: str
    rule: str | None = None
    note: Sealed | None = None
