"""What the commands about contacts say: help, headings and remarks."""

from typing import Final

from govliaison.texts.text import Text

_COMMANDS: Final = {
    "key-contacts": ("重点联络对象", "key contacts"),
    "key-contacts.select": (
        "遴选：按名额、得分和种子拟定名单",
        "draw a list: quotas first, then the score, then the lot",
    ),
    "key-contacts.appoint": ("确定名单上的企业", "make those on a list key contacts"),
    "key-contacts.explain": ("说明一家企业入选或未入选的原因", "tell why an enterprise is on a list, or not"),
    "key-contacts.list": ("列出重点联络对象", "list key contacts"),
    "key-contacts.ask": ("登记企业是否愿意", "record whether an enterprise is willing"),
    "key-contacts.opt-out": ("登记企业不再参加", "record that an enterprise opted out"),
    "key-contacts.opt-in": ("登记企业恢复参加", "record that an enterprise may be chosen again"),
    "key-contacts.add": ("点名增加一家，并写明理由", "add one by hand, with a reason"),
    "key-contacts.remove": ("移出一家；不写理由为主动退出", "remove one with a reason; without one it resigned"),
    "contacts": ("联系记录", "the contact log"),
    "contacts.log": ("登记一次联系；日期在以后的为安排", "enter a contact; one on a day to come is planned"),
    "contacts.list": ("列出与一家企业的联系", "list the contacts with an enterprise"),
    "contacts.due": ("列出各重点联络对象的下次联系日期", "list when each key contact is to be contacted next"),
    "contacts.hold": ("登记安排的联系已进行", "enter that a planned contact took place"),
    "contacts.move": ("改期", "put a contact on another day"),
    "contacts.cancel": ("取消安排", "take back a planned contact"),
    "leader-contacts": ("领导干部联系企业", "leaders and their enterprises"),
    "leader-contacts.assign": ("安排领导联系企业", "assign a leader to enterprises"),
    "leader-contacts.propose": ("均衡提出联系方案", "spread key contacts evenly over leaders"),
    "leader-contacts.list": ("列出联系安排和下次联系日期", "list who keeps contact with whom, and what is due"),
    "leader-contacts.log": ("登记领导的一次联系", "enter a leader's contact"),
    "leader-contacts.hand-over": ("领导离任，移交全部企业", "give all enterprises of a leader to another"),
    "leader-contacts.end": ("结束一项安排", "end an assignment"),
}

_OPTIONS: Final = {
    "day": ("日期，如 2026-09-28", "a day, such as 2026-09-28"),
    "justification": ("超出上限的理由代码，见方案", "code that justifies a contact above the cap"),
    "contact-kind": ("联系方式", "kind of contact"),
    "reference": ("联系编号，或所属会议、走访", "what the contact belongs to"),
    "overdue-only": ("只列出逾期的", "only those that are overdue"),
    "selection": ("名单编号；不写为最近一次", "id of a list; the last one, if not said"),
    "seed": ("种子：同一种子得到同一名单", "the same seed gives the same list"),
    "places": ("名额；不写按方案", "how many; as the profile says, if not said"),
    "by-hand": ("点名：信用代码=理由代码，可多次", "picked by hand: code=reason; may be given several times"),
    "drawn": ("显示最近拟定的名单", "show the list that was drawn last"),
    "willingness": ("企业的意愿", "what it said"),
    "hand-reason": ("点名的理由代码，见方案", "code of the reason, as the profile says"),
    "end-reason": ("移出的理由代码，见方案", "code of the reason, as the profile says"),
    "leader-person": ("领导的人员编号", "id of the leader"),
    "assigned-post": ("岗位，如 united-front.leader", "the post, such as united-front.leader"),
    "assignment": ("安排编号", "id of an assignment"),
    "apply-proposal": ("按方案安排", "assign them so"),
    "assignment-end": ("结束的原因", "why it ends"),
}

_HEADS: Final = {
    "justification": ("超限理由", "justified by"),
    "reference": ("编号", "reference"),
    "last-contact": ("上次联系", "last"),
    "next-contact": ("下次联系", "next by"),
    "until": ("截止", "until"),
    "section": ("行业", "section"),
    "score": ("得分", "score"),
    "quota": ("名额", "quota"),
    "at-least": ("至少", "at least"),
    "at-most": ("至多", "at most"),
    "taken": ("入选", "picked"),
    "short-of": ("缺额", "short"),
    "willingness": ("意愿", "willing"),
}

_REMARKS: Final = {
    "contact-overdue": ("逾期", "overdue"),
    "contact-in-time": ("未到期", "in time"),
    "contact-logged": ("已登记", "entered"),
    "contacts-of": ("{name}：{number}次联系", "{name}, contacts: {number}"),
    "no-contacts": ("没有联系记录", "no contacts"),
    "no-key-contacts": ("没有重点联络对象", "no key contacts"),
    "no-leaders": ("没有联系安排", "no assignments"),
    "nobody-waits": ("没有待安排的重点联络对象", "every key contact has a leader"),
    "nobody-picked": ("没有入选企业", "nobody was picked"),
    "reserves": ("候补", "in reserve"),
    "explained": ("{name}：{reason}", "{name}: {reason}"),
    "replaced": ("{name}未能确定：{reason}", "{name} was not appointed: {reason}"),
    "unconfirmed": ("（待核实是否民营）", " (whether it is private is to be confirmed)"),
    "opted-out": ("{day}起不再参加", "opted out on {day}"),
    "base-changed": (
        "企业库此后有变化，无法完全还原当时所知",
        "the base has changed since; what was known then cannot be told for sure",
    ),
    "key-score": ("得分{score}", "score {score}"),
    "selection-drawn": (
        "名单{id}，种子“{seed}”：企业{considered}家，符合条件{eligible}家",
        "list {id}, seed {seed}: {considered} enterprises, {eligible} of them eligible",
    ),
    "selection-rejected": ("不符合条件：{rejected}", "not eligible: {rejected}"),
    "selection-appointed": ("自{day}起已确定", "appointed from {day} on"),
}

TEXTS: Final = {
    **{f"cli.help.{name}": Text(zh=zh, en=en) for name, (zh, en) in _COMMANDS.items()},
    **{f"cli.option.{name}": Text(zh=zh, en=en) for name, (zh, en) in _OPTIONS.items()},
    **{f"cli.head.{name}": Text(zh=zh, en=en) for name, (zh, en) in _HEADS.items()},
    **{f"cli.{name}": Text(zh=zh, en=en) for name, (zh, en) in _REMARKS.items()},
    "cli.by-hand": Text(
        zh="看不懂的点名“{text}”",
        en="cannot read {text} as a pick by hand",
        hint_zh="请写成 信用代码=理由代码",
        hint_en="write code=reason",
    ),
}
