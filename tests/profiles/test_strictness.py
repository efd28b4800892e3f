"""What lower layers may make of a key that may only be tightened, and what they may not say about keys at all."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govliaison.calendar import WorkCalendar
from govliaison.deadlines import Facts, Limits, Stage, parse_rule_pack
from govliaison.errors import ConfigError
from govliaison.profiles import load_profile
from govliaison.profiles.layers import Layer, read_layer
from govliaison.profiles.merging import Merged, lay

LIMITS = """
[policy]
tighten_only = ["deadlines"]
[deadlines.rules.answer-help]
stage = "answer"
match = { kind = ["help"] }
anchor = "received"
amount = "5 working days"
[deadlines.rules.answer-complaint]
stage = "answer"
match = { kind = ["complaint"] }
anchor = "received"
amount = "10 working days"
"""


def problems(*texts: str) -> list[ConfigError]:
    merged, found = Merged(), []
    for number, text in enumerate(texts):
        merged, refused = lay(merged, read_layer(text.encode(), f"{number}.toml"))
        found += refused
    return found


def guard(key: str, table: str, old: str, new: str) -> list[str]:
    """Give what is said of a change of a key that may only be tightened."""
    city = f'[policy]\ntighten_only = ["{key}"]\n[{table}]\n{old}'
    return [each.code for each in problems(city, f"[{table}]\n{new}")]


@pytest.mark.parametrize(
    ("key", "table", "old", "new"),
    [
        ("cases.call_back_attempts", "cases", "call_back_attempts = 3", "call_back_attempts = 4"),
        ("cases.call_back_grade", "cases", 'call_back_grade = "satisfied"', 'call_back_grade = "very-satisfied"'),
        ("cases.review_deferred", "cases", "review_deferred = 0", "review_deferred = 90"),
        ("cases.close_out", "cases", 'close_out = ["R3"]', 'close_out = ["R3", "R6"]'),
        ("contacts.selection", "contacts.selection", "sme_floor = 60", "sme_floor = 70"),
        ("contacts", "contacts", 'justifications = ["urgent", "statutory"]', 'justifications = ["urgent"]'),
        ("contacts.cap", "contacts", "interval_days = 9", "cap = 2"),
        ("ratings", "ratings", "defaults = true", "defaults = false"),
        ("supervision", "supervision", 'feedback_per = "quarter"', 'feedback_per = "month"'),
        ("obligations", "obligations.meeting", "grace_days = 3", "grace_days = 0\napplies = true"),
        ("ownership", "ownership.shared", 'levels = ["city", "county"]\nbasis = "x"', 'levels = ["city"]\nbasis = "y"'),
        ("deadlines", "deadlines.rules.a", 'amount = "2 hours"\nnote = ""', 'amount = "1 hours"\nnote = "soon"'),
    ],
)
def test_what_is_stricter_is_taken(key: str, table: str, old: str, new: str) -> None:
    assert [] == guard(key, table, old, new)
    assert [] == guard(key, table, old, old)


@pytest.mark.parametrize(
    ("key", "table", "old", "new", "code"),
    [
        ("cases.call_back_attempts", "cases", "call_back_attempts = 3", "call_back_attempts = 2", "loosened"),
        ("cases.call_back_grade", "cases", 'call_back_grade = "satisfied"', 'call_back_grade = "x"', "not-comparable"),
        ("cases.review_deferred", "cases", "review_deferred = 90", "review_deferred = 0", "loosened"),
        ("cases.close_out", "cases", 'close_out = ["R3"]', "close_out = []", "loosened"),
        ("contacts.selection", "contacts.selection", "sme_floor = 60", "sme_floor = 50", "loosened"),
        ("supervision", "supervision", 'feedback_per = "month"', 'feedback_per = "year"', "loosened"),
        ("obligations", "obligations.meeting", "grace_days = 3", "applies = false", "loosened"),
        ("obligations", "obligations.meeting", "grace_days = 3", 'every = "year"', "not-comparable"),
        ("ownership", "ownership.shared", 'levels = ["city"]', 'levels = ["city", "county"]', "loosened"),
        ("ownership", "ownership.shared", 'levels = ["city"]', 'match = { kind = ["help"] }', "not-comparable"),
        ("deadlines", "deadlines.rules.a", 'amount = "1 hours"', 'cutoff = "24:00"', "not-comparable"),
        ("deadlines", "deadlines", 'packs = ["pack:a"]', 'packs = ["pack:a", "pack:b"]', "not-comparable"),
    ],
)
def test_what_is_looser_or_cannot_be_compared_is_refused(key: str, table: str, old: str, new: str, code: str) -> None:
    assert [f"profile.{code}"] == guard(key, table, old, new)


NEW = '[deadlines.rules.own]\nstage = "{stage}"\nanchor = "{anchor}"\namount = "{amount}"\n'


@pytest.mark.parametrize(
    ("stage", "anchor", "amount", "match", "codes"),
    [
        ("answer", "received", "5 working days", "", []),
        ("answer", "received", "6 working days", "", ["profile.loosened"]),
        ("answer", "received", "9 working days", 'match = { kind = ["complaint"] }', []),
        ("answer", "received", "9 working days", 'match = { tag = ["window"] }', ["profile.loosened"]),
        ("answer", "admitted", "5 working days", "", ["profile.not-comparable"]),
        ("answer", "received", "24 hours", "", ["profile.not-comparable"]),
        ("sign", "dispatched", "1 hours", "", ["profile.not-comparable"]),
        ("answer", "received", "1 working days", 'match = { kind = ["praise"] }', ["profile.not-comparable"]),
    ],
)
def test_a_new_limit_is_compared_with_those_it_would_go_before(
    stage: str, anchor: str, amount: str, match: str, codes: list[str]
) -> None:
    found = problems(LIMITS, "\n\n" + NEW.format(stage=stage, anchor=anchor, amount=amount) + match)
    assert codes == [each.code for each in found]
    assert [("1.toml:3", "0.toml:3", "deadlines.rules.own")] * len(codes) == [
        (each.where, each.params["by"], each.params["key"]) for each in found
    ]


WORDS = {"kind": ["help", "complaint"], "urgency": ["ordinary", "urgent"], "tag": ["window", "park"]}
CONDITIONS: dict[str, st.SearchStrategy[Any]] = {
    key: st.lists(st.sampled_from(words), min_size=1) for key, words in WORDS.items()
}
RULE: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "stage": st.sampled_from(["sign", "answer"]),
        "anchor": st.just("received"),
        "amount": st.sampled_from(["2 working days", "4 working days", "6 working days", "6 hours"]),
    },
    optional={
        "match": st.fixed_dictionaries({}, optional=CONDITIONS),
        "count_from": st.sampled_from(["next_day", "same_day"]),
        "replaces": st.booleans(),
    },
)
CALENDAR = WorkCalendar.build([], zone=ZoneInfo("Asia/Shanghai"))
RULES = st.dictionaries(st.sampled_from("abc"), RULE, min_size=1)
MATTERS = [
    Facts(kind=kind, urgency=urgency, tags=tags)
    for kind in WORDS["kind"]
    for urgency in WORDS["urgency"]
    for tags in ((), ("window",), ("window", "park"))
]


def chosen(rules: Any, stage: Stage, facts: Facts) -> Any:
    """Give the limit of a matter under local rules alone."""
    tables = {"id": "local", "name": "x", "rule": [{**rule, "id": key} for key, rule in rules.items()]}
    limits = Limits(packs=(parse_rule_pack(tables, where="x"),), calendar=CALENDAR)
    return limits.choose(stage, facts, datetime(2026, 9, 1, tzinfo=UTC))


@given(city=RULES, county=st.dictionaries(st.sampled_from("abcde"), RULE))
@settings(max_examples=300, deadline=None)
def test_no_county_gives_any_matter_more_time_than_its_city(city: Any, county: Any) -> None:
    guarded = Layer(name="city", values={"policy": {"tighten_only": ["deadlines.rules"]}, "deadlines": {"rules": city}})
    merged, _ = lay(Merged(), guarded)
    merged, _refused = lay(merged, Layer(name="county", values={"deadlines": {"rules": county}}))
    for facts in MATTERS:
        for stage in (Stage.SIGN, Stage.ANSWER):
            before, after = chosen(city, stage, facts), chosen(merged.values["deadlines"]["rules"], stage, facts)
            if before.pack.id == "local":
                assert "local" == after.pack.id
                assert before.rule.amount.unit is after.rule.amount.unit
                assert after.rule.amount.number <= before.rule.amount.number
                assert (after.rule.count_from, before.rule.count_from) != ("next_day", "same_day")


def test_a_new_rule_about_who_leads_only_adds_to_those_there_are() -> None:
    assert [] == guard("ownership", "ownership", "", 'own = { basis = "x", levels = ["city"] }')


def test_a_file_tells_of_both_lines(tmp_path: Path) -> None:
    (tmp_path / "city.toml").write_text(
        'extends = "pack:base"\n[policy]\nlocked = ["cases.call_back"]\n', encoding="utf-8"
    )
    (tmp_path / "county.toml").write_text('extends = "city.toml"\n\n[cases]\ncall_back = false\n', encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_profile(tmp_path / "county.toml", lambda _name: '[jurisdiction]\ncode = "990102"\nname = "x"')
    said = [(each.code, each.where, each.params["by"]) for each in caught.value.problems if "by" in each.params]
    assert [("profile.locked", "county.toml:4", "city.toml:3")] == said
    assert "city.toml:3" in caught.value.problems[-1].message("zh") + caught.value.problems[0].message("zh")


@pytest.mark.parametrize(
    ("key", "code"),
    [
        ("cases.cal_back", "config.unknown-key"),
        ("casez", "config.unknown-key"),
        ("contacts.selection.sme_flor", "config.unknown-key"),
        ("", "config.strange-key"),
        ("cases.call_back", None),
        ("contacts.selection", None),
        ("contacts.cap", None),
        ("units.any.name", None),
        ("cases.max_pause", None),
    ],
)
def test_a_guard_for_a_key_that_does_not_exist_is_a_mistake(tmp_path: Path, key: str, code: str | None) -> None:
    text = f'[jurisdiction]\ncode = "990102"\nname = "x"\nlevel = "county"\n[policy]\nlocked = [\n"{key}"]\n'
    (tmp_path / "county.toml").write_text(text, encoding="utf-8")
    try:
        load_profile(tmp_path / "county.toml")
        found = None
    except ConfigError as error:
        (problem,) = error.problems
        found = problem.code
        assert "county.toml:7 [policy.locked]" == problem.where
    assert code == found
