"""Reading notices of days off: what every year says is read back, and what contradicts itself is named."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.calendar import DayKind, DayTable, Notice, SpecialDay, WorkCalendar, notices_of_rows, read_notice
from govliaison.errors import InputError
from govliaison_china import gazetted_calendar

NUMERALS = "一二三四五六七八九十"
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
NOTICE_2026 = """\
关于2026年部分节假日安排的通知（测试用，自行改写）
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
2025年11月4日
"""


def gazetted(year: int) -> DayTable:
    table = gazetted_calendar().days(year)
    assert table is not None
    return table


def written(day: date, year: int, month: int | None = None) -> str:
    weekday = f"（{'周' if day.day % 2 else '星期'}{'一二三四五六日'[day.weekday()]}）"
    said_year = f"{day.year}年" if day.year != year else ""
    said_month = "" if month == day.month and not said_year else f"{day.month}月"
    return f"{said_year}{said_month}{day.day}日{weekday}"


def runs(days: list[date]) -> list[list[date]]:
    found: list[list[date]] = []
    for day in days:
        if found and found[-1][-1] + timedelta(days=1) == day:
            found[-1].append(day)
        else:
            found.append([day])
    return found


def render(table: DayTable) -> str:
    """Write a year's days as such a notice does, in words of our own."""
    year, lines = table.year, [f"关于{table.year}年节假日怎样安排\n各单位：\n现将安排写在下面。\n"]
    for place, name in enumerate(dict.fromkeys(special.name for special in table.days.values())):
        kinds = {day: special.kind for day, special in table.days.items() if special.name == name}
        off = [day for day, kind in kinds.items() if kind is DayKind.OFF]
        spans = []
        for run in runs(off):
            first, last = run[0], run[-1]
            if last == first:
                spans.append(written(first, year))
                continue
            end = written(last, year, first.month)
            if last.year != first.year:
                end = f"{last.year}年{last.month}月{last.day}日"
            spans.append(f"{written(first, year)}至{end}")
        line = f"{NUMERALS[place]}、{name}：" + "，".join(f"{span}放假调休" for span in spans) + f"，共{len(off)}天。"
        work = [day for day, kind in kinds.items() if kind is DayKind.WORK]
        if work:
            line += "、".join(written(day, year) for day in work) + "上班。"
        lines.append(line + "\n")
    return "".join(lines)


@pytest.mark.parametrize("year", range(2007, 2027))
def test_every_year_written_as_a_notice_is_read_back(year: int) -> None:
    table = gazetted(year)
    notice = read_notice(render(table))
    assert (year, dict(table.days), True) == (notice.year, dict(notice.days), notice.complete)


@pytest.mark.parametrize("year", [2007, 2012, 2019, 2023])
def test_full_width_digits_and_spaces_make_no_difference(year: int) -> None:
    text = render(gazetted(year)).replace("月", " 月 ").translate(WIDE)
    assert dict(gazetted(year).days) == dict(read_notice(text).days)


def test_the_notice_for_2026_gives_the_days_of_2026() -> None:
    notice = read_notice(NOTICE_2026)
    assert dict(gazetted(2026).days) == dict(notice.days)
    assert (2026, True, date(2025, 11, 4)) == (notice.year, notice.complete, notice.issued)


def test_one_holiday_is_a_change_and_not_a_year() -> None:
    notice = read_notice(
        "10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班", year=2026
    )
    wanted = {day: special for day, special in gazetted(2026).days.items() if special.name == "国庆节"}
    assert (wanted, False) == (dict(notice.days), notice.complete)


@pytest.mark.parametrize(
    ("text", "off", "work"),
    [
        ("2019年清明节：4月5日放假，与周末连休。", ["2019-04-05"], []),
        ("2019年清明节：4月5日放假，与周末连休，共3天。", ["2019-04-05"], []),
        ("2025年元旦：1月1日（周三）放假1天，不调休。", ["2025-01-01"], []),
        ("2015年清明节：4月5日放假，4月6日（星期一）补休。", ["2015-04-05", "2015-04-06"], []),
        (
            "2024年劳动节：5月1日至2日放假。4月28日、5月11日上班。",
            ["2024-05-01", "2024-05-02"],
            ["2024-04-28", "2024-05-11"],
        ),
        (
            "2019年元旦：2018年12月30日至1月1日放假。12月29日（周六）上班。",
            ["2018-12-30", "2018-12-31", "2019-01-01"],
            ["2018-12-29"],
        ),
        ("2008年春节：2月6日放假。其中，2月6日为法定节假日。2月2日公休日调至2月12日。", ["2008-02-06"], []),
        (
            "2020年春节：1月31日至2月2日放假。2月3日（周一）起正常上班。",
            ["2020-01-31", "2020-02-01", "2020-02-02"],
            ["2020-02-03"],
        ),
        ("2026年高考：6月6日放假。", ["2026-06-06"], []),
        ("2026年，第一条 7月20日放假", ["2026-07-20"], []),
    ],
)
def test_older_and_shorter_forms_are_read(text: str, off: list[str], work: list[str]) -> None:
    days = read_notice(text).days
    found = {kind: sorted(day.isoformat() for day, special in days.items() if special.kind is kind) for kind in DayKind}
    assert {DayKind.OFF: off, DayKind.WORK: work} == found


