"""``govliaison cases take-step|open-step``: steps on the way (办理环节) that rule packs set limits for."""

from typing import Annotated

from cyclopts import Parameter

from govliaison.cli.commands.case_views import show_step
from govliaison.cli.commands.parameters import At, CaseName, Note, RecordedFor, UnitName
from govliaison.cli.session import Call
from govliaison.cli.words import word
from govliaison.deadlines import ASKED_FOR, MILESTONES, Stage


def take_step(
    case: CaseName,
    stage: Annotated[Stage, word(Stage, "stage", but={*Stage} - MILESTONES)],
    /,
    *,
    unit: UnitName = None,
    note: Note = "",
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Record that a step was taken."""
    with session.at_work() as office:
        changed = office.milestones.take(
            case,
            stage=stage,
            unit=unit and (session.names.find_unit(unit) or unit),
            note=note,
            at=session.moment(at),
            recorded_for=recorded_for,
        )
        show_step(session, changed)


def open_step(
    case: CaseName,
    stage: Annotated[Stage, word(Stage, "stage", but={*Stage} - ASKED_FOR)],
    /,
    *,
    note: Annotated[str, Parameter(help="cli.option.evidence")],
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Open a step that somebody asked for."""
    with session.at_work() as office:
        changed = office.milestones.open(case, stage=stage, note=note, at=session.moment(at), recorded_for=recorded_for)
        show_step(session, changed)
