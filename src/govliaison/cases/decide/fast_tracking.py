"""The fast track (绿色通道): by rule when a case comes, or by hand with a reason; its shorter limits hold at once (T3.2)."""

import attrs

from govliaison.cases.decide.classifying import see_otherwise
from govliaison.cases.decide.common import By, check_convener, check_evidence, check_moment, check_state
from govliaison.cases.decide.intake import Verdict
from govliaison.cases.fast_track import CaseFastTracked, CaseSlowed
from govliaison.cases.kinds import CaseState
from govliaison.cases.model import Case
from govliaison.cases.rules import CaseRules
from govliaison.enterprises import Enterprise
from govliaison.ledger import Decision, Private
from govliaison.values import Refusal


@attrs.frozen(kw_only=True)
class FastTrackAsk:
    """
    Put a case on the fast track, or take it off.

    Attributes:
        on: put it there
        note: why
    """

    on: bool
    note: str = attrs.field(repr=False)
    by: By


def fast_track(case: Case | None, ask: FastTrackAsk, rules: CaseRules) -> Verdict:
    """Put a case on the fast track by hand, or take it off; limits that run are counted anew. Done twice is done once."""
    refusal = check_state(case, CaseState.SUBMITTED, CaseState.ADMITTED, CaseState.DISPATCHED, CaseState.HANDLING)
    if refusal or case is None:
        return refusal or Refusal.of("case.unknown")
    if refusal := check_convener(case, ask.by) or check_moment(case, ask.by) or check_evidence(ask.note):
        return refusal
    if ask.on is (case.fast_track is not None):
        return Decision(events=())
    note = Private(f"case/{case.id}", ask.note.strip())
    event = CaseFastTracked(note=note) if ask.on else CaseSlowed(note=note)
    return see_otherwise(case, event, rules, ask.by)[1]


def fast_track_by_itself(case: Case | None, firm: Enterprise | None, rules: CaseRules, by: By) -> Verdict:
    """
    Put a new case on the fast track by the first rule that it falls under, in the order of their ids.

    Args:
        case: as it came
        firm: its enterprise, where the base has it
        rules: of its place
        by: the program, at the moment at which the case came
    """
    if case is None or case.state is not CaseState.SUBMITTED:
        return Decision(events=())
    for rule in rules.fast_track:
        if rule.holds(rules.place(case.facts), firm, rules.today(case.received_at)):
            return see_otherwise(case, CaseFastTracked(rule=rule.id), rules, by)[1]
    return Decision(events=())
