"""Limits that are extended, paused and given beside the rule, as several people and the sweep move them."""

from datetime import timedelta
from typing import Any

import attrs
import pytest

from govliaison.cases import Case, DeliveryMethod, Outcome
from govliaison.cases.kinds import ExtensionReason
from govliaison.deadlines import PauseReason, Stage
from govliaison.errors import RefusedError
from govliaison.oversight import simulate
from govliaison.values import Amount


def in_hand(city: Any) -> Case:
    case = city.submit()
    city.office().cases.dispatch(case.id, lead="market")
    signed: Case = city.office("li.na").cases.sign_for(case.id)
    return signed


def answer_clock(case: Case) -> Any:
    return case.clock(Stage.ANSWER)


def ask(city: Any, case: Case, amount: str = "5个工作日") -> Case:
    care = city.office("li.na").case_care
    asked: Case = care.request_extension(case.id, amount=Amount.parse(amount), reason=ExtensionReason.SITE_WORK)
    return asked


def test_a_promise_does_not_open_the_way_to_another_extension(city: Any) -> None:
    case = in_hand(city)
    ask(city, case)
    extended = city.office("zhao.min").case_care.decide_extension(case.id, approve=True)
    city.office("li.na").given_limits.promise(
        case.id, due_at=answer_clock(extended).start.due_at - timedelta(minutes=1)
    )
    with pytest.raises(RefusedError, match=r"case\.extension-limit"):
        ask(city, case)


def test_neither_extension_nor_pause_moves_an_answer_past_a_promise(city: Any) -> None:
    case = in_hand(city)
    promised = city.clock.now() + timedelta(days=2)
    city.office("li.na").given_limits.promise(case.id, due_at=promised)
    with pytest.raises(RefusedError, match=r"case\.extension-capped"):
        ask(city, case)
    care = city.office("zhao.min").case_care
    care.pause(case.id, reason=PauseReason.TESTING, note="检测委托书", until=city.clock.now() + timedelta(days=1))
    city.clock.wait(days=1, hours=1)
    list(city.liaison.sweep())
    assert promised == answer_clock(city.office().cases.get(case.id)).start.due_at


def test_a_promise_made_while_the_clock_stands_still_holds_when_it_runs_on(city: Any) -> None:
    case = in_hand(city)
    care = city.office("zhao.min").case_care
    care.pause(case.id, reason=PauseReason.TESTING, note="检测委托书", until=city.clock.now() + timedelta(days=1))
    promised = city.clock.now() + timedelta(days=2)
    standing = city.office("li.na").given_limits.promise(case.id, due_at=promised)
    assert answer_clock(standing).paused_at is not None
    city.clock.wait(days=1, hours=1)
    list(city.liaison.sweep())
    after = answer_clock(city.office().cases.get(case.id))
    assert (None, promised) == (after.paused_at, after.start.due_at)


def test_an_extension_is_not_granted_after_the_end_but_may_be_entered_late(city: Any) -> None:
    case = in_hand(city)
    end = answer_clock(ask(city, case, "10个工作日")).start.due_at
    city.clock.moment = end + timedelta(days=5)
    list(city.liaison.sweep())
    care = city.office("zhao.min").case_care
    with pytest.raises(RefusedError, match=r"case\.extension-ended"):
        care.decide_extension(case.id, approve=True)
    assert answer_clock(city.office().cases.get(case.id)).passed
    late = care.decide_extension(case.id, approve=True, at=end - timedelta(hours=1))
    assert answer_clock(late).start.due_at > end


@pytest.mark.parametrize(("hours", "missed"), [(3, 0), (24, 0), (30, 1)])
def test_a_promise_that_was_kept_as_a_late_entry_says_is_not_counted_as_missed(
    city: Any, hours: int, missed: int
) -> None:
    case = in_hand(city)
    told = city.clock.now() + timedelta(hours=hours)
    city.office("li.na").cases.interim(case.id, text="正在协调", next_at=city.clock.now() + timedelta(days=1))
    city.clock.wait(days=2)
    list(city.liaison.sweep())
    after = city.office("li.na").cases.answer(
        case.id,
        text="已为企业办理完毕，无需重复提交。",
        outcome=Outcome.SOLVED,
        method=DeliveryMethod.TELEPHONE,
        delivered_at=told,
        at=told,
    )
    assert missed == len(after.promises_missed)


def test_another_pack_is_tried_with_the_extension_and_the_pause_that_there_were(city: Any) -> None:
    case = in_hand(city)
    ask(city, case)
    care = city.office("zhao.min").case_care
    care.decide_extension(case.id, approve=True)
    care.pause(case.id, reason=PauseReason.TESTING, note="检测委托书", until=city.clock.now() + timedelta(days=4))
    city.clock.wait(days=12)
    list(city.liaison.sweep())
    rules = city.liaison.jurisdictions.rules_for(None)
    renamed = attrs.evolve(
        rules.limits, packs=tuple(attrs.evolve(pack, id=f"other-{pack.id}") for pack in rules.limits.packs)
    )
    for other in (rules.limits, renamed):
        found = simulate(
            [city.office().cases.get(case.id)],
            rules.limits,
            other,
            stages=(Stage.SIGN, Stage.CONTACT, Stage.ANSWER),
            region=rules.region,
            now=city.clock.now(),
        )
        assert [] == [each for each in found if each.due_at != each.would_end or each.late != each.would_be_late]


def test_a_transfer_there_and_back_gives_no_other_extension(city: Any) -> None:
    case = in_hand(city)
    ask(city, case)
    city.office("zhao.min").case_care.decide_extension(case.id, approve=True)
    for unit in ("tax", "market"):
        city.office().case_care.transfer(case.id, lead=unit, note="职责调整")
    city.office("li.na").cases.sign_for(case.id)
    with pytest.raises(RefusedError, match=r"case\.extension-limit"):
        ask(city, case)
