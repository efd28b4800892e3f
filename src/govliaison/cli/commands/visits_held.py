"""``govliaison visits hold|enter|add``: what came of visits."""

from typing import Annotated, Final

from cyclopts import Parameter

from govliaison.cli.commands.parameters import At, RecordedFor
from govliaison.cli.commands.visit_views import find_firm, show_visit
from govliaison.cli.commands.visits import FirmName, Justification, Purpose, Visiting, VisitName
from govliaison.cli.session import Call
from govliaison.visits import VisitIssue, VisitReport

_Visitors = Annotated[tuple[str, ...], Parameter(name="--visitor", help="cli.option.visitor")]
_Met = Annotated[tuple[str, ...], Parameter(help="cli.option.met")]
_Policies = Annotated[tuple[str, ...], Parameter(name="--policy", help="cli.option.policy-explained")]
_Issues = Annotated[tuple[str, ...], Parameter(name="--issue", help="cli.option.issue-heard")]
_Help = Annotated[tuple[str, ...], Parameter(name="--help-given", help="cli.option.help-given")]
_Nothing = Annotated[bool, Parameter(negative="", help="cli.option.nothing-heard")]
_MARK: Final = "："


def hold(
    visit: VisitName,
    /,
    *,
    visitors: _Visitors,
    met: _Met = (),
    policies: _Policies = (),
    issues: _Issues = (),
    help_given: _Help = (),
    nothing_heard: _Nothing = False,
    justification: Justification = None,
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Enter that a planned visit took place; each issue becomes a case."""
    report = _report(visitors, met, policies, issues, help_given, nothing_heard=nothing_heard)
    with session.at_work() as office:
        held = office.visits.hold(
            visit, report, justification=justification, at=session.moment(at), recorded_for=recorded_for
        )
        show_visit(session, office, held)


def enter(
    enterprise: FirmName,
    /,
    *,
    unit: Visiting,
    purpose: Purpose,
    visitors: _Visitors,
    met: _Met = (),
    policies: _Policies = (),
    issues: _Issues = (),
    help_given: _Help = (),
    nothing_heard: _Nothing = False,
    justification: Justification = None,
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Enter a visit that took place without a plan."""
    report = _report(visitors, met, policies, issues, help_given, nothing_heard=nothing_heard)
    with session.at_work() as office:
        held = office.visits.enter(
            find_firm(office, enterprise),
            report,
            unit=session.names.find_unit(unit) or unit,
            purpose=purpose,
            justification=justification,
            at=session.moment(at),
            recorded_for=recorded_for,
        )
        show_visit(session, office, held)


def add(
    visit: VisitName,
    /,
    *,
    policies: _Policies = (),
    issues: _Issues = (),
    help_given: _Help = (),
    unit: Annotated[str | None, Parameter(help="cli.option.helping")] = None,
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Add to the record of a visit: what else was heard, and help that came later."""
    report = _report((), (), policies, issues, help_given, nothing_heard=False)
    with session.at_work() as office:
        found = office.visits.add(
            visit,
            report,
            unit=session.names.find_unit(unit) or "",
            at=session.moment(at),
            recorded_for=recorded_for,
        )
        show_visit(session, office, found)


def _report(
    visitors: tuple[str, ...],
    met: tuple[str, ...],
    policies: tuple[str, ...],
    issues: tuple[str, ...],
    help_given: tuple[str, ...],
    *,
    nothing_heard: bool,
) -> VisitReport:
    return VisitReport(
        visitors=visitors,
        met=met,
        policies=tuple((None, title) for title in policies),
        issues=tuple(_issue(text) for text in issues),
        help=help_given,
        nothing_heard=nothing_heard,
    )


def _issue(text: str) -> VisitIssue:
    """Read an issue: its title and its text on either side of a colon, or the text alone."""
    title, mark, rest = text.partition(_MARK)
    return VisitIssue(title=title.strip(), text=rest.strip()) if mark and rest.strip() else VisitIssue(text=text)
