"""Names of states, kinds and grades, as ``label.<what>.<value>``; headings of papers stand with the papers."""

from typing import Final

from govliaison.texts.text import Text

_LABELS: Final = {
    "kind": {
        "consultation": ("咨询", "consultation"),
        "help": ("求助", "help"),
        "complaint": ("投诉", "complaint"),
        "report": ("举报", "report"),
        "suggestion": ("建议", "suggestion"),
        "praise": ("表扬", "praise"),
    },
    "urgency": {"ordinary": ("一般", "ordinary"), "urgent": ("紧急", "urgent")},
    "scope": {"approval-service": ("审批服务", "approval service"), "other": ("其他", "other")},
    "state": {
        "submitted": ("待受理", "submitted"),
        "refused": ("不予受理", "refused"),
        "admitted": ("待派单", "to be dispatched"),
        "dispatched": ("待签收", "to be signed for"),
        "handling": ("办理中", "in hand"),
        "answered": ("已答复", "answered"),
        "requested": ("待审核", "to be audited"),
        "audited": ("待回访", "to be called back"),
        "closed": ("已销号", "closed out"),
    },
    "outcome": {
        "solved": ("已解决", "solved"),
        "partly-solved": ("部分解决", "partly solved"),
        "planned": ("计划解决", "planned"),
        "explained": ("解释说明", "explained"),
        "not-supported": ("不予支持", "not supported"),
        "adopted": ("采纳", "adopted"),
        "partly-adopted": ("部分采纳", "partly adopted"),
        "kept-for-reference": ("留作参考", "kept for reference"),
        "referred": ("转其他途径", "referred"),
        "unreachable": ("无法联系", "unreachable"),
    },
    "refusal": {
        "emergency-line": ("紧急热线事项", "a matter for the emergency lines"),
        "in-proceedings": ("已进入诉讼、仲裁、复议、信访等程序", "already in other proceedings"),
        "already-handled": ("同一事项已办理且无新情况", "already handled, and nothing new"),
        "classified": ("涉及国家秘密，请走保密渠道", "state secrets go by another way"),
        "not-competent": ("超出职责范围", "outside the competence of the mechanism"),
        "unlawful": ("违法或违背公序良俗", "unlawful"),
        "internal": ("内部行政管理事项", "internal matters of an office"),
        "not-specific": ("内容不具体，无法核实", "not specific enough to look into"),
        "private-dispute": ("经营主体之间的民事纠纷", "a private dispute between firms"),
    },
    "return": {
        "not-competent": ("不属本单位职责", "not our competence"),
        "other-level": ("应由其他层级办理", "for another level"),
        "incomplete": ("内容不全，需补充", "incomplete"),
        "duplicate": ("重复派单", "dispatched twice"),
    },
    "method": {
        "channel": ("原渠道", "its channel"),
        "telephone": ("电话", "telephone"),
        "paper": ("书面", "paper"),
        "visit": ("上门", "visit"),
        "platform": ("其他平台", "another platform"),
    },
    "solved": {"yes": ("已解决", "solved"), "partly": ("部分解决", "partly solved"), "no": ("未解决", "not solved")},
    "grade": {
        "very-satisfied": ("非常满意", "very satisfied"),
        "satisfied": ("满意", "satisfied"),
        "fairly-satisfied": ("基本满意", "fairly satisfied"),
        "dissatisfied": ("不满意", "dissatisfied"),
        "very-dissatisfied": ("非常不满意", "very dissatisfied"),
    },
    "stage": {
        "dispatch": ("派单", "dispatch"),
        "sign": ("签收", "sign for"),
        "contact": ("首次联系", "first contact"),
        "answer": ("答复", "answer"),
        "close": ("申请销号", "request close-out"),
        "audit": ("销号审核", "audit"),
        "callback": ("回访", "call back"),
    },
    "size": {
        "large": ("大型", "large"),
        "medium": ("中型", "medium"),
        "small": ("小型", "small"),
        "micro": ("微型", "micro"),
        "unknown": ("未知", "unknown"),
        "not-applicable": ("不适用", "not applicable"),
    },
    "yes-no": {"yes": ("是", "yes"), "no": ("否", "no")},
    "light": {"green": ("绿灯", "green"), "yellow": ("黄灯", "yellow"), "red": ("红灯", "red")},
    "event": {
        "CaseSubmitted": ("登记", "submitted"),
        "CaseAmended": ("补充变更", "amended"),
        "CaseSourceAdded": ("其他渠道重复来件", "came by another channel too"),
        "AttachmentsAdded": ("补充附件", "files added"),
        "CaseAdmitted": ("受理", "admitted"),
        "CaseRefused": ("不予受理", "refused"),
        "CaseDispatched": ("派单", "dispatched"),
        "CaseSignedFor": ("签收", "signed for"),
        "CaseReturned": ("退单", "returned"),
        "MeasureTaken": ("措施", "measure"),
        "InterimAnswered": ("阶段性答复", "interim answer"),
        "CaseAnswered": ("答复", "answered"),
        "AnswerDelivered": ("答复送达", "answer delivered"),
        "AnswerUndeliverable": ("答复无法送达", "answer undeliverable"),
        "CloseOutRequested": ("申请销号", "close-out requested"),
        "CloseOutAudited": ("销号审核", "audited"),
        "CalledBack": ("回访", "called back"),
        "CaseSentBack": ("退回重办", "sent back"),
        "CaseClosed": ("销号", "closed out"),
        "DeadlineWarned": ("临期提醒", "warned"),
        "DeadlinePassed": ("超期催办", "overdue, urged"),
        "UnitUrged": ("再次催办", "urged again"),
    },
}

TEXTS: Final = {
    f"label.{what}.{value}": Text(zh=zh, en=en)
    for what, values in _LABELS.items()
    for value, (zh, en) in values.items()
}
