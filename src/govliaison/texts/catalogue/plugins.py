"""Messages about plugins and the adapters they offer."""

from typing import Final

from govliaison.texts.text import Text

TEXTS: Final = {
    "plugin.import-failed": Text(
        zh="插件 {plugin} 无法载入：{what}",
        en="the plugin {plugin} cannot be imported: {what}",
        hint_zh="请重新安装该插件，或从 [plugins] enabled 中去掉它",
        hint_en="install it again, or take it out of enabled in [plugins]",
    ),
    "plugin.not-installed": Text(
        zh="没有安装插件 {plugin}",
        en="the plugin {plugin} is not installed",
        hint_zh="请安装提供它的软件包，或改正 [plugins] enabled 中的名称",
        hint_en="install the package that provides it, or correct its name in [plugins] enabled",
    ),
    "plugin.bad-hook": Text(
        zh="插件 {plugin} 的接口写法不对：{what}",
        en="a hook of the plugin {plugin} is written wrongly: {what}",
        hint_zh="请与插件作者联系；接口函数只可有参数 host",
        hint_en="tell its author; a hook may only have the argument host",
    ),
    "plugin.unknown-hook": Text(
        zh="插件 {plugin} 使用了本版本没有的接口：{hooks}",
        en="the plugin {plugin} has hooks that this version does not know: {hooks}",
        hint_zh="请升级 govliaison，或安装与本版本相配的插件",
        hint_en="upgrade govliaison, or install a version of the plugin that fits it",
    ),
    "plugin.hook-failed": Text(
        zh="插件 {plugin} 在 {hook} 中出错：{what}",
        en="the plugin {plugin} failed in {hook}: {what}",
        hint_zh="其他插件不受影响；请与插件作者联系",
        hint_en="other plugins go on; tell its author",
    ),
    "plugin.bad-offer": Text(
        zh="插件 {plugin} 在 {hook} 中提供的内容不合要求：{what}",
        en="what the plugin {plugin} offers in {hook} is not valid: {what}",
        hint_zh="请与插件作者联系",
        hint_en="tell its author",
    ),
    "plugin.offered-twice": Text(
        zh="插件 {plugin} 在 {hook} 中重复提供：{names}",
        en="the plugin {plugin} offers the same name twice in {hook}: {names}",
        hint_zh="请与插件作者联系",
        hint_en="tell its author",
    ),
    "plugin.contract": Text(
        zh="插件 {plugin} 的 {name} 按第 {contract} 版约定编写，本版本只支持第 {served} 版",
        en="{name} of the plugin {plugin} was written for contract {contract}; this version serves contract {served}",
        hint_zh="请安装与本版本相配的插件",
        hint_en="install a version of the plugin that fits this version",
    ),
    "plugin.conflict": Text(
        zh="{one} 与 {other} 都提供 {kind} 的“{name}”",
        en="{one} and {other} both offer {name} for {kind}",
        hint_zh='请写明用哪一个，如 use = "{example}"，或卸载其中一个',
        hint_en='say which, such as use = "{example}", or uninstall one of them',
    ),
    "plugin.no-offer": Text(
        zh="没有插件提供 {kind} 的“{name}”",
        en="no plugin offers {name} for {kind}",
        hint_zh="现有：{known}；请检查名称、是否已安装、是否列入 [plugins] enabled",
        hint_en="offered are: {known}; check its name, that it is installed, and listed in [plugins] enabled",
    ),
    "plugin.no-offer-faults": Text(
        zh="没有可用的插件提供 {kind} 的“{name}”；有插件未能载入：{faults}",
        en="no usable plugin offers {name} for {kind}; some plugins could not be loaded: {faults}",
        hint_zh="现有：{known}；运行 govliaison plugins doctor 查看原因",
        hint_en="offered are: {known}; see why with: govliaison plugins doctor",
    ),
    "plugin.build-failed": Text(
        zh="插件 {plugin} 启动失败：{what}",
        en="the plugin {plugin} could not be started: {what}",
        hint_zh="请检查该表的设置；不是必需的可写 required = false",
        hint_en="check the settings in this table; write required = false if you can do without it",
    ),
    "plugin.no-such-kind": Text(
        zh="插件 {plugin} 给出的对象缺少方法：{names}",
        en="what the plugin {plugin} built lacks: {names}",
        hint_zh="请与插件作者联系",
        hint_en="tell its author",
    ),
}
