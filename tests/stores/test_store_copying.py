"""A ledger goes whole from one store into another, or the other one says that it is not whole."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import cast

import attrs
import pytest
from stores import STORES, new_store
from tiny_ledger import make_change, make_message, next_change

from govliaison.errors import Conflict, StoreError
from govliaison.ledger import (
    Batch,
    Claim,
    Cursor,
    Index,
    KeptMessage,
    LeaseAsk,
    MemoryStore,
    MessageState,
    Meta,
    MovableStore,
    Piece,
    Query,
    Settle,
    Settlement,
    VaultItem,
    copy_store,
    finish_copy,
    is_unfinished,
)

META = Meta(deployment="d", algorithm="sha256", key=b"k" * 32)


def fill(store: MovableStore) -> None:
    """Leave something of everything, streams woven into each other, messages in every state."""
    store.initialise(META)
    for turn in range(3):
        store.commit(Batch(changes=tuple(next_change(store, f"case/{name}") for name in "abc"[turn % 2 :])))
    index = Index(state="open", unit="u", region="4104", opened=3, text="环评太慢", tags=frozenset({("a", "b")}))
    there = next_change(store, "case/a")
    refolded = attrs.evolve(there, entries=(), record=attrs.evolve(there.record, version=2, index=index))
    store.commit(Batch(changes=(refolded,), take=(Claim("k", "case/a", "note"),), cursors=(Cursor("sweep", 0, 7),)))
    store.put_blob("digest", b"\0file")
    item = VaultItem(subject="p", item="name", stream="case/a", salt=b"s", value="李四")
    file = attrs.evolve(item, item="file", value="digest", blob=True)
    messages = tuple(
        attrs.evolve(make_message(f"m{9 - number}", f"lane{number}"), subjects=frozenset({f"s{number}"}))
        for number in range(6)
    )
    store.commit(Batch(vault=(item, file), messages=messages))
    for number, outcome in enumerate((Settle.DONE, Settle.RETRY, Settle.DEAD, Settle.DEAD)):
        store.lease_messages(LeaseAsk(owner="w", now=1, until=2, limit=9))
        store.settle(Settlement(id=f"m{9 - number}", owner="w", outcome=outcome, not_before=9, note="code"))
    store.revive("m6", MessageState.SKIPPED, 9)
    store.commit(Batch(erase=("s4",)))


@pytest.mark.parametrize("target", STORES)
@pytest.mark.parametrize("source", STORES)
def test_a_ledger_arrives_whole(source: str, target: str, tmp_path: Path) -> None:
    folders = [tmp_path / "from", tmp_path / "to"]
    with ExitStack() as stack:
        for folder in folders:
            folder.mkdir()
        one, other = (stack.enter_context(new_store(*each)) for each in zip((source, target), folders, strict=True))
        fill(one)
        *_, copied = copy_store(one, other)
        assert is_unfinished(other)
        finish_copy(other)
        assert list(one.dump()) == list(other.dump())
        assert len(list(one.dump())) == copied
        assert {"waiting", "done", "dead", "skipped", "erased"} == {
            row.state.value for row in other.messages(None, "", 99)
        }
        assert ["case/a"] == [row.stream for row in other.find(Query(kind="case", reader=None, text="评太")).rows]
        other.commit(Batch(changes=(next_change(other, "case/c"),), messages=(make_message("new", "lane1"),)))
        assert len(one.feed(0, 99)) + 1 == other.head()
        due = LeaseAsk(owner="w", now=99, until=100, limit=9)
        assert ["m4", "m8"] == [each.message.id for each in other.lease_messages(due)]


def test_nothing_is_copied_from_where_there_is_no_ledger() -> None:
    with pytest.raises(StoreError) as caught:
        list(copy_store(MemoryStore(), MemoryStore()))
    assert "copy.nothing" == caught.value.code


@pytest.mark.parametrize(
    "batch",
    [
        Batch(cursors=(Cursor("c", 0, 1),)),
        Batch(messages=(make_message("m", "l"),)),
        Batch(take=(Claim("k", "case/a"),)),
    ],
    ids=["cursor", "message", "claim"],
)
def test_nothing_is_copied_to_where_something_is(batch: Batch) -> None:
    source, target = MemoryStore(), MemoryStore()
    fill(source)
    target.commit(batch)
    before = list(target.dump())
    with pytest.raises(StoreError) as caught:
        list(copy_store(source, target))
    assert "copy.not-empty" == caught.value.code
    assert before == list(target.dump())


@pytest.mark.parametrize("name", STORES)
def test_a_copy_that_breaks_off_says_so_and_is_neither_continued_nor_copied(name: str, tmp_path: Path) -> None:
    source = MemoryStore()
    fill(source)
    with new_store(name, tmp_path) as target:
        under_way = copy_store(source, target)
        next(under_way)
        under_way.close()  # type: ignore[attr-defined]
        assert is_unfinished(target)
        with pytest.raises(StoreError) as caught:
            list(copy_store(source, target))
        assert "copy.broken-off" == caught.value.code
        with pytest.raises(StoreError) as caught:
            list(copy_store(target, MemoryStore()))
        assert "copy.unfinished" == caught.value.code


def test_what_is_written_while_it_is_copied_is_noticed() -> None:
    source, target = MemoryStore(), MemoryStore()
    fill(source)
    under_way = copy_store(source, target)
    next(under_way)
    source.commit(Batch(changes=(make_change("case/late", 0),)))
    with pytest.raises(StoreError) as caught:
        list(under_way)
    assert "copy.differs" == caught.value.code
    assert is_unfinished(target)


class Forgetful(MemoryStore):
    """A source that has lost something, in the manner of its argument."""

    def __init__(self, kind: type) -> None:
        super().__init__()
        self.kind = kind

    def dump(self) -> Iterator[Piece]:
        return (piece for piece in super().dump() if not isinstance(piece, self.kind))


def test_an_entry_without_its_record_is_not_copied() -> None:
    source = Forgetful(type(make_change("case/a", 0).record))
    fill(source)
    with pytest.raises(Conflict):
        list(copy_store(source, MemoryStore()))


class Careless(MemoryStore):
    """A target that loses the notes of messages."""

    def put_messages(self, messages: Sequence[KeptMessage], /) -> None:
        super().put_messages([attrs.evolve(each, note="") for each in messages])


def test_a_target_that_alters_something_is_noticed() -> None:
    source, target = MemoryStore(), Careless()
    fill(source)
    with pytest.raises(StoreError) as caught:
        list(copy_store(source, cast("MovableStore", target)))
    assert "copy.differs" == caught.value.code
