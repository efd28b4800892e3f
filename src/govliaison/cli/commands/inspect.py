"""``govliaison inspect``: is this place running the mechanism? Every duty with how it stands, and the entries that prove it."""

from collections import Counter
from typing import Annotated

from cyclopts import Parameter

from govliaison.cli.duty_lines import DUTY_COLUMNS, duty_line, say_why
from govliaison.cli.output import Table
from govliaison.cli.session import Call, Session
from govliaison.cli.shapes import Document
from govliaison.oversight import Inspected, Standing
from govliaison.values import Period


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
        table = Table(DUTY_COLUMNS, [duty_line(each, session.names, session.output) for each in found])
        figures = {standing.value.replace("-", "_"): counted[standing] for standing in Standing}
        session.output.show(document, table, session.output.say("cli.inspected", period=str(asked), **figures))
    return 1 if counted[Standing.UNMET] else 0


def _document(session: Session, each: Inspected) -> Document:
    charge = each.charge
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
        "reason": say_why(each, session.output) or None,
        "proof": list(charge.obligation.proof) if charge else [],
        "evidence": list(each.evidence),
    }
