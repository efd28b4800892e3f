"""What is said where personal data is shown in full, and what the items and reasons are called."""

from typing import Final

from govliaison.texts.text import Text

_WORDS: Final = {
    "cli.help.cases.reveal": ("查看诉求人完整信息（留痕）", "show in full who filed a case; it is entered"),
    "cli.help.enterprises.reveal": ("查看企业联系人完整信息（留痕）", "show in full whom to call; it is entered"),
    "cli.help.reveals": ("完整信息查看记录", "who was shown personal data in full"),
    "cli.help.reveals.list": ("列出查看记录，并按人员统计", "list reveals, counted per person"),
    "cli.option.reveal-item": ("查看哪一项：", "which item:"),
    "cli.option.reveal-reason": ("查看事由：", "why:"),
    "cli.option.contact-number": ("第几位联系人", "which contact, from 1"),
    "cli.option.revealed-by": ("只列某人的", "only those of one person"),
    "cli.option.of-enterprise": ("所属企业的编号或代码", "id or code of the enterprise to which the person belongs"),
    "cli.head.revealed-of": ("对象", "of"),
    "cli.head.reveal-item": ("项目", "item"),
    "cli.head.reveal-reason": ("事由", "reason"),
    "cli.head.reveals": ("查看次数", "reveals"),
    "cli.no-reveals": ("没有查看记录", "nothing was revealed"),
    "label.reveal-item.contact": ("联系人", "contact"),
    "label.reveal-item.phone": ("联系电话", "telephone"),
    "label.reveal-item.email": ("邮箱", "e-mail"),
    "label.reveal-item.address": ("地址", "address"),
    "label.reveal-item.representative": ("法定代表人", "representative"),
    "label.actor.convener": ("召集单位工作人员", "staff of a convener of the whole place"),
    "label.actor.liaison-officer": ("召集单位联络员", "liaison officer of a convener"),
    "label.actor.auditor": ("召集单位审核人", "auditor of a convener"),
    "label.actor.handler": ("承办单位经办人", "handler of a unit"),
    "label.actor.leader": ("分管领导（含下属单位）", "leader in charge, of a unit and those below it"),
    "label.actor.group-office": ("协调小组办公室", "office of the coordination group"),
    "label.actor.county-convener": ("县区召集单位", "staff of a county's convener"),
    "label.actor.county": ("县区政府、功能区", "staff of a county's government or a zone"),
    "label.actor.association": ("协会商会", "association"),
    "label.actor.enterprise": ("企业", "enterprise"),
    "label.actor.supervisor": ("监督员（企业人员）", "supervisor, a person of an enterprise"),
    "label.actor.administrator": ("系统管理员", "administrator"),
    "label.act.convene": ("受理、派单、审核、回访", "admit, dispatch, audit, call back"),
    "label.act.handle": ("签收、办理、答复", "sign for, handle, answer"),
    "label.act.reveal-filer": ("查看诉求人完整信息", "see in full who filed a case"),
    "label.act.reveal-firm": ("查看企业联系人完整信息", "see in full whom to call in an enterprise"),
    "label.act.inspect-reveals": ("查阅查看记录", "look into reveals"),
    "label.act.keep-persons": ("登记人员和任职", "enter persons and posts"),
    "label.act.erase": ("删除个人信息", "erase personal data"),
    "label.act.outbox": ("查看和处理发件箱", "look into the outbox"),
    "label.reveal-reason.handling": ("办理需要", "handling"),
    "label.reveal-reason.call-back": ("回访", "call-back"),
    "label.reveal-reason.delivery": ("送达答复", "delivery"),
    "label.reveal-reason.identity": ("核对身份", "identity"),
    "label.reveal-reason.inspection": ("监督检查", "inspection"),
    "label.reveal-reason.requested": ("本人要求", "requested"),
}

TEXTS: Final = {
    **{code: Text(zh=zh, en=en) for code, (zh, en) in _WORDS.items()},
    "reveal.not-yours": Text(
        zh="“{person}”无权查看完整信息",
        en="{person} may not see it in full",
        hint_zh="诉求人信息限受理单位工作人员和主办单位承办人员查看，企业联系人信息限当地召集单位工作人员查看",
        hint_en="a case's desk and the handlers of its lead unit may; of an enterprise, the staff of its place's convener",
    ),
    "reveal.nothing": Text(
        zh="没有可查看的信息（{item}）",
        en="there is no {item} to show",
        hint_zh="可能没有登记、要求保密，或者已经删除",
        hint_en="it was never given, is kept secret, or was erased",
    ),
}
