"""What holds where no rule pack speaks."""

from typing import Final

from govliaison.deadlines.rules import DeadlineRule, RulePack
from govliaison.deadlines.stages import Anchor, Stage
from govliaison.values import Amount, TimeUnit

FALL_BACK: Final = RulePack(
    id="fall-back",
    name="fall-back",
    priority=-1_000_000,
    rules=tuple(
        DeadlineRule(id=stage.value, stage=stage, anchor=anchor, amount=Amount(days, TimeUnit.WORKING_DAY), local=True)
        for stage, anchor, days in (
            (Stage.DISPATCH, Anchor.RECEIVED, 1),
            (Stage.SIGN, Anchor.DISPATCHED, 1),
            (Stage.CONTACT, Anchor.DISPATCHED, 2),
            (Stage.ASSIST_RETURN, Anchor.DISPATCHED, 5),
            (Stage.ANSWER, Anchor.DISPATCHED, 10),
            (Stage.CLOSE, Anchor.ANSWERED, 5),
            (Stage.AUDIT, Anchor.REQUESTED, 3),
            (Stage.CALL_BACK, Anchor.AUDITED, 5),
            (Stage.REPORT, Anchor.RECEIVED, 10),
        )
    ),
)
"""Limits for stages on which no pack says anything: local, so that no open matter is ever without a clock."""
