"""Service items and windows (T3.1–T3.3), and consultations answered at first contact (M6.2)."""

from datetime import date
from functools import partial
from importlib.resources import as_file

from govliaison.cases import Solved, Submission
from govliaison.services import ItemFacts, Measures, read_limit
from govliaison_pingdingshan.content import DATA
from govliaison_pingdingshan.world import DESK
from govliaison_pingdingshan.year.scene import Scene

ITEM = "11410400000000001-410400000000-1"


def put_down(scene: Scene) -> None:
    """Bring the catalogue of items in; later one becomes quicker, and somebody asks."""
    scene.on(date(2025, 10, 9), partial(_bring_items, scene))
    scene.on(date(2026, 3, 2), partial(_shorten, scene))
    scene.on(date(2025, 11, 5), partial(_answer_at_once, scene))


def _bring_items(scene: Scene) -> None:
    with as_file(DATA / "service-items.csv") as path:
        scene.officer(DESK).files.services(path, since=date(2025, 10, 1))


def _shorten(scene: Scene) -> None:
    facts = ItemFacts(current=Measures(time=read_limit("3个工作日"), trips=0))
    scene.officer(DESK).services.change(ITEM, facts=facts, since=date(2026, 3, 2), note="数据共享后压缩时限")


def _answer_at_once(scene: Scene) -> None:
    """A liaison officer answers from the guide while the firm is on the telephone."""
    office = scene.officer(DESK)
    question = "食品经营许可证变更要带哪些材料？"
    entry = office.guide.add(
        question=question, answer="登录政务服务网提交变更申请，五个工作日内办结。", category="准入准营/食品经营许可"
    )
    said = Submission(
        channel="liaison",
        source_id="LL20251105-01",
        received_at=scene.world.now,
        title="咨询食品经营许可变更",
        text=question,
        contact="办证人员",
        phone="19900000000",
    )
    case = office.guide.answer(entry.id, said)
    auditor = scene.world.cases(scene.world.auditor("guide", case.handlers))
    scene.later(0.5, lambda: auditor.audit(case.id, approve=True))
    caller = scene.world.cases(scene.world.caller(case.handlers))
    scene.later(1.0, lambda: caller.call_back(case.id, reached=True, solved=Solved.YES))
