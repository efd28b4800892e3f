"""``govliaison supervisors …``: who watches window units, what they watch, what they reported (M5.1)."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from govliaison.access import mask_name
from govliaison.cli.commands.pairs import read_observations
from govliaison.cli.commands.parameters import At, Note
from govliaison.cli.output import Column, Table
from govliaison.cli.session import Call, Session
from govliaison.cli.supervision_shapes import supervisor_document
from govliaison.cli.words import word
from govliaison.errors import NotFoundError
from govliaison.ledger import reveal
from govliaison.supervision import EndReason, Supervisor
from govliaison.values import ID_PATTERN, Period

if TYPE_CHECKING:
    from govliaison.liaison import Office

Who = Annotated[str, Parameter(help="cli.option.supervisor")]
Letter = Annotated[str, Parameter(help="cli.option.letter")]
WatchedUnit = Annotated[str, Parameter(help="cli.option.watched-unit")]
Day = Annotated[date | None, Parameter(help="cli.option.term-until")]
PeriodText = Annotated[str, Parameter(help="cli.option.feedback-period")]

_COLUMNS = (
    Column("cli.head.letter", whole=True),
    Column("cli.head.supervisor", whole=True),
    Column("cli.head.enterprise"),
    Column("cli.head.term", whole=True),
    Column("cli.head.state", whole=True),
    Column("cli.head.watches"),
)
_OWED = (
    Column("cli.head.letter", whole=True),
    Column("cli.head.unit"),
    Column("cli.head.period", whole=True),
    Column("cli.head.due", whole=True),
    Column("cli.head.given-on", whole=True),
)


def select(
    enterprise: Annotated[str, Parameter(help="cli.option.supervisor-enterprise")],
    /,
    *,
    name: Annotated[str, Parameter(help="cli.option.supervisor-name")],
    letter: Letter,
    phone: Annotated[str, Parameter(help="cli.option.supervisor-phone")] = "",
    unit: Annotated[str | None, Parameter(help="cli.option.selecting-unit")] = None,
    since: Annotated[date | None, Parameter(help="cli.option.term-since")] = None,
    until: Day = None,
    at: At = None,
    session: Call,
) -> None:
    """Choose a supervisor from the base."""
    with session.at_work() as office:
        desk = office.enterprises
        firm = desk.get(enterprise) if ID_PATTERN.fullmatch(enterprise) else desk.by_code(enterprise)
        chosen = office.supervision.select(
            enterprise=firm.id,
            name=name,
            letter=letter,
            phone=phone,
            unit=session.names.find_unit(unit),
            since=since,
            until=until,
            at=session.moment(at),
        )
        _show(session, office, [chosen])


def list_(
    *,
    unit: Annotated[str | None, Parameter(help="cli.option.watched-unit")] = None,
    all_: Annotated[bool, Parameter(name="--all", negative="", help="cli.option.all-supervisors")] = False,
    session: Call,
) -> None:
    """List supervisors."""
    with session.at_work() as office:
        found = office.supervision.list(unit=session.names.find_unit(unit), serving=None if all_ else True)
        _show(session, office, list(found), many=True)


def show(supervisor: Who, /, *, session: Call) -> None:
    """Show one supervisor."""
    with session.at_work() as office:
        _show(session, office, [office.supervision.get(supervisor)])


def renew(supervisor: Who, /, *, letter: Letter, until: Day = None, at: At = None, session: Call) -> None:
    """Renew an appointment."""
    with session.at_work() as office:
        _show(
            session, office, [office.supervision.renew(supervisor, letter=letter, until=until, at=session.moment(at))]
        )


def end(
    supervisor: Who,
    /,
    *,
    reason: Annotated[EndReason, word(EndReason, "supervisor-end", but=[EndReason.EXPIRED])] = EndReason.RESIGNED,
    note: Note = "",
    at: At = None,
    session: Call,
) -> None:
    """End an appointment before its term."""
    with session.at_work() as office:
        _show(session, office, [office.supervision.end(supervisor, reason=reason, note=note, at=session.moment(at))])


def assign(
    supervisor: Who,
    unit: WatchedUnit,
    /,
    *,
    window: Annotated[str | None, Parameter(help="cli.option.window")] = None,
    at: At = None,
    session: Call,
) -> None:
    """Give a supervisor a unit to watch."""
    with session.at_work() as office:
        watched = session.names.find_unit(unit) or unit
        _show(
            session, office, [office.supervision.assign(supervisor, unit=watched, window=window, at=session.moment(at))]
        )


def unassign(supervisor: Who, unit: WatchedUnit, /, *, at: At = None, session: Call) -> None:
    """Take a unit from a supervisor."""
    with session.at_work() as office:
        watched = session.names.find_unit(unit) or unit
        _show(session, office, [office.supervision.unassign(supervisor, unit=watched, at=session.moment(at))])


def feedback(
    supervisor: Who,
    unit: WatchedUnit,
    /,
    *,
    period: PeriodText = "",
    observe: Annotated[tuple[str, ...], Parameter(name="--observe", help="cli.option.observation")] = (),
    note: Note = "",
    at: At = None,
    session: Call,
) -> None:
    """Enter what a supervisor reports on a unit."""
    observations = read_observations(observe)
    with session.at_work() as office:
        changed = office.supervision.give_feedback(
            supervisor,
            unit=session.names.find_unit(unit) or unit,
            period=period,
            observations=observations,
            note=note,
            at=session.moment(at),
        )
        _show(session, office, [changed])


def owed(period: PeriodText, /, *, session: Call) -> None:
    """List the feedback that is owed or missing."""
    with session.at_work() as office:
        found = office.supervision.feedback_owed(str(Period.parse(period)))
        letters = {each.id: each.letters[-1] for each in office.supervision.list(serving=None)}
        today = session.now.astimezone(session.zone).date()
        say = session.output.say
        lines = [
            (
                letters.get(each.supervisor, each.supervisor),
                session.names.unit(each.unit),
                each.period,
                each.due.isoformat(),
                each.given_on.isoformat()
                if each.given_on
                else say("cli.feedback-missing" if each.is_missing(today) else "cli.feedback-waiting"),
            )
            for each in found
        ]
        documents = [
            {
                "supervisor": each.supervisor,
                "unit": each.unit,
                "period": each.period,
                "due": each.due.isoformat(),
                "given_on": each.given_on.isoformat() if each.given_on else None,
                "missing": each.is_missing(today),
            }
            for each in found
        ]
        session.output.show(documents, Table(_OWED, lines, "cli.no-feedback"))


def recheck(*, session: Call) -> None:
    """Look again where a case stands against a supervisor."""
    with session.at_work() as office:
        changed = office.supervision.recheck()
        session.output.show({"changed": changed}, session.output.say("cli.rechecked", number=len(changed)))


def _show(session: Session, office: "Office", found: Sequence[Supervisor], *, many: bool = False) -> None:
    names = session.names
    lines = [
        (
            each.letters[-1],
            mask_name(reveal(each.name)),
            _firm(office, each.enterprise),
            f"{each.since.isoformat()}—{each.until.isoformat()}",
            names.label("supervisor-state", each.end or "serving"),
            " ".join(names.unit(watch.unit) + ("（⏸）" if watch.suspended_for else "") for watch in each.open_watches),
        )
        for each in found
    ]
    documents = [supervisor_document(session, each) for each in found]
    session.output.show(documents if many else documents[0], Table(_COLUMNS, lines, "cli.no-supervisors"))


def _firm(office: "Office", enterprise: str) -> str:
    """Name the enterprise of a supervisor, for those who may see it."""
    try:
        return mask_name(office.enterprises.get(enterprise).name)
    except NotFoundError:
        return enterprise
