"""``govliaison imports list|undo``: what was imported, and taking it back."""

from itertools import islice
from typing import Annotated

from cyclopts import Parameter

from govliaison.cli.commands.parameters import Number
from govliaison.cli.output import Column, Output, Table
from govliaison.cli.session import Call
from govliaison.cli.shapes import private_text
from govliaison.values import Reason

_COLUMNS = (
    Column("cli.head.id", whole=True),
    Column("cli.head.at", whole=True),
    Column("cli.head.person", whole=True),
    Column("cli.head.import-kind", whole=True),
    Column("cli.head.file"),
    Column("cli.head.records", right=True),
    Column("cli.head.taken-back", right=True),
    Column("cli.head.import-state", whole=True),
)
_LEFT = (Column("cli.head.number", whole=True), Column("cli.head.record"), Column("cli.head.reasons"))


def list_(*, limit: Number = 50, session: Call) -> None:
    """List imports, the latest first."""
    with session.at_work() as office:
        found = list(islice(office.imports.list(), limit))
        output = session.output
        lines = [
            (
                each.id,
                session.local(each.at),
                each.by,
                output.say(f"cli.import.{each.kind}"),
                private_text(each.name),
                str(each.records),
                str(each.taken_back),
                output.say(f"cli.import.{each.state}"),
            )
            for each in found
        ]
        documents = [
            {
                "id": each.id,
                "at": session.iso(each.at),
                "by": each.by,
                "kind": each.kind,
                "source": each.source,
                "file": private_text(each.name),
                "records": each.records,
                "taken_back": each.taken_back,
                "state": each.state.value,
                "undone_at": session.iso(each.undone_at),
                "undone_by": each.undone_by,
                "note": private_text(each.note),
            }
            for each in found
        ]
        output.show(documents, Table(_COLUMNS, lines, "cli.no-imports"))


def undo(
    batch: Annotated[str, Parameter(help="cli.option.import")],
    /,
    *,
    note: Annotated[str, Parameter(help="cli.option.undo-note")] = "",
    dry_run: Annotated[bool, Parameter(negative="", help="cli.option.undo-dry-run")] = False,
    session: Call,
) -> None:
    """Undo an import; records that went on since are named and left alone."""
    output = session.output
    with session.at_work() as office, output.progress("cli.progress.undo") as advance:
        report = office.imports.undo(batch, note=note, dry_run=dry_run, progress=advance)
    figures = {"undone": len(report.undone), "restored": len(report.restored), "left": len(report.left)}
    document = {
        "batch": report.batch,
        "dry_run": report.dry_run,
        "undone": list(report.undone),
        "restored": list(report.restored),
        "rows": list(report.rows),
        "left": [
            {
                "stream": each.stream,
                "number": each.number,
                "reason": {"code": each.reason.code, "message": _said(output, each.reason)},
            }
            for each in report.left
        ],
    }
    lines = [(each.number, each.stream, _said(output, each.reason)) for each in report.left]
    said = output.say("cli.would-undo" if dry_run else "cli.undone", **figures)
    output.show(document, said, *([Table(_LEFT, lines)] if lines else []))


def _said(output: Output, reason: Reason) -> str:
    """Say why a record is left alone, its event by its usual name."""
    params = dict(reason.params)
    if "event" in params:
        params["event"] = output.say(f"label.event.{params['event']}")
    return output.say(reason.code, **params)
