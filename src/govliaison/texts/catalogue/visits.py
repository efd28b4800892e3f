"""Messages about visits, and their commands."""

from typing import Final

from govliaison.texts.text import Text

_REFUSALS: Final = {
    "visit.unknown": Text(
        zh="没有这次走访",
        en="there is no such visit",
        hint_zh="用 govliaison visits list 查看",
        hint_en="see govliaison visits list",
    ),
    "visit.exists": Text(
        zh="走访 {visit} 已登记",
        en="the visit {visit} is there already",
        hint_zh="用 govliaison visits show {visit} 查看",
        hint_en="see govliaison visits show {visit}",
    ),
    "visit.other-unit": Text(
        zh="“{person}”不在走访单位 {unit} 任职",
        en="{person} does not work for the visiting unit {unit}",
        hint_zh="请由该单位或召集单位人员登记",
        hint_en="ask somebody of that unit, or of a convener",
    ),
    "visit.past": Text(
        zh="{day} 已经过去，不能再安排走访",
        en="{day} has passed; nothing can be planned for it",
        hint_zh="已经走访的，用 govliaison visits enter --at 补录",
        hint_en="enter what took place with govliaison visits enter --at",
    ),
    "visit.too-far-ahead": Text(
        zh="{day} 太远，走访最多提前 {days} 天安排",
        en="{day} is too far ahead; visits are planned {days} days ahead at most",
        hint_zh="请核对年份；确需更远的，由管理员调整 visits.max_ahead_days",
        hint_en="check the year; if it must be so far, have visits.max_ahead_days changed",
    ),
    "visit.no-purpose": Text(
        zh="没有写明走访事由",
        en="it is not said what the visit is for",
        hint_zh="请用 --purpose 写明走访提纲",
        hint_en="say so with --purpose",
    ),
    "visit.join-proposed": Text(
        zh="{units} 已定于 {day} 走访同一企业，建议合并走访",
        en="{units} will visit the same enterprise on {day}; go together",
        hint_zh="govliaison visits join {visit} --unit …；确需分开的，用 --apart 写明理由",
        hint_en="govliaison visits join {visit} --unit …; or say with --apart why not",
    ),
    "visit.planned-already": Text(
        zh="本单位已定于 {day} 走访该企业",
        en="your unit will visit this enterprise on {day} already",
        hint_zh="改期用 govliaison visits put-off {visit}；确需再去的，用 --apart 写明理由",
        hint_en="move it with govliaison visits put-off {visit}; or say with --apart why another one is needed",
    ),
    "visit.wrong-state": Text(
        zh="走访 {visit} 的状态是 {state}，不能这样登记",
        en="the visit {visit} is {state}; that cannot be entered",
        hint_zh="未定的用 hold、put-off、cancel；已走访的用 add 补充",
        hint_en="a planned one is held, put off or cancelled; one that was held is added to",
    ),
    "visit.before-last": Text(
        zh="时间早于走访 {visit} 的上一次登记",
        en="this would have happened before what was last entered about the visit {visit}",
        hint_zh="请核对 --at",
        hint_en="check --at",
    ),
    "visit.no-reason": Text(
        zh="没有写明原因", en="no reason was given", hint_zh="请用 --note 写明", hint_en="say it with --note"
    ),
    "visit.no-visitor": Text(
        zh="没有写明谁去走访",
        en="it is not said who went",
        hint_zh="请用 --visitor 写明，可写多次",
        hint_en="say so with --visitor, once for each",
    ),
    "visit.nothing-said": Text(
        zh="没有写明企业反映了什么问题",
        en="it is not said what the enterprise said",
        hint_zh="请用 --issue 逐条写明；确无问题的，写 --nothing-heard",
        hint_en="give each issue with --issue, or say --nothing-heard",
    ),
    "visit.nothing-added": Text(
        zh="没有要补充的内容",
        en="there is nothing to add",
        hint_zh="请用 --issue、--policy 或 --help-given 写明",
        hint_en="give it with --issue, --policy or --help-given",
    ),
}

_NOTICES: Final = {
    "outbox.subject-visit": Text(zh="调研走访", en="A visit to an enterprise"),
    "visit.missed": Text(
        zh="走访 {visit} 定于 {day}，至今没有登记结果；请登记走访情况，或写明改期、取消的原因。",
        en="The visit {visit} was planned for {day} and nothing was entered: hold it, put it off or cancel it.",
    ),
    "visit.joined": Text(
        zh="{unit} 将与贵单位一同走访（{visit}，{day}）。", en="{unit} will come along on the visit {visit} on {day}."
    ),
    "visit.put-off": Text(
        zh="走访 {visit} 改期到 {day}（{reason}）。", en="The visit {visit} was put off to {day} ({reason})."
    ),
    "visit.cancelled": Text(
        zh="原定 {day} 的走访 {visit} 取消（{reason}）。",
        en="The visit {visit} of {day} was cancelled ({reason}).",
    ),
}

