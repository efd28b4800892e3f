"""Duties as lines for people: where, what, whose, for when, how it stands, and the entries that prove it."""

from datetime import datetime
from typing import Final

from govliaison.cli.names import Names
from govliaison.cli.output import Column, Output
from govliaison.oversight import Inspected

DUTY_COLUMNS: Final = (
    Column("cli.head.place"),
    Column("cli.head.clause", whole=True),
    Column("cli.head.obligation", whole=True),
    Column("cli.head.unit"),
    Column("cli.head.period", whole=True),
    Column("cli.head.standing", whole=True),
    Column("cli.head.evidence"),
)
_MOST: Final = 3
_MOMENTS: Final = ("since", "began")


def duty_line(each: Inspected, names: Names, output: Output) -> tuple[str, ...]:
    """Give the cells of one duty under :data:`DUTY_COLUMNS`."""
    charge = each.charge
    unit = names.unit(charge.unit) if charge and charge.unit else ""
    if charge and not charge.unit:
        unit = output.say("cli.all-conveners")
    more = len(each.judged.evidence) - _MOST
    parts = (
        say_why(each, output),
        " ".join(each.evidence[:_MOST]),
        output.say("cli.more-refs", number=more) if more > 0 else "",
    )
    return (
        each.place.name,
        charge.obligation.clause if charge else "F2",
        names.label("obligation", charge.obligation.id) if charge else "",
        unit,
        str(charge.period) if charge else "",
        names.label("standing", each.judged.standing),
        " ".join(filter(None, parts)),
    )


def say_why(each: Inspected, output: Output) -> str:
    """Say why it stands so, with days as people write them; empty where there is no reason."""
    reason = each.judged.reason
    if reason is None:
        return ""
    params = {
        name: str(datetime.fromisoformat(str(value)).astimezone(each.place.zone).date()) if name in _MOMENTS else value
        for name, value in reason.params
    }
    return output.say(reason.code, **params)
