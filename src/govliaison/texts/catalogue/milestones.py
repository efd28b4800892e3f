"""Messages about steps on the way (办理环节), and about who is asked afterwards, and when."""

from typing import Final

from govliaison.texts.text import Text

TEXTS: Final = {
    "case.step-opened": Text(
        zh="诉求 {number} 已启动{stage}，请于 {due} 前完成。",
        en="Case {number}: {stage} was asked for; please see to it by {due}.",
    ),
    "case.step-extended": Text(
        zh="诉求 {number} 的{stage}经批准延期至 {due}。", en="Case {number}: {stage} was extended until {due}."
    ),
    "case.raised": Text(
        zh="诉求 {number}（承办单位：{unit}）回访不满意，按规则提级：请督促重新办理。",
        en="Case {number}, handled by {unit}, goes back a level higher after a bad call-back: please watch over it.",
    ),
    "case.no-step": Text(
        zh="{stage}不是办理环节",
        en="{stage} is no step on the way",
        hint_zh="办理环节有：移送、补正、核查、初步意见、解决方案、阶段性答复、反馈、归档、征求第三方意见、调解、复查、复核；"
        "其余各有命令",
        hint_en="steps are: transfer, supplement, verify, prelim-opinion, plan, interim, feedback, file, third-party, "
        "mediate, second-review, final-review; the others have commands of their own",
    ),
    "case.step-not-owed": Text(
        zh="该诉求没有待完成的{stage}",
        en="nobody waits for {stage} in this case",
        hint_zh="只有现行规则包规定了时限的环节才计时：用 cases show 查看，用 cases measure 记录其他进展",
        hint_en="only steps for which a rule pack in force sets a limit are waited for: see cases show; enter other progress "
        "with cases measure",
    ),
    "case.step-unasked": Text(
        zh="{stage}不需要启动",
        en="{stage} is not owed on request",
        hint_zh="只有征求第三方意见、调解、复查、复核须先启动；其余环节按规则自动计时",
        hint_en="only third-party, mediate, second-review and final-review are opened; the others run by themselves",
    ),
    "case.step-open": Text(
        zh="诉求 {number} 的{stage}尚未完成",
        en="case {number}: {stage} is not done",
        hint_zh="先用 cases take-step 登记完成",
        hint_en="enter first that it is done: cases take-step",
    ),
    "case.step-too-early": Text(
        zh="诉求 {number} 须先完成{stage}",
        en="case {number}: {stage} comes first",
        hint_zh="先登记其结果",
        hint_en="enter its result first",
    ),
    "case.step-unlimited": Text(
        zh="现行规则包没有为诉求 {number} 规定{stage}的时限，无法计时",
        en="no rule pack in force sets a limit for {stage} in case {number}",
        hint_zh="请定性分类（cases classify）写明法定途径，或在本地规则包中补充时限；仅作记录可用 cases measure",
        hint_en="say of which track it is (cases classify), or add a limit to the local pack; to note it only: cases measure",
    ),
    "case.call-back-too-soon": Text(
        zh="诉求 {number} 上次回访未联系上，{earliest} 之后才能再次回访",
        en="case {number}: nobody was reached last time; call again from {earliest} on",
        hint_zh="规则包规定了两次回访之间的间隔；请届时再拨",
        hint_en="the rule pack says how long lies between two attempts; call again then",
    ),
}
