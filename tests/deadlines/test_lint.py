import re
import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.calendar import WorkCalendar
from govliaison.cases import decide
from govliaison.deadlines import (
    CASE_STAGES,
    MILESTONES,
    TOLD_ONLY,
    Anchor,
    DeadlineRule,
    ExpiryOf,
    LadderStep,
    Limits,
    Match,
    RulePack,
    Severity,
    Stage,
    lint_limits,
    lint_pack,
    parse_rule_pack,
)
from govliaison.deadlines.trying import sample_facts
from govliaison.values import Amount
from govliaison_china import gazetted_calendar, rule_pack_names, rule_pack_text

CALENDAR = WorkCalendar.build([gazetted_calendar()], zone=ZoneInfo("Asia/Shanghai"))
NOW = datetime(2026, 9, 28, 2, 0, tzinfo=ZoneInfo("UTC"))
KINDS, URGENCIES = ["consultation", "help"], ["ordinary", "urgent"]


def rule(identity: str = "a", days: int = 5, **parts: Any) -> DeadlineRule:
    plain = {"stage": Stage.ANSWER, "anchor": Anchor.RECEIVED, "basis": "某办法"}
    return DeadlineRule(id=identity, amount=Amount.parse(f"{days} working days"), **{**plain, **parts})


def pack(*rules: DeadlineRule, identity: str = "p", **parts: Any) -> RulePack:
    return RulePack(id=identity, name=identity, rules=rules, **{"legal_basis": ("某办法",), **parts})


def codes(found: list[Any], severity: Severity = Severity.FAULT) -> list[str]:
    return [finding.reason.code for finding in found if finding.severity is severity]


def in_force(*packs: RulePack) -> list[Any]:
    return lint_limits(Limits(packs=packs, calendar=CALENDAR), KINDS, URGENCIES, region="", now=NOW)


@pytest.mark.parametrize("name", rule_pack_names())
def test_every_shipped_pack_is_clean(name: str) -> None:
    assert [] == codes(lint_pack(parse_rule_pack(tomllib.loads(rule_pack_text(name)))))


def test_the_default_pack_leaves_no_kind_without_a_clock() -> None:
    henan = parse_rule_pack(tomllib.loads(rule_pack_text("henan-12345")))
    found = lint_limits(
        Limits(packs=(attrs.evolve(henan, region=""),), calendar=CALENDAR),
        ["consultation", "help", "complaint", "report", "suggestion", "praise"],
        URGENCIES,
        region="",
        now=NOW,
    )
    assert [] == codes(found)


def test_a_good_pack_has_nothing_to_find() -> None:
    assert [] == in_force(pack(*(rule(stage.value, stage=stage) for stage in CASE_STAGES)))


def test_what_has_no_basis_is_found() -> None:
    assert ["lint.pack-without-basis", "lint.rule-without-basis"] == codes(
        lint_pack(pack(rule(basis=""), legal_basis=()))
    )
    assert [] == codes(lint_pack(pack(rule(basis="", local=True), legal_basis=())))
    assert [] == codes(lint_pack(pack(rule(basis="某办法第六条"), legal_basis=())))


def test_limits_that_wait_for_each_other_are_found() -> None:
    ring = pack(
        rule("a", stage=Stage.SIGN, anchor=ExpiryOf(Stage.CONTACT)),
        rule("b", stage=Stage.CONTACT, anchor=ExpiryOf(Stage.PLAN)),
        rule("c", stage=Stage.PLAN, anchor=ExpiryOf(Stage.SIGN)),
        rule("d", stage=Stage.ANSWER, anchor=ExpiryOf(Stage.SIGN)),
    )
    found = [finding for finding in lint_pack(ring) if finding.reason.code == "lint.ring"]
    assert {"sign", "contact", "plan"} == {str(finding.reason.param("stage")) for finding in found}


def test_a_ladder_that_leads_back_or_nowhere_is_found() -> None:
    steps = (LadderStep(name="催办", next="督办"), LadderStep(name="督办", next="催办"))
    assert ["lint.ladder-ring"] * 2 == codes(lint_pack(pack(rule(), ladder=steps)))
    assert ["lint.ladder-nowhere"] == codes(lint_pack(pack(rule(), ladder=(LadderStep(name="催办", next="约谈"),))))
    good = (LadderStep(name="催办", next="督办"), LadderStep(name="督办"))
    assert [] == codes(lint_pack(pack(rule(), ladder=good)))


def test_a_rule_that_never_wins_is_found() -> None:
    both = pack(
        rule("a", match=Match(kind=frozenset({"help"}))),
        rule("b", 3, match=Match(kind=frozenset({"help"}), urgency=frozenset({"urgent"}))),
        rule("c", 7, match=Match(kind=frozenset({"help"}))),
    )
    found = [finding for finding in lint_pack(both) if finding.reason.code == "lint.unreachable"]
    assert ["a"] == [finding.rule for finding in found]


