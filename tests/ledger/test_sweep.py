"""What became due is entered, once, at its own moment."""

from datetime import UTC, datetime, timedelta
from typing import Any

import attrs
import pytest

from govliaison.errors import Conflict, RefusedError, StoreError
from govliaison.ledger import Claim, Index, LeaseAsk, Notice, Step, Swept, sweep
from govliaison.ledger.sweeping import highest
from govliaison.values import from_micros, load_canonical, to_micros


def swept(bench: Any, **parts: Any) -> list[Swept]:
    asked = {"at": bench.clock.now(), "owner": "one", "circumstances": by_index, **parts}
    return list(sweep(bench.ledger, **asked))


def by_index(index: Index) -> tuple[str, str]:
    return ("990200" if index.unit == "desk" else "", "p7")


def let_pass(bench: Any, **parts: Any) -> None:
    bench.clock.moment += timedelta(**parts)


def recalled(bench: Any, note: str) -> list[Any]:
    return [each for each in bench.ledger.history(f"note/{note}") if type(each.event).__name__ == "NoteRecalled"]


def test_every_missed_step_is_entered_at_its_own_moment(bench: Any) -> None:
    bench.write("a", remind=bench.days(1, 2, 9))
    let_pass(bench, days=5)
    assert [Swept(stream="note/a", steps=2)] == swept(bench)
    assert list(bench.days(1, 2)) == [each.stamp.effective_at for each in recalled(bench, "a")]
    stamp = recalled(bench, "a")[0].stamp
    assert (bench.clock.now(), "system", "990200", "p7") == (
        stamp.recorded_at,
        stamp.actor,
        stamp.jurisdiction,
        stamp.profile,
    )


def test_only_the_last_missed_step_is_told(bench: Any) -> None:
    bench.write("a", remind=bench.days(1, 2))
    let_pass(bench, days=5)
    swept(bench)
    days = [load_canonical(each.message.payload)["params"]["day"] for each in bench.store._outbox.values()]
    assert [bench.days(2)[0].date().isoformat()] == days


def test_the_earliest_is_done_first_and_what_is_not_due_waits(bench: Any) -> None:
    for note, day in (("a", 3), ("b", 1), ("c", 2), ("d", 9)):
        bench.write(note, remind=bench.days(day))
    let_pass(bench, days=3)
    assert ["note/b", "note/c", "note/a"] == [each.stream for each in swept(bench, batch=1)]
    assert [] == swept(bench)


def test_nothing_due_costs_one_look(bench: Any) -> None:
    bench.write("a", remind=bench.days(9))
    bench.store.asked.clear()
    assert [] == swept(bench)
    assert ["lease_due"] == bench.store.asked


def test_cost_follows_what_is_due_and_not_what_is_open(bench: Any) -> None:
    for number in range(50):
        bench.write(f"n{number}", remind=bench.days(9))
    bench.write("a", remind=bench.days(1))
    let_pass(bench, days=1)
    bench.store.asked.clear()
    swept(bench)
    assert ["lease_due", "records", "lease_due"] == bench.store.asked


def test_a_step_a_little_ahead_of_the_clock_is_never_recorded_before_it_happened(bench: Any) -> None:
    bench.write("a", remind=bench.days(0.5))
    swept(bench, at=bench.clock.now() + timedelta(hours=13))
    stamp = recalled(bench, "a")[0].stamp
    assert stamp.recorded_at == stamp.effective_at == bench.days(0.5)[0]


def test_two_workers_do_not_do_the_same(bench: Any) -> None:
    for note in "abc":
        bench.write(note, remind=bench.days(1))
    let_pass(bench, days=1)
    one = sweep(bench.ledger, at=bench.clock.now(), owner="one", circumstances=by_index, batch=2)
    first = next(one)
    assert ["note/c"] == [each.stream for each in swept(bench, owner="two")]
    assert {"note/a", "note/b"} == {first.stream, *(each.stream for each in one)}
    assert [1, 1, 1] == [len(recalled(bench, note)) for note in "abc"]


def test_a_lease_of_somebody_else_is_respected_until_it_runs_out(bench: Any) -> None:
    bench.write("a", remind=bench.days(1))
    let_pass(bench, days=1)
    now = to_micros(bench.clock.now())
    bench.store.lease_due(LeaseAsk(owner="two", now=now, until=now + 60_000_000, limit=9))
    assert [] == swept(bench)
    let_pass(bench, minutes=1)
    assert [Swept(stream="note/a", steps=1)] == swept(bench)


def test_leases_are_given_back_even_if_nobody_listens_to_the_end(bench: Any) -> None:
    for note in "ab":
        bench.write(note, remind=bench.days(1))
    let_pass(bench, days=1)
    walk = sweep(bench.ledger, at=bench.clock.now(), owner="one", circumstances=by_index)
    next(walk)
    walk.close()
    assert {} == bench.store._leases


