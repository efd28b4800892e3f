"""What every desk stands on."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import attrs
import pytest

from govliaison.access import Actor, Context, Persons
from govliaison.errors import NotFoundError, RefusedError
from govliaison.ledger import Reader

EARLIER = datetime(2026, 9, 1, tzinfo=UTC)


def test_a_stamp_says_who_when_and_under_whose_rules(system: Context) -> None:
    stamp = system.stamp(
        effective_at=EARLIER,
        recorded_for="li.na",
        request="r1",
        batch="b1",
        caused_by="case/1@2",
        jurisdiction="990203",
    )
    assert stamp.effective_at == EARLIER
    assert stamp.is_late
    assert (stamp.actor, stamp.recorded_for, stamp.request) == ("system", "li.na", "r1")
    assert (stamp.batch, stamp.caused_by, stamp.jurisdiction) == ("b1", "case/1@2", "990203")
    assert stamp.profile == "profile-digest"


def test_without_another_jurisdiction_it_is_the_deployments(system: Context) -> None:
    assert system.stamp().jurisdiction == "990200"


def test_nothing_happens_in_the_future(system: Context) -> None:
    with pytest.raises(RefusedError, match=r"access\.in-future"):
        system.stamp(effective_at=system.now + timedelta(minutes=1))


def test_hidden_looks_like_absent(work: Callable[[Actor], Context], system: Context) -> None:
    stranger = work(Actor(person="li.na", reader=Reader(tokens=frozenset({"person:li.na"}))))
    Persons(system).add(id="zhang.wei", name="张伟")
    assert system.see("person/zhang.wei").version == 1
    with pytest.raises(NotFoundError) as hidden:
        stranger.see("person/zhang.wei")
    with pytest.raises(NotFoundError) as absent:
        stranger.see("person/wang.fang")
    assert hidden.value.code == absent.value.code == "access.not-found"


def test_another_jurisdiction_brings_its_own_profile(system: Context) -> None:
    context = attrs.evolve(system, profile_for=lambda region: f"profile-of-{region}")
    assert context.stamp(jurisdiction="990203").profile == "profile-of-990203"
    assert context.stamp().profile == "profile-digest"
