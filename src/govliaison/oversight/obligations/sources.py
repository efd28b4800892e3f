"""Where the facts of each duty come from, for the rooms that every deployment has: cases, posts, papers, inspections."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import timedelta
from typing import Final

from govliaison.access import POST, Post
from govliaison.cases import CASE, Case
from govliaison.deadlines import Clock, Stage
from govliaison.ledger import Noun
from govliaison.oversight.bulletins.model import BULLETIN, Bulletin, BulletinKind
from govliaison.oversight.digests.model import DIGEST, Digest
from govliaison.oversight.inspections.model import INSPECTION
from govliaison.oversight.obligations.charges import Charge
from govliaison.oversight.obligations.judging import Deed, Deeds, Holdings, Item, Items, Papers, Span
from govliaison.oversight.obligations.reading import Reading, Source
from govliaison.oversight.obligations.rooms import ROOM_SOURCES
from govliaison.oversight.progress.model import PROGRESS_REPORT, ProgressReport
from govliaison.oversight.signing import PaperLife

_URGED_WITHIN: Final = timedelta(days=1)
"""So long the sweep may take to notice an overdue case."""


def _clocks(*stages: Stage) -> Source:
    """What was owed in cases, by the clocks of these stages."""

    def source(reading: Reading, charge: Charge) -> Items:
        return Items(items=tuple(_clock_items(reading.cases_of(charge), stages, _clock_item)))

    return source


def _clock_items(
    cases: Iterable[Case], stages: tuple[Stage, ...], make: Callable[[Case, Clock], Item | None]
) -> Iterator[Item]:
    for case in cases:
        for clock in case.clocks:
            if clock.start.stage in stages and not clock.void and clock.paused_at is None:
                item = make(case, clock)
                if item is not None:
                    yield item


def _clock_item(case: Case, clock: Clock) -> Item:
    return Item(stream=CASE.stream(case.id), due_at=max(clock.start.due_at, clock.since), done_at=clock.ended_at)


def _urging(reading: Reading, charge: Charge) -> Items:
    """Whoever is overdue was urged: for each limit that was missed by more than a day, its end was entered (M1.3)."""
    return Items(items=tuple(_clock_items(reading.cases_of(charge), tuple(Stage), _urged_item)))


def _urged_item(case: Case, clock: Clock) -> Item | None:
    due_at = max(clock.start.due_at, clock.since)
    if clock.ended_at is not None and clock.ended_at <= due_at + _URGED_WITHIN:
        return None
    return Item(stream=CASE.stream(case.id), due_at=due_at + _URGED_WITHIN, done_at=due_at if clock.passed else None)


def _bulletin(reading: Reading, charge: Charge) -> Papers:
    found = (
        each
        for each in reading.bulletins
        if each.kind is BulletinKind.LEDGER
        and (each.place, each.period, each.corrects) == (charge.place.region, str(charge.period), "")
    )
    return Papers(issued=tuple(_issued((BULLETIN, each.id, each.life) for each in found)))


def _progress_report(reading: Reading, charge: Charge) -> Papers:
    wanted = (charge.place.region, charge.unit, str(charge.period))
    found = (each for each in reading.progress_reports if (each.place, each.reporter, each.period) == wanted)
    return Papers(issued=tuple(_issued((PROGRESS_REPORT, each.id, each.life) for each in found)))


def _issued(papers: Iterable[tuple[Noun[Bulletin] | Noun[ProgressReport], str, PaperLife]]) -> Iterator[Deed]:
    for noun, identity, life in papers:
        if life.issued_at is not None and life.issue_recorded_at is not None:
            yield Deed(stream=noun.stream(identity), at=life.issued_at, recorded_at=life.issue_recorded_at)


def _digest(reading: Reading, charge: Charge) -> Papers:
    found: Digest | None = reading.ledger.load(DIGEST.stream(f"{charge.place.region}.{charge.period}")).record
    if found is None:
        return Papers()
    return Papers(issued=(Deed(stream=DIGEST.stream(found.id), at=found.sent_at, recorded_at=found.recorded_at),))


def _inspection(reading: Reading, charge: Charge) -> Deeds:
    return Deeds(
        done=tuple(
            Deed(stream=INSPECTION.stream(each.id), at=each.at, recorded_at=each.recorded_at)
            for each in reading.inspections
            if each.office == charge.unit
        )
    )


def _rectification(reading: Reading, charge: Charge) -> Items:
    return Items(
        items=tuple(
            Item(
                stream=INSPECTION.stream(each.id),
                due_at=each.rectify_by,
                done_at=each.closed_at,
                recorded_at=each.close_recorded_at,
            )
            for each in reading.inspections
            if each.office == charge.unit and each.rectify_by is not None
        )
    )


def _post(kind: str) -> Source:
    """Who held a post of the convener, and when (M6.1)."""

    def source(reading: Reading, charge: Charge) -> Holdings:
        stream = POST.stream(f"{charge.unit}.{kind}")
        post: Post | None = reading.ledger.load(stream).record
        spans = tuple(Span(since=term.since, until=term.until) for term in (post.terms if post else ()))
        return Holdings(stream=stream, spans=spans)

    return source


SOURCES: Final[Mapping[str, Source]] = {
    "acknowledgements": _clocks(Stage.CONTACT),
    "answers": _clocks(Stage.ANSWER),
    "follow-ups": _clocks(Stage.CALL_BACK),
    "urging": _urging,
    "ledger": _clocks(Stage.REVIEW, Stage.DISPATCH, Stage.CLOSE, Stage.AUDIT),
    "bulletin": _bulletin,
    "section-head": _post("section-head"),
    "liaison-officer": _post("liaison-officer"),
    "digest": _digest,
    "progress-report": _progress_report,
    "inspection": _inspection,
    "rectification": _rectification,
    **ROOM_SOURCES,
}
"""The facts of each duty."""
