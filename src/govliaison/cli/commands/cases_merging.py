"""``govliaison cases likely|merge|unmerge``: cases that are the same matter (并单)."""

from typing import Annotated

from cyclopts import Parameter

from govliaison.access import mask_text
from govliaison.cli.commands.case_views import show_step
from govliaison.cli.commands.parameters import At, CaseName
from govliaison.cli.output import Column, Table
from govliaison.cli.session import Call
from govliaison.ledger import reveal

_COLUMNS = (
    Column("cli.head.number", whole=True),
    Column("cli.head.similarity", whole=True),
    Column("cli.head.same-sender", whole=True),
    Column("cli.head.days-apart", whole=True),
    Column("cli.head.state", whole=True),
    Column("cli.head.title"),
)


def likely(case: CaseName, /, *, session: Call) -> None:
    """Propose cases that look like the same matter."""
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
