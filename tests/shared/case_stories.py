"""How cases are brought to where a test begins, in the place of ``tests/cases``."""

from datetime import UTC, datetime, timedelta
from typing import Any

from govliaison.cases import DeferralReason, DeliveryMethod, ExtensionReason, Outcome, Solved
from govliaison.deadlines import PauseReason, Stage
from govliaison.values import Amount

REAL = "经核查，材料只需提交一次，已当面受理并发证。"


def in_hand(world: Any, **said: Any) -> str:
    """A case that the market bureau handles; its answer is due the next Monday, when the office closes."""
    case = world.submit(category="食品", **said).id
    world.desk("li").sign_for(case)
    world.take_notices()
    return str(case)


def answered(world: Any, outcome: Outcome = Outcome.SOLVED) -> str:
    case = in_hand(world)
    world.wait(hours=1)
    by_hand = {"method": DeliveryMethod.TELEPHONE, "delivered_at": world.now}
    world.desk("li").answer(case, text=REAL, outcome=outcome, **by_hand)
    world.take_notices()
    return case


def closed(world: Any, solved: Solved = Solved.YES) -> str:
    case = answered(world)
    close(world, case, solved)
    return case


def close(world: Any, case: str, solved: Solved = Solved.YES) -> None:
    world.desk("li").request_close_out(case)
    world.desk("wang").audit(case, approve=True)
    world.desk("wang").call_back(case, reached=True, solved=solved)
    world.take_notices()


def due(world: Any, case: str, stage: Stage = Stage.ANSWER) -> datetime:
    clock = world.record(case).clock(stage)
    assert clock is not None
    return clock.start.due_at


def pause(world: Any, case: str, person: str = "wang", **said: Any) -> Any:
    given = {"reason": PauseReason.SUPPLEMENT, "note": "补正通知书"} | said
    return world.care(person).pause(case, **given)


def at(day: int, hour: int) -> datetime:
    """A moment of September 2026, in local time."""
    return datetime(2026, 9, day, hour, tzinfo=UTC) - timedelta(hours=8)


def ask(world: Any, case: str, amount: str = "3 working days", **said: Any) -> Any:
    return world.care("li").request_extension(
        case, amount=Amount.parse(amount), reason=ExtensionReason.SITE_WORK, note="需施工", **said
    )


def defer(world: Any, case: str, **said: Any) -> Any:
    given = {"until": at(30, 9), "reason": DeferralReason.PLANNED, "note": "列入十月工程"} | said
    return world.care("wang").defer(case, **given)
