"""``govliaison cases list|find|show``."""

from typing import Annotated, Any

from cyclopts import Parameter

from govliaison.cases import FAST_TRACK, CaseState
from govliaison.cli.commands.case_views import show_case, show_rows
from govliaison.cli.commands.parameters import CaseName, Difficulty, Number, Tags, Track, UnitName
from govliaison.cli.session import Call, Session
from govliaison.cli.words import word
from govliaison.ledger import Order
from govliaison.liaison import Office

_MANY = 1000


def list_(
    *,
    state: Annotated[tuple[CaseState, ...], word(CaseState, "state")] = (),
    is_open: Annotated[bool | None, Parameter(name="--open", negative="--ended", help="cli.option.open")] = None,
    overdue: Annotated[bool, Parameter(negative="", help="cli.option.overdue")] = False,
    unit: UnitName = None,
    region: Annotated[str | None, Parameter(help="cli.option.region")] = None,
    channel: Annotated[str | None, Parameter(help="cli.option.channel")] = None,
    track: Track = None,
    difficulty: Difficulty = None,
    tags: Tags = (),
    fast_track: Annotated[bool, Parameter(negative="", help="cli.option.fast-track")] = False,
    enterprise: Annotated[str | None, Parameter(help="cli.option.enterprise-id")] = None,
    by_due: Annotated[bool, Parameter(negative="", help="cli.option.by-due")] = False,
    limit: Number = 50,
    session: Call,
) -> None:
    """List cases, the latest first, or by deadline."""
    conditions = {
        "states": frozenset(state),
        "is_open": is_open,
        "overdue": overdue,
        "channel": channel,
        "track": track,
        "difficulty": difficulty,
        "tags": frozenset(tags) | ({FAST_TRACK} if fast_track else set()),
        "enterprise": enterprise,
        "order": Order.DUE if by_due else Order.OPENED,
        "descending": not by_due,
    }
    with session.at_work() as office:
        _show(
            session,
            office,
            {**conditions, "unit": session.names.find_unit(unit), "region": session.names.find_region(region)},
            limit,
        )


def find(
    words: Annotated[str, Parameter(help="cli.option.words")] = "",
    /,
    *,
    phone: Annotated[str | None, Parameter(help="cli.option.phone")] = None,
    limit: Number = 50,
    session: Call,
) -> None:
    """Find cases by words in title and text, or by the telephone of whoever filed them."""
    with session.at_work() as office:
        _show(session, office, {"text": words or None, "phone": phone}, limit)


def show(case: CaseName, /, *, session: Call) -> None:
    """Show one case with everything that happened to it."""
    with session.at_work() as office:
        show_case(session, office.cases.get(case), office.cases.history(case))


def _show(session: Session, office: Office, conditions: dict[str, Any], limit: int) -> None:
    """Read page by page until there are enough."""
    desk = office.cases
    page = desk.find(**conditions, limit=min(limit, _MANY))
    rows = list(page.rows)
    while page.after is not None and len(rows) < limit:
        page = desk.find(**conditions, after=page.after, limit=min(limit - len(rows), _MANY))
        rows += page.rows
    show_rows(session, rows, more=page.after is not None)
