"""How cases are shown to people: a list, a few lines after each step, and the whole file."""

from collections.abc import Sequence

from govliaison.access import mask_name, mask_phone, mask_text
from govliaison.cases import Attachment, Case, CaseRow, files_of
from govliaison.cases.kinds import CaseState
from govliaison.cases.parts import Task
from govliaison.cli.commands.case_history import history_lines
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
            session.ends(row.due_at or row.deferred_until),
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
    session.output.show(
        case_document(session, case),
        Facts(
            [
                ("cli.head.number", case.number),
                ("cli.head.title", private_text(case.title)),
                ("cli.head.state", names.label("state", case.state)),
                ("cli.head.unit", names.unit(case.lead) if case.state.is_open else ""),
                ("cli.head.due", _waiting(session, case) if case.running else ""),
                *_stands(session, case),
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
        ("cli.head.tags", names.class_words("tag", case.facts.tags)),
        ("cli.head.enterprise", enterprise),
        ("cli.head.filed-by", names.unit(case.filed_by)),
        *(("cli.head.concerned", name) for name in names.firms(case.concerned)),
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
        *_stands(session, case),
        ("cli.head.refusal", names.label("refusal", case.refusal)),
        ("cli.head.outcome", names.label("outcome", case.outcome)),
        ("cli.head.text", private_text(case.text)),
        *(("cli.head.files", _file(session, number, each)) for number, each in enumerate(files_of(case), 1)),
        *(("cli.head.instruction", f"{each.post} {private_text(each.text)}") for each in case.instructions),
        *(
            ("cli.head.supervision", f"{session.local(each.at)} {each.name}")
            for each in case.supervision
            if not each.retracted
        ),
        *(("cli.head.promise-missed", session.local(each)) for each in case.promises_missed),
        *(("cli.head.task", _task(session, each)) for each in case.tasks),
        *(("cli.head.measure", private_text(each.text)) for each in case.measures),
        *(("cli.head.answer", private_text(each.text)) for each in case.answers),
        ("cli.head.closed" if case.state is CaseState.CLOSED else "cli.head.ended", session.local(case.closed_at)),
    ]
    session.output.show(document, Facts(facts), "", Table(_HISTORY, [*history_lines(session, history)]))


def _waiting(session: Session, case: Case) -> str:
    """Say what is waited for until when, with its light; who set the end if not the rule, and for which unit if not the lead."""
    ticking = (clock for clock in case.running if clock.paused_at is None)
    clock, names, say = next(ticking, case.running[0]), session.names, session.output.say
    start = clock.start
    remarks = [
        names.label("given-by", start.given_by) if start.given_by is not GivenBy.RULE else "",
        names.unit(start.unit) if start.unit != case.lead else "",
        say("cli.head.paused") if clock.paused_at else "",
    ]
    said = filter(None, remarks)
    return say(
        "cli.waiting-remarks" if any(remarks) else "cli.waiting",
        stage=names.label("stage", start.stage),
        due=session.ends(start.due_at),
        light=session.output.light(clock.light(session.now)),
        remarks=say("cli.separator").join(said),
    )


def _file(session: Session, number: int, file: Attachment) -> str:
    """Name a file with the number by which it is asked for."""
    return session.output.say("cli.head.files-number", number=number, name=private_text(file.name), size=file.size)


def _task(session: Session, task: Task) -> str:
    """Say which task of which unit, until when, or that it is done."""
    say = session.output.say
    until = say("cli.clock-ended", at=session.local(task.done_at)) if task.done_at else ""
    until = until or say("cli.until", until=session.ends(task.due_at))
    return f"{task.number} {session.names.unit(task.unit)} {private_text(task.text)} {until}"


def _stands(session: Session, case: Case) -> list[tuple[str, str]]:
    """Say until when a case is put off, and that its clocks stand still and until when."""
    until, label = session.output.say, session.names.label
    found = []
    if (pause := case.pause) is not None:
        words = f"{label('pause', pause.reason)} {until('cli.until', until=session.ends(pause.until))}"
        found.append(("cli.head.paused", words))
    if (put_off := case.deferral) is not None:
        words = f"{label('deferral', put_off.reason)} {until('cli.until', until=session.ends(put_off.until))}"
        found.append(("cli.head.deferred", words))
    return found