_LABELS: Final = {
    "visit-state": {
        "planned": ("已安排", "planned"),
        "held": ("已走访", "held"),
        "cancelled": ("已取消", "cancelled"),
        "missed": ("到期未登记", "missed"),
    },
    "not-held": {
        "enterprise": ("企业要求", "the enterprise asked"),
        "agency": ("本单位原因", "the agency could not"),
        "joined": ("与其他走访合并", "joined with another"),
        "instructed": ("上级要求", "instructed"),
        "force-majeure": ("不可抗力", "force majeure"),
    },
    "event": {
        "VisitPlanned": ("安排走访", "visit planned"),
        "VisitJoined": ("联合走访", "joined"),
        "VisitPutOff": ("改期", "put off"),
        "VisitCancelled": ("取消走访", "cancelled"),
        "VisitMissed": ("到期未登记", "missed"),
        "VisitHeld": ("已走访", "held"),
        "VisitSupplemented": ("补充走访记录", "added to"),
    },
}

_COMMANDS: Final = {
    "visits": ("调研走访", "visits to enterprises"),
    "visits.plan": ("安排走访", "plan a visit"),
    "visits.join": ("与其他单位联合走访", "come along on a visit of another unit"),
    "visits.put-off": ("走访改期", "put a visit off"),
    "visits.cancel": ("取消走访", "cancel a visit"),
    "visits.hold": ("登记走访情况，问题随即成为诉求", "enter that a visit took place; issues become cases"),
    "visits.enter": ("登记没有事先安排的走访", "enter a visit that was not planned"),
    "visits.add": ("补充走访记录", "add to the record of a visit"),
    "visits.list": ("列出走访", "list visits"),
    "visits.show": ("显示一次走访", "show one visit"),
    "visits.summary": ("按单位汇总某期间的走访", "sum up the visits of a period by agency"),
}

_OPTIONS: Final = {
    "visit": ("走访编号", "id of a visit"),
    "visiting": ("走访单位", "the unit that visits"),
    "visit-day": ("走访日期", "day of the visit"),
    "purpose": ("走访事由、提纲", "what the visit is for"),
    "apart": ("不与其他走访合并的理由", "why it is not joined with another visit in the same weeks"),
    "contact-justification": ("超出接触上限的理由代码", "code that justifies a contact above the cap"),
    "not-held": ("原因", "why"),
    "visit-words": ("企业名称或事由中的文字", "words in the name of the enterprise or the purpose"),
    "visit-state": ("走访状态", "where it stands"),
    "missed": ("只看到期未登记的", "only those whose day went by without a word"),
    "visitor": ("走访人员，可写多次", "who went; may be given several times"),
    "met": ("企业方人员，可写多次", "whom they met; may be given several times"),
    "policy-explained": ("宣讲的政策，可写多次", "a policy that was explained; may be given several times"),
    "issue-heard": (
        "企业反映的问题，可写多次；“标题：内容”",
        "an issue that was heard, as “title：text”; may be given several times",
    ),
    "help-given": ("帮助解决的事，可写多次", "help that was given; may be given several times"),
    "nothing-heard": ("企业没有反映问题", "the enterprise had nothing to say"),
    "helping": ("由哪个单位帮助", "whose help it is"),
}

_HEADS: Final = {
    "visit-state": ("状态", "state"),
    "visiting": ("走访单位", "visited by"),
    "visit-issues": ("问题", "issues"),
    "visit-issue": ("问题", "issue"),
    "help-given": ("帮助", "help"),
    "purpose": ("事由", "purpose"),
    "apart": ("单独走访理由", "why apart"),
    "put-off": ("改期", "put off"),
    "not-held": ("未走访原因", "not held"),
    "visitors": ("走访人员", "visitors"),
    "met": ("企业方人员", "met"),
    "policies-explained": ("宣讲政策", "policies explained"),
    "sum-visits": ("走访", "visits"),
    "sum-joint": ("其中联合", "joint"),
    "sum-late": ("其中补录", "late"),
    "sum-enterprises": ("企业", "firms"),
    "sum-policies": ("宣讲政策", "policies"),
    "sum-issues": ("收集问题", "issues"),
    "sum-solved": ("已解决", "solved"),
    "sum-help": ("帮助", "help"),
    "sum-planned": ("待走访", "planned"),
    "sum-missed": ("到期未登记", "missed"),
    "sum-cancelled": ("取消", "cancelled"),
}

_SENTENCES: Final = {
    "no-visits": ("没有走访", "no visits"),
    "entered-late": ("（补录）", " (entered late)"),
    "without-visit": ("本期没有走访的单位：{units}", "without a visit in the period: {units}"),
}


def _pairs(prefix: str, words: dict[str, tuple[str, str]]) -> dict[str, Text]:
    return {f"{prefix}.{word}": Text(zh=zh, en=en) for word, (zh, en) in words.items()}


TEXTS: Final = {
    **_REFUSALS,
    **_NOTICES,
    **{code: text for what, words in _LABELS.items() for code, text in _pairs(f"label.{what}", words).items()},
    **_pairs("cli.help", _COMMANDS),
    **_pairs("cli.option", _OPTIONS),
    **_pairs("cli.head", _HEADS),
    **_pairs("cli", _SENTENCES),
}
