"""What was known of a year from when: the changes of May 2019 and of the Spring Festival of 2020, replayed."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from govliaison.calendar import WorkCalendar, read_notice
from govliaison.errors import RefusedError
from govliaison.gazettes import GAZETTE, Gazettes, layers_of, read_gazettes
from govliaison.ledger import Ledger
from govliaison_china import gazetted_calendar

Desk = Callable[..., Gazettes]

FIRST_2019 = """\
关于2019年的安排
元旦：2018年12月30日至2019年1月1日放假调休，共3天。2018年12月29日（周六）上班。
春节：2月4日至10日放假调休，共7天。2月2日（周六）、2月3日（周日）上班。
清明节：4月5日放假，与周末连休。
劳动节：5月1日放假。
端午节：6月7日放假，与周末连休。
中秋节：9月13日放假，与周末连休。
国庆节：10月1日至7日放假调休，共7天。9月29日（周日）、10月12日（周六）上班。
"""
CHANGE_2019 = "2019年劳动节：5月1日至4日放假调休，共4天。4月28日（周日）、5月5日（周日）上班。"
FIRST_2020 = """\
关于2020年的安排
元旦：1月1日放假，共1天。
春节：1月24日至30日放假调休，共7天。1月19日（周日）、2月1日（周六）上班。
清明节：4月4日至6日放假调休，共3天。
劳动节：5月1日至5日放假调休，共5天。4月26日（周日）、5月9日（周六）上班。
端午节：6月25日至27日放假调休，共3天。6月28日（周日）上班。
国庆节、中秋节：10月1日至8日放假调休，共8天。9月27日（周日）、10月10日（周六）上班。
"""
CHANGE_2020 = "2020年春节：1月24日至2月2日（农历正月初九，星期日）放假，共10天。2月3日（星期一）起正常上班。"


def load(desk: Gazettes, text: str, issued: str, **said: Any) -> bool:
    return desk.load(read_notice(text), source=f"通知{issued}", issued=date.fromisoformat(issued), text=text, **said)


def calendar(ledger: Ledger, **known: Any) -> WorkCalendar:
    layers = [gazetted_calendar(), *layers_of(read_gazettes(ledger), None, **known)]
    return WorkCalendar.build(layers, zone=ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize(
    ("texts", "before", "start", "days", "due_before", "due_after"),
    [
        (
            ((FIRST_2019, "2018-12-06"), (CHANGE_2019, "2019-03-22")),
            "2019-03-21",
            *("2019-04-26", 3, "2019-05-02", "2019-04-30"),
        ),
        (
            ((FIRST_2020, "2019-11-21"), (CHANGE_2020, "2020-01-27")),
            "2020-01-26",
            *("2020-01-23", 2, "2020-02-01", "2020-02-04"),
        ),
    ],
    ids=["May 2019", "Spring Festival 2020"],
)
def test_a_later_notice_replaces_days_from_its_issue_on(
    *,
    ledger: Ledger,
    desk: Desk,
    texts: tuple[tuple[str, str], ...],
    before: str,
    start: str,
    days: int,
    due_before: str,
    due_after: str,
) -> None:
    for text, issued in texts:
        assert load(desk(), text, issued)
    first = date.fromisoformat(start)
    old = calendar(ledger, known_at=date.fromisoformat(before))
    new = calendar(ledger, known_at=date.fromisoformat(texts[1][1]))
    assert (due_before, due_after) == tuple(
        each.add_working_days(first, days).isoformat() for each in (old, new)
    )  # fmt: skip
    shipped = WorkCalendar.build([gazetted_calendar()], zone=ZoneInfo("Asia/Shanghai"))
    year = [date(first.year, 1, 1) + timedelta(days=each) for each in range(365)]
    assert [] == [day for day in year if new.is_working(day) is not shipped.is_working(day)]


def test_notices_count_by_their_issue_whatever_order_they_are_loaded_in(ledger: Ledger, desk: Desk) -> None:
    load(desk(), CHANGE_2019, "2019-03-22")
    load(desk(), FIRST_2019, "2018-12-06")
    (gazette,) = desk().all()
    assert ["2018-12-06", "2019-03-22"] == [notice.issued.isoformat() for notice in gazette.notices]
    assert not calendar(ledger).is_working(date(2019, 5, 2))


def test_the_same_notice_again_changes_nothing_and_its_text_is_kept(ledger: Ledger, desk: Desk) -> None:
    assert [True, False] == [load(desk(), FIRST_2019, "2018-12-06") for _ in range(2)]
    (gazette,) = desk().all()
    (notice,) = gazette.notices
    assert FIRST_2019.encode() == ledger.store.blob(notice.text)
    assert "wang" == notice.loaded_by


def test_what_this_ledger_knew_at_a_moment_is_known(ledger: Ledger, desk: Desk, clock: Any) -> None:
    load(desk(), FIRST_2019, "2018-12-06")
    then = clock.moment
    clock.moment += timedelta(days=1)
    load(desk(), CHANGE_2019, "2019-03-22")
    assert [1, 2] == [len(layers_of(read_gazettes(ledger), None, loaded_by=each)) for each in (then, clock.moment)]


def test_days_of_a_place_hold_there_and_within_it(ledger: Ledger, desk: Desk) -> None:
    for region in ("990102", "990100", "880000"):
        desk().load(read_notice("7月20日放假", year=2026), source=region, region=region)
    found = {
        region: [layer.notice.source for layer in layers_of(read_gazettes(ledger), region)]
        for region in ("990102003", "990100", "990103", "770000")
    }
    assert {
        "990102003": ["990100", "990102"],
        "990100": ["990100"],
        "990103": ["990100"],
        "770000": [],
    } == found
    assert [] == layers_of(read_gazettes(ledger), None)
    layer = layers_of(read_gazettes(ledger), "990100")[0]
    table = layer.days(2026)
    assert table is not None
    assert (False, None) == (table.complete, layer.days(2027))


def test_days_of_a_place_never_settle_a_year(desk: Desk) -> None:
    load(desk(), FIRST_2019, "2018-12-06", region="990102")
    (gazette,) = desk().all()
    assert not gazette.notices[0].complete


@pytest.mark.parametrize(
    ("person", "region", "may"),
    [
        ("wang", "", True),
        ("root", "", True),
        ("qian", "", False),
        ("qian", "990102", True),
        ("qian", "990103", False),
        ("li", "990102", False),
    ],
)
def test_only_administrators_and_conveners_of_the_place_load(
    desk: Desk, person: str, region: str, *, may: bool
) -> None:
    notice = read_notice("7月20日放假", year=2026)
    if may:
        assert desk(person).load(notice, source="x", region=region)
    else:
        with pytest.raises(RefusedError, match=r"gazette\.not-yours"):
            desk(person).load(notice, source="x", region=region)


def test_a_notice_of_tomorrow_is_not_out_yet(desk: Desk) -> None:
    with pytest.raises(RefusedError, match=r"gazette\.not-issued"):
        load(desk(), FIRST_2019, "2026-11-23")


def test_a_notice_without_a_day_of_issue_is_known_from_today(desk: Desk) -> None:
    desk().load(read_notice("7月20日放假", year=2027), source="x")
    desk().load(read_notice("2027年元旦：1月1日放假。\n2026年11月4日\n"), source="y")
    (gazette,) = desk().all()
    assert ["2026-11-04", "2026-11-22"] == [notice.issued.isoformat() for notice in gazette.notices]


def test_many_gazettes_are_read_page_by_page(ledger: Ledger, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govliaison.gazettes.layers._PAGE", 2)
    for year in range(2021, 2026):
        desk().load(read_notice("7月20日放假", year=year), source="x")
    assert [2021, 2022, 2023, 2024, 2025] == sorted(gazette.year for gazette in read_gazettes(ledger))
    assert "gazette" == GAZETTE.kind
