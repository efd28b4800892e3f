"""What a case is to the rules: track, difficulty, tags, a real name – and the limits that follow."""

import tomllib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import attrs
import pytest

from govliaison.cases import (
    CASE,
    CaseKind,
    CaseState,
    DeferralReason,
    DeliveryMethod,
    ExtensionReason,
    Outcome,
    ReturnReason,
)
from govliaison.cases import decide as d
from govliaison.cases.recompute_desk import _matter
from govliaison.deadlines import (
    ExtensionStep,
    Facts,
    GivenBy,
    Light,
    Matter,
    PauseReason,
    PauseStep,
    RecomputeCause,
    RecomputedStep,
    Stage,
    parse_rule_pack,
)
from govliaison.errors import InputError, RefusedError
from govliaison.ledger import Stamp, erase
from govliaison.values import Amount, Reason, Refusal, load_canonical

STATUTES = """
id = "statutes"
name = "statutes of the test"
priority = 1

[[rule]]
stage = "review"
match = { track = ["complaint"] }
anchor = "received"
amount = "3 working days"
warn_before = "1 working day"
on_expiry = { deemed = "accepted" }

[[rule]]
stage = "review"
match = { track = ["petition"] }
anchor = "received"
amount = "15 calendar days"

[[rule]]
stage = "answer"
match = { track = ["petition"] }
anchor = "admitted"
amount = "60 calendar days"
replaces = true

[[rule]]
stage = "answer"
match = { difficulty = ["A"] }
anchor = "received"
amount = "15 working days"

[[rule]]
stage = "answer"
match = { tag = ["clear-policy"] }
anchor = "received"
amount = "1 working day"

[[rule]]
stage = "contact"
match = { real_name = false }
anchor = "signed"
amount = "9 working days"
"""


def at(day: int, hour: int = 17, month: int = 9) -> datetime:
    """A moment of 2026, in local time."""
    return datetime(2026, month, day, hour, tzinfo=UTC) - timedelta(hours=8)


@pytest.fixture
def place(world: Any) -> Any:
    limits = world.rules.limits
    packs = (*limits.packs, parse_rule_pack(tomllib.loads(STATUTES)))
    world.rules = attrs.evolve(world.rules, limits=attrs.evolve(limits, packs=packs))
    return world


def classify(world: Any, case: str, **said: Any) -> Any:
    return world.classifying("wang").classify(case, note="定性说明", **said)


def in_hand(world: Any, **said: Any) -> str:
    case: str = world.submit(category="食品", **said).id
    world.desk("li").sign_for(case)
    world.desk("li").interim(case, text="已联系")
    return case


def answer(world: Any, case: str) -> Any:
    return world.record(case).clock(Stage.ANSWER)


# -- what a case is -------------------------------------------------------------------------------------------------------


def test_a_submission_says_it_in_words_and_rules_hold_by_them(place: Any) -> None:
    case = place.submit(category="食品", track=" Petition", difficulty="Ａ", tags={"Major", "每月一题", ""})
    found = ("petition", "a", frozenset({"major", "每月一题"}))
    assert found == (case.track, case.difficulty, case.tags)
    assert found == (case.facts.track, case.facts.difficulty, case.facts.tags)
    assert "statutes" == answer(place, case.id).start.pack


@pytest.mark.parametrize("said", [{"phone": "", "contact": " "}, {"phone": ""}, {"contact": ""}])
def test_a_name_or_a_telephone_makes_it_a_real_name(place: Any, said: Mapping[str, str]) -> None:
    case = place.submit(category="食品", **said)
    assert (len(said) < 2) is case.facts.real_name
    contact = place.record(case.id).clock(Stage.CONTACT).start
    assert ("test-rules" if case.facts.real_name else "statutes") == contact.pack


def test_a_contact_that_was_erased_was_given_all_the_same(place: Any) -> None:
    case = place.submit()
    erase(
        place.ledger,
        case.phone.subject,
        Reason.of("request"),
        Stamp(effective_at=place.now, recorded_at=place.now, actor="wang"),
    )
    assert place.record(case.id).facts.real_name


def test_of_state_secrets_nothing_of_it_stays(place: Any) -> None:
    stub = place.submit(track="petition", tags={"major"}, classified=True)
    assert ("", frozenset(), False) == (stub.track, stub.tags, stub.facts.real_name)


