"""The catalogue: values of any day, imports, who may change what."""

import csv
import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.access import Actor
from govliaison.errors import NotFoundError, RefusedError
from govliaison.ledger import Ledger, Reader, Stamp, reveal
from govliaison.services import (
    SERVICE_ITEM,
    ItemFacts,
    ItemType,
    Measures,
    ServiceItemChanged,
    ServiceItemListed,
    Services,
)
from govliaison.services.decide import ChangeAsk, change
from govliaison.services.model import ServiceItem
from govliaison.values import Amount, Period, Refusal, Row, RowOutcome, TimeUnit

SHARED = Path(os.environ.get("GOVLIAISON_SHARED") or Path(__file__).parents[2] / "../shared")
ITEM = {"name": "道路货物运输经营许可", "code": "511A-1", "agency": "区交通运输局", "time": "10", "region": "990102"}
OFFICER = Actor(person="sun.li", units=frozenset({"transport"}), reader=Reader(tokens=frozenset({"unit:transport"})))
STRANGER = attrs.evolve(OFFICER, person="wu.di", units=frozenset({"tax"}))
JULY, AUGUST, SEPTEMBER = date(2026, 7, 1), date(2026, 8, 1), date(2026, 9, 1)


def documents(number: int) -> ItemFacts:
    return ItemFacts(current=Measures(documents=number))


def test_the_same_table_again_changes_nothing(desk: Services, ledger: Ledger, table: Any) -> None:
    first = desk.import_rows(table(ITEM, {"name": "甲"}))
    entries = [*ledger.feed()]
    again = desk.import_rows(table(ITEM, {"name": "甲"}))
    assert (1, 0, 1) == (first.taken, first.unchanged, first.refused)
    assert (0, 1, 1) == (again.taken, again.unchanged, again.refused)
    assert entries == [*ledger.feed()]
    assert ["事项.xlsx!3"] == [row.where for row in first.rows]


def test_a_dry_run_tells_the_same_and_stores_nothing(desk: Services, ledger: Ledger, table: Any) -> None:
    rows = (ITEM, ITEM | {"time": "5"}, {"code": "x"})
    tried = desk.import_rows(table(*rows), dry_run=True)
    assert [] == [*ledger.feed()]
    done = desk.import_rows(table(*rows))
    assert attrs.evolve(tried, batch="", dry_run=False) == attrs.evolve(done, batch="")
    assert (1, 1, 1) == (done.taken, done.changed, done.refused)
    assert ["service.again-in-file"] == [row.reasons[0].code for row in done.rows if row.outcome is RowOutcome.CHANGED]


def test_rows_that_are_no_data_or_no_text_are_told_apart(desk: Services, table: Any) -> None:
    reading = table(ITEM, ITEM | {"name": "甲\0"})
    rows = [*reading.rows]
    skipped = attrs.evolve(rows[0], skipped=Refusal.of("table.total"))
    report = desk.import_rows(attrs.evolve(reading, rows=iter([skipped, rows[1]])), progress=lambda _rows: None)
    assert (1, 1, 0) == (report.skipped, report.refused, report.read - report.refused)


def test_only_what_differs_is_entered_and_every_day_keeps_its_value(desk: Services, table: Any) -> None:
    desk.import_rows(table(ITEM), since=JULY)
    told: list[int] = []
    report = desk.import_rows(table(ITEM | {"time": "5"}), since=SEPTEMBER, progress=told.append)
    item = desk.get("511A-1")
    assert 1 == report.changed
    assert [1] == told
    assert ItemFacts(current=Measures(time=Amount(5, TimeUnit.WORKING_DAY))) == item.changes[-1].facts
    assert [10, 10, 5] == [
        amount.number for day in (JULY, AUGUST, SEPTEMBER) if (amount := item.on(day).current.time) is not None
    ]
    assert item.on(date(2026, 6, 30)) == ItemFacts()


