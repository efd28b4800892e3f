"""What a pack may say, and how its mistakes are told."""

import tomllib
from datetime import date

import pytest

from govliaison.deadlines import (
    Anchor,
    CallBackTerms,
    Cap,
    Confidence,
    Coverage,
    Criterion,
    Deemed,
    DutyKind,
    DutyTerms,
    ExpiryOf,
    Extension,
    Interim,
    LadderStep,
    LadderWhen,
    Match,
    MonthDay,
    Objection,
    OnExpiry,
    Pause,
    PauseReason,
    RatingTerms,
    Redo,
    Return,
    Silence,
    Stage,
    parse_rule_pack,
)
from govliaison.errors import ConfigError
from govliaison.values import Amount

WHOLE = """
id = "whole"
name = "every table there is"
effective_from = 2026-03-01
legal_basis = ["the rules"]
source = "somewhere"
confidence = "S2"
note = "a note"
closure = ["R1", "R10"]

[[rule]]
stage = "review"
anchor = "entered"
amount = "3 wd"
on_expiry = { deemed = "accepted" }
silent = ["anchor"]

[[rule]]
stage = "prelim-opinion"
anchor = "expiry_of:sign"
amount = "2 hours"
basis = "article 3"
match = { difficulty = ["A"], tag = ["multi"], track = ["petition"], real_name = true }

[[rule]]
stage = "interim"
anchor = "month_day:30"
amount = "0 cd"
cap = { anchor = "received", amount = "3 months" }
replaces = true
confidence = "S"

[[rule]]
stage = "rate"
anchor = "answered"
amount = "7 cd"
local = true
on_expiry = { auto_rating = "satisfied", excluded_from = ["active"] }

[silent]
stages = ["sign", "contact"]
fall_back = "another"

[extension]
max_times = 1
amount = "5 wd"
apply_before = "1 wd"
approver = "head"
must_inform = true
reasons = ["complex"]

[[pause]]
reason = "testing"
stages = ["verify"]
started_by = "a letter"
restarts = true

[return]
window = "1 wd"
needs_reason = true
max_times = 2
final = true

[objection]
reviewers = ["a", "b"]
decision_within = "7 wd"

[interim]
every = "1 month"
each_sets_next = true

[[duty]]
kind = "assisting"
stages = ["assist-return"]
reports_to = "lead"

[callback]
coverage = "sample"
percent = 10
attempts = 3
gap = "2 hours"

[redo]
when = ["dissatisfied"]
automatic = true

[[ladder]]
when = "near-end"
name = "remind"
next = "sheet"

[[ladder]]
when = "expired"
after = "5 wd"
name = "sheet"
colour = "red"
copied_to = ["office"]

[rating]
grades = ["good", "bad"]
bad = ["bad"]
appeal = true
"""

BAD = """
id = "bad"
name = "bad"
confidence = "S3"
closure = ["R11"]

[[rule]]
stage = "review"
anchor = "expiry_of:revue"
amount = "1 wd"

[[rule]]
stage = "review"
anchor = "month_day:32"
amount = "1 wd"

[[rule]]
stage = "review"
anchor = "month_day:last"
amount = "1 wd"
cap = { amount = "1 wd" }

[[rule]]
stage = "rate"
anchor = "received"
amount = "1 wd"
on_expiry = { auto_rating = "satisfied" }
match = { real_name = "yes", tag = [1] }

[extension]
amount = "5 wd"
up_to = "10 wd"

[return]
windows = "5 wd"

[callback]
percent = 101

[[pause]]
reason = "tired"

[[duty]]
stages = "sign"

[ladder]
when = "expired"
"""


def problems(text: str) -> list[tuple[str, str]]:
    with pytest.raises(ConfigError) as caught:
        parse_rule_pack(tomllib.loads(text), where="p.toml")
    return sorted((problem.where, problem.code) for problem in caught.value.problems)


