"""Headings and names in the tables of the command line, and the files that ``init`` writes."""

from typing import Final

from govliaison.texts.text import Text

_TEMPLATES: Final = {
    "cli.template.deployment": Text(
        zh="""\
# 部署文件：用哪个机制方案、底账放在哪里、接入哪些渠道。改过之后请运行 govliaison config check
code = "{code}"  # 本部署的代号，所有编号都以它开头，以后不要再改
profile = "profile.toml"

[store]  # 底账：一个 SQLite 文件
use = "sqlite"
path = "ledger.db"

[notifiers.files]  # 通知写成 notices 文件夹里的文件
use = "files"
folder = "notices"

[notifiers.console]  # 通知同时显示在屏幕上
use = "console"

[renderers.spreadsheet]  # 工作台账导出为工作簿或 CSV
use = "spreadsheet"

[renderers.papers]  # 公文写成 .docx
use = "official-paper"

[channels]  # 机制方案里的每个渠道由什么接入
{channels}
""",
        en="""\
# The deployment: which profile, where the ledger lies, what channels come in by. After a change: govliaison config check
code = "{code}"  # of this deployment; every id begins with it, so leave it as it is
profile = "profile.toml"

[store]  # the ledger: one SQLite file
use = "sqlite"
path = "ledger.db"

[notifiers.files]  # notices as files in the folder notices
use = "files"
folder = "notices"

[notifiers.console]  # and on the screen
use = "console"

[renderers.spreadsheet]  # the case register as workbook or CSV
use = "spreadsheet"

[renderers.papers]  # papers as .docx
use = "official-paper"

[channels]  # what each channel of the profile comes in by
{channels}
""",
    ),
    "cli.template.profile": Text(
        zh="""\
# 机制方案：只写与所继承方案不同的内容。全部生效内容：govliaison config show
extends = "{base}"

[jurisdiction]
code = "{code}"  # 行政区划代码
name = "{name}"
level = "{level}"  # province、city 或 county

# 增加一个单位（改过之后请运行 govliaison config check）：
# [units.market-regulation]
# name = "市场监督管理局"
# short = "市监局"
# roles = ["service-agency"]

# 权责清单：哪类问题由谁办理，来件即可自动派单
# [catalogue.food-licence]
# name = "食品经营许可"
# unit = "market-regulation"
""",
        en="""\
# The profile: only what differs from the one it extends. Everything in effect: govliaison config show
extends = "{base}"

[jurisdiction]
code = "{code}"  # division code
name = "{name}"
level = "{level}"  # province, city or county

# One more unit (after a change: govliaison config check):
# [units.market-regulation]
# name = "Market Regulation Bureau"
# roles = ["service-agency"]

# The competence catalogue: who handles which category, so that cases go there by themselves
# [catalogue.food-licence]
# name = "food licence"
# unit = "market-regulation"
""",
    ),
}

