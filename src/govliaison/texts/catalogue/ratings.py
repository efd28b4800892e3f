"""Messages, words and help of ratings and surveys."""

from typing import Final

from govliaison.texts.text import Text

_MESSAGES: Final = {
    "rating.convener-only": Text(
        zh="{person} 不是召集单位的工作人员，不能登记评价",
        en="{person} does not work for a convener and enters no ratings",
        hint_zh="请由召集单位登记",
        hint_en="let somebody of a convener enter it",
    ),
    "rating.unknown": Text(zh="没有这条评价：{where}", en="there is no such rating: {where}"),
    "rating.exists": Text(zh="评价 {number} 已经登记", en="rating {number} is there already"),
    "rating.no-source": Text(
        zh="没有评价编号",
        en="the rating has no number",
        hint_zh="请补上来源系统的编号",
        hint_en="give its number in the source",
    ),
    "rating.item-twice": Text(
        zh="同一评价指标写了两次",
        en="an item is rated twice",
        hint_zh="每项只写一次",
        hint_en="give each once",
    ),
    "rating.items-mixed": Text(
        zh="线上指标和线下指标不能混在一次评价里",
        en="items of services online and at a window do not go into one rating",
        hint_zh="线上：办事效率、办事指南、便捷度、平台操作；线下：服务效率、服务水平、服务态度",
        hint_en="online: efficiency, guide, convenience, platform; at a window: service-efficiency, -level, -manner",
    ),
    "rating.grade-unreadable": Text(
        zh="看不懂的评价等级",
        en="the grade cannot be read",
        hint_zh="请写五个等级之一，或 1 至 5 星",
        hint_en="write one of the five grades, or one to five stars",
    ),
    "rating.in-future": Text(
        zh="评价时间在将来",
        en="it is said to have been rated in the future",
        hint_zh="请核对评价时间",
        hint_en="check the time",
    ),
    "rating.not-rated": Text(zh="没有评价", en="nothing was rated"),
    "rating.source-differs": Text(
        zh="同一编号的评价已经登记，内容与本行不同，未作更改",
        en="the rating of this number says something else in the ledger; it was left as it is",
    ),
    "rating.unit-unknown": Text(
        zh="认不出被评价单位，按其他依据确定", en="the unit was not recognised; another way was taken"
    ),
    "rating.case-unknown": Text(zh="没有这个编号的诉求，未关联", en="there is no case of this number; it was left out"),
    "rating.other-unit": Text(
        zh="{person} 不是评价 {number} 的被评价单位（{unit}）的工作人员",
        en="{person} does not work for {unit}, which rating {number} is about",
    ),
    "rating.not-open": Text(
        zh="评价 {number} 不是待整改的差评", en="rating {number} is no bad rating that waits to be put right"
    ),
    "rating.not-bad": Text(zh="评价 {number} 不是差评", en="rating {number} is not bad"),
    "rating.anonymous": Text(
        zh="评价 {number} 是匿名的，登记为已联系须说明怎样联系上",
        en="rating {number} is anonymous; say how the rater was reached",
        hint_zh="请用 --note 说明",
        hint_en="say it with --note",
    ),
    "rating.text-missing": Text(
        zh="没有写明情况",
        en="it does not say what",
        hint_zh="请写明情况",
        hint_en="say what",
    ),
    "rating.basis-missing": Text(
        zh="差评 {number} 核实为缺乏依据，作出解释须写明法律依据",
        en="rating {number} was found to have no basis; an explanation needs the legal one",
        hint_zh="请用 --basis 写明",
        hint_en="give it with --basis",
    ),
    "rating.not-rectified": Text(
        zh="评价 {number} 没有等待二次评价的整改", en="rating {number} has no mending that waits to be rated"
    ),
    "rating.second-grade": Text(
        zh="整改的二次评价没有“{grade}”，可选：{grades}",
        en="what was mended cannot be rated {grade}; there are: {grades}",
        hint_zh="请更改等级",
        hint_en="change the grade",
    ),
    "rating.appealed": Text(zh="评价 {number} 已经申诉过", en="rating {number} was appealed already"),
    "rating.appeal-late": Text(
        zh="评价 {number} 的申诉期限已于 {until} 届满", en="an appeal of rating {number} was possible until {until}"
    ),
    "rating.no-appeal": Text(zh="评价 {number} 没有待决定的申诉", en="rating {number} has no appeal to be decided"),
    "rating.own-appeal": Text(
        zh="{person} 是被评价单位的人员或申诉人，不能决定评价 {number} 的申诉",
        en="{person} belongs to the unit, or appealed, and does not decide on rating {number}",
        hint_zh="请由其他单位的其他人员决定",
        hint_en="let another person of another unit decide",
    ),
    "rating.before-last": Text(
        zh="时间早于评价 {number} 的上一步", en="that lies before the last step of rating {number}"
    ),
    "rating.case-title": Text(zh="差评（{grade}）：{unit}", en="bad rating ({grade}): {unit}"),
    "rating.bad": Text(
        zh="收到差评 {number}，请立即回访核实，{due} 前完成首项办理。",
        en="A bad rating came, {number}: please call the rater and look into it; the first step is due {due}.",
    ),
    "rating.bad-again": Text(
        zh="差评 {number} 的整改再次被评为差评，请于 {due} 前重新整改。",
        en="What was mended for rating {number} was rated badly again: please mend it by {due}.",
    ),
    "rating.warned": Text(zh="差评 {number} 的{stage}将于 {due} 到期。", en="Rating {number}: {stage} is due {due}."),
    "rating.overdue": Text(
        zh="差评 {number} 的{stage}已于 {due} 到期，请立即办理。",
        en="Rating {number}: {stage} was due {due}. Please act at once.",
    ),
    "rating.appealed-told": Text(
        zh="{unit} 对评价 {number} 提出误评申诉，请审核。", en="{unit} appeals rating {number}: please decide."
    ),
    "rating.appeal-upheld": Text(
        zh="评价 {number} 的误评申诉成立，该评价不计入统计，记录保留。",
        en="The appeal of rating {number} is upheld: it counts in no figure, and is kept.",
    ),
    "rating.appeal-dismissed": Text(
        zh="评价 {number} 的误评申诉不成立，请继续整改。",
        en="The appeal of rating {number} is dismissed: please go on mending.",
    ),
    "survey.unknown": Text(zh="没有这项调查：{survey}", en="there is no such survey: {survey}"),
    "survey.exists": Text(
        zh="调查 {survey} 已经定义，口径不能更改",
        en="survey {survey} is there already; its definition does not change",
        hint_zh="换了问题就是另一项调查，请另取编号",
        hint_en="another question is another survey: give it another id",
    ),
    "survey.no-id": Text(
        zh="调查编号“{survey}”只能用小写字母、数字和连字符",
        en="the id {survey} may only have small letters, digits and hyphens",
        hint_zh="例如 gain-2026",
        hint_en="such as gain-2026",
    ),
    "survey.no-definition": Text(
        zh="没有写明问题或调查对象",
        en="the question or the population is missing",
        hint_zh="请用 --question 和 --population 写明",
        hint_en="give them with --question and --population",
    ),
    "survey.sample": Text(
        zh="样本数 {sample} 与调查数 {asked} 不符",
        en="{sample} answers do not fit {asked} that were asked",
        hint_zh="至少一份答复，且不多于调查数",
        hint_en="at least one, and no more than were asked",
    ),
    "cli.no-ratings": Text(zh="没有评价。", en="There are no ratings."),
    "cli.no-surveys": Text(zh="没有满意度调查。", en="There are no surveys."),
    "cli.asked": Text(zh="已记入 {number} 家企业的联系记录。", en="{number} enterprises were noted as asked."),
    "cli.no-results": Text(zh="还没有结果。", en="There are no results yet."),
    "cli.defaults": Text(zh="已补登默认评价 {number} 条。", en="{number} defaults were entered."),
    "cli.item-grade": Text(
        zh="看不懂的评价指标“{text}”",
        en="cannot read “{text}” as an item with its grade",
        hint_zh="写成 服务态度=不满意，可选：{items}",
        hint_en="write it as service-manner=dissatisfied; there are: {items}",
    ),
    "cli.answer-count": Text(
        zh="看不懂的答复数“{text}”",
        en="cannot read “{text}” as a grade with its number",
        hint_zh="写成 满意=30",
        hint_en="write it as satisfied=30",
    ),
    "cli.rate": Text(zh="{percent}%（{part}/{whole}）", en="{percent} % ({part}/{whole})"),
    "cli.rate-none": Text(zh="无", en="none"),
}

