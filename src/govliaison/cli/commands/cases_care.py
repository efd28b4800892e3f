"""``govliaison cases pause|resume|request-extension|…``: a case that leaves the straight way."""

from typing import Annotated

from cyclopts import Parameter

from govliaison.cases import AskedBy, DeferralReason, ExtensionReason, ReopenReason
from govliaison.cases.decide.criteria import BY_ITSELF
from govliaison.cli.commands.case_views import show_step
from govliaison.cli.commands.parameters import At, CaseName, Note, RecordedFor, UnitName
from govliaison.cli.session import Call
from govliaison.cli.words import word
from govliaison.deadlines import MILESTONES, Criterion, PauseReason, Stage
from govliaison.values import Amount

Evidence = Annotated[str, Parameter(help="cli.option.evidence")]
Until = Annotated[str, Parameter(help="cli.option.ends")]


def pause(
    case: CaseName,
    /,
    *,
    reason: Annotated[PauseReason, word(PauseReason, "pause")],
    note: Evidence,
    until: Annotated[str | None, Parameter(help="cli.option.ends")] = None,
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Stop the clocks of the unit."""
    with session.at_work() as office:
        changed = office.case_care.pause(
            case,
            reason=reason,
            note=note,
            until=session.due(until),
            at=session.moment(at),
            recorded_for=recorded_for,
        )
        show_step(session, changed)


def resume(
    case: CaseName, /, *, note: Note = "", at: At = None, recorded_for: RecordedFor = None, session: Call
) -> None:
    """Go on with a case that stands still or was put off."""
    with session.at_work() as office:
        changed = office.case_care.resume(case, note=note, at=session.moment(at), recorded_for=recorded_for)
        show_step(session, changed)


def request_extension(
    case: CaseName,
    /,
    *,
    amount: Annotated[str, Parameter(help="cli.option.amount")],
    reason: Annotated[ExtensionReason, word(ExtensionReason, "extension")],
    stage: Annotated[Stage, word(Stage, "stage", but={*Stage} - MILESTONES - {Stage.ANSWER})] = Stage.ANSWER,
    note: Note = "",
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Ask for more time."""
    with session.at_work() as office:
        changed = office.case_care.request_extension(
            case,
            amount=Amount.parse(amount),
            reason=reason,
            stage=stage,
            note=note,
            at=session.moment(at),
            recorded_for=recorded_for,
        )
        show_step(session, changed)


def decide_extension(
    case: CaseName,
    /,
    *,
    approve: Annotated[bool, Parameter(name="--approve", negative="--decline", help="cli.option.approve-extension")],
    as_post: Annotated[str, Parameter(help="cli.option.as-post")] = "",
    note: Note = "",
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Grant or decline more time, as another person than those who asked."""
    with session.at_work() as office:
        changed = office.case_care.decide_extension(
            case,
            approve=approve,
            as_post=session.names.find_post(as_post),
            note=note,
            at=session.moment(at),
            recorded_for=recorded_for,
        )
        show_step(session, changed)


def defer(
    case: CaseName,
    /,
    *,
    until: Until,
    reason: Annotated[DeferralReason, word(DeferralReason, "deferral")],
    note: Evidence,
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Put a planned solution off to a date."""
    with session.at_work() as office:
        changed = office.case_care.defer(
            case,
            until=session.due(until),
            reason=reason,
            note=note,
            at=session.moment(at),
            recorded_for=recorded_for,
        )
        show_step(session, changed)


def withdraw(
    case: CaseName,
    /,
    *,
    asked_by: Annotated[AskedBy, word(AskedBy, "asked-by")],
    note: Evidence,
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Withdraw a case after a call-back that tells who wants it."""
    with session.at_work() as office:
        changed = office.case_care.withdraw(
            case, asked_by=asked_by, note=note, at=session.moment(at), recorded_for=recorded_for
        )
        show_step(session, changed)


def reopen(
    case: CaseName,
    /,
    *,
    reason: Annotated[ReopenReason, word(ReopenReason, "reopening")],
    note: Evidence,
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Take up a closed case again."""
    with session.at_work() as office:
        changed = office.case_care.reopen(
            case, reason=reason, note=note, at=session.moment(at), recorded_for=recorded_for
        )
        show_step(session, changed)


def certify(
    case: CaseName,
    /,
    *,
    criterion: Annotated[Criterion, word(Criterion, "criterion", but=BY_ITSELF)],
    note: Evidence,
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Record that a criterion for close-out is met."""
    with session.at_work() as office:
        changed = office.case_care.certify(
            case, criterion=criterion, note=note, at=session.moment(at), recorded_for=recorded_for
        )
        show_step(session, changed)


def recuse(
    case: CaseName,
    /,
    *,
    person: Annotated[str, Parameter(help="cli.option.recused")],
    note: Evidence,
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Hide a case from a person who has an interest in it."""
    with session.at_work() as office:
        changed = office.case_care.recuse(
            case, person=person, note=note, at=session.moment(at), recorded_for=recorded_for
        )
        show_step(session, changed)


def add_task(
    case: CaseName,
    /,
    *,
    text: Annotated[str, Parameter(help="cli.option.text")],
    due: Annotated[str, Parameter(help="cli.option.task-due")],
    unit: UnitName = None,
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Give a unit something to put right until a date."""
    with session.at_work() as office:
        changed = office.case_care.add_task(
            case,
            text=text,
            due_at=session.due(due),
            unit=session.names.find_unit(unit),
            at=session.moment(at),
            recorded_for=recorded_for,
        )
        show_step(session, changed)


def finish_task(
    case: CaseName,
    /,
    *,
    task: Annotated[int, Parameter(help="cli.option.task")],
    note: Note = "",
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Record that a task is done."""
    with session.at_work() as office:
        changed = office.case_care.finish_task(
            case, task=task, note=note, at=session.moment(at), recorded_for=recorded_for
        )
        show_step(session, changed)