def test_a_change_for_an_earlier_day_holds_until_the_next_one(desk: Services, table: Any) -> None:
    desk.import_rows(table(ITEM), since=JULY)
    desk.change("511A-1", facts=documents(3), since=SEPTEMBER, source="finding/f-1", note="监督员发现")
    item = desk.change("511A-1", facts=documents(8), since=JULY)
    assert [8, 8, 3] == [item.on(day).current.documents for day in (JULY, AUGUST, SEPTEMBER)]
    assert ("finding/f-1", "监督员发现") == (item.changes[-1].source, reveal(item.changes[-1].note))
    corrected = desk.change(item.id, facts=documents(4), since=SEPTEMBER)
    assert 4 == corrected.latest.current.documents


def test_saying_what_holds_already_enters_nothing(desk: Services, table: Any) -> None:
    desk.import_rows(table(ITEM), since=JULY)
    before = desk.change("511A-1", facts=documents(3), since=AUGUST)
    assert before == desk.change("511A-1", facts=documents(3), since=SEPTEMBER)
    renamed = desk.change("511A-1", texts={"name": "货运许可"}, since=SEPTEMBER)
    assert "货运许可" == renamed.name


def test_a_dropped_item_is_not_offered_until_it_is_listed_again(desk: Services, table: Any) -> None:
    desk.import_rows(table(ITEM), since=JULY)
    item = desk.drop("511A-1", since=AUGUST, note="下放")
    assert [False, True, False] == [item.is_offered_on(day) for day in (date(2026, 6, 30), JULY, AUGUST)]
    assert item == desk.drop("511A-1", since=SEPTEMBER)
    assert [] == [*desk.list()]
    assert [item] == [*desk.list(include_dropped=True)]
    assert 1 == desk.import_rows(table(ITEM), since=SEPTEMBER).changed
    again = desk.get("511A-1")
    assert again.is_offered_on(SEPTEMBER)
    desk.drop("511A-1", since=date(2026, 9, 20))
    assert desk.change("511A-1", facts=documents(3), since=date(2026, 9, 25)).is_offered_on(date(2026, 9, 25))


def test_lists_go_by_what_an_item_is(desk: Services, table: Any) -> None:
    other = {"name": "发票领用", "code": "511B-2", "agency": "区税务局", "item_type": "20", "window": "交通综合窗口"}
    desk.import_rows(table(ITEM, other))
    assert ["511B-2"] == [item.code for item in desk.list(item_type=ItemType.PUBLIC_SERVICE)]
    assert ["511A-1"] == [item.code for item in desk.list(unit="transport")]
    assert ["511B-2"] == [item.code for item in desk.list(window="t1")]
    assert ["511A-1"] == [item.code for item in desk.list(region="990102")]
    assert ["511A-1"] == [item.code for item in desk.list(text="运输")]


def test_lists_go_on_behind_a_page(desk: Services, table: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govliaison.services.desk._PAGE", 1)
    desk.import_rows(table(ITEM, ITEM | {"code": "511A-2"}))
    assert ["511A-1", "511A-2"] == [item.code for item in desk.list()]


def test_a_unit_changes_its_own_items_and_no_others(work: Any, desk: Services, table: Any) -> None:
    desk.import_rows(table(ITEM))
    assert 2 == work(OFFICER).change("511A-1", facts=documents(2)).latest.current.documents
    with pytest.raises(NotFoundError):
        work(attrs.evolve(STRANGER, reader=Reader(tokens=frozenset({"unit:tax"})))).get("511A-1")
    with pytest.raises(RefusedError, match=r"service.not-keeper"):
        work(STRANGER).change("511A-1", facts=documents(2))
    with pytest.raises(RefusedError, match=r"service.not-keeper"):
        work(OFFICER).import_rows(table(ITEM))


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({}, "service.nothing-said"),
        ({"facts": documents(2), "source": "一个发现"}, "service.source"),
    ],
)
def test_a_change_says_what_and_from_where(desk: Services, table: Any, asked: dict[str, Any], code: str) -> None:
    desk.import_rows(table(ITEM))
    with pytest.raises(RefusedError, match=code):
        desk.change("511A-1", **asked)


