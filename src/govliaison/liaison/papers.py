"""Papers (公文) that one person may have written out of the ledger."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar
from zoneinfo import ZoneInfo

import attrs

from govliaison.access import Context
from govliaison.cases import Case
from govliaison.errors import InputError, NotFoundError, RefusedError
from govliaison.ledger import id_of, reveal
from govliaison.liaison.registers import Registers
from govliaison.liaison.visit_desk import visiting_agencies
from govliaison.meetings import Meeting
from govliaison.oversight import PaperLife
from govliaison.papers import (
    BulletinFacts,
    Paper,
    PaperFacts,
    PaperKind,
    RenderAsk,
    agenda,
    assignment_slip,
    bulletin_paper,
    close_out_form,
    issue_list,
    letter_of_appointment,
    minutes,
    progress_report_paper,
    sign_in_sheet,
    supervision_order,
    urging_notice,
    visit_summary,
)
from govliaison.values import Period

if TYPE_CHECKING:
    from govliaison.liaison.composition import Liaison
    from govliaison.liaison.desks import Desks

R = TypeVar("R")

_MEDIA_TYPES: Final = {".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}
_OF_CASES: Final = (
    PaperKind.ASSIGNMENT_SLIP,
    PaperKind.URGING_NOTICE,
    PaperKind.SUPERVISION_ORDER,
    PaperKind.CLOSE_OUT_FORM,
)
_OF_MEETINGS: Final = (PaperKind.AGENDA, PaperKind.SIGN_IN_SHEET, PaperKind.ISSUE_LIST, PaperKind.MINUTES)


class Papers:
    """
    The papers of one person: what they say, and the files.

    Args:
        liaison: the deployment
        context: who writes; what they may not see stands on no paper of theirs
        desks: those of that person
    """

    def __init__(self, liaison: "Liaison", context: Context, desks: "Desks") -> None:
        self._liaison = liaison
        self._context = context
        self._desks = desks

    def of(self, kind: PaperKind, about: str) -> Paper:
        """
        Give a paper of any kind.

        Args:
            kind: which
            about: id or number of what it is about; the period of a visit summary

        Raises:
            NotFoundError: there is no such record, or not for this reader
            RefusedError: it has nothing to put on such a paper
        """
        if kind in _OF_CASES:
            return self.of_case(kind, about)
        if kind in _OF_MEETINGS:
            return self.of_meeting(kind, about)
        one: Mapping[PaperKind, Callable[[str], Paper]] = {
            PaperKind.BULLETIN: self.of_bulletin,
            PaperKind.INSPECTION_BULLETIN: self.of_bulletin,
            PaperKind.PROGRESS_REPORT: self.of_progress_report,
            PaperKind.APPOINTMENT: self.of_supervisor,
            PaperKind.VISIT_SUMMARY: lambda period: self.of_visits(Period.parse(period)),
        }
        return one[kind](about)

    def of_case(self, kind: PaperKind, case: str) -> Paper:
        """
        Give a paper about a case.

        Args:
            kind: assignment slip, urging notice, supervision order (of the last step) or close-out form
            case: its id or number

        Raises:
            NotFoundError: there is no such case, or not for this reader
            RefusedError: there was no step of supervision
            InputError: it is no paper about a case
        """
        found = self._desks.cases.get(case)
        profile = self._liaison.jurisdictions.profile_for(found.region)
        facts = self.facts(found.region, issuer=profile.papers.issuer or found.desk)
        if kind is PaperKind.ASSIGNMENT_SLIP:
            return assignment_slip(found, facts)
        if kind is PaperKind.URGING_NOTICE:
            return urging_notice(found, facts, self._context.now)
        if kind is PaperKind.CLOSE_OUT_FORM:
            return close_out_form(found, facts)
        if kind is not PaperKind.SUPERVISION_ORDER:
            raise InputError("paper.not-of-a-case", kind=kind, known=", ".join(_OF_CASES))
        steps = [step for step in found.supervision if not step.retracted]
        if not steps:
            raise RefusedError("paper.no-supervision", number=found.number)
        return supervision_order(found, steps[-1], facts)

    def of_meeting(self, kind: PaperKind, meeting: str) -> Paper:
        """
        Give a paper about a symposium or a coordination meeting.

        Args:
            kind: agenda, sign-in sheet, list of issues or minutes
            meeting: its id or number

        Raises:
            NotFoundError: there is no such meeting, or not for this reader
            RefusedError: no minutes were written
            InputError: it is no paper about a meeting
        """
        found = self._desks.meetings.get(meeting)
        issuer = found.conveners[0] if found.conveners else ""
        facts = self.facts(found.region, issuer=issuer, day=found.held_on)
        if kind is PaperKind.AGENDA:
            return agenda(found, facts)
        if kind is PaperKind.SIGN_IN_SHEET:
            return sign_in_sheet(found, facts)
        if kind is PaperKind.ISSUE_LIST:
            return issue_list(found, self._cases_of(found), facts)
        if kind is not PaperKind.MINUTES:
            raise InputError("paper.not-of-a-meeting", kind=kind, known=", ".join(_OF_MEETINGS))
        if found.minutes is None:
            raise RefusedError("paper.no-minutes", number=found.number)
        return minutes(found, self._desks.resolutions.list(source=found.stream), facts)

    def of_bulletin(self, bulletin: str) -> Paper:
        """
        Give a bulletin, of the ledger or of inspections, or a correction; figures are those it was drafted with.

        Args:
            bulletin: its id or official number

        Raises:
            NotFoundError: there is no such bulletin, or not for this reader
        """
        found = self._desks.bulletins.get(bulletin)
        [place] = [each for each in self._liaison.places if each.region == found.place]
        seen = _seen(self._desks.cases.get, found.content.cases)
        known = BulletinFacts(
            indicators={each.id: each for each in place.indicators},
            cases={case.number: case for case in seen},
            inspections=_seen(self._desks.inspections.get, map(id_of, found.content.inspections)),
            corrects=self._desks.bulletins.get(found.corrects) if found.corrects else None,
            corrected_by=tuple(self._desks.bulletins.get(each).number for each in found.corrected_by),
        )
        return bulletin_paper(found, known, self.facts(found.place, issuer=found.issuer, day=self._issued(found.life)))

    def of_progress_report(self, report: str) -> Paper:
        """
        Give the progress report of a convener.

        Args:
            report: its id or official number

        Raises:
            NotFoundError: there is no such report, or not for this reader
        """
        found = self._desks.progress_reports.get(report)
        texts: dict[str, str] = {}
        for item in found.items:
            for each in _seen(self._about, [item.stream]):
                texts[item.stream] = each
        facts = self.facts(found.place, issuer=found.reporter, day=self._issued(found.life))
        return progress_report_paper(found, texts, facts, signer=self._name(found.life.signed_by))

    def of_supervisor(self, supervisor: str) -> Paper:
        """
        Give the latest letter of appointment of a supervisor.

        Args:
            supervisor: its id, or the number of a letter

        Raises:
            NotFoundError: there is no such supervisor, or not for this reader
        """
        found = self._desks.supervision.get(supervisor)
        first = self._day(found.selected_at) if len(found.letters) == 1 else None
        return letter_of_appointment(found, self.facts(found.region, issuer=found.selected_by, day=first))

    def of_visits(self, period: Period) -> Paper:
        """Give the summary of the visits of a period at the place for which this person works, as far as they may see them."""
        mine = (place for place in self._liaison.places if {*place.units} & {*self._context.actor.units})
        place = next(mine, self._liaison.places[0])
        agencies = visiting_agencies(self._liaison, place.region)
        facts = self.facts(place.region, issuer=place.desk)
        return visit_summary(period, self._desks.visits.summary(period, agencies), facts)

    def write(self, paper: Paper, path: Path) -> Path:
        """
        Write a paper into a file.

        Raises:
            InputError: another ending, a missing folder, a file that is open elsewhere, or a template that is wrong
            NotFoundError: no renderer writes papers
        """
        media_type = _MEDIA_TYPES.get(path.suffix.lower())
        if media_type is None:
            raise InputError("liaison.unknown-ending", name=path.name, known=" ".join(_MEDIA_TYPES))
        renderer = self._liaison.renderer_for(media_type)
        return renderer.render(RenderAsk(content=paper, target=path, media_type=media_type)).path

    def facts(self, region: str | None, *, issuer: str, day: date | None = None) -> PaperFacts:
        """
        Give what papers of a place look up.

        Args:
            region: the place
            issuer: id of the unit that issues
            day: day of the paper; today if not said
        """
        profile = self._liaison.jurisdictions.profile_for(region)
        today = day or self._day(self._context.now)
        officials = {
            unit.id: each.units.current(unit.id, today).name
            for each in self._liaison.jurisdictions.all_profiles
            for unit in each.units.units.values()
        }
        places = {place.region: place.name for place in self._liaison.places}
        names = Registers(self._liaison, self._context).facts()
        return PaperFacts(
            names=attrs.evolve(names, region=lambda code: places.get(code or "") or names.region(code)),
            officials=officials,
            plan=profile.papers,
            issuer=issuer,
            today=today,
        )

    def _cases_of(self, meeting: Meeting) -> dict[str, Case]:
        wanted = {*meeting.cases, *(issue.case for issue in meeting.issues)}
        return {case.id: case for case in _seen(self._desks.cases.get, wanted)}

    def _about(self, stream: str) -> str:
        """Say what an open item is about; of a confidential case nothing is said."""
        if stream.startswith("resolution/"):
            return reveal(self._desks.resolutions.get(id_of(stream)).text)
        case = self._desks.cases.get(id_of(stream))
        return "" if case.confidential else reveal(case.title)

    def _issued(self, life: PaperLife) -> date | None:
        """Give the day of a paper: that of its issue, else of its signature."""
        moment = life.issued_at or life.signed_at
        return self._day(moment) if moment else None

    def _day(self, moment: datetime) -> date:
        return moment.astimezone(ZoneInfo(self._liaison.profile.jurisdiction.zone)).date()

    def _name(self, person: str | None) -> str:
        """Give the name of whoever signed, as papers that go up say it; masked where this person may not know it."""
        if not person:
            return ""
        found = _seen(self._desks.persons.get, [person])
        return next((reveal(each.name) for each in found), "") or Registers(
            self._liaison, self._context
        ).facts().person(person)


def _seen(get: Callable[[str], R], names: Iterable[str]) -> list[R]:
    """Get what this person may see, and leave out the rest."""
    found: list[Any] = []
    for name in names:
        try:
            found.append(get(name))
        except NotFoundError:
            continue
    return found
