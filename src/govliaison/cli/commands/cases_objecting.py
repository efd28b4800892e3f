"""``govliaison cases object|decide-objection|refer-objection|objections|precedents``: whose a case is (派单异议)."""

from typing import Annotated

from cyclopts import Parameter

from govliaison.cli.commands.case_views import show_step
from govliaison.cli.commands.parameters import At, CaseName, RecordedFor
from govliaison.cli.output import Column, Table
from govliaison.cli.session import Call
from govliaison.cli.shapes import objection_document, precedent_document, private_text

_OBJECTIONS = (
    Column("cli.head.number", whole=True),
    Column("cli.head.at", whole=True),
    Column("cli.head.unit"),
    Column("cli.head.suggested"),
    Column("cli.head.reviewer"),
    Column("cli.head.text"),
)
_PRECEDENTS = (
    Column("cli.head.category"),
    Column("cli.head.region"),
    Column("cli.head.unit"),
    Column("cli.head.settled-by", whole=True),
    Column("cli.head.at", whole=True),
    Column("cli.head.number", whole=True),
)
Why = Annotated[str, Parameter(help="cli.option.evidence")]


def object_(
    case: CaseName,
    /,
    *,
    note: Why,
    suggest: Annotated[str | None, Parameter(help="cli.option.suggest")] = None,
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Object to having been handed a case."""
    with session.at_work() as office:
        changed = office.objections.object_(
            case,
            note=note,
            suggested=session.names.find_unit(suggest),
            at=session.moment(at),
            recorded_for=recorded_for,
        )
        show_step(session, changed)


def decide(
    case: CaseName,
    /,
    *,
    uphold: Annotated[bool, Parameter(name="--uphold", negative="--dismiss", help="cli.option.uphold")],
    note: Why,
    lead: Annotated[str | None, Parameter(help="cli.option.objection-lead")] = None,
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Decide whose a case is, for good."""
    with session.at_work() as office:
        changed = office.objections.decide(
            case,
            uphold=uphold,
            note=note,
            lead=session.names.find_unit(lead),
            at=session.moment(at),
            recorded_for=recorded_for,
        )
        show_step(session, changed)


def refer(case: CaseName, /, *, note: Why, at: At = None, recorded_for: RecordedFor = None, session: Call) -> None:
    """Pass an objection on to the next reviewer."""
    with session.at_work() as office:
        changed = office.objections.refer(case, note=note, at=session.moment(at), recorded_for=recorded_for)
        show_step(session, changed)


def list_open(*, session: Call) -> None:
    """List the objections that nobody has decided."""
    with session.at_work() as office:
        found = [(case, case.open_objection) for case in office.objections.list_open() if case.open_objection]
    document = [{"case": case.number, **objection_document(session, each)} for case, each in found]
    lines = [
        (
            case.number,
            session.local(each.at),
            session.names.unit(each.unit),
            session.names.unit(each.suggested),
            each.reviewer,
            private_text(each.note),
        )
        for case, each in found
    ]
    session.output.show(document, Table(_OBJECTIONS, lines, "cli.no-objections"))


def precedents(*, session: Call) -> None:
    """List what was decided about whose a matter is, the latest first."""
    with session.at_work() as office:
        found = office.objections.precedents()
    names = session.names
    lines = [
        (
            each.category,
            names.region(each.region),
            names.unit(each.unit),
            names.label("settled-by", each.by),
            session.local(each.at),
            each.number,
        )
        for each in found
    ]
    session.output.show(
        [precedent_document(session, each) for each in found], Table(_PRECEDENTS, lines, "cli.no-precedents")
    )
