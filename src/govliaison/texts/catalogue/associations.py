"""Messages about associations, their members, and what they file for them."""

from typing import Final

from govliaison.texts.text import Text

TEXTS: Final = {
    "association.unknown": Text(
        zh="机制方案中没有行业协会商会“{association}”",
        en="the profile has no association {association}",
        hint_zh='请在 profile.toml 的 [units.*] 中为该单位写明 roles = ["association"]',
        hint_en='give the unit roles = ["association"] in [units.*] of profile.toml',
    ),
    "association.not-yours": Text(
        zh="“{person}”不是“{association}”的人员，不能以其名义办理",
        en="{person} does not work for {association} and cannot act for it",
        hint_zh="请由该协会人员办理，或由召集单位人员代录",
        hint_en="ask its own people, or have a convener type it in",
    ),
    "association.member-already": Text(
        zh="该企业自 {since} 起已是“{association}”会员",
        en="the enterprise has been a member of {association} since {since}",
    ),
    "association.no-member": Text(
        zh="该企业不是“{association}”现有会员",
        en="the enterprise is no member of {association}",
        hint_zh="用 govliaison associations list 查看会员",
        hint_en="see the members with govliaison associations list",
    ),
    "association.left-before-joining": Text(
        zh="退会日期不能早于入会日期 {since}",
        en="it cannot leave before it joined, {since}",
        hint_zh="请核对日期",
        hint_en="check the day",
    ),
    "case.nobody-concerned": Text(
        zh="“{association}”代会员反映问题，须写明涉及的企业",
        en="{association} files for members and must name the enterprises concerned",
        hint_zh="请至少写明一家会员企业",
        hint_en="name one member at least",
    ),
    "case.no-member": Text(
        zh="企业 {enterprise} 在收件当日不是“{association}”会员",
        en="enterprise {enterprise} is no member of {association} on the day of receipt",
        hint_zh="请先登记会员，或由企业自行反映",
        hint_en="enter it as a member first, or let the enterprise file itself",
    ),
}
