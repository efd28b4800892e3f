"""``govliaison resolutions list|show|report|verify``: what was resolved (议定事项), until it is verified."""

from typing import Annotated

from cyclopts import Parameter

from govliaison.cli.commands.meeting_views import MeetingView
from govliaison.cli.commands.parameters import At, RecordedFor, UnitName
from govliaison.cli.session import Call
from govliaison.meetings import open_resolutions

ResolutionName = Annotated[str, Parameter(help="cli.option.resolution")]


def list_(
    *,
    unit: UnitName = None,
    all_: Annotated[bool, Parameter(name="--all", negative="", help="cli.option.meeting-all-resolutions")] = False,
    session: Call,
) -> None:
    """List resolutions that are still followed, the earliest date first; with ``--all`` the verified ones as well."""
    with session.at_work() as office:
        found = [*office.resolutions.list(unit=session.names.find_unit(unit), open_only=not all_)]
        ended = [each for each in found if not each.is_open]
        MeetingView(session).resolutions([*open_resolutions(found), *ended])


def show(resolution: ResolutionName, /, *, session: Call) -> None:
    """Show one resolution."""
    with session.at_work() as office:
        MeetingView(session).resolution(office.resolutions.get(resolution))


def report(
    resolution: ResolutionName,
    /,
    *,
    text: Annotated[str, Parameter(help="cli.option.text")],
    done: Annotated[bool, Parameter(negative="", help="cli.option.resolution-done")] = False,
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Say how far a resolution is, or that it is done."""
    with session.at_work() as office:
        found = office.resolutions.report(
            resolution, text=text, done=done, at=session.moment(at), recorded_for=recorded_for
        )
        MeetingView(session).resolution(found)


def verify(
    resolution: ResolutionName,
    /,
    *,
    done: Annotated[bool, Parameter(name="--done", negative="--send-back", help="cli.option.resolution-verified")],
    note: Annotated[str, Parameter(help="cli.option.note")] = "",
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Verify as another person that it is done, or send it back."""
    with session.at_work() as office:
        found = office.resolutions.verify(
            resolution, done=done, note=note, at=session.moment(at), recorded_for=recorded_for
        )
        MeetingView(session).resolution(found)
