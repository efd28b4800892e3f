"""What a rule pack says of extensions and pauses is kept."""

import tomllib
from datetime import datetime, timedelta
from typing import Any

import attrs
import pytest

from govliaison.cases import CASE, ExtensionReason
from govliaison.cases.care_events import CaseResumed, ExtensionDecided, ExtensionRequested
from govliaison.deadlines import Clock, GivenBy, Limits, PauseReason, Stage, parse_rule_pack
from govliaison.errors import RefusedError
from govliaison.units import Post, PostKind, UnitDirectory
from govliaison.values import Amount

RULES = """
id = "terms"
name = "rules with terms"
region = "990000"
priority = 1

[[rule]]
stage = "answer"
anchor = "received"
amount = "5 working days"
warn_before = "1 working day"
"""
EXTENSION = """
[extension]
amount = "5 working days"
apply_before = "1 working day"
approver = "单位负责人"
needs_new_date = true
needs_basis = true
must_inform = true
reasons = ["complex", "policy"]
"""
PAUSES = """
[[pause]]
reason = "supplement"
stages = ["answer", "sign"]
started_by = "《补正通知书》"
ended_by = "补正材料"
restarts = true

[[pause]]
reason = "third-party"
"""
THREE = Amount.parse("3 working days")


def handled(world: Any, *terms: str) -> str:
    """A case that its unit handles, under a pack with these terms; its answer is due on Monday the 14th at 17:00."""
    packs = (parse_rule_pack(tomllib.loads(RULES + "".join(terms))), *world.rules.limits.packs)
    world.rules = attrs.evolve(world.rules, limits=Limits(packs=packs, calendar=world.rules.limits.calendar))
    case = world.submit(category="食品").id
    world.desk("li").sign_for(case)
    world.take_notices()
    return str(case)


def answer_clock(world: Any, case: str) -> Clock:
    found = world.record(case).clock(Stage.ANSWER)
    assert isinstance(found, Clock)
    return found


def local(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-09-{text}+08:00")


def events(world: Any, case: str, kind: type) -> list[Any]:
    return [each.event for each in world.ledger.history(CASE.stream(case)) if isinstance(each.event, kind)]


def ask(world: Any, case: str, **parts: Any) -> Any:
    said = {"amount": THREE, "reason": ExtensionReason.COMPLEX, "note": "某条例第十条"} | parts
    return world.care("li").request_extension(case, **said)


def refused(code: str, verb: Any, *args: Any, **parts: Any) -> dict[str, Any]:
    with pytest.raises(RefusedError) as error:
        verb(*args, **parts)
    assert code == error.value.code
    return dict(error.value.params)


# -- extensions -----------------------------------------------------------------------------------------------------------


def test_more_time_is_asked_for_a_working_day_before_the_end(world: Any) -> None:
    """Hard case (c): asked for too late, it is refused and says until when it could have been."""
    case = handled(world, EXTENSION)
    world.clock.moment = local("11T17:00:01")
    assert (
        local("11T17:00").isoformat()
        == datetime.fromisoformat(str(refused("case.extension-too-late", ask, world, case)["latest"]))
        .astimezone(local("11T17:00").tzinfo)
        .isoformat()
    )
    world.clock.moment = local("11T17:00")
    assert local("17T17:00") == ask(world, case).extension.due_at


def test_the_request_names_the_new_date_and_the_desk_is_told(world: Any) -> None:
    case = handled(world, EXTENSION)
    ask(world, case)
    assert [local("17T17:00")] == [event.due_at for event in events(world, case, ExtensionRequested)]
    assert local("17T17:00").timestamp() == datetime.fromisoformat(world.notices[-1].params["until"]).timestamp()


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"reason": ExtensionReason.OUTSIDE}, "case.extension-reason"),
        ({"note": " "}, "case.extension-basis"),
        ({"amount": Amount.parse("6 working days")}, "case.extension-too-long"),
    ],
)
def test_a_request_against_the_terms_is_refused(world: Any, parts: dict[str, Any], code: str) -> None:
    refused(code, ask, world, handled(world, EXTENSION), **parts)


def test_the_decision_says_as_which_post_it_was_made(world: Any) -> None:
    case = handled(world, EXTENSION)
    ask(world, case)
    said = refused("case.approver-missing", world.care("wang").decide_extension, case, approve=True)
    assert "单位负责人" == said["approver"]
    world.take_notices()
    world.care("wang").decide_extension(case, approve=True, as_post=" 市场监管局局长 ")
    assert ["市场监管局局长"] == [event.as_post for event in events(world, case, ExtensionDecided)]
    assert local("17T17:00") == answer_clock(world, case).start.due_at
    assert ("filer", "case.extended") in world.take_notices()


def test_a_post_of_the_place_is_one_that_whoever_decides_holds(world: Any) -> None:
    units = world.rules.units
    posts = [Post.of(unit, PostKind.HANDLER) for unit in ("convener", "market")]
    world.rules = attrs.evolve(world.rules, units=UnitDirectory(units.units.values(), posts))
    case = handled(world, EXTENSION)
    ask(world, case)
    decide = world.care("wang").decide_extension
    said = refused("case.post-not-held", decide, case, approve=True, as_post="market.handler")
    assert ("wang", "market.handler") == (said["person"], said["post"])
    decide(case, approve=False, as_post="market.handler", recorded_for="qian")  # who signed on paper
    ask(world, case)
    decide(case, approve=True, as_post="convener.handler")
    assert ["market.handler", "convener.handler"] == [each.as_post for each in events(world, case, ExtensionDecided)]


def test_where_the_pack_says_nothing_nothing_is_wanted(world: Any) -> None:
    case = handled(world)
    ask(world, case, reason=ExtensionReason.OUTSIDE, note="")
    world.care("wang").decide_extension(case, approve=False)
    assert [""] == [event.as_post for event in events(world, case, ExtensionDecided)]


