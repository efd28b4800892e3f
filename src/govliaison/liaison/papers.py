"""Papers (公文) that one person may have written out of the ledger."""

from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from govliaison.access import Context
from govliaison.cases import Cases
from govliaison.errors import InputError, RefusedError
from govliaison.liaison.registers import Registers
from govliaison.papers import (
    Paper,
    PaperFacts,
    PaperKind,
    RenderAsk,
    assignment_slip,
    close_out_form,
    supervision_order,
    urging_notice,
)

if TYPE_CHECKING:
    from govliaison.liaison.composition import Liaison

_MEDIA_TYPES: Final = {".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}
_OF_CASES: Final = (
    PaperKind.ASSIGNMENT_SLIP,
    PaperKind.URGING_NOTICE,
    PaperKind.SUPERVISION_ORDER,
    PaperKind.CLOSE_OUT_FORM,
)


class Papers:
    """
    The papers of one person: what they say, and the files.

    Args:
        liaison: the deployment
        context: who writes; what they may not see stands on no paper of theirs
    """

    def __init__(self, liaison: "Liaison", context: Context) -> None:
        self._liaison = liaison
        self._context = context

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
        found = Cases(self._context, self._liaison.jurisdictions.rules_for).get(case)
        facts = self.facts(found.region, issuer=found.desk)
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

    def facts(self, region: str | None, *, issuer: str) -> PaperFacts:
        """
        Give what papers of a place look up.

        Args:
            region: the place
            issuer: who issues, where its profile names nobody
        """
        profile = self._liaison.jurisdictions.profile_for(region)
        today = self._context.now.astimezone(ZoneInfo(profile.jurisdiction.zone)).date()
        officials = {
            unit.id: each.units.current(unit.id, today).name
            for each in self._liaison.jurisdictions.all_profiles
            for unit in each.units.units.values()
        }
        return PaperFacts(
            names=Registers(self._liaison, self._context).facts(),
            officials=officials,
            plan=profile.papers,
            issuer=profile.papers.issuer or issuer,
            today=today,
        )
