"""Symposia in each quarter with what follows them; one is missed, one put off, one matter goes to the group (M2.2, M7)."""

from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Final

import attrs

from govliaison.meetings import DecisionKind, Meeting, PostponeReason, ResolutionDraft
from govliaison_pingdingshan.times import ZONE
from govliaison_pingdingshan.world import DESK
from govliaison_pingdingshan.year.scene import CITY, RUZHOU, SEATS, WUGANG, Scene, Seat

_ROOM: Final = "政务服务中心三楼会议室"
_GUESTS: Final = 4
_NAMES: Final = ("何志刚", "吕春霞", "范永强")
_PUT_OFF: Final = date(2026, 10, 13)


@attrs.frozen(kw_only=True)
class Planned:
    """A symposium of the year, with the issue that one of the guests raises."""

    region: str
    day: date
    title: str
    text: str
    category: str
    put_off: bool = False


SYMPOSIA: Final = (
    Planned(
        region=CITY,
        day=date(2025, 12, 11),
        title="年底发票增量办理慢",
        text="年底订单集中，发票增量审批要等三天，影响发货。",
        category="税费与资金/发票与申报",
    ),
    Planned(
        region=CITY,
        day=date(2026, 3, 12),
        title="食品许可变更重复交材料",
        text="门店换名，平面图和设备清单又要交一遍。",
        category="准入准营/食品经营许可",
    ),
    Planned(
        region=CITY,
        day=date(2026, 6, 11),
        title="联合验收时间约不到一起",
        text="厂房完工一个月，消防和规划验收各约各的，盼能同一天到场。",
        category="项目建设/竣工联合验收",
    ),
    Planned(
        region=CITY,
        day=date(2026, 9, 17),
        title="新员工社保增员卡在夜间",
        text="三班倒的企业夜里招工，增员系统晚上不开放。",
        category="用工与社保/社保办理",
    ),
    Planned(
        region=WUGANG,
        day=date(2025, 12, 16),
        title="用电增容报价看不懂",
        text="报装的报价单没有分项，想知道贵在哪里。",
        category="公用设施/用电报装",
    ),
    Planned(
        region=WUGANG,
        day=date(2026, 3, 17),
        title="招工会与订单旺季撞期",
        text="希望专场招聘会提前到二月。",
        category="用工与社保/招工用工",
    ),
    Planned(
        region=WUGANG,
        day=date(2026, 8, 18),
        title="排污许可延续要提前多久",
        text="两家企业许可证同月到期，想集中辅导一次。",
        category="项目建设/环评与排污许可",
    ),
    Planned(
        region=RUZHOU,
        day=date(2025, 12, 18),
        title="瓷窑用气调价通知太急",
        text="调价当天才收到通知，希望提前一周。",
        category="公用设施/燃气报装",
    ),
    Planned(
        region=RUZHOU,
        day=date(2026, 3, 19),
        title="文创门店证照联办",
        text="一家店要跑两个窗口，希望一次收件。",
        category="准入准营/设立变更注销登记",
    ),
    Planned(
        region=RUZHOU,
        day=date(2026, 6, 18),
        title="小微贷款续贷材料多",
        text="续贷仍要交全套材料，希望沿用上年。",
        category="税费与资金/融资贷款",
    ),
    Planned(
        region=RUZHOU,
        day=date(2026, 9, 22),
        title="",
        text="",
        category="",
        put_off=True,
    ),
)
"""舞钢 holds none in 2026Q2; 汝州 puts that of 2026Q3 off with leave."""


def put_down(scene: Scene) -> None:
    """Call each symposium ten days before."""
    seats = {seat.region: seat for seat in SEATS}
    for planned in SYMPOSIA:
        call = Symposium(scene, seats[planned.region], planned).call
        scene.on(planned.day - timedelta(days=10), call)


