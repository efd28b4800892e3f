"""Every service agency visits in every quarter, several going together (M3.1); now and then an issue is heard (T1.2)."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from govliaison.visits import VisitIssue, VisitReport
from govliaison.units import UnitRole
from govliaison_pingdingshan.year.scene import CITY, QUARTERS, RUZHOU, Scene

_TOGETHER: Final = 4
_POLICY: Final = (None, "惠企政策清单")
_HEARD: Final = {
    0: VisitIssue(
        title="厂区门口道路坑洼", text="货车进出颠簸，货损增加。", category="税费与资金/政策兑现", contact="厂长"
    ),
    3: VisitIssue(
        title="技改补贴何时到账", text="公示期过了两个月，补贴还未到账。", category="税费与资金/政策兑现", contact="财务"
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
            day = quarter.first + timedelta(days=14 + 6 * number)
            _put_down_visit(scene, group, day, turn * len(groups) + number, _HEARD.get(number))
        _put_down_visit(scene, ["ruzhou-data-bureau"], quarter.first + timedelta(days=45), turn, None, RUZHOU)


def _put_down_visit(
    scene: Scene, group: Sequence[str], day: date, number: int, heard: VisitIssue | None, region: str = CITY
) -> None:
    """Plan a visit five days before it, and go."""

    def plan() -> None:
        firms = scene.firms(region)
        first, *others = group
        visits = scene.officer(first).visits
        visit = visits.plan(firms[number % len(firms)], unit=first, day=scene.today + timedelta(days=5), purpose="走访企业")
        for unit in others:
            scene.officer(unit).visits.join(visit.id, unit=unit)
        scene.on(visit.day, lambda: hold(visit.id))

    def hold(visit: str) -> None:
        went = tuple(scene.world.officer(unit) for unit in group)
        report = VisitReport(
            visitors=went,
            policies=(_POLICY,),
            help=("现场讲解申报步骤",),
            issues=(heard,) if heard else (),
            nothing_heard=heard is None,
        )
        held = scene.officer(group[0]).visits.hold(visit, report)
        for issue in held.issues:
            scene.settle(issue.case, visit, "已与企业对接并办理完毕，企业表示认可。")

    scene.on(day - timedelta(days=5), plan)
