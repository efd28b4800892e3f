"""Messages about meetings, resolutions and proposals to the coordination group."""

from typing import Final

from govliaison.texts.text import Text

_LABELS: Final = {
    "channel": {"symposium": ("座谈会", "symposium"), "coordination": ("协调会", "coordination meeting")},
    "meeting-kind": {"symposium": ("座谈会", "symposium"), "coordination": ("协调会", "coordination meeting")},
    "meeting-state": {
        "planned": ("待召开", "planned"),
        "postponed": ("已延期", "postponed"),
        "held": ("已召开", "held"),
        "cancelled": ("已取消", "cancelled"),
    },
    "minutes": {
        "written": ("待审核", "to be approved"),
        "sent-back": ("退回修改", "sent back"),
        "approved": ("已审核", "approved"),
    },
    "postpone-reason": {
        "emergency": ("突发事件", "an emergency"),
        "clash": ("与重要会议冲突", "another meeting"),
        "leaders-away": ("领导外出", "leaders are away"),
        "too-few": ("参会企业不足", "too few enterprises"),
        "other": ("其他", "other"),
    },
    "cancel-reason": {
        "not-needed": ("不再需要", "no longer needed"),
        "joined": ("与其他会议合并", "joined with another"),
        "mistake": ("登记有误", "entered by mistake"),
        "other": ("其他", "other"),
    },
    "directive": {"designated": ("指定主办", "designated"), "tasked": ("下达整改任务", "task")},
    "resolution-state": {
        "open": ("办理中", "open"),
        "reported": ("待核验", "to be verified"),
        "verified": ("已核验", "verified"),
    },
    "proposal-state": {"submitted": ("待决定", "submitted"), "decided": ("已决定", "decided")},
    "group-decision": {
        "agreed": ("同意", "agreed"),
        "otherwise": ("另作决定", "decided otherwise"),
        "declined": ("不予采纳", "declined"),
    },
}

