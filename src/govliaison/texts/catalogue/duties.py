"""What duties, bulletins, progress reports, digests and inspections have to say."""

from typing import Final

from govliaison.texts.text import Text

_LABELS: Final = {
    "obligation": {
        "leader-contacts": ("领导干部联系企业", "leaders keep contact"),
        "acknowledgements": ("首次响应", "acknowledgements"),
        "answers": ("答复", "answers"),
        "follow-ups": ("回访", "follow-ups"),
        "satisfaction": ("满意度调查", "satisfaction survey"),
        "key-contacts": ("重点企业经常联系", "key contacts"),
        "urging": ("逾期催办", "urging"),
        "symposium": ("企业座谈会", "symposium"),
        "ledger": ("台账受理、交办、审核", "ledger kept"),
        "visits": ("调研走访", "visits"),
        "bulletin": ("走访帮扶情况通报", "bulletin"),
        "policy-push": ("政策推送", "policies pushed"),
        "feedback": ("监督员反馈", "supervisors' feedback"),
        "findings": ("监督发现整改", "findings put right"),
        "section-head": ("科室负责人", "section head"),
        "liaison-officer": ("联络员", "liaison officer"),
        "digest": ("召集单位信息共享", "digest"),
        "resolutions": ("议定事项落实", "resolutions carried out"),
        "progress-report": ("进展上报", "progress report"),
        "inspection": ("督导检查", "inspection"),
        "rectification": ("督导检查整改", "inspection findings put right"),
    },
    "standing": {
        "met": ("已履行", "met"),
        "met-late": ("逾期履行", "met late"),
        "unmet": ("未履行", "unmet"),
        "due": ("期限未到", "due"),
        "postponed": ("已延期", "postponed"),
        "not-applicable": ("不适用", "not applicable"),
    },
    "paper-state": {
        "drafted": ("待签发", "drafted"),
        "signed": ("已签发", "signed"),
        "issued": ("已印发", "issued"),
    },
    "bulletin": {"ledger": ("走访帮扶和台账通报", "of the ledger"), "inspection": ("督查通报", "of inspections")},
    "open-what": {"resolution": ("议定事项", "resolution"), "case": ("台账事项", "case")},
    "inspection-state": {
        "clear": ("未发现问题", "nothing found"),
        "open": ("待整改", "to be put right"),
        "reported": ("待复查", "to be checked again"),
        "closed": ("已整改", "put right"),
    },
    "share": {"kind": ("诉求类型", "kind"), "channel": ("渠道", "channel")},
    "unit-sum": {
        "cases": ("承办件数", "cases"),
        "open": ("在办件数", "open cases"),
        "visits": ("走访次数", "visits"),
        "enterprises": ("走访企业", "enterprises visited"),
        "issues": ("听取问题", "issues heard"),
        "help": ("帮扶次数", "times help was given"),
    },
}

_DUTIES: Final = {
    "duty.missed": Text(
        zh="{period}“{obligation}”（{clause}）未履行。{unit}",
        en="{obligation} ({clause}) was not done in {period}. {unit}",
    ),
    "duty.nothing-done": Text(zh="期内没有记录", en="nothing is on record"),
    "duty.postponed": Text(zh="延期：{reason}，{approver} 批准", en="postponed: {reason}, approved by {approver}"),
    "duty.missing": Text(zh="{number} 件未完成", en="{number} not done"),
    "duty.late": Text(zh="{number} 件逾期完成", en="{number} done late"),
    "duty.nothing-owed": Text(zh="期内无应办事项", en="nothing was owed"),
    "duty.vacant": Text(zh="{since} 起空缺，共 {days} 天", en="vacant since {since}, {days} days in all"),
    "duty.began-within": Text(zh="机制于 {began} 才开始运行", en="the mechanism began only on {began}"),
    "duty.no-mechanism": Text(
        zh="未自行建立机制，按通知可不建立", en="has no mechanism of its own, and need not have one"
    ),
    "inspect.not-yours": Text(
        zh="{person} 不能检查履职情况",
        en="{person} may not inspect",
        hint_zh="由召集单位（本地）、协调小组办公室或管理员检查",
        hint_en="conveners inspect their own place, the group's office and administrators all",
    ),
}

