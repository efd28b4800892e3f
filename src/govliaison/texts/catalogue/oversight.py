"""Names and definitions of indicators."""

from typing import Final

from govliaison.texts.text import Text

TEXTS: Final = {
    "indicator.sign-in-time": Text(zh="签收及时率", en="signed for in time"),
    "indicator.sign-in-time.definition": Text(
        zh="时限内签收 ÷ 应签收（已签收或签收时限已到；退单、作废的不计），按最近一次派单",
        en="signed for within the limit ÷ due to be signed for (signed, or limit over; voided ones left out), last dispatch",
    ),
    "indicator.contact-in-time": Text(zh="首次响应及时率", en="first contact in time"),
    "indicator.contact-in-time.definition": Text(
        zh="时限内首次联系或答复 ÷ 应联系（已联系或时限已到）",
        en="first contact or answer within the limit ÷ due (made, or limit over)",
    ),
    "indicator.answer-in-time": Text(zh="按期答复率（应结口径）", en="answered in time, of those due"),
    "indicator.answer-in-time.definition": Text(
        zh="时限内答复 ÷ 应答复（已答复或答复时限已到；未到期的不计）；敷衍答复不算答复",
        en="answered within the limit ÷ due (answered, or limit over; not yet due left out); perfunctory answers do not count",
    ),
    "indicator.closed-of-all": Text(zh="销号率（全口径）", en="closed out, of all admitted"),
    "indicator.closed-of-all.definition": Text(
        zh="已销号 ÷ 全部已受理（含未到期，撤单的不计）",
        en="closed out ÷ all admitted, those not yet due included, those withdrawn left out",
    ),
    "indicator.solved-by-call-back": Text(zh="解决率（回访口径）", en="solved, as called back"),
    "indicator.solved-by-call-back.definition": Text(
        zh="最近一次回访答“已解决” ÷ 回访接通；未接通的不计",
        en="«solved» in the last call-back ÷ reached; not reached left out",
    ),
    "indicator.satisfied": Text(zh="满意率（含基本满意）", en="satisfied, fairly satisfied included"),
    "indicator.satisfied.definition": Text(
        zh="最近评价为非常满意、满意、基本满意 ÷ 作出评价；未接通、未评价的不计",
        en="the three better grades in the last rating ÷ rated; not reached and not rated left out",
    ),
    "indicator.returned": Text(zh="退单率", en="returned"),
    "indicator.returned.definition": Text(zh="被退单过的 ÷ 全部已受理", en="ever returned ÷ all admitted"),
    "indicator.redone": Text(zh="重办率", en="handled again"),
    "indicator.redone.definition": Text(zh="重办过的 ÷ 回访过的", en="ever sent back ÷ called back"),
}
