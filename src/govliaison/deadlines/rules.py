"""
Limits as data: one rule for each stage of a matter, in packs with legal basis and effective dates.

A rule pack is a TOML file of a data package or of a county; nothing about a limit is written in code.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Final

import attrs

from govliaison.calendar import CountFrom, Cutoff, NonWorking
from govliaison.deadlines.stages import Anchor, AnyAnchor, Stage
from govliaison.deadlines.terms import (
    CallBackTerms,
    Criterion,
    DutyTerms,
    Extension,
    Interim,
    LadderStep,
    Objection,
    Pause,
    RatingTerms,
    Redo,
    Return,
    Silence,
)
from govliaison.deadlines.words import fold_word, parse_words
from govliaison.errors import InputError
from govliaison.values import Amount, TimeUnit, region_stem

EVERY: Final = "interim.every"
"""Id of the limit that ``interim.every`` of a pack is: from dispatch, and from each interim answer."""


class Confidence(StrEnum):
    """How well what a pack says is known."""

    STATED = "S"
    """read in a source"""
    REPRINT = "S2"
    """read in a re-print, a press page or a damaged page; wording may differ"""
    TRIED = "L"
    """checked by running it"""
    INFERRED = "I"
    """follows from several sources"""
    MEMORY = "M"
    """no source confirms it: a default to be confirmed or replaced"""


@attrs.frozen(kw_only=True)
class Match:
    """
    To which matters a rule applies: every condition given must hold; an empty one is no condition.

    Difficulties, tags and tracks are words that people give (:mod:`govliaison.deadlines.words`); case makes no difference.

    Attributes:
        kind: kinds of matter, such as ``consultation``
        urgency: degrees of urgency
        channel: ids of channels
        category: categories; a category matches those below it
        difficulty: ``A``, ``B``, ``C`` or the local words
        tag: tags, of which the matter has one at least
        track: tracks that a statute lays out, such as ``petition``
        real_name: whoever filed it gave a name, or did not
    """

    kind: frozenset[str] = frozenset()
    urgency: frozenset[str] = frozenset()
    channel: frozenset[str] = frozenset()
    category: frozenset[str] = frozenset()
    difficulty: frozenset[str] = attrs.field(default=frozenset(), converter=parse_words)
    tag: frozenset[str] = attrs.field(default=frozenset(), converter=parse_words)
    track: frozenset[str] = attrs.field(default=frozenset(), converter=parse_words)
    real_name: bool | None = None

    @property
    def conditions(self) -> int:
        """How many conditions it sets; of two rules of one priority the more particular wins."""
        return sum(value is not None and value != frozenset() for value in attrs.astuple(self, recurse=False))

    def holds(self, facts: "Facts") -> bool:
        """Tell whether a matter with these facts falls under it."""
        return (
            (not self.kind or facts.kind in self.kind)
            and (not self.urgency or facts.urgency in self.urgency)
            and (not self.channel or facts.channel in self.channel)
            and (not self.category or any(_is_below(facts.category, one) for one in self.category))
            and (not self.difficulty or facts.difficulty in self.difficulty)
            and (not self.tag or not self.tag.isdisjoint(facts.tags))
            and (not self.track or facts.track in self.track)
            and self.real_name in (None, facts.real_name)
        )


def _is_below(category: str, above: str) -> bool:
    return category == above or category.startswith(f"{above}/")


def _fold_words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold_word, texts))


@attrs.frozen(kw_only=True)
class Facts:
    """What rules may ask about a matter; plain names, so that this floor knows no case."""

    kind: str
    urgency: str
    channel: str = ""
    category: str = ""
    region: str = ""
    difficulty: str = attrs.field(default="", converter=fold_word)
    tags: frozenset[str] = attrs.field(default=frozenset(), converter=_fold_words)
    track: str = attrs.field(default="", converter=fold_word)
    real_name: bool | None = None


@attrs.frozen(kw_only=True)
class Cap:
    """
    The latest moment to which a limit may run, whatever extends it.

    Attributes:
        anchor: from when
        amount: how long
    """

    anchor: Anchor
    amount: Amount


class Deemed(StrEnum):
    """What is taken as decided when a limit ends without a decision."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    AGREED = "agreed"