def test_days_without_a_heading_are_named_as_told_or_by_the_fixed_holiday() -> None:
    assert {"停工"} == {special.name for special in read_notice("7月20日放假", year=2026, name="停工").days.values()}
    assert {"节假日"} == {special.name for special in read_notice("7月20日放假", year=2026).days.values()}
    assert {"劳动节"} == {special.name for special in read_notice("5月1日放假", year=2026).days.values()}


def test_number_and_day_of_issue_are_found() -> None:
    notice = read_notice("国办发明电〔2026〕9号\n2027年元旦：1月1日放假。\n2026年11月4日\n")
    assert ("国办发明电〔2026〕9号", date(2026, 11, 4)) == (notice.number, notice.issued)
    assert [date(2027, 1, 1)] == [*notice.days]


@pytest.mark.parametrize(
    ("text", "year", "code"),
    [
        ("10月1日（周五）放假", 2026, "notice.weekday"),
        ("10月1日至7日放假，共8天", 2026, "notice.count"),
        ("10月1日放假，与周末连休，共4天", 2026, "notice.count"),
        ("10月1日放假", None, "notice.no-year"),
        ("2027年安排：10月1日放假", 2026, "notice.other-year"),
        ("没有日期", 2026, "notice.nothing"),
        ("1日放假", 2026, "notice.no-month"),
        ("2月30日放假", 2026, "notice.no-such-day"),
        ("2月3日放假\n2026年2月30日", 2026, "notice.no-such-day"),
        ("10月7日至1日放假", 2026, "notice.range"),
        ("1月1日至3月1日放假", 2026, "notice.range"),
        ("10月1日放假。10月1日上班", 2026, "notice.contradiction"),
        ("元旦：1月4日放假。春节：1月4日上班", 2026, "notice.contradiction"),
        ("延长春节假期至2月2日放假", 2020, "notice.longer-than-what"),
        ("10月1日开会", 2026, "notice.unclear"),
        ("10月1日放假上班", 2026, "notice.unclear"),
        ("2028年6月1日放假", 2026, "calendar.day-outside-year"),
    ],
)
def test_what_cannot_be_right_is_named(text: str, year: int | None, code: str) -> None:
    with pytest.raises(InputError) as caught:
        read_notice(text, year=year)
    assert code == caught.value.code


@given(st.sampled_from([*gazetted(2026).days]), st.integers(1, 6))
def test_a_wrong_weekday_is_always_found(day: date, off_by: int) -> None:
    wrong = "一二三四五六日"[(day.weekday() + off_by) % 7]
    with pytest.raises(InputError, match="weekday"):
        read_notice(f"{day.month}月{day.day}日（周{wrong}）放假", year=2026)


