"""The package as the core meets it."""

from pathlib import Path

import docx
import pytest

from govliaison.errors import InputError
from govliaison.plugins import Paper, PaperKind, RenderAsk, Sheet
from govliaison_documents.plugin import DOCX, PaperRenderer, PaperSettings, govliaison_renderers


def test_papers_become_files_and_tables_are_sent_elsewhere(tmp_path: Path) -> None:
    renderer = PaperRenderer(PaperSettings())
    paper = Paper(kind=PaperKind.AGENDA, title="议程")
    done = renderer.render(RenderAsk(content=paper, target=tmp_path / "议程.docx", media_type=DOCX))
    assert "议程" in [line.text for line in docx.Document(str(done.path)).paragraphs]
    with pytest.raises(InputError, match=r"render\.not-a-paper"):
        renderer.render(
            RenderAsk(content=Sheet(title="", columns=(), rows=()), target=tmp_path / "x.docx", media_type=DOCX)
        )


def test_the_offer_says_what_it_writes() -> None:
    [offer] = govliaison_renderers()
    assert {DOCX} == offer.capabilities
