"""Open data (数据开放) as files: policies and their figures, without personal data and without small counts (M4.1)."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from govliaison.errors import InputError
from govliaison.papers import RenderAsk
from govliaison.policies import Policies, Uptakes, figure_sheet, policy_sheet
from govliaison.texts import Language
from govliaison.values import Sheet

if TYPE_CHECKING:
    from govliaison.liaison.composition import Liaison

_CSV: Final = "text/csv"


class OpenData:
    """
    The open data of one person's view.

    Args:
        liaison: the deployment
        policies: the policies this person may see
        uptakes: what became of them
    """

    def __init__(self, liaison: "Liaison", policies: Policies, uptakes: Uptakes) -> None:
        self._liaison = liaison
        self._policies = policies
        self._uptakes = uptakes

    def sheets(self, language: Language = "zh") -> tuple[Sheet, Sheet]:
        """Lay out the policies that were published, and the figures of each policy and agency."""
        names = {
            unit.id: unit.name
            for profile in self._liaison.jurisdictions.all_profiles
            for unit in profile.units.units.values()
        }
        published = [policy for policy in self._policies.list() if policy.published_at is not None]
        return (
            policy_sheet(published, language),
            figure_sheet(
                self._uptakes.figures(),
                {policy.id: policy for policy in published},
                unit=lambda unit: names.get(unit or "", ""),
                below=self._liaison.profile.policies.suppress_below,
                language=language,
            ),
        )

    def export(self, folder: Path, language: Language = "zh") -> tuple[Path, Path]:
        """
        Write both as ``policies.csv`` and ``figures.csv``.

        Raises:
            InputError: there is no such folder, or a file is open in another program
            NotFoundError: no renderer writes CSV
        """
        if not folder.is_dir():
            raise InputError("liaison.no-folder", where=str(folder))
        renderer = self._liaison.renderer_for(_CSV)
        policies, figures = (
            renderer.render(RenderAsk(content=sheet, target=folder / f"{name}.csv", media_type=_CSV)).path
            for name, sheet in zip(("policies", "figures"), self.sheets(language), strict=True)
        )
        return policies, figures