def test_what_a_statute_replaces_is_not_unreachable() -> None:
    assert [] == codes(lint_pack(pack(rule("a"), rule("b", 30, replaces=True))))


def test_two_packs_of_one_rank_that_differ_contradict_each_other() -> None:
    one, other = pack(rule(days=5), identity="one"), pack(rule(days=3), identity="other")
    found = in_force(one, other)
    assert ["lint.contradiction"] == codes(found)
    assert "one/a" == found[1].reason.param("other") or "one/a" in str([each.reason for each in found])
    assert [] == codes(in_force(one, attrs.evolve(other, priority=1)))
    assert "lint.overruled" in codes(in_force(one, attrs.evolve(other, priority=1)), Severity.NOTE)
    assert [] == codes(in_force(one, attrs.evolve(one, id="other")))


def test_kinds_without_a_clock_are_found() -> None:
    found = in_force(pack(rule(match=Match(kind=frozenset({"help"})))))
    faults = [finding for finding in found if finding.severity is Severity.FAULT]
    assert [("lint.without-clock", "consultation")] == [
        (each.reason.code, each.reason.param("kinds")) for each in faults
    ]


def test_a_pack_that_has_ended_is_found_and_not_asked() -> None:
    ended = pack(rule(), effective_to=date(2026, 2, 28))
    assert ["lint.expired", "lint.without-clock"] == codes(in_force(ended))


def test_a_silent_source_is_a_note() -> None:
    found = lint_pack(pack(rule(source="silent", local=True)))
    assert ([], ["lint.silent"]) == (codes(found), codes(found, Severity.NOTE))


MATCHES = st.builds(
    Match,
    kind=st.frozensets(st.sampled_from(["help", "report"])),
    urgency=st.frozensets(st.sampled_from(["urgent"])),
    tag=st.frozensets(st.sampled_from(["a", "b"])),
    real_name=st.sampled_from([None, True, False]),
)


@given(st.lists(MATCHES, max_size=4))
def test_matters_are_tried_in_every_way_that_rules_tell_apart(matches: list[Match]) -> None:
    facts = list(sample_facts(matches))
    assert len(facts) == len(set(facts))
    assert all(any(match.holds(each) for each in facts) for match in matches)
    assert all(
        len(match.kind | match.urgency | match.tag) == 0 or not match.holds(facts[-1])
        for match in matches
        if match.kind
    )


def test_a_rule_that_loses_in_its_own_pack_is_a_fault_and_not_told_twice() -> None:
    lost = pack(rule("a", match=Match(kind=frozenset({"help"}))), rule("b", 3, match=Match(kind=frozenset({"help"}))))
    found = in_force(attrs.evolve(lost, rules=(*lost.rules, rule("c"))))
    assert ["lint.unreachable"] == [each.reason.code for each in found if each.rule == "a"]


def test_a_rule_may_hold_for_any_track_difficulty_or_tag_since_people_classify() -> None:
    words = ({"track": frozenset({"Own-track"})}, {"difficulty": frozenset({"B"})}, {"tag": frozenset({"重大"})})
    rules = [rule(str(number), days=number + 1, match=Match(**word)) for number, word in enumerate(words)]
    assert "lint.unreachable" not in codes(lint_pack(pack(*rules, rule("plain", days=9))))


def test_whoever_filed_it_gave_a_name_or_did_not() -> None:
    both = [rule(str(real), days=real + 1, match=Match(real_name=real)) for real in (True, False)]
    assert [] == codes(lint_pack(pack(*both)))
    assert ["lint.unreachable"] == codes(lint_pack(pack(*both, rule("nobody"))))


HEAD = 'id = "x"\nname = "示例"\nlegal_basis = ["某办法"]\n'
MORE = {
    "a": 'match = { kind = ["complaint"] }\nanchor = "received"\namount = "3 working days"\n',
    "b": 'match = { urgency = ["urgent"] }\nanchor = "received"\namount = "5 working days"\n',
}


def written(tail: str, head: str = HEAD) -> RulePack:
    return parse_rule_pack(tomllib.loads(head + tail))


def answers(**rules: str) -> str:
    return "".join(f'[[rule]]\nid = "{name}"\nstage = "answer"\n{text}' for name, text in rules.items())


WORDS: dict[str, Any] = {"kinds": ["help", "complaint"], "urgencies": ["ordinary", "urgent"]}
PLAIN = 'anchor = "received"\namount = "3 working days"\n'


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        ("lint.contradiction", answers(**MORE)),
        ("lint.expired", f"effective_to = 2020-01-01\n{answers(a=PLAIN)}"),
        ("lint.never-in-force", f"effective_from = 2027-02-01\neffective_to = 2027-01-01\n{answers(a=PLAIN)}"),
        ("lint.unknown-word", answers(a=f'match = {{ kind = ["complian"] }}\n{PLAIN}')),
        ("lint.unknown-word", answers(a=f'match = {{ urgency = ["very"] }}\n{PLAIN}')),
        ("lint.warns-too-early", answers(a=f'{PLAIN}warn_before = "4 working days"\n')),
        ("lint.warns-too-early", answers(a=f'{PLAIN}warn_before = "25 working hours"\n')),
        (
            "lint.warns-too-early",
            answers(a='anchor = "received"\namount = "24 hours"\nwarn_before = "2 working days"\n'),
        ),
    ],
)
def test_a_seeded_fault_of_a_file_is_found(fault: str, text: str) -> None:
    found = lint_pack(written(text), **WORDS, today=date(2026, 9, 28))
    assert [fault] == codes(found)


