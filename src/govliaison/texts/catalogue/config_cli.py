"""What the command line says of ``init``, of settings that are guarded, outdated or were in force once, and of single entries."""

from typing import Final

from govliaison.texts.text import Text

TEXTS: Final = {
    "cli.option.upgrade": Text(
        zh="只列出已弃用的设置和插件写法，以及将在哪个版本删除",
        en="only name what is deprecated, and in which version it will be gone",
    ),
    "cli.option.profile-digest": Text(
        zh="显示该摘要所指的机制方案（底账每条记录都写明摘要）", en="the profile of this digest, as entries name it"
    ),
    "cli.option.profile-entry": Text(
        zh="显示这条底账记录形成时生效的机制方案：序号、流@版本或工单号@版本",
        en="the profile under which this entry was made: position, STREAM@VERSION or NUMBER@VERSION",
    ),
    "cli.option.entry": Text(
        zh="底账记录：序号、流@版本（case/…@3）或工单号@版本",
        en="the entry: its position, STREAM@VERSION (case/…@3) or the number of a case @VERSION",
    ),
    "cli.help.ledger.entry": Text(
        zh="显示底账中的一条记录，以及当时生效的机制方案", en="show one entry, and the profile it was made under"
    ),
    "cli.head.where": Text(zh="位置", en="where"),
    "cli.head.deprecated": Text(zh="已弃用", en="deprecated"),
    "cli.head.deprecated-since": Text(zh="弃用版本", en="deprecated in"),
    "cli.head.removed": Text(zh="删除版本", en="gone in"),
    "cli.head.instead": Text(zh="请改为", en="write instead"),
    "cli.upgrade-clean": Text(zh="没有使用任何已弃用的设置或插件写法。", en="nothing that is deprecated is in use"),
    "cli.upgrade-found": Text(
        zh="有 {number} 处已弃用，升级前请修改：", en="{number} deprecated; change them before you upgrade:"
    ),
    "cli.config-locked": Text(
        zh="“{key}”由 {where} 锁定，下级不能更改。", en="{key} is locked at {where}: lower profiles may not change it"
    ),
    "cli.config-tighten_only": Text(
        zh="“{key}”由 {where} 规定，下级只能改得更严。",
        en="{key} is guarded at {where}: lower profiles may only make it stricter",
    ),
    "cli.entry.entry": Text(zh="记录", en="entry"),
    "cli.entry.position": Text(zh="序号", en="position"),
    "cli.entry.event": Text(zh="事件", en="event"),
    "cli.entry.effective_at": Text(zh="发生时间", en="happened at"),
    "cli.entry.recorded_at": Text(zh="登记时间", en="entered at"),
    "cli.entry.actor": Text(zh="登记人", en="entered by"),
    "cli.entry.on_behalf_of": Text(zh="代表", en="on behalf of"),
    "cli.entry.recorded_for": Text(zh="代谁登记", en="entered for"),
    "cli.entry.jurisdiction": Text(zh="适用地区", en="rules of"),
    "cli.entry.caused_by": Text(zh="起因记录", en="caused by"),
    "cli.entry.hash": Text(zh="哈希值", en="hash"),
    "cli.entry.profile": Text(zh="机制方案摘要", en="digest of the profile"),
    "cli.entry-profile": Text(
        zh="当时生效的机制方案（{place}）已随底账保存：govliaison config show --digest {digest}",
        en="the profile then in force ({place}) is kept: govliaison config show --digest {digest}",
    ),
    "cli.entry-no-profile": Text(
        zh="底账中没有摘要为“{digest}”的机制方案文本{place}", en="the text of profile {digest} is not kept here{place}"
    ),
    "ledger.no-entry-name": Text(
        zh="不是底账记录的名称",
        en="this names no entry",
        hint_zh="请写序号（如 12）、流@版本（如 case/…@3）或工单号@版本",
        hint_en="write its position (12), STREAM@VERSION (case/…@3) or the number of a case @VERSION",
    ),
    "ledger.no-profile": Text(
        zh="本底账中没有这份机制方案",
        en="no profile of this digest was in force here",
        hint_zh="请用 govliaison ledger entry 查看底账记录写明的摘要",
        hint_en="govliaison ledger entry tells the digest that an entry names",
    ),
    "cli.init-begun": Text(
        zh="这个部署已有底账，没有改动任何内容",
        en="this deployment has its ledger already; nothing was changed",
        hint_zh="请直接使用；要另建一个，请换一个文件夹",
        hint_en="use it; for another one choose another folder",
    ),
    "cli.init-there": Text(
        zh="这个文件夹里已有 {name}，没有改动任何内容",
        en="the folder holds a {name} already; nothing was changed",
        hint_zh="请换一个文件夹；要修改现有部署，请直接编辑文件",
        hint_en="choose another folder; to change the deployment that is there, edit its files",
    ),
    "cli.init-done": Text(
        zh="已在 {folder} 建好部署；“{person}”是系统管理员和科室负责人。",
        en="{folder} is ready; {person} is its administrator and section head.",
    ),
    "cli.init-next": Text(
        zh="下一步：cd {folder}，编辑 profile.toml，再用 govliaison enterprises import 导入企业名录。",
        en="Next: cd {folder}, edit profile.toml, and bring enterprises in with govliaison enterprises import.",
    ),
}
