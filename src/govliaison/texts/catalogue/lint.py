"""What is found wrong with rule packs and profiles."""

from typing import Final

from govliaison.texts.text import Text

TEXTS: Final = {
    "lint.pack-without-basis": Text(
        zh="规则包没有写明依据",
        en="the pack names no legal basis",
        hint_zh="写 legal_basis；本地约定的规则标明 local = true",
        hint_en="write legal_basis, or mark rules of your own with local = true",
    ),
    "lint.rule-without-basis": Text(
        zh="规则既无依据，也未标明是本地约定",
        en="the rule has no legal basis and is not marked as local",
        hint_zh="写 basis，或标明 local = true",
        hint_en="write basis, or local = true",
    ),
    "lint.ring": Text(
        zh="环节“{stage}”的时限互相等待，永远不会开始",
        en="limits wait for each other's end: {stage} never begins",
        hint_zh='让其中一条从一个时刻起算，例如 anchor = "dispatched"',
        hint_en='let one of them run from a moment, such as anchor = "dispatched"',
    ),
    "lint.ladder-nowhere": Text(
        zh="督办步骤“{step}”的下一步“{next}”不存在",
        en="after the step {step} comes {next}, which is not there",
        hint_zh="补上这一步，或改正 next",
        hint_en="add that step, or mend next",
    ),
    "lint.ladder-ring": Text(
        zh="督办步骤“{step}”绕回自身，没有尽头",
        en="the steps after {step} lead back to it",
        hint_zh="最后一步不写 next",
        hint_en="leave out next at the last step",
    ),
    "lint.unreachable": Text(
        zh="规则永远不会生效，总有别的规则优先",
        en="the rule never holds: another always wins",
        hint_zh="删去它，或给它更多条件（match）",
        hint_en="delete it, or give it more conditions (match)",
    ),
    "lint.overruled": Text(zh="在本方案中总被其他规则包取代", en="always overruled by other packs of this profile"),
    "lint.contradiction": Text(
        zh="与“{other}”同级而规定不同，只能凭名称决定",
        en="says otherwise than {other} of the same rank; only names decide",
        hint_zh="给其中一条更多条件（match），或给其规则包更高的 priority",
        hint_en="give one of them more conditions (match), or its pack a higher priority",
    ),
    "lint.without-clock": Text(
        zh="环节“{stage}”：{kinds} 没有规则，只能用内置兜底时限",
        en="no rule for {stage} of {kinds}; only the built-in fall-back",
        hint_zh="在 [deadlines] 中写一条规则，或采用一个规则包",
        hint_en="write a rule in [deadlines], or adopt a pack that has one",
    ),
    "lint.expired": Text(
        zh="规则包已于 {day} 失效",
        en="the pack ended on {day}",
        hint_zh="改用新的规则包，或改正 effective_to",
        hint_en="take the pack that came after it, or mend effective_to",
    ),
    "lint.never-in-force": Text(
        zh="规则包从不生效：{first} 起施行，{last} 已失效",
        en="the pack is never in force: it begins on {first} and ends on {last}",
        hint_zh="改正 effective_from 或 effective_to",
        hint_en="mend effective_from or effective_to",
    ),
    "lint.unknown-ground": Text(
        zh="{table}.reasons 中没有“{word}”这种理由，谁也选不了",
        en="{table}.reasons knows no {word}: nobody can give it",
        hint_zh="可用：{words}",
        hint_en="write one of: {words}",
    ),
    "lint.unknown-word": Text(
        zh="match.{key} 中的“{word}”不存在，规则永远不会因它生效",
        en="match.{key} knows no {word}: no matter ever has it",
        hint_zh="可用：{words}",
        hint_en="write one of: {words}",
    ),
    "lint.no-channel": Text(
        zh="本地没有渠道“{channel}”，规则永远不会因它生效",
        en="there is no channel {channel} here: no matter ever comes by it",
        hint_zh="在 [channels] 中增加它，或改正 match.channel",
        hint_en="add it to [channels], or mend match.channel",
    ),
    "lint.warns-too-early": Text(
        zh="预警提前量（{warns}）比时限（{amount}）还长，一开始就亮黄灯",
        en="it warns {warns} before the end of {amount}: the light is yellow from the start",
        hint_zh="把 warn_before 写短些",
        hint_en="make warn_before shorter",
    ),
    "lint.silent": Text(zh="来源未规定，使用本地兜底", en="the source is silent; a local fall-back is used"),
    "lint.stage-told-only": Text(
        zh="环节“{stage}”只作说明，系统不为它计时",
        en="told, not acted on: no clock is ever started for {stage}",
    ),
    "lint.key-told-only": Text(zh="只作说明，系统不据此处理：{keys}", en="told, not acted on: {keys}"),
    "lint.stuck": Text(
        zh="诉求停在“{state}”后无人能推进到销号",
        en="from the state {state} nobody can bring a case to close-out",
        hint_zh="给一个单位以牵头单位的角色（roles），并至少写明一个单位",
        hint_en="give a unit the role of convener, and name one unit at least",
    ),
    "lint.criterion-idle": Text(
        zh="销号条件 {criterion} 不起作用：回访结果不好也从不退回重办（max_redo 为 0）",
        en="the criterion {criterion} for close-out decides nothing: no bad call-back ever sends a case back (max_redo is 0)",
        hint_zh="把 [cases] max_redo 或规则包 [redo] max_times 改为 1 以上，或删去 {criterion}",
        hint_en="set max_redo in [cases], or max_times in [redo] of the pack, to 1 or more; or leave {criterion} out",
    ),
    "lint.planned-nowhere": Text(
        zh="销号条件 R10 与 max_deferral 为 0 互相矛盾：列入计划的诉求既不能销号，也不能挂账",
        en="the criterion R10 and a max_deferral of 0 exclude each other: a planned case can be neither closed out nor put off",
        hint_zh="把 [cases] max_deferral 改为 1 个月以上，或删去 R10",
        hint_en="set max_deferral in [cases] to a month or more, or leave R10 out",
    ),
    "lint.no-answer-counts": Text(
        zh="perfunctory 中有一条空白的套话，任何答复都会被算作没有答复，谁也销不了号",
        en="perfunctory has a phrase without words: every answer counts as none, and no case can be closed out",
        hint_zh="改正 [cases] perfunctory，每条至少写一个词",
        hint_en="mend perfunctory in [cases]: each phrase has a word at least",
    ),
    "lint.no-lead": Text(
        zh="归口规则{rules}要求由 {levels} 级单位主办，却没有这样的单位：所涉诉求永远不能交办、销号",
        en="no unit stands at the level that {rules} wants for the lead ({levels}): such cases are never handed over or closed",
        hint_zh="在 [units] 中增加这一级的单位，或改正 levels",
        hint_en="add a unit of that level to [units], or mend levels",
    ),
}