def test_terms_of_another_limit_do_not_bind_the_answer(world: Any) -> None:
    case = handled(world, '\n[extension]\nstage = "verify"\nneeds_basis = true\nreasons = ["complex"]\n')
    assert ask(world, case, reason=ExtensionReason.OUTSIDE, note="").extension is not None


# -- pauses ---------------------------------------------------------------------------------------------------------------


def pause(world: Any, case: str, reason: PauseReason = PauseReason.SUPPLEMENT, **parts: Any) -> Any:
    return world.care("wang").pause(case, **({"reason": reason, "note": "《补正通知书》三号"} | parts))


def test_only_the_reasons_of_the_pack_stop_its_clocks(world: Any) -> None:
    case = handled(world, PAUSES)
    said = refused("case.pause-reason", pause, world, case, PauseReason.HEARING)
    assert "supplement、third-party" == said["reasons"]
    assert pause(world, case, PauseReason.THIRD_PARTY).pause is not None


def test_where_the_pack_names_none_any_reason_will_do(world: Any) -> None:
    case = handled(world, '\n[[pause]]\nreason = "hearing"\nstages = ["second-review"]\n')
    assert pause(world, case, PauseReason.JUDICIAL).pause is not None


def test_a_pack_may_stop_clocks_beyond_those_of_the_answer(world: Any) -> None:
    case = handled(world, PAUSES.replace('"sign"', '"contact"'), CONTACT)
    assert {Stage.ANSWER, Stage.CONTACT} == {start.stage for start in pause(world, case).pause.clocks}


CONTACT = """
[[rule]]
stage = "contact"
anchor = "signed"
amount = "2 working days"
"""


def test_a_pause_without_its_evidence_says_what_it_takes(world: Any) -> None:
    case = handled(world, PAUSES)
    assert "《补正通知书》" == refused("case.pause-evidence", pause, world, case, note=" ")["evidence"]
    refused("case.text-missing", pause, world, case, PauseReason.THIRD_PARTY, note=" ")


def test_a_pause_that_stops_nothing_is_refused(world: Any) -> None:
    case = handled(world, PAUSES)
    world.wait(days=9)
    refused("case.nothing-to-pause", pause, world, case)


def test_resuming_by_hand_takes_the_evidence_that_the_pack_names(world: Any) -> None:
    case = handled(world, PAUSES)
    pause(world, case)
    assert "补正材料" == refused("case.resume-evidence", world.care("li").resume, case)["evidence"]
    world.wait(days=1)
    world.care("li").resume(case, note="材料已补齐")
    assert ["材料已补齐"] == [event.note.value for event in events(world, case, CaseResumed)]


def test_after_supplementing_the_limit_begins_again_from_nothing_whoever_ends_the_pause(world: Any) -> None:
    ends = []
    for by_hand in (True, False):
        case = handled(world, PAUSES)
        world.wait(days=2)
        until = world.now + timedelta(days=5)
        pause(world, case, until=until)
        world.clock.moment = until
        if by_hand:
            world.care("li").resume(case, note="材料已补齐")
        else:
            world.wait(days=1)
            world.sweep()
        start = answer_clock(world, case).start
        ends.append((start.anchor_at - until, start.due_at - until))
        world.clock.moment = local("07T09:00")
    assert ends[0] == ends[1]
    assert (timedelta(0), local("21T17:00") - local("14T09:00")) == ends[0]


def test_other_reasons_leave_what_was_left(world: Any) -> None:
    case = handled(world, PAUSES)
    pause(world, case, PauseReason.THIRD_PARTY)
    world.wait(days=7)
    start = world.care("li").resume(case).clock(Stage.ANSWER).start
    assert (local("07T09:00"), local("21T17:00")) == (start.anchor_at, start.due_at)


def test_what_begins_again_ends_no_later_than_its_cap(world: Any) -> None:
    """Hard case (i)."""
    capped = RULES.replace('amount = "5', 'cap = { anchor = "received", amount = "7 working days" }\namount = "5')
    packs = (parse_rule_pack(tomllib.loads(capped + PAUSES)), *world.rules.limits.packs)
    world.rules = attrs.evolve(world.rules, limits=Limits(packs=packs, calendar=world.rules.limits.calendar))
    case = world.submit(category="食品").id
    world.desk("li").sign_for(case)
    pause(world, case)
    world.wait(days=3)
    start = world.care("li").resume(case, note="x").clock(Stage.ANSWER).start
    assert (local("10T09:00"), local("16T17:00")) == (start.anchor_at, start.due_at)


@pytest.mark.parametrize(
    ("given", "due"), [("11T12:00", "11T12:00"), ("30T12:00", "17T17:00"), ("08T12:00", "17T17:00")]
)
def test_a_limit_that_somebody_gave_and_that_lies_ahead_still_wins(world: Any, given: str, due: str) -> None:
    case = handled(world, PAUSES)
    world.given_limits("li").promise(case, due_at=local(given))
    world.wait(hours=3)
    pause(world, case)
    world.wait(days=3)
    start = world.care("li").resume(case, note="x").clock(Stage.ANSWER).start
    assert local(due) == start.due_at
    assert (GivenBy.PROMISE if given == due else GivenBy.RULE) is start.given_by


def test_pauses_before_it_began_again_give_no_time_for_an_extension(world: Any) -> None:
    case = handled(world, PAUSES, '\n[extension]\nup_to = "7 working days"\n')
    pause(world, case)
    world.wait(days=3)
    world.care("li").resume(case, note="x")
    refused("case.extension-too-long", ask, world, case)
    assert local("21T17:00") == ask(world, case, amount=Amount.parse("2 working days")).extension.due_at
