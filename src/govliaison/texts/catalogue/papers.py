"""Sentences in papers."""

from typing import Final

from govliaison.texts.text import Text

TEXTS: Final = {
    "render.not-a-table": Text(
        zh="“{where}”：公文（{kind}）不能写成表格文件",
        en="{where}: a paper ({kind}) cannot be written as a table",
        hint_zh="请改用 .docx 文件名",
        hint_en="let the name end with .docx",
    ),
    "render.not-a-paper": Text(
        zh="“{where}”：表格不能写成公文文件",
        en="{where}: a table cannot be written as a paper",
        hint_zh="请改用 .xlsx 或 .csv 文件名",
        hint_en="let the name end with .xlsx or .csv",
    ),
    "render.media-type": Text(
        zh="这个适配器不写 {media_type}",
        en="this adapter does not write {media_type}",
        hint_zh="请用 govliaison plugins list 查看各适配器",
        hint_en="see which adapters there are with govliaison plugins list",
    ),
    "render.template": Text(
        zh="模板“{template}”无法使用：{why}",
        en="template {template} cannot be used: {why}",
        hint_zh="请在模板中改正，或移走模板以使用标准版式",
        hint_en="put it right in the template, or move the template away to get the standard layout",
    ),
    "paper.not-of-a-case": Text(
        zh="“{kind}”不是针对某一事项的公文",
        en="{kind} is no paper about a case",
        hint_zh="可用：{known}",
        hint_en="one of {known}",
    ),
    "paper.no-supervision": Text(
        zh="事项 {number} 没有督办记录，无从开具督办单",
        en="case {number} was never supervised, so there is no order to write",
        hint_zh="先用 cases supervise 督办，再开具督办单",
        hint_en="supervise it first (cases supervise)",
    ),
    "paper.not-of-a-meeting": Text(
        zh="“{kind}”不是针对会议的公文",
        en="{kind} is no paper about a meeting",
        hint_zh="可用：{known}",
        hint_en="one of {known}",
    ),
    "paper.no-minutes": Text(
        zh="{number} 还没有会议记录，无从印制纪要",
        en="{number} has no minutes yet",
        hint_zh="先用 meetings minute 记录会议情况",
        hint_en="write them first (meetings minute)",
    ),
    "register.title": Text(zh="{place}政企沟通工作台账", en="Case register, {place}"),
    "register.as-of": Text(zh="统计截至 {at}", en="As of {at}"),
    "register.class": Text(zh="定性：{words}", en="class: {words}"),
    "register.extended": Text(
        zh="{day}延期{amount}（原期限{before}）", en="{day}: {amount} more (due {before} before)"
    ),
    "register.returned": Text(zh="退单 {times} 次", en="returned {times} times"),
    "register.merged": Text(zh="并入 {number}", en="merged into {number}"),
    "register.supervised": Text(zh="督办：{steps}", en="supervised: {steps}"),
    "register.redone": Text(zh="重办 {times} 次", en="handled again {times} times"),
}
