"""``govliaison cases likely|merge|unmerge``: cases that are the same matter (并单)."""

from itertools import islice
from typing import Annotated

from cyclopts import Parameter

from govliaison.access import mask_text
from govliaison.cli.commands.case_views import show_step
from govliaison.cli.commands.parameters import At, CaseName, Number
from govliaison.cli.output import Column, Table
from govliaison.cli.session import Call, Session
from govliaison.ledger import reveal

_COLUMNS = (
    Column("cli.head.number", whole=True),
    Column("cli.head.similarity", whole=True),
    Column("cli.head.same-sender", whole=True),
    Column("cli.head.days-apart", whole=True),
    Column("cli.head.state", whole=True),
    Column("cli.head.title"),
)
_PAIRS = (Column("cli.head.number", whole=True), *_COLUMNS[:4], Column("cli.head.title"), Column("cli.head.title"))


def likely(
    case: Annotated[str | None, Parameter(help="cli.option.likely-case")] = None,
    /,
    *,
    limit: Number = 50,
    session: Call,
) -> None:
    """Propose cases that look like the same matter: as this one, or any two open cases."""
    if case is None:
        _show_pairs(session, limit)
        return
    with session.at_work() as office:
        found = office.merging.likely_duplicates(case)
    names = session.names
    document = [
        {
            "id": each.case.id,
            "number": each.case.number,
            "similarity": round(each.likeness.similarity, 2),
            "same_sender": each.likeness.same_sender,
            "same_category": each.likeness.same_category,
            "days": each.likeness.days,
            "state": each.case.state.value,
            "title": mask_text(reveal(each.case.title)),
        }
        for each in found
    ]
    lines = [
        (
            each.case.number,
            f"{each.likeness.similarity:.0%}",
            names.label("yes-no", "yes" if each.likeness.same_sender else "no"),
            str(each.likeness.days),
            names.label("state", each.case.state),
            mask_text(reveal(each.case.title)),
        )
        for each in found
    ]
    session.output.show(document, Table(_COLUMNS, lines, "cli.no-duplicates"))


def _show_pairs(session: Session, limit: int) -> None:
    with session.at_work() as office:
        pairs = list(islice(office.merging.likely_pairs(), limit))
    document = [
        {
            "numbers": [one.number, other.case.number],
            "similarity": round(other.likeness.similarity, 2),
            "same_sender": other.likeness.same_sender,
            "days": other.likeness.days,
        }
        for one, other in pairs
    ]
    lines = [
        (
            one.number,
            other.case.number,
            f"{other.likeness.similarity:.0%}",
            session.names.label("yes-no", "yes" if other.likeness.same_sender else "no"),
            str(other.likeness.days),
            mask_text(reveal(one.title)),
            mask_text(reveal(other.case.title)),
        )
        for one, other in pairs
    ]
    session.output.show(document, Table(_PAIRS, lines, "cli.no-pairs"))


def merge(
    master: CaseName,
    /,
    *others: Annotated[str, Parameter(help="cli.option.others")],
    no_new_facts: Annotated[bool, Parameter(negative="", help="cli.option.no-new-facts")] = False,
    at: At = None,
    session: Call,
) -> None:
    """Let a case take others that are the same matter."""
    with session.at_work() as office:
        show_step(session, office.merging.merge(master, others, no_new_facts=no_new_facts, at=session.moment(at)))


def unmerge(case: CaseName, /, *, at: At = None, session: Call) -> None:
    """Let a case go its own way again."""
    with session.at_work() as office:
        show_step(session, office.merging.unmerge(case, at=session.moment(at)))
