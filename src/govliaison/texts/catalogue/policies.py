"""Messages about policies, audiences, what becomes of them at enterprises, and the guide."""

from typing import Final

from govliaison.texts.text import Text

_KEPT_ZH: Final = "原文已保留，请核对后更正"
_KEPT_EN: Final = "it is kept as written; check and mend it"

_LABELS: Final = {
    "policy-kind": {"policy": ("惠企政策", "policy"), "notice": ("通知公告", "notice")},
    "policy-state": {
        "draft": ("未发布", "not published"),
        "published": ("已发布", "published"),
        "expired": ("已到期", "expired"),
        "withdrawn": ("已撤回", "withdrawn"),
        "undone": ("导入已撤销", "import undone"),
    },
    "policy-withdrawal": {
        "repealed": ("废止或失效", "repealed"),
        "replaced": ("被新政策替代", "replaced by another"),
        "mistake": ("发布有误", "published by mistake"),
    },
    "receipt": {
        "delivered": ("已送达", "delivered"),
        "undeliverable": ("无法送达", "cannot be delivered"),
        "read": ("已阅读", "read"),
        "confirmed": ("已确认", "confirmed"),
    },
    "uptake": {
        "known": ("有记录", "on record"),
        "pushed": ("已推送", "pushed"),
        "delivered": ("已送达", "delivered"),
        "read": ("已阅知", "read"),
        "eligible": ("符合条件", "eligible"),
        "applied": ("已申报", "applied"),
        "granted": ("已兑现", "granted"),
    },
    "decline": {
        "not-eligible": ("不符合条件", "not eligible"),
        "incomplete": ("材料不全", "papers missing"),
        "too-late": ("逾期申报", "too late"),
        "funds-spent": ("资金已用完", "funds are spent"),
    },
    "audience": {
        "state": ("登记状态", "registered state"),
        "region": ("地区", "region"),
        "size": ("规模", "size"),
        "ownership": ("经济类型", "ownership"),
        "industry": ("行业", "industry"),
        "kind": ("主体类型", "kind of entity"),
        "field": ("本地字段", "local field"),
        "key-contact": ("重点联络对象", "key contact"),
    },
}

_HEADS: Final = {
    "title": ("政策名称", "policy"),
    "number": ("文号", "official number"),
    "agency": ("发布单位", "agency"),
    "kind": ("类型", "kind"),
    "issued": ("发布日期", "issued"),
    "effective": ("实施日期", "effective"),
    "until": ("有效期至", "until"),
    "state": ("状态", "state"),
    "link": ("链接", "link"),
    "granting": ("单位", "agency"),
    "pushed": ("推送企业数", "pushed"),
    "delivered": ("送达企业数", "delivered"),
    "undeliverable": ("未能送达企业数", "not reached"),
    "taken_in": ("阅知企业数", "read"),
    "confirmed": ("确认企业数", "confirmed"),
    "asked": ("调查企业数", "asked"),
    "aware": ("知晓企业数", "aware"),
    "eligible": ("符合条件企业数", "eligible"),
    "applied": ("申报企业数", "applied"),
    "granted": ("兑现企业数", "granted"),
    "declined": ("未予兑现企业数", "declined"),
    "amount": ("兑现金额", "amount granted"),
}

