"""``govliaison outbox work|list|replay|skip``: messages and answers on their way out."""

from collections import Counter
from itertools import islice
from typing import Annotated

from cyclopts import Parameter

from govliaison.cli.commands.parameters import Number
from govliaison.cli.output import Column, Table
from govliaison.cli.session import Call, Session
from govliaison.ledger import MessageState
from govliaison.values import from_micros

MessageId = Annotated[str, Parameter(help="cli.option.message")]

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
        for settled in office.messages.work():
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
        rows = list(islice(office.messages.list(state), limit))
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
    with session.at_work() as office:
        office.messages.replay(message)
    _show(session, message, MessageState.WAITING)


def skip(message: MessageId, /, *, session: Call) -> None:
    """Give a dead message up, so that its lane goes on."""
    with session.at_work() as office:
        office.messages.skip(message)
    _show(session, message, MessageState.SKIPPED)


def _show(session: Session, message: str, state: MessageState) -> None:
    output = session.output
    output.show({"id": message, "state": state.value}, output.say(f"cli.message-now.{state}", message=message))
