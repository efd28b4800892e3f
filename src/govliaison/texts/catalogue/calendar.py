"""Messages about days, office hours and limits."""

from typing import Final

from govliaison.texts.text import Text

TEXTS: Final = {
    "calendar.out-of-range": Text(
        zh="日期超出公元 1 年至 9999 年的范围",
        en="the date lies outside the years 1 to 9999",
        hint_zh="请检查起始时间和时限",
        hint_en="check the starting moment and the amount of time",
    ),
    "calendar.day-outside-year": Text(
        zh="{day} 不属于 {year} 年的放假安排",
        en="{day} does not belong to the table of days of {year}",
        hint_zh="只能列入当年、上年 12 月和下年 1 月的日期",
        hint_en="name only days of the year, of the December before and of the January after",
    ),
    "calendar.hours-unreadable": Text(
        zh="看不懂的办公时段“{text}”",
        en="cannot read “{text}” as office hours",
        hint_zh="请写成 09:00-12:00",
        hint_en="write it like 09:00-12:00",
    ),
    "calendar.hours-invalid": Text(
        zh="办公时间“{hours}”为空、次序颠倒或互相重叠",
        en="the office hours “{hours}” are empty, out of order or overlapping",
        hint_zh="请按先后列出同一天内互不重叠的时段，最晚到 24:00",
        hint_en="name intervals of one day in order, without overlap, 24:00 at the latest",
    ),
    "calendar.holiday": Text(zh="{day} 放假（{name}）", en="{day} is off ({name})"),
    "calendar.make-up-workday": Text(zh="{day} 调休上班（{name}）", en="{day} is a make-up workday ({name})"),
    "calendar.weekend": Text(zh="{day} 是周末", en="{day} is a weekend day"),
    "calendar.workday": Text(zh="{day} 是工作日", en="{day} is a working day"),
    "calendar.presumed-weekend": Text(
        zh="{day} 暂按周末计（当年放假安排未公布）",
        en="{day} is presumed a weekend day (no notice for that year yet)",
        hint_zh="放假通知公布后请更新工作日历",
        hint_en="update the calendar when the notice is out",
    ),
    "calendar.presumed-workday": Text(
        zh="{day} 暂按工作日计（当年放假安排未公布）",
        en="{day} is presumed a working day (no notice for that year yet)",
        hint_zh="放假通知公布后请更新工作日历",
        hint_en="update the calendar when the notice is out",
    ),
    "notice.no-year": Text(
        zh="通知里没有写明是哪一年的安排",
        en="the notice does not say for which year it is",
        hint_zh="请用 --year 写明年份",
        hint_en="name the year with --year",
    ),
    "notice.other-year": Text(
        zh="通知写的是 {said} 年，而要求读成 {year} 年",
        en="the notice is for {said}, not for {year}",
        hint_zh="请检查 --year",
        hint_en="check --year",
    ),
    "notice.nothing": Text(
        zh="没有找到放假或上班的日期",
        en="there is no day off and no make-up workday in it",
        hint_zh="请写成“10月1日（周四）至7日（周三）放假，共7天。10月10日（周六）上班”",
        hint_en="write it like “10月1日（周四）至7日（周三）放假，共7天。10月10日（周六）上班”",
    ),
    "notice.weekday": Text(
        zh="{day} 不是周{said}，是周{found}",
        en="{day} is not 周{said} but 周{found}",
        hint_zh="请与通知原文核对日期和年份",
        hint_en="compare date and year with the notice",
    ),
    "notice.count": Text(
        zh="自 {first} 起写明共 {said} 天，列出的日期却是 {found} 天",
        en="from {first} on {said} days are stated, but {found} are named",
        hint_zh="请与通知原文核对",
        hint_en="compare it with the notice",
    ),
    "notice.contradiction": Text(
        zh="{day} 既写了放假，又写了上班",
        en="{day} is said to be off and to be worked",
        hint_zh="请与通知原文核对",
        hint_en="compare it with the notice",
    ),
    "notice.no-month": Text(
        zh="“{text}”前面没有月份",
        en="there is no month before “{text}”",
        hint_zh="请写上月份",
        hint_en="write the month",
    ),
    "notice.no-such-day": Text(
        zh="没有“{text}”这一天",
        en="there is no day “{text}”",
        hint_zh="请与通知原文核对",
        hint_en="compare it with the notice",
    ),
    "notice.range": Text(
        zh="“{text}”起止颠倒或超过一个月",
        en="“{text}” ends before it begins, or after more than a month",
        hint_zh="请与通知原文核对",
        hint_en="compare it with the notice",
    ),
    "notice.unclear": Text(
        zh="看不出“{text}”是放假还是上班",
        en="it is not clear whether “{text}” is off or worked",
        hint_zh="请改写成“…至…放假”、“…上班”或“延长…假期至…”；仍读不了的，请逐日列成 .csv 或 .toml",
        hint_en="write “…至…放假”, “…上班” or “延长…假期至…”; if that will not do, name the days in a .csv or .toml",
    ),
    "notice.longer-than-what": Text(
        zh="{holiday}假期延长至 {until}，但发文时的安排里没有这个假期，不知道从哪天放起",
        en="{holiday} is lengthened to {until}, but it was not known when that notice was issued: it has no first day",
        hint_zh="请先载入当年的放假安排通知（用 --issued 写明发文日期），再载入这份",
        hint_en="first load the notice of the year (with --issued for its day of issue), then this one",
    ),
    "notice.not-as-usual": Text(
        zh="“{text}”：照常公休的日子应当是周六、周日",
        en="“{text}”: days that are off as usual are Saturdays and Sundays",
        hint_zh="请与通知原文核对日期和年份",
        hint_en="compare date and year with the notice",
    ),
    "notice.row": Text(
        zh="第 {row} 行不是一个日期安排",
        en="row {row} names no day",
        hint_zh="每行要有 notice_year、date（如 2027-01-01）、kind（off 或 work）和 name",
        hint_en="each row has notice_year, date (such as 2027-01-01), kind (off or work) and name",
    ),
}
