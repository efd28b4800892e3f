"""``govliaison cases propose``: who might be accountable for a case that waits for a unit."""

from typing import Any

from govliaison.cases import Candidate
from govliaison.cli.commands.parameters import CaseName
from govliaison.cli.output import Column, Table
from govliaison.cli.session import Call, Session
from govliaison.cli.shapes import reasons_text

_COLUMNS = (
    Column("cli.head.proposed", whole=True),
    Column("cli.head.unit", whole=True),
    Column("cli.head.confidence", right=True, whole=True),
    Column("cli.head.means", whole=True),
    Column("cli.head.source"),
    Column("cli.head.reasons"),
)


def propose(case: CaseName, /, *, session: Call) -> None:
    """Propose who might be accountable, the best first; nothing is dispatched by it."""
    with session.at_work() as office:
        ranking = office.routing.propose(case)
    groups = {"proposed": ranking.candidates, "unsure": ranking.unsure, "dropped": ranking.dropped}
    document = {name: [_document(session, each) for each in group] for name, group in groups.items()}
    lines = [
        (
            session.names.label("proposed", name),
            session.names.unit(each.unit),
            str(each.confidence),
            session.names.label("means", each.by),
            each.source,
            reasons_text([each.reason], session.output.language),
        )
        for name, group in groups.items()
        for each in group
    ]
    below = [] if ranking.candidates or not lines else [session.output.say("cli.nothing-proposed")]
    session.output.show(document, Table(_COLUMNS, lines, "cli.nothing-proposed"), *below)


def _document(session: Session, candidate: Candidate) -> dict[str, Any]:
    return {
        "unit": candidate.unit,
        "name": session.names.unit(candidate.unit),
        "confidence": candidate.confidence,
        "by": candidate.by.value,
        "source": candidate.source,
        "reason": candidate.reason.code,
    }
