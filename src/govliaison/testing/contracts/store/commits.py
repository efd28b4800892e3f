"""One write call: all of a batch, or nothing."""

import attrs
import pytest

from govliaison.errors import Conflict
from govliaison.plugins import Batch, Claim, Committed, Cursor, Index, Meta, Query, Store, VaultItem
from govliaison.testing.contracts.store.author import StoreAuthor
from govliaison.testing.samples import a_change, a_message


class Commits(StoreAuthor):
    """What :meth:`~govliaison.plugins.Store.commit` promises."""

    def test_a_fresh_store_is_empty(self) -> None:
        """Nothing is in it, not even what a ledger is made with."""
        with self.fresh() as store:
            assert store.meta() is None
            assert store.head() == 0
            assert [] == list(store.feed(0, 9))
            assert [] == list(store.messages(None, "", 9))
            assert {} == dict(store.records(["case/a"]))

    def test_a_ledger_is_made_once(self) -> None:
        """What was fixed at the beginning stays."""
        meta = Meta(deployment="d", algorithm="sha256", key=bytes(range(32)))
        with self.fresh() as store:
            store.initialise(meta)
            with pytest.raises(Conflict):
                store.initialise(attrs.evolve(meta, deployment="other"))
            assert meta == store.meta()

    def test_a_commit_without_entries_stands_between_two_positions(self) -> None:
        """It is given the position after the head, and the head itself."""
        with self.fresh() as store:
            assert Committed(1, 0) == store.commit(Batch())
            assert Committed(1, 2) == store.commit(Batch(changes=(a_change("case/a", count=2),)))
            assert Committed(3, 2) == store.commit(Batch())

    def test_positions_are_given_in_the_order_of_the_batch(self) -> None:
        """Order of commit is order of position, without holes, also after a conflict."""
        with self.fresh() as store:
            store.commit(Batch(changes=(a_change("case/b", count=2), a_change("case/a"))))
            with pytest.raises(Conflict):
                store.commit(Batch(changes=(a_change("case/c"), a_change("case/a"))))
            assert Committed(4, 4) == store.commit(Batch(changes=(a_change("case/c"),)))
            feed = [(one.position, one.entry.stream, one.entry.version) for one in store.feed(0, 9)]
            assert [(1, "case/b", 1), (2, "case/b", 2), (3, "case/a", 1), (4, "case/c", 1)] == feed

    def test_a_stale_change_names_its_stream_and_versions(self) -> None:
        """The caller learns what stood there."""
        with self.fresh() as store:
            store.commit(Batch(changes=(a_change("case/a", count=2),)))
            for expected in (0, 1, 3):
                with pytest.raises(Conflict) as caught:
                    store.commit(Batch(changes=(a_change("case/a", expected),)))
                assert ("case/a", expected, 2) == (caught.value.stream, caught.value.expected, caught.value.actual)

    def test_a_conflict_leaves_nothing_of_the_batch(self) -> None:
        """Whatever conflicts, nothing else of the same batch was done."""
        whole = _batch_of_everything()
        conflicts = (
            Batch(changes=(a_change("case/there"),)),
            Batch(take=(Claim("held", "case/b"),)),
            Batch(cursors=(Cursor("moved", 0, 7),)),
            Batch(messages=(a_message("sent"),)),
        )
        with self.fresh() as store:
            store.commit(
                Batch(
                    changes=(a_change("case/there"),),
                    take=(Claim("held", "case/there"), Claim("given-up", "case/there")),
                    cursors=(Cursor("moved", 0, 5),),
                    messages=(a_message("sent"),),
                    vault=(VaultItem(subject="erased", item="title", stream="case/there", salt=b"s", value="v"),),
                )
            )
            before = _everything(store)
            for conflict in conflicts:
                with pytest.raises(Conflict):
                    store.commit(_joined(whole, conflict))
                assert before == _everything(store)
            store.commit(whole)
            assert before != _everything(store)

    def test_changes_of_one_stream_in_one_batch_follow_each_other(self) -> None:
        """The second is decided on what the first leaves."""
        with self.fresh() as store:
            with pytest.raises(Conflict):
                store.commit(Batch(changes=(a_change("case/a"), a_change("case/a"))))
            assert store.head() == 0
            store.commit(Batch(changes=(a_change("case/a"), a_change("case/a", 1))))
            assert [1, 2] == [one.entry.version for one in store.entries("case/a")]
            assert 1 == len(store.find(Query(kind="case", reader=None)).rows)

    def test_a_stream_stands_where_its_entries_stand_whatever_its_record_says(self) -> None:
        """A damaged record can be mended, and mends nothing by itself."""
        with self.fresh() as store:
            store.commit(Batch(changes=(a_change("case/a"),)))
            damaged = a_change("case/a", 1)
            wrong = attrs.evolve(damaged, entries=(), record=attrs.evolve(damaged.record, version=7))
            store.commit(Batch(changes=(wrong,)))
            with pytest.raises(Conflict):
                store.commit(Batch(changes=(attrs.evolve(wrong, expected=7),)))
            whole = attrs.evolve(wrong, record=attrs.evolve(wrong.record, version=1))
            store.commit(Batch(changes=(whole,)))
            assert 1 == store.records(["case/a"])["case/a"].version

    def test_a_claim_is_held_by_one_stream(self) -> None:
        """Another one gets it when it is released, also in the same batch; its holder may take it again with another note."""
        with self.fresh() as store:
            store.commit(Batch(take=(Claim("k", "case/a"),)))
            with pytest.raises(Conflict) as caught:
                store.commit(Batch(take=(Claim("free", "case/b"), Claim("k", "case/b"))))
            assert "k" == caught.value.stream
            assert {} == dict(store.claims(["free"]))
            store.commit(Batch(take=(Claim("k", "case/a", "again"),)))
            assert {"k": Claim("k", "case/a", "again")} == dict(store.claims(["k"]))
            store.commit(Batch(release=("k",), take=(Claim("k", "case/b", "note"),)))
            assert {"k": Claim("k", "case/b", "note")} == dict(store.claims(["k"]))
            store.commit(Batch(release=("k",)))
            assert {} == dict(store.claims(["k"]))

    def test_a_claim_is_taken_by_one_stream_of_a_batch(self) -> None:
        """Two streams of one batch cannot both have it."""
        with self.fresh() as store:
            with pytest.raises(Conflict):
                store.commit(Batch(take=(Claim("k", "case/a"), Claim("k", "case/b"))))
            assert {} == dict(store.claims(["k"]))

    def test_a_cursor_moves_only_from_where_it_stands(self) -> None:
        """Two readers of the same name do not both count a step."""
        with self.fresh() as store:
            assert 0 == store.cursor("sweep")
            store.commit(Batch(cursors=(Cursor("sweep", 0, 5),)))
            with pytest.raises(Conflict) as caught:
                store.commit(Batch(cursors=(Cursor("sweep", 0, 7),)))
            assert (0, 5) == (caught.value.expected, caught.value.actual)
            assert 5 == store.cursor("sweep")

    def test_the_id_of_a_message_is_taken_once(self) -> None:
        """It is the idempotency key of the delivery: a retried commit sends nothing twice."""
        with self.fresh() as store:
            store.commit(Batch(messages=(a_message("m1"),)))
            for twice in (("m0", "m1"), ("m2", "m2")):
                with pytest.raises(Conflict) as caught:
                    store.commit(Batch(messages=tuple(a_message(identity) for identity in twice)))
                assert twice[1] == caught.value.stream
            assert ["m1"] == [row.id for row in store.messages(None, "", 9)]

    def test_what_was_read_never_changes(self) -> None:
        """An answer is a picture of its moment, not a view."""
        with self.fresh() as store:
            store.commit(Batch(changes=(a_change("case/a"),), take=(Claim("k", "case/a"),)))
            entries, feed = store.entries("case/a"), store.feed(0, 9)
            records, claims = store.records(["case/a"]), store.claims(["k"])
            store.commit(Batch(changes=(a_change("case/a", 1, Index(state="closed")),), release=("k",)))
            assert (1, 1, 1, {"k"}) == (len(entries), len(feed), records["case/a"].version, set(claims))


def _batch_of_everything() -> Batch:
    return Batch(
        changes=(a_change("case/new"),),
        take=(Claim("new", "case/new"),),
        release=("given-up",),
        vault=(VaultItem(subject="new", item="title", stream="case/new", salt=b"s", value="v"),),
        erase=("erased",),
        messages=(a_message("new"),),
        cursors=(Cursor("new", 0, 1),),
    )


def _joined(first: Batch, second: Batch) -> Batch:
    return attrs.evolve(
        first,
        changes=first.changes + second.changes,
        take=first.take + second.take,
        cursors=first.cursors + second.cursors,
        messages=first.messages + second.messages,
    )


def _everything(store: Store) -> tuple[object, ...]:
    """Give all that the tests above could have changed."""
    every = Query(kind="case", reader=None)
    return (
        store.head(),
        list(store.feed(0, 99)),
        list(store.entries("case/new")),
        list(store.streams("case", "", 99)),
        list(store.find(every).rows),
        store.count(every, 99),
        dict(store.claims(["new", "held", "given-up"])),
        store.cursor("new"),
        store.cursor("moved"),
        list(store.messages(None, "", 99)),
        dict(store.vault([("new", "title"), ("erased", "title")])),
    )
