"""``govliaison cases supervise|review-deferral``: supervision (督办), and reviews of what was put off (定期复查)."""

from typing import Annotated

from cyclopts import Parameter

from govliaison.cli.commands.case_views import show_step
from govliaison.cli.commands.parameters import At, CaseName, RecordedFor
from govliaison.cli.session import Call


def supervise(
    case: CaseName,
    /,
    *,
    step: Annotated[str, Parameter(help="cli.option.supervision-step")],
    note: Annotated[str, Parameter(help="cli.option.evidence")],
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Take a step of supervision."""
    with session.at_work() as office:
        changed = office.supervising.supervise(
            case, step=step, note=note, at=session.moment(at), recorded_for=recorded_for
        )
        show_step(session, changed)


def review_deferral(
    case: CaseName,
    /,
    *,
    note: Annotated[str, Parameter(help="cli.option.evidence")],
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Record that a case that is put off was looked at again."""
    with session.at_work() as office:
        changed = office.supervising.review_deferral(case, note=note, at=session.moment(at), recorded_for=recorded_for)
        show_step(session, changed)
