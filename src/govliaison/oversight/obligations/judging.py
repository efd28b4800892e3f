"""
How duties are judged: pure functions from small facts and a window of time to a standing with its evidence.

Everything is judged as of a moment: what was entered later is not known. A room that has a recurring duty gives its facts in one
of five shapes – meetings, deeds, papers, items, holdings – and is judged by the function of that shape.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

import attrs

from govliaison.values import Reason

_VACANT: Final = timedelta(days=1)


class Standing(StrEnum):
    """How a duty stands."""

    MET = "met"
    MET_LATE = "met-late"
    """done, or entered, only after the time for it was over (补录、逾期)"""
    UNMET = "unmet"
    DUE = "due"
    """the time for it is not over"""
    POSTPONED = "postponed"
    """with a reason and an approver on record"""
    NOT_APPLICABLE = "not-applicable"


@attrs.frozen(kw_only=True)
class Window:
    """
    The time for which a duty is judged.

    Attributes:
        since: its beginning, UTC
        until: the first moment after it
        due_at: until when it may be done or entered without being late; ``until`` or later
        as_of: what was entered after this moment is not known
        begins: when the mechanism began; nobody owes anything for the time before
    """

    since: datetime
    until: datetime
    due_at: datetime
    as_of: datetime
    begins: datetime

    @property
    def is_over(self) -> bool:
        """Whether the time for the duty is over."""
        return self.as_of >= self.due_at

    @property
    def is_cut(self) -> bool:
        """Whether the mechanism began only within it, so that doing nothing in the rest of it is no fault."""
        return self.begins > self.since

    @property
    def end(self) -> datetime:
        """Up to when can be said what happened in it."""
        return min(self.until, self.as_of)


@attrs.frozen(kw_only=True)
class Evidence:
    """Where it stands that something was so: a stream, and when in it; None for the stream as such."""

    stream: str
    at: datetime | None = None


@attrs.frozen(kw_only=True)
class Deed:
    """Something that was done: its record, when it happened, and when it was entered."""

    stream: str
    at: datetime
    recorded_at: datetime

    @property
    def evidence(self) -> Evidence:
        """Where it stands."""
        return Evidence(stream=self.stream, at=self.at)


@attrs.frozen(kw_only=True)
class Postponement:
    """
    It was put off with leave (延期举行).

    Attributes:
        stream: the record in which that stands
        at: when it was approved
        recorded_at: when that was entered
        reason: code of the reason
        approver: who approved it: a person or a post
    """

    stream: str
    at: datetime
    recorded_at: datetime
    reason: str
    approver: str


@attrs.frozen(kw_only=True)
class Item:
    """
    One thing that was owed by a moment.

    Attributes:
        stream: its record
        due_at: by when
        done_at: when it was done; None while it is not
        recorded_at: when that was entered; the same as ``done_at`` if not given
    """

    stream: str
    due_at: datetime
    done_at: datetime | None = None
    recorded_at: datetime | None = None

    def done_by(self, moment: datetime) -> datetime | None:
        """Give when it was done as far as that was known at a moment."""
        known_at = self.recorded_at or self.done_at
        return self.done_at if known_at is not None and known_at <= moment else None


@attrs.frozen(kw_only=True)
class Span:
    """Somebody held a post: from when up to when, or on."""

    since: datetime
    until: datetime | None = None


@attrs.frozen(kw_only=True)
class Meetings:
    """Meetings that were held in the window or another time, and those that were postponed out of it (M2.2)."""

    held: tuple[Deed, ...] = ()
    postponed: tuple[Postponement, ...] = ()


@attrs.frozen(kw_only=True)
class Deeds:
    """What was done: visits, contacts, inspections, surveys; one within the window is enough."""

    done: tuple[Deed, ...] = ()


@attrs.frozen(kw_only=True)
class Papers:
    """Papers about the period of the window – bulletins, reports, digests – with the moment of their issue."""

    issued: tuple[Deed, ...] = ()


@attrs.frozen(kw_only=True)
class Items:
    """All things that were owed one by one: answers, findings, resolutions, rounds of feedback, contacts."""

    items: tuple[Item, ...] = ()


@attrs.frozen(kw_only=True)
class Holdings:
    """When a post was held; ``stream`` is the record of the post (M6.1)."""

    stream: str
    spans: tuple[Span, ...] = ()


Facts = Meetings | Deeds | Papers | Items | Holdings
"""What a duty is judged from."""


@attrs.frozen(kw_only=True)
class Judged:
    """
    What came of judging.

    Attributes:
        standing: how the duty stands
        evidence: what proves it; for an unmet duty what is missing
        reason: why, where there is more to say
    """

    standing: Standing
    evidence: tuple[Evidence, ...] = ()
    reason: Reason | None = None


NOBODY: Final = Judged(standing=Standing.NOT_APPLICABLE, reason=Reason.of("duty.no-mechanism"))
"""What is said of a county without a mechanism of its own, which it need not have (F2)."""


def judge(facts: Facts, window: Window) -> Judged:
    """Judge a duty by the shape of its facts."""
    match facts:
        case Meetings():
            return judge_meetings(facts, window)
        case Deeds():
            return judge_deeds(facts, window)
        case Papers():
            return judge_papers(facts, window)
        case Items():
            return judge_items(facts, window)
        case Holdings():
            return judge_holdings(facts, window)


def judge_deeds(facts: Deeds, window: Window) -> Judged:
    """
    Ask for one deed within the window; entered after the time for it, it still counts, marked late.

    >>> from datetime import UTC
    >>> first, last = datetime(2026, 7, 1, tzinfo=UTC), datetime(2026, 10, 1, tzinfo=UTC)
    >>> window = Window(since=first, until=last, due_at=last, as_of=last, begins=first)
    >>> visit = Deed(
    ...     stream="visit/1", at=datetime(2026, 9, 24, tzinfo=UTC), recorded_at=datetime(2026, 9, 25, tzinfo=UTC)
    ... )
    >>> judge_deeds(Deeds(done=(visit,)), window).standing, judge_deeds(Deeds(), window).standing
    (<Standing.MET: 'met'>, <Standing.UNMET: 'unmet'>)
    """
    return _done([deed for deed in facts.done if window.since <= deed.at < window.until], window) or _undone(window)


def judge_papers(facts: Papers, window: Window) -> Judged:
    """Ask for one paper about the period; issued, or entered, after the time for it, it is late."""
    return _done(facts.issued, window) or _undone(window)


def judge_meetings(facts: Meetings, window: Window) -> Judged:
    """Ask for one meeting within the window, or for a recorded postponement of it."""
    if (judged := judge_deeds(Deeds(done=facts.held), window)).standing in (Standing.MET, Standing.MET_LATE):
        return judged
    known = [each for each in facts.postponed if each.recorded_at <= window.as_of]
    if known:
        last = max(known, key=lambda each: each.at)
        reason = Reason.of("duty.postponed", reason=last.reason, approver=last.approver)
        evidence = (Evidence(stream=last.stream, at=last.at),)
        return Judged(standing=Standing.POSTPONED, evidence=evidence, reason=reason)
    return judged


def judge_items(facts: Items, window: Window) -> Judged:
    """
    Ask for everything that was owed by its moment.

    What is missing stays missing in every later window until it is done; done after its moment, it is late.
    """
    owed = [item for item in facts.items if window.begins <= item.due_at < window.until]
    missing = [item for item in owed if item.due_at < window.end and item.done_by(window.as_of) is None]
    if missing:
        evidence = tuple(Evidence(stream=item.stream) for item in missing)
        return Judged(standing=Standing.UNMET, evidence=evidence, reason=Reason.of("duty.missing", number=len(missing)))
    done = [(item, at) for item in owed if (at := item.done_by(window.as_of)) is not None and _within(item, at, window)]
    if not done:
        if window.is_over:
            return Judged(standing=Standing.NOT_APPLICABLE, reason=Reason.of("duty.nothing-owed"))
        return Judged(standing=Standing.DUE)
    late = [(item, at) for item, at in done if at > item.due_at]
    evidence = tuple(Evidence(stream=item.stream, at=at) for item, at in late or done)
    if late:
        return Judged(standing=Standing.MET_LATE, evidence=evidence, reason=Reason.of("duty.late", number=len(late)))
    return Judged(standing=Standing.MET, evidence=evidence)


def judge_holdings(facts: Holdings, window: Window) -> Judged:
    """
    Ask for a post that is held: vacant now (or at the end of the window) it is unmet, vacant for a time it is late.

    A post that nobody held for less than a day was not vacant.
    """
    since = max(window.since, window.begins)
    if since >= window.end:
        return Judged(standing=Standing.DUE if window.as_of < window.until else Standing.NOT_APPLICABLE)
    gaps = [gap for gap in vacancies(facts.spans, since, window.end) if gap[1] - gap[0] >= _VACANT]
    evidence = (Evidence(stream=facts.stream),)
    if not gaps:
        return Judged(standing=Standing.MET, evidence=evidence)
    vacant = sum((until - since for since, until in gaps), timedelta())
    reason = Reason.of("duty.vacant", since=gaps[-1][0].isoformat(), days=vacant.days)
    standing = Standing.UNMET if gaps[-1][1] == window.end else Standing.MET_LATE
    return Judged(standing=standing, evidence=evidence, reason=reason)


def vacancies(spans: Iterable[Span], since: datetime, until: datetime) -> list[tuple[datetime, datetime]]:
    """Give the times between two moments that no span covers, in order."""
    gaps = []
    reached = since
    for span in sorted(spans, key=lambda each: each.since):
        if span.since >= until:
            break
        if span.since > reached:
            gaps.append((reached, span.since))
        reached = max(reached, until if span.until is None else span.until)
    return [*gaps, (reached, until)] if reached < until else gaps


def regular_items(stream: str, since: datetime, done: Sequence[datetime], interval: timedelta) -> tuple[Item, ...]:
    """
    Say as items that something is owed again and again, each time an interval after the time before (M1.2).

    Args:
        stream: the record of whoever is to be contacted
        since: from when
        done: when it was done
        interval: the local interval
    """
    after = [moment for moment in sorted(done) if moment >= since]
    starts = [since, *after]
    ends: list[datetime | None] = [*after, None]
    return tuple(
        Item(stream=stream, due_at=start + interval, done_at=end) for start, end in zip(starts, ends, strict=True)
    )


def _done(deeds: Iterable[Deed], window: Window) -> Judged | None:
    known = [deed for deed in deeds if deed.recorded_at <= window.as_of]
    in_time = [deed for deed in known if deed.recorded_at < window.due_at]
    if not known:
        return None
    evidence = tuple(deed.evidence for deed in in_time or known)
    return Judged(standing=Standing.MET if in_time else Standing.MET_LATE, evidence=evidence)


def _undone(window: Window) -> Judged:
    if not window.is_over:
        return Judged(standing=Standing.DUE)
    if window.is_cut:
        reason = Reason.of("duty.began-within", began=window.begins.isoformat())
        return Judged(standing=Standing.NOT_APPLICABLE, reason=reason)
    return Judged(standing=Standing.UNMET, reason=Reason.of("duty.nothing-done"))


def _within(item: Item, done_at: datetime, window: Window) -> bool:
    """Whether an item belongs to this window: it was due in it, or done in it after an earlier end."""
    return item.due_at >= window.since or done_at >= window.since
