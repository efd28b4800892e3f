"""``govliaison outbox work|list|replay|skip``: messages and answers on their way out."""

from collections import Counter
from collections.abc import Iterator
from typing import Annotated

from cyclopts import Parameter

from govliaison.cli.commands.parameters import Number
from govliaison.cli.output import Column, Table
from govliaison.cli.session import Call, Session
from govliaison.errors import NotFoundError, RefusedError
from govliaison.ledger import MessageRow, MessageState
from govliaison.liaison import Office
from govliaison.values import from_micros, to_micros

MessageId = Annotated[str, Parameter(help="cli.option.message")]

_PAGE = 500
_COLUMNS = (
    Column("cli.head.id", whole=True),
    Column("cli.head.destination", whole=True),
    Column("cli.head.message-state", whole=True),
    Column("cli.head.attempts", right=True),
    Column("cli.head.created", whole=True),
    Column("cli.head.reasons"),
)


def work(*, session: Call) -> None:
    """Deliver what waits."""
    counts: Counter[str] = Counter()
    with session.at_work() as office, session.output.progress("cli.progress.outbox") as advance:
        _check(office)
        for settled in session.liaison.work_outbox():
            counts[settled.outcome.value] += 1
            advance(counts.total())
    output = session.output
    figures = {name: counts[name] for name in ("done", "retry", "dead")}
    output.show(figures, output.say("cli.outbox-worked", **figures))


def list_(
    *,
    state: Annotated[MessageState | None, Parameter(help="cli.option.message-state")] = None,
    limit: Number = 50,
    session: Call,
) -> None:
    """List messages, without what they say."""
    with session.at_work() as office:
        _check(office)
        rows = [row for row, _ in zip(_messages(session, state), range(limit), strict=False)]
        documents = [
            {
                "id": row.id,
                "destination": row.destination,
                "state": row.state.value,
                "attempts": row.attempts,
                "created_at": session.iso(from_micros(row.created)),
                "not_before": session.iso(from_micros(row.not_before)),
                "note": row.note,
            }
            for row in rows
        ]
        lines = [
            (
                row.id,
                row.destination,
                session.output.say(f"cli.message.{row.state}"),
                str(row.attempts),
                session.local(from_micros(row.created)),
                session.output.say(row.note) if row.note else "",
            )
            for row in rows
        ]
        session.output.show(documents, Table(_COLUMNS, lines, "cli.no-messages"))


def replay(message: MessageId, /, *, session: Call) -> None:
    """Try a dead message again."""
    _revive(session, message, MessageState.WAITING)


def skip(message: MessageId, /, *, session: Call) -> None:
    """Give a dead message up, so that its lane goes on."""
    _revive(session, message, MessageState.SKIPPED)


def _revive(session: Session, message: str, state: MessageState) -> None:
    with session.at_work() as office:
        _check(office)
        if not session.liaison.ledger.store.revive(message, state, to_micros(session.now)):
            raise NotFoundError("cli.not-dead", where=message)
    output = session.output
    output.show({"id": message, "state": state.value}, output.say(f"cli.message-now.{state}", message=message))


def _messages(session: Session, state: MessageState | None) -> Iterator[MessageRow]:
    after = ""
    while page := session.liaison.ledger.store.messages(state, after, _PAGE):
        yield from page
        after = page[-1].id


def _check(office: Office) -> None:
    """Only who looks after the deployment, or works for a convener, looks into the outbox."""
    if not (office.actor.is_administrator or office.actor.is_convener):
        raise RefusedError("cli.outbox-not-yours", person=office.actor.person)
