"""The verbs of a resolution as pure functions: its owner says how far it is, another person verifies that it is done."""

import attrs

from govliaison.ledger import Decision, Notice
from govliaison.meetings.common import By, Verdict, check_convener, check_text, check_unit, seal, seal_note
from govliaison.meetings.resolution import (
    Resolution,
    ResolutionOpened,
    ResolutionProgressed,
    ResolutionReported,
    ResolutionSentBack,
    ResolutionState,
    ResolutionVerified,
)
from govliaison.values import Refusal


def open_(resolution: Resolution | None, event: ResolutionOpened) -> Verdict:
    """Begin to follow a resolution; its owner is told."""
    if resolution is not None:
        return Decision(events=())
    said = {"number": event.number, "due": event.due_at.isoformat()}
    return Decision(
        events=(event,), notices=(Notice(recipient=f"unit:{event.unit}", code="resolution.opened", params=said),)
    )


@attrs.frozen(kw_only=True)
class ProgressAsk:
    """The owner says how far it is, or with ``done`` that it is done."""

    text: str = attrs.field(repr=False)
    done: bool
    by: By


def progress(resolution: Resolution | None, ask: ProgressAsk) -> Verdict:
    """Enter what the owner says; what was reported done waits for another person to look."""
    if resolution is None:
        return Refusal.of("resolution.unknown")
    if refusal := check_unit(resolution.unit, resolution.region, ask.by) or check_text(ask.text):
        return refusal
    if resolution.state is not ResolutionState.OPEN:
        return Refusal.of("resolution.not-open", number=resolution.number)
    text = seal(resolution.stream, ask.text)
    if not ask.done:
        return Decision(events=(ResolutionProgressed(text=text),))
    told = {"number": resolution.number, "unit": resolution.unit}
    notices = (
        Notice(recipient=f"unit:{unit}", code="resolution.reported", params=told) for unit in resolution.conveners
    )
    return Decision(events=(ResolutionReported(text=text),), notices=tuple(notices))


@attrs.frozen(kw_only=True)
class VerifyAsk:
    """Somebody looked: it is done, or it is sent back with what is missing."""

    done: bool
    note: str = attrs.field(default="", repr=False)
    by: By


def verify(resolution: Resolution | None, ask: VerifyAsk) -> Verdict:
    """Verify what was reported done, as another person than those who did it; only this ends a resolution."""
    if resolution is None:
        return Refusal.of("resolution.unknown")
    if refusal := _check_verifier(resolution, ask.by):
        return refusal
    if ask.done:
        return Decision(events=(ResolutionVerified(note=seal_note(resolution.stream, ask.note)),))
    if refusal := check_text(ask.note):
        return refusal
    said = {"number": resolution.number, "due": resolution.due_at.isoformat()}
    told = Notice(recipient=f"unit:{resolution.unit}", code="resolution.sent-back", params=said)
    return Decision(events=(ResolutionSentBack(note=seal(resolution.stream, ask.note)),), notices=(told,))


def _check_verifier(resolution: Resolution, by: By) -> Refusal | None:
    if refusal := check_convener(resolution.region, by):
        return refusal
    if resolution.state is not ResolutionState.REPORTED:
        return Refusal.of("resolution.not-reported", number=resolution.number)
    if not resolution.doers.isdisjoint(by.persons):
        return Refusal.of("second-person", number=resolution.number, person=by.actor.person)
    return None