TEXTS: Final = {
    **{
        f"label.{what}.{value}": Text(zh=zh, en=en)
        for what, values in _LABELS.items()
        for value, (zh, en) in values.items()
    },
    **{f"open-data.head.{head}": Text(zh=zh, en=en) for head, (zh, en) in _HEADS.items()},
    "open-data.policies": Text(zh="惠企政策", en="policies"),
    "open-data.figures": Text(zh="政策触达与兑现", en="delivery and uptake of policies"),
    "open-data.few": Text(zh="少于{below}", en="fewer than {below}"),
    "open-data.note": Text(
        zh="按企业计数；1 至 {below}（不含）的计数不公开，相应金额也不公开。",
        en="Counts of enterprises; from 1 up to {below}, exclusive, they are not shown, nor the sums that go with them.",
    ),
    "policy.not-keeper": Text(
        zh="“{person}”不是召集单位人员，不能维护或推送政策",
        en="{person} works for no convener and does not keep or push policies",
        hint_zh="请由本地召集单位人员或系统管理员办理",
        hint_en="ask somebody of a convener of the place, or an administrator",
    ),
    "policy.unknown": Text(
        zh="没有这项政策",
        en="there is no such policy",
        hint_zh="用 govliaison policies list 查看编号和文号",
        hint_en="see ids and official numbers with govliaison policies list",
    ),
    "policy.no-title": Text(
        zh="没有标题", en="there is no title", hint_zh="请填写政策标题", hint_en="give the title of the policy"
    ),
    "policy.heading-row": Text(zh="这一行是表头，不是政策", en="this row is a heading, and no policy"),
    "policy.no-text": Text(zh="没有正文", en="there is no text"),
    "policy.no-day": Text(zh="没有发布日期", en="there is no day of issue"),
    "policy.again-in-file": Text(
        zh="同一政策在文件中不止一次，已合并",
        en="the same policy stands in the file more than once; it is one",
    ),
    "policy.number-unreadable": Text(
        zh="看不懂的文号“{text}”",
        en="cannot read {text} as an official number",
        hint_zh=f"文号如“某政发〔2026〕1号”；{_KEPT_ZH}",
        hint_en=f"write it as 某政发〔2026〕1号; {_KEPT_EN}",
    ),
    "policy.link-unreadable": Text(
        zh="访问地址不是完整的网址",
        en="this is no address on the net",
        hint_zh=f"网址以 http:// 或 https:// 开头；{_KEPT_ZH}",
        hint_en=f"it begins with http:// or https://; {_KEPT_EN}",
    ),
    "policy.link-odd": Text(
        zh="访问地址中有重复的斜杠，可能打不开",
        en="there is a double slash in the address; it may not open",
        hint_zh="请打开核对",
        hint_en="try it",
    ),
    "policy.kind-unreadable": Text(
        zh="看不懂的文种“{text}”",
        en="cannot tell the kind {text}",
        hint_zh=f"可写“政策”或“通知”；{_KEPT_ZH}",
        hint_en=f"write 政策 or 通知; {_KEPT_EN}",
    ),
    "policy.state-unreadable": Text(
        zh="看不懂的效力状态“{text}”",
        en="cannot tell whether it holds: {text}",
        hint_zh=f"可写“有效”“失效”或“废止”；{_KEPT_ZH}",
        hint_en=f"write 有效, 失效 or 废止; {_KEPT_EN}",
    ),
    "policy.until-before": Text(
        zh="有效期早于发布或实施日期",
        en="it would end before it begins",
        hint_zh="请核对日期",
        hint_en="check the days",
    ),
    "policy.over": Text(
        zh="政策有效期至 {until}，已经届满",
        en="its last day was {until}",
        hint_zh="有效期有延长的，请先更新有效期",
        hint_en="if it was prolonged, enter the new last day first",
    ),
    "policy.withdrawn-already": Text(zh="政策已撤回", en="the policy is withdrawn"),
    "policy.not-published": Text(
        zh="政策尚未发布",
        en="the policy is not published",
        hint_zh="请先运行 govliaison policies publish",
        hint_en="run govliaison policies publish first",
    ),
    "policy.not-in-force": Text(
        zh="政策不能推送（{state}）",
        en="the policy cannot be pushed ({state})",
        hint_zh="只有已发布且在有效期内的政策可以推送",
        hint_en="only a policy that is published and has not ended is pushed",
    ),
    "policy.no-audience": Text(
        zh="政策没有推送对象规则",
        en="the policy has no audience rule",
        hint_zh="用 --audience 写明，或先发布",
        hint_en="give one with --audience, or publish it first",
    ),
    "policy.in-before-out": Text(
        zh="恢复日期不能早于停止推送的日期 {since}",
        en="it cannot come back before it opted out, {since}",
        hint_zh="请核对日期",
        hint_en="check the day",
    ),
    "policy.pushed": Text(
        zh="与贵单位有关的政策：{title} {number}\n发布单位：{agency}\n{link}\n收到后请回执确认；如不需要推送，请告知联络员。",
        en="A policy that concerns you: {title} {number}\nIssued by: {agency}\n{link}\nPlease confirm that you have it;"
        " if you want none sent, tell the liaison officer.",
    ),
    "policy.pushed.subject": Text(zh="惠企政策：{title}", en="Policy for enterprises: {title}"),
    "outbox.policy-over": Text(zh="政策已撤回或到期，不再发送", en="the policy is withdrawn or over; it is not sent"),
    "outbox.opted-out": Text(zh="企业已选择不再接收推送", en="the enterprise wants none sent"),
    "audience.unreadable": Text(
        zh="看不懂的推送对象“{text}”",
        en="cannot read {text} in an audience rule",
        hint_zh="写法如：地区=990102 规模=小型,微型 行业=C；全部企业写 all",
        hint_en="write it as region=990102 size=small,micro industry=C; every enterprise is all",
    ),
    "audience.no-criterion": Text(
        zh="推送对象没有“{text}”这个条件",
        en="there is no criterion {text}",
        hint_zh="可用：地区、规模、经济类型、行业、类型、重点联络、field.字段名",
        hint_en="there are: region, size, ownership, industry, kind, key-contacts, field.NAME",
    ),
    "audience.no-value": Text(
        zh="推送对象的值“{text}”不能识别",
        en="{text} is no value of this criterion",
        hint_zh="可用：{known}",
        hint_en="there are: {known}",
    ),
    "audience.no-region": Text(
        zh="没有叫“{text}”的地区",
        en="there is no place called {text}",
        hint_zh="请写区划代码或本地县（市、区）名称",
        hint_en="give its code, or the name of a place within this one",
    ),
    "audience.no-field": Text(
        zh="“{field}”不是可用于推送的企业字段",
        en="{field} is no field of enterprises that a rule may ask for",
        hint_zh="须在 [fields.enterprise] 中声明，且不是个人信息或自由文本",
        hint_en="declare it in [fields.enterprise]; it may be neither personal nor free text",
    ),
    "audience.outside": Text(
        zh="地区 {region} 不在本政策的范围内",
        en="{region} lies outside the place of this policy",
        hint_zh="县级政策只能推送给本县企业",
        hint_en="a county's policy reaches enterprises of that county",
    ),
    "uptake.not-yours": Text(
        zh="“{person}”不能登记这家企业的政策情况",
        en="{person} cannot enter this for the enterprise",
        hint_zh="由召集单位、发布或兑现单位、所属协会或企业本身登记",
        hint_en="conveners, the issuing or granting agency, its associations or the enterprise itself enter it",
    ),
    "uptake.in-future": Text(
        zh="日期 {day} 还没有到", en="{day} lies in the future", hint_zh="请核对日期", hint_en="check the day"
    ),
    "uptake.applied-already": Text(
        zh="企业已于 {day} 申报，尚未办结",
        en="the enterprise applied on {day}, and nobody has decided yet",
    ),
    "uptake.not-eligible": Text(
        zh="已认定企业不符合条件",
        en="the enterprise was found not to be eligible",
        hint_zh="情况有变的，请先重新认定",
        hint_en="if that has changed, enter it first",
    ),
    "uptake.no-application": Text(zh="没有待决定的申报", en="there is no open application"),
    "uptake.before-application": Text(
        zh="决定日期不能早于申报日期 {day}",
        en="it cannot be decided before the application, {day}",
        hint_zh="请核对日期",
        hint_en="check the day",
    ),
    "uptake.no-reference": Text(
        zh="“{reference}”不是走访或调查的记录编号",
        en="{reference} is no record of a visit or survey",
        hint_zh="写法如 visit/编号",
        hint_en="write it as visit/ID",
    ),
    "uptake.no-amount": Text(zh="兑现金额须大于零", en="the amount granted must be more than nothing"),
    "guide.unknown": Text(zh="没有这条办事指南", en="there is no such guide entry"),
    "guide.not-keeper": Text(
        zh="“{person}”不是召集单位人员，不能维护办事指南",
        en="{person} works for no convener and does not keep the guide",
    ),
    "guide.empty": Text(
        zh="问题和答复都要填写", en="question and answer are both needed", hint_zh="请补齐", hint_en="give both"
    ),
    "guide.until-before": Text(
        zh="有效期不能早于起始日 {since}",
        en="it cannot end before it begins, {since}",
        hint_zh="请核对日期",
        hint_en="check the days",
    ),
    "guide.no-category": Text(
        zh="派单目录中没有类别“{category}”",
        en="the catalogue has no category {category}",
        hint_zh="请写派单目录中的类别编号",
        hint_en="give the id of a category of the catalogue",
    ),
    "guide.no-item": Text(
        zh="“{item}”不是事项编码",
        en="{item} is no code of a service item",
        hint_zh="编码只含字母、数字和连字符",
        hint_en="it consists of letters, digits and hyphens",
    ),
    "guide.not-valid": Text(
        zh="这条指南今天不适用（{since} 至 {until}）",
        en="the entry does not hold today ({since} to {until})",
        hint_zh="请更新指南，或按普通咨询受理",
        hint_en="write it anew, or take the consultation in as usual",
    ),
    "guide.other-place": Text(
        zh="这条指南只适用于 {region}",
        en="the entry holds in {region} only",
        hint_zh="请写明咨询所属地区，或用本级指南",
        hint_en="say to which place the consultation belongs, or take an entry of your own",
    ),
    "guide.consultations-only": Text(
        zh="只有咨询可以用指南当场答复",
        en="only consultations are answered from the guide",
        hint_zh="其他诉求请用 govliaison cases submit 受理",
        hint_en="take other matters in with govliaison cases submit",
    ),
    "guide.known-matter": Text(
        zh="该来件已登记为诉求 {number}",
        en="the matter is case {number} already",
        hint_zh="请在原诉求中答复",
        hint_en="answer it there",
    ),
}
