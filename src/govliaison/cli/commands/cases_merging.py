"""``govliaison cases merge|unmerge``: cases that are the same matter (并单)."""

from typing import Annotated

from cyclopts import Parameter

from govliaison.cli.commands.case_views import show_step
from govliaison.cli.commands.parameters import At, CaseName
from govliaison.cli.session import Call


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