@pytest.mark.parametrize("word", ["两 个", "a_b", "x" * 25, "138123", "王五，电话", "-a"])
def test_what_is_no_word_is_refused_with_words(place: Any, word: str) -> None:
    case = place.submit().id
    for said in ({"track": word}, {"difficulty": word}, {"tags": {word}}):
        with pytest.raises(InputError, match=r"word\.odd"):
            place.submit(**said)
        with pytest.raises(InputError, match=r"word\.odd"):
            classify(place, case, **said)


def test_there_are_not_too_many_tags(place: Any) -> None:
    with pytest.raises(InputError, match=r"word\.too-many"):
        place.submit(tags={f"t{number}" for number in range(17)})


def test_lists_find_it(place: Any) -> None:
    first = place.submit(track="petition", difficulty="A", tags={"major", "window"}).id
    second = place.submit(tags={"window"}).id
    place.submit()
    desk = place.desk("wang")

    def found(**said: Any) -> list[str]:
        return sorted(row.id for row in desk.find(**said).rows)

    assert [first] == found(track=" Petition") == found(difficulty="a") == found(tags=frozenset({"Major"}))
    assert sorted([first, second]) == found(tags=frozenset({"window"}))
    assert [first] == found(tags=frozenset({"window"}), track="petition")
    assert [] == found(track="other")


def test_what_is_stored_says_the_same_as_the_record(place: Any) -> None:
    """What counts clocks of many cases anew reads a few keys of what is stored, not the record."""
    cases = [
        place.submit(track="petition", difficulty="B", tags={"major", "paper"}),
        place.submit(phone="", contact=""),
        place.submit(phone=""),
        place.submit(classified=True),
        place.submit(category="食品", region="990102"),
    ]
    classify(place, cases[1].id, track="complaint", tags=["hard"])
    for case in cases:
        row = place.store.records([CASE.stream(case.id)])[CASE.stream(case.id)]
        record = place.record(case.id)
        wanted = Matter(facts=place.rules.place(record.facts), anchors=record.anchors)
        assert wanted == _matter(load_canonical(row.body), place.rules)


# -- classifying ----------------------------------------------------------------------------------------------------------


def test_sixty_days_of_a_statute_take_the_place_of_five_working_days(place: Any) -> None:
    case = in_hand(place)
    assert at(14) == answer(place, case).start.due_at
    place.wait(days=2)
    place.take_notices()
    changed = classify(place, case, track="petition", difficulty="B")
    assert ("petition", "b", place.now) == (changed.track, changed.difficulty, changed.judged_at)
    assert ["CaseClassified", "DeadlinesRecomputed"] == place.events(case)[-2:]
    clock = answer(place, case)
    assert ("statutes", at(7, 0, month=11)) == (clock.start.pack, clock.start.due_at)
    assert changed.admitted_at == clock.start.anchor_at
    [counted] = place.ledger.history(CASE.stream(case))[-1].event.clocks
    assert RecomputeCause.CLASSIFIED is counted.cause
    assert [("unit", "case.recomputed"), ("filer", "case.answer-recomputed")] == place.take_notices()
    assert place.record(case) == place.ledger.fold(CASE.stream(case)).record


def test_a_track_taken_away_gives_the_old_limit_back(place: Any) -> None:
    case = in_hand(place, track="petition", tags={"major"})
    changed = classify(place, case, track="")
    assert ("", frozenset({"major"})) == (changed.track, changed.tags)
    assert at(14) == answer(place, case).start.due_at


def test_what_changes_no_rule_moves_no_clock(place: Any) -> None:
    case = in_hand(place)
    before = place.record(case).clocks
    place.take_notices()
    classify(place, case, tags=["window"])
    assert "CaseClassified" == place.events(case)[-1]
    assert before == place.record(case).clocks
    assert [] == place.take_notices()


def test_said_twice_is_said_once_and_what_a_channel_said_can_be_confirmed(place: Any) -> None:
    case = place.submit(tags={"window"}).id
    classify(place, case, tags=["window"])
    assert "CaseClassified" == place.events(case)[-1]
    before = place.events(case)
    classify(place, case, tags=["Window"], track="")
    assert before == place.events(case)


