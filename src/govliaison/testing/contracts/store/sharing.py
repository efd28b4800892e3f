"""Threads, handles, closing and opening again."""

import gc
import sys
import threading
import warnings
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from govliaison.errors import Conflict
from govliaison.plugins import Batch, Claim, Index, LeaseAsk, Meta, Positioned, Query, Store
from govliaison.testing.contracts.base import needs, within
from govliaison.testing.contracts.store.author import StoreAuthor
from govliaison.testing.samples import a_change, a_message

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_PATIENCE: Final = 60.0
_ROUNDS: Final = 12


class Sharing(StoreAuthor):
    """Several threads may use a store at once; a store may be closed, and some are there again afterwards."""

    def test_exactly_one_of_two_racing_appends_wins(self) -> None:
        """Whoever loses is told so, and leaves nothing."""
        with self.fresh() as store:
            _race_for_a_version(store, store)

    def test_no_position_appears_behind_a_reader(self) -> None:
        """A reader that goes on from the last position it saw misses nothing, while others write."""
        with self.fresh() as store:
            _read_while_others_write(store, store)

    def test_two_workers_never_have_the_same_work(self) -> None:
        """Neither a record nor a message."""
        with self.fresh() as store:
            _share_the_work(store, store)

    def test_a_store_may_be_closed_twice(self) -> None:
        """Closing is not an error."""
        with self.fresh() as store:
            store.commit(Batch())
            store.close()
            store.close()

    def test_closing_leaves_nothing_open(self) -> None:
        """No file, connection or thread is left to the garbage collector: a ResourceWarning is an error."""
        with _no_leaks(), self.fresh() as store:
            store.commit(Batch(changes=(a_change("case/a"),)))
            list(store.feed(0, 9))
            del store

    @needs("durable")
    def test_a_store_that_was_closed_is_there_again(self) -> None:
        """With all that was committed, leased and settled."""
        meta = Meta(deployment="d", algorithm="sha256", key=bytes(range(32)))
        with self.fresh() as store:
            store.initialise(meta)
            index = Index(state="open", attention=1, text="环评", audience=frozenset({"x"}))
            store.commit(Batch(changes=(a_change("case/a", 0, index),), take=(Claim("k", "case/a"),)))
            store.commit(Batch(messages=(a_message("m"),)))
            store.put_blob("digest", b"file")
            assert ["case/a"] == list(store.lease_due(_ask("w")))
            feed, records = list(store.feed(0, 9)), dict(store.records(["case/a"]))
            store.close()
            with _closing(self.reopen(store)) as again:
                assert meta == again.meta()
                assert (feed, records) == (list(again.feed(0, 9)), dict(again.records(["case/a"])))
                assert {"k"} == set(again.claims(["k"]))
                assert b"file" == again.blob("digest")
                assert 1 == len(again.find(Query(kind="case", reader=None, text="环评")).rows)
                assert [] == list(again.lease_due(_ask("other")))
                assert ["m"] == [one.message.id for one in again.lease_messages(_ask("w"))]

    @needs("concurrent")
    def test_what_one_handle_commits_the_other_sees(self) -> None:
        """At once, and a decision on what stood before is a conflict."""
        with self.fresh() as store, _closing(self.reopen(store)) as other:
            store.commit(Batch(changes=(a_change("case/a"),)))
            assert 1 == other.head()
            other.commit(Batch(changes=(a_change("case/a", 1),)))
            assert 2 == store.records(["case/a"])["case/a"].version
            assert [None, Conflict] == [_fault(store, 2), _fault(other, 2)]

    @needs("concurrent")
    def test_exactly_one_of_two_handles_wins_a_race(self) -> None:
        """As between threads on one handle."""
        with self.fresh() as store, _closing(self.reopen(store)) as other:
            _race_for_a_version(store, other)

    @needs("concurrent")
    def test_no_position_appears_behind_a_reader_on_another_handle(self) -> None:
        """The gap that sequences of databases leave when commits overtake each other."""
        with self.fresh() as store, _closing(self.reopen(store)) as other:
            _read_while_others_write(store, other)

    @needs("concurrent")
    def test_two_workers_on_two_handles_never_have_the_same_work(self) -> None:
        """As between threads on one handle."""
        with self.fresh() as store, _closing(self.reopen(store)) as other:
            _share_the_work(store, other)


