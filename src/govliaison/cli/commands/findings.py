"""``govliaison findings …``: what supervisors found, until it is put right and verified (M5.2)."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from govliaison.cli.commands.pairs import read_observations
from govliaison.cli.commands.parameters import At, Note
from govliaison.cli.output import Column, Facts, Table
from govliaison.cli.session import Call, Session
from govliaison.cli.shapes import private_text
from govliaison.cli.supervision_shapes import finding_document
from govliaison.cli.words import word
from govliaison.supervision import ConductMeasure, Finding, FindingState, ItemField

if TYPE_CHECKING:
    from govliaison.liaison import Office

FindingName = Annotated[str, Parameter(help="cli.option.finding")]
Item = Annotated[str | None, Parameter(help="cli.option.item")]
Who = Annotated[str, Parameter(help="cli.option.supervisor")]
Due = Annotated[str | None, Parameter(help="cli.option.rectify-by")]

_COLUMNS = (
    Column("cli.head.number", whole=True),
    Column("cli.head.at", whole=True),
    Column("cli.head.unit"),
    Column("cli.head.state", whole=True),
    Column("cli.head.due", whole=True),
    Column("cli.head.text"),
)


def report(
    unit: Annotated[str, Parameter(help="cli.option.watched-unit")],
    /,
    *,
    supervisor: Who,
    text: Annotated[str, Parameter(help="cli.option.finding-text")],
    window: Annotated[str | None, Parameter(help="cli.option.window")] = None,
    item: Item = None,
    observe: Annotated[tuple[str, ...], Parameter(name="--observe", help="cli.option.observation")] = (),
    by: Due = None,
    at: At = None,
    session: Call,
) -> None:
    """Enter what a supervisor found wrong."""
    observations = read_observations(observe)
    with session.at_work() as office:
        found = office.findings.report(
            supervisor=supervisor,
            unit=session.names.find_unit(unit) or unit,
            text=text,
            window=window,
            item=item,
            observations=observations,
            due_at=session.due(by),
            at=session.moment(at),
        )
        _show(session, office, found)


def rectify(
    finding: FindingName,
    /,
    *,
    text: Annotated[str, Parameter(help="cli.option.rectify-text")],
    at: At = None,
    session: Call,
) -> None:
    """Report that a finding is put right."""
    with session.at_work() as office:
        _show(session, office, office.findings.rectify(finding, text=text, at=session.moment(at)))


def verify(
    finding: FindingName,
    /,
    *,
    supervisor: Who,
    passed: Annotated[bool, Parameter(name="--passed", negative="--failed", help="cli.option.passed")],
    note: Note = "",
    by: Due = None,
    at: At = None,
    session: Call,
) -> None:
    """Enter what a supervisor saw who looked again."""
    with session.at_work() as office:
        changed = office.findings.verify(
            finding,
            supervisor=supervisor,
            passed=passed,
            note=note,
            due_at=session.due(by),
            at=session.moment(at),
        )
        _show(session, office, changed)


def change_item(
    finding: FindingName,
    /,
    *,
    field: Annotated[ItemField, word(ItemField, "item-field")],
    value: Annotated[str, Parameter(help="cli.option.item-value")],
    on: Annotated[date, Parameter(help="cli.option.item-on")],
    item: Item = None,
    at: At = None,
    session: Call,
) -> None:
    """Record that a service item changes because of it."""
    with session.at_work() as office:
        desk = office.findings
        _show(
            session,
            office,
            desk.change_item(finding, field=field, value=value, on=on, item=item, at=session.moment(at)),
        )


def conduct(
    finding: FindingName,
    measure: Annotated[ConductMeasure, word(ConductMeasure, "conduct")],
    /,
    *,
    note: Note = "",
    at: At = None,
    session: Call,
) -> None:
    """Record what was done about the manner of people."""
    with session.at_work() as office:
        changed = office.findings.take_conduct_measure(finding, measure=measure, note=note, at=session.moment(at))
        _show(session, office, changed)


def open_case(
    finding: FindingName,
    /,
    *,
    category: Annotated[str, Parameter(help="cli.option.case-category")] = "",
    session: Call,
) -> None:
    """Let a case be born of it."""
    with session.at_work() as office:
        _show(session, office, office.findings.open_case(finding, category=category))


def list_(
    words: Annotated[str | None, Parameter(help="cli.option.finding-words")] = None,
    /,
    *,
    unit: Annotated[str | None, Parameter(help="cli.option.watched-unit")] = None,
    state: Annotated[tuple[FindingState, ...], word(FindingState, "finding-state")] = (),
    session: Call,
) -> None:
    """List findings."""
    with session.at_work() as office:
        wanted = session.names.find_unit(unit)
        found = list(office.findings.list(unit=wanted, states=frozenset(state), text=words))
        lines = [
            (
                each.number,
                session.local(each.found_at),
                session.names.unit(each.unit),
                session.names.label("finding-state", each.state),
                "" if each.verified_at else session.ends(each.due_at),
                private_text(each.text),
            )
            for each in found
        ]
        documents = [finding_document(session, each) for each in found]
        session.output.show(documents, Table(_COLUMNS, lines, "cli.no-findings"))


def show(finding: FindingName, /, *, session: Call) -> None:
    """Show one finding."""
    with session.at_work() as office:
        _show(session, office, office.findings.get(finding))


def _show(session: Session, office: "Office", found: Finding) -> None:
    label, joint = session.names.label, session.output.say("cli.separator")
    observations = joint.join(
        f"{label('aspect', each.aspect)} {label('mark', each.mark)}" for each in found.observations
    )
    rows = [
        ("cli.head.number", found.number),
        ("cli.head.state", label("finding-state", found.state)),
        ("cli.head.unit", session.names.unit(found.unit)),
        ("cli.head.window", found.window or ""),
        ("cli.head.item", found.item or ""),
        ("cli.head.supervisor", _who(session, office, found.supervisor)),
        ("cli.head.observations", observations),
        ("cli.head.text", private_text(found.text)),
        ("cli.head.due", "" if found.verified_at else session.ends(found.due_at)),
    ]
    for each in found.rectifications:
        rows.append(("cli.head.rectified", f"{session.local(each.at)} {private_text(each.text)}"))
        if each.checked_at:
            seen = label("finding-state", FindingState.VERIFIED if each.passed else FindingState.OPEN)
            said = f"{session.local(each.checked_at)} {seen} {private_text(each.note)}"
            rows.append(("cli.head.checked", said.strip()))
    rows += [
        ("cli.head.item-change", f"{each.on} {each.item} {label('item-field', each.field)} {each.value}")
        for each in found.item_changes
    ]
    rows += [
        (
            "cli.head.conduct",
            f"{session.local(each.at)} {label('conduct', each.measure)} {private_text(each.note)}".strip(),
        )
        for each in found.conduct
    ]
    rows.append(("cli.head.opened-case", found.case_number or ""))
    session.output.show(finding_document(session, found), Facts(rows))


def _who(session: Session, office: "Office", supervisor: str | None) -> str:
    """Name a supervisor by the letter of appointment, to those who may know."""
    return office.supervision.get(supervisor).letters[-1] if supervisor else session.output.say("cli.hidden")
