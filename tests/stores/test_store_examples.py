"""What the contract of stores means, one sentence at a time; the state machine does the rest."""

from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest
from stores import STORES, new_store

from govliaison.errors import Conflict
from govliaison.ledger import (
    Batch,
    Change,
    Claim,
    Committed,
    Count,
    Cursor,
    Entry,
    Index,
    Key,
    LeaseAsk,
    Message,
    MessageState,
    Meta,
    Order,
    Query,
    Reader,
    Settle,
    Settlement,
    Store,
    StoredRecord,
    VaultItem,
)


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with new_store(request.param, tmp_path) as made:
        yield made


def change(stream: str, index: Index, expected: int = 0) -> Change:
    entry = Entry(
        stream=stream,
        version=expected + 1,
        event="Happened",
        schema=1,
        payload=b"{}",
        effective_at=0,
        recorded_at=0,
        actor="system",
        on_behalf_of=None,
        recorded_for=None,
        jurisdiction="",
        caused_by=None,
        request=None,
        batch=None,
        profile="",
        previous="",
        hash=f"{stream}@{expected}",
    )
    record = StoredRecord(
        stream=stream, kind="case", version=expected + 1, shape=1, head=entry.hash, index=index, body=b"{}"
    )
    return Change(stream=stream, expected=expected, entries=(entry,), record=record)


def put(store: Store, **indexes: Index) -> None:
    store.commit(Batch(changes=tuple(change(f"case/{name}", index) for name, index in indexes.items())))


def message(identity: str, subject: str = "person-1", not_before: int = 0) -> Message:
    return Message(
        id=identity,
        destination="mail",
        lane="mail:case/1",
        payload=b"to whom",
        subjects=frozenset({subject}),
        created=0,
        not_before=not_before,
    )


def ask(now: int = 10, owner: str = "w", limit: int = 9) -> LeaseAsk:
    return LeaseAsk(owner=owner, now=now, until=now + 5, limit=limit)


def leased(store: Store, now: int = 10) -> list[str]:
    return [one.message.id for one in store.lease_messages(ask(now))]


def found(store: Store, query: Query) -> list[str]:
    return [record.stream.removeprefix("case/") for record in store.find(query).rows]


def test_a_commit_without_entries_stands_between_two_positions(store: Store) -> None:
    assert store.commit(Batch()) == Committed(1, 0)
    put(store, a=Index(state="open"))
    assert store.commit(Batch()) == Committed(2, 1)


def test_a_ledger_is_made_once(store: Store) -> None:
    meta = Meta(deployment="d", algorithm="sha256", key=b"k" * 32)
    store.initialise(meta)
    with pytest.raises(Conflict):
        store.initialise(meta)


def test_records_without_the_moment_come_last_in_both_directions(store: Store) -> None:
    put(store, a=Index(state="open"), b=Index(state="open", due=2), c=Index(state="open", due=1), d=Index(state="open"))
    ascending = Query(kind="case", reader=None, order=Order.DUE)
    assert found(store, ascending) == ["c", "b", "a", "d"]
    descending = Query(kind="case", reader=None, order=Order.DUE, descending=True, limit=3)
    assert found(store, descending) == ["b", "c", "d"]
    assert store.find(descending).after == Key(None, "case/d")


def test_who_holds_a_denied_token_sees_nothing_of_it(store: Store) -> None:
    put(store, a=Index(state="open", audience=frozenset({"x", "y"})), b=Index(state="open", audience=frozenset({"x"})))
    reader = Reader(tokens=frozenset({"x"}), denied=frozenset({"y"}))
    assert found(store, Query(kind="case", reader=reader)) == ["b"]
    assert found(store, Query(kind="case", reader=Reader(tokens=frozenset()))) == []


def test_a_count_is_exact_up_to_its_cap(store: Store) -> None:
    put(store, a=Index(state="open"), b=Index(state="open"))
    every = Query(kind="case", reader=None)
    assert store.count(every, 2) == Count(2, exact=True)
    assert store.count(every, 1) == Count(1, exact=False)


