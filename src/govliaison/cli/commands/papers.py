"""``govliaison papers write``: official papers out of the ledger."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from govliaison.cli.session import Call
from govliaison.cli.words import word
from govliaison.papers import PaperKind


def write(
    kind: Annotated[PaperKind, word(PaperKind, "paper")],
    about: Annotated[str, Parameter(help="cli.option.paper-about")],
    file: Annotated[Path, Parameter(help="cli.option.paper-file")],
    /,
    *,
    session: Call,
) -> None:
    """Write a paper as .docx."""
    with session.at_work() as office:
        path = office.papers.write(office.papers.of(kind, about), file)
    session.output.show({"path": str(path)}, session.output.say("cli.exported", path=path))
