"""What is found wrong with rule packs and profiles."""

from typing import Final

from govliaison.texts.text import Text

TEXTS: Final = {
    "lint.pack-without-basis": Text(zh="规则包没有写明依据", en="the pack names no legal basis"),
    "lint.rule-without-basis": Text(
        zh="规则既无依据，也未标明是本地约定", en="the rule has no legal basis and is not marked as local"
    ),
    "lint.ring": Text(
        zh="环节“{stage}”的时限互相等待，永远不会开始", en="limits wait for each other's end: {stage} never begins"
    ),
    "lint.ladder-nowhere": Text(
        zh="督办步骤“{step}”的下一步“{next}”不存在", en="after the step {step} comes {next}, which is not there"
    ),
    "lint.ladder-ring": Text(zh="督办步骤“{step}”绕回自身，没有尽头", en="the steps after {step} lead back to it"),
    "lint.unreachable": Text(zh="规则永远不会生效，总有别的规则优先", en="the rule never holds: another always wins"),
    "lint.overruled": Text(zh="在本方案中总被其他规则包取代", en="always overruled by other packs of this profile"),
    "lint.contradiction": Text(
        zh="与“{other}”同级而规定不同，只能凭名称决定",
        en="says otherwise than {other} of the same rank; only names decide",
    ),
    "lint.without-clock": Text(
        zh="环节“{stage}”：{kinds} 没有规则，只能用内置兜底时限",
        en="no rule for {stage} of {kinds}; only the built-in fall-back",
    ),
    "lint.expired": Text(zh="规则包已于 {day} 失效", en="the pack ended on {day}"),
    "lint.silent": Text(zh="来源未规定，使用本地兜底", en="the source is silent; a local fall-back is used"),
    "lint.stuck": Text(
        zh="诉求停在“{state}”后无人能推进到销号", en="from the state {state} nobody can bring a case to close-out"
    ),
}
