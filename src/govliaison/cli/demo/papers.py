"""Some papers of the year, written into a folder."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from govliaison.cases import Case, CaseState
from govliaison.liaison import Office
from govliaison.papers import PaperKind

_FOLDER: Final = "papers"


def write_papers(office: Office, cases: tuple[Case, ...], folder: Path) -> tuple[Path, int]:
    """
    Write the papers.

    Args:
        office: of whoever writes them
        cases: all cases
        folder: in which the folder of the papers is made

    Returns:
        that folder, and how many papers are in it
    """
    into = folder / _FOLDER
    into.mkdir()
    wanted = [*_of_cases(cases)]
    for number, (kind, about) in enumerate(wanted, 1):
        office.papers.write(office.papers.of_case(kind, about), into / f"{number:02}-{kind.value}.docx")
    return into, len(wanted)


def _of_cases(cases: tuple[Case, ...]) -> Iterator[tuple[PaperKind, str]]:
    """Take the form of a case that was closed out, and the assignment and urging of one that is in hand."""
    for case in [case for case in cases if case.state is CaseState.CLOSED][:1]:
        yield PaperKind.CLOSE_OUT_FORM, case.id
    for case in [case for case in cases if case.state.is_open and case.holdings[-1].unit != case.desk][:1]:
        yield PaperKind.ASSIGNMENT_SLIP, case.id
        yield PaperKind.URGING_NOTICE, case.id