def test_a_limit_that_had_passed_stays_passed(place: Any) -> None:
    case = in_hand(place)
    place.wait(days=8)
    classify(place, case, track="petition")
    assert at(14) == answer(place, case).start.due_at
    place.sweep()
    assert answer(place, case).passed
    classify(place, case, track="", difficulty="A")
    assert at(14) == answer(place, case).start.due_at
    assert "StepsRetracted" not in place.events(case)


def test_nobody_is_late_by_a_shorter_limit_before_it_was_known(place: Any) -> None:
    case = in_hand(place)
    place.wait(days=3)
    classified_at = place.now
    classify(place, case, tags=["clear-policy"])
    clock = answer(place, case)
    assert (at(8), classified_at, Light.RED) == (clock.start.due_at, clock.since, clock.light(place.now))
    place.wait(hours=1)
    place.sweep()
    passed = [each for each in place.ledger.history(CASE.stream(case)) if type(each.event).__name__ == "DeadlinePassed"]
    assert [classified_at] == [each.stamp.effective_at for each in passed]


def test_what_was_given_beside_the_rules_still_caps_it(place: Any) -> None:
    case = in_hand(place)
    place.given_limits("li").promise(case, due_at=at(20))
    assert GivenBy.RULE is answer(place, case).start.given_by
    classify(place, case, track="petition")
    start = answer(place, case).start
    assert (GivenBy.PROMISE, at(20), "statutes") == (start.given_by, start.due_at, start.pack)


def test_a_date_that_was_named_stands(place: Any) -> None:
    case = in_hand(place)
    place.instructions("wang").instruct(
        case, leader="赵", post="市长", text="请速办", day=place.now.date(), due_at=at(11)
    )
    classify(place, case, track="petition")
    assert at(11) == answer(place, case).start.due_at == place.record(case).clock(Stage.REPORT).start.due_at


def test_pauses_and_extensions_are_gone_through_again(place: Any) -> None:
    case = in_hand(place)
    place.care("li").request_extension(case, amount=Amount.parse("2 working days"), reason=ExtensionReason.COMPLEX)
    place.care("wang").decide_extension(case, approve=True)
    place.wait(days=1)
    place.care("wang").pause(case, reason=PauseReason.APPLICANT, note="等待补充材料", until=at(10, 9))
    place.wait(hours=1)
    classify(place, case, difficulty="A")
    clock = answer(place, case)
    assert at(30) == clock.start.due_at
    assert [at(2, month=10)] == [start.due_at for start in place.record(case).pause.clocks]
    place.wait(days=2)
    place.sweep()
    clock = answer(place, case)
    assert at(2, month=10) == clock.start.due_at
    assert at(28) == clock.unmoved.due_at
    [explained] = place.desk("wang").explain(case, Stage.ANSWER)
    assert explained.still_holds
    kinds = [type(step) for step in explained.steps()]
    assert {ExtensionStep, PauseStep, RecomputedStep} <= {*kinds}
    assert RecomputedStep is kinds[-1]


def test_a_limit_that_had_begun_anew_keeps_its_moment(place: Any) -> None:
    case = in_hand(place)
    place.wait(days=1)
    place.desk("li").return_(case, reason=ReturnReason.INCOMPLETE)
    begun = place.now
    dispatched = place.record(case).clock(Stage.DISPATCH).start
    assert begun == dispatched.anchor_at
    place.desk("wang").dispatch(case, lead="finance")
    place.wait(hours=2)
    place.desk("sun").sign_for(case)
    place.desk("sun").answer(
        case,
        text="已列入计划，将于十月动工修建",
        outcome=Outcome.PLANNED,
        method=DeliveryMethod.TELEPHONE,
        delivered_at=place.now,
    )
    place.care("wang").defer(case, until=at(16, 9), reason=DeferralReason.PLANNED, note="列入十月工程")
    with pytest.raises(RefusedError, match=r"case\.wrong-state"):
        classify(place, case, difficulty="A")
    place.wait(days=9)
    place.sweep()
    assert at(16, 9) == answer(place, case).start.anchor_at
    classify(place, case, track="petition")
    start = answer(place, case).start
    assert (at(16, 9), at(16, 0, month=11), "statutes") == (start.anchor_at, start.due_at, start.pack)


# -- whether it is taken --------------------------------------------------------------------------------------------------


