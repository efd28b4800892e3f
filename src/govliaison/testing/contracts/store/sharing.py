"""Threads, handles, closing and opening again."""

import gc
import sys
import threading
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

from govliaison.errors import Conflict
from govliaison.plugins import Batch, Claim, Index, LeaseAsk, Meta, Positioned, Query, Store
from govliaison.testing.contracts.base import needs
from govliaison.testing.contracts.store.author import StoreAuthor
from govliaison.testing.samples import a_change, a_message

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_ROUNDS: Final = 12


class Sharing(StoreAuthor):
    """Several threads may use a store at once; a store may be closed, and some are there again afterwards."""

    def test_exactly_one_of_two_racing_appends_wins(self) -> None:
        """Whoever loses is told so, and leaves nothing."""
        with self.fresh() as store:
            _race(self.patience, store, store)

    def test_no_position_appears_behind_a_reader(self) -> None:
        """A reader that goes on from the last position it saw misses nothing, while others write."""
        with self.fresh() as store:
            _read_while_others_write(self.patience, store, store)

    def test_two_workers_never_have_the_same_work(self) -> None:
        """Neither a record nor a message."""
        with self.fresh() as store:
            _share_the_work(self.patience, store, store)

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
            for version, (writer, reader) in enumerate(((store, other), (other, store), (store, other))):
                writer.commit(Batch(changes=(a_change("case/a", version),), take=(Claim(f"{version}", "case/a"),)))
                assert (version + 1, version + 1) == (reader.head(), reader.records(["case/a"])["case/a"].version)
                assert _picture(writer) == _picture(reader)
                assert _fault(reader, version) is Conflict

    @needs("concurrent")
    def test_exactly_one_of_two_handles_wins_a_race(self) -> None:
        """As between threads on one handle."""
        with self.fresh() as store, _closing(self.reopen(store)) as other:
            _race(self.patience, store, other)

    @needs("concurrent")
    def test_no_position_appears_behind_a_reader_on_another_handle(self) -> None:
        """The gap that sequences of databases leave when commits overtake each other."""
        with self.fresh() as store, _closing(self.reopen(store)) as other:
            _read_while_others_write(self.patience, store, other)

    @needs("concurrent")
    def test_two_workers_on_two_handles_never_have_the_same_work(self) -> None:
        """As between threads on one handle."""
        with self.fresh() as store, _closing(self.reopen(store)) as other:
            _share_the_work(self.patience, store, other)


def _race(patience: float, *stores: Store) -> None:
    def attempt(number: int, batch: Batch) -> bool:
        try:
            stores[number].commit(batch)
        except Conflict:
            return False
        return True

    def race(*batches: Batch) -> int:
        won = _together(patience, [partial(attempt, number, batch) for number, batch in enumerate(batches)])
        assert [False, True] == sorted(won), "exactly one wins"
        return won.index(True)

    for version in range(_ROUNDS):
        own = [a_change(f"case/{number}", version) for number in range(2)]
        wanted = [a_change("case/raced", version, actor=f"racer-{number}") for number in range(2)]
        winner = race(*(Batch(changes=changes) for changes in zip(own, wanted, strict=True)))
        entries = stores[0].entries("case/raced")
        assert (version + 1, f"racer-{winner}") == (len(entries), entries[-1].entry.actor)
        assert version == len(stores[0].entries(own[1 - winner].stream)), "who loses leaves nothing"
        stores[0].commit(Batch(changes=(own[1 - winner],)))
        winner = race(*(Batch(take=(Claim(f"{version}", change.stream),)) for change in own))
        assert {own[winner].stream} == {claim.stream for claim in stores[0].claims([f"{version}"]).values()}
    assert_whole(list(stores[0].feed(0, 9 * _ROUNDS)))


def _read_while_others_write(patience: float, reader: Store, writer: Store) -> None:
    rounds, writers = 20, 3
    seen: list[Positioned] = []
    until = monotonic() + patience

    def write(number: int) -> None:
        for version in range(0, 2 * rounds, 2):
            writer.commit(Batch(changes=(a_change(f"case/{number}", version, count=2),)))

    def read() -> None:
        while len(seen) < 2 * rounds * writers and monotonic() < until:
            seen.extend(reader.feed(seen[-1].position if seen else 0, 3))

    _together(patience, [read, *(partial(write, number) for number in range(writers))])
    assert_whole(seen)
    assert 2 * rounds * writers == len(seen), "not all of it was seen in time"


def _share_the_work(patience: float, *stores: Store) -> None:
    number = 30
    changes = tuple(a_change(f"case/{at}", 0, Index(state="open", attention=1)) for at in range(number))
    messages = tuple(a_message(f"m{at}", f"mail:{at}") for at in range(number))
    stores[0].commit(Batch(changes=changes, messages=messages))

    def work(at: int) -> list[str]:
        done: list[str] = []
        while len(done) <= 2 * number:
            due = stores[at].lease_due(_ask(f"worker-{at}", limit=2))
            letters = stores[at].lease_messages(_ask(f"worker-{at}", limit=2))
            if not due and not letters:
                break
            done += [*due, *(letter.message.id for letter in letters)]
        return done

    shares = _together(patience, [partial(work, at) for at in range(len(stores))])
    pieces = sorted([*(change.stream for change in changes), *(message.id for message in messages)])
    assert pieces == sorted(piece for share in shares for piece in share)


def _together(patience: float, tasks: Sequence[Callable[[], Any]]) -> list[Any]:
    """Begin all at the same moment, each in a thread of its own; give their answers in order."""
    barrier = threading.Barrier(len(tasks))
    answers: dict[int, Any] = {}

    def run(number: int, task: Callable[[], Any]) -> None:
        barrier.wait(patience)
        try:
            answers[number] = task()
        except Exception as fault:  # noqa: BLE001 - raised again below, in the thread of the test
            answers[number] = fault

    threads = [threading.Thread(target=run, args=numbered, daemon=True) for numbered in enumerate(tasks)]
    for thread in threads:
        thread.start()
    until = monotonic() + patience
    for thread in threads:
        thread.join(max(0.0, until - monotonic()))
    assert len(answers) == len(tasks), f"no answer within {patience} seconds"
    for answer in answers.values():
        if isinstance(answer, Exception):
            raise answer
    return [answers[number] for number in range(len(tasks))]


def assert_whole(feed: list[Positioned]) -> None:
    """No hole among positions, none among the versions of a stream."""
    assert list(range(1, len(feed) + 1)) == [one.position for one in feed]
    versions: dict[str, int] = {}
    for one in feed:
        assert versions.get(one.entry.stream, 0) + 1 == one.entry.version
        versions[one.entry.stream] = one.entry.version


def _ask(owner: str, limit: int = 9) -> LeaseAsk:
    return LeaseAsk(owner=owner, now=10, until=15, limit=limit)


def _picture(store: Store) -> tuple[object, ...]:
    """Give what a handle might have kept for itself."""
    return (
        list(store.feed(0, 9)),
        list(store.entries("case/a")),
        dict(store.records(["case/a"])),
        list(store.find(Query(kind="case", reader=None)).rows),
        dict(store.claims(["0", "1", "2"])),
    )


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
