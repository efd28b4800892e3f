"""What goes in comes out: to the last character, byte and microsecond, in every place that keeps it."""

from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import run_state_machine_as_test

from govliaison.errors import InputError
from govliaison.plugins import Batch, Claim, Cursor, Index, Query, VaultItem
from govliaison.testing import strategies
from govliaison.testing.contracts.store.author import StoreAuthor
from govliaison.testing.machines import StoreMachine
from govliaison.testing.profiles import effort
from govliaison.testing.samples import a_change, a_message


class Keeping(StoreAuthor):
    """Text is compared by code point, never folded, normalised or cut; the same question gives the reference's answer."""

    def test_two_stores_share_no_data(self) -> None:
        """Each call of ``make`` gives an empty store, whatever was done to the one before."""
        with self.fresh() as first:
            first.commit(Batch(changes=(a_change("case/a"),), take=(Claim("k", "case/a"),)))
            first.put_blob(strategies.DIGESTS[0], b"file")
            with self.fresh() as second:
                assert 0 == second.head()
                assert {} == dict(second.records(["case/a"]))
                assert {} == dict(second.claims(["k"]))
                assert second.blob(strategies.DIGESTS[0]) is None
                second.commit(Batch(changes=(a_change("case/b"),)))
            assert ["case/a"] == list(first.streams("case", "", 9))

    def test_it_answers_like_the_reference(self) -> None:
        """Whatever is done in whatever order: see :class:`~govliaison.testing.machines.StoreMachine`."""
        pools = self.pools()
        machine: Any = lambda: StoreMachine(self, pools)  # noqa: E731 - hypothesis wants a class, and takes what makes one
        run_state_machine_as_test(machine, settings=effort())

    def test_text_comes_back_as_it_was_given(self) -> None:
        """In entries, records, claims, the vault and the outbox."""

        def check(text: str, moment: int) -> None:
            index = Index(state="open", unit=text, enterprise=text, number=text, text=text, opened=moment, due=moment)
            change = a_change("case/a", 0, index, payload={"text": text}, effective_at=moment, actor=text or "a")
            item = VaultItem(subject="person-1", item="title", stream="case/a", salt=b"\0\xff", value=text)
            claim = Claim(f"k:{text}", "case/a", text)
            with self.fresh() as store:
                store.commit(Batch(changes=(change,), take=(claim,), vault=(item,), messages=(a_message(f"m:{text}"),)))
                assert list(change.entries) == [one.entry for one in store.entries("case/a")]
                assert {"case/a": change.record} == dict(store.records(["case/a"]))
                assert [change.record] == list(store.find(Query(kind="case", reader=None, unit=text)).rows)
                assert {claim.key: claim} == dict(store.claims([claim.key]))
                assert {("person-1", "title"): item} == dict(store.vault([("person-1", "title")]))
                assert [f"m:{text}"] == [row.id for row in store.messages(None, "", 9)]

        self.for_all(check, text=self.texts, moment=self.micros)

    def test_ids_that_look_alike_are_different(self) -> None:
        """Streams, claims, subjects, cursors and messages are told apart by code point."""

        def check(names: list[str]) -> None:
            with self.fresh() as store:
                for name in names:
                    item = VaultItem(subject=name, item="title", stream=f"case/{name}", salt=b"s", value=name)
                    store.commit(
                        Batch(
                            changes=(a_change(f"case/{name}", 0, Index(state="open", unit=name)),),
                            take=(Claim(name, f"case/{name}"),),
                            vault=(item,),
                            messages=(a_message(name, f"mail:{name}"),),
                            cursors=(Cursor(name, 0, 1),),
                        )
                    )
                for name in names:
                    found = store.find(Query(kind="case", reader=None, unit=name)).rows
                    assert [f"case/{name}"] == [row.stream for row in found]
                    assert {name: Claim(name, f"case/{name}")} == dict(store.claims([name]))
                    assert name == store.vault([(name, "title")])[name, "title"].value
                store.commit(Batch(erase=(names[0],)))
                refs = [(name, "title") for name in names]
                assert set(refs[1:]) == set(store.vault(refs))

        self.for_all(check, names=st.lists(self.ids, min_size=1, max_size=16, unique=True))

    def test_streams_are_listed_in_code_point_order(self) -> None:
        """One order for all stores, whatever the language of the machine."""
        with self.fresh() as store:
            names = [f"case/{name}" for name in strategies.IDS]
            store.commit(Batch(changes=tuple(a_change(stream) for stream in names)))
            assert sorted(names) == list(store.streams("case", "", 99))
            assert sorted(names) == [row.stream for row in store.find(Query(kind="case", reader=None, limit=99)).rows]

    def test_a_search_for_what_no_store_keeps_is_refused(self) -> None:
        """NUL and lone surrogates are an error of the caller, not an empty list."""
        with self.fresh() as store:
            for text in strategies.NEVER_KEPT:
                with pytest.raises(InputError):
                    store.find(Query(kind="case", reader=None, text=text))

    def test_what_is_stored_is_what_was_committed(self) -> None:
        """Read from behind, without the store's own code; only for an author who writes ``peek``."""
        with self.fresh() as store:
            store.commit(Batch(changes=(a_change("case/a", count=2), a_change("case/𠮷"))))
            store.commit(Batch(changes=(a_change("case/a", 2, payload={"text": "环评"}),)))
            stood = [(one.entry.stream, one.entry.version, one.entry.payload) for one in store.feed(0, 9)]
            assert stood == [(stream, version, bytes(payload)) for stream, version, payload in self.peek(store)]
            assert [("case/a", 1), ("case/a", 2), ("case/𠮷", 1), ("case/a", 3)] == [one[:2] for one in stood]
