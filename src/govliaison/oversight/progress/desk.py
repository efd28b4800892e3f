"""Progress reports as people work with them: generate, sign, send (M7.4)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final, cast

from govliaison.access import Context
from govliaison.cases import CASE, CaseState
from govliaison.errors import RefusedError
from govliaison.ledger import Loaded, Move, Query, accepted, insist, next_number, series_stream
from govliaison.meetings import RESOLUTION
from govliaison.oversight.known import records_now, steady
from govliaison.oversight.places import Place
from govliaison.oversight.progress import decide as d
from govliaison.oversight.progress.model import PROGRESS_REPORT, OpenItem, ProgressReport, ProgressReportDrafted
from govliaison.values import Period

_PAGE: Final = 200


class ProgressReports:
    """
    The progress reports of a convener, for one person.

    Args:
        context: who acts, on which ledger
        places: the places of the deployment, its own first
    """

    def __init__(self, context: Context, places: Sequence[Place]) -> None:
        self._context, self._ledger = context, context.ledger
        self._places: Mapping[str, Place] = {place.region: place for place in places}
        self._home = places[0].region

    def draft(self, period: Period, *, place: str | None = None) -> ProgressReport:
        """
        Generate the report of a period, or generate it anew as long as nobody has signed.

        Args:
            period: which
            place: code of the place; the one whose report this person drafts, if not said

        Raises:
            RefusedError: this person works for no convener that reports, or it was signed already
        """
        where, reporter = self._own(place)
        as_of = self._context.now
        since, until = period.moments(where.zone)

        def read() -> tuple[tuple[OpenItem, ...], int]:
            cases = [each for each in records_now(self._ledger, CASE) if where.contains(each.region or self._home)]
            closed = sum(
                case.state is CaseState.CLOSED and case.closed_at is not None and since <= case.closed_at < until
                for case in cases
            )
            resolutions = [each for each in records_now(self._ledger, RESOLUTION) if where.contains(each.region)]
            return (*d.unfinished(resolutions, as_of), *d.open_cases(cases, as_of)), closed

        position, (items, closed) = steady(self._ledger, read)
        identity = f"{reporter}.{where.region}.{period}"
        said = ProgressReportDrafted(
            report=identity,
            reporter=reporter,
            place=where.region,
            period=str(period),
            as_of=as_of,
            position=position,
            items=items,
            closed=closed,
            to=where.group_office or "",
        )
        actor = self._context.actor
        stamp = self._context.stamp(jurisdiction=where.region)
        return self._context.carry_out(PROGRESS_REPORT, identity, lambda found: d.draft(found, said, actor), stamp)

    def sign(self, report: str, *, at: datetime | None = None) -> ProgressReport:
        """Sign it: another person than whoever drafted it, section head or leader of the convener."""
        actor, moment = self._context.actor, at or self._context.now
        return self._context.carry_out(
            PROGRESS_REPORT,
            self._resolve(report),
            lambda found: d.sign(cast("ProgressReport", found), actor, moment),
            self._context.stamp(effective_at=at),
        )

    def send(self, report: str, *, at: datetime | None = None) -> ProgressReport:
        """Give it the next official number and send it to the group's office."""
        stream = PROGRESS_REPORT.stream(self._resolve(report))
        stamp = self._context.stamp(effective_at=at)

        def act() -> ProgressReport:
            loaded: Loaded[ProgressReport] = self._ledger.load(stream)
            found = cast("ProgressReport", loaded.record)
            place = self._places[found.place]
            year = stamp.effective_at.astimezone(place.zone).year
            series = self._ledger.load(series_stream(found.reporter, PROGRESS_REPORT.kind, year))
            number, numbered = next_number(series, place.pattern, year=year, stream=stream, stamp=stamp)
            ask = d.SendAsk(number=number, at=stamp.effective_at, actor=self._context.actor)
            moves: list[Move[Any]] = [Move.of(loaded, accepted(d.send(found, ask)), stamp), numbered]
            return cast("ProgressReport", self._ledger.commit(moves)[stream].record)

        return insist(act)

    def get(self, report: str) -> ProgressReport:
        """Give a report by its id or official number, as this person may see it."""
        return self._context.get(PROGRESS_REPORT, self._resolve(report))

    def list(self) -> tuple[ProgressReport, ...]:
        """Give the reports this person may see, the newest first."""
        page = self._context.find(Query(kind=PROGRESS_REPORT.kind, reader=None, descending=True, limit=_PAGE))
        return tuple(self._context.read(page.rows))

    def _resolve(self, report: str) -> str:
        """Give the id of the report that an id or an official number means."""
        page = self._context.find(Query(kind=PROGRESS_REPORT.kind, reader=None, number=report, limit=2))
        found = [each.id for each in self._context.read(page.rows)]
        identity = found[0] if len(found) == 1 else report
        self._context.see(PROGRESS_REPORT.stream(identity))
        return identity

    def _own(self, region: str | None) -> tuple[Place, str]:
        """Give the place and the reporting convener for which this person drafts."""
        for place in self._places.values():
            if region in (None, place.region):
                for reporter in place.reporters:
                    if reporter in self._context.actor.units:
                        return place, reporter
        reporters = " ".join(unit for place in self._places.values() for unit in place.reporters)
        raise RefusedError("paper.not-yours", person=self._context.actor.person, unit=reporters)
