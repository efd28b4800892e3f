"""Sentences in papers."""

from typing import Final

from govliaison.texts.text import Text

TEXTS: Final = {
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
