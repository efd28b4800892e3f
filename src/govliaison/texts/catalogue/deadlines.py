"""Messages about rule packs."""

from typing import Final

from govliaison.texts.text import Text

TEXTS: Final = {
    "pack.unreadable": Text(
        zh="时限规则包有错误",
        en="the rule pack has mistakes",
        hint_zh="请按下列各条修改",
        hint_en="mend what is listed below",
    ),
    "pack.problem": Text(zh="{problem}", en="{problem}"),
    "pack.doubled-rule": Text(
        zh="规则编号“{rule}”重复",
        en="two rules have the id {rule}",
        hint_zh="请给每条规则不同的 id",
        hint_en="give each rule an id of its own",
    ),
    "pack.not-a-day": Text(
        zh="“{value}”不是日期",
        en="{value} is not a day",
        hint_zh="请写成 2026-03-01（不加引号）",
        hint_en="write it like 2026-03-01, without quotes",
    ),
}
