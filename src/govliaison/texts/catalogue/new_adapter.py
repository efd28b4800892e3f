"""What ``govliaison new-adapter`` says."""

from typing import Final

from govliaison.texts.text import Text

TEXTS: Final = {
    "cli.help.new-adapter": Text(
        zh="新建一个适配器软件包，可直接安装并通过约定检验", en="write the package of a new adapter, ready to install"
    ),
    "cli.option.adapter-kind": Text(zh="适配器种类", en="kind of adapter"),
    "cli.option.adapter-name": Text(
        zh="名称，如 county-sms；写入当前文件夹下同名的新文件夹",
        en="name, such as county-sms; a new folder of that name is written",
    ),
    "cli.new-adapter-done": Text(
        zh="已写好 {folder}，软件包名为 {distribution}：", en="{folder} holds {distribution}:"
    ),
    "cli.new-adapter-next": Text(zh="接下来：", en="Next:"),
    "cli.new-adapter-name": Text(
        zh="“{name}”不能作软件包名",
        en="{name} is no name for a package",
        hint_zh="只用小写字母、数字和单个连字符，以字母开头，最多 {longest} 个字符，不含路径，如 {example}",
        hint_en="use small letters, digits and single hyphens, a letter first, {longest} at most, no path, such as {example}",
    ),
    "cli.new-adapter-taken": Text(
        zh="名称“{name}”已另有所指",
        en="the name {name} belongs to something else",
        hint_zh="请换一个名称，如 {example}",
        hint_en="choose another, such as {example}",
    ),
    "cli.new-adapter-there": Text(
        zh="“{name}”已经存在，没有写入任何内容",
        en="{name} is there already; nothing was written",
        hint_zh="请换一个名称，或先移走它",
        hint_en="choose another name, or move it away first",
    ),
    "label.adapter-kind.store": Text(zh="底账存储", en="store"),
    "label.adapter-kind.notifier": Text(zh="通知", en="notifier"),
    "label.adapter-kind.channel": Text(zh="来件渠道", en="channel"),
    "label.adapter-kind.calendar": Text(zh="工作日历", en="calendar"),
    "label.adapter-kind.router": Text(zh="派单建议", en="router"),
    "label.adapter-kind.access-policy": Text(zh="权限策略", en="access-policy"),
    "label.adapter-kind.blob-store": Text(zh="文件库", en="blob-store"),
    "label.adapter-kind.key-ring": Text(zh="密钥库", en="key-ring"),
    "label.adapter-kind.renderer": Text(zh="文书", en="renderer"),
}
