"""Messages about rule packs and base profiles on offer."""

from typing import Final

from govliaison.texts.text import Text

TEXTS: Final = {
    "pack.unknown": Text(
        zh="没有名为“{name}”的规则包或基础方案",
        en="there is no rule pack or base profile named “{name}”",
        hint_zh="可用的有：{known}",
        hint_en="there are: {known}",
    ),
}