def test_what_is_not_there_is_not_found(desk: Services, table: Any) -> None:
    desk.import_rows(table(ITEM))
    for said in ({"item": "511X-9"}, {"item": "511A-1", "facts": ItemFacts(unit="gone")}):
        with pytest.raises(NotFoundError):
            desk.change(**said)
    with pytest.raises(NotFoundError, match=r"service.no-window"):
        desk.change("511A-1", facts=ItemFacts(window="gone"))
    assert "t1" == desk.change("511A-1", facts=ItemFacts(unit="transport", window="t1")).latest.window
    ask = ChangeAsk(since=JULY, source="decision", by=OFFICER)
    assert Refusal.of("service.unknown", item="") == change(None, ask)


def test_a_window_is_found_by_id_or_by_a_name_that_it_bears_alone(desk: Services) -> None:
    names = ("t1", "交通综合窗口", "两个同名窗口", "没有")
    assert ["t1", "t1", None, None] == [desk.find_window(name) for name in names]


def test_the_report_is_of_all_units_or_of_one(desk: Services, table: Any) -> None:
    desk.import_rows(table(ITEM, {"name": "发票领用", "code": "511B-2", "agency": "区税务局"}), since=JULY)
    offered = [desk.reductions(Period.parse("2026Q3"), unit=unit).shares[0].offered for unit in (None, "tax", "gone")]
    assert [2, 1, 0] == offered


def test_an_undone_item_is_seen_by_nobody(desk: Services, table: Any) -> None:
    desk.import_rows(table(ITEM))
    item = desk.get("511A-1")
    assert SERVICE_ITEM.undone is not None
    gone = SERVICE_ITEM.undone(item, Stamp(effective_at=desk_now(), recorded_at=desk_now(), actor="a"))
    assert ("undone", frozenset()) == (SERVICE_ITEM.index(gone).state, SERVICE_ITEM.index(gone).audience)
    assert not gone.is_offered_on(date.max)


def desk_now() -> datetime:
    return datetime(2026, 9, 28, tzinfo=UTC)


days = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(st.lists(st.tuples(days, st.integers(0, 9)), max_size=8), days)
def test_the_value_of_a_day_is_the_last_one_said_for_it_or_before(said: list[tuple[date, int]], day: date) -> None:
    stamp = Stamp(effective_at=desk_now(), recorded_at=desk_now(), actor="a")
    first = ServiceItemListed(item="i", code="c", since=date(2026, 1, 1), facts=documents(99), source="file")
    item: ServiceItem = SERVICE_ITEM.evolve(None, first, stamp)
    for since, number in said:
        item = SERVICE_ITEM.evolve(item, ServiceItemChanged(since=since, facts=documents(number), source="file"), stamp)
    held = [number for since, number in sorted(said, key=lambda each: each[0]) if since <= day]
    assert ([99, *held])[-1] == item.on(day).current.documents


@pytest.mark.skipif(not SHARED.exists(), reason="the shared data are not here")
def test_the_real_catalogue_is_taken_whole(desk: Services) -> None:
    with (SHARED / "data" / "service_items.csv").open(encoding="utf-8-sig", newline="") as file:
        real = [*csv.DictReader(file)]
    fields = {"事项名称": "name", "实施编码": "code", "主项": "group", "部门": "agency", "部门代码": "agency_code"}
    fields |= {"区划代码": "region", "事项类型代码": "item_type"}

    def rows() -> Any:
        for number, row in enumerate(real, 2):
            yield Row(number=number, where=str(number), cells={fields[name]: text for name, text in row.items()})

    def reading() -> Any:
        from govliaison.values import Reading  # noqa: PLC0415 - only here

        return Reading(name="service_items.csv", columns=(), rows=rows())

    first, again = desk.import_rows(reading()), desk.import_rows(reading())
    assert (554, 554, 0, 30) == (first.read, first.taken, first.refused, first.warned)
    assert 554 == again.unchanged
    found = [finding.reason.code for finding in desk.check()]
    counts = {code: found.count(f"service-check.{code}") for code in ("no-unit", "other-place-in-code", "agency-codes")}
    assert {"no-unit": 494, "other-place-in-code": 1, "agency-codes": 5} == counts