_LABELS: Final = {
    "rating-item": {
        "overall": ("整体满意度", "overall"),
        "efficiency": ("办事效率", "efficiency"),
        "guide": ("办事指南精确度", "guide"),
        "convenience": ("办事便捷度", "convenience"),
        "platform": ("平台操作性", "platform"),
        "service-efficiency": ("服务效率", "service efficiency"),
        "service-level": ("服务水平", "service level"),
        "service-manner": ("服务态度", "service manner"),
    },
    "rating-state": {
        "given": ("已评价", "given"),
        "open": ("待整改", "to be put right"),
        "rectified": ("已整改", "put right"),
        "excluded": ("申诉成立，不计入", "taken out on appeal"),
        "undone": ("导入已撤销", "import undone"),
    },
    "verdict": {
        "reasonable": ("情况合理", "reasonable"),
        "complex": ("情况复杂", "complex"),
        "without-basis": ("缺乏依据", "without basis"),
    },
    "appeal": {
        "mistaken": ("误评", "mistaken"),
        "other-unit": ("评错单位", "another unit"),
        "untrue": ("不属实", "untrue"),
        "malicious": ("恶意评价", "malicious"),
    },
    "survey-method": {
        "online": ("网上", "online"),
        "paper": ("纸质", "on paper"),
        "telephone": ("电话", "by telephone"),
        "interview": ("面访", "in person"),
    },
    "event": {
        "RaterContacted": ("差评回访", "rater called"),
        "RatingRectified": ("差评整改", "put right"),
        "RectificationRated": ("整改二次评价", "rated again"),
        "RatingAppealed": ("误评申诉", "appealed"),
        "RatingAppealDecided": ("申诉决定", "appeal decided"),
    },
}

