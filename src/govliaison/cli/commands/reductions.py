"""``govliaison services reductions``: the four reductions over a period."""

from fractions import Fraction
from typing import Annotated, Any, Final

from cyclopts import Parameter

from govliaison.cli.commands.parameters import UnitName
from govliaison.cli.output import Column, Table
from govliaison.cli.session import Call, Session
from govliaison.services import ItemReduction, Part, Reduction, Shares, percent
from govliaison.values import Amount, Period

_UNITS: Final = (
    Column("cli.head.unit"),
    Column("cli.head.compared", whole=True),
    Column("cli.head.items-counted", right=True, whole=True),
    Column("cli.head.not-counted"),
    Column("cli.head.mean-ratio", right=True, whole=True),
    Column("cli.head.ratio-of-sums", right=True, whole=True),
    Column("cli.head.in-period", right=True, whole=True),
)
_SHARES: Final = (
    Column("cli.head.unit"),
    Column("cli.head.service-items", right=True, whole=True),
    Column("cli.head.online", right=True, whole=True),
    Column("cli.head.one-trip", right=True, whole=True),
    Column("cli.head.at-once", right=True, whole=True),
)
_ITEMS: Final = (
    Column("cli.head.code", whole=True),
    Column("cli.head.compared", whole=True),
    Column("cli.head.base", right=True, whole=True),
    Column("cli.head.at-start", right=True, whole=True),
    Column("cli.head.at-end", right=True, whole=True),
    Column("cli.head.ratio", right=True, whole=True),
)


def reductions(
    period: Annotated[str, Parameter(help="cli.option.period")],
    /,
    *,
    unit: UnitName = None,
    items: Annotated[bool, Parameter(negative="", help="cli.option.each-item")] = False,
    session: Call,
) -> None:
    """Tell what became of time, documents, steps and trips over a period, with what is compared and counted."""
    with session.at_work() as office:
        report = office.services.reductions(Period.parse(period), unit=session.names.find_unit(unit))
        document = {
            "period": str(report.period),
            "units": [_reduction_document(each) for each in report.units],
            "shares": [_shares_document(each) for each in report.shares],
            "items": [_item_document(each) for each in report.items],
        }
        each_item = [Table(_ITEMS, [_item_line(session, each) for each in report.items])] if items else []
        session.output.show(
            document,
            *each_item,
            Table(_UNITS, [_unit_line(session, each) for each in report.units]),
            Table(_SHARES, [_share_line(session, each) for each in report.shares]),
            session.output.say("cli.reductions-defined"),
        )


def _unit_line(session: Session, each: Reduction) -> tuple[str, ...]:
    why = [
        f"{session.names.label('not-counted', reason)} {number}" for reason, number in sorted(each.not_counted.items())
    ]
    return (
        _unit(session, each.unit),
        session.names.label("compared", each.compared),
        str(each.counted),
        " ".join(why),
        _percent(each.mean),
        _percent(each.of_sums),
        "" if each.in_period is None else str(each.in_period),
    )


def _share_line(session: Session, each: Shares) -> tuple[str, ...]:
    return (_unit(session, each.unit), str(each.offered), *map(_part, (each.online, each.one_trip, each.at_once)))


def _item_line(session: Session, each: ItemReduction) -> tuple[str, ...]:
    values = [_quantity(session, value) for value in (each.base, each.start, each.end)]
    ratio = session.names.label("not-counted", each.why_not) if each.why_not else _percent(each.ratio)
    return each.code, session.names.label("compared", each.compared), *values, ratio


def _unit(session: Session, unit: str | None) -> str:
    if unit is None:
        return session.output.say("cli.all-units")
    return session.names.unit(unit) or session.output.say("cli.no-unit")


def _percent(ratio: Fraction | None) -> str:
    found = percent(ratio)
    return "" if found is None else f"{found}%"


def _part(part: Part) -> str:
    return f"{part.yes}/{part.known} {_percent(part.ratio)}" if part.known else ""


def _quantity(session: Session, value: Amount | int | None) -> str:
    return session.amount(value) if isinstance(value, Amount) else "" if value is None else str(value)


def _reduction_document(each: Reduction) -> dict[str, Any]:
    return {
        "unit": each.unit,
        "compared": each.compared.value,
        "counted": each.counted,
        "not_counted": {reason.value: number for reason, number in sorted(each.not_counted.items())},
        "mean": _fraction(each.mean),
        "of_sums": _fraction(each.of_sums),
        "base": each.base,
        "end": each.end,
        "in_period": each.in_period,
    }


def _shares_document(each: Shares) -> dict[str, Any]:
    parts = {"online": each.online, "one_trip": each.one_trip, "at_once": each.at_once}
    return {
        "unit": each.unit,
        "offered": each.offered,
        **{
            name: {"yes": part.yes, "known": part.known, "unknown": part.unknown, "ratio": _fraction(part.ratio)}
            for name, part in parts.items()
        },
    }


def _item_document(each: ItemReduction) -> dict[str, Any]:
    return {
        "code": each.code,
        "unit": each.unit,
        "compared": each.compared.value,
        **{name: _plain(value) for name, value in (("base", each.base), ("start", each.start), ("end", each.end))},
        "ratio": _fraction(each.ratio),
        "in_period": each.in_period,
        "not_counted": each.why_not.value if each.why_not else None,
    }


def _plain(value: Amount | int | None) -> str | int | None:
    return str(value) if isinstance(value, Amount) else value


def _fraction(ratio: Fraction | None) -> dict[str, Any] | None:
    """Give a ratio exactly, and as it is printed."""
    return None if ratio is None else {"exact": str(ratio), "percent": str(percent(ratio))}
