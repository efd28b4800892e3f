"""A resolution (议定事项): what a unit is to do until when, followed until another person has verified it (M7.2, M7.4)."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

import attrs

from govliaison.access import unit_token
from govliaison.ledger import Index, Notice, Noun, Sealed, Stamp, Step, reveal
from govliaison.meetings.common import office_audience
from govliaison.values import to_micros


class ResolutionState(StrEnum):
    """Where a resolution stands; only ``verified`` ends it."""

    OPEN = "open"
    REPORTED = "reported"
    VERIFIED = "verified"


@attrs.frozen(kw_only=True)
class ResolutionOpened:
    """
    A meeting or the coordination group resolved something.

    Attributes:
        resolution: id
        number: such as ``会议〔2026〕3号第1项``
        source: stream of the meeting or proposal
        region: code of the place
        conveners: units that follow it
        unit: whose it is
        text: what is to be done
        due_at: until when
        case: id of the case it is about, if of one
    """

    resolution: str
    number: str
    source: str
    region: str
    conveners: tuple[str, ...]
    unit: str
    text: Sealed
    due_at: datetime
    case: str | None = None


@attrs.frozen(kw_only=True)
class ResolutionProgressed:
    """The owner said how far it is."""

    text: Sealed


@attrs.frozen(kw_only=True)
class ResolutionReported:
    """The owner said that it is done."""

    text: Sealed


@attrs.frozen(kw_only=True)
class ResolutionSentBack:
    """Another person looked, and it is not done."""

    note: Sealed


@attrs.frozen(kw_only=True)
class ResolutionVerified:
    """Another person looked, and it is done."""

    note: Sealed | None


@attrs.frozen(kw_only=True)
class ResolutionOverdue:
    """Its date passed and it was not reported done."""


@attrs.frozen(kw_only=True)
class Progress:
    """What the owner said; ``done`` where it said that it is done."""

    at: datetime
    person: str
    text: Sealed
    done: bool


@attrs.frozen(kw_only=True)
class Resolution:
    """
    A resolution as it stands; beside the attributes of :class:`ResolutionOpened` it has those below.

    Attributes:
        progress: what the owner said, in order
        doers: persons who had a hand in it and may not verify it
        sent_back: how often it was found not to be done
        overdue_at: when its date passed without a report
        reported_at: when it was last said to be done
        verified_at: when another person found it done
        verified_by: that person
    """

    id: str
    number: str
    source: str
    region: str
    conveners: tuple[str, ...]
    unit: str
    text: Sealed
    due_at: datetime
    case: str | None
    state: ResolutionState = ResolutionState.OPEN
    opened_at: datetime
    progress: tuple[Progress, ...] = ()
    doers: frozenset[str] = frozenset()
    sent_back: int = 0
    note: Sealed | None = None
    overdue_at: datetime | None = None
    reported_at: datetime | None = None
    verified_at: datetime | None = None
    verified_by: str | None = None

    @property
    def stream(self) -> str:
        """Its stream."""
        return f"resolution/{self.id}"

    @property
    def is_open(self) -> bool:
        """Whether it is still followed."""
        return self.state is not ResolutionState.VERIFIED

    def is_overdue(self, now: datetime) -> bool:
        """Tell whether its date has passed and nobody has said that it is done."""
        return self.state is ResolutionState.OPEN and self.due_at <= now


def open_resolutions(resolutions: Iterable[Resolution]) -> tuple[Resolution, ...]:
    """Give every resolution that is still followed, the earliest date first; each stands in the progress report (M7.4)."""
    return tuple(sorted((each for each in resolutions if each.is_open), key=lambda each: (each.due_at, each.number)))


def evolve(resolution: Resolution | None, event: Any, stamp: Stamp) -> Resolution:
    """Fold what happened into the resolution."""
    at, person = stamp.effective_at, stamp.recorded_for or stamp.actor
    if isinstance(event, ResolutionOpened):
        said = {field.name: getattr(event, field.name) for field in attrs.fields(ResolutionOpened)}
        return Resolution(id=said.pop("resolution"), opened_at=at, **said)
    assert resolution is not None  # noqa: S101 - nothing else begins a stream
    if isinstance(event, ResolutionProgressed | ResolutionReported):
        done = isinstance(event, ResolutionReported)
        in_time = done and at <= resolution.due_at  # entered late: it was not overdue after all
        return attrs.evolve(
            resolution,
            state=ResolutionState.REPORTED if done else resolution.state,
            progress=(*resolution.progress, Progress(at=at, person=person, text=event.text, done=done)),
            doers=resolution.doers | {stamp.actor, person},
            reported_at=at if done else resolution.reported_at,
            overdue_at=None if in_time else resolution.overdue_at,
        )
    if isinstance(event, ResolutionSentBack):
        sent_back = resolution.sent_back + 1
        return attrs.evolve(resolution, state=ResolutionState.OPEN, sent_back=sent_back, note=event.note)
    if isinstance(event, ResolutionVerified):
        verified = ResolutionState.VERIFIED
        return attrs.evolve(resolution, state=verified, verified_at=at, verified_by=person, note=event.note)
    return attrs.evolve(resolution, overdue_at=at)


def index(resolution: Resolution) -> Index:
    """Resolutions are found by number, owner, source and case; conveners and the owner see them."""
    tags = {("source", resolution.source)}
    tags |= {("case", resolution.case)} if resolution.case else set()
    tags |= {("flag", "overdue")} if resolution.overdue_at and resolution.state is ResolutionState.OPEN else set()
    return Index(
        state=resolution.state,
        unit=resolution.unit,
        region=resolution.region,
        number=resolution.number,
        opened=to_micros(resolution.opened_at),
        due=to_micros(resolution.due_at) if resolution.is_open else None,
        attention=to_micros(resolution.due_at) if _awaits(resolution) else None,
        text=f"{resolution.number}\n{reveal(resolution.text)}",
        audience=office_audience(resolution.region, resolution.conveners) | {unit_token(resolution.unit)},
        tags=frozenset(tags),
    )


def _awaits(resolution: Resolution) -> bool:
    return resolution.state is ResolutionState.OPEN and resolution.overdue_at is None


def attend(resolution: Resolution, now: datetime) -> Sequence[Step]:
    """Enter that the date passed; the owner and whoever follows it are told."""
    if not _awaits(resolution) or resolution.due_at > now:
        return ()
    said = {"number": resolution.number, "due": resolution.due_at.isoformat(), "unit": resolution.unit}
    told = tuple(
        Notice(recipient=f"unit:{unit}", code="resolution.overdue", params=said)
        for unit in dict.fromkeys((resolution.unit, *resolution.conveners))
    )
    return (Step(at=resolution.due_at, event=ResolutionOverdue(), notices=told),)


RESOLUTION: Final = Noun(
    kind="resolution",
    record=Resolution,
    shape=1,
    events={
        ResolutionOpened: 1,
        ResolutionProgressed: 1,
        ResolutionReported: 1,
        ResolutionSentBack: 1,
        ResolutionVerified: 1,
        ResolutionOverdue: 1,
    },
    evolve=evolve,
    index=index,
    attend=attend,
)