_PAPERS: Final = {
    "paper.not-yours": Text(
        zh="{person} 不属于制发单位 {unit}", en="{person} does not work for {unit}, whose paper it is"
    ),
    "paper.signed": Text(zh="{paper} 已签发，不能再改", en="{paper} was signed and changes no more"),
    "paper.not-signatory": Text(
        zh="{person} 不能为 {unit} 签发",
        en="{person} may not sign for {unit}",
        hint_zh="由该单位科室负责人或分管领导签发",
        hint_en="its section head or leader signs",
    ),
    "paper.second-person": Text(zh="{person} 起草，须由另一人签发", en="{person} drafted it; another person signs"),
    "paper.too-early": Text(zh="{paper} 的时间早于上一步", en="{paper}: that was before the step before"),
    "paper.not-signed": Text(zh="{paper} 尚未签发", en="{paper} is not signed"),
    "paper.issued": Text(zh="{paper} 已印发（{number}）", en="{paper} was issued as {number}"),
    "bulletin.nothing-to-correct": Text(
        zh="{bulletin} 所列数字与现在掌握的当时情况一致，无需更正",
        en="{bulletin} says what is known now; nothing to correct",
    ),
    "bulletin.not-issued": Text(zh="{bulletin} 尚未印发", en="{bulletin} was not issued"),
    "bulletin.issued": Text(
        zh="{unit}印发{period}通报（{number}）。", en="{unit} issued its bulletin {number} on {period}."
    ),
    "bulletin.corrected": Text(
        zh="{unit}印发{period}通报的更正（{number}）。",
        en="{unit} issued {number}, a correction of its bulletin on {period}.",
    ),
    "progress-report.sent": Text(
        zh="{unit}上报{period}进展（{number}），未完成事项 {open} 项。",
        en="{unit} sent its progress report {number} on {period}; {open} things are open.",
    ),
    "digest.sent": Text(
        zh="{period}其他召集单位登记 {entries} 条，涉及 {records} 项（摘要 {number}）。",
        en="In {period} the other conveners made {entries} entries on {records} records (digest {number}).",
    ),
}

_INSPECTIONS: Final = {
    "inspection.not-office": Text(
        zh="{person} 不属于协调小组办公室 {unit}",
        en="{person} does not work for the group's office {unit}",
        hint_zh="由协调小组办公室的人员办理",
        hint_en="its people inspect and keep the list of key tasks",
    ),
    "inspection.not-your-unit": Text(zh="{person} 不属于被检查单位 {unit}", en="{person} does not work for {unit}"),
    "inspection.in-future": Text(zh="检查日期 {day} 还没有到", en="{day} is yet to come"),
    "inspection.needs-end": Text(
        zh="发现问题须写明整改期限，没有问题则不写",
        en="what was found needs an end by which it is put right, and nothing else does",
        hint_zh="用 --rectify-by 写明期限",
        hint_en="say it with --rectify-by",
    ),
    "inspection.end-before": Text(zh="早于检查日期 {day}", en="that is before the inspection on {day}"),
    "inspection.nothing-owed": Text(
        zh="检查 {inspection} 没有待整改的问题", en="nothing of inspection {inspection} is owed"
    ),
    "inspection.found": Text(
        zh="督导检查发现问题，请于 {due} 前整改。{unit}",
        en="An inspection of {unit} found something to be put right by {due}.",
    ),
    "inspection.reported": Text(zh="{unit}报告已整改，请复查。", en="{unit} says it is put right; please check."),
    "inspection.passed": Text(zh="复查通过。{unit}", en="{unit}: checked again, and put right."),
    "inspection.failed": Text(zh="复查未通过，请继续整改。{unit}", en="{unit}: checked again, and not put right."),
    "inspection.overdue": Text(
        zh="督导检查发现的问题逾期未整改（{due}）。{unit}", en="{unit}: not put right by {due}."
    ),
}

_PROFILE: Final = {
    "profile.no-obligation": Text(
        zh='没有履职义务 "{name}"',
        en='there is no duty "{name}"',
        hint_zh="代号见 docs/oversight.zh-CN.md",
        hint_en="docs/oversight.md lists them",
    ),
    "profile.no-obligation-meant": Text(
        zh='没有履职义务 "{name}"，是否想写 "{meant}"？', en='there is no duty "{name}"; is "{meant}" meant?'
    ),
    "profile.no-fact": Text(
        zh='指标没有事实 "{name}"',
        en='there is no fact "{name}" to count',
        hint_zh="可用的事实见 docs/oversight.zh-CN.md",
        hint_en="docs/oversight.md lists them",
    ),
    "profile.no-fact-meant": Text(
        zh='指标没有事实 "{name}"，是否想写 "{meant}"？', en='there is no fact "{name}" to count; is "{meant}" meant?'
    ),
    "profile.known-indicator": Text(
        zh='"{name}" 是软件自带的指标，请另取代号', en='"{name}" is a figure of the software; take another id'
    ),
    "profile.empty-indicator": Text(
        zh='指标 "{name}" 需要 name；比率还需要 counts，其他没有 counts',
        en='the figure "{name}" needs a name, and a rate needs counts, which nothing else has',
    ),
    "profile.bad-decimals": Text(zh="小数位数 {value} 应在 0 到 6 之间", en="{value} decimals; 0 to 6 are possible"),
    "profile.bad-pattern": Text(
        zh='编号格式 "{value}" 须含 {{number}}，可含 {{year}}',
        en='the pattern "{value}" needs {{number}} and may have {{year}}',
    ),
}

TEXTS: Final = {
    **{
        f"label.{what}.{value}": Text(zh=zh, en=en)
        for what, values in _LABELS.items()
        for value, (zh, en) in values.items()
    },
    **_DUTIES,
    **_PAPERS,
    **_INSPECTIONS,
    **_PROFILE,
}