@pytest.mark.parametrize(
    "text",
    [
        f'{PLAIN}warn_before = "3 working days"\n',
        f'{PLAIN}warn_before = "24 working hours"\n',
        f'{PLAIN}warn_before = "5 calendar days"\n',
        'anchor = "received"\namount = "3 calendar days"\nwarn_before = "2 working days"\n',
        'anchor = "month_day:30"\namount = "0 calendar days"\nwarn_before = "5 calendar days"\n',
    ],
)
def test_a_warning_that_may_come_after_the_limit_begins_is_none(text: str) -> None:
    assert [] == codes(lint_pack(written(answers(a=text))))


def test_a_pack_has_not_ended_on_its_last_day() -> None:
    last = written(f"effective_from = 2026-01-01\neffective_to = 2026-09-28\n{answers(a=PLAIN)}")
    assert [] == codes(lint_pack(last, today=date(2026, 9, 28)))


def test_limits_of_two_packs_that_wait_for_each_other_are_found() -> None:
    one = pack(rule("a", anchor=ExpiryOf(Stage.CONTACT)), identity="one")
    two = pack(rule("b", stage=Stage.CONTACT, anchor=ExpiryOf(Stage.ANSWER)), identity="two")
    assert [] == codes([*lint_pack(one), *lint_pack(two)])
    found = [each for each in in_force(one, two) if each.reason.code == "lint.ring"]
    assert [("two", "b"), ("one", "a")] == [(each.pack, each.rule) for each in found]
    assert "lint.ring" not in codes(in_force(one, two, pack(rule("c"), identity="over", priority=1)))


def test_limits_of_different_matters_do_not_wait_for_each_other() -> None:
    both = pack(
        rule("a", anchor=ExpiryOf(Stage.CONTACT), match=Match(kind=frozenset({"help"}))),
        rule("b", stage=Stage.CONTACT, anchor=ExpiryOf(Stage.ANSWER), match=Match(kind=frozenset({"praise"}))),
    )
    assert [] == codes(lint_pack(both))


def test_a_channel_that_is_not_here_is_a_fault_of_ones_own_rules_and_a_note_in_ready_made_ones() -> None:
    own = pack(rule(match=Match(channel=frozenset({"hall", "no-such-channel"}))), rule("b"))
    limits = Limits(packs=(own,), calendar=CALENDAR)

    def found(**more: Any) -> list[Any]:
        return lint_limits(limits, KINDS, URGENCIES, region="", now=NOW, **more)

    assert [] == codes(found())
    assert ["lint.no-channel"] == codes(found(channels=["hall"]))
    ready = found(channels=["hall"], ready_made={"p"})
    assert ([], True) == (codes(ready), "lint.no-channel" in codes(ready, Severity.NOTE))


def test_what_nothing_acts_on_is_a_note_where_it_is_in_force() -> None:
    text = '[callback]\ncoverage = "bad-rating"\n[[duty]]\nkind = "lead"\nreports_to = "b"\n[[ladder]]\nname = "a"\n'
    text += '[extension]\nmust_inform = true\nneeds_basis = true\n[return]\ndecision_within = "1 working day"\n'
    said = written(answers(a=PLAIN) + '[[rule]]\nid = "f"\nstage = "objection"\n' + PLAIN + text)
    assert [] == codes(lint_pack(said), Severity.NOTE)
    notes = {(each.rule, each.reason.code): each.reason for each in in_force(said)}
    assert "objection" == notes["f", "lint.stage-told-only"].param("stage")
    keys = "callback.coverage, duty.reports_to, extension.must_inform, return.decision_within"
    assert keys == notes["", "lint.key-told-only"].param("keys")


def test_the_stages_for_which_cases_start_clocks_are_those_that_decisions_name() -> None:
    folder = Path(decide.__file__).parent
    named = {name for file in folder.glob("*.py") for name in re.findall(r"Stage\.([A-Z_]+)", file.read_text("utf-8"))}
    assert {Stage[name] for name in named} | MILESTONES == CASE_STAGES


def test_the_keys_that_are_told_only_are_there() -> None:
    assert [] == [
        (table.__name__, key)
        for table, keys in TOLD_ONLY.items()
        for key in keys - {field.name for field in attrs.fields(table)}
    ]