@given(st.text(alphabet="0123456789年月日至、，。：放假上班共天（）周一 \n", max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        notice = read_notice(text, year=2026)
    except InputError:
        return
    assert notice.days


def test_rows_are_read_as_the_gazettes_keep_them() -> None:
    rows = [
        {"notice_year": str(year), "date": day.isoformat(), "kind": special.kind.value, "name": special.name}
        for year in (2025, 2026)
        for day, special in gazetted(year).days.items()
    ]
    assert [
        Notice(year=year, days=dict(gazetted(year).days), complete=True) for year in (2025, 2026)
    ] == [*notices_of_rows(rows)]  # fmt: skip


def test_rows_without_year_and_name_say_what_they_can() -> None:
    (notice,) = notices_of_rows([{"date": "2026-07-20", "kind": "off"}])
    assert (2026, False, "节假日") == (notice.year, notice.complete, notice.days[date(2026, 7, 20)].name)


@pytest.mark.parametrize(
    "row",
    [{"date": "2026-07-20"}, {"date": "20.7.", "kind": "off"}, {"date": "2026-07-20", "kind": "maybe"}],
)
def test_a_row_that_is_no_day_is_named(row: dict[str, str]) -> None:
    with pytest.raises(InputError, match="row 1"):
        notices_of_rows([row])


def test_no_rows_are_no_notice() -> None:
    with pytest.raises(InputError, match=r"notice\.nothing"):
        notices_of_rows([])


class Layer:
    """One table as a layer."""

    def __init__(self, table: DayTable) -> None:
        self.table = table

    def days(self, year: int, /) -> DayTable | None:
        return self.table if year == self.table.year else None


def test_a_table_that_settles_a_year_takes_the_place_of_the_one_before() -> None:
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - here only

    first = notices_of_rows([{"date": f"2026-{day}", "kind": "off"} for day in ("01-01", "10-01", "10-02")])
    again = notices_of_rows([{"date": f"2026-{day}", "kind": "off"} for day in ("01-01", "10-01")])
    local = notices_of_rows([{"date": "2026-10-05", "kind": "off"}])
    layers = [Layer(found[0].table(name)) for found, name in ((first, "1"), (local, "here"), (again, "2"))]
    calendar = WorkCalendar.build(layers, zone=ZoneInfo("Asia/Shanghai"))
    assert ["01-01", "10-01", "10-05"] == sorted(f"{day:%m-%d}" for day in calendar.deciding)


def test_a_notice_of_a_single_day_is_read() -> None:
    found = read_notice("国务院关于纪念日调休放假的通知\n2015年9月3日全国放假1天。", year=2015)
    assert {date(2015, 9, 3): "off"} == {day: special.kind.value for day, special in found.days.items()}
    assert (2015, False) == (found.year, found.complete)


FIRST_2020 = "2020年安排。\n春节：1月24日至30日放假调休，共7天。1月19日（周日）、2月1日（周六）上班。"
LONGER_2020 = """\
延长2020年春节假期，办法如下。
一、延长2020年春节假期至2月2日（农历正月初九，星期日），2月3日（星期一）起正常上班。
二、因工作没有休息的，另行安排补休。
2020年1月26日
"""


def off_and_worked(notice: Notice) -> tuple[list[str], list[str]]:
    first, last = ([f"{day:%m-%d}" for day, special in notice.days.items() if special.kind is kind] for kind in DayKind)
    return first, last


@pytest.mark.parametrize(
    "text",
    [
        LONGER_2020,
        "现将2020年春节假期延长至2020年2月2日（周日）。2月3日（周一）上班。",
        "各单位：2020年春节假期延长到2月2日放假，2月3日起正常上班。",
    ],
)
def test_a_holiday_that_is_lengthened_lasts_from_its_first_day_on_as_it_was_known(text: str) -> None:
    asked = []

    def known(at: date | None) -> dict[date, SpecialDay]:
        asked.append(at)
        return dict(read_notice(FIRST_2020).days)

    notice = read_notice(text, known=known)
    off = [f"01-{day}" for day in range(24, 32)] + ["02-01", "02-02"]
    assert (off, ["02-03"]) == off_and_worked(notice)
    assert ({"春节"}, False) == ({special.name for special in notice.days.values()}, notice.complete)
    assert [notice.issued] == asked
    again = read_notice(text, known=lambda _: notice.days)
    assert notice.days == again.days


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2020年春节假期延长3天，2月3日起上班。", "notice.unclear"),
        ("2020年春节假期延长三天。", "notice.unclear"),
        ("延长2020年寒假至2月9日。", "notice.unclear"),
        ("延长2020年春节假期：1月31日至2月2日放假。延长春节假期1月31日至2月2日。", "notice.unclear"),
        ("延长2020年清明节假期至4月7日。", "notice.longer-than-what"),
        ("延长2020年春节假期至1月20日。", "notice.longer-than-what"),
        ("延长2020年春节假期至4月30日。", "notice.longer-than-what"),
    ],
)
def test_what_is_lengthened_and_how_long_must_be_known(text: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        read_notice(text, known=lambda _: read_notice(FIRST_2020).days)
    assert code == caught.value.code


def test_nothing_is_known_unless_it_is_handed_in() -> None:
    with pytest.raises(InputError, match=r"notice\.longer-than-what"):
        read_notice(LONGER_2020)


def test_the_form_of_2008_is_read_to_the_days_that_were_gazetted() -> None:
    notice = read_notice("""\
2008年各节日的安排
一、元旦：2007年12月30日-2008年1月1日放假，共3天。其中：1月1日（星期二）为法定节假日，12月30日（星期日）为公休日，\
12月29日（星期六）公休日调至12月31日（星期一），12月29日（星期六）上班。
二、春节：2月6日—12日（即农历除夕至正月初六）放假，共7天。其中，2月6日（除夕）、2月7日（春节）为法定节假日，\
2月9日（星期六）、2月10日（星期日）照常公休，2月2日（星期六）、2月3日（星期日）上班。
三、清明节：4月4日—6日放假，共3天。其中：4月4日（清明节），为法定节假日，4月5日（星期六）、4月6日（星期日）照常公休。
四、“五一”国际劳动节：5月1日—3日放假，共3天。5月4日（星期日）公休日调至5月2日（星期五），5月4日（星期日）上班。
五、端午节：6月7日—9日放假，共3天。其中：6月7日（星期六）照常公休，6月8日（星期日）公休日调至6月9日（星期一）。
六、中秋节：9月13日—15日放假，共3天。
七、国庆节：9月29日至10月5日放假，共7天。9月27日（星期六）、28日（星期日）上班，10月4日（星期六）、5日（星期日）照常公休。
""")
    assert dict(gazetted(2008).days) == dict(notice.days)
    assert (2008, True) == (notice.year, notice.complete)


def test_days_as_usual_are_weekends() -> None:
    assert (["04-05", "04-06"], []) == off_and_worked(read_notice("4月5日至6日照常公休", year=2008))
    with pytest.raises(InputError, match=r"notice\.not-as-usual"):
        read_notice("4月4日至6日照常公休", year=2008)
