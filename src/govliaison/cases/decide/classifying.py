"""What a case is to the rules (定性分类): the track of a statute, its difficulty, its tags – and the limits that follow."""

import attrs

from govliaison.cases.classifying_events import CaseClassified
from govliaison.cases.decide.common import By, check_convener, check_evidence, check_moment, check_state
from govliaison.cases.decide.intake import Verdict
from govliaison.cases.evolve import evolve
from govliaison.cases.kinds import CaseState
from govliaison.cases.model import Case
from govliaison.cases.recounting import count_classified, tell_moved
from govliaison.cases.rules import CaseRules
from govliaison.deadlines import parse_tags, parse_word
from govliaison.ledger import Decision, Private, Stamp
from govliaison.values import Refusal


@attrs.frozen(kw_only=True)
class ClassifyAsk:
    """
    Say what a case is; None leaves it as it is.

    Attributes:
        track: the track that a statute lays out for it; empty: none
        difficulty: how hard it is, in the words of the rule packs; empty: not said
        tags: all its tags
        note: why
    """

    track: str | None = attrs.field(default=None, converter=attrs.converters.optional(parse_word))
    difficulty: str | None = attrs.field(default=None, converter=attrs.converters.optional(parse_word))
    tags: frozenset[str] | None = attrs.field(default=None, converter=attrs.converters.optional(parse_tags))
    note: str = attrs.field(repr=False)
    by: By


def classify(case: Case | None, ask: ClassifyAsk, rules: CaseRules) -> Verdict:
    """
    Say what a case is; limits that other rules set by this are counted anew, from where they run.

    A limit that had passed stays passed. Said twice is said once.
    """
    refusal = check_state(case, CaseState.SUBMITTED, CaseState.ADMITTED, CaseState.DISPATCHED, CaseState.HANDLING)
    if refusal or case is None:
        return refusal or Refusal.of("case.unknown")
    if refusal := check_convener(case, ask.by) or check_moment(case, ask.by) or check_evidence(ask.note):
        return refusal
    said = {"track": ask.track, "difficulty": ask.difficulty, "tags": ask.tags}
    if all(value is None for value in said.values()):
        return Refusal.of("case.class-missing", number=case.number)
    if case.judged_at and all(value in (None, getattr(case, name)) for name, value in said.items()):
        return Decision(events=())
    note = Private(f"case/{case.id}", ask.note.strip())
    event = CaseClassified(track=ask.track, difficulty=ask.difficulty, tags=ask.tags, note=note)
    return see_otherwise(case, event, rules, ask.by)[1]


def see_otherwise(case: Case, event: object, rules: CaseRules, by: By) -> tuple[Case, Decision]:
    """
    Enter what says that a case is another than it seemed, and with it the limits that the rules then give.

    Only for its track, difficulty and tags, the fast track among them: an edit of kind, urgency or category moves no clock
    that runs.

    Args:
        case: as it seemed
        event: what says so
        rules: of its place
        by: who enters it, and when

    Returns:
        the case as it is then, and what is entered
    """
    stamp = Stamp(effective_at=by.now, recorded_at=by.now, actor=by.actor.person, jurisdiction="", profile="")
    after = evolve(case, event, stamp)
    was = attrs.evolve(after.facts, track=case.track, difficulty=case.difficulty, tags=case.facts.tags)
    recount = count_classified(after, was, rules, by.now)
    if recount is None:
        return after, Decision(events=(event,))
    counted = evolve(after, recount.event, stamp)
    return counted, Decision(events=(event, recount.event), notices=tell_moved(after, recount.moved))
