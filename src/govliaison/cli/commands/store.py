"""``govliaison store copy``: moves the ledger into another store."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from govliaison.cli.session import Call


def copy(
    source: Annotated[Path, Parameter(help="cli.option.copy-from")],
    target: Annotated[Path, Parameter(help="cli.option.copy-to")],
    /,
    *,
    session: Call,
) -> None:
    """Copy the ledger of one deployment file into the empty store of another, and compare and check everything."""
    from govliaison.liaison.moving import Moving, copy_ledger  # noqa: PLC0415 - heavy, as in the session

    output = session.output
    moved = Moving(0, 0)
    with output.progress("cli.progress.copy") as advance:
        for moved in copy_ledger(source, target):
            advance(moved.copied + moved.checked)
    document = {"from": str(source), "to": str(target), "pieces": moved.copied, "entries": moved.checked}
    output.show(document, output.say("cli.copied", pieces=moved.copied, entries=moved.checked, path=target))