def test_a_conflict_in_a_batch_is_met_one_by_one(bench: Any) -> None:
    for note in "abc":
        bench.write(note, remind=bench.days(1))
    let_pass(bench, days=1)
    bench.store.meddlers = [lambda: bench.strike("b")]
    assert [("note/a", 1), ("note/b", 0), ("note/c", 1)] == [(each.stream, each.steps) for each in swept(bench)]
    assert [1, 0, 1] == [len(recalled(bench, note)) for note in "abc"]


def test_who_is_faster_again_and_again_is_left_to_the_next_round(bench: Any) -> None:
    bench.write("a", remind=bench.days(1))
    let_pass(bench, days=1)
    bench.store.meddlers = [lambda: bench.extend("a", "1"), lambda: bench.extend("a", "2")]
    assert [("note/a", 0), ("note/a", 1)] == [(each.stream, each.steps) for each in swept(bench)]
    assert 1 == len(recalled(bench, "a"))


def test_a_noun_that_stays_due_is_a_fault(make_bench: Any, bench: Any) -> None:
    stuck = make_bench(noun=attrs.evolve(bench.noun, attend=lambda _note, _now: ()))
    stuck.write("a", remind=stuck.days(1))
    let_pass(stuck, days=1)
    with pytest.raises(StoreError, match=r"sweep\.stuck") as caught:
        swept(stuck)
    assert "note/a" == caught.value.params["stream"]
    assert {} == stuck.store._leases


# -- a wrong clock -------------------------------------------------------------------------------------------------------


def test_a_moment_more_than_a_day_ahead_of_the_clock_must_be_confirmed(bench: Any) -> None:
    bench.write("a", remind=bench.days(1))
    ahead = bench.clock.now() + timedelta(days=1, seconds=1)
    with pytest.raises(RefusedError, match=r"sweep\.clock-jumped"):
        swept(bench, at=ahead)
    assert [] == recalled(bench, "a")
    assert [Swept(stream="note/a", steps=1)] == swept(bench, at=ahead, confirmed=True)


def test_a_clock_more_than_a_day_behind_the_last_sweep_must_be_confirmed(bench: Any) -> None:
    let_pass(bench, days=3)
    swept(bench)
    last = bench.clock.now()
    let_pass(bench, days=-1)
    swept(bench)
    let_pass(bench, seconds=-1)
    with pytest.raises(RefusedError, match=r"sweep\.clock-jumped"):
        swept(bench)
    assert [] == swept(bench, confirmed=True)
    assert last == from_micros(bench.store.cursor("sweep"))


def test_a_stoppage_is_no_jump(bench: Any) -> None:
    bench.write("a", remind=bench.days(1))
    swept(bench)
    let_pass(bench, days=30)
    assert [Swept(stream="note/a", steps=1)] == swept(bench)


def test_two_sweeps_that_end_together_agree_on_how_far_it_came(bench: Any) -> None:
    bench.store.meddlers = [lambda: swept(bench, owner="two")]
    assert [] == swept(bench)
    assert to_micros(bench.clock.now()) == bench.store.cursor("sweep")


def test_a_claim_stands_in_nobodys_way(bench: Any) -> None:
    bench.write("a", take=(Claim("number:1", "note/a"),), remind=bench.days(1))
    let_pass(bench, days=1)
    swept(bench)
    with pytest.raises(Conflict):
        bench.write("b", take=(Claim("number:1", "note/b"),))


# -- what is told ---------------------------------------------------------------------------------------------------------


def step(day: int, code: str, *recipients: str, rank: int = 0) -> Step:
    at = datetime(2026, 9, day, tzinfo=UTC)
    return Step(at=at, event=code, notices=tuple(Notice(recipient=each, code=code) for each in recipients), rank=rank)


def test_each_recipient_is_told_the_highest_step_and_of_two_alike_the_later() -> None:
    steps = [
        step(1, "red", "unit:a", "unit:b", rank=2),
        step(2, "yellow", "unit:a", "unit:c", rank=1),
        step(3, "red again", "unit:a", rank=2),
        step(4, "silent", rank=9),
    ]
    told = {notice.recipient: notice.code for notice in highest(steps)}
    assert {"unit:a": "red again", "unit:b": "red", "unit:c": "yellow"} == told
    assert 3 == len(highest(steps))


def test_one_step_may_tell_somebody_two_things_and_none_tells_nothing() -> None:
    assert ["x", "x"] == [notice.code for notice in highest([step(1, "x", "unit:a", "unit:a")])]
    assert () == highest([])
