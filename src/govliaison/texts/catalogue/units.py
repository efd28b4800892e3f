"""Messages about units, posts and the competence catalogue."""

from typing import Final

from govliaison.texts.text import Text

TEXTS: Final = {
    "unit.unknown": Text(
        zh="没有单位“{unit}”",
        en="there is no unit {unit}",
        hint_zh="用 govliaison units list 查看全部单位及其代号",
        hint_en="see all units and their ids with: govliaison units list",
    ),
    "catalogue.parent-unknown": Text(
        zh="权责清单条目 {entry} 的上级 {parent} 不存在",
        en="entry {entry} of the competence catalogue names the parent {parent}, which is not there",
        hint_zh="请补上该上级条目，或改正 parent",
        hint_en="add that entry, or correct parent",
    ),
    "catalogue.too-deep": Text(
        zh="权责清单条目 {entry} 超过 {deepest} 级，或其上级成环",
        en="entry {entry} of the competence catalogue lies deeper than {deepest} levels, or its parents form a circle",
        hint_zh="请检查各级 parent",
        hint_en="check each parent above it",
    ),
}
