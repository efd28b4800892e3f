"""
Finding what is wrong with limits before anybody is late by it.

A source that is silent, or says more than the software acts on, is a note and never a fault.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from itertools import product
from typing import Final

from govliaison.deadlines.acted import ACTED_STAGES, told_only
from govliaison.deadlines.fall_back import FALL_BACK
from govliaison.deadlines.findings import Finding, Severity, make_fault, make_note
from govliaison.deadlines.limits import Limits
from govliaison.deadlines.rules import DeadlineRule, Facts, RulePack
from govliaison.deadlines.stages import MonthDay, Stage
from govliaison.deadlines.trying import find_contradictions, find_overruled, find_rings, find_unreachable
from govliaison.values import Amount, Reason, TimeUnit

NEEDED: Final = tuple(rule.stage for rule in FALL_BACK.rules)
"""The stages of a case that always have a clock."""

_SILENT: Final = "silent"
_MINUTES: Final = {TimeUnit.MINUTE: 1, TimeUnit.HOUR: 60, TimeUnit.CALENDAR_DAY: 1440, TimeUnit.MONTH: 31 * 1440}
_WORKING: Final = {TimeUnit.WORKING_HOUR: 1, TimeUnit.WORKING_DAY: 8}
"""Hours; offices are open for eight."""


def lint_pack(
    pack: RulePack,
    *,
    kinds: Collection[str] | None = None,
    urgencies: Collection[str] | None = None,
    today: date | None = None,
) -> list[Finding]:
    """
    Look one pack over: basis, dates, rings, ladders, contradictions, rules that never hold or never win.

    Args:
        pack: what to look over
        kinds: kinds of matter that occur; None: any word may be one
        urgencies: degrees of urgency that occur; None: any word may be one
        today: the present day, where a pack that has ended is a fault
    """
    return [
        *_missing_basis(pack),
        *_out_of_time(pack, today),
        *find_rings((pack,)),
        *_ladder(pack),
        *find_unreachable((pack,)),
        *find_contradictions((pack,)),
        *_unknown_words(pack, "kind", kinds),
        *_unknown_words(pack, "urgency", urgencies),
        *_warnings(pack),
        *_silent(pack),
    ]


def lint_limits(
    limits: Limits,
    kinds: Collection[str],
    urgencies: Collection[str],
    *,
    region: str,
    now: datetime,
    channels: Collection[str] | None = None,
    ready_made: Collection[str] = (),
) -> list[Finding]:
    """
    Look the limits of a jurisdiction over as they work together now.

    Args:
        limits: packs and calendar in force
        kinds: kinds of matter that occur
        urgencies: degrees of urgency that occur
        region: region code of the jurisdiction
        now: the present moment
        channels: ids of the channels by which matters come; None: any word may be one
        ready_made: ids of packs that nobody here wrote; a channel of theirs that is not here is only a note
    """
    today, _clock = limits.calendar.local(now)
    in_force = tuple(pack for pack in limits.packs if pack.holds(today, region))
    found = [
        *(finding for pack in limits.packs for finding in _out_of_time(pack, today)),
        *(finding for pack in in_force for finding in lint_pack(pack, kinds=kinds, urgencies=urgencies)),
        *(finding for pack in in_force for finding in _no_channel(pack, channels, ready_made)),
        *find_rings(in_force),
        *find_overruled(in_force),
        *find_contradictions(in_force),
        *_without_clock(limits, kinds, urgencies, region, now),
        *(finding for pack in in_force for finding in _told_only(pack)),
    ]
    return list(dict.fromkeys(found))


def _missing_basis(pack: RulePack) -> Iterator[Finding]:
    if not pack.legal_basis and any(not rule.local and not rule.basis for rule in pack.rules):
        yield make_fault("lint.pack-without-basis", pack)
    for rule in pack.rules:
        if not rule.local and not (rule.basis or pack.legal_basis):
            yield make_fault("lint.rule-without-basis", pack, rule.id)


def _out_of_time(pack: RulePack, today: date | None) -> Iterator[Finding]:
    first, last = pack.effective_from, pack.effective_to
    if last is None:
        return
    if first is not None and last < first:
        yield make_fault("lint.never-in-force", pack, first=first.isoformat(), last=last.isoformat())
    elif today is not None and last < today:
        yield make_fault("lint.expired", pack, day=last.isoformat())


def _ladder(pack: RulePack) -> Iterator[Finding]:
    """A ladder goes up and ends: every next step is there, and none comes back."""
    steps = {step.name: step for step in pack.ladder}
    for step in pack.ladder:
        if step.next and step.next not in steps:
            yield make_fault("lint.ladder-nowhere", pack, step=step.name, next=step.next)
        seen, name = {step.name}, step.next
        while name in steps and name not in seen:
            seen.add(name)
            name = steps[name].next
        if name == step.name:
            yield make_fault("lint.ladder-ring", pack, step=step.name)


def _unknown_words(pack: RulePack, key: str, known: Collection[str] | None) -> Iterator[Finding]:
    """A word that no matter ever has: its rule never holds for it."""
    if known is None:
        return
    for rule in pack.rules:
        for word in sorted(getattr(rule.match, key) - {*known}):
            words = ", ".join(map(str, known))
            yield make_fault("lint.unknown-word", pack, rule.id, key=key, word=word, words=words)


def _no_channel(pack: RulePack, known: Collection[str] | None, ready_made: Collection[str]) -> Iterator[Finding]:
    """Limits of other places name channels of theirs; in a rule of one's own it is a slip."""
    if known is None:
        return
    make = make_note if pack.id in ready_made else make_fault
    for rule in pack.rules:
        for channel in sorted(rule.match.channel - {*known}):
            yield make("lint.no-channel", pack, rule.id, channel=channel)


def _warnings(pack: RulePack) -> Iterator[Finding]:
    """A light that is yellow from the first moment on warns of nothing."""
    for rule in pack.rules:
        warns = rule.warn_before
        if warns is not None and not isinstance(rule.anchor, MonthDay) and _is_longer(warns, rule):
            yield make_fault(
                "lint.warns-too-early", pack, rule.id, warns=warns.in_chinese(), amount=rule.amount.in_chinese()
            )


def _is_longer(warns: Amount, rule: DeadlineRule) -> bool:
    """Tell whether a warning surely comes before its limit begins; working time and other time cannot always be compared."""
    limit = rule.amount
    for sizes in (_MINUTES, _WORKING):
        if warns.unit in sizes and limit.unit in sizes:
            return warns.number * sizes[warns.unit] > limit.number * sizes[limit.unit]
    if warns.unit is TimeUnit.WORKING_DAY and limit.unit in _MINUTES:
        return warns.number * _MINUTES[TimeUnit.CALENDAR_DAY] > limit.number * _MINUTES[limit.unit]
    return False


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
            yield Finding(severity=severity, reason=reason)


def _silent(pack: RulePack) -> Iterator[Finding]:
    for rule in pack.rules:
        if rule.source == _SILENT:
            yield make_note("lint.silent", pack, rule.id)


def _told_only(pack: RulePack) -> Iterator[Finding]:
    for rule in pack.rules:
        if rule.stage not in ACTED_STAGES:
            yield make_note("lint.stage-told-only", pack, rule.id, stage=rule.stage.value)
    if keys := told_only(pack):
        yield make_note("lint.key-told-only", pack, keys=", ".join(keys))
