"""
Steps on the way (办理环节): stages that no case owes of itself, and that have a clock where a rule pack sets a limit for them.

They run in the order of the anchors: some from receipt, most while a unit handles the matter, two after the answer. Others are
owed only once somebody asked for them.
"""

from collections.abc import Mapping
from typing import Final

from govliaison.deadlines.ranking import Chosen
from govliaison.deadlines.rules import DeadlineRule
from govliaison.deadlines.stages import Anchor, Stage
from govliaison.deadlines.terms import DutyKind

STEPS: Final[Mapping[Stage, Anchor]] = {
    Stage.ENTER: Anchor.RECEIVED,
    Stage.TRANSFER: Anchor.RECEIVED,
    Stage.SUPPLEMENT: Anchor.DISPATCHED,
    Stage.VERIFY: Anchor.DISPATCHED,
    Stage.PRELIM_OPINION: Anchor.DISPATCHED,
    Stage.PLAN: Anchor.DISPATCHED,
    Stage.INTERIM: Anchor.DISPATCHED,
    Stage.FEEDBACK: Anchor.DISPATCHED,
    Stage.FILE: Anchor.ANSWERED,
}
"""Steps that are owed of themselves, each with the earliest moment at which its clock can run."""

ASKED_FOR: Final = frozenset({Stage.THIRD_PARTY, Stage.MEDIATE, Stage.SECOND_REVIEW, Stage.FINAL_REVIEW})
"""Steps that are owed once they were asked for, from then."""

MILESTONES: Final = ASKED_FOR | STEPS.keys()
"""All of them."""

OF_DESK: Final = frozenset({Stage.ENTER, Stage.TRANSFER, Stage.SECOND_REVIEW, Stage.FINAL_REVIEW})
"""Steps of whoever takes matters in and watches over them; the others are the unit's that handles the matter."""

UNTIL_ANSWER: Final = frozenset(
    {
        Stage.SUPPLEMENT,
        Stage.VERIFY,
        Stage.PRELIM_OPINION,
        Stage.PLAN,
        Stage.INTERIM,
        Stage.THIRD_PARTY,
        Stage.MEDIATE,
    }
)
"""Steps that an answer to the matter says all about."""

_ORDER: Final = {anchor: place for place, anchor in enumerate(Anchor)}
_LATEST: Final = {Stage.ENTER: Anchor.RECEIVED, Stage.TRANSFER: Anchor.ADMITTED}
"""What is in the ledger was entered, and what was handed to a unit was passed on."""


def begins_at(rule: DeadlineRule) -> Anchor:
    """
    Tell what must have happened before the clock of a step runs: what its rule names, unless the step comes later.

    >>> from govliaison.deadlines.stages import MonthDay
    >>> from govliaison.values import Amount
    >>> rule = DeadlineRule(id="plan", stage=Stage.PLAN, anchor=Anchor.RECEIVED, amount=Amount.parse("3 working days"))
    >>> begins_at(rule).value
    'dispatched'
    """
    earliest = STEPS[rule.stage]
    anchor = rule.anchor if isinstance(rule.anchor, Anchor) else earliest
    begins = max(earliest, anchor, key=_ORDER.__getitem__)
    return min(begins, _LATEST.get(rule.stage, begins), key=_ORDER.__getitem__)


def is_of_lead(chosen: Chosen) -> bool:
    """
    Tell whether a step is owed by the unit that leads; else by the desk.

    A pack that says what the lead is measured by (``[[duty]]`` with ``stages``) leaves the other steps to the desk.
    """
    measured = stages_of(chosen, DutyKind.LEAD)
    return chosen.rule.stage not in OF_DESK and (not measured or chosen.rule.stage in measured)


def stages_of(chosen: Chosen, kind: DutyKind) -> frozenset[Stage]:
    """Give what a kind of duty is measured by, as the pack of a rule says; empty where it does not."""
    return frozenset(stage for terms in chosen.pack.duties if terms.kind is kind for stage in terms.stages)
