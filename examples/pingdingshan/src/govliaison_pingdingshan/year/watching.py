"""Supervisors with their feedback, what they find, and ratings; one finding is never put right, one rating is bad (M5, M4.2)."""

from datetime import date, time, timedelta
from functools import partial
from typing import Final

from govliaison.cases import Grade
from govliaison.ratings import AppealReason, GivenRating, Verdict
from govliaison.supervision import Aspect, Findings, ItemField, Mark, Observation
from govliaison_pingdingshan.world import DESK
from govliaison_pingdingshan.year.scene import CITY, QUARTERS, SEATS, Scene, Seat
from govliaison_pingdingshan.year.serving import ITEM

_APPOINTED: Final = date(2025, 10, 20)
_WINDOW: Final = "market-window"
_SUPERVISORS: Final = ("郑海燕", "宋国强", "韩雪梅", "冯建军")
_RATINGS: Final = (
    (date(2025, 11, 19), Grade.SATISFIED),
    (date(2025, 12, 24), Grade.VERY_SATISFIED),
    (date(2026, 2, 11), Grade.FAIRLY_SATISFIED),
    (date(2026, 4, 15), Grade.VERY_DISSATISFIED),
    (date(2026, 6, 3), Grade.VERY_SATISFIED),
    (date(2026, 8, 12), Grade.SATISFIED),
)


def put_down(scene: Scene) -> None:
    """Appoint a supervisor in each place; two findings; ratings over the year."""
    for number, seat in enumerate(SEATS):
        watch = Watch(scene, seat, number)
        scene.on(_APPOINTED, watch.appoint)
        for quarter in QUARTERS:
            scene.on(quarter.day_after - timedelta(days=9), watch.tell, at=time(16))
        if seat.region == CITY:
            scene.on(date(2026, 2, 4), watch.find_slowness)
            scene.on(date(2026, 7, 22), watch.find_rudeness)
    for number, (day, grade) in enumerate(_RATINGS, 1):
        scene.on(day, Rated(scene, number, grade).give)


class Watch:
    """
    A supervisor at work.

    Args:
        scene: the stage
        seat: the place
        number: of the letter of appointment
    """

    def __init__(self, scene: Scene, seat: Seat, number: int) -> None:
        self._scene, self._seat, self._number = scene, seat, number
        self._id = self._finding = ""

    def appoint(self) -> None:
        """Appoint somebody of an enterprise that has nothing before the unit."""
        seat, desk = self._seat, self._scene.head(self._seat.keeper).supervision
        firm = self._scene.firms(seat.region)[-1]
        letter = f"聘〔2025〕{self._number + 1}号"
        self._id = desk.select(enterprise=firm, name=_SUPERVISORS[self._number], letter=letter, region=seat.region).id
        desk.assign(self._id, unit=seat.watched)

    def tell(self) -> None:
        """Give feedback on the quarter."""
        seen = (Observation(aspect=Aspect.SPEECH, mark=Mark.GOOD),)
        desk = self._scene.head(self._seat.keeper).supervision
        desk.give_feedback(self._id, unit=self._seat.watched, observations=seen)

    # -- what is found, and whether it is put right -------------------------------------------------------------------

    def find_slowness(self) -> None:
        """Find something that the unit puts right in time; a service item becomes quicker by it."""
        found = self._desk.report(supervisor=self._id, unit=_WINDOW, text="一次性告知单缺两项，企业多跑一趟", item=ITEM)
        self._finding = found.id
        self._scene.later(4, lambda: self._unit.rectify(found.id, text="已补全告知单并在窗口公示"))
        self._scene.later(
            5,
            lambda: self._desk.change_item(found.id, field=ItemField.TRIPS, value="1", on=self._scene.today),
        )
        self._scene.later(6, lambda: self._desk.verify(found.id, supervisor=self._id, passed=True))

    def find_rudeness(self) -> None:
        """Find something that is said to be put right, is not, and stays so."""
        found = self._desk.report(supervisor=self._id, unit=_WINDOW, text="午间窗口只留一人，排队无人疏导")
        self._scene.later(6, lambda: self._unit.rectify(found.id, text="已安排午间值班"))
        self._scene.later(9, partial(self._look_again, found.id))

    def _look_again(self, finding: str) -> None:
        self._desk.verify(
            finding,
            supervisor=self._id,
            passed=False,
            note="连续两天午间仍只有一人",
            due_at=self._scene.end_of(21),
        )

    @property
    def _desk(self) -> Findings:
        return self._scene.head(self._seat.keeper).findings

    @property
    def _unit(self) -> Findings:
        return self._scene.officer(_WINDOW).findings


class Rated:
    """
    A rating; a bad one is appealed in vain, mended and rated again.

    Args:
        scene: the stage
        number: in the year
        grade: what was given
    """

    def __init__(self, scene: Scene, number: int, grade: Grade) -> None:
        self._scene, self._number, self._grade = scene, number, grade
        self._rating = ""

    def give(self) -> None:
        """Enter it."""
        said = GivenRating(
            channel="rating",
            source_id=f"HP{self._number:04}",
            rated_at=self._scene.world.now,
            grade=self._grade,
            unit=_WINDOW,
            item=ITEM,
            name="办事人",
            phone="19900000000",
            text="等了两个小时才叫到号" if self._grade.is_bad else "",
        )
        rating = self._scene.officer(DESK).ratings.give(said)
        if rating.opened:
            self._rating = rating.id
            self._scene.settle(rating.opened, said.source_id, "已增开窗口并当面致歉，说明排队原因和改进措施。")
            for days, act in ((0.4, self._contact), (1, self._appeal), (2, self._decide), (3, self._rectify)):
                self._scene.later(days, act)
            self._scene.later(4, self._again)

    def _contact(self) -> None:
        desk = self._scene.officer(_WINDOW).ratings
        desk.contact(self._rating, reached=True, verdict=Verdict.REASONABLE, note="当日系统故障，排队较长")

    def _appeal(self) -> None:
        desk = self._scene.officer(_WINDOW).ratings
        desk.appeal(self._rating, reason=AppealReason.UNTRUE, note="叫号记录显示等候不足一小时")

    def _decide(self) -> None:
        desk = self._scene.head(DESK).ratings
        desk.decide_appeal(self._rating, uphold=False, note="叫号系统中断期间无记录，差评有效")

    def _rectify(self) -> None:
        self._scene.officer(_WINDOW).ratings.rectify(self._rating, text="增开两个窗口，恢复人工叫号")

    def _again(self) -> None:
        self._scene.officer(DESK).ratings.rate_again(self._rating, grade=Grade.SATISFIED)