_HEADS: Final = {
    "grade": ("评价等级", "grade"),
    "items": ("评价指标", "items"),
    "rated-at": ("评价时间", "rated at"),
    "rater": ("评价人", "rater"),
    "opened-case": ("转办诉求", "case"),
    "rated-case": ("被评价诉求", "case rated"),
    "appeal": ("误评申诉", "appeal"),
    "appeal-until": ("申诉期限", "appeal until"),
    "decision": ("决定", "decision"),
    "calls": ("回访核实", "rater called"),
    "mending": ("整改", "put right"),
    "second-grade": ("二次评价", "rated again"),
    "active": ("主动评价", "given by people"),
    "defaults": ("默认评价（另列）", "defaults (apart)"),
    "excluded": ("申诉剔除（另列）", "taken out (apart)"),
    "satisfied": ("满意率（含基本满意）", "satisfied, fairly included"),
    "satisfied-without": ("满意率（不含基本满意）", "satisfied, fairly left out"),
    "active-rate": ("主动评价率", "rated by people"),
    "contact-rate": ("实名差评回访率", "named bad ratings reached"),
    "rectified-rate": ("差评整改率", "bad ratings put right"),
    "population": ("调查对象", "population"),
    "method": ("调查方式", "method"),
    "asked": ("调查数", "asked"),
    "sample": ("样本数", "sample"),
    "answered-rate": ("回收率", "answered"),
    "satisfied-rate": ("满意率", "satisfied"),
    "cases-led": ("主办诉求", "cases led"),
    "cases-open": ("在办", "open"),
    "cases-closed": ("已销号", "closed"),
    "cases-overdue": ("超期", "overdue"),
    "cases-returned": ("退单", "returned"),
    "findings-found": ("监督发现", "findings"),
    "findings-verified": ("核验通过", "verified"),
    "findings-overdue": ("逾期", "findings overdue"),
    "bad": ("差评", "bad"),
}

