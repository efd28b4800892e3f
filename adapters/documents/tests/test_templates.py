"""Templates of a place's own: what they see, and what is said when they are wrong."""

from datetime import date
from pathlib import Path

import docx
import pytest

from govliaison.errors import InputError
from govliaison.plugins import Grid, Head, Paper, PaperKind, Paragraph
from govliaison_documents.writing import write_paper

PAPER = Paper(
    kind=PaperKind.AGENDA,
    head=Head(organs=("示例市政府",)),
    title="<第三季度>座谈会议程",
    body=(Paragraph("一是通报情况"), Grid(headings=("项",), rows=(("发言",),))),
    dated=date(2026, 9, 1),
)


def template(folder: Path, *lines: str) -> Path:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(folder / "agenda.docx"))
    return folder


def texts(path: Path) -> list[str]:
    return [line.text for line in docx.Document(str(path)).paragraphs]


def test_a_template_is_filled_with_the_values_of_the_paper(tmp_path: Path) -> None:
    folder = template(
        tmp_path,
        "{{ head.organs[0] }}：{{ title }}",
        "{%p for block in body %}",
        "{{ block.kind }}",
        "{%p endfor %}",
        "{{ dated }}",
    )
    write_paper(PAPER, tmp_path / "out.docx", templates=folder)
    assert ["示例市政府：<第三季度>座谈会议程", "paragraph", "grid", "2026年9月1日"] == texts(tmp_path / "out.docx")


def test_a_paper_without_a_template_has_the_standard_layout(tmp_path: Path) -> None:
    folder = template(tmp_path, "mine")
    write_paper(Paper(kind=PaperKind.MINUTES, title="纪要"), tmp_path / "out.docx", templates=folder)
    assert "纪要" in texts(tmp_path / "out.docx")


@pytest.mark.parametrize(
    ("mark", "why"),
    [
        ("{{ titel }}", "titel"),
        ("{{ title", "unexpected"),
        ("{{ title.__class__.__mro__ }}", "unsafe"),
        ("{{ body.append(1) }}", "unsafe"),
        ("{{ ''.join(cycler.__init__.__globals__) }}", "unsafe"),
        ("{% include '/etc/passwd' %}", ""),
        ("{{ 1 / 0 }}", "zero"),
    ],
)
def test_a_template_that_is_wrong_or_asks_for_more_is_refused(mark: str, why: str, tmp_path: Path) -> None:
    folder = template(tmp_path, mark)
    with pytest.raises(InputError, match=r"render\.template") as told:
        write_paper(PAPER, tmp_path / "out.docx", templates=folder)
    assert why in str(told.value.params["why"])
    assert "agenda.docx" == told.value.params["template"]
    assert not (tmp_path / "out.docx").exists()


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04broken"])
def test_a_template_that_is_no_word_file_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "agenda.docx").write_bytes(content)
    with pytest.raises(InputError, match=r"render\.template"):
        write_paper(PAPER, tmp_path / "out.docx", templates=tmp_path)
