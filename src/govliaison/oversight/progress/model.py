"""
Progress reports (进展上报): what is still open, told to the group's office by each reporting convener (M7.4).

Every open resolution and every open item of the ledger is in it, none is picked.
"""

from datetime import datetime
from enum import StrEnum
from typing import Final

import attrs

from govliaison.access import CONVENER, region_token, unit_token
from govliaison.ledger import Index, Noun, Stamp
from govliaison.oversight.signing import PaperLife, PaperState
from govliaison.values import to_micros


class OpenWhat(StrEnum):
    """What is open."""

    RESOLUTION = "resolution"
    CASE = "case"


@attrs.frozen(kw_only=True)
class OpenItem:
    """
    Something that is still open.

    Attributes:
        what: a resolution or an item of the ledger
        stream: its record
        number: by which people call it
        unit: whose it is
        state: where it stands
        due_at: by when; None where nothing runs
        late: that moment has passed
    """

    what: OpenWhat
    stream: str
    number: str
    unit: str
    state: str
    due_at: datetime | None = None
    late: bool = False


@attrs.frozen(kw_only=True)
class ProgressReportDrafted:
    """
    A report was generated, or generated anew before anybody signed.

    Attributes:
        report: its id
        reporter: the convener that reports
        place: code of the place
        period: such as ``2026Q3``
        as_of: what is open as of then
        position: and from the entries up to this one (D15)
        items: everything that is open, resolutions first
        closed: how many items of the ledger were closed out in the period
        to: the group's office; empty where the place has none in the system
    """

    report: str
    reporter: str
    place: str
    period: str
    as_of: datetime
    position: int
    items: tuple[OpenItem, ...]
    closed: int
    to: str = ""


@attrs.frozen(kw_only=True)
class ProgressReportSigned:
    """Another person signed it."""


@attrs.frozen(kw_only=True)
class ProgressReportSent:
    """It was numbered and sent."""

    number: str


@attrs.frozen(kw_only=True)
class ProgressReport:
    """A progress report; see :class:`ProgressReportDrafted`; ``life`` tells who drafted, signed and sent it."""

    id: str
    reporter: str
    place: str
    period: str
    as_of: datetime
    position: int
    items: tuple[OpenItem, ...]
    closed: int
    to: str
    life: PaperLife

    @property
    def state(self) -> PaperState:
        """Where it stands; sent is issued."""
        return self.life.state

    @property
    def number(self) -> str:
        """Its official number; empty before it was sent."""
        return self.life.number


def evolve(
    report: ProgressReport | None,
    event: ProgressReportDrafted | ProgressReportSigned | ProgressReportSent,
    stamp: Stamp,
) -> ProgressReport:
    """Fold what happened into the report."""
    at = stamp.effective_at
    if isinstance(event, ProgressReportDrafted):
        parts = attrs.asdict(event, recurse=False)
        return ProgressReport(id=parts.pop("report"), life=PaperLife(drafted_by=stamp.actor, drafted_at=at), **parts)
    assert report is not None  # noqa: S101 - nothing else begins a stream
    if isinstance(event, ProgressReportSigned):
        life = attrs.evolve(report.life, signed_by=stamp.recorded_for or stamp.actor, signed_at=at)
    else:
        life = attrs.evolve(
            report.life,
            number=event.number,
            issued_by=stamp.actor,
            issued_at=at,
            issue_recorded_at=stamp.recorded_at,
        )
    return attrs.evolve(report, life=life)


def index(report: ProgressReport) -> Index:
    """Conveners of the place see it, and the group's office once it was sent."""
    sent = {report.to} if report.to and report.state is PaperState.ISSUED else set()
    return Index(
        state=report.state.value,
        unit=report.reporter,
        region=report.place,
        number=report.number or None,
        opened=to_micros(report.life.drafted_at),
        text=f"{report.id} {report.number}".strip(),
        audience=frozenset({CONVENER, region_token(report.place), *map(unit_token, {report.reporter, *sent})}),
        tags=frozenset({("period", report.period)}),
    )


PROGRESS_REPORT: Final = Noun(
    kind="progress-report",
    record=ProgressReport,
    shape=1,
    events={ProgressReportDrafted: 1, ProgressReportSigned: 1, ProgressReportSent: 1},
    evolve=evolve,
    index=index,
)
