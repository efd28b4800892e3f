"""Reactions from the feed: each event answered once, whatever dies in between, whoever runs beside."""

from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import count
from typing import Any

import attrs
import pytest

from govliaison.errors import GovliaisonError, InputError, NotFoundError, RefusedError
from govliaison.ledger import Decision, Happened, Happening, Index, Ledger, Meta, Move, Noun, Stamp
from govliaison.ledger.memory import MemoryStore
from govliaison.reactions import CURSOR, Asked, Reaction, lag, react, running

NOW = datetime(2026, 9, 28, 1, tzinfo=UTC)


@attrs.frozen
class BellRung:
    times: int


@attrs.frozen
class DoorOpened:
    because: str


@attrs.frozen
class Bell:
    times: int = 0


@attrs.frozen
class Door:
    opened: int = 0


BELL = Noun(
    kind="bell",
    record=Bell,
    shape=1,
    events={BellRung: 2},
    evolve=lambda bell, event, _stamp: Bell((bell or Bell()).times + event.times),
    index=lambda _bell: Index(state="hung", opened=1),
    upcasts={("BellRung", 1): dict},
)
DOOR = Noun(
    kind="door",
    record=Door,
    shape=1,
    events={DoorOpened: 1},
    evolve=lambda door, _event, _stamp: Door((door or Door()).opened + 1),
    index=lambda _door: Index(state="hung", opened=1),
)


class Time:
    def now(self) -> datetime:
        return NOW


class Ids:
    def __init__(self) -> None:
        self._next = count()

    def new_id(self) -> str:
        return f"id-{next(self._next)}"

    def new_salt(self) -> bytes:
        return next(self._next).to_bytes(16)


@pytest.fixture
def ledger() -> Ledger:
    store = MemoryStore()
    store.initialise(Meta(deployment="d", algorithm="sha256", key=b"k" * 32))
    return Ledger(store, [BELL, DOOR], time=Time(), ids=Ids())


def stamp(**more: Any) -> Stamp:
    return Stamp(effective_at=NOW, recorded_at=NOW, actor="system", jurisdiction="990100", profile="p", **more)


def ring(ledger: Ledger, bell: str = "b", *, times: int = 1) -> None:
    found = ledger.load(BELL.stream(bell))
    ledger.commit([Move(loaded=found, happenings=(Happening(BellRung(times), stamp()),))])


def open_door(ledger: Ledger) -> Reaction[str]:
    def carry_out(ask: str, asked: Asked) -> None:
        at = stamp(request=asked.request, caused_by=asked.caused_by)
        ledger.carry_out(DOOR.stream("d"), lambda _door: Decision(events=(DoorOpened(ask),)), at)

    def asks(happened: Happened, bell: Bell) -> Iterable[str]:
        return [f"{bell.times}"] * happened.event.times

    return Reaction(name="bell-opens-door", events=frozenset({BellRung}), react=asks, carry_out=carry_out)


def opened(ledger: Ledger) -> int:
    door = ledger.load(DOOR.stream("d")).record
    return 0 if door is None else int(door.opened)


def test_each_ask_of_each_event_is_carried_out_once_and_names_its_cause(ledger: Ledger) -> None:
    ring(ledger)
    ring(ledger, times=2)
    assert 2 == lag(ledger)
    assert ["bell/b@1", "bell/b@2", "bell/b@2"] == [each.caused_by for each in react(ledger, [open_door(ledger)])]
    assert 3 == opened(ledger)
    assert 0 == lag(ledger)
    assert {"bell/b@1", "bell/b@2"} == {each.stamp.caused_by for each in ledger.history(DOOR.stream("d"))}
    assert [] == list(react(ledger, [open_door(ledger)]))
    assert 3 == opened(ledger)


def test_a_program_that_died_before_the_cursor_moved_does_nothing_twice(ledger: Ledger) -> None:
    ring(ledger)
    ring(ledger)
    running_now = react(ledger, [open_door(ledger)])
    next(running_now)
    running_now.close()
    assert (1, 0) == (opened(ledger), ledger.store.cursor(CURSOR))
    list(react(ledger, [open_door(ledger)]))
    assert 2 == opened(ledger)


def test_two_programs_side_by_side_answer_once(ledger: Ledger) -> None:
    ring(ledger)
    one = react(ledger, [open_door(ledger)])
    next(one)
    assert 1 == len(list(react(ledger, [open_door(ledger)])))
    assert [] == list(one)
    assert 1 == opened(ledger)


@pytest.mark.parametrize("kind", [RefusedError, NotFoundError, InputError])
def test_a_refusal_is_told_and_stops_nothing(ledger: Ledger, kind: type[GovliaisonError]) -> None:
    def refuse(_ask: str, _asked: Asked) -> None:
        raise kind("case.wrong-state", state="x")

    ring(ledger)
    shy = attrs.evolve(open_door(ledger), name="shy", carry_out=refuse)
    found = {each.reaction: each.refused for each in react(ledger, [shy, open_door(ledger)])}
    assert found["bell-opens-door"] is None
    assert "case.wrong-state" == found["shy"].code  # type: ignore[union-attr]
    assert 1 == opened(ledger)
    assert 0 == lag(ledger)


def test_the_order_in_which_reactions_are_given_decides_nothing(ledger: Ledger) -> None:
    ring(ledger)
    one, other = open_door(ledger), attrs.evolve(open_door(ledger), name="a")
    assert ["a", "bell-opens-door"] == [each.reaction for each in react(ledger, [one, other])]


def test_pages_are_gone_through_and_what_reactions_enter_is_heard_too(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "_PAGE", 2)
    for number in range(5):
        ring(ledger, f"b{number}")
    list(react(ledger, [open_door(ledger)]))
    assert 5 == opened(ledger)
    assert ledger.store.head() == ledger.store.cursor(CURSOR) == 10
