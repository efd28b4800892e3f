"""Limits that are extended, paused and given beside the rule, as several people and the sweep move them."""

from datetime import timedelta
from typing import Any

import pytest

from govliaison.cases import Case
from govliaison.cases.kinds import ExtensionReason
from govliaison.deadlines import PauseReason, Stage
from govliaison.errors import RefusedError
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
