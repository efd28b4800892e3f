"""Two notices that changed a year while it ran, from their texts: limits as they were known before, and as counted since."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import attrs
import pytest

from govliaison.calendar import read_notice
from govliaison.cases import CASE
from govliaison.deadlines import Stage

DAY = timedelta(days=1)
FIRST_2019 = """\
关于2019年的安排
元旦：2018年12月30日至2019年1月1日放假调休，共3天。2018年12月29日（周六）上班。
春节：2月4日至10日放假调休，共7天。2月2日（周六）、2月3日（周日）上班。
清明节：4月5日放假，与周末连休。
劳动节：5月1日放假。
端午节：6月7日放假，与周末连休。
中秋节：9月13日放假，与周末连休。
国庆节：10月1日至7日放假调休，共7天。9月29日（周日）、10月12日（周六）上班。
2018年12月1日
"""
MAY_2019 = """\
调整2019年劳动节假期
一、2019年5月1日至4日放假调休，共4天。4月28日（星期日）、5月5日（星期日）上班。
2019年3月21日
"""
FIRST_2020 = """\
关于2020年的安排
元旦：1月1日放假，共1天。
春节：1月24日至30日放假调休，共7天。1月19日（周日）、2月1日（周六）上班。
清明节：4月4日至6日放假调休，共3天。
劳动节：5月1日至5日放假调休，共5天。4月26日（周日）、5月9日（周六）上班。
端午节：6月25日至27日放假调休，共3天。6月28日（周日）上班。
国庆节、中秋节：10月1日至8日放假调休，共8天。9月27日（周日）、10月10日（周六）上班。
2019年11月21日
"""
SPRING_2020 = """\
延长2020年春节假期
一、延长2020年春节假期至2月2日（农历正月初九，星期日），2月3日（星期一）起正常上班。
2020年1月26日
"""


@attrs.frozen(kw_only=True)
class Change:
    """
    A year, and the notice that changed it.

    Attributes:
        first: the notice of the year
        later: the notice that changed it
        founded: when a case was filed, before the change was issued
        changed: when the change was loaded
        days: the working days within which to answer
        before: the end of the answer as it was known then
        after: its end by the later notice
        worked: days that were to be worked by the first notice and are off by the later one
        off: days that were off by the first notice and are worked by the later one
    """

    first: str
    later: str
    founded: datetime
    changed: datetime
    days: int
    before: str
    after: str
    worked: frozenset[str]
    off: frozenset[str]


CHANGES = {
    "May 2019": Change(
        first=FIRST_2019,
        later=MAY_2019,
        founded=datetime(2019, 3, 20, 2, tzinfo=UTC),
        changed=datetime(2019, 3, 22, 2, tzinfo=UTC),
        days=30,
        before="2019-05-03",
        after="2019-05-05",
        worked=frozenset({"2019-05-02", "2019-05-03"}),
        off=frozenset({"2019-04-28", "2019-05-05"}),
    ),
    "Spring Festival 2020": Change(
        first=FIRST_2020,
        later=SPRING_2020,
        founded=datetime(2020, 1, 21, 2, tzinfo=UTC),
        changed=datetime(2020, 1, 27, 2, tzinfo=UTC),
        days=4,
        before="2020-02-01",
        after="2020-02-04",
        worked=frozenset({"2020-01-31", "2020-02-01"}),
        off=frozenset(),
    ),
}


@pytest.fixture(params=[*CHANGES.values()], ids=[*CHANGES])
def change(request: pytest.FixtureRequest) -> Change:
    found: Change = request.param
    return found


@pytest.fixture
def city(tmp_path: Path, make_city: Callable[..., Any], change: Change) -> Iterator[Any]:
    city = make_city(tmp_path, change.founded)
    rule = f'[deadlines.rules.slow]\nstage = "answer"\nanchor = "received"\namount = "{change.days} working days"\n'
    (city.folder / "profile.toml").write_text(city.profile_text + rule, encoding="utf-8")
    city.reopen()
    yield city
    city.liaison.close()


def load(city: Any, text: str) -> bool:
    office = city.office()
    notice = read_notice(text, known=lambda issued: office.known_days("", issued))
    return bool(office.load_notice(notice, source="通知", text=text))


def end(city: Any, case: Any) -> str:
    due: datetime = city.liaison.ledger.load(CASE.stream(case.id)).record.clock(Stage.ANSWER).start.due_at
    return f"{due:%Y-%m-%d}"


def test_limits_are_counted_as_known_before_a_change_and_anew_after_it(city: Any, change: Change) -> None:
    assert load(city, change.first)
    case = city.submit(category="食品")
    assert change.before == end(city, case)
    city.clock.moment = change.changed
    assert load(city, change.later)
    assert change.before == end(city, case)
    (moved,) = city.office().recompute_deadlines().apply()
    assert case.number == moved.number
    assert change.after == end(city, case)
    assert change.after != change.before


def test_what_was_known_from_when_is_kept_whatever_comes_later(city: Any, change: Change) -> None:
    load(city, change.first)
    city.clock.moment = change.changed
    assert [True, False] == [load(city, change.later) for _ in range(2)]
    calendar_for = city.liaison.jurisdictions.calendar_for
    issued = read_notice(change.later, known=lambda _: city.office().known_days("", None)).issued
    assert issued is not None
    new, old, then = calendar_for(None), calendar_for(None, known_at=issued - DAY), calendar_for(None, known_at=issued)
    year = [date(issued.year, 1, 1) + DAY * n for n in range(365)]
    assert (set[date](), {*change.worked}, {*change.off}) == (
        {day for day in year if then.is_working(day) is not new.is_working(day)},
        {day.isoformat() for day in year if old.is_working(day) and not new.is_working(day)},
        {day.isoformat() for day in year if new.is_working(day) and not old.is_working(day)},
    )
