"""What happened to a case, a line for each entry: who or what it names, what came of it, and until when."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from govliaison.cases.care_events import CaseDeferred, CasePaused, CaseReopened, ExtensionDecided, ExtensionRequested
from govliaison.cases.events import CaseRefused, CaseReturned, CloseOutAudited
from govliaison.cases.objecting_events import ObjectionDecided
from govliaison.cases.supervising_events import SupervisionStepTaken
from govliaison.cli.session import Session
from govliaison.ledger import Happened
from govliaison.values import Amount

_REASONS: Final = {
    CasePaused: "pause",
    ExtensionRequested: "extension",
    CaseDeferred: "deferral",
    CaseReopened: "reopening",
    CaseRefused: "refusal",
    CaseReturned: "return",
}
_LABELS: Final = (
    ("given_by", "given-by"),
    ("stage", "stage"),
    ("criterion", "criterion"),
    ("outcome", "outcome"),
    ("solved", "solved"),
    ("grade", "grade"),
    ("asked_by", "asked-by"),
)
_ENDS: Final = ("until", "due_at", "next_at")


def history_lines(session: Session, history: Sequence[Happened]) -> Iterator[tuple[str, str, str, str]]:
    """Say of each entry when, what, by whom, and its details."""
    asked = ""
    for each in history:
        if isinstance(each.event, ExtensionRequested):
            asked = each.event.amount
        yield (
            session.local(each.stamp.effective_at),
            session.names.label("event", type(each.event).__name__),
            each.stamp.recorded_for or each.stamp.actor,
            " ".join(filter(None, _details(session, each.event, asked))),
        )


def _details(session: Session, event: object, asked: str) -> Iterable[str]:
    """Name the details of an event; ``asked`` is how much more time was asked for last."""
    say, label = session.output.say, session.names.label
    if isinstance(event, SupervisionStepTaken):
        return event.name, event.colour, event.document, *event.copied_to
    units = (getattr(event, name, None) for name in ("lead", "suggested", "unit"))
    ends = [moment for name in _ENDS if (moment := getattr(event, name, None)) is not None]
    details = [
        session.names.post(getattr(event, "as_post", "")),
        next((session.names.unit(unit) for unit in units if unit), ""),
    ]
    match event:
        case ExtensionDecided():
            details.append(say(f"cli.extension.{_yes(event.approved)}", amount=_amount(session, asked)))
            ends = [event.clock.due_at] if event.clock else []
        case ExtensionRequested():
            details.append(_amount(session, event.amount))
        case CloseOutAudited():
            details.append(say(f"cli.audit.{_yes(event.approved)}"))
        case ObjectionDecided():
            details.insert(0, say(f"cli.objection.{_yes(event.upheld)}"))
    details += [label(_REASONS[type(event)], event.reason)] if type(event) in _REASONS else []  # type: ignore[attr-defined]
    details += [label(words, getattr(event, name, None)) for name, words in _LABELS]
    return [*details, *(say("cli.until", until=session.ends(moment)) for moment in ends)]


def _yes(value: bool) -> str:  # noqa: FBT001 - it is the value that is named
    return "yes" if value else "no"


def _amount(session: Session, text: str) -> str:
    """Say an amount of time, as it was entered in English, in the language of the reader."""
    return Amount.parse(text).in_chinese() if text and session.output.language == "zh" else text
