"""Messages, words and help of supervision: supervisors and what they found."""

from typing import Final

from govliaison.texts.text import Text

_MESSAGES: Final = {
    "supervision.not-selector": Text(
        zh="监督员只能由 {selectors} 选聘，{person} 不是其工作人员",
        en="only {selectors} choose supervisors, and {person} does not work there",
        hint_zh="请由上述单位选聘（M5.1）",
        hint_en="let somebody of these units do it (M5.1)",
    ),
    "supervision.convener-only": Text(
        zh="{person} 不是召集单位的工作人员，不能登记",
        en="{person} does not work for a convener and cannot enter this",
        hint_zh="请由召集单位登记",
        hint_en="let somebody of a convener enter it",
    ),
    "supervision.enterprise-gone": Text(
        zh="企业 {enterprise} 已注销、吊销或迁出，不能从中选聘监督员",
        en="enterprise {enterprise} is gone; no supervisor is chosen from it",
        hint_zh="请从信息库中另选企业",
        hint_en="choose another enterprise of the base",
    ),
    "supervision.no-name": Text(
        zh="没有写监督员姓名",
        en="the name of the supervisor is missing",
        hint_zh="请用 --name 写明",
        hint_en="give it with --name",
    ),
    "supervision.no-letter": Text(
        zh="没有写聘书编号",
        en="the number of the letter of appointment is missing",
        hint_zh="请用 --letter 写明",
        hint_en="give it with --letter",
    ),
    "supervision.letter-taken": Text(
        zh="聘书编号“{letter}”已经用过",
        en="the letter {letter} was used already",
        hint_zh="请核对编号",
        hint_en="check its number",
    ),
    "supervision.empty-term": Text(
        zh="聘期从 {since} 到 {until}，一天也没有",
        en="a term from {since} to {until} has no day",
        hint_zh="请更改聘期",
        hint_en="change the term",
    ),
    "supervision.not-serving": Text(
        zh="监督员不在聘期内（聘期至 {until}）",
        en="the appointment does not hold (its term: until {until})",
        hint_zh="请先续聘，或换一名监督员",
        hint_en="renew it, or take another supervisor",
    ),
    "supervision.expires-itself": Text(
        zh="聘期到 {until} 届满，会自动结束",
        en="the term ends by itself with {until}",
        hint_zh="提前结束请选 resigned 或 dismissed",
        hint_en="to end it earlier, say resigned or dismissed",
    ),
    "supervision.own-unit": Text(
        zh="{person} 是 {unit} 的工作人员，不能安排或登记对本单位的监督",
        en="{person} works for {unit} and arranges no supervision of it",
        hint_zh="请由其他召集单位的人员办理",
        hint_en="let somebody of another convener do it",
    ),
    "supervision.watched-already": Text(
        zh="这名监督员已经监督 {unit} 的另一个窗口",
        en="this supervisor watches another window of {unit} already",
        hint_zh="请先解除：govliaison supervisors unassign",
        hint_en="take that away first: govliaison supervisors unassign",
    ),
    "supervision.not-watched": Text(
        zh="这名监督员没有被安排监督 {unit}",
        en="this supervisor was not given {unit} to watch",
        hint_zh="请先安排：govliaison supervisors assign",
        hint_en="assign it first: govliaison supervisors assign",
    ),
    "supervision.conflict": Text(
        zh="监督员所在企业在 {unit} 有未办结的诉求，不能监督该单位",
        en="the supervisor's enterprise has an open case with {unit} and cannot watch it",
        hint_zh="诉求销号后再安排，或换一名监督员",
        hint_en="wait until the case is closed, or take another supervisor",
    ),
    "supervision.feedback-given": Text(
        zh="{period} 对 {unit} 的反馈已经登记",
        en="feedback on {unit} for {period} was given already",
        hint_zh="请核对期间",
        hint_en="check the period",
    ),
    "supervision.nothing-said": Text(
        zh="反馈没有内容",
        en="the feedback says nothing",
        hint_zh="请写观察项或说明",
        hint_en="give observations or a note",
    ),
    "supervision.unknown": Text(
        zh="没有这名监督员：{where}",
        en="there is no such supervisor: {where}",
        hint_zh="列出监督员：govliaison supervisors list",
        hint_en="list them: govliaison supervisors list",
    ),
    "finding.unknown": Text(zh="没有这条监督发现：{where}", en="there is no such finding: {where}"),
    "finding.text-missing": Text(
        zh="没有写明情况",
        en="it does not say what",
        hint_zh="请写明情况",
        hint_en="say what",
    ),
    "finding.note-missing": Text(
        zh="核验不通过须说明情况",
        en="what was not put right must be said",
        hint_zh="请用 --note 说明",
        hint_en="say it with --note",
    ),
    "finding.due-past": Text(
        zh="整改期限 {due} 已经过去",
        en="the date {due} has passed",
        hint_zh="请改为以后的时间",
        hint_en="give a later one",
    ),
    "finding.other-unit": Text(
        zh="{person} 不是监督发现 {number} 的被监督单位或召集单位的工作人员",
        en="{person} works neither for the unit of finding {number} nor for a convener",
    ),
    "finding.verified": Text(zh="监督发现 {number} 已核验通过", en="finding {number} was verified"),
    "finding.awaits-check": Text(
        zh="监督发现 {number} 已报整改，正在等待核验",
        en="finding {number} was reported as put right and waits to be verified",
    ),
    "finding.not-rectified": Text(
        zh="监督发现 {number} 的单位还没有报告整改",
        en="the unit has not reported on finding {number}",
        hint_zh="单位报告整改后再核验",
        hint_en="verify it after the unit has reported",
    ),
    "finding.before-last": Text(
        zh="时间早于监督发现 {number} 的上一步", en="that lies before the last step of finding {number}"
    ),
    "finding.no-item": Text(
        zh="监督发现 {number} 没有写明政务服务事项或变更内容",
        en="finding {number} names no service item, or not what changes",
        hint_zh="请用 --item 和 --value 写明",
        hint_en="give them with --item and --value",
    ),
    "finding.item-value": Text(
        zh="变更后的值看不懂",
        en="the new value cannot be read",
        hint_zh="办理时限写成 5个工作日，其余写整数",
        hint_en="write a time as 5个工作日, the others as whole numbers",
    ),
    "finding.has-case": Text(
        zh="监督发现 {number} 已转为诉求 {case}", en="finding {number} became case {case} already"
    ),
    "finding.to-rectify": Text(
        zh="监督员发现问题 {number}，请于 {due} 前整改并反馈。",
        en="A supervisor found something wrong, {number}: please put it right and report by {due}.",
    ),
    "finding.to-verify": Text(
        zh="{unit} 已报告监督发现 {number} 整改完成，请于 {due} 前安排监督员核验。",
        en="{unit} reports that finding {number} is put right: please let a supervisor look by {due}.",
    ),
    "finding.failed": Text(
        zh="监督发现 {number} 核验未通过，请于 {due} 前继续整改。",
        en="Finding {number} is not put right yet: please do so by {due}.",
    ),
    "finding.overdue": Text(
        zh="监督发现 {number} 逾期未整改（期限 {due}），请立即整改并反馈。",
        en="Finding {number} is overdue (it was due {due}): please put it right and report at once.",
    ),
    "finding.check-overdue": Text(
        zh="监督发现 {number} 逾期未核验（期限 {due}），请立即安排监督员核验。",
        en="Nobody has verified finding {number} (it was due {due}): please let a supervisor look at once.",
    ),
    "cli.no-supervisors": Text(zh="没有监督员。", en="There are no supervisors."),
    "cli.no-findings": Text(zh="没有监督发现。", en="There are no findings."),
    "cli.no-feedback": Text(zh="这一期间没有应反馈的事项。", en="No feedback was owed for that period."),
    "cli.rechecked": Text(
        zh="回避核对完毕，{number} 名监督员有变动。", en="Conflicts were looked at again; {number} supervisors changed."
    ),
    "cli.feedback-missing": Text(zh="逾期未反馈", en="missing"),
    "cli.feedback-waiting": Text(zh="待反馈", en="waiting"),
    "cli.hidden": Text(zh="（匿名）", en="(anonymous)"),
    "cli.observation": Text(
        zh="看不懂的观察项“{text}”",
        en="cannot read “{text}” as an observation",
        hint_zh="写成 用语=差，可选：{aspects}",
        hint_en="write it as speech=poor; there are: {aspects}",
    ),
}

