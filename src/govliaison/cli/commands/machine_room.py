"""``govliaison sweep``, ``erase``, ``register export`` and ``ledger verify|rebuild``."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from govliaison.cli.output import Column, Table
from govliaison.cli.session import Call
from govliaison.cli.shapes import reasons_text
from govliaison.ledger import Broken

_BROKEN = (
    Column("cli.head.position", right=True, whole=True),
    Column("cli.head.entry"),
    Column("cli.head.reasons"),
)


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


def verify(*, session: Call) -> int:
    """Check that the ledger is as it was written; exit code 1 if it is not."""
    entries = 0
    broken: list[Broken] = []
    with session.at_work(), session.output.progress("cli.progress.verify") as advance:
        for found in session.liaison.verify():
            if isinstance(found, Broken):
                broken.append(found)
            else:
                entries = found
                advance(entries)
    output = session.output
    document = {
        "whole": not broken,
        "entries": entries,
        "broken": [{"position": each.position, "entry": each.ref, "reason": each.reason.code} for each in broken],
    }
    lines = [(str(each.position), each.ref, reasons_text([each.reason], output.language)) for each in broken]
    verdict = output.say("cli.ledger-broken" if broken else "cli.ledger-whole", entries=entries, number=len(broken))
    output.show(document, verdict, *([Table(_BROKEN, lines)] if lines else []))
    return 1 if broken else 0


def rebuild(*, session: Call) -> None:
    """Fold every record again from its entries."""
    records = 0
    differed: list[str] = []
    with session.at_work(), session.output.progress("cli.progress.rebuild") as advance:
        for each in session.liaison.rebuild():
            records += 1
            if each.differed:
                differed.append(each.stream)
            advance(records)
    output = session.output
    output.show(
        {"records": records, "differed": differed},
        output.say("cli.rebuilt", records=records, differed=len(differed)),
        *differed,
    )
