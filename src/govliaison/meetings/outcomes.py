"""
What follows from a decision, in the same commit: resolutions that are followed, and what the desks of cases do at once.

A case is told through its own rules: a lead by dispatch or transfer, as the final designation; a rectification task by
adding it. Each of its entries names the decision as its cause.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any, cast

import attrs

from govliaison.access import Actor, Context
from govliaison.cases import CASE, Case, CaseRules, CaseState
from govliaison.cases.decide import AddTaskAsk, DispatchAsk, TransferAsk, add_task, dispatch, transfer
from govliaison.cases.decide.ahead import check_ahead
from govliaison.cases.decide.common import By as CaseBy
from govliaison.cases.opening import RulesFor
from govliaison.errors import NotFoundError
from govliaison.ledger import Decision, Draft, Loaded, Move, Stamp, accepted
from govliaison.meetings.common import item_number, seal
from govliaison.meetings.meeting_events import Adopted, Directive, DirectiveKind
from govliaison.meetings.resolution import RESOLUTION, ResolutionOpened
from govliaison.meetings.resolution_decide import open_
from govliaison.values import Refusal


@attrs.frozen(kw_only=True)
class ResolutionDraft:
    """
    What a unit is to do until when.

    Attributes:
        unit: whose it is
        text: what is to be done
        due_at: until when
        case: id or number of the case it is about, if of one
    """

    unit: str
    text: str = attrs.field(repr=False)
    due_at: datetime
    case: str | None = None


@attrs.frozen(kw_only=True)
class Ruling:
    """
    What the desk of a case is to do at once: let another unit lead, or have something put right.

    Attributes:
        case: id or number of the case
        lead: the unit that leads from now on, finally; None for a task
        task: what must be put right
        unit: whose task it is; None for the lead
        due_at: until when
    """

    case: str
    lead: str | None = None
    task: str = attrs.field(default="", repr=False)
    unit: str | None = None
    due_at: datetime | None = None


@attrs.frozen(kw_only=True)
class Source:
    """Where something was decided: stream, number, place, the units that follow it, and the entry that says so."""

    stream: str
    number: str
    region: str
    conveners: tuple[str, ...]
    entry: str


def check_drafts(drafts: Iterable[ResolutionDraft], rules: CaseRules, now: datetime) -> Refusal | None:
    """Refuse a resolution without text, of a unit that is not there, or whose date has passed or lies too far ahead."""
    for draft in drafts:
        if not draft.text.strip():
            return Refusal.of("meeting.text-missing")
        if draft.unit not in rules.units.units:
            return Refusal.of("unit.unknown", unit=draft.unit)
        if draft.due_at <= now:
            return Refusal.of("resolution.date-past")
        if refusal := check_ahead(draft.due_at, now, rules):
            return refusal
    return None


def directives_of(rulings: Iterable[Ruling], cases: Mapping[str, Case]) -> tuple[Directive, ...]:
    """Say in short what the desks of cases do."""
    found = []
    for each in rulings:
        case = find_case(cases, each.case)
        kind = DirectiveKind.TASKED if each.lead is None else DirectiveKind.DESIGNATED
        unit = each.lead or each.unit or case.lead
        found.append(Directive(kind=kind, case=case.id, unit=unit, due_at=each.due_at))
    return tuple(found)


def resolution_moves(
    adopted: Sequence[Adopted],
    drafts: Sequence[ResolutionDraft],
    cases: Mapping[str, Case],
    source: Source,
    stamp: Stamp,
) -> list[Move[Any]]:
    """Open the resolutions that were adopted, each in its own stream."""
    moves: list[Move[Any]] = []
    for each, draft in zip(adopted, drafts, strict=True):
        stream = RESOLUTION.stream(each.resolution)
        event = ResolutionOpened(
            resolution=each.resolution,
            number=item_number(source.number, each.number),
            source=source.stream,
            region=source.region,
            conveners=source.conveners,
            unit=each.unit,
            text=seal(stream, draft.text),
            due_at=each.due_at,
            case=find_case(cases, draft.case).id if draft.case else None,
        )
        because = attrs.evolve(stamp, caused_by=source.entry, request=None)
        moves.append(Move.of(Loaded(stream=stream), accepted(open_(None, event)), because))
    return moves


def case_moves(
    context: Context,
    rules_for: RulesFor,
    rulings: Sequence[Ruling],
    cases: Mapping[str, Case],
    *,
    actor: Actor,
    source: Source,
) -> list[Move[Any]]:
    """
    Let the desks of cases do what was decided.

    Args:
        context: who enters it
        rules_for: the rules by region
        rulings: what is to be done
        cases: the cases it was about
        actor: by whose authority
        source: where it was decided

    Raises:
        RefusedError: a case stands where that cannot be done
    """
    drafts: dict[str, Draft] = {}
    for ruling in rulings:
        case = find_case(cases, ruling.case)
        if case.id not in drafts:
            drafts[case.id] = Draft(CASE, context.ledger.load(CASE.stream(case.id)))
        stamp = context.stamp(jurisdiction=case.region, caused_by=source.entry)
        decide = partial(
            _carry_out,
            ruling=ruling,
            rules=rules_for(case.region),
            by=CaseBy(actor=actor, now=stamp.effective_at),
            number=source.number,
        )
        accepted(drafts[case.id].do(decide, stamp) or Decision(events=()))
    return [draft.move() for draft in drafts.values()]


def _carry_out(case: Case, *, ruling: Ruling, rules: CaseRules, by: CaseBy, number: str) -> Decision | Refusal:
    if ruling.lead is not None:
        if case.state in (CaseState.SUBMITTED, CaseState.ADMITTED):
            return dispatch(case, DispatchAsk(lead=ruling.lead, designate=True, by=by), rules)
        return transfer(case, TransferAsk(lead=ruling.lead, note=number, designate=True, by=by), rules)
    if ruling.due_at is None:
        return Refusal.of("meeting.task-without-date")
    return add_task(case, AddTaskAsk(unit=ruling.unit, text=ruling.task, due_at=ruling.due_at, by=by), rules)


def known_cases(context: Context, ids: Iterable[str]) -> dict[str, Case]:
    """Give the cases that a meeting or proposal is about, by id and by number; none that is hidden from this person."""
    loaded = context.ledger.load_many([CASE.stream(each) for each in dict.fromkeys(ids)]).values()
    cases = [case for each in loaded if (case := cast("Case | None", each.record)) is not None]
    seen = [case for case in cases if context.actor.person not in case.recused]
    return {name: case for case in seen for name in (case.id, case.number)}


def find_case(cases: Mapping[str, Case], name: str) -> Case:
    """
    Give the case that a decision names.

    Raises:
        NotFoundError: it is none of those it was about
    """
    if name not in cases:
        raise NotFoundError("case.unknown", where=name)
    return cases[name]
