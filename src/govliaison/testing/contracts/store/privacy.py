"""The vault, files, and what erasing takes with it."""

from govliaison.plugins import Batch, LeaseAsk, MessageState, Settle, Settlement, Store, VaultItem
from govliaison.testing.contracts.store.author import StoreAuthor
from govliaison.testing.samples import a_change, a_message


class Privacy(StoreAuthor):
    """What is erased is gone from everywhere; what is not, stays."""

    def test_an_erased_item_is_gone_and_its_entries_stay(self) -> None:
        """The chain is whole; the value is beyond recovery."""
        with self.fresh() as store:
            items = (_item("a", "name"), _item("a", "phone"), _item("b", "name"))
            store.commit(Batch(changes=(a_change("case/1"),), vault=items))
            assert ["case/1"] == list(store.vault_streams("a"))
            store.commit(Batch(erase=("a",)))
            assert {("b", "name")} == set(store.vault([("a", "name"), ("a", "phone"), ("b", "name")]))
            assert [] == list(store.vault_streams("a"))
            assert 1 == len(store.entries("case/1"))

    def test_an_item_written_in_the_batch_that_erases_stays(self) -> None:
        """Erasing comes first."""
        with self.fresh() as store:
            store.commit(Batch(vault=(_item("a", "name"), _item("a", "phone"))))
            store.commit(Batch(erase=("a",), vault=(_item("a", "name", "again"),)))
            assert {("a", "name"): _item("a", "name", "again")} == dict(store.vault([("a", "name"), ("a", "phone")]))

    def test_erasing_a_subject_empties_its_messages_and_frees_their_lane(self) -> None:
        """One that was delivered stays delivered; nobody can settle one that is gone."""
        mine, theirs = frozenset({"person-1"}), frozenset({"person-2"})
        with self.fresh() as store:
            messages = (
                a_message("done", subjects=mine),
                a_message("waiting", subjects=mine),
                a_message("other", subjects=theirs),
            )
            store.commit(Batch(messages=messages))
            assert ["done"] == _leased(store)
            store.settle(Settlement(id="done", owner="w", outcome=Settle.DONE))
            assert ["waiting"] == _leased(store)
            store.commit(Batch(erase=("person-1",), messages=(a_message("new", subjects=mine),)))
            assert {
                "done": MessageState.DONE,
                "waiting": MessageState.ERASED,
                "other": MessageState.WAITING,
                "new": MessageState.WAITING,
            } == {row.id: row.state for row in store.messages(None, "", 9)}
            assert not store.settle(Settlement(id="waiting", owner="w", outcome=Settle.DONE))
            assert ["other"] == _leased(store)

    def test_erasing_a_subject_takes_files_that_nobody_else_needs(self) -> None:
        """A file goes with the last item that names it."""
        with self.fresh() as store:
            for digest in ("own", "shared", "kept", "unnamed"):
                store.put_blob(digest, digest.encode())
            store.commit(
                Batch(vault=(_file("a", "own"), _file("a", "shared"), _file("b", "shared"), _file("a", "kept")))
            )
            store.commit(Batch(erase=("a",), vault=(_file("a", "kept"),)))
            files = [store.blob(digest) for digest in ("own", "shared", "kept", "unnamed")]
            assert [None, b"shared", b"kept", b"unnamed"] == files

    def test_a_file_comes_back_byte_by_byte(self) -> None:
        """Also an empty one and a long one; the same digest again changes nothing."""
        with self.fresh() as store:
            files = {"every": bytes(range(256)), "empty": b"", "long": b"\0\xff" * 500_000}
            for digest, data in files.items():
                store.put_blob(digest, data)
            store.put_blob("every", b"other")
            other = [digest for digest, data in files.items() if data != store.blob(digest)]
            assert [] == other, "not what was put"
            assert store.blob("Every") is None


def _item(subject: str, item: str, value: str = "value") -> VaultItem:
    return VaultItem(subject=subject, item=item, stream="case/1", salt=b"s", value=value)


def _file(subject: str, digest: str) -> VaultItem:
    return VaultItem(subject=subject, item=digest, stream="case/1", salt=b"s", value=digest, blob=True)


def _leased(store: Store) -> list[str]:
    return [one.message.id for one in store.lease_messages(LeaseAsk(owner="w", now=10, until=15, limit=9))]
