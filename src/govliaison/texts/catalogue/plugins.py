"""Messages about plugins and the adapters they offer."""

from typing import Final

from govliaison.texts.text import Text

TEXTS: Final = {
    "plugin.import-failed": Text(
        zh="插件 {plugin} 无法载入：{what}",
        en="the plugin {plugin} cannot be imported: {what}",
        hint_zh="请重新安装该插件或改正该文件；不用它的，去掉它的表或 [plugins] enabled 中的名称",
        hint_en="install it again or mend the file; to do without it take out its table, or its name in [plugins] enabled",
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
        hint_zh="请检查接口名的拼写；否则请升级 govliaison，或安装与本版本相配的插件",
        hint_en="check how it is spelt; else upgrade govliaison, or install a version of the plugin that fits it",
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
        zh="插件 {plugin} 的 {name} 按第 {contract} 版约定编写，本版本只支持第 {served} 版；软件包要求：{needs}",
        en="{name} of the plugin {plugin} was written for contract {contract}; this version serves contract {served}; "
        "its package asks for: {needs}",
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
    "plugin.unmarked-hook": Text(
        zh="插件 {plugin} 的函数 {hooks} 没有用 hookimpl 标记，永远不会被调用",
        en="functions of the plugin {plugin} are not marked with hookimpl and would never be asked: {hooks}",
        hint_zh="请与插件作者联系；接口函数前应写 @hookimpl",
        hint_en="tell its author; write @hookimpl above each",
    ),
    "plugin.unknown-capability": Text(
        zh="插件 {plugin} 的 {name} 声明了本版本没有的能力：{capabilities}",
        en="{name} of the plugin {plugin} declares capabilities that this version does not know: {capabilities}",
        hint_zh="请升级 govliaison，或安装与本版本相配的插件",
        hint_en="upgrade govliaison, or install a version of the plugin that fits it",
    ),
    "plugin.left-out": Text(
        zh="插件 {plugin} 已用 --no-plugins 排除",
        en="the plugin {plugin} is left out by --no-plugins",
        hint_zh="去掉该选项后再试",
        hint_en="call again without it",
    ),
    "plugin.local-outside": Text(
        zh="{use} 不是本部署文件夹内的 .py 文件",
        en="{use} is no .py file in the folder of the deployment",
        hint_zh='请把文件放在 liaison.toml 旁边，写作 use = "./plugin.py:plugin"',
        hint_en='put it beside liaison.toml and write use = "./plugin.py:plugin"',
    ),
    "plugin.local-missing": Text(
        zh="没有插件文件 {file}",
        en="there is no plugin file {file}",
        hint_zh="请检查 use 中的文件名 {use}",
        hint_en="check the name in use: {use}",
    ),
    "plugin.local-no-object": Text(
        zh="{use} 中没有名为 {name} 的对象",
        en="there is nothing called {name} in {use}",
        hint_zh='请写明对象，如 use = "./plugin.py:plugin"',
        hint_en='name the object, such as use = "./plugin.py:plugin"',
    ),
    "plugin.local-none": Text(
        zh="{use} 没有提供 {kind} 类的适配器",
        en="{use} offers nothing for {kind}",
        hint_zh="该对象应是一个 Offer，或带有相应接口函数的插件",
        hint_en="the object must be an offer, or a plugin with the hook for that",
    ),
    "plugin.local-many": Text(
        zh="{use} 为 {kind} 提供了不止一个：{names}",
        en="{use} offers more than one for {kind}: {names}",
        hint_zh="请在 use 中直接指明其中一个 Offer 对象",
        hint_en="let use name the one offer that is meant",
    ),
    "plugin.no-deadline": Text(
        zh="[{kind}] 不能写 deadline：存储有自己的等待时限",
        en="[{kind}] takes no deadline: a store has time limits of its own",
        hint_zh="请去掉 deadline，改用该存储自己的设置（如 busy_timeout）",
        hint_en="take it out, and use the settings of the store, such as busy_timeout",
    ),
    "plugin.fault-raised": Text(
        zh="{kind} 的 {name}（{package}）在 {call} 时出错：{what}",
        en="{name} of {kind} ({package}) failed in {call}: {what}",
        hint_zh="已登记；运行 govliaison plugins doctor 查看，并与插件作者联系",
        hint_en="it was noted; see govliaison plugins doctor, and tell its author",
    ),
    "plugin.fault-overdue": Text(
        zh="{kind} 的 {name}（{package}）在 {call} 时超过 {what} 没有答复",
        en="{name} of {kind} ({package}) gave no answer in {call} within {what}",
        hint_zh='确实需要更久的，可在其表中写 deadline = "120s"',
        hint_en='if it needs longer, write deadline = "120s" in its table',
    ),
    "plugin.fault-resting": Text(
        zh="{kind} 的 {name}（{package}）刚才没有按时答复，暂不再调用 {call}{what}",
        en="{name} of {kind} ({package}) gave no answer in time a moment ago and is not asked again yet: {call}{what}",
        hint_zh="请稍后再试",
        hint_en="try again later",
    ),
    "plugin.fault-wrong-answer": Text(
        zh="{kind} 的 {name}（{package}）对 {call} 的答复不合约定：{what}",
        en="what {name} of {kind} ({package}) answered to {call} is no answer: {what}",
        hint_zh="已登记；请与插件作者联系",
        hint_en="it was noted; tell its author",
    ),
    "plugin.fault-capability": Text(
        zh="{kind} 的 {name}（{package}）声明的能力与实际不符（{call}）：{what}",
        en="{name} of {kind} ({package}) is not what it declares ({call}): {what}",
        hint_zh="请与插件作者联系",
        hint_en="tell its author",
    ),
    "plugin.fault-slow": Text(
        zh="{kind} 的 {name}（{package}）在 {call} 时用时 {what}",
        en="{name} of {kind} ({package}) took {what} in {call}",
        hint_zh="规则类插件应立即答复；请与插件作者联系",
        hint_en="rules must answer at once; tell its author",
    ),
    "plugin.unknown": Text(
        zh="没有名为“{name}”的插件或适配器",
        en="there is no plugin or adapter called {name}",
        hint_zh="已知：{known}",
        hint_en="known are: {known}",
    ),
}
