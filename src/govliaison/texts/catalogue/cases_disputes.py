"""Messages about whose a case is: returns, objections, first receivers, ownership rules."""

from typing import Final

from govliaison.texts.text import Text

TEXTS: Final = {
    "case.return-forbidden": Text(
        zh="“{pack}”不允许退单，诉求 {number} 不能退回",
        en="under {pack} case {number} cannot be returned",
        hint_zh="对派单有异议的，提出异议：govliaison cases object {number}",
        hint_en="if it is not yours, object: govliaison cases object {number}",
    ),
    "case.returns-used-up": Text(
        zh="按“{pack}”最多可退单 {times} 次，诉求 {number} 已经用完",
        en="under {pack} a case may be returned {times} times, and case {number} was",
        hint_zh="对派单有异议的，提出异议：govliaison cases object {number}",
        hint_en="if it is not yours, object: govliaison cases object {number}",
    ),
    "case.return-unexplained": Text(
        zh="按“{pack}”，退回诉求 {number} 须写明理由和依据",
        en="under {pack} a return of case {number} needs its reason and basis",
        hint_zh="用 --note 写明理由和职责依据",
        hint_en="give them with --note",
    ),
    "case.return-reason": Text(
        zh="按“{pack}”，诉求 {number} 只能因下列事由退回：{reasons}",
        en="under {pack} case {number} is returned only for: {reasons}",
        hint_zh="更改 --reason；认为派错的，可提出异议：govliaison cases object",
        hint_en="change --reason; a unit that was given the wrong case may object: govliaison cases object",
    ),
    "case.return-unit-missing": Text(
        zh="按“{pack}”，退回诉求 {number} 须建议承办单位",
        en="under {pack} a return of case {number} must name the unit that should have it",
        hint_zh="用 --suggest 写明单位",
        hint_en="name it with --suggest",
    ),
    "case.return-late": Text(
        zh="诉求 {number} 的退单期限已于 {latest} 届满",
        en="case {number} could be returned until {latest}",
        hint_zh="请办理；仍在异议期限内的可以提出异议：govliaison cases object {number}",
        hint_en="handle it; or object, if there is time for that still: govliaison cases object {number}",
    ),
    "case.objection-open": Text(
        zh="诉求 {number} 的派单异议正在审核，审核前由原单位继续办理",
        en="whose case {number} is has yet to be decided; its unit handles it until then",
        hint_zh="请召集单位先审核：govliaison cases decide-objection {number}",
        hint_en="have it decided first: govliaison cases decide-objection {number}",
    ),
    "case.objection-late": Text(
        zh="诉求 {number} 的异议期限已于 {latest} 届满",
        en="objections to having case {number} had to be raised by {latest}",
        hint_zh="请办理；确有困难请商召集单位",
        hint_en="handle it, and talk to the convener about what stands in the way",
    ),
    "case.objection-decided": Text(
        zh="诉求 {number} 的派单异议已有定论，由“{unit}”承办，不能再提",
        en="it was decided that case {number} is {unit}'s; that is final",
        hint_zh="请直接办理",
        hint_en="handle it",
    ),
    "case.no-objection": Text(
        zh="诉求 {number} 没有待审核的派单异议",
        en="nobody objects to having case {number}",
        hint_zh="用 govliaison cases objections 查看待审核的异议",
        hint_en="see who objects with govliaison cases objections",
    ),
    "case.objection-unit-missing": Text(
        zh="诉求 {number} 的异议成立须写明由哪个单位承办；原单位没有建议单位",
        en="an objection is upheld by naming the unit that has case {number} then; none was suggested",
        hint_zh="用 --lead 写明单位",
        hint_en="name it with --lead",
    ),
    "case.objection-last-reviewer": Text(
        zh="诉求 {number} 的派单异议已到最后一级，须作出决定",
        en="nobody comes after this reviewer of case {number}; it must be decided",
        hint_zh="请决定：govliaison cases decide-objection {number}",
        hint_en="decide it: govliaison cases decide-objection {number}",
    ),
    "case.first-receiver": Text(
        zh="实行首接负责制：“{unit}”已签收诉求 {number}，由其牵头到底",
        en="the first receiver leads: {unit} has signed for case {number} and keeps the lead",
        hint_zh="需要其他单位参与的，增加协办单位；确不属其职责的，由其提出异议，或由召集单位指定（--designate）",
        hint_en="let other units assist; else the unit objects, or the convener designates another (--designate)",
    ),
    "case.ownership-level": Text(
        zh="按归口规则“{rule}”，“{unit}”的层级不能承办此类诉求（依据：{basis}）",
        en="by the ownership rule {rule} a unit of the level of {unit} cannot lead in such cases (basis: {basis})",
        hint_zh="请改派规则允许层级的单位",
        hint_en="choose a unit of a level that the rule allows",
    ),
    "case.ownership-higher": Text(
        zh="按归口规则“{rule}”，职责交叉时由上级单位“{other}”主办，不由“{unit}”主办（依据：{basis}）",
        en="by the ownership rule {rule} the higher unit {other} leads, not {unit}, where they share a case (basis: {basis})",
        hint_zh="请由“{other}”主办，“{unit}”协办",
        hint_en="let {other} lead and {unit} assist",
    ),
    "case.objection-raised": Text(
        zh="“{unit}”对诉求 {number} 的派单提出异议，请审核。",
        en="{unit} objects to having case {number}; please decide.",
    ),
    "case.objection-dismissed": Text(
        zh="诉求 {number} 的派单异议不成立，仍由你单位承办，为最终决定。",
        en="Your objection is dismissed: case {number} is yours, and that is final.",
    ),
    "case.objection-upheld": Text(
        zh="诉求 {number} 的派单异议成立，已改由其他单位承办。",
        en="Your objection is upheld: another unit has case {number} now.",
    ),
    "case.designated-now": Text(
        zh="经派单异议审核，诉求 {number} 指定由你单位承办，为最终决定。",
        en="It was decided that case {number} is yours, and that is final.",
    ),
}
