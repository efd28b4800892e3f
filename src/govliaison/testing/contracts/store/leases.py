"""Work under a lease: records that are due, messages to deliver."""

from govliaison.plugins import Batch, Index, LeaseAsk, MessageState, Settle, Settlement, Store
from govliaison.testing.contracts.store.author import StoreAuthor
from govliaison.testing.samples import a_change, a_message


class Leases(StoreAuthor):
    """Each piece of work is with one worker at a time, in order, and never lost."""

    def test_a_due_record_is_leased_to_one_worker_until_the_lease_ends(self) -> None:
        """Earliest first; the moment at which a lease ends is behind it; only its owner gives it back."""
        with self.fresh() as store:
            _put(store, a=Index(state="open", attention=3), b=Index(state="open", attention=1), c=Index(state="open"))
            assert [] == list(store.lease_due(_ask(now=0)))
            assert ["case/b"] == list(store.lease_due(_ask(limit=1)))
            assert ["case/a"] == list(store.lease_due(_ask(owner="other")))
            store.release_due(["case/a", "case/b", "case/c"], "other")
            assert ["case/a"] == list(store.lease_due(_ask(now=14)))
            assert ["case/b"] == list(store.lease_due(_ask(now=15)))

    def test_a_lease_outlives_a_commit_to_its_record(self) -> None:
        """Whoever holds it is at work on it still."""
        with self.fresh() as store:
            _put(store, a=Index(state="open", attention=1))
            assert ["case/a"] == list(store.lease_due(_ask()))
            store.commit(Batch(changes=(a_change("case/a", 1, Index(state="open", attention=2)),)))
            assert [] == list(store.lease_due(_ask(owner="other")))

    def test_a_record_is_due_by_what_it_says_now(self) -> None:
        """A record whose attention moved on is due no more."""
        with self.fresh() as store:
            _put(store, a=Index(state="open", attention=1), b=Index(state="open", attention=2))
            store.commit(Batch(changes=(a_change("case/a", 1, Index(state="open", attention=99)),)))
            store.commit(Batch(changes=(a_change("case/b", 1, Index(state="open")),)))
            assert [] == list(store.lease_due(_ask()))

    def test_a_lane_is_first_in_first_out_and_stops_at_a_dead_letter(self) -> None:
        """Until a person puts it back or gives it up."""
        with self.fresh() as store:
            store.commit(Batch(messages=(a_message("m2"), a_message("m1"))))
            assert ["m2"] == _leased(store)
            assert [] == _leased(store)
            assert not store.settle(Settlement(id="m2", owner="other", outcome=Settle.DONE))
            assert store.settle(Settlement(id="m2", owner="w", outcome=Settle.RETRY, not_before=20, note="later"))
            assert [] == _leased(store)
            assert ["m2"] == _leased(store, now=20)
            assert store.settle(Settlement(id="m2", owner="w", outcome=Settle.DEAD, note="mail.refused"))
            assert [] == _leased(store, now=20)
            assert not store.revive("m1", MessageState.WAITING, 30)
            assert store.revive("m2", MessageState.WAITING, 30)
            (again,) = store.lease_messages(_ask(now=30))
            assert ("m2", 30, 0) == (again.message.id, again.message.not_before, again.attempts)
            store.settle(Settlement(id="m2", owner="w", outcome=Settle.DEAD))
            assert store.revive("m2", MessageState.SKIPPED, 30)
            assert ["m1"] == _leased(store, now=30)

    def test_lanes_do_not_wait_for_each_other(self) -> None:
        """One message of each lane, the longest due first."""
        with self.fresh() as store:
            store.commit(
                Batch(
                    messages=(
                        a_message("late", "mail:case/1", not_before=5),
                        a_message("behind", "mail:case/1"),
                        a_message("early", "mail:case/2", not_before=1),
                        a_message("not yet", "sms:case/1", not_before=99),
                    )
                )
            )
            assert ["early", "late"] == _leased(store)

    def test_a_lease_of_a_message_runs_out(self) -> None:
        """Then another worker has it, and the first one settles nothing any more."""
        with self.fresh() as store:
            store.commit(Batch(messages=(a_message("m"),)))
            assert ["m"] == _leased(store)
            assert [] == _leased(store, now=14, owner="other")
            assert ["m"] == _leased(store, now=15, owner="other")
            assert not store.settle(Settlement(id="m", owner="w", outcome=Settle.DONE))
            assert store.settle(Settlement(id="m", owner="other", outcome=Settle.DONE))
            assert not store.settle(Settlement(id="m", owner="other", outcome=Settle.DONE))
            assert [] == _leased(store, now=99)
            (row,) = store.messages(MessageState.DONE, "", 9)
            assert ("m", 1, "mail", "mail:case/1") == (row.id, row.attempts, row.destination, row.lane)

    def test_messages_are_listed_by_id_page_by_page(self) -> None:
        """By state, if one is asked for."""
        with self.fresh() as store:
            store.commit(Batch(messages=tuple(a_message(name, f"mail:{name}") for name in ("c", "a", "b"))))
            assert ["a", "b"] == [row.id for row in store.messages(None, "", 2)]
            assert ["c"] == [row.id for row in store.messages(MessageState.WAITING, "b", 2)]
            assert [] == list(store.messages(MessageState.DEAD, "", 2))


def _put(store: Store, **indexes: Index) -> None:
    store.commit(Batch(changes=tuple(a_change(f"case/{name}", 0, index) for name, index in indexes.items())))


def _ask(now: int = 10, owner: str = "w", limit: int = 9) -> LeaseAsk:
    return LeaseAsk(owner=owner, now=now, until=now + 5, limit=limit)


def _leased(store: Store, now: int = 10, owner: str = "w") -> list[str]:
    return [one.message.id for one in store.lease_messages(_ask(now, owner))]
