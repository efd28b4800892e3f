"""Supervision of a case (督办): steps of the ladder, what a late entry takes back, and reviews of what was put off."""

from datetime import datetime

import attrs

from govliaison.deadlines import Stage
from govliaison.ledger import Sealed


@attrs.frozen(kw_only=True)
class SupervisionStepTaken:
    """
    A step of supervision was taken: by itself at its moment, after a bad call-back, or by a convener.

    Attributes:
        unit: who is supervised
        level: its place in the ladder of the pack, from 1
        name: as people call it, such as 催办
        colour: of the sheet or lamp
        document: the paper that is issued
        issuer: who issues it
        copied_to: who gets a copy, in the words of the instrument
        stage: the limit whose end it belongs to; None where it answers something else
        note: why a convener took it
    """

    unit: str
    level: int
    name: str
    colour: str = ""
    document: str = ""
    issuer: str = ""
    copied_to: tuple[str, ...] = ()
    stage: Stage | None = None
    note: Sealed | None = None


@attrs.frozen(kw_only=True)
class DeferralReviewDue:
    """A case that is put off is to be looked at again (定期复查)."""


@attrs.frozen(kw_only=True)
class DeferralReviewed:
    """Somebody looked at a case that is put off, and it stays so; ``note``: how the plan stands."""

    note: Sealed


@attrs.frozen(kw_only=True)
class StepsRetracted:
    """
    A late entry (补录) ended a limit before steps that had been entered: they stay in the history and count no more (D5).

    Attributes:
        stage: the limit; None where it was a task or a promise
        task: number of the task (整改任务)
        unit: who had been waited for
        ended_at: when what was waited for had happened
        steps: names of the events that are taken back, in the order of their moments
        levels: which steps of supervision among them
    """

    stage: Stage | None = None
    task: int | None = None
    unit: str
    ended_at: datetime
    steps: tuple[str, ...]
    levels: tuple[int, ...] = ()
