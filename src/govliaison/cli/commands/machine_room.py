"""``govliaison sweep``, ``erase`` and ``register export``."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from govliaison.cli.session import Call


def sweep(
    *,
    at: Annotated[str | None, Parameter(help="cli.option.sweep-at")] = None,
    confirm: Annotated[bool, Parameter(negative="", help="cli.option.confirm")] = False,
    session: Call,
) -> None:
    """Enter what became due: yellow and red lights, urging; then let what was entered ask of others what it asks."""
    with session.at_work(), session.output.progress("cli.progress.sweep") as advance:
        steps, records = 0, 0
        for swept in session.liaison.sweep(session.moment(at), confirmed=confirm):
            records += 1
            steps += swept.steps
            advance(records)
        refused = {each.caused_by: each.refused.code for each in session.liaison.react() if each.refused is not None}
    output = session.output
    said = [output.say("cli.reaction-refused", entry=entry, why=code) for entry, code in refused.items()]
    done = output.say("cli.swept", records=records, steps=steps)
    output.show({"records": records, "steps": steps, "refused": refused}, "\n".join([done, *said]))


def erase(
    subject: Annotated[str, Parameter(help="cli.option.subject")],
    /,
    *,
    reason: Annotated[str, Parameter(help="cli.option.erase-reason")],
    session: Call,
) -> None:
    """Erase everything private of a subject; the ledger stays whole."""
    with session.at_work() as office:
        records = office.erase(subject, reason=reason)
    output = session.output
    output.show({"subject": subject, "records": records}, output.say("cli.erased", subject=subject, records=records))


def export(file: Annotated[Path, Parameter(help="cli.option.register-file")], /, *, session: Call) -> None:
    """Write the case register as a workbook or CSV."""
    with session.at_work() as office:
        path = office.registers.export(file, session.output.language)
    session.output.show({"path": str(path)}, session.output.say("cli.exported", path=path))
