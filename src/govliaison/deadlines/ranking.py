"""Which of several rules wins: a total order."""

from collections.abc import Iterable

import attrs

from govliaison.deadlines.rules import EVERY, DeadlineRule, RulePack
from govliaison.deadlines.stages import Stage


@attrs.frozen
class Chosen:
    """
    A rule and the pack it stands in.

    Attributes:
        pack: the pack
        rule: the rule; one that replaces another takes over when that warns, if it says nothing of its own
        replaced: what would hold without the statute that replaces it
    """

    pack: RulePack
    rule: DeadlineRule
    replaced: "Chosen | None" = None

    @property
    def is_repeated(self) -> bool:
        """Whether it says how often, not by when for the first time; a rule for that goes before it."""
        return self.rule.id == EVERY


def rank_rules(packs: Iterable[RulePack]) -> dict[Stage, list[Chosen]]:
    """Give the rules of each stage, the one that wins first; a total order, whatever order the packs come in."""
    ranked: dict[Stage, list[Chosen]] = {stage: [] for stage in Stage}
    for pack in packs:
        for rule in pack.rules:
            ranked[rule.stage].append(Chosen(pack, rule))
    for rules in ranked.values():
        rules.sort(key=_rank, reverse=True)
    return ranked


def _rank(chosen: Chosen) -> tuple[bool, int, int, str, str, str]:
    pack, rule = chosen.pack, chosen.rule
    effective = pack.effective_from.isoformat() if pack.effective_from else ""
    conditions = -1 if chosen.is_repeated else rule.match.conditions
    return rule.replaces, pack.priority, conditions, effective, pack.id, rule.id


def with_ladders(packs: Iterable[RulePack]) -> tuple[RulePack, ...]:
    """Give the packs with steps of supervision, the one that wins first."""
    return tuple(sorted((pack for pack in packs if pack.ladder), key=lambda pack: (-pack.priority, pack.id)))
