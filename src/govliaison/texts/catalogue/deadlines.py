"""Messages about rule packs."""

from typing import Final

from govliaison.texts.text import Text

TEXTS: Final = {
    "word.odd": Text(
        zh="“{text}”不能作法定途径、难度或标签：只能是字母、汉字、数字，可用连字符相连，最多 {longest} 个字符",
        en="{text} is no word for a track, difficulty or tag: letters and digits joined by hyphens, {longest} at most",
        hint_zh="请用规则包中的词，如 petition、复杂；说明文字请写在备注中",
        hint_en="use a word of the rule packs, such as petition or complex; explanations belong in the note",
    ),
    "word.too-many": Text(
        zh="标签有 {number} 个，最多 {most} 个",
        en="{number} tags; {most} at most",
        hint_zh="请只留规则和查询要用的标签",
        hint_en="keep those by which rules or lists tell cases apart",
    ),
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
    "pack.no-limit": Text(
        zh="没有规则规定“{stage}”的时限",
        en="no rule sets a limit for {stage}",
        hint_zh="请在时限规则中补上该环节",
        hint_en="add a rule for it",
    ),
    "pack.month-day": Text(
        zh="一个月没有第 {day} 天",
        en="no month has a day {day}",
        hint_zh="请写 1 至 31；较短的月份按最后一天算",
        hint_en="give 1 to 31; a shorter month ends on its last day",
    ),
    "pack.percent": Text(
        zh="比例 {percent} 不在 1 至 100 之间",
        en="{percent} per cent cannot be",
        hint_zh="请写 1 至 100",
        hint_en="give 1 to 100",
    ),
    "pack.two-amounts": Text(
        zh="延期不能同时写 amount 和 up_to",
        en="an extension cannot have both amount and up_to",
        hint_zh="每次延长多久写 amount，总共不超过多久写 up_to",
        hint_en="amount: how much longer each time; up_to: how long all together",
    ),
    "pack.rating-not-apart": Text(
        zh="默认评价“{grade}”没有写明不计入哪些比率",
        en="the default grade {grade} is not kept apart from grades that people gave",
        hint_zh="请用 excluded_from 写明，例如主动评价率",
        hint_en="name the rates it stays out of in excluded_from",
    ),
    "pack.not-silent": Text(
        zh="“{stage}”既列为未规定，又有规则",
        en="{stage} is listed as silent but has a rule",
        hint_zh="请删去其中一处",
        hint_en="take out one of the two",
    ),
}
