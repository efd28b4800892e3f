"""The papers of the year, written into a folder: what was issued, what meetings left, and some of cases."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from govliaison.cases import Case, CaseState
from govliaison.liaison import Office
from govliaison.meetings import MeetingState
from govliaison.oversight import BulletinKind
from govliaison.papers import PaperKind
from govliaison.values import Period

_FOLDER: Final = "papers"
_OF_MEETINGS: Final = (PaperKind.AGENDA, PaperKind.SIGN_IN_SHEET, PaperKind.ISSUE_LIST, PaperKind.MINUTES)
_BULLETINS: Final = {
    BulletinKind.LEDGER: PaperKind.BULLETIN,
    BulletinKind.INSPECTION: PaperKind.INSPECTION_BULLETIN,
}


def write_papers(office: Office, cases: Sequence[Case], quarters: Sequence[Period], folder: Path) -> tuple[Path, int]:
    """
    Write the papers.

    Args:
        office: of whoever writes them; what they may not see is written on none
        cases: all cases
        quarters: of which visits are summed up
        folder: in which the folder of the papers is made

    Returns:
        that folder, and how many papers are in it
    """
    into = folder / _FOLDER
    into.mkdir()
    wanted = [
        *_of_the_office(office),
        *((PaperKind.VISIT_SUMMARY, str(quarter)) for quarter in quarters),
        *_of_cases(cases),
    ]
    for number, (kind, about) in enumerate(wanted, 1):
        office.papers.write(office.papers.of(kind, about), into / f"{number:02}-{kind.value}.docx")
    return into, len(wanted)


def _of_the_office(office: Office) -> Iterator[tuple[PaperKind, str]]:
    for bulletin in reversed(office.bulletins.list()):
        yield _BULLETINS[bulletin.kind], bulletin.id
    for report in reversed(office.progress_reports.list()):
        yield PaperKind.PROGRESS_REPORT, report.id
    for supervisor in office.supervision.list():
        yield PaperKind.APPOINTMENT, supervisor.id
    held = [meeting for meeting in office.meetings.list() if meeting.state is MeetingState.HELD]
    for meeting in held[:1]:
        for kind in _OF_MEETINGS:
            yield kind, meeting.id
    for meeting in held[1:]:
        if meeting.minutes is not None:
            yield PaperKind.MINUTES, meeting.id


def _of_cases(cases: Sequence[Case]) -> Iterator[tuple[PaperKind, str]]:
    """Take the form of a case that was closed out, and the assignment and urging of one that is in hand."""
    for case in [case for case in cases if case.state is CaseState.CLOSED][:1]:
        yield PaperKind.CLOSE_OUT_FORM, case.id
    for case in [case for case in cases if case.state.is_open and case.holdings[-1].unit != case.desk][:1]:
        yield PaperKind.ASSIGNMENT_SLIP, case.id
        yield PaperKind.URGING_NOTICE, case.id
