"""``govliaison cases sign-for|return|measure|interim|answer|deliver|promise``: what the unit does."""

from typing import Annotated, Final

from cyclopts import Parameter

from govliaison.cases import DeliveryMethod, Outcome, ReturnReason
from govliaison.cli.commands.case_views import show_step
from govliaison.cli.commands.parameters import At, CaseName, Note, RecordedFor, UnitName
from govliaison.cli.session import Call
from govliaison.cli.words import word

_AT_ONCE: Final = (DeliveryMethod.TELEPHONE, DeliveryMethod.VISIT)
"""What is said to somebody arrives while it is said."""

Text = Annotated[str, Parameter(help="cli.option.text")]
Method = Annotated[DeliveryMethod, word(DeliveryMethod, "method")]


def sign_for(
    case: CaseName, /, *, unit: UnitName = None, at: At = None, recorded_for: RecordedFor = None, session: Call
) -> None:
    """Sign for a case."""
    with session.at_work() as office:
        changed = office.cases.sign_for(
            case, unit=session.names.find_unit(unit), at=session.moment(at), recorded_for=recorded_for
        )
        show_step(session, changed)


def return_(
    case: CaseName,
    /,
    *,
    reason: Annotated[ReturnReason, word(ReturnReason, "return")],
    suggest: Annotated[str | None, Parameter(help="cli.option.suggest")] = None,
    note: Note = "",
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Give a case back, with the unit that should have it."""
    with session.at_work() as office:
        changed = office.cases.return_(
            case,
            reason=reason,
            note=note,
            suggested=session.names.find_unit(suggest),
            at=session.moment(at),
            recorded_for=recorded_for,
        )
        show_step(session, changed)


def measure(
    case: CaseName,
    /,
    *,
    text: Text,
    unit: UnitName = None,
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Record what was done or decided."""
    with session.at_work() as office:
        changed = office.cases.measure(
            case, text=text, unit=session.names.find_unit(unit), at=session.moment(at), recorded_for=recorded_for
        )
        show_step(session, changed)


def interim(
    case: CaseName,
    /,
    *,
    text: Text,
    next_at: Annotated[str | None, Parameter(name="--next", help="cli.option.next")] = None,
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Give an interim answer."""
    with session.at_work() as office:
        changed = office.cases.interim(
            case, text=text, next_at=session.due(next_at), at=session.moment(at), recorded_for=recorded_for
        )
        show_step(session, changed)


def answer(
    case: CaseName,
    /,
    *,
    text: Text,
    outcome: Annotated[Outcome, word(Outcome, "outcome")],
    unit: Annotated[str | None, Parameter(help="cli.option.answering")] = None,
    method: Method = DeliveryMethod.CHANNEL,
    delivered_at: Annotated[str | None, Parameter(help="cli.option.delivered-at")] = None,
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Reply to whoever filed the matter."""
    with session.at_work() as office:
        arrived = session.moment(delivered_at or at) or session.now if method in _AT_ONCE else None
        changed = office.cases.answer(
            case,
            text=text,
            outcome=outcome,
            unit=session.names.find_unit(unit),
            method=method,
            delivered_at=session.moment(delivered_at) or arrived,
            at=session.moment(at),
            recorded_for=recorded_for,
        )
        show_step(session, changed)


def deliver(
    case: CaseName,
    /,
    *,
    answer: Annotated[int | None, Parameter(help="cli.option.answer-number")] = None,
    method: Method = DeliveryMethod.TELEPHONE,
    undeliverable: Annotated[str, Parameter(help="cli.option.undeliverable")] = "",
    at: At = None,
    session: Call,
) -> None:
    """Record that an answer arrived, or why it cannot."""
    with session.at_work() as office:
        number = answer or len(office.cases.get(case).answers)
        changed = office.cases.deliver(
            case, answer=number, method=method, undeliverable=undeliverable, at=session.moment(at)
        )
        show_step(session, changed)


def promise(
    case: CaseName,
    /,
    *,
    due: Annotated[str, Parameter(help="cli.option.due")],
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Promise the answer by a moment."""
    with session.at_work() as office:
        changed = office.given_limits.promise(
            case, due_at=session.due(due), at=session.moment(at), recorded_for=recorded_for
        )
        show_step(session, changed)