@attrs.frozen(kw_only=True)
class OnExpiry:
    """
    What happens when a limit ends.

    Attributes:
        deemed: what is taken as decided
        remind: the unit is reminded, as it always is
        escalate: the post or level to which it goes up
        list_to: the units that get it in their list of late matters
        auto_rating: the grade that is entered where nobody rated
        excluded_from: the rates that such a grade stays out of, and is reported apart from; needed with ``auto_rating``
    """

    deemed: Deemed | None = None
    remind: bool = False
    escalate: str = ""
    list_to: tuple[str, ...] = ()
    auto_rating: str = ""
    excluded_from: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        """The law forbids forced ratings: a grade nobody gave must never stand among those that people gave."""
        if self.auto_rating and not self.excluded_from:
            raise InputError("pack.rating-not-apart", grade=self.auto_rating)


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
        cutoff: at what time of its last day a limit in days or months ends; None: working days when the office closes,
            others at 24:00
        non_working: what non-working time does to it
        warn_before: how long before the end the light turns yellow; None: it never does
        urge_every: after the end, the unit is urged again so often; calendar days, at least one, seven unless said
        cap: the latest moment, whatever extends it
        replaces: a statute: it goes before every rule that is none, whatever its priority, and says how the limit counts
        on_expiry: what happens when it ends
        basis: the instrument and article it stands in
        source: where that was read; ``silent`` for a local rule in the place of one the source does not give
        confidence: how well it is known
        local: a local fall-back, not taken from an instrument
        silent: which of the other keys the source does not say
        note: what a reader should know
    """

    id: str
    stage: Stage
    match: Match = attrs.field(factory=Match)
    anchor: AnyAnchor
    amount: Amount
    count_from: CountFrom = CountFrom.NEXT_DAY
    cutoff: Cutoff | None = None
    non_working: NonWorking = NonWorking.RUN
    warn_before: Amount | None = None
    urge_every: Amount = attrs.field(default=Amount(7, TimeUnit.CALENDAR_DAY), validator=_check_urging)
    cap: Cap | None = None
    replaces: bool = False
    on_expiry: OnExpiry | None = None
    basis: str = ""
    source: str = ""
    confidence: Confidence | None = None
    local: bool = False
    silent: tuple[str, ...] = ()
    note: str = ""


@attrs.frozen(kw_only=True)
class RulePack:
    """
    What one instrument says.

    Attributes:
        id: unique name
        name: as people call it
        priority: of two packs that say something, the higher wins
        effective_from: first day on which matters are admitted under it, or None: since ever, or not said
        effective_to: last such day, or None: until further notice
        region: code of the place for which it holds, with all places within it; empty: everywhere
        legal_basis: instruments it rests on
        source: where it was read; rules that name none take it over
        confidence: how well it is known; rules that say nothing take it over
        note: what a reader should know
        closure: what must be so before close-out
        rules: the limits
        silent: what it does not say
        extension: how a limit is extended
        pauses: for what clocks stand still
        return_: how a unit may hand a matter back
        objection: how disputes about who handles it are decided
        interim: how long-running matters are reported on
        duties: what each kind of duty is measured by
        callback: how people are asked afterwards
        redo: when a matter goes back to be handled again
        ladder: the steps of supervision
        rating: how services are rated
    """

    id: str
    name: str
    priority: int = 0
    effective_from: date | None = None
    effective_to: date | None = None
    region: str = ""
    legal_basis: tuple[str, ...] = ()
    source: str = ""
    confidence: Confidence | None = None
    note: str = ""
    closure: tuple[Criterion, ...] = ()
    rules: tuple[DeadlineRule, ...] = ()
    silent: Silence = attrs.field(factory=Silence)
    extension: Extension | None = None
    pauses: tuple[Pause, ...] = ()
    return_: Return | None = None
    objection: Objection | None = None
    interim: Interim | None = None
    duties: tuple[DutyTerms, ...] = ()
    callback: CallBackTerms | None = None
    redo: Redo | None = None
    ladder: tuple[LadderStep, ...] = ()
    rating: RatingTerms | None = None

    def holds(self, day: date, region: str) -> bool:
        """Tell whether it is in force on a day for a region."""
        return (
            (self.effective_from is None or self.effective_from <= day)
            and (self.effective_to is None or day <= self.effective_to)
            and region.startswith(region_stem(self.region))
        )
