"""Messages about who may act, and about persons and posts."""

from typing import Final

from govliaison.texts.text import Text

TEXTS: Final = {
    "access.not-on-behalf": Text(
        zh="“{person}”不在“{on_behalf_of}”任职，不能以其名义办理",
        en="{person} holds no post in {on_behalf_of} and cannot act for it",
        hint_zh="请改用本人任职的单位或岗位；任职变动请先办理任职登记",
        hint_en="act for a unit or post of your own; if the post changed hands, enter that first",
    ),
    "access.in-future": Text(
        zh="发生时间 {effective_at} 晚于现在（{now}）",
        en="{effective_at} lies in the future (now: {now})",
        hint_zh="请核对日期；将来的事到时再登记",
        hint_en="check the date; enter it when it has happened",
    ),
    "access.not-found": Text(
        zh="没有找到“{id}”（{kind}）",
        en="there is no {kind} {id}",
        hint_zh="请检查编号；也可能无权查看",
        hint_en="check the id; it may also be hidden from you",
    ),
}