_HEADS: Final = {
    "would-be-late": ("将会超期", "would be late"),
    "late": ("实际超期", "were late"),
    "limits": ("时限数", "limits"),
    "pack": ("规则包", "pack"),
    "severity": ("性质", "severity"),
    "remarks": ("备注", "remarks"),
    "rule": ("规则", "rule"),
    "anchor": ("起算", "from"),
    "counted": ("第几日", "day no."),
    "address": ("住所", "address"),
    "aliases": ("别称", "also called"),
    "answer": ("答复", "answer"),
    "assisting": ("协办", "assisting"),
    "parallel": ("分办", "with parts"),
    "waited-for": ("等待", "waiting for"),
    "worked": ("工作时间", "hours"),
    "of-it-late": ("其中超期", "of it late"),
    "leader": ("批示领导", "leader"),
    "instruction": ("领导批示", "instruction"),
    "instruction-number": ("第几件", "instruction"),
    "supervision": ("督办", "supervision"),
    "similarity": ("相似度", "alike"),
    "same-sender": ("同一来件人", "same sender"),
    "days-apart": ("相隔天数", "days apart"),
    "master": ("主单", "master"),
    "suggested": ("建议单位", "suggested"),
    "reviewer": ("审核层级", "reviewer"),
    "settled-by": ("确定方式", "settled by"),
    "hops": ("流转次数", "hops"),
    "objection": ("派单异议", "objection"),
    "followers": ("从单", "followers"),
    "at": ("时间", "when"),
    "attempts": ("次数", "tries"),
    "basis": ("依据", "basis"),
    "capital": ("注册资本", "capital"),
    "cause": ("原因", "cause"),
    "category": ("类别", "category"),
    "task": ("整改任务", "task"),
    "promise-missed": ("承诺未兑现", "promise missed"),
    "ended": ("结束", "ended"),
    "paused": ("停表", "stands still"),
    "deferred": ("挂账", "put off"),
    "closed": ("销号", "closed"),
    "code": ("代码", "code"),
    "column": ("列", "column"),
    "contact": ("联系人", "contact"),
    "created": ("生成", "made"),
    "day": ("日期", "day"),
    "destination": ("去向", "to"),
    "detail": ("说明", "detail"),
    "due": ("到期", "due"),
    "enterprise": ("企业", "enterprise"),
    "entry": ("记录", "entry"),
    "event": ("事项", "what"),
    "field": ("字段", "field"),
    "founded": ("成立日期", "founded"),
    "heading": ("表头", "heading"),
    "id": ("编号", "id"),
    "industry": ("行业", "industry"),
    "item": ("事项", "item"),
    "key": ("设置", "setting"),
    "kind": ("类型", "kind"),
    "track": ("法定途径", "track"),
    "difficulty": ("难度", "difficulty"),
    "tags": ("标签", "tags"),
    "layer": ("来自", "set in"),
    "light": ("灯", "light"),
    "measure": ("措施", "measure"),
    "message-state": ("状态", "state"),
    "name": ("名称", "name"),
    "number": ("编号", "number"),
    "new-due": ("新期限", "new"),
    "old-due": ("原期限", "old"),
    "offer": ("名称", "name"),
    "use": ("use 写作", "use"),
    "old-number": ("旧注册号", "old number"),
    "outcome": ("结果", "outcome"),
    "ownership": ("经济类型", "ownership"),
    "package": ("软件包", "package"),
    "contract": ("约定", "contract"),
    "capabilities": ("能力", "capabilities"),
    "on-fault": ("出错时", "on a fault"),
    "deadline": ("最多等待", "waits"),
    "fault": ("故障", "fault"),
    "faults": ("故障", "faults"),
    "times": ("次数", "times"),
    "parent": ("上级", "above it"),
    "person": ("人员", "person"),
    "phone": ("电话", "telephone"),
    "position": ("位置", "position"),
    "post": ("岗位", "post"),
    "posts": ("岗位", "posts"),
    "reasons": ("说明", "remarks"),
    "received": ("收到", "received"),
    "refusal": ("不予受理", "refused"),
    "region": ("地区", "place"),
    "scope": ("范围", "about"),
    "registered-state": ("登记状态", "registered"),
    "representative": ("法定代表人", "represented by"),
    "roles": ("角色", "roles"),
    "row": ("行", "row"),
    "row-outcome": ("结果", "outcome"),
    "short": ("简称", "short"),
    "since": ("起始", "since"),
    "size": ("规模", "size"),
    "source": ("来源", "source"),
    "stage": ("环节", "stage"),
    "state": ("状态", "state"),
    "status": ("结果", "result"),
    "text": ("内容", "text"),
    "title": ("标题", "title"),
    "unit": ("单位", "unit"),
    "value": ("值", "value"),
}