@pytest.mark.parametrize(
    ("text", "names"), [("评", ["a"]), ("环评", ["a"]), ("评环", []), ("ｖｏｃ 环", ["a"]), ("环,", [])]
)
def test_words_are_found_as_substrings_of_folded_text(store: Store, text: str, names: list[str]) -> None:
    put(store, a=Index(state="open", text="环评 VOC"), b=Index(state="open"))
    assert found(store, Query(kind="case", reader=None, text=text)) == names


def test_names_and_values_of_tags_are_kept_apart(store: Store) -> None:
    put(store, a=Index(state="open", tags=frozenset({("tag", "1:x")})), b=Index(state="open"))
    assert found(store, Query(kind="case", reader=None, tags=frozenset({("tag:1", "x")}))) == []
    assert found(store, Query(kind="case", reader=None, tags=frozenset({("tag", "1:x")}))) == ["a"]


def test_text_that_went_is_not_found_any_more(store: Store) -> None:
    put(store, a=Index(state="open", text="环评"))
    store.commit(Batch(changes=(change("case/a", Index(state="open", text="融资"), expected=1),)))
    assert found(store, Query(kind="case", reader=None, text="环评")) == []
    assert found(store, Query(kind="case", reader=None, text="融资")) == ["a"]


def test_a_claim_released_in_the_same_batch_may_be_taken_by_another_stream(store: Store) -> None:
    store.commit(Batch(take=(Claim("k", "case/a"),)))
    with pytest.raises(Conflict, match="k"):
        store.commit(Batch(take=(Claim("free", "case/b"), Claim("k", "case/b"))))
    assert store.claims(["free"]) == {}
    store.commit(Batch(release=("k",), take=(Claim("k", "case/b", "note"),)))
    assert store.claims(["k"]) == {"k": Claim("k", "case/b", "note")}


def test_a_cursor_moves_only_from_where_it_stands(store: Store) -> None:
    store.commit(Batch(cursors=(Cursor("sweep", 0, 5),)))
    with pytest.raises(Conflict) as caught:
        store.commit(Batch(cursors=(Cursor("sweep", 0, 7),)))
    assert (caught.value.expected, caught.value.actual) == (0, 5)
    assert store.cursor("sweep") == 5


def test_a_message_id_is_taken_once(store: Store) -> None:
    store.commit(Batch(messages=(message("m1"),)))
    with pytest.raises(Conflict, match="m1"):
        store.commit(Batch(messages=(message("m0"), message("m1"))))
    with pytest.raises(Conflict, match="m2"):
        store.commit(Batch(messages=(message("m2"), message("m2"))))
    assert [row.id for row in store.messages(None, "", 9)] == ["m1"]


def test_a_due_record_is_leased_to_one_worker_until_the_lease_ends(store: Store) -> None:
    put(store, a=Index(state="open", attention=3), b=Index(state="open", attention=1), c=Index(state="open"))
    assert store.lease_due(ask(now=0)) == ()
    assert store.lease_due(ask(limit=1)) == ("case/b",)
    assert store.lease_due(ask(owner="other")) == ("case/a",)
    store.release_due(["case/a", "case/b"], "other")
    assert store.lease_due(ask(now=14)) == ("case/a",)
    assert store.lease_due(ask(now=15)) == ("case/b",)


def test_a_lease_outlives_a_commit_to_its_record(store: Store) -> None:
    put(store, a=Index(state="open", attention=1))
    assert store.lease_due(ask()) == ("case/a",)
    store.commit(Batch(changes=(change("case/a", Index(state="open", attention=2), expected=1),)))
    assert store.lease_due(ask(owner="other")) == ()


