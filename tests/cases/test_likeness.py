"""Which cases are proposed as the same matter."""

import csv
import os
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.cases import RefusalReason, merging_desk
from govliaison.cases.likeness import WINDOW, Likeness, Traits, compare, pairs_of, similarity

TEXT = "换证时窗口要求同一份材料交了两次，希望尽快改正"
ALMOST = "换证时窗口又要求同一份材料交两次，请尽快改正"
OTHER = "门前道路施工半年没有完工，影响经营"
NOW = datetime(2026, 9, 7, tzinfo=UTC)


def traits(text: str = TEXT, *, sender: str = "", category: str = "", days: float = 0) -> Traits:
    return Traits(
        senders=frozenset({sender} - {""}),
        category=category,
        received_at=NOW + timedelta(days=days),
        pairs=pairs_of(text),
    )


@given(st.text(), st.text())
def test_similarity_is_symmetric_and_between_none_and_all(one: str, other: str) -> None:
    found = similarity(pairs_of(one), pairs_of(other))
    assert 0 <= found <= 1
    assert similarity(pairs_of(other), pairs_of(one)) == found


@given(st.text())
def test_a_text_is_wholly_like_itself_if_it_says_anything(text: str) -> None:
    pairs = pairs_of(text)
    assert (1.0 if pairs else 0.0) == similarity(pairs, pairs)


def test_a_short_reminder_is_found_in_a_long_complaint() -> None:
    assert 0.5 == similarity(pairs_of("换证时窗口要求同一份材料"), pairs_of(TEXT + OTHER * 3))


def test_punctuation_width_and_case_make_no_difference() -> None:
    assert pairs_of("ABC材料") == pairs_of("ａ b，c_材。料")


def test_alike_texts_near_in_time_are_proposed() -> None:
    alike = similarity(pairs_of(TEXT), pairs_of(ALMOST))
    expected = Likeness(similarity=alike, same_sender=False, same_category=False, days=2)
    assert expected == compare(traits(), traits(ALMOST, days=2.5))


@pytest.mark.parametrize(
    ("one", "other", "proposed"),
    [
        pytest.param(traits(), traits(OTHER), False, id="other text"),
        pytest.param(traits(sender="s"), traits(OTHER, sender="s"), False, id="other text of the same sender"),
        pytest.param(traits(), traits(days=WINDOW.days), True, id="at the edge of the window"),
        pytest.param(traits(days=WINDOW.days + 0.1), traits(), False, id="long ago"),
        pytest.param(traits(category="食品"), traits(category="道路"), False, id="two categories"),
        pytest.param(traits(category="食品"), traits(category="食品"), True, id="one category"),
        pytest.param(traits(category="食品"), traits(), True, id="one category unknown"),
        pytest.param(
            traits(category="食品", sender="s"),
            traits(category="道路", sender="s"),
            True,
            id="one sender, two categories",
        ),
    ],
)
def test_time_category_and_sender_count_too(one: Traits, other: Traits, *, proposed: bool) -> None:
    assert proposed is (compare(one, other) is not None)
    assert compare(one, other) == compare(other, one)


def test_of_one_sender_less_likeness_suffices() -> None:
    half = "换证时窗口要求交两次材料。" + OTHER
    assert compare(traits(), traits(half)) is None
    found = compare(traits(sender="s"), traits(half, sender="s"))
    assert found is not None
    assert found.same_sender


# -- the desk ------------------------------------------------------------------------------------------------------------


def numbers(world: Any, case: str, person: str = "wang") -> list[str]:
    return [each.case.id for each in world.merging(person).likely_duplicates(case)]


def test_the_most_alike_comes_first_and_the_case_itself_never(world: Any) -> None:
    case = world.submit(text=TEXT, category="食品").id
    almost = world.submit(text=ALMOST, category="食品", phone="").id
    same = world.submit(text=TEXT).id
    world.submit(text=OTHER, title="道路")
    assert [same, almost] == numbers(world, case)
    assert {case, almost} == {*numbers(world, same)}


def test_what_the_same_enterprise_says_is_found_under_any_category(world: Any) -> None:
    case = world.submit(text=TEXT, category="食品", enterprise="e1", phone="").id
    other = world.submit(text=TEXT, category="旧事", enterprise="e1", phone="").id
    assert [other] == numbers(world, case)


def test_only_what_is_open_and_may_be_seen_is_proposed(world: Any) -> None:
    case = world.submit(text=TEXT, category="食品").id
    ended, hidden = world.submit(text=TEXT).id, world.submit(text=TEXT).id
    world.desk("wang").refuse(ended, reason=RefusalReason.NOT_SPECIFIC)
    assert [hidden] == numbers(world, case)
    assert [] == numbers(world, case, "li")


# -- real messages -------------------------------------------------------------------------------------------------------

WRONG = {("33937", "4880"), ("145252", "145293")}
"""Read by a person: the same letter to two cities; and two sides of one dispute."""


def test_of_44_pairs_proposed_among_1363_real_messages_42_are_the_same_matter() -> None:
    shared = Path(os.environ.get("GOVLIAISON_SHARED", Path(__file__).parents[2] / "../shared")) / "data"
    if not (shared / "messages_replies.csv").exists():
        pytest.skip("the real messages are not here")
    with (shared / "messages_replies.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    known = [
        (
            row["留言编号"],
            Traits(
                senders=frozenset({row["留言用户"]}),
                category="",
                received_at=datetime.strptime(row["留言时间"], "%Y/%m/%d %H:%M:%S").replace(tzinfo=UTC),
                pairs=pairs_of(f"{row['留言主题']}\n{row['留言详情']}"),
            ),
        )
        for row in rows
    ]
    proposed = {
        tuple(sorted([one, other])) for (one, a), (other, b) in combinations(known, 2) if compare(a, b) is not None
    }
    assert 1363 == len(known)
    assert 44 == len(proposed)
    assert WRONG <= proposed


def test_all_open_cases_are_looked_over_for_pairs(world: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging_desk, "_MOST", 2)
    first, _other = world.submit(text=TEXT, title="", phone=""), world.submit(text=OTHER, title="", phone="")
    world.wait(days=2)
    second = world.submit(text=ALMOST, title="", phone="")
    world.wait(days=31)
    world.submit(text=TEXT, title="", phone="")
    [(earlier, later)] = world.merging("wang").likely_pairs()
    assert (first.id, second.id, 2) == (earlier.id, later.case.id, later.likeness.days)
    assert () == tuple(world.merging("sun").likely_pairs())
