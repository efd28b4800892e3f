"""Messages about proposals for the accountable unit."""

from typing import Final

from govliaison.texts.text import Text

TEXTS: Final = {
    "case.proposed-precedent": Text(
        zh="同类事项曾经裁定由该单位办理（{precedent}）",
        en="it was decided once that such matters are this unit's ({precedent})",
    ),
    "case.proposed-catalogue": Text(zh="派单目录载明（{entry}）", en="the competence catalogue names it ({entry})"),
    "case.proposed-unknown": Text(
        zh="方案中没有单位“{unit}”，或该单位已撤销",
        en="there is no unit {unit} in the profile, or no longer",
        hint_zh="请改正推荐规则中的单位",
        hint_en="correct the unit in the settings of what proposed it",
    ),
    "case.not-proposed": Text(
        zh="派单推荐“{router}”没有推荐单位“{unit}”",
        en="the router {router} does not propose the unit {unit}",
        hint_zh="请用 govliaison cases propose 查看推荐，或不带 --router 由人工派单",
        hint_en="see govliaison cases propose, or dispatch without --router",
    ),
    "cli.nothing-proposed": Text(
        zh="没有把握足够大的推荐，请由受理台人工派单。",
        en="Nothing is proposed with enough confidence: people at the desk find the unit.",
    ),
    "cli.head.proposed": Text(zh="结果", en="what"),
    "cli.head.confidence": Text(zh="把握", en="sure"),
    "cli.head.means": Text(zh="依据", en="by"),
}
