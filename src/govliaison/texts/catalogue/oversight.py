"""Names of indicators and of the facts they count, and how their definitions are put."""

from typing import Final

from govliaison.texts.text import Text

TEXTS: Final = {
    "indicator.received": Text(zh="收件量", en="received"),
    "indicator.admitted": Text(zh="受理量", en="admitted"),
    "indicator.closed": Text(zh="销号量", en="closed out"),
    "indicator.open": Text(zh="在办量", en="open"),
    "indicator.sign-in-time": Text(zh="签收及时率", en="signed for in time"),
    "indicator.contact-in-time": Text(zh="首次响应及时率", en="first contact in time"),
    "indicator.answer-in-time": Text(zh="按期办结率（应结口径）", en="answered in time, of those due"),
    "indicator.answered-of-all": Text(zh="办结率（全口径）", en="answered, of all admitted"),
    "indicator.closed-of-all": Text(zh="销号率", en="closed out, of all admitted"),
    "indicator.solved-by-call-back": Text(zh="解决率（回访口径）", en="solved, as called back"),
    "indicator.solved-as-said": Text(zh="解决率（自报口径）", en="solved, as the units say"),
    "indicator.falsely-solved": Text(zh="虚假办结率", en="said to be solved, and not"),
    "indicator.satisfied": Text(zh="满意率（含基本满意）", en="satisfied, fairly satisfied included"),
    "indicator.satisfied-well": Text(zh="满意率（不含基本满意）", en="satisfied, fairly satisfied not included"),
    "indicator.satisfied-of-called": Text(
        zh="满意率（未接通、未评价计入）", en="satisfied, not reached and not rated included"
    ),
    "indicator.called-back": Text(zh="回访率", en="called back"),
    "indicator.returned": Text(zh="退单率", en="returned"),
    "indicator.redone": Text(zh="重办率", en="handled again"),
    "indicator.extended": Text(zh="延期率", en="given more time"),
    "indicator.supervised": Text(zh="督办率", en="supervised"),
    "indicator.deferred": Text(zh="挂账率", en="put off to a date"),
    "indicator.days-mean": Text(zh="平均办理时长（工作日）", en="mean working days to the answer"),
    "indicator.days-median": Text(zh="办理时长中位数（工作日）", en="median working days to the answer"),
    "indicator.rated-actively": Text(zh="主动评价率", en="rated by themselves"),
    "indicator.bad-put-right": Text(zh="差评整改率", en="bad ratings put right"),
    "indicator-measure.count": Text(zh="{of}的件数", en="number of cases {of}"),
    "indicator-measure.rate": Text(zh="{counts} ÷ {of}", en="{counts} ÷ {of}"),
    "indicator-measure.mean": Text(
        zh="{of}的，自收到至答复的工作日平均数", en="mean working days from receipt to answer of those {of}"
    ),
    "indicator-measure.median": Text(
        zh="{of}的，自收到至答复的工作日中位数", en="median working days from receipt to answer of those {of}"
    ),
    "indicator-measure.excluded": Text(zh="，{excluded}的不计", en=", those {excluded} left out"),
    "indicator-measure.and": Text(zh="且", en=" and "),
    "indicator-rounding.half-up": Text(
        zh="；四舍五入保留{decimals}位小数", en="; rounded half up to {decimals} decimals"
    ),
    "indicator-rounding.half-even": Text(
        zh="；四舍六入五成双保留{decimals}位小数", en="; rounded half to even to {decimals} decimals"
    ),
    "indicator-rounding.truncate": Text(
        zh="；截取{decimals}位小数，不进位", en="; cut off after {decimals} decimals, not rounded"
    ),
    "fact.admitted": Text(zh="已受理", en="admitted"),
    "fact.answer-due": Text(zh="应答复（已答复或答复时限已到，未到期的不计）", en="answered, or its limit over"),
    "fact.answered": Text(zh="已答复", en="answered"),
    "fact.answered-in-time": Text(
        zh="时限内答复（敷衍答复不算）", en="answered within the limit (perfunctory answers do not count)"
    ),
    "fact.approval-service": Text(zh="属审批服务", en="about approval services"),
    "fact.approved": Text(zh="销号审核通过", en="approved for close-out"),
    "fact.asked": Text(zh="已请办事人评价", en="asked to rate"),
    "fact.bad-rating": Text(zh="差评（申诉成立的不计）", en="bad ratings, those found false left out"),
    "fact.put-right": Text(zh="已整改", en="put right"),
    "fact.rated-actively": Text(zh="主动评价（默认好评不计）", en="rated by themselves, default ratings not counted"),
    "fact.called-back": Text(zh="已回访（含未接通）", en="called back, not reached included"),
    "fact.closed": Text(zh="已销号", en="closed out"),
    "fact.contact-due": Text(zh="应联系（已联系或时限已到）", en="contacted, or its limit over"),
    "fact.contacted-in-time": Text(zh="时限内首次联系或答复", en="contacted or answered within the limit"),
    "fact.deferred": Text(zh="挂账中", en="put off to a date"),
    "fact.extended": Text(zh="延期过", en="ever given more time"),
    "fact.fast-track": Text(zh="走绿色通道", en="on the fast track"),
    "fact.graded": Text(zh="回访时作出评价", en="graded when called back"),
    "fact.open": Text(zh="在办", en="open"),
    "fact.reached": Text(zh="回访接通", en="reached when called back"),
    "fact.received": Text(zh="收到（导入后撤销的除外）", en="received, undone imports left out"),
    "fact.redone": Text(zh="重办过", en="ever handled again"),
    "fact.returned": Text(zh="被退单过", en="ever returned"),
    "fact.said-solved": Text(zh="单位答复“已解决”", en="said by the unit to be solved"),
    "fact.satisfied": Text(
        zh="最近评价为非常满意、满意、基本满意", en="rated last with one of the three better grades"
    ),
    "fact.satisfied-well": Text(zh="最近评价为非常满意、满意", en="rated last with one of the two best grades"),
    "fact.sign-due": Text(
        zh="应签收（已签收或签收时限已到；退单、作废的不计，按最近一次派单）",
        en="signed for, or its limit over (voided ones left out; the last dispatch)",
    ),
    "fact.signed-in-time": Text(zh="时限内签收", en="signed for within the limit"),
    "fact.solved": Text(zh="最近一次回访答“已解决”", en="«solved» in the last call-back"),
    "fact.supervised": Text(zh="被督办过", en="ever supervised"),
    "fact.unsolved": Text(zh="最近一次回访未答“已解决”", en="not «solved» in the last call-back"),
    "fact.withdrawn": Text(zh="撤单", en="withdrawn"),
}
