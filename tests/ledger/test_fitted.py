"""What is private is locked where it lies, files lie elsewhere, and both go when they are erased."""

from collections.abc import Callable
from typing import Any

import attrs
import pytest
from fitting import PaperKeys, Shelf

from govliaison.errors import KeyRingError, NotFoundError, StoreError, StoreUnavailable
from govliaison.ledger import (
    DROPS,
    Batch,
    Broken,
    FittedStore,
    LeaseAsk,
    Query,
    Reader,
    drop_uploads,
    erase,
    keep_file,
    read_file,
    rebuild,
    verify,
)
from govliaison.values import Reason, digest

ASKED = Reason.of("erase.asked")
EVERYBODY = Reader(tokens=frozenset({"unit:desk"}))
FILE = "金丝雀的照片".encode()
DIGEST = digest(FILE, "sha256")


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def fit(bench: Any, shelf: Shelf) -> Callable[..., Any]:
    """Fit the bench's store out again; what it holds stays."""

    def refit(*keys: str, elsewhere: bool = True) -> Any:
        ring = PaperKeys(*keys) if keys else None
        bench.ledger.store = FittedStore(bench.store, keys=ring, blobs=shelf if elsewhere else None)
        bench.ledger._recent.clear()
        return bench

    return refit


def broken(bench: Any) -> list[tuple[str, str]]:
    return [(each.ref, each.reason.code) for each in verify(bench.ledger) if isinstance(each, Broken)]


def text(bench: Any, note: str = "a") -> list[str]:
    return [sheet.text.value for sheet in bench.ledger.load(f"note/{note}").record.sheets]


# -- locked --------------------------------------------------------------------------------------------------------------


def test_what_is_private_lies_locked_and_is_read_as_ever(fit: Callable[..., Any]) -> None:
    bench = fit("one")
    bench.write("a", "金丝雀", tell=True)
    items, records = bench.store._vault.values(), bench.store._records.values()
    said = [outgoing.message.payload for outgoing in bench.store._outbox.values()]
    lying = repr([(item.value, item.salt) for item in items]) + repr([record.body for record in records]) + repr(said)
    assert len(items) > 1
    assert len(said) == 1
    assert "name of li" not in lying
    assert "金丝雀" not in b"".join([*said, *(item.salt for item in items)]).decode(errors="replace")
    assert ["金丝雀"] == text(bench)
    assert ["金丝雀"] == [each.event.sheet.text.value for each in bench.ledger.history("note/a")]
    ask = LeaseAsk(owner="w", now=2**62, until=2**62 + 1, limit=5)
    [leased] = bench.ledger.store.lease_messages(ask)
    assert b"name of li" in leased.message.payload
    assert [] == broken(bench)


def test_search_finds_what_is_locked(fit: Callable[..., Any]) -> None:
    bench = fit("one")
    bench.write("a", "金丝雀")
    [row] = bench.ledger.store.find(Query(kind="note", reader=EVERYBODY, text="金丝雀")).rows
    assert "金丝雀" == bench.ledger.read(row).sheets[0].text.value


def test_what_was_written_before_is_read_as_it_is(fit: Callable[..., Any]) -> None:
    fit().write("a", "从前")
    bench = fit("one")
    bench.extend("a", "后来")
    assert ["从前", "后来"] == text(bench)
    assert [] == broken(bench)
    assert [False] == [each.differed for each in rebuild(bench.ledger)]


def test_after_a_change_of_keys_old_and_new_open(fit: Callable[..., Any]) -> None:
    fit("old").write("a", "从前")
    bench = fit("new", "old")
    bench.extend("a", "后来")
    assert ["从前", "后来"] == text(bench)
    assert [] == broken(bench)


def test_what_is_locked_goes_like_anything_when_it_is_erased(fit: Callable[..., Any]) -> None:
    bench = fit("one")
    bench.write("a", "金丝雀", tell=True)
    bench.write("b", "别人的", by="wang")
    assert 1 == erase(bench.ledger, "person/li", ASKED, bench.stamp(actor="archivist"))
    assert [] == broken(bench)
    assert ["person/li"] == [sheet.text.subject for sheet in bench.ledger.load("note/a").record.sheets]
    assert ["别人的"] == text(bench, "b")


@pytest.mark.parametrize(("keys", "code"), [((), "keys.no-ring"), (("other",), "keys.unknown-key")])
def test_without_the_key_it_is_said_and_verify_names_every_place(
    fit: Callable[..., Any], keys: tuple[str, ...], code: str
) -> None:
    bench = fit("one")
    bench.write("a", "金丝雀")
    bench.write("b", "第二只")
    bench = fit(*keys)
    with pytest.raises(KeyRingError, match=code):
        bench.ledger.load("note/a")
    with pytest.raises(KeyRingError, match=code):
        bench.ledger.history("note/a")
    assert [("note/a@1", code), ("note/b@1", code), ("note/a", code), ("note/b", code)] == broken(bench)


def test_an_item_put_in_the_place_of_another_does_not_open(fit: Callable[..., Any]) -> None:
    bench = fit("one")
    bench.write("a", "金丝雀")
    bench.write("b", "第二只")
    (here, one), (there, other) = [(key, item) for key, item in bench.store._vault.items() if key[1].endswith("#1")]
    bench.store._vault[here] = attrs.evolve(one, salt=other.salt)
    bench.store._vault[there] = attrs.evolve(other, salt=one.salt)
    assert [("note/a@1", "keys.not-authentic"), ("note/b@1", "keys.not-authentic")] == broken(bench)


