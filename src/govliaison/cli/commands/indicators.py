"""``govliaison indicators list|show|measure``: figures that say what they count."""

from typing import Annotated, Final

from cyclopts import Parameter

from govliaison.cases import Scope
from govliaison.cli.output import Column, Facts, Table
from govliaison.cli.session import Call, Session
from govliaison.cli.shapes import Document
from govliaison.errors import NotFoundError
from govliaison.oversight import Figure, Indicator, measure
from govliaison.values import Period

_COLUMNS: Final = (Column("cli.head.id", whole=True), Column("cli.head.indicator"), Column("cli.head.definition"))
_FIGURES: Final = (
    Column("cli.head.indicator"),
    Column("cli.head.figure-value", right=True, whole=True),
    Column("cli.head.of-counts", right=True, whole=True),
    Column("cli.head.definition"),
)


def list_(*, session: Call) -> None:
    """List all indicators with their definitions."""
    with session.at_work():
        language = session.output.language
        known = _known(session)
        lines = [(each.id, each.label(language), each.definition(language)) for each in known]
        session.output.show([_document(session, each) for each in known], Table(_COLUMNS, lines))


def show(indicator: Annotated[str, Parameter(help="cli.option.indicator")], /, *, session: Call) -> None:
    """Show one indicator: what it counts, leaves out, and how it is rounded."""
    with session.at_work():
        found = _find(session, indicator)
        language = session.output.language
        rows = (
            ("cli.head.id", found.id),
            ("cli.head.indicator", found.label(language)),
            ("cli.head.definition", found.definition(language)),
        )
        session.output.show(_document(session, found), Facts(rows))


def measure_(
    *indicator: Annotated[str, Parameter(help="cli.option.indicator")],
    period: Annotated[str, Parameter(help="cli.option.measure-period")],
    scope: Annotated[Scope | None, Parameter(help="cli.option.measure-scope")] = None,
    session: Call,
) -> None:
    """Measure indicators over the cases received in a period, as this person may see them, as of now."""
    asked = Period.parse(period)
    with session.at_work() as office:
        begin, end = asked.moments(session.zone)
        wanted = [_find(session, each) for each in indicator] or _known(session)
        cases = (
            case for case in office.registers.cases() if begin <= case.received_at < end and scope in (None, case.scope)
        )
        days = session.liaison.places[0].working_days
        figures = measure(cases, session.now, wanted, working_days=days)
        language = session.output.language
        document = {
            "period": str(asked),
            "as_of": session.iso(session.now),
            "scope": scope.value if scope else None,
            "figures": [_figure(session, each) for each in figures],
        }
        lines = [
            (each.indicator.label(language), each.shown, _counts(each), each.indicator.definition(language))
            for each in figures
        ]
        said = session.output.say("cli.measured", period=str(asked), now=session.local(session.now))
        session.output.show(document, said, Table(_FIGURES, lines))


def _counts(figure: Figure) -> str:
    return f"{figure.numerator}/{figure.denominator}"


def _known(session: Session) -> list[Indicator]:
    return [*session.liaison.places[0].indicators]


def _find(session: Session, indicator: str) -> Indicator:
    for each in _known(session):
        if indicator in (each.id, each.label("zh")):
            return each
    raise NotFoundError("cli.no-indicator", where=indicator)


def _document(session: Session, each: Indicator) -> Document:
    language = session.output.language
    return {
        "id": each.id,
        "name": each.label(language),
        "measure": each.measure.value,
        "of": list(each.of),
        "counts": list(each.counts),
        "excluded": list(each.excluded),
        "rounding": each.rounding.value,
        "decimals": each.decimals,
        "definition": each.definition(language),
    }


def _figure(session: Session, each: Figure) -> Document:
    return {
        **_document(session, each.indicator),
        "numerator": each.numerator,
        "denominator": each.denominator,
        "value": None if each.value is None else str(each.value),
        "shown": each.shown,
    }
