import tomllib

import pytest

import govliaison_china as china
from govliaison.calendar import CountFrom, Cutoff, NonWorking
from govliaison.deadlines import DeadlineRule, Match, Stage, parse_rule_pack
from govliaison.errors import ConfigError
from govliaison.values import Amount

GOOD = """
id = "city"
name = "rules of a city"
region = "990100"
priority = 10
effective_from = 2026-03-01
effective_to = 2027-02-28
legal_basis = ["one", "two"]

[[rule]]
stage = "answer"
match = { kind = ["consultation"], urgency = ["ordinary"] }
anchor = "received"
amount = "3个工作日"
count_from = "same_day"
cutoff = "24:00"
non_working = "roll"
warn_before = "1 working day"
urge_every = "3天"
local = true

[[rule]]
stage = "answer"
anchor = "signed"
amount = "24 hours"

[[rule]]
id = "mine"
stage = "sign"
anchor = "dispatched"
amount = "2 hours"
"""

BAD = """
name = 3
priority = "high"
colour = "red"
legal_basis = "one"
effective_from = "2026-01-01"
effective_to = 2026-01-01T00:00:00

[[rule]]
stage = "anwser"
anchor = "received"
amount = "soon"
urge_every = "2 hours"

[[rule]]
stage = "answer"
anchor = "received"
amount = "3 wd"
urge_every = "0 天"
match = { urgency = "urgent" }
local = "yes"

[[rule]]
stage = "answer"
amount = 5
match = 3
anchorr = "received"
"""


def problems(text: str) -> list[tuple[str, str]]:
    with pytest.raises(ConfigError) as caught:
        parse_rule_pack(tomllib.loads(text), where="p.toml")
    assert "pack.unreadable" == caught.value.code
    return sorted((problem.where, problem.code) for problem in caught.value.problems)


def test_a_pack_is_read_with_all_its_keys() -> None:
    pack = parse_rule_pack(tomllib.loads(GOOD))
    assert ["answer-1", "answer-2", "mine"] == [rule.id for rule in pack.rules]
    assert ("city", 10, ("one", "two")) == (pack.id, pack.priority, pack.legal_basis)
    rule = pack.rules[0]
    assert Match(kind=frozenset({"consultation"}), urgency=frozenset({"ordinary"})) == rule.match
    assert (Stage.ANSWER, Amount.parse("3 wd"), True) == (rule.stage, rule.amount, rule.local)
    shaped = (rule.count_from, rule.cutoff, rule.non_working)
    assert (CountFrom.SAME_DAY, Cutoff.MIDNIGHT, NonWorking.ROLL) == shaped
    assert (Amount.parse("1 wd"), Amount.parse("3天")) == (rule.warn_before, rule.urge_every)
    assert Amount.parse("7天") == pack.rules[1].urge_every


def test_all_mistakes_are_reported_at_once_each_with_its_place() -> None:
    assert [
        ("p.toml", "pack.unknown-key"),
        ("p.toml.effective_from", "pack.wrong-type"),
        ("p.toml.effective_to", "pack.wrong-type"),
        ("p.toml.id", "pack.missing-key"),
        ("p.toml.legal_basis", "pack.wrong-type"),
        ("p.toml.name", "pack.wrong-type"),
        ("p.toml.priority", "pack.wrong-type"),
        ("p.toml.rule[1].amount", "amount.unreadable"),
        ("p.toml.rule[1].stage", "pack.unknown-word"),
        ("p.toml.rule[2].local", "pack.wrong-type"),
        ("p.toml.rule[2].match.urgency", "pack.wrong-type"),
        ("p.toml.rule[3]", "pack.unknown-key"),
        ("p.toml.rule[3].amount", "amount.unreadable"),
        ("p.toml.rule[3].anchor", "pack.missing-key"),
        ("p.toml.rule[3].match", "pack.not-a-table"),
    ] == problems(BAD)


def test_a_problem_says_what_could_stand_there() -> None:
    with pytest.raises(
        ConfigError, match=r"use one of: enter, review, .*answer, feedback, close, audit, file, callback"
    ):
        parse_rule_pack(tomllib.loads(BAD))


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ("rule = 3", [("p.toml.rule", "pack.wrong-type")]),
        ("rule = [3]", [("p.toml.rule[1]", "pack.not-a-table")]),
        ("rules = []", [("p.toml", "pack.unknown-key")]),
        ('[rule]\nstage = "answer"', [("p.toml.rule", "pack.wrong-type")]),
    ],
)
def test_rules_are_a_list_of_tables(rules: str, expected: list[tuple[str, str]]) -> None:
    assert expected == problems(f'id = "a"\nname = "b"\n{rules}')


@pytest.mark.parametrize("every", ["0天", "2 hours", "1个工作日"])
def test_urging_goes_on_by_calendar_days(every: str) -> None:
    rule = f'[[rule]]\nstage = "sign"\nanchor = "received"\namount = "1天"\nurge_every = "{every}"'
    assert ["pack.urge-every"] == [code for _, code in problems(f'id = "a"\nname = "b"\n{rule}')]


def test_two_rules_of_one_id_are_reported() -> None:
    rule = '[[rule]]\nid = "x"\nstage = "sign"\nanchor = "received"\namount = "1天"\n'
    assert [("p.toml", "pack.doubled-rule")] == problems(f'id = "a"\nname = "b"\n{rule * 3}')


def test_a_pack_without_rules_says_nothing() -> None:
    assert () == parse_rule_pack({"id": "a", "name": "b"}).rules


@pytest.mark.parametrize("name", china.rule_pack_names())
def test_every_pack_of_the_data_package_loads_and_names_its_basis(name: str) -> None:
    pack = parse_rule_pack(tomllib.loads(china.rule_pack_text(name)), where=name)
    assert pack.legal_basis
    assert all(isinstance(rule, DeadlineRule) and (rule.basis or rule.local) for rule in pack.rules)


def test_a_rule_that_asks_for_what_no_case_can_be_is_told_so() -> None:
    rule = 'rule = [{ stage = "answer", anchor = "received", amount = "3 wd", match = { track = ["two words"] } }]'
    assert [("p.toml.rule[1].match", "word.odd")] == problems(f'id = "p"\nname = "p"\n{rule}')
    pack = parse_rule_pack(tomllib.loads(f'id = "p"\nname = "p"\n{rule}'.replace("two words", "Ａ")))
    assert frozenset({"a"}) == pack.rules[0].match.track
