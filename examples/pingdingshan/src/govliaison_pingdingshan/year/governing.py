"""Policies pushed, satisfaction asked, the group's inspection, and a post that stays vacant (M4.1, T3.4, F1, M6.1)."""

from datetime import date
from functools import partial
from importlib.resources import as_file
from typing import Final

from govliaison.cases import DeliveryMethod, Grade
from govliaison.policies import ReceiptKind
from govliaison_pingdingshan.content import DATA
from govliaison_pingdingshan.world import DESK
from govliaison_pingdingshan.year.scene import CITY, SEATS, Scene, Seat

_AUDIENCES: Final = {
    date(2025, 11, 12): ("平工信〔2025〕901号", "行业=C 规模=小型,微型"),
    date(2026, 2, 25): ("平人社〔2026〕902号", "行业=H"),
    date(2026, 5, 13): ("平商务〔2026〕903号", "行业=F 规模=中型"),
    date(2026, 8, 19): ("平工信〔2026〕904号", "行业=C 规模=中型"),
}
_CHAMBER: Final = "nylon-chamber"
_RELAYED: Final = "平工信〔2026〕904号"
_MEMBERS: Final = 20
_VACANT_POST: Final = ("ruzhou-federation", "liaison-officer")


def put_down(scene: Scene) -> None:
    """Put the acts of those who govern down."""
    scene.on(date(2025, 10, 15), partial(_bring_policies, scene))
    for day, (number, audience) in _AUDIENCES.items():
        scene.on(day, partial(_publish, scene, number, audience))
    for seat in SEATS:
        scene.on(date(2026, 6, 24), partial(_survey, scene, seat))
    scene.on(date(2026, 3, 18), partial(_inspect, scene))
    scene.on(date(2026, 5, 20), partial(_leave_post, scene))
    scene.on(date(2026, 7, 6), partial(_fill_post, scene))


def _bring_policies(scene: Scene) -> None:
    with as_file(DATA / "policies.csv") as path:
        scene.officer(DESK).files.policies(path)


def _publish(scene: Scene, number: str, audience: str) -> None:
    """Publish and push; one of those that got it takes it up."""
    office = scene.officer(DESK)
    policy = office.policies.get(number).id
    office.policies.publish(policy, office.policies.rule(audience))
    if number == _RELAYED:
        _relay(scene, policy)
    office.policies.push(policy)
    scene.later(3, partial(_take_up, scene, policy))


def _take_up(scene: Scene, policy: str) -> None:
    office = scene.officer(DESK)
    first = next(iter(office.uptakes.list(policy=policy)), None)
    if first is not None:
        office.uptakes.receipt(policy, first.enterprise, ReceiptKind.CONFIRMED, method=DeliveryMethod.TELEPHONE)
        office.uptakes.apply(policy, first.enterprise)


def _relay(scene: Scene, policy: str) -> None:
    """An association takes members in, and passes a policy on to those whom it reaches before everybody (T1.3)."""
    chamber = scene.officer(_CHAMBER)
    for firm in scene.firms(CITY)[:_MEMBERS]:
        chamber.associations.join(_CHAMBER, firm, since=date(2026, 1, 1))
    chamber.policies.relay(policy, association=_CHAMBER)


def _survey(scene: Scene, seat: Seat) -> None:
    desk, survey = scene.head(seat.conveners[0]).surveys, f"gain-{seat.region}"
    desk.define(survey, question="您对审批服务总体满意吗？", population="信息库内存续民营企业", region=seat.region)
    answers = {Grade.VERY_SATISFIED: 18, Grade.SATISFIED: 15, Grade.FAIRLY_SATISFIED: 6, Grade.DISSATISFIED: 1}
    desk.enter_result(survey, period="2026", asked=50, answers=answers)


def _inspect(scene: Scene) -> None:
    """The group's office inspects; the unit puts it right, and it is checked again in time."""
    office = scene.officer("group-office")
    task = office.inspections.list_task("压缩办理时限", unit="market-regulation")
    found = office.inspections.record(
        "market-regulation", finding="窗口仍要求重复提交材料", rectify_by=scene.end_of(30), task=task.id
    )
    unit = scene.officer("market-regulation").inspections
    scene.later(8, lambda: unit.report(found.id, text="已取消重复材料"))
    scene.later(12, lambda: office.inspections.recheck(found.id, passed=True, note="现场核实"))


def _leave_post(scene: Scene) -> None:
    unit, kind = _VACANT_POST
    scene.held(DESK, "administrator").posts.vacate(unit=unit, kind=kind)
    scene.world.forget_offices()


def _fill_post(scene: Scene) -> None:
    unit, kind = _VACANT_POST
    scene.held(DESK, "administrator").posts.hold(unit=unit, kind=kind, person=scene.world.officer(unit))
    scene.world.forget_offices()
