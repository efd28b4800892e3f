"""
Finding what is wrong with limits before anybody is late by it.

Rules are tried on every kind of matter they can tell apart, so *unreachable* and *contradicting* mean what happens, not what
the text looks like. A source that is silent is a note, never a fault.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from enum import StrEnum
from itertools import pairwise, product
from typing import Final

import attrs

from govliaison.deadlines.fall_back import FALL_BACK
from govliaison.deadlines.limits import Limits
from govliaison.deadlines.ranking import Chosen, rank_rules
from govliaison.deadlines.rules import Facts, Match, RulePack
from govliaison.deadlines.stages import ExpiryOf, Stage
from govliaison.values import Reason

NEEDED: Final = tuple(rule.stage for rule in FALL_BACK.rules)
"""The stages of a case that always have a clock."""

_OTHER: Final = "-"
"""A value that no rule names."""
_SILENT: Final = "silent"


class Severity(StrEnum):
    """Whether something must be mended."""

    FAULT = "fault"
    NOTE = "note"


@attrs.frozen(kw_only=True)
class Finding:
    """
    Something about a pack that somebody should know.

    Attributes:
        severity: a fault must be mended
        pack: id of the pack; empty for the whole profile
        rule: id of the rule, or empty
        reason: what it is
    """

    severity: Severity
    pack: str
    rule: str = ""
    reason: Reason


def lint_pack(pack: RulePack) -> list[Finding]:
    """Look one pack over: basis, rings, ladders, rules that never win."""
    return [*_missing_basis(pack), *_rings(pack), *_ladder(pack), *_unreachable((pack,)), *_silent(pack)]


def lint_limits(
    limits: Limits, kinds: Iterable[str], urgencies: Iterable[str], *, region: str, now: datetime
) -> list[Finding]:
    """
    Look the limits of a jurisdiction over as they work together now.

    Args:
        limits: packs and calendar in force
        kinds: kinds of matter that occur
        urgencies: degrees of urgency that occur
        region: region code of the jurisdiction
        now: the present moment
    """
    today, _clock = limits.calendar.local(now)
    in_force = tuple(pack for pack in limits.packs if pack.holds(today, region))
    return [
        *_expired(limits.packs, today),
        *(finding for pack in in_force for finding in lint_pack(pack)),
        *_overruled(in_force),
        *_contradictions(in_force),
        *_without_clock(limits, kinds, urgencies, region, now),
    ]


def _missing_basis(pack: RulePack) -> Iterator[Finding]:
    if not pack.legal_basis and any(not rule.local and not rule.basis for rule in pack.rules):
        yield _fault("lint.pack-without-basis", pack)
    for rule in pack.rules:
        if not rule.local and not (rule.basis or pack.legal_basis):
            yield _fault("lint.rule-without-basis", pack, rule.id)


def _rings(pack: RulePack) -> Iterator[Finding]:
    """Limits that wait for each other's end never begin."""
    waits: dict[Stage, set[Stage]] = {}
    for rule in pack.rules:
        if isinstance(rule.anchor, ExpiryOf):
            waits.setdefault(rule.stage, set()).add(rule.anchor.stage)
    for stage in waits:
        if _leads_to(waits, stage, stage, set()):
            yield _fault("lint.ring", pack, stage=stage.value)


def _leads_to(waits: dict[Stage, set[Stage]], start: Stage, goal: Stage, seen: set[Stage]) -> bool:
    for after in waits.get(start, ()):
        if after is goal or (after not in seen and _leads_to(waits, after, goal, seen | {after})):
            return True
    return False


def _ladder(pack: RulePack) -> Iterator[Finding]:
    """A ladder goes up and ends: every next step is there, and none comes back."""
    steps = {step.name: step for step in pack.ladder}
    for step in pack.ladder:
        if step.next and step.next not in steps:
            yield _fault("lint.ladder-nowhere", pack, step=step.name, next=step.next)
        seen, name = {step.name}, step.next
        while name in steps and name not in seen:
            seen.add(name)
            name = steps[name].next
        if name == step.name:
            yield _fault("lint.ladder-ring", pack, step=step.name)


def _unreachable(packs: Sequence[RulePack]) -> Iterator[Finding]:
    for chosen in _never_winning(packs):
        yield _fault("lint.unreachable", chosen.pack, chosen.rule.id)