def test_a_record_that_does_not_open_is_folded_again(fit: Callable[..., Any]) -> None:
    bench = fit("one")
    bench.write("a", "金丝雀")
    bench.write("b", "第二只")
    records = bench.store._records
    records["note/a"] = attrs.evolve(records["note/a"], body=records["note/b"].body)
    assert [("note/a", "keys.not-authentic")] == broken(bench)
    assert [("note/a", True), ("note/b", False)] == [(each.stream, each.differed) for each in rebuild(bench.ledger)]
    assert [] == broken(bench)


# -- elsewhere -----------------------------------------------------------------------------------------------------------


def put(bench: Any, note: str, by: str = "li") -> None:
    upload = keep_file(bench.ledger, DIGEST, FILE)
    bench.write(note, by=by, file=DIGEST)
    bench.ledger.store.commit(Batch(erase=(upload,)))


def wipe(bench: Any, person: str = "li") -> None:
    erase(bench.ledger, f"person/{person}", ASKED, bench.stamp(actor="archivist"))


def test_files_lie_elsewhere_and_go_with_the_last_that_names_them(fit: Callable[..., Any], shelf: Shelf) -> None:
    bench = fit()
    put(bench, "a")
    put(bench, "b", by="wang")
    assert ({DIGEST: FILE}, b"") == (shelf.files, bench.store.blob(DIGEST))
    assert FILE == read_file(bench.ledger, DIGEST)
    wipe(bench)
    assert FILE == read_file(bench.ledger, DIGEST)
    wipe(bench, "wang")
    assert {} == shelf.files
    with pytest.raises(NotFoundError, match=r"files\.missing"):
        read_file(bench.ledger, DIGEST)
    assert [] == broken(bench)


def test_a_file_that_came_before_files_lay_elsewhere_is_where_it_was(fit: Callable[..., Any], shelf: Shelf) -> None:
    put(fit(elsewhere=False), "a")
    bench = fit()
    assert ({}, FILE) == (shelf.files, read_file(bench.ledger, DIGEST))
    put(bench, "b", by="wang")
    wipe(bench)
    assert FILE == read_file(bench.ledger, DIGEST)
    wipe(bench, "wang")
    assert ({}, None) == (shelf.files, bench.store.blob(DIGEST))


def test_an_empty_file_is_a_file(fit: Callable[..., Any]) -> None:
    bench = fit()
    empty = digest(b"", "sha256")
    keep_file(bench.ledger, empty, b"")
    assert b"" == read_file(bench.ledger, empty)


def test_an_upload_that_no_entry_names_is_dropped_there_too(fit: Callable[..., Any], shelf: Shelf) -> None:
    bench = fit()
    bench.write("z")
    keep_file(bench.ledger, DIGEST, FILE)
    bench.clock.moment = bench.days(5)[0]
    drop_uploads(bench.ledger)
    assert {} == shelf.files


def test_what_cannot_be_dropped_now_is_dropped_with_the_next(fit: Callable[..., Any], shelf: Shelf) -> None:
    bench = fit()
    put(bench, "a")
    bench.write("b", by="wang")
    shelf.shut = True
    wipe(bench)
    assert ({DIGEST: FILE}, (DIGEST,)) == (shelf.files, bench.store.vault_streams(DROPS))
    assert bench.ledger.store.blob(DIGEST) is None
    shelf.shut = False
    bench.ledger.store.commit(Batch(erase=("nobody",)))
    assert ({}, ()) == (shelf.files, bench.store.vault_streams(DROPS))


def test_a_file_that_comes_again_while_it_is_dropped_stays(fit: Callable[..., Any], shelf: Shelf) -> None:
    bench = fit()
    put(bench, "a")
    drop = shelf.drop_blob

    def meanwhile(name: str, /) -> None:
        keep_file(bench.ledger, DIGEST, FILE)
        drop(name)

    shelf.drop_blob = meanwhile  # type: ignore[method-assign]
    wipe(bench)
    assert FILE == read_file(bench.ledger, DIGEST)


def test_verify_names_files_that_are_missing_or_altered(fit: Callable[..., Any], shelf: Shelf) -> None:
    bench = fit()
    put(bench, "a")
    shelf.files[DIGEST] = b"another"
    assert [("note/a@1", "files.altered")] == broken(bench)
    with pytest.raises(StoreError, match=r"files\.altered"):
        read_file(bench.ledger, DIGEST)
    shelf.files.clear()
    assert [("note/a@1", "files.missing")] == broken(bench)
    shelf.shut = True
    with pytest.raises(StoreUnavailable):
        broken(bench)


def test_no_file_is_named_before_it_is_there(fit: Callable[..., Any], shelf: Shelf) -> None:
    bench = fit()
    shelf.shut = True
    with pytest.raises(StoreUnavailable):
        put(bench, "a")
    assert 0 == bench.store.head()


def test_a_file_that_is_away_already_needs_no_dropping(fit: Callable[..., Any], shelf: Shelf) -> None:
    bench = fit()
    put(bench, "a")
    shelf.files.clear()
    wipe(bench)
    assert () == bench.store.vault_streams(DROPS)


def test_which_files_are_named_is_known_with_keys_too(fit: Callable[..., Any], shelf: Shelf) -> None:
    bench = fit("one")
    put(bench, "a")
    assert [] == broken(bench)
    wipe(bench)
    assert {} == shelf.files


def test_a_message_of_before_goes_out_as_it_was(fit: Callable[..., Any]) -> None:
    fit().write("a", tell=True)
    ask = LeaseAsk(owner="w", now=2**62, until=2**62 + 1, limit=5)
    [leased] = fit("one").ledger.store.lease_messages(ask)
    assert b"name of li" in leased.message.payload
