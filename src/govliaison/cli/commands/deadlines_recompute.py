"""``govliaison deadlines recompute``: running limits on a new calendar, first as a list, then as entries."""

from typing import Annotated, Final

from cyclopts import Parameter

from govliaison.cli.output import Column, Table
from govliaison.cli.session import Call

_COLUMNS: Final = (
    Column("cli.head.number", whole=True),
    Column("cli.head.stage", whole=True),
    Column("cli.head.unit"),
    Column("cli.head.old-due", whole=True),
    Column("cli.head.new-due", whole=True),
    Column("cli.head.cause"),
)
_MOST_SHOWN: Final = 200


def recompute(
    *,
    apply: Annotated[bool, Parameter(negative="", help="cli.option.apply")] = False,
    migrate_rules: Annotated[bool, Parameter(negative="", help="cli.option.migrate-rules")] = False,
    session: Call,
) -> None:
    """Count the running limits of open cases anew; without ``--apply`` nothing is entered."""
    documents: list[dict[str, str | None]] = []
    lines: list[tuple[str, ...]] = []
    with session.at_work() as office, session.output.progress("cli.progress.recompute") as advance:
        run = office.recompute_deadlines(migrate_rules=migrate_rules)
        cases = 0
        for cases, case in enumerate(run.apply() if apply else run.preview(), 1):
            advance(cases)
            for each in case.deadlines:
                documents.append(
                    {
                        "number": case.number,
                        "stage": each.stage.value,
                        "unit": each.unit,
                        "old": session.iso(each.before),
                        "new": session.iso(each.after),
                        "cause": each.cause.value,
                    }
                )
                if len(lines) < _MOST_SHOWN:
                    lines.append(
                        (
                            case.number,
                            session.names.label("stage", each.stage),
                            session.names.unit(each.unit),
                            session.ends(each.before),
                            session.ends(each.after),
                            session.names.label("recompute", each.cause),
                        )
                    )
    output = session.output
    verdict = output.say("cli.recomputed" if apply else "cli.recompute-preview", cases=cases, clocks=len(documents))
    more = [output.say("cli.more-rows", number=len(documents) - len(lines))] if len(documents) > len(lines) else []
    more += [output.say("cli.recompute-hidden", cases=run.hidden)] if run.hidden else []
    document = {"applied": apply, "cases": cases, "hidden": run.hidden, "changes": documents}
    output.show(document, Table(_COLUMNS, lines, "cli.no-recompute"), *more, *([verdict] if documents else []))
