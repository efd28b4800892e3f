"""More time is asked for, and granted by another, within a cap."""

from datetime import timedelta
from typing import Any

import attrs
import pytest
from case_stories import ask, at, due, in_hand, pause

from govliaison.cases import (
    CasePolicy,
    ExtensionReason,
)
from govliaison.cases.decide.common import By
from govliaison.cases.decide.pausing import RequestExtensionAsk, request_extension
from govliaison.deadlines import Extension, Stage
from govliaison.errors import RefusedError
from govliaison.values import Amount, Refusal

DAYS_3 = Amount.parse("3 working days")


def test_more_time_is_asked_for_and_granted_by_another(world: Any) -> None:
    case = in_hand(world)
    asked = ask(world, case)
    assert ("3 working days", frozenset({"li"})) == (asked.extension.amount, asked.extension.by)
    assert [("unit", "case.extension-requested")] == world.take_notices()
    with pytest.raises(RefusedError, match=r"case\.extension-pending"):
        ask(world, case)
    granted = world.care("wang").decide_extension(case, approve=True)
    assert granted.extension is None
    assert at(17, 17) == due(world, case)
    assert [at(14, 17)] == [each.before for each in granted.clock(Stage.ANSWER).extensions]
    assert [("unit", "case.extended"), ("filer", "case.extended")] == world.take_notices()
    with pytest.raises(RefusedError, match=r"case\.extension-limit"):
        ask(world, case)


def test_more_time_may_be_declined(world: Any) -> None:
    case = in_hand(world)
    ask(world, case)
    world.take_notices()
    declined = world.care("wang").decide_extension(case, approve=False, note="不必要")
    assert (None, ()) == (declined.extension, declined.clock(Stage.ANSWER).extensions)
    assert [("unit", "case.extension-declined")] == world.take_notices()
    with pytest.raises(RefusedError, match=r"case\.no-extension-asked"):
        world.care("wang").decide_extension(case, approve=True)


def test_who_asks_does_not_decide(world: Any) -> None:
    case = in_hand(world)
    world.care("zhao").request_extension(case, amount=DAYS_3, reason=ExtensionReason.POLICY, recorded_for="li")
    with pytest.raises(RefusedError, match="second-person"):
        world.care("zhao").decide_extension(case, approve=True)
    with pytest.raises(RefusedError, match=r"case\.convener-only"):
        world.care("qian").decide_extension(case, approve=True)


def test_more_time_is_not_asked_for_after_the_end(world: Any) -> None:
    case = in_hand(world)
    world.wait(days=8)
    with pytest.raises(RefusedError, match=r"case\.extension-late"):
        ask(world, case)


def test_more_time_has_a_cap(make_world: Any) -> None:
    world = make_world(policy=CasePolicy(max_extension=DAYS_3, max_extensions=2))
    case = in_hand(world)
    with pytest.raises(RefusedError, match=r"case\.extension-too-long"):
        ask(world, case, "4 working days")
    with pytest.raises(RefusedError, match=r"case\.extension-nothing"):
        ask(world, case, "0 working days")
    ask(world, case)
    world.care("wang").decide_extension(case, approve=True)
    assert ask(world, case, "1 working day").extension


def test_time_granted_before_the_end_but_entered_late_is_watched_anew(world: Any) -> None:
    case = in_hand(world)
    ask(world, case)
    asked_at = world.now
    world.wait(days=8)
    world.sweep()
    world.care("wang").decide_extension(case, approve=True, at=asked_at)
    world.wait(days=3)
    world.sweep()
    passed = [name for name in world.events(case) if name == "DeadlinePassed"]
    assert 3 == len(passed), "first contact, and the answer twice"


def test_a_pack_says_how_often_and_how_much_and_the_policy_what_it_leaves_open(make_world: Any) -> None:
    world = make_world(policy=CasePolicy(max_extension=DAYS_3, max_extensions=1))
    case = in_hand(world)
    limits, start = world.rules.limits, world.record(case).clock(Stage.ANSWER).start
    for said, expected in (
        (Extension(max_times=2, amount=Amount.parse("1 working day")), (2, Amount.parse("1 working day"))),
        (Extension(), (1, DAYS_3)),
        (Extension(stage=Stage.SIGN, max_times=9), (1, DAYS_3)),
    ):
        packs = tuple(attrs.evolve(pack, extension=said) for pack in limits.packs)
        rules = attrs.evolve(world.rules, limits=attrs.evolve(limits, packs=packs))
        assert expected == rules.extensions(start)


@pytest.mark.parametrize("paused", [False, True])
def test_a_pack_says_how_long_a_limit_may_be_all_together_and_a_pause_puts_that_off(
    world: Any, *, paused: bool
) -> None:
    """The answer is due after 5 working days; 7 all together are 2 more, wherever a pause of a day has moved its end."""
    limits = world.rules.limits
    packs = tuple(
        attrs.evolve(pack, extension=Extension(up_to=Amount.parse("7 wd"), max_times=2)) for pack in limits.packs
    )
    world.rules = attrs.evolve(world.rules, limits=attrs.evolve(limits, packs=packs))
    case = in_hand(world)
    if paused:
        pause(world, case)
        world.wait(days=1)
        world.care("li").resume(case)
    before = world.record(case).clock(Stage.ANSWER).start.due_at
    with pytest.raises(RefusedError, match=r"case\.extension-too-long"):
        ask(world, case, "3 working days")
    ask(world, case, "2 working days")
    world.care("wang").decide_extension(case, approve=True)
    assert timedelta(days=2) == world.record(case).clock(Stage.ANSWER).start.due_at - before
    with pytest.raises(RefusedError, match=r"case\.extension-too-long"):
        ask(world, case, "1 working day")


def test_a_limit_whose_rule_is_gone_is_lengthened_all_the_same(world: Any) -> None:
    case = world.record(in_hand(world))
    start = attrs.evolve(case.clock(Stage.ANSWER).start, rule="gone")
    longer = world.rules.limits.lengthened(start, Amount.parse("1 working day"), case.anchors)
    assert timedelta(days=1) == longer.due_at - start.due_at


def test_without_a_limit_for_the_answer_there_is_nothing_to_extend(world: Any) -> None:
    case = attrs.evolve(world.record(in_hand(world)), clocks=())
    by = By(actor=world.actor("li"), now=world.now)
    ask_it = RequestExtensionAsk(amount=DAYS_3, reason=ExtensionReason.SITE_WORK, by=by)
    refusal = request_extension(case, ask_it, world.rules)
    assert isinstance(refusal, Refusal)
    assert "case.nothing-to-extend" == refusal.code
