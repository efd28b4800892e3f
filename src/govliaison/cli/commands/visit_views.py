"""How visits are shown."""

from typing import Final

from govliaison.access import mask_name
from govliaison.cases import Case
from govliaison.cli.output import Column, Facts, Table
from govliaison.cli.session import Session
from govliaison.cli.shapes import Document, private_text
from govliaison.errors import NotFoundError
from govliaison.ledger import reveal
from govliaison.liaison import Office
from govliaison.values import ID_PATTERN, check_credit_code
from govliaison.visits import AgencyVisits, Visit, VisitState

_ROWS: Final = (
    Column("cli.head.id", whole=True),
    Column("cli.head.day", whole=True),
    Column("cli.head.visit-state", whole=True),
    Column("cli.head.enterprise"),
    Column("cli.head.visiting"),
    Column("cli.head.visit-issues", right=True, whole=True),
    Column("cli.head.help-given", right=True, whole=True),
)
_FIGURES: Final = (
    "visits",
    "joint",
    "late",
    "enterprises",
    "policies",
    "issues",
    "solved",
    "help",
    "planned",
    "missed",
    "cancelled",
)


def find_firm(office: Office, text: str) -> str:
    """
    Give the id of the enterprise that somebody means by its id, code or name.

    Raises:
        NotFoundError: there is none, or several bear this name
    """
    if ID_PATTERN.fullmatch(text):
        return text
    code = text if check_credit_code(text).code and text.isascii() else None
    found = office.enterprises.resolve(code, text)
    if found is None:
        raise NotFoundError("enterprise.unknown", enterprise=text)
    return found


def show_visit(session: Session, office: Office, visit: Visit) -> None:
    """Show a visit, with its cases as far as whoever looks may see them."""
    names, say = session.names, session.output.say
    cases = {issue.case: _case(office, issue.case) for issue in visit.issues}
    facts = [
        ("cli.head.id", visit.id),
        ("cli.head.visit-state", _state(session, visit)),
        ("cli.head.day", visit.day.isoformat() + (say("cli.entered-late") if visit.late else "")),
        ("cli.head.enterprise", mask_name(reveal(visit.enterprise_name))),
        ("cli.head.region", names.region(visit.region)),
        ("cli.head.visiting", " ".join(map(names.unit, visit.units))),
        ("cli.head.purpose", private_text(visit.purpose)),
        ("cli.head.apart", private_text(visit.apart)),
        *(
            ("cli.head.put-off", f"{each.day} {names.label('not-held', each.reason)} {private_text(each.note)}")
            for each in visit.put_off
        ),
        ("cli.head.not-held", f"{names.label('not-held', visit.reason)} {private_text(visit.note)}".strip()),
        ("cli.head.visitors", " ".join(visit.visitors)),
        ("cli.head.met", " ".join(mask_name(reveal(each)) for each in visit.met)),
        *(
            ("cli.head.policies-explained", f"{each.policy or ''} {reveal(each.title)}".strip())
            for each in visit.policies
        ),
        *(("cli.head.visit-issue", _issue(session, each.case_number, cases[each.case])) for each in visit.issues),
        *(("cli.head.help-given", f"{names.unit(each.unit)} {private_text(each.text)}") for each in visit.help),
    ]
    session.output.show(visit_document(session, visit), Facts(facts))


def visit_rows(session: Session, visits: list[Visit]) -> Table:
    """Show visits as lists do."""
    lines = [
        (
            each.id,
            each.day.isoformat(),
            _state(session, each),
            mask_name(reveal(each.enterprise_name)),
            " ".join(map(session.names.unit, each.units)),
            str(len(each.issues)) if each.state is VisitState.HELD else "",
            str(len(each.help)) if each.state is VisitState.HELD else "",
        )
        for each in visits
    ]
    return Table(_ROWS, lines, "cli.no-visits")


def visit_document(session: Session, visit: Visit) -> Document:
    """Give a visit; names of people masked, and what was said left to its cases."""
    return {
        "id": visit.id,
        "state": visit.state.value,
        "missed": visit.missed and visit.state is VisitState.PLANNED,
        "day": visit.day.isoformat(),
        "enterprise": visit.enterprise,
        "enterprise_name": mask_name(reveal(visit.enterprise_name)),
        "region": visit.region,
        "units": list(visit.units),
        "purpose": private_text(visit.purpose),
        "apart": private_text(visit.apart) or None,
        "put_off": [
            {"day": each.day.isoformat(), "reason": each.reason.value, "note": private_text(each.note)}
            for each in visit.put_off
        ],
        "reason": visit.reason.value if visit.reason else None,
        "note": private_text(visit.note) or None,
        "visitors": list(visit.visitors),
        "met": [mask_name(reveal(each)) for each in visit.met],
        "policies": [{"policy": each.policy, "title": reveal(each.title)} for each in visit.policies],
        "issues": [
            {"number": each.number, "case": each.case, "case_number": each.case_number} for each in visit.issues
        ],
        "help": [{"unit": each.unit, "text": private_text(each.text)} for each in visit.help],
        "late": visit.late,
        "planned_at": session.iso(visit.planned_at),
    }


def show_summary(session: Session, agencies: tuple[AgencyVisits, ...]) -> None:
    """Show what each agency did; one without a visit stands there too."""
    columns = (
        Column("cli.head.unit"),
        *(Column(f"cli.head.sum-{name}", right=True, whole=True) for name in _FIGURES),
    )
    lines = [(session.names.unit(each.agency), *(str(getattr(each, name)) for name in _FIGURES)) for each in agencies]
    documents = [
        {
            "agency": each.agency,
            **{name: getattr(each, name) for name in _FIGURES},
            "has_visited": each.has_visited,
            "ids": list(each.ids),
        }
        for each in agencies
    ]
    owing = [session.names.unit(each.agency) for each in agencies if not each.has_visited]
    below = [session.output.say("cli.without-visit", units="、".join(owing))] if owing else []
    session.output.show(documents, Table(columns, lines, "cli.no-visits"), *below)


def _state(session: Session, visit: Visit) -> str:
    if visit.missed and visit.state is VisitState.PLANNED:
        return session.output.say("label.visit-state.missed")
    return session.names.label("visit-state", visit.state)


def _case(office: Office, case: str) -> Case | None:
    """Give a case, or None where whoever looks may not see it."""
    try:
        return office.cases.get(case)
    except NotFoundError:
        return None


def _issue(session: Session, number: str, case: Case | None) -> str:
    if case is None:
        return number
    return f"{number} {session.names.label('state', case.state)} {private_text(case.title)}"