class Symposium:
    """
    One symposium on its way.

    Args:
        scene: the stage
        seat: the place
        planned: what is to happen
    """

    def __init__(self, scene: Scene, seat: Seat, planned: Planned) -> None:
        self._scene, self._seat, self._planned = scene, seat, planned
        self._meeting = ""

    def call(self) -> None:
        """Plan and invite."""
        office, day = self._scene.officer(self._seat.conveners[0]), self._planned.day
        meeting = office.meetings.plan(
            starts_at=datetime.combine(day, time(14, 30), ZONE), place=_ROOM, agenda=[("企业反映问题", None)]
        )
        self._meeting = meeting.id
        office.meetings.invite(meeting.id, among=self._scene.firms(self._seat.region), number=_GUESTS)
        if self._planned.put_off:
            self._scene.on(day - timedelta(days=3), self._put_off)
        else:
            self._scene.on(day, self._hold, at=time(15))

    def _put_off(self) -> None:
        self._scene.officer(self._seat.conveners[0]).meetings.postpone(
            self._meeting,
            reason=PostponeReason.EMERGENCY,
            approver=self._seat.leader,
            note="防汛应急响应期间暂缓",
            starts_at=datetime.combine(_PUT_OFF, time(14, 30), ZONE),
        )

    def _hold(self) -> None:
        office = self._scene.officer(self._seat.conveners[0])
        desk, guests = office.proceedings, sorted(office.meetings.get(self._meeting).invited)
        for unit in self._seat.conveners:
            desk.sign_in(self._meeting, unit=unit)
        for guest, name in zip(guests[:-1], _NAMES, strict=False):
            desk.sign_in(self._meeting, enterprise=guest, name=name)
        planned = self._planned
        meeting = desk.raise_issue(
            self._meeting, enterprise=guests[0], title=planned.title, text=planned.text, category=planned.category
        )
        issue = meeting.issues[0]
        self._scene.settle(issue.case, planned.title, "已与企业对接，按座谈会意见办理完毕，并告知今后的办理方式。")
        self._scene.later(1, self._minute)
        if (planned.region, planned.day) == (CITY, date(2026, 6, 11)):
            hard = HardMatter(self._scene, meeting, issue.case_number)
            self._scene.later(1.2, hard.coordinate)

    def _minute(self) -> None:
        self._scene.officer(self._seat.conveners[0]).proceedings.minute(
            self._meeting, text="会议听取企业意见，当场答复政策问题，其余事项交有关单位办理并按时反馈。"
        )
        self._scene.later(1, self._conclude)

    def _conclude(self) -> None:
        head = self._scene.head(self._seat.conveners[0]).proceedings
        head.approve_minutes(self._meeting, approve=True)
        draft = ResolutionDraft(
            unit=self._seat.helper, text="梳理同类问题，公布办理口径", due_at=self._scene.end_of(30)
        )
        meeting = head.resolve(self._meeting, resolutions=[draft])
        carry_out(self._scene, meeting.stream, self._seat.helper, self._seat.conveners[0])


class HardMatter:
    """
    A matter that a coordination meeting cannot settle, and the group decides (M7.2, M7.3).

    Args:
        scene: the stage
        meeting: the symposium at which it was raised
        case: number of its case
    """

    def __init__(self, scene: Scene, meeting: Meeting, case: str) -> None:
        self._scene, self._symposium, self._case = scene, meeting, case

    def coordinate(self) -> None:
        """Call the units together."""
        starts = self._scene.end_of(1).replace(hour=9)
        office = self._scene.officer(DESK)
        meeting = office.meetings.coordinate(
            cases=[self._case], units=["housing", "natural-resources"], starts_at=starts, place=_ROOM
        )
        self._meeting = meeting.id
        self._scene.on(starts.date(), self._meet)

    def _meet(self) -> None:
        desk = self._scene.officer(DESK).proceedings
        for unit in ("united-front", DESK, "federation", "housing", "natural-resources"):
            desk.sign_in(self._meeting, unit=unit)
        self._scene.later(1, self._propose)

    def _propose(self) -> None:
        proposal = self._scene.officer(DESK).proposals.submit(
            why="联合验收涉及多部门流程再造，协调会未能确定牵头单位",
            asked="请明确联合验收牵头单位和完成时限",
            cases=[self._case],
            meeting=self._meeting,
        )
        self._scene.later(5, partial(self._decide, proposal.id))

    def _decide(self, proposal: str) -> None:
        decided = self._scene.held("coordination-group", "leader").proposals.decide(
            proposal,
            kind=DecisionKind.AGREED,
            text="由市住建局牵头，一张表受理、同一天到场",
            resolutions=[ResolutionDraft(unit="housing", text="印发联合验收办法", due_at=self._scene.end_of(40))],
        )
        carry_out(self._scene, decided.stream, "housing", DESK)


def carry_out(scene: Scene, source: str, unit: str, convener: str) -> None:
    """Let a unit report what a meeting or the group resolved done in time, and the section head of a convener verify it."""
    [found] = scene.head(convener).resolutions.list(source=source)
    resolution = found.number
    report = scene.officer(unit).resolutions.report
    verify = scene.head(convener).resolutions.verify
    scene.later(8, lambda: report(resolution, text="已完成并公布", done=True))
    scene.later(10, lambda: verify(resolution, done=True))
