"""Messages about contacts with enterprises: the log and its cap, key contacts, leaders' assignments."""

from typing import Final

from govliaison.texts.text import Text

_LABELS: Final = {
    "contact-kind": {
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
    "willingness": {
        "willing": ("愿意", "willing"),
        "undecided": ("未定", "undecided"),
        "unwilling": ("不愿意", "unwilling"),
    },
    "key-ended": {
        "rotated": ("轮换", "rotated"),
        "resigned": ("主动退出", "resigned"),
        "removed": ("移出", "removed"),
        "opted-out": ("不再参加", "opted out"),
    },
    "hand-reason": {
        "leading": ("行业龙头", "leads its industry"),
        "new-industry": ("新兴产业", "a new industry"),
        "recommended": ("部门或商会推荐", "recommended"),
        "frequent-matters": ("诉求较多", "raises many matters"),
    },
    "end-reason": {
        "misconduct": ("严重失信或违法", "misconduct"),
        "no-contact": ("长期失联", "cannot be reached"),
        "not-representative": ("不再具有代表性", "stands for others no longer"),
    },
    "assignment-end": {
        "left": ("领导离任", "the leader left"),
        "handed-over": ("移交", "handed over"),
        "term-over": ("到期", "term over"),
        "enterprise-gone": ("企业注销或迁出", "the enterprise is gone"),
        "declined": ("企业谢绝", "the enterprise declined"),
    },
    "dimension": {
        "sme": ("中小微企业", "small and medium"),
        "places": ("名额总数", "places"),
        "size": ("规模", "size"),
        "section": ("行业", "industry"),
        "region": ("地区", "region"),
        "kind": ("类型", "kind"),
    },
    "enterprise-kind": {
        "enterprise": ("企业", "enterprise"),
        "branch": ("分支机构", "branch"),
        "individual-business": ("个体工商户", "individual business"),
        "cooperative": ("农民专业合作社", "cooperative"),
        "organisation": ("其他组织", "organisation"),
        "unknown": ("未知", "unknown"),
    },
    "obstacle": {
        "key.undone": ("导入已撤销", "import undone"),
        "key.no-region": ("登记地不明", "region unknown"),
        "key.elsewhere": ("登记在外地", "registered elsewhere"),
        "key.branch": ("分支机构", "branches"),
        "key.individual-business": ("个体工商户", "individual businesses"),
        "key.no-enterprise": ("不是企业", "no enterprises"),
        "key.ownership-unstated": ("未说明是否民营", "ownership not stated"),
        "key.not-private": ("不是民营", "not private"),
        "key.not-operating": ("不在经营", "not operating"),
        "key.opted-out": ("声明不参加", "opted out"),
        "key.unwilling": ("不愿意", "unwilling"),
        "key.listed-elsewhere": ("已列入别处名单", "on another list"),
        "key.has-served": ("任满轮换", "served long"),
        "key.resting": ("轮换休整", "resting"),
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
    "contact.no-interval": Text(
        zh="本地没有规定联系间隔",
        en="the place has set no interval",
        hint_zh="请在方案 [contacts] 中填写 interval_days",
        hint_en="set interval_days in [contacts] of the profile",
    ),
    "selection.not-keeper": Text(
        zh="“{person}”不在企业库管理单位任职，不能遴选重点联络对象",
        en="{person} works for no keeper of the base and chooses no key contacts",
        hint_zh="请由方案中角色为 keeper 的单位办理",
        hint_en="ask somebody of a unit with the role keeper",
    ),
    "selection.too-many-by-hand": Text(
        zh="点名{number}家，超过名额{places}家",
        en="{number} are picked by hand for {places} places",
        hint_zh="请减少点名企业或增加名额",
        hint_en="pick fewer, or have more places",
    ),
    "selection.no-reason": Text(
        zh="“{reason}”不是可用的理由代码",
        en="{reason} is no reason here",
        hint_zh="可用的代码：{known}",
        hint_en="these are: {known}",
    ),
    "selection.appointed": Text(
        zh="该名单已自{day}起确定",
        en="the list was appointed from {day} on",
        hint_zh="需要调整的，可以新增、移出或重新遴选",
        hint_en="add, remove, or draw a new list",
    ),
    "selection.none": Text(
        zh="“{place}”还没有遴选过",
        en="no list was drawn for {place}",
        hint_zh="请先用 key-contacts select 遴选",
        hint_en="draw one with key-contacts select",
    ),
    "key.undone": Text(zh="导入已撤销", en="its import was undone"),
    "key.no-region": Text(
        zh="不知道登记在哪里",
        en="nobody knows where it is registered",
        hint_zh="请补充所属县区",
        hint_en="add its county",
    ),
    "key.elsewhere": Text(zh="登记地“{region}”不在“{place}”", en="it is registered in {region}, not in {place}"),
    "key.branch": Text(zh="分支机构，按方案不列入", en="it is a branch, which the plan leaves out"),
    "key.individual-business": Text(
        zh="个体工商户，按方案不列入", en="it is an individual business, which the plan leaves out"
    ),
    "key.no-enterprise": Text(zh="不是企业", en="it is no enterprise"),
    "key.ownership-unstated": Text(
        zh="来源没有说明是否民营",
        en="nobody stated whether it is privately run",
        hint_zh="请补充控股情况后再遴选",
        hint_en="add who holds the control",
    ),
    "key.not-private": Text(zh="不是民营企业（{ownership}）", en="it is not privately run ({ownership})"),
    "key.not-operating": Text(zh="登记状态为“{registered}”", en="its state in the register is {registered}"),
    "key.opted-out": Text(
        zh="企业已于{day}声明不再参加",
        en="the enterprise opted out on {day}",
        hint_zh="企业改变主意的，先登记恢复参加",
        hint_en="if it changed its mind, record that first",
    ),
    "key.unwilling": Text(zh="企业不愿意", en="the enterprise is unwilling"),
    "key.listed-elsewhere": Text(zh="已列入“{place}”的名单", en="it stands on the list of {place}"),
    "key.has-served": Text(
        zh="自{since}起已连任满{months}个月，应当轮换", en="it has been one since {since}, {months} months or more"
    ),
    "key.resting": Text(zh="轮换休整至{until}", en="it rests until {until}"),
    "key.not-opted-out": Text(
        zh="企业没有声明退出",
        en="the enterprise had not opted out",
        hint_zh="无需恢复",
        hint_en="there is nothing to take back",
    ),
    "key.not-one": Text(
        zh="企业现在不是重点联络对象",
        en="the enterprise is no key contact now",
        hint_zh="请先查看名单",
        hint_en="look at the list first",
    ),
    "key.ends-before": Text(
        zh="早于开始日期{since}",
        en="that is before it began on {since}",
        hint_zh="请填写开始日期当天或之后",
        hint_en="give that day or a later one",
    ),
    "key.not-yours": Text(
        zh="“{person}”不在当地召集单位任职",
        en="{person} works for no convener of the place",
        hint_zh="请由召集单位人员登记",
        hint_en="ask somebody of a convener",
    ),
    "key.changed": Text(
        zh="企业库已变化，无法还原当时的名单", en="the base has changed; the list cannot be drawn again"
    ),
    "key.not-considered": Text(zh="遴选时不在企业库中", en="it was not in the base when the list was drawn"),
    "pick.by-hand": Text(zh="点名：{reason}", en="picked by hand: {reason}"),
    "pick.by-score": Text(zh="按得分入选，排第{rank}位", en="by its score, place {rank}"),
    "pick.for-quota": Text(
        zh="为满足名额入选（{dimension}{value}），得分排第{rank}位",
        en="place {rank}, taken for a quota: {dimension} {value}",
    ),
    "pick.reserve": Text(zh="候补第{rank}位", en="reserve {rank}"),
    "pass.kept-for-quotas": Text(zh="剩余名额须留给各项最低名额", en="the places left are kept for quotas"),
    "pass.places-taken": Text(zh="名额{places}家已满", en="all {places} places are taken"),
    "pass.quota-full": Text(
        zh="该类已达上限{at_most}家（{dimension}{value}）", en="{at_most} at most of its sort: {dimension} {value}"
    ),
    "leader.not-yours": Text(
        zh="“{person}”不能安排领导干部联系企业",
        en="{person} does not assign leaders",
        hint_zh="请由召集单位人员办理",
        hint_en="ask somebody of a convener",
    ),
    "leader.unknown": Text(
        zh="没有这项联系安排", en="there is no such assignment", hint_zh="请先查看安排", hint_en="list them first"
    ),
    "leader.has-one": Text(
        zh="企业“{enterprise}”已有联系领导",
        en="enterprise {enterprise} has a leader already",
        hint_zh="请先结束原安排或办理移交",
        hint_en="end that assignment, or hand it over",
    ),
    "leader.empty-period": Text(
        zh="结束日期不晚于开始日期{since}",
        en="it would end on or before {since}, when it begins",
        hint_zh="请核对日期",
        hint_en="check the days",
    ),
    "leader.nobody": Text(
        zh="没有指定领导", en="no leader is named", hint_zh="请至少指定一位", hint_en="name at least one"
    ),
    "leader.not-running": Text(
        zh="{day}不在联系期内",
        en="the assignment does not run on {day}",
        hint_zh="请核对日期",
        hint_en="check the day",
    ),
    "contact.held": Text(
        zh="“{reference}”已于{day}进行，不能取消",
        en="{reference} took place on {day} and is not taken back",
        hint_zh="日期有误的，可以改期",
        hint_en="if the day is wrong, move it",
    ),
}