_LABELS: Final = {
    "aspect": {
        "grooming": ("人员仪容", "grooming"),
        "conduct": ("人员举止", "conduct"),
        "speech": ("人员用语", "speech"),
        "space": ("空间", "space"),
        "order": ("秩序", "order"),
        "articles": ("物品", "articles"),
        "facilities": ("设施", "facilities"),
        "documents": ("文档", "documents"),
        "checks": ("监督考核", "checks"),
    },
    "mark": {"good": ("好", "good"), "fair": ("一般", "fair"), "poor": ("差", "poor")},
    "supervisor-state": {
        "serving": ("在聘", "serving"),
        "expired": ("聘期届满", "term over"),
        "resigned": ("辞聘", "resigned"),
        "dismissed": ("解聘", "dismissed"),
    },
    "supervisor-end": {
        "expired": ("聘期届满", "term over"),
        "resigned": ("辞聘", "resigned"),
        "dismissed": ("解聘", "dismissed"),
    },
    "finding-state": {
        "open": ("待整改", "to be put right"),
        "reported": ("待核验", "to be verified"),
        "overdue": ("逾期", "overdue"),
        "verified": ("核验通过", "verified"),
    },
    "conduct": {
        "talk": ("约谈提醒", "talked to"),
        "criticism": ("批评教育", "criticised"),
        "training": ("业务培训", "trained"),
        "reassignment": ("调离窗口岗位", "taken from the window"),
    },
    "item-field": {
        "time": ("办理时限", "time"),
        "documents": ("申请材料", "documents"),
        "steps": ("办理环节", "steps"),
        "trips": ("跑动次数", "trips"),
    },
}

