"""``govliaison ledger verify|checkpoint|rebuild``."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from govliaison.cli.output import Column, Table
from govliaison.cli.session import Call
from govliaison.cli.shapes import reasons_text
from govliaison.errors import InputError
from govliaison.ledger import Broken
from govliaison.plugins import replacing
from govliaison.values import from_micros

_BROKEN = (
    Column("cli.head.position", right=True, whole=True),
    Column("cli.head.entry"),
    Column("cli.head.reasons"),
)


def verify(
    *,
    checkpoint: Annotated[Path | None, Parameter(help="cli.option.checkpoint")] = None,
    session: Call,
) -> int:
    """Check that the ledger is as it was written; exit code 1 if it is not."""
    known = None if checkpoint is None else _read(checkpoint)
    entries = 0
    broken: list[Broken] = []
    with session.at_work(), session.output.progress("cli.progress.verify") as advance:
        for found in session.liaison.verify(known):
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


def checkpoint(file: Annotated[Path, Parameter(help="cli.option.checkpoint-file")], /, *, session: Call) -> None:
    """Sign how far the ledger has come, into a file to be kept elsewhere."""
    with session.at_work():
        made, text = session.liaison.checkpoint()
        with replacing(file) as part:
            part.write_bytes(text)
    session.output.show(
        {"path": str(file), "position": made.position, "root": made.root, "at": session.iso(from_micros(made.at))},
        session.output.say("cli.checkpoint", path=file, entries=made.position),
    )


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise InputError("checkpoint.unreadable", where=str(file)) from error


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
