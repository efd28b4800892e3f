"""``govliaison guide add|list|retire|answer|figures``: answering consultations at first contact."""

from itertools import islice
from typing import Annotated

from cyclopts import Parameter

from govliaison.cases import DeliveryMethod, Submission
from govliaison.cli.commands.case_views import show_step
from govliaison.cli.commands.parameters import Number
from govliaison.cli.firms import read_day
from govliaison.cli.output import Column, Facts, Table
from govliaison.cli.policy_shapes import entry_document
from govliaison.cli.session import Call, Session
from govliaison.cli.words import word
from govliaison.errors import NotFoundError
from govliaison.ledger import reveal
from govliaison.policies import GuideEntry

EntryName = Annotated[str, Parameter(help="cli.option.guide-entry")]
_COLUMNS = (
    Column("cli.head.id", whole=True),
    Column("cli.head.question"),
    Column("cli.head.answer"),
    Column("cli.head.until", whole=True),
)


def add(
    question: Annotated[str, Parameter(help="cli.option.question")],
    /,
    *,
    answer: Annotated[str, Parameter(help="cli.option.guide-answer")],
    category: Annotated[str, Parameter(help="cli.option.category")] = "",
    item: Annotated[str, Parameter(help="cli.option.item")] = "",
    since: Annotated[str | None, Parameter(help="cli.option.guide-since")] = None,
    until: Annotated[str | None, Parameter(help="cli.option.guide-until")] = None,
    entry: Annotated[str | None, Parameter(help="cli.option.guide-anew")] = None,
    session: Call,
) -> None:
    """Write a guide entry, or write one anew."""
    with session.at_work() as office:
        written = office.guide.add(
            question=question.replace("|", "\n"),
            answer=answer,
            category=category,
            item=item,
            since=read_day(session, since),
            until=read_day(session, until),
            entry=entry,
        )
        _show(session, written)


def list_(
    question: Annotated[str | None, Parameter(help="cli.option.asked")] = None, /, *, limit: Number = 20, session: Call
) -> None:
    """List guide entries; with a question, those that answer it, the best first."""
    with session.at_work() as office:
        found = office.guide.suggest(question, limit=limit) if question else islice(office.guide.list(), limit)
        rows = list(found)
        lines = [
            (
                each.id,
                reveal(each.question).replace("\n", " | "),
                reveal(each.answer),
                each.until.isoformat() if each.until else "",
            )
            for each in rows
        ]
        session.output.show(
            [entry_document(session, each) for each in rows], Table(_COLUMNS, lines, "cli.no-guide-entries")
        )


def retire(entry: EntryName, /, *, session: Call) -> None:
    """Take a guide entry out of use."""
    with session.at_work() as office:
        _show(session, office.guide.retire(entry))


def answer(
    entry: EntryName,
    /,
    *,
    channel: Annotated[str, Parameter(help="cli.option.channel")],
    text: Annotated[str, Parameter(help="cli.option.text")],
    source_id: Annotated[str | None, Parameter(help="cli.option.source-id")] = None,
    method: Annotated[DeliveryMethod, word(DeliveryMethod, "method")] = DeliveryMethod.TELEPHONE,
    enterprise: Annotated[str, Parameter(help="cli.option.enterprise")] = "",
    code: Annotated[str | None, Parameter(help="cli.option.code")] = None,
    contact: Annotated[str, Parameter(help="cli.option.contact")] = "",
    phone: Annotated[str, Parameter(help="cli.option.contact-phone")] = "",
    region: Annotated[str | None, Parameter(help="cli.option.region")] = None,
    session: Call,
) -> None:
    """Answer a consultation from a guide entry, while whoever asks is still there."""
    with session.at_work() as office:
        liaison = session.liaison
        if channel not in liaison.profile.channels:
            known = ", ".join(sorted(liaison.profile.channels))
            raise NotFoundError("liaison.no-channel", channel=channel, known=known)
        asked = Submission(
            channel=channel,
            source_id=source_id or liaison.ledger.ids.new_id(),
            received_at=session.now,
            region=session.names.find_region(region),
            enterprise=office.enterprises.resolve(code, enterprise),
            credit_code=code,
            enterprise_name=enterprise,
            text=text,
            contact=contact,
            phone=phone,
        )
        show_step(session, office.guide.answer(entry, asked, method=method))


def figures(
    *,
    since: Annotated[str | None, Parameter(help="cli.option.received-since")] = None,
    before: Annotated[str | None, Parameter(help="cli.option.received-before")] = None,
    session: Call,
) -> None:
    """Count how many consultations were answered at first contact."""
    with session.at_work() as office:
        found = office.guide.first_contact(since=session.moment(since), before=session.moment(before))
        share = "" if found.share is None else f"{float(found.share):.1%}"
        document = {"answered": found.answered, "consultations": found.consultations}
        session.output.show(document, session.output.say("cli.first-contact", **document, share=share))


def _show(session: Session, entry: GuideEntry) -> None:
    session.output.show(
        entry_document(session, entry),
        Facts(
            [
                ("cli.head.id", entry.id),
                ("cli.head.question", reveal(entry.question).replace("\n", " | ")),
                ("cli.head.answer", reveal(entry.answer)),
                ("cli.head.category", entry.category),
                ("cli.head.item", entry.item),
                ("cli.head.since", entry.since.isoformat()),
                ("cli.head.until", entry.until.isoformat() if entry.until else ""),
            ]
        ),
    )