def test_a_lane_is_first_in_first_out_and_stops_at_a_dead_letter(store: Store) -> None:
    store.commit(Batch(messages=(message("m2"), message("m1"))))
    assert leased(store) == ["m2"]
    assert leased(store) == []
    assert not store.settle(Settlement(id="m2", owner="other", outcome=Settle.DONE))
    assert store.settle(Settlement(id="m2", owner="w", outcome=Settle.RETRY, not_before=20, note="later"))
    assert leased(store) == []
    assert leased(store, now=20) == ["m2"]
    assert store.settle(Settlement(id="m2", owner="w", outcome=Settle.DEAD, note="mail.refused"))
    assert leased(store, now=20) == []
    assert not store.revive("m1", MessageState.WAITING, 30)
    assert store.revive("m2", MessageState.WAITING, 30)
    (again,) = store.lease_messages(ask(now=30))
    assert (again.message.id, again.message.not_before, again.attempts) == ("m2", 30, 0)
    store.settle(Settlement(id="m2", owner="w", outcome=Settle.DEAD))
    assert store.revive("m2", MessageState.SKIPPED, 30)
    assert leased(store, now=30) == ["m1"]


def test_erasing_a_subject_empties_its_messages_and_frees_their_lane(store: Store) -> None:
    store.commit(Batch(messages=(message("done"), message("waiting"), message("other", subject="person-2"))))
    assert leased(store) == ["done"]
    store.settle(Settlement(id="done", owner="w", outcome=Settle.DONE))
    assert leased(store) == ["waiting"]
    store.commit(Batch(erase=("person-1",), messages=(message("new"),)))
    states = {row.id: row.state for row in store.messages(None, "", 9)}
    assert states == {
        "done": MessageState.DONE,
        "waiting": MessageState.ERASED,
        "other": MessageState.WAITING,
        "new": MessageState.WAITING,
    }
    assert not store.settle(Settlement(id="waiting", owner="w", outcome=Settle.DONE))
    assert leased(store) == ["other"]


def test_erasing_a_subject_takes_files_that_nobody_else_needs(store: Store) -> None:
    def item(subject: str, digest: str) -> VaultItem:
        return VaultItem(subject=subject, item=digest, stream="case/1", salt=b"s", value=digest, blob=True)

    for digest in ("own", "shared", "kept"):
        store.put_blob(digest, digest.encode())
    store.commit(Batch(vault=(item("a", "own"), item("a", "shared"), item("b", "shared"), item("a", "kept"))))
    assert store.vault_streams("a") == ("case/1",)
    store.commit(Batch(erase=("a",), vault=(item("a", "kept"),)))
    assert [store.blob(digest) for digest in ("own", "shared", "kept")] == [None, b"shared", b"kept"]
    assert set(store.vault([("a", "own"), ("a", "kept"), ("b", "shared")])) == {("a", "kept"), ("b", "shared")}


def test_changes_of_one_stream_in_one_batch_follow_each_other(store: Store) -> None:
    index = Index(state="open")
    with pytest.raises(Conflict):
        store.commit(Batch(changes=(change("case/a", index), change("case/a", index))))
    assert store.head() == 0
    store.commit(Batch(changes=(change("case/a", index), change("case/a", index, expected=1))))
    assert [one.entry.version for one in store.entries("case/a")] == [1, 2]
    assert found(store, Query(kind="case", reader=None)) == ["a"]


def test_a_stream_stands_where_its_entries_stand_whatever_its_record_says(store: Store) -> None:
    put(store, a=Index(state="open"))
    damaged = change("case/a", Index(state="open"), expected=1)
    wrong = attrs.evolve(damaged, entries=(), record=attrs.evolve(damaged.record, version=7))
    store.commit(Batch(changes=(wrong,)))
    with pytest.raises(Conflict):
        store.commit(Batch(changes=(attrs.evolve(wrong, expected=7),)))
    whole = attrs.evolve(wrong, record=attrs.evolve(wrong.record, version=1))
    store.commit(Batch(changes=(whole,)))
    assert 1 == store.records(["case/a"])["case/a"].version