_REFUSED: Final = {
    "meeting.unknown": Text(
        zh="没有会议“{where}”",
        en="there is no meeting {where}",
        hint_zh="用 govliaison meetings list 查看会议及其编号",
        hint_en="see all meetings with: govliaison meetings list",
    ),
    "meeting.convener-only": Text(
        zh="“{person}”不是本地召集单位人员，不能办理此事",
        en="{person} does not work for a convener of this place",
        hint_zh="请由召集单位人员办理",
        hint_en="have a convener do it",
    ),
    "meeting.other-unit": Text(
        zh="“{person}”不属于单位“{unit}”",
        en="{person} does not work for {unit}",
        hint_zh="请由该单位或召集单位人员办理",
        hint_en="have that unit or a convener do it",
    ),
    "meeting.text-missing": Text(
        zh="缺少必填的文字",
        en="what must be said is missing",
        hint_zh="请写明地点、内容或理由",
        hint_en="say where, what or why",
    ),
    "meeting.not-a-convener": Text(
        zh="“{unit}”不是本地的召集单位",
        en="{unit} is no convener of this place",
        hint_zh="座谈会、协调会由本地召集单位联合召开",
        hint_en="meetings are called by the conveners of the place",
    ),
    "meeting.nothing-to-coordinate": Text(
        zh="协调会须有诉求和参会单位",
        en="a coordination meeting needs cases and units",
        hint_zh="请用 --case 和 --unit 写明",
        hint_en="name them with --case and --unit",
    ),
    "meeting.no-quarter": Text(
        zh="座谈会须对应一个季度",
        en="a symposium is for a quarter",
        hint_zh="例如 --quarter 2026Q3",
        hint_en="such as --quarter 2026Q3",
    ),
    "meeting.before-quarter": Text(
        zh="会议日期 {day} 早于 {quarter}",
        en="{day} lies before {quarter}",
        hint_zh="请核对日期或季度",
        hint_en="check the day or the quarter",
    ),
    "meeting.over": Text(
        zh="会议 {number} 已召开或已取消",
        en="meeting {number} was held or cancelled",
        hint_zh="用 govliaison meetings show 查看会议",
        hint_en="look at it with: govliaison meetings show",
    ),
    "meeting.not-held-yet": Text(
        zh="会议 {number} 尚未召开",
        en="meeting {number} was not held yet",
        hint_zh="请先用 govliaison meetings sign-in 登记召集单位和与会方签到",
        hint_en="enter first who came: govliaison meetings sign-in",
    ),
    "meeting.cancelled-before": Text(
        zh="会议 {number} 已取消",
        en="meeting {number} was cancelled",
        hint_zh="请另行安排会议",
        hint_en="call another one",
    ),
    "meeting.no-date": Text(
        zh="会议 {number} 已延期，尚无新的日期",
        en="meeting {number} is put off and has no date yet",
        hint_zh="请先用 govliaison meetings postpone --to 写明新的时间",
        hint_en="say first when it is: govliaison meetings postpone --to",
    ),
    "meeting.not-begun": Text(
        zh="会议 {number} 定于 {day}，现在不能签到",
        en="meeting {number} is on {day}; nobody signs in before",
        hint_zh="补录请用 --at 写明签到时间",
        hint_en="for a late entry say when with --at",
    ),
    "meeting.one-guest": Text(
        zh="签到须写明一个单位或一家企业",
        en="somebody signs in for one unit or one enterprise",
        hint_zh="--unit 与 --enterprise 只写一个",
        hint_en="give either --unit or --enterprise",
    ),
    "meeting.units-only": Text(
        zh="{number} 是协调会，只由单位参加",
        en="{number} is a coordination meeting; only units come",
        hint_zh="企业请在座谈会上邀请",
        hint_en="enterprises are invited to symposia",
    ),
    "meeting.no-candidate": Text(
        zh="企业 {enterprise} 不在可邀请之列",
        en="enterprise {enterprise} is not among those that may be invited",
        hint_zh="它可能已受邀；请核对企业编号",
        hint_en="it may be invited already; check its id",
    ),
    "meeting.opted-out": Text(
        zh="企业 {enterprise} 已表示不参加，不再邀请",
        en="enterprise {enterprise} does not want to be invited",
        hint_zh="请另选企业",
        hint_en="choose another one",
    ),
    "meeting.nobody-to-invite": Text(
        zh="会议 {number} 没有可再邀请的企业",
        en="there is nobody more to be invited to meeting {number}",
        hint_zh="请增加 --number，或扩大范围",
        hint_en="raise --number, or choose among more",
    ),
    "meeting.date-past": Text(
        zh="会议 {number} 的新时间已过",
        en="the new date of meeting {number} has passed",
        hint_zh="请写将来的时间",
        hint_en="give one to come",
    ),
    "meeting.minutes-approved": Text(
        zh="会议 {number} 的纪要已审核，不能再改",
        en="the minutes of meeting {number} are approved",
        hint_zh="更正请写入下次会议的纪要",
        hint_en="correct them in the minutes of the next meeting",
    ),
    "meeting.no-minutes": Text(
        zh="会议 {number} 没有待审核的纪要",
        en="meeting {number} has no minutes to be approved",
        hint_zh="请先用 govliaison meetings minute 写纪要",
        hint_en="write them first: govliaison meetings minute",
    ),
    "meeting.nothing-decided": Text(
        zh="没有写明会议 {number} 议定了什么",
        en="it is not said what meeting {number} decided",
        hint_zh="请写明事项、责任单位和期限",
        hint_en="say what, who, until when",
    ),
    "meeting.coordination-only": Text(
        zh="{number} 是座谈会，不能指定主办单位或下达整改任务",
        en="{number} is a symposium; only coordination meetings direct cases",
        hint_zh="请召开协调会",
        hint_en="call a coordination meeting",
    ),
    "meeting.not-its-case": Text(
        zh="该诉求不在会议 {number} 的议题之内",
        en="this case is not one that meeting {number} is about",
        hint_zh="请核对诉求编号",
        hint_en="check its number",
    ),
    "meeting.task-without-date": Text(
        zh="整改任务须有期限",
        en="a task needs a date",
        hint_zh="请写明完成时间",
        hint_en="say until when",
    ),
    "meeting.instruction-in-future": Text(
        zh="会议 {number} 的批示日期在将来",
        en="the instruction on meeting {number} bears a day to come",
        hint_zh="请核对批示日期",
        hint_en="check the day",
    ),
    "meeting.report-date-past": Text(
        zh="会议 {number} 的批示反馈期限已过",
        en="the deadline of the instruction on meeting {number} has passed",
        hint_zh="请核对期限；补录请用 --at 写明收到批示的时间",
        hint_en="check it; for a late entry say with --at when it arrived",
    ),
    "meeting.no-such-instruction": Text(
        zh="会议 {number} 没有待反馈的第 {instruction} 条批示",
        en="meeting {number} has no open instruction {instruction}",
        hint_zh="用 govliaison meetings show 查看批示",
        hint_en="look at them with: govliaison meetings show",
    ),
    "resolution.unknown": Text(
        zh="没有议定事项“{where}”",
        en="there is no resolution {where}",
        hint_zh="用 govliaison resolutions list 查看议定事项及其编号",
        hint_en="see all with: govliaison resolutions list",
    ),
    "resolution.not-open": Text(
        zh="{number} 已报完成或已核验",
        en="resolution {number} is reported done or verified",
        hint_zh="待核验的事项由另一人核验",
        hint_en="another person verifies what is reported done",
    ),
    "resolution.not-reported": Text(
        zh="{number} 尚未报完成，或已核验",
        en="resolution {number} is not reported done, or is verified",
        hint_zh="先由责任单位报完成，再由另一人核验",
        hint_en="its unit reports it done first, then another person verifies it",
    ),
    "resolution.date-past": Text(
        zh="议定事项的期限已过",
        en="the date of a resolution has passed",
        hint_zh="请写将来的时间；补录请用 --at 写明议定的时间",
        hint_en="give one to come; for a late entry say with --at when it was decided",
    ),
    "proposal.unknown": Text(
        zh="没有提请“{where}”",
        en="there is no proposal {where}",
        hint_zh="用 govliaison proposals list 查看提请及其编号",
        hint_en="see all with: govliaison proposals list",
    ),
    "proposal.no-group": Text(
        zh="机制方案里没有协调小组",
        en="the profile has no coordination group",
        hint_zh='请在机制方案中为一个单位写明 roles = ["coordination-group"]',
        hint_en="give a unit of the profile the role coordination-group",
    ),
    "proposal.not-group": Text(
        zh="“{person}”不是协调小组或其办公室的人员",
        en="{person} does not belong to the coordination group or its office",
        hint_zh="召集单位代录时，请用 --recorded-for 写明协调小组的签署人",
        hint_en="a convener who types it in says with --recorded-for who of the group signed",
    ),
    "proposal.decided-before": Text(
        zh="提请 {number} 已有决定",
        en="proposal {number} is decided",
        hint_zh="决定为最终决定；新情况请另行提请",
        hint_en="that is final; put new matters to the group in another proposal",
    ),
    "proposal.day-in-future": Text(
        zh="提请 {number} 的决定日期在将来",
        en="the decision on proposal {number} bears a day to come",
        hint_zh="请核对日期",
        hint_en="check the day",
    ),
    "proposal.without-effect": Text(
        zh="对提请 {number} 的决定须落实到事项、指定或任务；不予采纳的则不得有",
        en="a decision on proposal {number} has somebody do something, unless it declines; then it has nobody do anything",
        hint_zh="请写明责任单位和期限，或改为不予采纳",
        hint_en="say who does what until when, or decline",
    ),
}