_WORDS: Final = {
    "extension.yes": ("同意延期{amount}", "granted {amount}"),
    "extension.no": ("不同意延期{amount}", "declined {amount}"),
    "audit.yes": ("同意", "approved"),
    "audit.no": ("退回", "rejected"),
    "objection.yes": ("成立", "upheld"),
    "objection.no": ("不成立", "dismissed"),
    "light.green": ("绿", "green"),
    "light.yellow": ("黄", "yellow"),
    "light.red": ("红", "red"),
    "code.valid": ("有效", "valid"),
    "code.check_failed": ("校验码不符", "check failed"),
    "code.malformed": ("格式有误", "malformed"),
    "code.old_registration_number": ("旧注册号", "old registration number"),
    "row.taken": ("新增", "taken"),
    "row.changed": ("变更", "changed"),
    "row.unchanged": ("未变", "unchanged"),
    "row.refused": ("拒绝", "refused"),
    "message.waiting": ("待发", "waiting"),
    "message.done": ("已送达", "delivered"),
    "message.dead": ("失败", "dead"),
    "message.skipped": ("已放弃", "given up"),
    "message.erased": ("已删除", "erased"),
    "day.off": ("放假", "off"),
    "day.work": ("上班", "worked"),
    "plugin.active": ("在用", "in use"),
    "plugin.available": ("可用", "available"),
    "plugin.disabled": ("未启用", "disabled"),
    "plugin.refused": ("不能用", "refused"),
    "plugin.missing": ("缺少", "missing"),
    "on-fault.refuse": ("告知操作人，什么也没有做", "whoever asked is told; nothing was done"),
    "on-fault.deny": ("不予放行", "nobody gets in whom it should have judged"),
    "on-fault.drop": ("不用它的意见，由人处理", "it goes on without what this one would have said"),
    "on-fault.next-layer": (
        "改问下一层；都不知道的，结果为暂定",
        "the next layer is asked; else results are provisional",
    ),
    "on-fault.retry-later": ("消息留在发件箱，稍后重发", "the message stays in the outbox and comes again"),
    "on-fault.quarantine": ("读不懂的进隔离区，打不开的告知操作人", "what cannot be read waits in quarantine"),
}

_LABELS: Final = {
    "role.convener": ("召集单位", "convener"),
    "role.coordination-group": ("协调小组", "coordination group"),
    "role.group-office": ("协调小组办公室", "group office"),
    "role.service-agency": ("政务服务机构", "service agency"),
    "role.keeper": ("企业库管理单位", "keeper of the base"),
    "role.county-government": ("县级政府", "county government"),
    "role.zone-committee": ("功能区管委会", "zone committee"),
    "role.association": ("协会商会", "association"),
    "role.window-unit": ("窗口单位", "window unit"),
    "post.section-head": ("科室负责人", "section head"),
    "post.liaison-officer": ("联络员", "liaison officer"),
    "post.leader": ("分管领导", "leader in charge"),
    "post.handler": ("经办人", "handler"),
    "post.auditor": ("审核人", "auditor"),
    "post.administrator": ("系统管理员", "administrator"),
    "registered.operating": ("存续", "operating"),
    "registered.in-preparation": ("筹建", "in preparation"),
    "registered.suspended": ("歇业", "suspended"),
    "registered.moved-out": ("迁出", "moved out"),
    "registered.revoked": ("吊销", "revoked"),
    "registered.cancelled": ("注销", "cancelled"),
    "registered.unknown": ("未知", "unknown"),
    "ownership.state": ("国有", "state"),
    "ownership.collective": ("集体", "collective"),
    "ownership.private": ("民营", "private"),
    "ownership.hk-mo-tw": ("港澳台", "Hong Kong, Macao, Taiwan"),
    "ownership.foreign": ("外商", "foreign"),
    "ownership.other": ("其他", "other"),
    "ownership.unknown": ("未说明", "not stated"),
}


def _pairs(prefix: str, words: dict[str, tuple[str, str]]) -> dict[str, Text]:
    return {f"{prefix}.{word}": Text(zh=zh, en=en) for word, (zh, en) in words.items()}


TEXTS: Final = {
    **_TEMPLATES,
    **_pairs("cli.head", _HEADS),
    **_pairs("cli", _WORDS),
    **_pairs("label", _LABELS),
}
