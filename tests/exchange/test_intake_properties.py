"""Whatever a table holds and wherever its import is cut, the same cases come of it."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.exchange import ChannelPlan
from govliaison.ledger import Broken, rebuild, reveal, verify

PORTAL = ChannelPlan(id="portal", name="政府网站")
ROWS = st.fixed_dictionaries(
    {
        "source_id": st.sampled_from(["1", "2", "3", ""]),
        "received_at": st.sampled_from(["2026-09-21 10:00", "2026-09-21", "某天"]),
        "title": st.sampled_from(["甲", "乙", "\0"]),
    },
    optional={
        "order": st.sampled_from(["W1", "W2"]),
        "channel": st.sampled_from(["hotline", "不明"]),
        "category": st.just("食品"),
        "phone": st.sampled_from(["13800001234", "1 3800001234"]),
        "reply": st.sampled_from(["经核查已当面办结并发证给企业。", "已收悉", "经核查不符合条件，已解释政策。"]),
        "replied_at": st.sampled_from(["2026-09-22 10:00", "2026-09-23", "2026-09-01"]),
    },
)
TABLES = st.lists(ROWS, max_size=8)


class Killed(Exception):  # noqa: N818 - it is no error
    """The import was killed."""


def take(city: Any, rows: list[Mapping[str, str]], size: int, until: int | None = None) -> Any:
    batches = 0

    def count(_done: int) -> None:
        nonlocal batches
        batches += 1
        if batches == until:
            raise Killed

    return city.intake(rows=size).take(city.reading(rows), channel=PORTAL, progress=count)


def standing(city: Any) -> list[Any]:
    return sorted(
        (
            [(source.channel, source.source_id, source.order) for source in case.sources],
            case.state.value,
            reveal(case.title),
            reveal(case.phone),
            [(answer.at, reveal(answer.text)) for answer in case.answers],
        )
        for case in city.all_cases()
    )


@given(rows=TABLES, size=st.integers(1, 4))
def test_a_table_taken_again_changes_nothing(cities: Any, rows: list[Any], size: int) -> None:
    city = cities()
    first = take(city, rows, size)
    assert len(rows) == first.read == first.taken + first.changed + first.unchanged + first.refused
    head = city.store.head()
    again = take(city, rows, 1000)
    assert (0, 0, first.refused) == (again.taken, again.changed, again.refused)
    assert head == city.store.head()
    assert not [each for each in verify(city.ledger) if isinstance(each, Broken)]
    assert not any(each.differed for each in rebuild(city.ledger))


@given(rows=TABLES, size=st.integers(1, 4), until=st.integers(1, 4))
def test_wherever_an_import_is_killed_the_same_cases_come_of_it(
    cities: Any, rows: list[Any], size: int, until: int
) -> None:
    whole, cut = cities(), cities()
    take(whole, rows, 1000)
    if until <= -(-len(rows) // size):
        with pytest.raises(Killed):
            take(cut, rows, size, until)
    take(cut, rows, size)
    assert standing(whole) == standing(cut)
    assert len(whole.quarantined()) == len(cut.quarantined())
