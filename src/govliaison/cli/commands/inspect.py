"""``govliaison inspect``: is this place running the mechanism? Every duty with how it stands, and the entries that prove it."""

from collections import Counter
from datetime import datetime
from typing import Annotated, Final

from cyclopts import Parameter

from govliaison.cli.output import Column, Table
from govliaison.cli.session import Call, Session
from govliaison.cli.shapes import Document
from govliaison.oversight import Inspected, Standing
from govliaison.values import Period, Reason

_MOST: Final = 3
_MOMENTS: Final = ("since", "began")
_COLUMNS: Final = (
    Column("cli.head.place"),
    Column("cli.head.clause", whole=True),
    Column("cli.head.obligation", whole=True),
    Column("cli.head.unit"),
    Column("cli.head.period", whole=True),
    Column("cli.head.standing", whole=True),
    Column("cli.head.evidence"),
)


def inspect(
    *,
    period: Annotated[str, Parameter(help="cli.option.inspect-period")],
    as_of: Annotated[str | None, Parameter(help="cli.option.as-of")] = None,
    region: Annotated[str | None, Parameter(help="cli.option.inspect-place")] = None,
    session: Call,
) -> int:
    """Judge every duty of a period; exit code 1 if one is unmet."""
    asked = Period.parse(period)
    with session.at_work() as office:
        moment = session.moment(as_of)
        found = office.obligations.inspect(asked, as_of=moment, place=region)
        counted = Counter(each.judged.standing for each in found)
        document = {
            "period": str(asked),
            "as_of": session.iso(moment or session.now),
            "standings": {standing.value: counted[standing] for standing in Standing},
            "duties": [_document(session, each) for each in found],
        }
        table = Table(_COLUMNS, [_line(session, each) for each in found])
        figures = {standing.value.replace("-", "_"): counted[standing] for standing in Standing}
        session.output.show(document, table, session.output.say("cli.inspected", period=str(asked), **figures))
    return 1 if counted[Standing.UNMET] else 0


def _document(session: Session, each: Inspected) -> Document:
    charge, reason = each.charge, each.judged.reason
    return {
        "place": each.place.region,
        "place_name": each.place.name,
        "obligation": charge.obligation.id if charge else None,
        "name": session.names.label("obligation", charge.obligation.id) if charge else None,
        "clause": charge.obligation.clause if charge else "F2",
        "unit": charge.unit or None if charge else None,
        "period": str(charge.period) if charge else None,
        "due_at": session.iso(charge.due_at) if charge else None,
        "standing": each.judged.standing.value,
        "reason": _said(session, reason) or None,
        "proof": list(charge.obligation.proof) if charge else [],
        "evidence": list(each.evidence),
    }


def _line(session: Session, each: Inspected) -> tuple[str, ...]:
    charge = each.charge
    unit = session.names.unit(charge.unit) if charge and charge.unit else ""
    if charge and not charge.unit:
        unit = session.output.say("cli.all-conveners")
    refs = " ".join(each.evidence[:_MOST])
    more = len(each.judged.evidence) - _MOST
    parts = (
        _said(session, each.judged.reason),
        refs,
        session.output.say("cli.more-refs", number=more) if more > 0 else "",
    )
    return (
        each.place.name,
        charge.obligation.clause if charge else "F2",
        session.names.label("obligation", charge.obligation.id) if charge else "",
        unit,
        str(charge.period) if charge else "",
        session.names.label("standing", each.judged.standing),
        " ".join(filter(None, parts)),
    )


def _said(session: Session, reason: Reason | None) -> str:
    """Say why, with days as people write them."""
    if reason is None:
        return ""
    params = {
        name: session.local(datetime.fromisoformat(str(value)))[:10] if name in _MOMENTS else value
        for name, value in reason.params
    }
    return session.output.say(reason.code, **params)