def test_a_review_begins_where_a_rule_wants_one_and_is_void_where_none_does(place: Any) -> None:
    case = place.submit().id
    place.wait(hours=3)
    classify(place, case, track="complaint")
    [review] = [clock for clock in place.record(case).running if clock.start.stage is Stage.REVIEW]
    assert (at(10), place.now) == (review.start.due_at, review.since)
    [explained] = place.desk("wang").explain(case, Stage.REVIEW)
    assert explained.still_holds
    classify(place, case, track="petition")
    assert at(23, 0) == place.record(case).clock(Stage.REVIEW).start.due_at
    classify(place, case, track="")
    assert place.record(case).clock(Stage.REVIEW) is None
    assert CaseState.SUBMITTED is place.record(case).state
    classify(place, case, track="complaint")
    place.wait(days=4)
    place.sweep()
    assert (CaseState.ADMITTED, True) == (place.record(case).state, place.record(case).deemed)
    assert place.record(case) == place.ledger.fold(CASE.stream(case)).record


def test_a_review_that_had_passed_goes_on(place: Any) -> None:
    limits = place.rules.limits
    [plain, statutes] = limits.packs
    quiet = tuple(attrs.evolve(rule, on_expiry=None) for rule in statutes.rules)
    packs = (plain, attrs.evolve(statutes, rules=quiet))
    place.rules = attrs.evolve(place.rules, limits=attrs.evolve(limits, packs=packs))
    case = place.submit(track="complaint").id
    place.wait(days=4)
    classify(place, case, track="")
    assert place.record(case).clock(Stage.REVIEW).is_running


def test_a_county_without_a_rule_for_it_needs_no_review(world: Any) -> None:
    case = world.submit().id
    classify(world, case, track="complaint")
    assert ["CaseSubmitted", "CaseClassified"] == world.events(case)


# -- who may, and when ----------------------------------------------------------------------------------------------------


def test_only_conveners_classify_open_cases_with_a_reason(place: Any, make_by: Callable[..., Any]) -> None:
    case = in_hand(place)
    with pytest.raises(RefusedError, match=r"case\.convener-only"):
        place.classifying("li").classify(case, track="petition", note="x")
    with pytest.raises(RefusedError, match=r"case\.text-missing"):
        place.classifying("wang").classify(case, track="petition", note=" ")
    with pytest.raises(RefusedError, match=r"case\.class-missing"):
        place.classifying("wang").classify(case, note="x")
    with pytest.raises(RefusedError, match=r"case\.before-last"):
        classify(place, case, track="petition", at=place.now - timedelta(hours=1))
    ask = d.ClassifyAsk(track="petition", note="x", by=make_by(place, "wang"))
    assert Refusal.of("case.unknown") == d.classify(None, ask, place.rules)


# -- the same matter again ------------------------------------------------------------------------------------------------


def test_a_channel_that_says_more_amends_the_case_and_its_limits(place: Any) -> None:
    case = in_hand(place, tags={"window"})
    again = place.message(source_id="1", track="petition", tags={"major"}, given_due=at(30))
    amended = place.desk("wang").submit(again)
    assert ("petition", frozenset({"window", "major"})) == (amended.track, amended.tags)
    assert ["CaseAmended", "DeadlinesRecomputed", "LimitGiven"] == place.events(case)[-3:]
    start = answer(place, case).start
    assert (GivenBy.ORDER, at(30), "statutes") == (start.given_by, start.due_at, start.pack)
    assert amended == place.desk("wang").submit(again)
    assert place.record(case) == place.ledger.fold(CASE.stream(case)).record


def test_what_a_convener_said_stands_whatever_a_channel_says_later(place: Any) -> None:
    case = in_hand(place)
    classify(place, case, difficulty="A")
    before = place.record(case)
    place.desk("wang").submit(place.message(source_id="1", track="petition", difficulty="B", tags={"major"}))
    assert before == place.record(case)


def test_an_edit_of_kind_or_urgency_moves_no_clock(place: Any) -> None:
    case = in_hand(place)
    before = place.record(case).clocks
    place.desk("wang").submit(place.message(source_id="1", kind=CaseKind.COMPLAINT))
    assert "CaseAmended" == place.events(case)[-1]
    assert before == place.record(case).clocks


def test_facts_are_compared_in_any_case() -> None:
    facts = Facts(kind="help", urgency="ordinary", difficulty=" A", tags=frozenset({"Major"}), track="PETITION")
    assert ("a", {"major"}, "petition") == (facts.difficulty, facts.tags, facts.track)
