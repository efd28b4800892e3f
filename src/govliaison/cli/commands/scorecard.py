"""``govliaison scorecard UNIT``: ratings, supervisors' observations, findings and cases of a unit, joined (T3.1)."""

from typing import Annotated

from cyclopts import Parameter

from govliaison.cli.commands.ratings import rates
from govliaison.cli.output import Column, Facts, Part, Table
from govliaison.cli.session import Call
from govliaison.cli.supervision_shapes import scorecard_document
from govliaison.supervision import Mark

_OBSERVATIONS = (Column("cli.head.aspect"), *(Column(f"cli.head.{mark}", right=True) for mark in Mark))


def scorecard(
    unit: Annotated[str, Parameter(help="cli.option.scored-unit")],
    /,
    *,
    period: Annotated[str | None, Parameter(help="cli.option.scored-period")] = None,
    session: Call,
) -> None:
    """Join what is known of a unit."""
    with session.at_work() as office:
        card = office.scorecards.of(session.names.find_unit(unit) or unit, period)
        findings, cases = card.findings, card.cases
        facts = Facts(
            [
                ("cli.head.unit", session.names.unit(card.unit)),
                ("cli.head.active", str(card.ratings.active)),
                ("cli.head.bad", str(card.ratings.bad)),
                *rates(session, card.ratings),
                ("cli.head.findings-found", str(findings.found)),
                ("cli.head.findings-verified", str(findings.verified)),
                ("cli.head.findings-overdue", str(findings.overdue)),
                ("cli.head.cases-led", str(cases.led)),
                ("cli.head.cases-open", str(cases.open)),
                ("cli.head.cases-closed", str(cases.closed)),
                ("cli.head.cases-overdue", str(cases.overdue)),
                ("cli.head.cases-returned", str(cases.returned)),
            ]
        )
        lines = [
            (session.names.label("aspect", aspect), *(str(marks[mark]) for mark in Mark))
            for aspect, marks in card.observations.items()
        ]
        parts: list[Part] = [facts, *([Table(_OBSERVATIONS, lines)] if lines else [])]
        session.output.show(scorecard_document(session, card), *parts)
