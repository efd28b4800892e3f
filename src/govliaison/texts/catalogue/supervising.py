"""Messages about what happens when a limit ends: supervision (督办), deemed acceptance, what a late entry takes back."""

from typing import Final

from govliaison.texts.text import Text

TEXTS: Final = {
    "case.supervised": Text(
        zh="诉求 {number} 已采取督办措施：{step}。请立即办理。",
        en="Supervision of case {number}: {step}. Please act at once.",
    ),
    "case.supervised-copy": Text(
        zh="抄送（{to}）：诉求 {number}（承办单位：{unit}）已采取督办措施：{step}。",
        en="Copy for {to}: supervision of case {number} (handled by {unit}): {step}.",
    ),
    "case.retracted": Text(
        zh="诉求 {number} 补录了办理情况，此前 {steps} 项临期、超期或督办记录不再计入。",
        en="After a late entry on case {number}, {steps} steps that had been entered for its limit count no more.",
    ),
    "case.supervision-retracted": Text(
        zh="诉求 {number} 的督办措施“{step}”不再计入。", en="The step “{step}” of case {number} counts no more."
    ),
    "case.supervision-retracted-copy": Text(
        zh="抄送（{to}）：诉求 {number}（承办单位：{unit}）的督办措施“{step}”不再计入。",
        en="Copy for {to}: the step “{step}” of case {number} (handled by {unit}) counts no more.",
    ),
    "case.listed-overdue": Text(
        zh="列入超期清单（{to}）：诉求 {number} 的{stage}时限已于 {due} 到期，承办单位：{unit}。",
        en="On the list of overdue matters for {to}: case {number}, {stage}, was due {due} from {unit}.",
    ),
    "case.escalated": Text(
        zh="提请{to}：诉求 {number} 的{stage}时限已于 {due} 到期，承办单位：{unit}。",
        en="To {to}: case {number}, {stage}, was due {due} from {unit}.",
    ),
    "case.deemed-admitted": Text(
        zh="诉求 {number} 在 {due} 前未作决定，视为受理，请派单。",
        en="Nobody decided on case {number} by {due}: it is deemed admitted. Please dispatch it.",
    ),
    "case.deemed-already": Text(
        zh="诉求 {number} 逾期未作决定，已视为受理，不能再不予受理",
        en="case {number} was deemed admitted when its limit ended; it can be refused no more",
        hint_zh="请派单：govliaison cases dispatch {number} --lead …",
        hint_en="dispatch it: govliaison cases dispatch {number} --lead …",
    ),
    "case.review-due": Text(
        zh="诉求 {number} 挂账至 {until}，请复查计划进展。",
        en="Case {number} is put off until {until}: please look again how its plan stands.",
    ),
    "case.no-such-step": Text(
        zh="适用的督办规则中没有“{step}”，可选：{steps}",
        en="the rules in force have no step of supervision {step}; they have: {steps}",
        hint_zh="更改 --step",
        hint_en="change --step",
    ),
}