_HEADS: Final = {
    "supervisor": ("监督员", "supervisor"),
    "letter": ("聘书编号", "letter"),
    "term": ("聘期", "term"),
    "watches": ("监督单位", "watches"),
    "finding": ("监督发现", "finding"),
    "window": ("窗口", "window"),
    "observations": ("观察项", "observations"),
    "aspect": ("观察项", "aspect"),
    "good": ("好", "good"),
    "fair": ("一般", "fair"),
    "poor": ("差", "poor"),
    "rectified": ("整改反馈", "put right"),
    "checked": ("核验", "verified"),
    "item-change": ("事项变更", "item changed"),
    "conduct": ("作风整改", "manner"),
    "given-on": ("反馈日期", "given on"),
    "selected-by": ("选聘单位", "chosen by"),
}

_HELP: Final = {
    "supervisors": ("监督员", "supervisors"),
    "supervisors.select": ("从企业信息库选聘监督员", "choose a supervisor from the base"),
    "supervisors.list": ("列出监督员", "list supervisors"),
    "supervisors.show": ("显示一名监督员", "show one supervisor"),
    "supervisors.renew": ("续聘", "renew an appointment"),
    "supervisors.end": ("辞聘或解聘", "end an appointment before its term"),
    "supervisors.assign": ("安排监督一个窗口单位", "give a supervisor a unit to watch"),
    "supervisors.unassign": ("解除对一个单位的监督", "take a unit from a supervisor"),
    "supervisors.feedback": ("登记监督员反馈", "enter what a supervisor reports on a unit"),
    "supervisors.owed": ("列出应反馈、未反馈的事项", "list the feedback that is owed or missing"),
    "supervisors.recheck": ("核对监督员回避情况", "look again where a case stands against a supervisor"),
    "findings": ("监督发现", "what supervisors found"),
    "findings.report": ("登记监督发现，要求限期整改", "enter what a supervisor found wrong"),
    "findings.rectify": ("报告整改情况", "report that a finding is put right"),
    "findings.verify": ("登记监督员核验结果", "enter what a supervisor saw who looked again"),
    "findings.change-item": ("登记由此变更的服务事项", "record that a service item changes because of it"),
    "findings.conduct": ("登记作风整改措施", "record what was done about the manner of people"),
    "findings.open-case": ("转为诉求办理", "let a case be born of it"),
    "findings.list": ("列出监督发现", "list findings"),
    "findings.show": ("显示一条监督发现", "show one finding"),
    "scorecard": ("一个窗口单位的评价、监督、诉求情况", "ratings, findings and cases of a unit, joined"),
}

_OPTIONS: Final = {
    "supervisor": ("监督员编号或聘书编号", "id of the supervisor, or letter of appointment"),
    "supervisor-name": ("监督员姓名", "name of the supervisor"),
    "supervisor-phone": ("监督员电话", "telephone of the supervisor"),
    "supervisor-enterprise": ("所在企业：内部编号或统一社会信用代码", "the enterprise: id or credit code"),
    "letter": ("聘书编号", "number of the letter of appointment"),
    "selecting-unit": ("选聘单位", "the unit that chooses"),
    "term-since": ("聘期第一天", "first day of the term"),
    "term-until": ("聘期最后一天", "last day of the term"),
    "supervisor-end": ("结束原因", "why it ends"),
    "all-supervisors": ("包括已结束聘期的", "those who serve no more, too"),
    "watched-unit": ("窗口单位", "the window unit"),
    "window": ("窗口", "the window"),
    "observation": ("观察项，如 用语=差；可多次使用", "what was looked at, such as speech=poor; may be repeated"),
    "feedback-period": ("期间，如 2026Q4（默认：当前）", "period, such as 2026Q4 (default: the present one)"),
    "finding": ("监督发现编号", "number of the finding"),
    "finding-text": ("发现的问题", "what is wrong"),
    "rectify-text": ("整改情况", "what was done"),
    "item-field": ("变更内容", "what changes"),
    "item-value": ("变更后的值", "its value from then on"),
    "item-on": ("生效日期", "from which day"),
    "conduct": ("措施", "what was done"),
    "finding-state": ("状态；可多次使用", "state; may be repeated"),
    "finding-words": ("问题中的文字", "words of the finding"),
    "case-category": ("问题类别", "category of the case"),
    "scored-unit": ("单位", "the unit"),
    "scored-period": ("期间，如 2026Q4（默认：全部）", "period, such as 2026Q4 (default: all)"),
}


def _pairs(prefix: str, words: dict[str, tuple[str, str]]) -> dict[str, Text]:
    return {f"{prefix}.{word}": Text(zh=zh, en=en) for word, (zh, en) in words.items()}


TEXTS: Final = {
    **_MESSAGES,
    **{code: text for what, words in _LABELS.items() for code, text in _pairs(f"label.{what}", words).items()},
    **_pairs("cli.head", _HEADS),
    **_pairs("cli.help", _HELP),
    **_pairs("cli.option", _OPTIONS),
}
