from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.meetings import Choice, Invitee, choose, invitees_of
from govliaison.values import Refusal

DAY = date(2026, 1, 1)
NAMES = st.lists(st.text("abcdefgh", min_size=1, max_size=3), min_size=1, max_size=12, unique=True)
SEEDS = st.text(max_size=8)


def chosen(choice: Choice | Refusal) -> list[str]:
    assert isinstance(choice, Choice)
    return [each.enterprise for each in choice.chosen]


def test_whoever_was_never_invited_comes_first_then_whoever_waited_longest() -> None:
    invitees = [
        Invitee(enterprise="recent", times=1, last=DAY + timedelta(days=90)),
        Invitee(enterprise="long-ago", times=4, last=DAY),
        Invitee(enterprise="new"),
    ]
    choice = choose(invitees, number=2, seed="")
    assert isinstance(choice, Choice)
    assert ["new", "long-ago"] == chosen(choice)
    assert ["rotation.never-invited", "rotation.longest-ago"] == [each.reason.code for each in choice.chosen]
    assert (4, 0) == (choice.chosen[1].reason.param("times"), choice.short)


def test_of_those_invited_last_on_one_day_whoever_was_invited_less_often_comes_first() -> None:
    invitees = [Invitee(enterprise="a", times=2, last=DAY), Invitee(enterprise="b", times=1, last=DAY)]
    assert all(["b"] == chosen(choose(invitees, number=1, seed=str(seed))) for seed in range(20))


def test_a_seed_breaks_ties_and_the_same_seed_breaks_them_alike() -> None:
    invitees = [Invitee(enterprise=name) for name in "abcdefgh"]
    found = {tuple(chosen(choose(invitees, number=3, seed=str(seed)))) for seed in range(30)}
    assert len(found) > 1
    assert chosen(choose(invitees, number=3, seed="7")) == chosen(choose(invitees[::-1], number=3, seed="7"))


def test_who_opted_out_or_is_contacted_enough_is_passed_over_with_the_reason() -> None:
    invitees = [
        Invitee(enterprise="out", opted_out=True),
        Invitee(enterprise="capped", capped=True),
        Invitee(enterprise="next", times=1, last=DAY),
        Invitee(enterprise="later", times=1, last=DAY + timedelta(days=1), capped=True),
    ]
    choice = choose(invitees, number=1, seed="")
    assert isinstance(choice, Choice)
    assert ["next"] == chosen(choice)
    assert {("out", "rotation.opted-out"), ("capped", "rotation.above-cap")} == {
        (each.enterprise, each.reason.code) for each in choice.passed_over
    }
    short = choose(invitees, number=3, seed="")
    assert isinstance(short, Choice)
    assert (2, 3) == (short.short, len(short.passed_over))


def test_the_hand_picked_count_towards_the_number_and_come_first() -> None:
    invitees = [Invitee(enterprise="a"), Invitee(enterprise="b", times=9, last=DAY, capped=True)]
    assert ["b", "a"] == chosen(choose(invitees, number=2, seed="", hand_picked=["b", "b"]))
    assert ["b"] == chosen(choose(invitees, number=1, seed="", hand_picked=["b"]))


@pytest.mark.parametrize(("name", "code"), [("gone", "meeting.no-candidate"), ("out", "meeting.opted-out")])
def test_nobody_is_picked_by_hand_who_is_not_there_or_opted_out(name: str, code: str) -> None:
    refused = choose([Invitee(enterprise="out", opted_out=True)], number=1, seed="", hand_picked=[name])
    assert isinstance(refused, Refusal)
    assert code == refused.code


@given(names=NAMES, share=st.integers(1, 12), rounds=st.integers(1, 15), seed=SEEDS)
def test_after_any_number_of_rounds_the_numbers_differ_by_at_most_one(
    names: list[str], share: int, rounds: int, seed: str
) -> None:
    held: list[tuple[date, list[str]]] = []
    for turn in range(rounds):
        choice = choose(invitees_of(names, held), number=min(share, len(names)), seed=f"{seed}{turn}")
        held.append((DAY + timedelta(days=90 * turn), chosen(choice)))
        counts = Counter(dict.fromkeys(names, 0))
        for _, guests in held:
            counts.update(guests)
        assert max(counts.values()) - min(counts.values()) <= 1


@given(names=NAMES, number=st.integers(0, 12), seed=SEEDS, data=st.data())
def test_everybody_before_the_last_chosen_is_chosen_or_passed_over_with_a_reason(
    names: list[str], number: int, seed: str, data: st.DataObject
) -> None:
    out = data.draw(st.sets(st.sampled_from(names)))
    capped = data.draw(st.sets(st.sampled_from(names)))
    invitees = invitees_of(names, [], opted_out=out, capped=capped)
    choice = choose(invitees, number=number, seed=seed)
    assert isinstance(choice, Choice)
    assert not {*chosen(choice)} & (out | capped)
    assert {each.enterprise for each in choice.passed_over} <= out | capped
    assert number == len(choice.chosen) + choice.short
    if choice.short:
        assert {*names} == {*chosen(choice)} | {each.enterprise for each in choice.passed_over}


def test_earlier_invitations_are_counted_with_the_day_of_the_last() -> None:
    [found] = invitees_of(["a", "a"], [(DAY + timedelta(days=9), {"a", "b"}), (DAY, {"a"})])
    assert (2, DAY + timedelta(days=9)) == (found.times, found.last)
