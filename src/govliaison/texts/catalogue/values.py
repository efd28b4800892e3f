"""Messages about values that cannot be read."""

from typing import Final

from govliaison.texts.text import Text

TEXTS: Final = {
    "text.nul": Text(
        zh="文字中含有空字符（NUL），不能存储",
        en="the text contains a NUL character and cannot be stored",
        hint_zh="请删除该字符后重试",
        hint_en="remove that character and try again",
    ),
    "text.surrogate": Text(
        zh="文字中含有残缺的字符（孤立代理项），不能存储",
        en="the text contains half a character (a lone surrogate) and cannot be stored",
        hint_zh="请在来源系统中重新导出为 UTF-8",
        hint_en="export it again from its source as UTF-8",
    ),
    "moment.unreadable": Text(
        zh="看不懂的时间“{text}”",
        en="cannot read “{text}” as a moment",
        hint_zh="请写成 2026-09-28 16:20 或 2026-09-28T16:20+08:00",
        hint_en="write it like 2026-09-28 16:20 or 2026-09-28T16:20+08:00",
    ),
    "moment.naive": Text(
        zh="时间“{text}”没有时区",
        en="the moment {text} has no time zone",
        hint_zh="请使用带时区的时间",
        hint_en="pass an aware datetime",
    ),
    "amount.unreadable": Text(
        zh="看不懂的时长“{text}”",
        en="cannot read “{text}” as an amount of time",
        hint_zh="请写成 5个工作日、24小时、30个自然日 或 3个月",
        hint_en="write it like 5 working days, 24 hours, 30 calendar days or 3 months",
    ),
}