_HELP: Final = {
    "ratings": ("好差评", "ratings"),
    "ratings.import": ("导入评价文件，差评自动转为诉求", "take in a file of ratings; bad ones open cases"),
    "ratings.give": ("登记一条评价", "enter one rating"),
    "ratings.contact": ("登记差评回访核实", "record that whoever rated badly was called"),
    "ratings.rectify": ("登记差评整改", "report that a bad rating was put right"),
    "ratings.rate-again": ("登记整改的二次评价", "enter how what was mended is rated"),
    "ratings.appeal": ("误评申诉", "say that a bad rating should not count"),
    "ratings.decide-appeal": ("决定误评申诉", "decide an appeal"),
    "ratings.defaults": ("按规则补登默认评价（另列，不计入主动评价）", "enter defaults where nobody rated, apart"),
    "ratings.list": ("列出评价", "list ratings"),
    "ratings.show": ("显示一条评价", "show one rating"),
    "ratings.figures": ("评价统计（含口径）", "what ratings come to"),
    "surveys": ("满意度调查", "periodic satisfaction"),
    "surveys.define": ("定义一项调查", "define a survey"),
    "surveys.ask": ("登记调查到哪些企业，计入联系次数上限", "note which enterprises are asked; each is a contact"),
    "surveys.result": ("登记某期结果", "enter what a period came to"),
    "surveys.open-case": ("把答卷反映的问题转为诉求", "let something said in a survey become a case"),
    "surveys.list": ("列出调查", "list surveys"),
    "surveys.show": ("显示一项调查及其趋势", "show a survey with its trend"),
}

_OPTIONS: Final = {
    "rating": ("评价编号", "number of the rating"),
    "rating-file": ("评价文件（工作簿或 CSV）", "file of ratings (workbook or CSV)"),
    "rating-channel": ("渠道", "the channel"),
    "rated-unit": ("被评价单位", "the unit that is rated"),
    "rated-source": ("来源系统的评价编号", "its number in the source"),
    "rated-at": ("评价时间（默认：现在）", "when it was given (default: now)"),
    "rated-case": ("被评价的诉求编号", "the case that is rated"),
    "rating-item": (
        "评价指标，如 服务态度=不满意；可多次使用",
        "an item, such as service-manner=satisfied; repeatable",
    ),
    "rater-name": ("评价人姓名（匿名则不写）", "name of the rater; none if anonymous"),
    "rater-phone": ("评价人电话", "telephone of the rater"),
    "rating-text": ("评价内容", "what the rater said"),
    "verdict": ("核实结果", "what came out"),
    "basis": ("法律依据", "legal basis"),
    "appeal": ("申诉理由", "why it should not count"),
    "appealed": ("只看待决定的申诉", "only those with an open appeal"),
    "rating-state": ("状态；可多次使用", "state; may be repeated"),
    "rating-asked": ("可评价的服务总数", "how many services could be rated"),
    "survey": ("调查编号", "id of the survey"),
    "survey-question": ("问题", "what is asked"),
    "population": ("调查对象", "of whom"),
    "survey-method": ("调查方式", "how it is asked"),
    "survey-period": ("期间，如 2026Q4", "period, such as 2026Q4"),
    "survey-asked": ("调查数", "how many were asked"),
    "answers": ("各等级答复数，如 满意=30；可多次使用", "how many gave a grade, such as satisfied=30; repeatable"),
    "asked-enterprises": ("企业：内部编号或统一社会信用代码，可多个", "ids or credit codes of enterprises"),
    "survey-justification": (
        "超过上限的理由代码，如 asked-for",
        "code that justifies it above the cap, such as asked-for",
    ),
    "survey-item": ("答卷编号", "number of the answer sheet"),
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
