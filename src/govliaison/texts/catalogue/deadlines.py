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
    "pack.unknown-key": Text(
        zh="没有“{key}”这一项",
        en="there is no key {key}",
        hint_zh="请检查拼写，或删去该项",
        hint_en="check its spelling, or leave it out",
    ),
    "pack.missing-key": Text(zh="缺少“{key}”", en="{key} is missing", hint_zh="请补上该项", hint_en="add it"),
    "pack.wrong-type": Text(
        zh="“{value}”类型不对，应为 {expected}",
        en="{value} is of the wrong type; it must be a {expected}",
        hint_zh="文字加引号，数字、日期和 true、false 不加引号，列表用方括号",
        hint_en="quote text; leave numbers, days, true and false without quotes; put lists in square brackets",
    ),
    "pack.unknown-word": Text(
        zh="不认识“{value}”",
        en="{value} is not known here",
        hint_zh="可以用的词：{words}",
        hint_en="use one of: {words}",
    ),
    "pack.not-a-table": Text(
        zh="这里应是一组“键 = 值”",
        en="there must be a table here",
        hint_zh="请写成 {{ 键 = 值 }}",
        hint_en="write {{ key = value }}",
    ),
    "pack.urge-every": Text(
        zh="催办间隔“{amount}”不能用",
        en="a unit cannot be urged every {amount}",
        hint_zh="请写自然日，至少 1 天，例如 7天",
        hint_en="give calendar days, at least one, such as 7天",
    ),
    "pack.doubled-rule": Text(
        zh="规则编号“{rule}”重复",
        en="two rules have the id {rule}",
        hint_zh="请给每条规则不同的 id",
        hint_en="give each rule an id of its own",
    ),
}
