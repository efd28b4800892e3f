"""What the decisions about ratings need to know of their jurisdiction: units, limits, rule packs, local decisions."""

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from typing import Final

import attrs

from govliaison.calendar import due
from govliaison.cases import CaseKind, CaseRules, Grade, Urgency
from govliaison.deadlines import (
    Anchor,
    Anchors,
    Chosen,
    ClockStart,
    DeadlineRule,
    Facts,
    RatingTerms,
    RulePack,
    Stage,
)
from govliaison.ratings.plan import RatingPlan
from govliaison.values import Amount

BAD_RATING_TAG: Final = "bad-rating"
"""The tag of a case that was opened by a bad rating."""

_LOCAL: Final = RulePack(id="ratings", name="ratings")


@lru_cache(maxsize=64)
def _local_rule(stage: Stage, amount: Amount) -> DeadlineRule:
    return DeadlineRule(id=stage.value, stage=stage, anchor=Anchor.ANSWERED, amount=amount, local=True)


@attrs.frozen(kw_only=True)
class RatingRules:
    """
    The rules of one jurisdiction.

    Attributes:
        cases: its units, desk, working calendar, rule packs
        plan: its local decisions
    """

    cases: CaseRules
    plan: RatingPlan

    def facts(self, *, real_name: bool) -> Facts:
        """Give what deadline rules ask about a bad rating."""
        return Facts(
            kind=CaseKind.COMPLAINT,
            urgency=Urgency.ORDINARY,
            channel=self.plan.channel,
            region=self.cases.region,
            tags=frozenset({BAD_RATING_TAG}),
            real_name=real_name,
        )

    def terms(self, at: datetime) -> RatingTerms:
        """Put together what the packs in force say of ratings (``[rating]``): of each key the first pack that says it."""
        packs = self.cases.packs(self.facts(real_name=True), Anchors(received=at))
        found = RatingTerms()
        for pack in packs:
            said = attrs.asdict(pack.rating, recurse=False) if pack.rating else {}
            found = attrs.evolve(found, **{name: value for name, value in said.items() if not getattr(found, name)})
        return found

    def is_bad(self, grade: Grade, at: datetime) -> bool:
        """Tell whether a grade is bad (差评): as the first pack says that does, else one of the two lowest."""
        said = self.terms(at).bad
        return grade.value in said if said else grade.is_bad

    def start(
        self, stage: Stage, unit: str, at: datetime, *, real_name: bool, again: datetime | None = None
    ) -> ClockStart:
        """
        Start the clock of a stage of a bad rating: by the rule of a pack in force, else as the plan says.

        Args:
            stage: contact or rectify
            unit: who is waited for
            at: when it was entered; limits run from then
            real_name: whether the rater can be called
            again: from when it begins anew
        """
        amount = self.plan.contact_within if stage is Stage.RATING_CONTACT else self.plan.rectify_within
        facts, anchors = self.facts(real_name=real_name), Anchors(received=at, answered=at)
        chosen = self.cases.limits.find(stage, facts, at) or Chosen(_LOCAL, _local_rule(stage, amount))
        return self.cases.limits.start_under(chosen, unit, facts, anchors, anew=again)

    def default_for(self, facts: Facts, answered_at: datetime) -> tuple[Grade, datetime] | None:
        """Tell which grade is entered, and when, for a matter that nobody rates; None where the switch is off."""
        if not self.plan.defaults:
            return None
        limits, anchors = self.cases.limits, Anchors(received=answered_at, answered=answered_at)
        chosen = limits.find(Stage.RATE, self.cases.place(facts), answered_at)
        then = chosen.rule.on_expiry if chosen else None
        if chosen is None or then is None or not then.auto_rating:
            return self.plan.default_grade, self.after(answered_at, self.plan.default_after)
        return Grade(then.auto_rating), limits.end_of(chosen.rule, answered_at, anchors).at

    def after(self, at: datetime, amount: Amount) -> datetime:
        """Tell when an amount of time is over, on the working calendar."""
        return due(self.cases.limits.calendar, at, amount).at


RulesFor = Callable[[str | None], RatingRules]
"""Gives the rules of the jurisdiction a region code belongs to."""
