"""
Rules tried on every kind of matter they can tell apart.

So *unreachable*, *contradicting* and *waiting for each other* mean what happens, not what the text looks like.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, product
from typing import Final

from govliaison.deadlines.findings import Finding, make_fault, make_note
from govliaison.deadlines.ranking import Chosen, rank_rules
from govliaison.deadlines.rules import Facts, Match, RulePack
from govliaison.deadlines.stages import ExpiryOf, Stage

_OTHER: Final = "-"
"""A value that no rule names."""


def find_unreachable(packs: Sequence[RulePack]) -> Iterator[Finding]:
    """Find the rules that never win among these packs."""
    for chosen in _never_winning(packs):
        yield make_fault("lint.unreachable", chosen.pack, chosen.rule.id)


def find_overruled(packs: Sequence[RulePack]) -> Iterator[Finding]:
    """Find rules that others always overrule here: worth knowing, but how packs are meant to be stacked."""
    alone = {(each.pack.id, each.rule.id) for pack in packs for each in _never_winning((pack,))}
    for chosen in _never_winning(packs):
        if (chosen.pack.id, chosen.rule.id) not in alone:
            yield make_note("lint.overruled", chosen.pack, chosen.rule.id)


def find_contradictions(packs: Sequence[RulePack]) -> Iterator[Finding]:
    """Find two rules of one rank that say different things of one matter: only their names decide."""
    told: set[tuple[str, str, str, str]] = set()
    for rules in rank_rules(packs).values():
        for facts in sample_facts([each.rule.match for each in rules]):
            holding = [each for each in rules if each.rule.match.holds(facts)]
            for first, other in pairwise(holding[:2]):
                key = (first.pack.id, first.rule.id, other.pack.id, other.rule.id)
                if key not in told and _ties(first, other):
                    told.add(key)
                    names = f"{other.pack.id}/{other.rule.id}"
                    yield make_fault("lint.contradiction", first.pack, first.rule.id, other=names)


def find_rings(packs: Sequence[RulePack]) -> Iterator[Finding]:
    """Find limits that wait for each other's end, in one pack or across several: they never begin."""
    ranked = rank_rules(packs)
    waits = {stage: {after for each in rules if (after := _waits_for(each))} for stage, rules in ranked.items()}
    circling = [stage for stage in waits if stage in _reached(waits, stage)]
    told: set[tuple[str, str]] = set()
    for facts in sample_facts([each.rule.match for stage in circling for each in ranked[stage]]):
        holding = {
            stage: next((each for each in ranked[stage] if each.rule.match.holds(facts)), None) for stage in circling
        }
        now = {
            stage: {after} if each and (after := _waits_for(each)) else set[Stage]() for stage, each in holding.items()
        }
        for stage, each in holding.items():
            if each and stage in _reached(now, stage) and (each.pack.id, each.rule.id) not in told:
                told.add((each.pack.id, each.rule.id))
                yield make_fault("lint.ring", each.pack, each.rule.id, stage=stage.value)


def _waits_for(chosen: Chosen) -> Stage | None:
    return chosen.rule.anchor.stage if isinstance(chosen.rule.anchor, ExpiryOf) else None


def _reached(waits: Mapping[Stage, set[Stage]], start: Stage) -> set[Stage]:
    """Give every stage for whose end a stage waits, directly or not."""
    seen: set[Stage] = set()
    ahead = {*waits[start]}
    while ahead:
        seen |= ahead
        ahead = {after for stage in ahead for after in waits.get(stage, ())} - seen
    return seen


def _never_winning(packs: Sequence[RulePack]) -> Iterator[Chosen]:
    for rules in rank_rules(packs).values():
        left = {id(each): each for each in rules if not each.is_repeated}
        for facts in sample_facts([each.rule.match for each in rules]):
            holding = [each for each in rules if each.rule.match.holds(facts)]
            for each in holding[:1]:
                left.pop(id(each), None)
            # a statute that replaces leaves the warning of the rule it replaces in force
            for each in [each for each in holding if not each.rule.replaces][:1]:
                left.pop(id(each), None)
        yield from left.values()


def _ties(one: Chosen, other: Chosen) -> bool:
    same_rank = (
        one.rule.replaces == other.rule.replaces
        and one.pack.priority == other.pack.priority
        and one.is_repeated == other.is_repeated
        and one.rule.match.conditions == other.rule.match.conditions
        and one.pack.effective_from == other.pack.effective_from
    )
    return same_rank and (one.rule.amount, one.rule.anchor) != (other.rule.amount, other.rule.anchor)


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
