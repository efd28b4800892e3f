"""Messages about contacts with enterprises: the log and its cap, key contacts, leaders' assignments."""

from typing import Final

from govliaison.texts.text import Text

_LABELS: Final = {
    "contact": {
        "visit": ("走访", "visit"),
        "symposium": ("座谈会", "symposium"),
        "coordination": ("协调会", "coordination meeting"),
        "survey": ("问卷调查", "survey"),
        "call": ("电话", "call"),
        "regular": ("经常性联系", "regular contact"),
        "leader": ("领导联系", "leader's contact"),
        "supervision": ("监督员工作", "supervision"),
    },
    "contact-state": {
        "planned": ("已安排", "planned"),
        "held": ("已进行", "held"),
        "cancelled": ("已取消", "cancelled"),
    },
    "justification": {
        "asked-for": ("企业要求", "the enterprise asked for it"),
        "urgent": ("情况紧急", "urgent"),
        "statutory": ("法定职责", "a legal duty"),
        "instructed": ("领导批示", "a leader's instruction"),
    },
}

TEXTS: Final = {
    **{
        f"label.{what}.{value}": Text(zh=zh, en=en)
        for what, values in _LABELS.items()
        for value, (zh, en) in values.items()
    },
    "contact.not-yours": Text(
        zh="“{person}”不能登记单位“{unit}”的联系",
        en="{person} does not enter contacts of {unit}",
        hint_zh="请由该单位或召集单位人员登记",
        hint_en="ask somebody of that unit or of a convener",
    ),
    "contact.above-cap": Text(
        zh="该企业{period}已有{number}次联系，达到上限{cap}次",
        en="the enterprise has {number} contacts in {period} already; the cap is {cap}",
        hint_zh="请与已安排的联系合并，或改到下一时段，或说明理由",
        hint_en="join a contact that is planned, choose a later period, or give a justification",
    ),
    "contact.no-justification": Text(
        zh="“{justification}”不是可用的理由",
        en="{justification} justifies nothing here",
        hint_zh="可用的理由：{known}",
        hint_en="these do: {known}",
    ),
    "contact.unknown": Text(
        zh="联系记录中没有“{reference}”",
        en="no contact stands under {reference}",
        hint_zh="请先查看该企业的联系记录",
        hint_en="look at the contact log of the enterprise first",
    ),
    "contact.held": Text(
        zh="“{reference}”已于{day}进行，不能取消",
        en="{reference} took place on {day} and is not taken back",
        hint_zh="日期有误的，可以改期",
        hint_en="if the day is wrong, move it",
    ),
}