_REASONS: Final = {
    "rotation.never-invited": Text(zh="从未受邀", en="never invited before"),
    "rotation.longest-ago": Text(
        zh="上次受邀最早（{day}，共 {times} 次）", en="longest ago ({day}, {times} times in all)"
    ),
    "rotation.hand-picked": Text(zh="指定邀请", en="picked by hand"),
    "rotation.opted-out": Text(zh="企业表示不参加", en="does not want to be invited"),
    "rotation.above-cap": Text(zh="联系次数已达上限", en="its contacts have reached the cap"),
    "stuck.returned": Text(zh="已被退回 {times} 次", en="returned {times} times"),
    "stuck.handed-on": Text(zh="已转手 {times} 次", en="handed on {times} times"),
    "stuck.unsigned": Text(zh="超过 {days} 天无单位签收", en="no unit signed within {days} days"),
}

_NOTICES: Final = {
    "meeting.called-symposium": Text(
        zh="定于 {due} 在{place}召开座谈会（{number}），请届时参加。",
        en="A symposium ({number}) is called for {due}, at {place}.",
    ),
    "meeting.called-coordination": Text(
        zh="定于 {due} 在{place}召开协调会（{number}），请届时参加。",
        en="A coordination meeting ({number}) is called for {due}, at {place}.",
    ),
    "meeting.invited": Text(
        zh="诚邀贵企业参加 {due} 在{place}召开的政企座谈会（{number}）。",
        en="You are invited to the symposium ({number}) on {due}, at {place}.",
    ),
    "meeting.postponed": Text(
        zh="会议 {number} 延期，时间另行通知。", en="Meeting {number} is put off; you will hear when."
    ),
    "meeting.postponed-to": Text(zh="会议 {number} 改在 {due} 召开。", en="Meeting {number} is put off to {due}."),
    "meeting.cancelled": Text(zh="会议 {number} 取消。", en="Meeting {number} is cancelled."),
    "meeting.not-held": Text(
        zh="会议 {number} 定于 {due} 召开，尚未登记签到。请补登，或登记延期及批准人。",
        en="Nobody has entered that meeting {number}, planned for {due}, was held. Enter who came, or that it is put off.",
    ),
    "meeting.instructed": Text(
        zh="会议 {number} 有领导批示，请在 {due} 前反馈。",
        en="A leader wrote on meeting {number}; report back by {due}.",
    ),
    "meeting.report-overdue": Text(
        zh="会议 {number} 的领导批示应在 {due} 前反馈，现已逾期。",
        en="The report on an instruction on meeting {number} was due by {due}.",
    ),
    "resolution.opened": Text(
        zh="{number} 由贵单位负责，请在 {due} 前完成。", en="Resolution {number} is yours; it is due by {due}."
    ),
    "resolution.overdue": Text(
        zh="{number}（责任单位：{unit}）应在 {due} 前完成，现已逾期。",
        en="Resolution {number} ({unit}) was due by {due}.",
    ),
    "resolution.reported": Text(
        zh="{unit}报告 {number} 已完成，请由另一人核验。",
        en="{unit} reports resolution {number} done; have another person verify it.",
    ),
    "resolution.sent-back": Text(
        zh="{number} 核验未通过，请继续办理（期限 {due}）。",
        en="Resolution {number} is not done; it goes on (due {due}).",
    ),
    "proposal.submitted": Text(
        zh="{number} 已提请协调小组决定。", en="Proposal {number} waits for the group's decision."
    ),
    "proposal.decided": Text(
        zh="协调小组已对 {number} 作出决定。", en="The coordination group decided on proposal {number}."
    ),
}

TEXTS: Final = {
    **{
        f"label.{what}.{value}": Text(zh=zh, en=en)
        for what, values in _LABELS.items()
        for value, (zh, en) in values.items()
    },
    **_REFUSED,
    **_REASONS,
    **_NOTICES,
}
