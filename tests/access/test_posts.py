"""Who holds which post when (M6.1)."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.access import SYSTEM, Actor, Context, Person, Persons, Post, Posts, UnitFacts, held_posts, resolve_actor
from govliaison.access.decide import hand_over, hold, vacate
from govliaison.access.model import evolve_post
from govliaison.errors import NotFoundError, RefusedError
from govliaison.ledger import Decision, Private, Stamp
from govliaison.values import Refusal

Work = Callable[[Actor], Context]
DEFINED = ("data-bureau.section-head", "data-bureau.liaison-officer", "market.leader", "market.handler")


def day(month: int, number: int) -> datetime:
    return datetime(2026, month, number, tzinfo=UTC)


@pytest.fixture
def posts(system: Context) -> Posts:
    for identity, name in (("zhang.wei", "张伟"), ("li.na", "李娜")):
        Persons(system).add(id=identity, name=name, effective_at=day(1, 1))
    return Posts(system, DEFINED)


def test_a_vacancy_can_be_told_at_any_date(posts: Posts) -> None:
    posts.hold(unit="market", kind="leader", person="zhang.wei", since=day(3, 1))
    posts.vacate(unit="market", kind="leader", at=day(5, 1))
    post = posts.hold(unit="market", kind="leader", person="li.na", since=day(6, 1))
    assert post.holders_at(day(2, 28)) == ()
    assert post.holders_at(day(3, 1)) == ("zhang.wei",)
    assert post.holders_at(day(5, 1)) == ()
    assert post.holders_at(day(9, 1)) == ("li.na",)


def test_a_hand_over_leaves_no_gap(posts: Posts) -> None:
    posts.hold(unit="market", kind="leader", person="zhang.wei", since=day(3, 1))
    post = posts.hand_over(unit="market", kind="leader", to="li.na", at=day(5, 1))
    assert post.holders_at(day(5, 1) - timedelta(microseconds=1)) == ("zhang.wei",)
    assert post.holders_at(day(5, 1)) == ("li.na",)


def test_two_cannot_hold_a_post_at_once(posts: Posts) -> None:
    posts.hold(unit="market", kind="leader", person="zhang.wei", since=day(3, 1))
    with pytest.raises(RefusedError, match=r"post\.held"):
        posts.hold(unit="market", kind="leader", person="li.na")
    with pytest.raises(RefusedError, match=r"post\.held"):
        posts.hold(unit="market", kind="leader", person="li.na", since=day(2, 1), until=day(3, 2))


def test_several_handle_and_each_leaves_alone(posts: Posts) -> None:
    posts.hold(unit="market", kind="handler", person="zhang.wei", since=day(3, 1))
    posts.hold(unit="market", kind="handler", person="li.na", since=day(3, 2))
    with pytest.raises(RefusedError, match=r"post\.held"):
        posts.hold(unit="market", kind="handler", person="li.na", since=day(4, 1))
    with pytest.raises(RefusedError, match=r"post\.several-holders"):
        posts.vacate(unit="market", kind="handler", at=day(5, 1))
    post = posts.vacate(unit="market", kind="handler", leaving="li.na", at=day(5, 1))
    assert post.holders_at(day(6, 1)) == ("zhang.wei",)


def test_an_earlier_term_can_be_entered_late(posts: Posts, system: Context) -> None:
    posts.hold(unit="market", kind="leader", person="zhang.wei", since=day(3, 1))
    post = posts.hold(unit="market", kind="leader", person="li.na", since=day(2, 1), until=day(3, 1))
    assert [term.person for term in post.terms] == ["li.na", "zhang.wei"]
    assert system.ledger.history("post/market.leader")[1].stamp.is_late
    with pytest.raises(RefusedError, match=r"post\.held"):
        posts.hold(unit="market", kind="leader", person="li.na", since=day(2, 15), until=day(2, 20))


def test_a_term_has_a_beginning_before_its_end_and_an_end_that_came(posts: Posts) -> None:
    with pytest.raises(RefusedError, match=r"post\.empty-span"):
        posts.hold(unit="market", kind="leader", person="li.na", since=day(3, 1), until=day(3, 1))
    with pytest.raises(RefusedError, match=r"post\.until-in-future"):
        posts.hold(unit="market", kind="leader", person="li.na", since=day(3, 1), until=day(12, 31))


def test_a_post_of_nobody_cannot_be_left(posts: Posts) -> None:
    with pytest.raises(RefusedError, match=r"post\.vacant"):
        posts.vacate(unit="market", kind="leader")
    with pytest.raises(RefusedError, match=r"post\.vacant"):
        posts.hand_over(unit="market", kind="leader", to="li.na")
    posts.hold(unit="market", kind="leader", person="li.na", since=day(3, 1))
    with pytest.raises(RefusedError, match=r"post\.vacant"):
        posts.vacate(unit="market", kind="leader", at=day(2, 1))
    with pytest.raises(RefusedError, match=r"post\.empty-span"):
        posts.vacate(unit="market", kind="leader", at=day(3, 1))


def test_a_term_that_ended_cannot_end_again(posts: Posts) -> None:
    posts.hold(unit="market", kind="leader", person="li.na", since=day(3, 1), until=day(5, 1))
    with pytest.raises(RefusedError, match=r"post\.term-ended"):
        posts.vacate(unit="market", kind="leader", at=day(4, 1))


def test_nobody_follows_oneself(posts: Posts) -> None:
    posts.hold(unit="market", kind="leader", person="li.na", since=day(3, 1))
    with pytest.raises(RefusedError, match=r"post\.same-holder"):
        posts.hand_over(unit="market", kind="leader", to="li.na")


def test_only_known_people_who_are_there_hold_posts(posts: Posts, system: Context) -> None:
    with pytest.raises(RefusedError, match=r"person\.unknown"):
        posts.hold(unit="market", kind="leader", person="nobody")
    Persons(system).leave("li.na", at=day(5, 1))
    with pytest.raises(RefusedError, match=r"person\.left"):
        posts.hold(unit="market", kind="leader", person="li.na", since=day(3, 1))
    with pytest.raises(RefusedError, match=r"person\.left"):
        posts.hold(unit="market", kind="leader", person="li.na", since=day(3, 1), until=day(5, 2))
    assert posts.hold(unit="market", kind="leader", person="li.na", since=day(3, 1), until=day(5, 1)).terms
    posts.hold(unit="market", kind="leader", person="zhang.wei", since=day(5, 1))
    with pytest.raises(RefusedError, match=r"person\.left"):
        posts.hand_over(unit="market", kind="leader", to="li.na")


def test_a_post_the_profile_does_not_know_is_not_found(posts: Posts) -> None:
    with pytest.raises(NotFoundError, match=r"post\.unknown"):
        posts.hold(unit="market", kind="poet", person="li.na")
    with pytest.raises(NotFoundError, match=r"access\.not-found"):
        posts.get(unit="market", kind="poet")


def test_posts_nobody_ever_held_are_listed_too(posts: Posts) -> None:
    posts.hold(unit="market", kind="leader", person="li.na", since=day(3, 1))
    assert [post.id for post in posts.list()] == list(DEFINED)
    assert posts.get(unit="data-bureau", kind="section-head") == Post(unit="data-bureau", kind="section-head")
    assert [post.holders_at(day(4, 1)) for post in posts.list(unit="market")] == [("li.na",), ()]


def test_it_is_told_what_somebody_holds_at_a_moment(posts: Posts, system: Context) -> None:
    posts.hold(unit="market", kind="leader", person="li.na", since=day(3, 1))
    posts.hold(unit="data-bureau", kind="section-head", person="li.na", since=day(4, 1))
    posts.hand_over(unit="market", kind="leader", to="zhang.wei", at=day(5, 1))
    assert posts.held_by("li.na", at=day(4, 15)) == ("data-bureau.section-head", "market.leader")
    assert posts.held_by("li.na") == ("data-bureau.section-head",)
    assert held_posts(system.ledger, "zhang.wei", day(4, 1)) == ()


def test_a_post_is_visible_to_its_unit_and_the_conveners(posts: Posts, work: Work) -> None:
    actor = resolve_actor("li.na", ["market.handler"], {"market": UnitFacts(id="market")})
    assert isinstance(actor, Actor)
    posts.hold(unit="data-bureau", kind="section-head", person="zhang.wei", since=day(3, 1))
    own = Posts(work(actor), DEFINED)
    assert [post.id for post in own.list()] == ["market.leader", "market.handler"]
    assert own.held_by("zhang.wei") == ()
    with pytest.raises(NotFoundError):
        own.get(unit="data-bureau", kind="section-head")


@pytest.mark.parametrize(
    "verb",
    [
        lambda posts: posts.hold(unit="market", kind="leader", person="li.na"),
        lambda posts: posts.hand_over(unit="market", kind="leader", to="li.na"),
        lambda posts: posts.vacate(unit="market", kind="leader"),
    ],
    ids=["hold", "hand over", "vacate"],
)
@pytest.mark.usefixtures("posts")
def test_posts_are_filled_by_those_who_may(work: Work, verb: Callable[[Posts], Post]) -> None:
    actor = resolve_actor("li.na", ["market.leader"], {"market": UnitFacts(id="market")})
    assert isinstance(actor, Actor)
    with pytest.raises(RefusedError, match=r"access\.not-administrator"):
        verb(Posts(work(actor), DEFINED))


MOMENTS = st.integers(0, 20).map(lambda days: day(1, 1) + timedelta(days=days))
VERBS = st.one_of(
    st.tuples(st.just("hold"), st.sampled_from("abc"), MOMENTS, st.none() | MOMENTS),
    st.tuples(st.just("hand_over"), st.sampled_from("abc"), MOMENTS, st.none()),
    st.tuples(st.just("vacate"), st.sampled_from("abc"), MOMENTS, st.none()),
)


@given(st.sampled_from(["leader", "handler"]), st.lists(VERBS, max_size=12))
def test_whatever_is_entered_in_whatever_order_nobody_shares_an_exclusive_post(
    kind: str, verbs: list[tuple[str, str, datetime, datetime | None]]
) -> None:
    now = day(9, 1)
    stamp = Stamp(effective_at=now, recorded_at=now, actor="system")
    post: Post | None = None
    for verb, person, at, until in verbs:
        holder = Person(id=person, name=Private(f"person/{person}", person), phone=None, added=day(1, 1))
        verdict: Decision | Refusal
        if verb == "hold":
            verdict = hold(
                post, actor=SYSTEM, unit="u", kind=kind, person=person, holder=holder, since=at, until=until, now=now
            )
        elif verb == "hand_over":
            verdict = hand_over(post, actor=SYSTEM, unit="u", kind=kind, person=person, holder=holder, at=at)
        else:
            verdict = vacate(post, actor=SYSTEM, unit="u", kind=kind, at=at)
        for event in verdict.events if isinstance(verdict, Decision) else ():
            post = evolve_post(post, event, stamp)  # type: ignore[arg-type]
    terms = post.terms if post else ()
    assert all(term.until is None or term.since < term.until for term in terms)
    for who in ["abc"] if kind == "leader" else [*"abc"]:
        own = [term for term in terms if term.person in who]
        assert all(earlier.until is not None and earlier.until <= later.since for earlier, later in pairwise(own))
