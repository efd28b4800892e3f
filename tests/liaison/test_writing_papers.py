"""Papers out of a running deployment: for whom, from what, into which file."""

from typing import Any

import pytest

from govliaison.errors import InputError, NotFoundError, RefusedError
from govliaison.papers import PaperKind


def test_a_paper_about_a_case_is_written_by_whoever_sees_it(city: Any) -> None:
    case = city.submit(category="食品", text="请打13987654321")
    papers = city.office("li.na").papers
    for kind in (PaperKind.ASSIGNMENT_SLIP, PaperKind.URGING_NOTICE, PaperKind.CLOSE_OUT_FORM):
        path = papers.write(papers.of_case(kind, case.number), city.folder / f"{kind}.docx")
        assert path.read_bytes().startswith(b"PK")


def test_there_is_no_order_without_supervision_and_no_bulletin_about_a_case(city: Any) -> None:
    case = city.submit(category="食品")
    papers = city.office().papers
    with pytest.raises(RefusedError, match=r"paper\.no-supervision"):
        papers.of_case(PaperKind.SUPERVISION_ORDER, case.id)
    with pytest.raises(InputError, match=r"paper\.not-of-a-case"):
        papers.of_case(PaperKind.BULLETIN, case.id)
    with pytest.raises(InputError, match=r"liaison\.unknown-ending"):
        papers.write(papers.of_case(PaperKind.ASSIGNMENT_SLIP, case.id), city.folder / "x.pdf")


def test_a_supervised_case_has_an_order(city: Any) -> None:
    case = city.submit(category="食品")
    city.office().supervising.supervise(case.id, step="红色督办", note="久拖不决")
    paper = city.office().papers.of_case(PaperKind.SUPERVISION_ORDER, case.id)
    assert "督办单" == paper.title


def test_what_is_hidden_is_on_no_paper(city: Any) -> None:
    case = city.submit()
    with pytest.raises(NotFoundError):
        city.office("li.na").papers.of_case(PaperKind.ASSIGNMENT_SLIP, case.id)
