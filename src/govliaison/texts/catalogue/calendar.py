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
}