def test_every_table_is_read() -> None:
    pack = parse_rule_pack(tomllib.loads(WHOLE))
    review, opinion, interim, rate, decision, again = pack.rules
    assert ("interim.every", Stage.INTERIM, Amount.parse("1 month")) == (again.id, again.stage, again.amount)
    assert (Stage.OBJECTION_REVIEW, pack.legal_basis[0]) == (decision.stage, decision.basis)
    assert ("a note", (Criterion.REPORTED, Criterion.PLANNED_APART)) == (pack.note, pack.closure)
    assert (Anchor.ENTERED, OnExpiry(deemed=Deemed.ACCEPTED), ("anchor",)) == (
        review.anchor,
        review.on_expiry,
        review.silent,
    )
    assert ExpiryOf(Stage.SIGN) == opinion.anchor
    assert (
        Match(difficulty=frozenset({"A"}), tag=frozenset({"multi"}), track=frozenset({"petition"}), real_name=True)
        == opinion.match
    )
    assert (MonthDay(30), Cap(anchor=Anchor.RECEIVED, amount=Amount.parse("3 months")), True) == (
        interim.anchor,
        interim.cap,
        interim.replaces,
    )
    assert OnExpiry(auto_rating="satisfied", excluded_from=("active",)) == rate.on_expiry
    assert Silence(stages=(Stage.SIGN, Stage.CONTACT), fall_back="another") == pack.silent
    assert (
        Extension(
            max_times=1,
            amount=Amount.parse("5 wd"),
            apply_before=Amount.parse("1 wd"),
            approver="head",
            must_inform=True,
            reasons=("complex",),
        )
        == pack.extension
    )
    assert (
        Pause(reason=PauseReason.TESTING, stages=(Stage.VERIFY,), started_by="a letter", restarts=True),
    ) == pack.pauses
    assert Return(window=Amount.parse("1 wd"), needs_reason=True, max_times=2, final=True) == pack.return_
    assert Objection(reviewers=("a", "b"), decision_within=Amount.parse("7 wd")) == pack.objection
    assert Interim(every=Amount.parse("1 month"), each_sets_next=True) == pack.interim
    assert (DutyTerms(kind=DutyKind.ASSISTING, stages=(Stage.ASSIST_RETURN,), reports_to="lead"),) == pack.duties
    assert CallBackTerms(coverage=Coverage.SAMPLE, percent=10, attempts=3, gap=Amount.parse("2 hours")) == pack.callback
    assert Redo(when=("dissatisfied",), automatic=True) == pack.redo
    assert (
        LadderStep(when=LadderWhen.NEAR_END, name="remind", next="sheet"),
        LadderStep(
            when=LadderWhen.EXPIRED,
            after=Amount.parse("5 wd"),
            name="sheet",
            colour="red",
            copied_to=("office",),
        ),
    ) == pack.ladder
    assert RatingTerms(grades=("good", "bad"), bad=("bad",), appeal=True) == pack.rating


def test_rules_take_over_source_confidence_and_basis_unless_they_are_local() -> None:
    pack = parse_rule_pack(tomllib.loads(WHOLE))
    assert [
        ("somewhere", Confidence.REPRINT, "the rules"),
        ("somewhere", Confidence.REPRINT, "article 3"),
        ("somewhere", Confidence.STATED, "the rules"),
        ("", None, ""),
        ("somewhere", Confidence.REPRINT, "the rules"),
        ("somewhere", Confidence.REPRINT, "the rules"),
    ] == [(rule.source, rule.confidence, rule.basis) for rule in pack.rules]


def test_a_pack_that_says_nothing_has_nothing() -> None:
    pack = parse_rule_pack({"id": "a", "name": "b"})
    assert (None, (), Silence(), None, date.max) == (
        pack.extension,
        pack.ladder,
        pack.silent,
        pack.rating,
        pack.effective_to or date.max,
    )


def test_mistakes_in_all_tables_are_told_at_once() -> None:
    assert [
        ("p.toml.callback", "pack.percent"),
        ("p.toml.closure[1]", "pack.unknown-word"),
        ("p.toml.confidence", "pack.unknown-word"),
        ("p.toml.duty[1].kind", "pack.missing-key"),
        ("p.toml.duty[1].stages", "pack.wrong-type"),
        ("p.toml.extension", "pack.two-amounts"),
        ("p.toml.ladder", "pack.wrong-type"),
        ("p.toml.pause[1].reason", "pack.unknown-word"),
        ("p.toml.return", "pack.unknown-key"),
        ("p.toml.rule[1].anchor", "pack.unknown-word"),
        ("p.toml.rule[1].confidence", "pack.unknown-word"),
        ("p.toml.rule[2].anchor", "pack.month-day"),
        ("p.toml.rule[2].confidence", "pack.unknown-word"),
        ("p.toml.rule[3].anchor", "pack.unknown-word"),
        ("p.toml.rule[3].cap.anchor", "pack.missing-key"),
        ("p.toml.rule[3].confidence", "pack.unknown-word"),
        ("p.toml.rule[4].confidence", "pack.unknown-word"),
        ("p.toml.rule[4].match.real_name", "pack.wrong-type"),
        ("p.toml.rule[4].match.tag[1]", "pack.wrong-type"),
        ("p.toml.rule[4].on_expiry", "pack.rating-not-apart"),
    ] == problems(BAD)


def test_a_pack_at_odds_with_itself_is_told_so() -> None:
    assert [
        ("p.toml.ladder.remind", "pack.unknown-word"),
        ("p.toml.rule.sign-1.silent", "pack.unknown-key"),
        ("p.toml.silent", "pack.not-silent"),
    ] == problems(
        """
        id = "odd"
        name = "odd"
        [[rule]]
        stage = "sign"
        anchor = "dispatched"
        amount = "1 wd"
        silent = ["hour", "anchor"]
        [[rule]]
        stage = "contact"
        anchor = "dispatched"
        amount = "1 wd"
        local = true
        [silent]
        stages = ["sign", "contact", "audit"]
        [[ladder]]
        when = "expired"
        name = "remind"
        next = "shout"
        """
    )


@pytest.mark.parametrize("basis", ["3", "[]", '"one"', "[3]"])
def test_a_basis_that_is_no_list_of_words_is_nobodys_basis(basis: str) -> None:
    text = (
        f'id = "a"\nname = "b"\nlegal_basis = {basis}\n[[rule]]\nstage = "sign"\nanchor = "received"\namount = "1 wd"'
    )
    if basis == "[]":
        assert "" == parse_rule_pack(tomllib.loads(text)).rules[0].basis
    else:
        assert ["pack.wrong-type"] == [code for _where, code in problems(text)]
