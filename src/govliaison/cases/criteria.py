"""Whether the close-out criteria (销号条件) that a place and its packs chose can be met, one by one and together."""

from collections.abc import Iterable
from datetime import datetime

from govliaison.cases.rules import CaseRules
from govliaison.deadlines import Anchors, Criterion, Facts, sample_facts
from govliaison.values import Reason


def at_odds(rules: CaseRules, now: datetime) -> list[Reason]:
    """
    Name what cannot hold together, for any matter that the packs in force tell apart.

    R5 sends a case back whose call-back was bad, and R9 spares it that: both say nothing where none is ever sent back. R10
    wants a planned solution put off, so putting off must be allowed. And no criterion is met where every answer counts
    as none.

    Args:
        rules: the rules of the place
        now: packs that are not in force by then say nothing
    """
    anchors = Anchors(received=now)
    chosen = [(facts, rules.close_out(facts, anchors)) for facts in _matters(rules)]
    found = [
        Reason.of("lint.criterion-idle", criterion=criterion.value)
        for criterion in (Criterion.CALLED_BACK, Criterion.LAWFUL)
        if any(criterion in criteria and rules.redo(facts, anchors).max_times == 0 for facts, criteria in chosen)
    ]
    if not rules.policy.max_deferral.number and any(Criterion.PLANNED_APART in criteria for _, criteria in chosen):
        found.append(Reason.of("lint.planned-nowhere"))
    if any(not phrase.replace("…", "") for phrase in rules.policy.perfunctory):
        found.append(Reason.of("lint.no-answer-counts"))
    return found


def _matters(rules: CaseRules) -> Iterable[Facts]:
    """Give one matter for all that packs which speak of close-out or redoing can tell apart."""
    return sample_facts([rule.match for pack in rules.limits.packs if pack.closure or pack.redo for rule in pack.rules])