def _overruled(packs: Sequence[RulePack]) -> Iterator[Finding]:
    """A rule that others always overrule here is worth knowing, but how packs are meant to be stacked."""
    alone = {(each.pack.id, each.rule.id) for pack in packs for each in _never_winning((pack,))}
    for chosen in _never_winning(packs):
        if (chosen.pack.id, chosen.rule.id) not in alone:
            yield _note("lint.overruled", chosen.pack, chosen.rule.id)


def _never_winning(packs: Sequence[RulePack]) -> Iterator[Chosen]:
    for rules in rank_rules(packs).values():
        left = {id(each): each for each in rules}
        for facts in sample_facts([each.rule.match for each in rules]):
            holding = [each for each in rules if each.rule.match.holds(facts)]
            for each in holding[:1]:
                left.pop(id(each), None)
            # a statute that replaces leaves the warning of the rule it replaces in force
            for each in [each for each in holding if not each.rule.replaces][:1]:
                left.pop(id(each), None)
        yield from left.values()


def _contradictions(packs: Sequence[RulePack]) -> Iterator[Finding]:
    """Two packs of one rank that say different things of one matter: only their names decide."""
    told: set[tuple[str, str, str, str]] = set()
    for rules in rank_rules(packs).values():
        for facts in sample_facts([each.rule.match for each in rules]):
            holding = [each for each in rules if each.rule.match.holds(facts)]
            for first, other in pairwise(holding[:2]):
                key = (first.pack.id, first.rule.id, other.pack.id, other.rule.id)
                if key not in told and _ties(first, other):
                    told.add(key)
                    names = f"{other.pack.id}/{other.rule.id}"
                    yield _fault("lint.contradiction", first.pack, first.rule.id, other=names)


def _ties(one: Chosen, other: Chosen) -> bool:
    same_rank = (
        one.rule.replaces == other.rule.replaces
        and one.pack.priority == other.pack.priority
        and one.rule.match.conditions == other.rule.match.conditions
        and one.pack.effective_from == other.pack.effective_from
    )
    return same_rank and (one.rule.amount, one.rule.anchor) != (other.rule.amount, other.rule.anchor)


def _without_clock(
    limits: Limits, kinds: Iterable[str], urgencies: Iterable[str], region: str, now: datetime
) -> Iterator[Finding]:
    """Kinds of matter for which only the built-in fall-back speaks."""
    for stage in NEEDED:
        silent = {
            kind
            for kind, urgency in product(kinds, urgencies)
            if limits.choose(stage, Facts(kind=kind, urgency=urgency, region=region), now).pack is FALL_BACK
        }
        if silent:
            severity = Severity.FAULT if stage is Stage.ANSWER else Severity.NOTE
            reason = Reason.of("lint.without-clock", stage=stage.value, kinds=" ".join(sorted(silent)))
            yield Finding(severity=severity, pack="", reason=reason)


def _expired(packs: Iterable[RulePack], today: date) -> Iterator[Finding]:
    for pack in packs:
        if pack.effective_to is not None and pack.effective_to < today:
            yield _fault("lint.expired", pack, day=pack.effective_to.isoformat())


def _silent(pack: RulePack) -> Iterator[Finding]:
    for rule in pack.rules:
        if rule.source == _SILENT:
            yield _note("lint.silent", pack, rule.id)


def sample_facts(matches: Sequence[Match]) -> Iterator[Facts]:
    """Give one matter for every combination that these conditions can tell apart."""

    def values(name: str) -> list[str]:
        named = {value for match in matches for value in getattr(match, name)}
        return [*sorted(named), _OTHER]

    tags = [frozenset[str](), *(frozenset({tag}) for tag in values("tag")[:-1])]
    named = {match.real_name for match in matches} - {None}
    for kind, urgency, channel, category, difficulty, track, tag, real_name in product(
        values("kind"),
        values("urgency"),
        values("channel"),
        values("category"),
        values("difficulty"),
        values("track"),
        tags,
        [True, False] if named else [None],  # whoever filed it gave a name, or did not
    ):
        yield Facts(
            kind=kind,
            urgency=urgency,
            channel=channel,
            category=category,
            difficulty=difficulty,
            track=track,
            tags=tag,
            real_name=real_name,
        )


def _fault(code: str, pack: RulePack, rule: str = "", **params: str) -> Finding:
    return Finding(severity=Severity.FAULT, pack=pack.id, rule=rule, reason=Reason.of(code, **params))


def _note(code: str, pack: RulePack, rule: str = "", **params: str) -> Finding:
    return Finding(severity=Severity.NOTE, pack=pack.id, rule=rule, reason=Reason.of(code, **params))
