"""From a paper to a file."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document

from govliaison.plugins import Paper, replacing
from govliaison_documents.bodies import write_addressees, write_block, write_end, write_title
from govliaison_documents.heads import write_head
from govliaison_documents.layout import Fonts
from govliaison_documents.pages import set_page
from govliaison_documents.records import write_record
from govliaison_documents.templates import fill_template


def write_paper(paper: Paper, path: str | Path, *, fonts: Fonts | None = None, templates: Path | None = None) -> None:
    """
    Write a paper; a file of that name is replaced in one step.

    Args:
        paper: what it says
        path: where the file shall stand
        fonts: names of fonts other than the usual ones
        templates: folder in which ``<kind>.docx`` replaces the standard layout of that paper

    Raises:
        InputError: the file cannot be written, or the template cannot be filled
    """
    own = templates / f"{paper.kind}.docx" if templates is not None else None
    document = fill_template(own, paper) if own is not None and own.is_file() else lay_out(paper, fonts or Fonts())
    buffer = BytesIO()
    document.save(buffer)
    with replacing(Path(path)) as part:
        _pack_again(buffer, part)


def _pack_again(packed: BytesIO, path: Path) -> None:
    """Write an archive anew without the moments at which its parts were packed, so that the same paper gives the same bytes."""
    with ZipFile(packed) as old, ZipFile(path, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name), old.read(name), ZIP_DEFLATED)


def lay_out(paper: Paper, fonts: Fonts) -> Document:
    """Lay a paper out after GB/T 9704."""
    document = docx.Document()
    document.core_properties.title = paper.title
    document.core_properties.author = "、".join(paper.head.organs)
    document.core_properties.comments = ""
    set_page(document, fonts, landscape=paper.landscape, draft=paper.draft)
    write_head(document, paper.head, fonts)
    write_title(document, paper.title, fonts)
    write_addressees(document, paper.addressees, fonts)
    for block in paper.body:
        write_block(block, document, fonts)
    write_end(document, paper, fonts)
    if paper.record is not None:
        write_record(document, paper.record, fonts)
    return document
