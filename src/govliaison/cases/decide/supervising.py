"""Steps of supervision (督办) that no clock takes: by a convener, or after a bad call-back."""

from collections.abc import Iterable

import attrs

from govliaison.cases.decide.common import By, check_convener, check_evidence, check_moment, check_state
from govliaison.cases.decide.intake import Verdict
from govliaison.cases.kinds import CaseState
from govliaison.cases.model import Case
from govliaison.cases.rules import CaseRules
from govliaison.cases.supervising_events import DeferralReviewed, SupervisionStepTaken
from govliaison.cases.telling import tell_step
from govliaison.deadlines import LadderStep, LadderWhen
from govliaison.ledger import Decision, Notice, Private
from govliaison.values import Refusal

_OPEN = tuple(state for state in CaseState if state.is_open and state is not CaseState.MERGED)


@attrs.frozen(kw_only=True)
class SuperviseAsk:
    """
    Take a step of supervision by hand.

    Attributes:
        step: its name in the ladder of the rule pack; any name where no pack in force has a ladder
        note: why
    """

    step: str
    note: str = attrs.field(repr=False)
    by: By


def supervise(case: Case | None, ask: SuperviseAsk, rules: CaseRules) -> Verdict:
    """Take a step of supervision (督办) as a convener: the unit is told, and everybody who gets a copy."""
    refusal = check_state(case, *_OPEN)
    if refusal or case is None:
        return refusal or Refusal.of("case.unknown")
    if refusal := check_convener(case, ask.by) or check_moment(case, ask.by) or check_evidence(ask.note):
        return refusal
    name = ask.step.strip()
    ladder = rules.ladder(case.facts, case.anchors) or (LadderStep(name=name),)
    found = next(((level, step) for level, step in enumerate(ladder, 1) if name and step.name == name), None)
    if found is None:
        return Refusal.of("case.no-such-step", step=name, steps="、".join(step.name for step in ladder))
    event = attrs.evolve(_take(case, *found), note=Private(f"case/{case.id}", ask.note.strip()))
    return Decision(events=(event,), notices=tell_step(case, event))


@attrs.frozen(kw_only=True)
class ReviewDeferralAsk:
    """Look again at a case that is put off; ``note``: how the plan stands."""

    note: str = attrs.field(repr=False)
    by: By


def review_deferral(case: Case | None, ask: ReviewDeferralAsk, _rules: CaseRules) -> Verdict:
    """Record that a convener looked again at a case that is put off (定期复查), and that it stays so."""
    refusal = check_state(case, CaseState.DEFERRED)
    if refusal or case is None:
        return refusal or Refusal.of("case.unknown")
    if refusal := check_convener(case, ask.by) or check_moment(case, ask.by) or check_evidence(ask.note):
        return refusal
    return Decision(events=(DeferralReviewed(note=Private(f"case/{case.id}", ask.note.strip())),))


def after_bad_call(case: Case, rules: CaseRules) -> tuple[SupervisionStepTaken, ...]:
    """Give the steps for which a call-back is the reason that was bad just now, this time or again."""
    times, ladder = sum(call.is_bad for call in case.call_backs) + 1, rules.ladder(case.facts, case.anchors)
    steps = [
        (level, step)
        for level, step in enumerate(ladder, 1)
        if step.when is LadderWhen.DISSATISFIED and step.from_time <= times
    ]
    second = rules.redo(case.facts, case.anchors).second_time
    if times > 1 and second and second not in {step.name for _level, step in steps}:
        steps.append((len(ladder) + 1, LadderStep(name=second)))
    return tuple(_take(case, level, step) for level, step in steps)


def tell_steps(case: Case, steps: Iterable[SupervisionStepTaken]) -> tuple[Notice, ...]:
    """Tell of several steps."""
    return tuple(notice for step in steps for notice in tell_step(case, step))


def _take(case: Case, level: int, step: LadderStep) -> SupervisionStepTaken:
    return SupervisionStepTaken(
        unit=case.lead,
        level=level,
        name=step.name,
        colour=step.colour,
        document=step.document,
        issuer=step.issuer,
        copied_to=step.copied_to,
    )
