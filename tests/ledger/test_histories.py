"""Whatever happens in whichever order: the ledger stays whole."""

from collections import defaultdict
from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from govliaison.errors import NotFoundError, RefusedError
from govliaison.ledger import erase, rebuild, sweep, verify
from govliaison.values import Reason

NOTES = st.sampled_from("abc")
PEOPLE = st.sampled_from(["li", "wang"])
TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=8)
WAITS = st.lists(st.integers(0, 20), max_size=3).map(sorted)
REQUESTS = st.none() | st.sampled_from(["r1", "r2"])

ACTS = st.one_of(
    st.tuples(st.just("write"), NOTES, TEXTS, PEOPLE, WAITS, REQUESTS),
    st.tuples(st.just("extend"), NOTES, TEXTS, PEOPLE),
    st.tuples(st.just("strike"), NOTES),
    st.tuples(st.just("sweep"), st.integers(0, 5)),
    st.tuples(st.just("erase"), PEOPLE),
)


def act(bench: Any, what: str, *parts: Any) -> None:
    exists = what in {"extend", "strike"} and bench.ledger.load(f"note/{parts[0]}").record is not None
    if what == "write":
        note, text, by, waits, request = parts
        bench.write(note, text, by=by, remind=bench.days(*waits), tell=True, request=request and f"{note}{request}")
    elif what == "extend" and exists:
        note, text, by = parts
        bench.extend(note, text, by=by)
    elif what == "strike" and exists:
        bench.strike(*parts)
    elif what == "sweep":
        bench.clock.moment += timedelta(days=parts[0])
        list(sweep(bench.ledger, at=bench.clock.now(), owner="one", circumstances=lambda _: ("", ""), batch=2))
    elif what == "erase":
        erase(bench.ledger, f"person/{parts[0]}", Reason.of("asked"), bench.stamp())


@settings(max_examples=60, deadline=None)
@given(acts=st.lists(ACTS, max_size=25))
def test_any_history_keeps_the_ledger_whole(make_bench: Any, acts: list[tuple[Any, ...]]) -> None:
    bench = make_bench()
    for what, *parts in acts:
        try:
            act(bench, what, *parts)
        except (RefusedError, NotFoundError):
            continue
    entries = bench.store.feed(0, 10_000)
    assert list(range(1, len(entries) + 1)) == [each.position for each in entries]
    versions = defaultdict(list)
    for each in entries:
        versions[each.entry.stream].append(each.entry.version)
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in versions.values())
    assert [] == [each for each in verify(bench.ledger) if not isinstance(each, int)]
    assert [] == [each.stream for each in rebuild(bench.ledger) if each.differed]
    assert set(versions) == set(bench.store._records)
