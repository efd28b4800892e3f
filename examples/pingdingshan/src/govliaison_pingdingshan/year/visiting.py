"""Every service agency visits in every quarter, several going together (M3.1); now and then an issue is heard (T1.2)."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import Final

import attrs

from govliaison.units import UnitRole
from govliaison.visits import VisitIssue, VisitReport
from govliaison_pingdingshan.year.scene import CITY, QUARTERS, RUZHOU, Scene

_TOGETHER: Final = 4
_POLICY: Final = (None, "惠企政策清单")
_HEARD: Final = {
    0: VisitIssue(
        title="减税政策看不明白",
        text="同一项优惠两个口径，不知按哪个申报。",
        category="税费与资金/退税与优惠",
        contact="厂长",
    ),
    3: VisitIssue(
        title="技改补贴何时到账",
        text="公示期过了两个月，补贴还未到账。",
        category="税费与资金/政策兑现",
        contact="财务",
    ),
}
"""What is heard, by the number of the visit in its quarter."""


def put_down(scene: Scene) -> None:
    """Plan the visits of each quarter in its first weeks, one group of agencies after the other."""
    units = scene.world.liaison.profile.units.with_role(UnitRole.SERVICE_AGENCY)
    agencies = [unit.id for unit in units if unit.region == CITY]
    groups = [agencies[start : start + _TOGETHER] for start in range(0, len(agencies), _TOGETHER)]
    for turn, quarter in enumerate(QUARTERS):
        for number, group in enumerate(groups):
            day, firm = quarter.first + timedelta(days=9 + 6 * number), turn * len(groups) + number
            scene.on(day, Tour(scene=scene, group=group, firm=firm, heard=_HEARD.get(number)).plan)
        county = Tour(scene=scene, group=["ruzhou-data-bureau"], firm=turn, region=RUZHOU)
        scene.on(quarter.first + timedelta(days=40), county.plan)


@attrs.frozen(kw_only=True)
class Tour:
    """
    A visit of several agencies together.

    Attributes:
        scene: the stage
        group: who goes; the first plans it
        firm: which enterprise of the place, by its turn
        heard: what the enterprise says, if anything
        region: where
    """

    scene: Scene
    group: Sequence[str]
    firm: int
    heard: VisitIssue | None = None
    region: str = CITY

    def plan(self) -> None:
        """Plan it for five days from now, and let the others join."""
        firms, (first, *others) = self.scene.firms(self.region), self.group
        visits, day = self.scene.officer(first).visits, self.scene.today + timedelta(days=5)
        visit = visits.plan(firms[self.firm % len(firms)], unit=first, day=day, purpose="走访企业")
        for unit in others:
            self.scene.officer(unit).visits.join(visit.id, unit=unit)
        self.scene.on(visit.day, partial(self._go, visit.id))

    def _go(self, visit: str) -> None:
        """Go, and let what is heard be settled."""
        report = VisitReport(
            visitors=tuple(self.scene.world.officer(unit) for unit in self.group),
            policies=(_POLICY,),
            help=("现场讲解申报步骤",),
            issues=(self.heard,) if self.heard else (),
            nothing_heard=self.heard is None,
        )
        held = self.scene.officer(self.group[0]).visits.hold(visit, report)
        for issue in held.issues:
            self.scene.settle(issue.case, visit, "已与企业对接并办理完毕，企业表示认可。")
