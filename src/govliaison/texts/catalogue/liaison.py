"""Messages of the composition root."""

from typing import Final

from govliaison.texts.text import Text

TEXTS: Final = {
    "liaison.no-folder": Text(
        zh="没有文件夹“{where}”",
        en="there is no folder {where}",
        hint_zh="请先建好文件夹",
        hint_en="make the folder first",
    ),
    "ledger.other-deployment": Text(
        zh="底账属于部署“{found}”，而 liaison.toml 写的是“{code}”",
        en="the ledger belongs to the deployment {found}, liaison.toml says {code}",
        hint_zh="请检查 [store] path 和 code",
        hint_en="check [store] path and code",
    ),
    "liaison.no-convener": Text(
        zh="机制方案中没有召集单位",
        en="the profile has no convener",
        hint_zh='给至少一个单位写上 roles = ["convener"]',
        hint_en='give at least one unit roles = ["convener"]',
    ),
    "liaison.unit-twice": Text(
        zh="“{name}”的方案中有单位“{unit}”，同一底账里另一个地方的单位也用这个 id",
        en="the profile of {name} has a unit {unit}, and so has another place in the same ledger",
        hint_zh="同一底账里一个 id 只能是一个单位；县的方案请继承市的方案，自己的单位另取 id",
        hint_en="one id is one unit in a ledger; let the county's profile extend the city's, and name its own units apart",
    ),
    "liaison.unknown-person": Text(
        zh="没有人员“{person}”",
        en="there is no person {person}",
        hint_zh="用 --as 指定人员，或请管理员用 govliaison persons add 添加",
        hint_en="name a person with --as, or ask an administrator to add one with govliaison persons add",
    ),
    "liaison.no-post": Text(
        zh="{person} 目前没有担任任何岗位",
        en="{person} holds no post at present",
        hint_zh="请管理员用 govliaison posts hold 任命",
        hint_en="ask an administrator to fill a post with govliaison posts hold",
    ),
    "liaison.no-reason-code": Text(
        zh="删除的理由要写代码，不写句子：它会留在底账里",
        en="the reason of an erasure is a code, not a sentence: it stays in the ledger",
        hint_zh="例如 requested（本人要求）或 retention-over（保存期满）",
        hint_en="such as requested or retention-over",
    ),
    "liaison.no-channel": Text(
        zh="机制方案中没有渠道“{channel}”",
        en="the profile has no channel {channel}",
        hint_zh="可用的渠道：{known}",
        hint_en="there are: {known}",
    ),
    "liaison.no-table-reader": Text(
        zh="没有可以读表格的渠道适配器",
        en="no channel adapter that reads tables is set up",
        hint_zh='在 liaison.toml 中加上 [channels.{channel}] use = "spreadsheet"',
        hint_en='add [channels.{channel}] use = "spreadsheet" to liaison.toml',
    ),
    "liaison.unknown-ending": Text(
        zh="不会写“{name}”这种文件",
        en="cannot write a file like {name}",
        hint_zh="文件名请以 {known} 之一结尾",
        hint_en="let its name end with one of: {known}",
    ),
    "liaison.no-renderer": Text(
        zh="没有能写 {media_type} 的适配器",
        en="no adapter writes {media_type}",
        hint_zh='在 liaison.toml 中加上 [renderers.{use}] use = "{use}"',
        hint_en='add [renderers.{use}] use = "{use}" to liaison.toml',
    ),
    "liaison.outbox-not-yours": Text(
        zh="“{person}”不能查看发件箱",
        en="{person} may not look into the outbox",
        hint_zh="请由系统管理员或召集单位人员办理",
        hint_en="ask an administrator, or somebody of a convener",
    ),
}