def _race_for_a_version(*stores: Store) -> None:
    def attempt(number: int, version: int) -> bool:
        change = a_change("case/raced", version, actor=f"racer-{number}")
        own = a_change(f"case/{number}", version)
        try:
            stores[number].commit(Batch(changes=(own, change), take=(Claim(f"{version}", f"case/{number}"),)))
        except Conflict:
            return False
        return True

    for version in range(_ROUNDS):
        won = _together([partial(attempt, number, version) for number in range(len(stores))])
        assert [False, True] == sorted(won), "exactly one wins"
        entries = stores[0].entries("case/raced")
        assert f"racer-{won.index(True)}" == entries[-1].entry.actor
        assert version + 1 == len(entries)
        loser = f"case/{won.index(False)}"
        assert version == len(stores[0].entries(loser)), "the loser leaves nothing"
        stores[0].commit(Batch(changes=(a_change(loser, version),)))
    assert_whole(list(stores[0].feed(0, 9 * _ROUNDS)))


def _read_while_others_write(reader: Store, writer: Store) -> None:
    rounds, writers = 20, 3
    seen: list[Positioned] = []

    def write(number: int) -> None:
        for version in range(0, 2 * rounds, 2):
            writer.commit(Batch(changes=(a_change(f"case/{number}", version, count=2),)))

    def read() -> None:
        while len(seen) < 2 * rounds * writers:
            page = reader.feed(seen[-1].position if seen else 0, 3)
            seen.extend(page)

    _together([read, *(partial(write, number) for number in range(writers))])
    assert_whole(seen)


def _share_the_work(*stores: Store) -> None:
    number = 30
    indexes = [Index(state="open", attention=1) for _ in range(number)]
    changes = tuple(a_change(f"case/{at}", 0, index) for at, index in enumerate(indexes))
    messages = tuple(a_message(f"m{at}", f"mail:{at}") for at in range(number))
    stores[0].commit(Batch(changes=changes, messages=messages))

    def work(at: int) -> list[str]:
        done: list[str] = []
        while True:
            due = stores[at].lease_due(_ask(f"worker-{at}", limit=2))
            letters = stores[at].lease_messages(_ask(f"worker-{at}", limit=2))
            if not due and not letters:
                return done
            done += [*due, *(letter.message.id for letter in letters)]

    done = [piece for some in _together([partial(work, at) for at in range(len(stores))]) for piece in some]
    assert sorted(done) == sorted([*(change.stream for change in changes), *(message.id for message in messages)])


def _together(tasks: Sequence[Callable[[], Any]]) -> list[Any]:
    """Begin all at the same moment, each in a thread of its own; give their answers in order."""
    barrier = threading.Barrier(len(tasks))

    def run(task: Callable[[], Any]) -> Any:
        barrier.wait(_PATIENCE)
        return task()

    def all_of_them() -> list[Any]:
        with ThreadPoolExecutor(len(tasks)) as pool:
            return list(pool.map(run, tasks))

    return within(_PATIENCE, all_of_them)


def assert_whole(feed: list[Positioned]) -> None:
    """No hole among positions, none among the versions of a stream."""
    assert list(range(1, len(feed) + 1)) == [one.position for one in feed]
    versions: dict[str, int] = {}
    for one in feed:
        assert versions.get(one.entry.stream, 0) + 1 == one.entry.version
        versions[one.entry.stream] = one.entry.version


def _ask(owner: str, limit: int = 9) -> LeaseAsk:
    return LeaseAsk(owner=owner, now=10, until=15, limit=limit)


def _fault(store: Store, expected: int) -> type[Exception] | None:
    try:
        store.commit(Batch(changes=(a_change("case/a", expected),)))
    except Conflict as conflict:
        return type(conflict)
    return None


@contextmanager
def _closing(store: Store) -> Iterator[Store]:
    try:
        yield store
    finally:
        store.close()


@contextmanager
def _no_leaks() -> Iterator[None]:
    """Fail for what the garbage collector finds open."""
    gc.collect()
    found: list[str] = []
    threads = threading.active_count()

    def note(unraisable: "UnraisableHookArgs", /) -> Any:
        found.append(str(unraisable.exc_value))

    before, sys.unraisablehook = sys.unraisablehook, note
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", ResourceWarning)
            yield
            gc.collect()
    finally:
        sys.unraisablehook = before
    assert [] == found
    assert threads >= threading.active_count(), "a thread is left"
