"""How cases are shown to people: a list, a few lines after each step, and the whole file."""

from collections.abc import Sequence

from govliaison.access import mask_name, mask_phone, mask_text
from govliaison.cases import Case, CaseRow
from govliaison.cases.supervising_events import SupervisionStepTaken
from govliaison.cli.output import Column, Facts, Table
from govliaison.cli.session import Session
from govliaison.cli.shapes import case_document, private_text, row_document
from govliaison.deadlines import GivenBy
from govliaison.ledger import Happened, reveal

_COLUMNS = (
    Column("cli.head.number", whole=True),
    Column("cli.head.light", whole=True),
    Column("cli.head.state", whole=True),
    Column("cli.head.due", whole=True),
    Column("cli.head.unit"),
    Column("cli.head.title"),
)
_HISTORY = (
    Column("cli.head.at", whole=True),
    Column("cli.head.event", whole=True),
    Column("cli.head.person", whole=True),
    Column("cli.head.detail"),
)


def show_rows(session: Session, rows: Sequence[CaseRow], *, more: bool) -> None:
    """Show a list."""
    names, output = session.names, session.output
    lines = [
        (
            row.number,
            output.light(row.light) if row.state.is_open else "",
            names.label("state", row.state),
            session.local(row.due_at),
            names.unit(row.unit),
            mask_text(row.title),
        )
        for row in rows
    ]
    below = [output.say("cli.more", number=len(rows))] if more else []
    output.show([row_document(session, row) for row in rows], Table(_COLUMNS, lines, "cli.no-cases"), *below)


def show_step(session: Session, case: Case) -> None:
    """Show where a case stands after something was done."""
    names = session.names
    waiting = case.running[0] if case.running else None
    session.output.show(
        case_document(session, case),
        Facts(
            [
                ("cli.head.number", case.number),
                ("cli.head.title", private_text(case.title)),
                ("cli.head.state", names.label("state", case.state)),
                ("cli.head.unit", names.unit(case.lead) if case.state.is_open else ""),
                ("cli.head.due", _waiting(session, case) if waiting else ""),
            ]
        ),
    )


def show_case(session: Session, case: Case, history: Sequence[Happened]) -> None:
    """Show the whole file of a case."""
    names = session.names
    enterprise = " ".join(filter(None, [mask_name(reveal(case.enterprise_name)), case.credit_code]))
    contact = " ".join(filter(None, [mask_name(reveal(case.contact)), mask_phone(reveal(case.phone))]))
    sources = " ".join(f"{names.channel(each.channel)} {each.source_id}" for each in case.sources)
    document = case_document(session, case)
    document["entries"] = [
        {
            "at": session.iso(each.stamp.effective_at),
            "event": type(each.event).__name__,
            "actor": each.stamp.actor,
            "recorded_for": each.stamp.recorded_for,
        }
        for each in history
    ]
    facts = [
        ("cli.head.number", case.number),
        ("cli.head.title", private_text(case.title)),
        ("cli.head.state", names.label("state", case.state)),
        ("cli.head.master", case.merged.number if case.merged else ""),
        ("cli.head.followers", " ".join(follower.number for follower in case.followers)),
        ("cli.head.kind", names.label("kind", case.kind)),
        ("cli.head.category", mask_text(case.category_shown)),
        ("cli.head.track", names.class_words("track", filter(None, [case.track]))),
        ("cli.head.difficulty", names.class_words("difficulty", filter(None, [case.difficulty]))),
        ("cli.head.tags", names.class_words("tag", case.tags)),
        ("cli.head.enterprise", enterprise),
        ("cli.head.region", names.region(case.region)),
        ("cli.head.contact", contact),
        ("cli.head.source", sources),
        ("cli.head.received", session.local(case.received_at)),
        ("cli.head.unit", names.unit(case.lead)),
        ("cli.head.assisting", " ".join(map(names.unit, case.assisting))),
        ("cli.head.parallel", " ".join(map(names.unit, case.parallel))),
        ("cli.head.hops", str(case.hops) if case.hops else ""),
        *(("cli.head.objection", private_text(each.note)) for each in case.objections),
        ("cli.head.due", _waiting(session, case) if case.running else ""),
        ("cli.head.refusal", names.label("refusal", case.refusal)),
        ("cli.head.outcome", names.label("outcome", case.outcome)),
        ("cli.head.text", private_text(case.text)),
        *(("cli.head.instruction", f"{each.post} {private_text(each.text)}") for each in case.instructions),
        *(
            ("cli.head.supervision", f"{session.local(each.at)} {each.name}")
            for each in case.supervision
            if not each.retracted
        ),
        *(("cli.head.measure", private_text(each.text)) for each in case.measures),
        *(("cli.head.answer", private_text(each.text)) for each in case.answers),
        ("cli.head.closed", session.local(case.closed_at)),
    ]
    lines = [
        (
            session.local(each.stamp.effective_at),
            names.label("event", type(each.event).__name__),
            each.stamp.recorded_for or each.stamp.actor,
            _detail(session, each.event),
        )
        for each in history
    ]
    session.output.show(document, Facts(facts), "", Table(_HISTORY, lines))


def _waiting(session: Session, case: Case) -> str:
    """Say what is waited for until when, with its light."""
    clock = case.running[0]
    given_by = clock.start.given_by
    return session.output.say(
        "cli.waiting" if given_by is GivenBy.RULE else "cli.waiting-given",
        given_by=session.names.label("given-by", given_by),
        stage=session.names.label("stage", clock.start.stage),
        due=session.local(clock.start.due_at),
        light=session.output.light(clock.light(session.now)),
    )


def _detail(session: Session, event: object) -> str:
    """Say which step of supervision or which unit an event names, where it names one."""
    if isinstance(event, SupervisionStepTaken):
        return " ".join(filter(None, [event.name, event.colour, event.document, *event.copied_to]))
    if as_post := getattr(event, "as_post", ""):
        return str(as_post)
    for name in ("lead", "suggested", "unit"):
        unit = getattr(event, name, None)
        if isinstance(unit, str):
            return session.names.unit(unit)
    return ""
