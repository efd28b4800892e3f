"""Messages about profile and deployment files."""

from typing import Final

from govliaison.texts.text import Text

FORM: Final = {
    "toml.encoding": Text(
        zh="文件不是 UTF-8 编码（像是 {encoding}）",
        en="the file is not encoded in UTF-8 (it looks like {encoding})",
        hint_zh="请在编辑器中“另存为”，编码选 UTF-8",
        hint_en="save it again with the encoding UTF-8",
    ),
    "toml.full-width": Text(
        zh="第 {column} 列：全角符号 {char}",
        en="column {column}: the full-width character {char}",
        hint_zh="请改用半角 {plain}",
        hint_en="write {plain} instead",
    ),
    "toml.bare-key": Text(
        zh="第 {column} 列：中文键“{text}”没有加引号",
        en="column {column}: the key {text} is not in quotes",
        hint_zh='请写成 "{text}"',
        hint_en='write "{text}"',
    ),
    "toml.bare-text": Text(
        zh="第 {column} 列：文字“{text}”没有加引号",
        en="column {column}: the text {text} is not in quotes",
        hint_zh='请写成 "{text}"',
        hint_en='write "{text}"',
    ),
    "toml.backslash": Text(
        zh="第 {column} 列：双引号内的反斜杠 \\ 有特殊含义",
        en="column {column}: a backslash has a meaning of its own within double quotes",
        hint_zh="路径请用 / ，或改用单引号：'C:\\data'",
        hint_en="write paths with / or within single quotes: 'C:\\data'",
    ),
    "toml.unclosed": Text(
        zh="第 {column} 列：引号没有闭合",
        en="column {column}: the quotes are not closed",
        hint_zh='请在文字末尾补上 "',
        hint_en='put a " at the end of the text',
    ),
    "toml.twice": Text(
        zh="同一个设置或表写了两次（第 {column} 列：{what}）",
        en="a key or table is written twice (column {column}): {what}",
        hint_zh="请合并为一处，或删去其中一处",
        hint_en="keep one of the two",
    ),
    "toml.syntax": Text(
        zh="第 {column} 列：不符合 TOML 格式（{what}）",
        en="column {column}: this is not TOML: {what}",
        hint_zh='每行写作 名称 = 值；文字加半角引号，如 name = "市大数据局"',
        hint_en='write each line as name = value, texts in quotes, such as name = "Data Bureau"',
    ),
}

KEYS: Final = {
    "config.no-file": Text(
        zh="打不开文件 {name}（{what}）",
        en="cannot open the file {name} ({what})",
        hint_zh="请检查文件名和位置；新建一套配置用 govliaison init",
        hint_en="check its name and place; a new folder is made with: govliaison init",
    ),
    "config.unknown-key": Text(
        zh='未知设置 "{name}"，是否想写 "{meant}"？', en='unknown key "{name}"; is "{meant}" meant?'
    ),
    "profile.no-text": Text(
        zh="没有代码为“{name}”的文本",
        en='there is no text "{name}"',
        hint_zh="可替换的文本见 govliaison 的消息代码，如 case.dispatched",
        hint_en="name what is said, such as case.dispatched",
    ),
    "profile.no-text-meant": Text(
        zh="没有代码为“{name}”的文本，是否想写“{meant}”？",
        en='there is no text "{name}"; was "{meant}" meant?',
    ),
    "profile.text-parts": Text(
        zh="“{name}”的文本中有无法填入的部分：{parts}",
        en='the text "{name}" has parts that nothing can be filled into: {parts}',
        hint_zh="可用：{known}；要原样写出花括号，请写两遍",
        hint_en="there are: {known}; a brace that shall stand there is written twice",
    ),
    "config.strange-key": Text(
        zh='未知设置 "{name}"',
        en='unknown key "{name}"',
        hint_zh="此处可用：{known}",
        hint_en="known here: {known}",
    ),
    "config.missing-key": Text(
        zh='缺少设置 "{name}"',
        en='the key "{name}" is missing',
        hint_zh="请在该表中补上",
        hint_en="add it to that table",
    ),
    "config.not-text": Text(
        zh="应为文字，写的是 {value}",
        en="this must be text, not {value}",
        hint_zh="请加半角双引号",
        hint_en="put it in double quotes",
    ),
    "config.not-boolean": Text(
        zh="应为 true 或 false，写的是 {value}",
        en="this must be true or false, not {value}",
        hint_zh="true 和 false 不加引号",
        hint_en="write true or false without quotes",
    ),
    "config.not-whole": Text(
        zh="应为整数，写的是 {value}",
        en="this must be a whole number, not {value}",
        hint_zh="请写不带引号、不带小数点的数字；小数请写成文字",
        hint_en="write digits without quotes and point; decimals are written as text",
    ),
    "config.not-number": Text(
        zh="应为数字，写的是 {value}",
        en="this must be a number, not {value}",
        hint_zh="请写不带引号的数字",
        hint_en="write digits without quotes",
    ),
    "config.not-date": Text(
        zh="应为日期，写的是 {value}",
        en="this must be a date, not {value}",
        hint_zh="请写成 2026-09-28",
        hint_en="write it like 2026-09-28",
    ),
    "config.not-list": Text(
        zh="应为列表，写的是 {value}",
        en="this must be a list, not {value}",
        hint_zh='请写成 ["…", "…"]',
        hint_en='write it like ["…", "…"]',
    ),
    "config.not-table": Text(
        zh="应为一组设置（表），写的是 {value}",
        en="this must be a table of keys, not {value}",
        hint_zh="请写成 [名称] 表头，下面逐行写设置",
        hint_en="write a heading [name] with its keys below",
    ),
    "config.nearly-choice": Text(
        zh='不认识 "{value}"，是否想写 "{meant}"？', en='"{value}" is not known; is "{meant}" meant?'
    ),
    "config.no-choice": Text(
        zh='不认识 "{value}"',
        en='"{value}" is not known',
        hint_zh="可选：{choices}",
        hint_en="choose one of: {choices}",
    ),
    "config.too-small": Text(
        zh="{name} 不能小于 {least}",
        en="{name} must be {least} or more",
        hint_zh="请改成 {least} 以上的整数",
        hint_en="write a whole number from {least} up",
    ),
    "config.wrong-value": Text(zh="值不合要求（{what}）", en="the value does not fit: {what}"),
    "config.secret-in-file": Text(
        zh="口令和密钥不能直接写在文件里",
        en="a password or key must not stand in the file",
        hint_zh='请写成 {{ env = "变量名" }} 或 {{ file = "文件名" }}',
        hint_en='write {{ env = "NAME" }} or {{ file = "path" }}',
    ),
    "secret.no-variable": Text(
        zh="环境变量 {name} 没有设置",
        en="the environment variable {name} is not set",
        hint_zh="请在启动前设置该变量",
        hint_en="set it before starting",
    ),
    "secret.no-file": Text(
        zh="口令文件 {name} 不存在、读不出或为空",
        en="the secret file {name} is missing, unreadable or empty",
        hint_zh="请检查文件及其权限，口令写在第一行",
        hint_en="check the file and who may read it; the secret is its first line",
    ),
}

PROFILE: Final = {
    "profile.wrong": Text(zh="机制方案有 {number} 处问题", en="the profile has {number} problem(s)"),
    "deployment.wrong": Text(zh="部署配置有 {number} 处问题", en="the deployment file has {number} problem(s)"),
    "deployment.code": Text(
        zh="部署代号“{code}”不合要求",
        en="{code} cannot be the code of a deployment",
        hint_zh="请用 1 至 16 个小写字母或数字",
        hint_en="use 1 to 16 lower-case letters or digits",
    ),
    "deployment.deadline": Text(
        zh="时限“{text}”看不懂",
        en="cannot read {text} as a deadline",
        hint_zh='请写成 "5s"（秒）',
        hint_en='write it in seconds, like "5s"',
    ),
    "profile.circle": Text(
        zh="继承成环：{circle}",
        en="profiles extend each other in a circle: {circle}",
        hint_zh="请去掉其中一处 extends 或 profile",
        hint_en="remove one extends or profile",
    ),
    "profile.no-pack": Text(
        zh="没有名为 {name} 的数据包",
        en="there is no pack {name}",
        hint_zh="请检查名称，以及是否安装并启用了提供它的插件（govliaison plugins list）",
        hint_en="check its name, and that the plugin that offers it is installed and enabled (govliaison plugins list)",
    ),
    "profile.bad-pack": Text(
        zh="数据包名称 {name} 不合要求",
        en="{name} cannot be the name of a pack",
        hint_zh="请写成 pack:名称 或 pack:目录/名称，不含 ..",
        hint_en="write pack:name or pack:folder/name, without ..",
    ),
    "profile.pack-to-file": Text(
        zh="数据包内不能引用文件 {name}",
        en="a pack cannot refer to the file {name}",
        hint_zh="请改为 pack:…",
        hint_en="refer to another pack: pack:…",
    ),
    "profile.bad-path": Text(
        zh="路径 {name} 应写成相对路径，用 / 分隔",
        en="the path {name} must be relative, with /",
        hint_zh="如 ../city/profile.toml，这样整个目录可以搬动",
        hint_en="such as ../city/profile.toml, so that the folder can be moved",
    ),
    "profile.pack-outside": Text(
        zh="时限规则包 {name} 不在方案文件所在的文件夹里",
        en="the rule pack {name} lies outside the folder of the profile",
        hint_zh="请放到方案文件旁边，如 ./ours.toml",
        hint_en="put it beside the profile, such as ./ours.toml",
    ),
    "profile.county-table": Text(
        zh="[jurisdictions] 的 {code} 应只写 profile",
        en="{code} in [jurisdictions] must have the key profile and nothing else",
        hint_zh='如 [jurisdictions."{code}"] 下写 profile = "county.toml"',
        hint_en='such as profile = "county.toml" below [jurisdictions."{code}"]',
    ),
    "profile.other-county": Text(
        zh="{name} 的行政区划代码是 {own}，不是 {code}",
        en="{name} is the profile of {own}, not of {code}",
        hint_zh="请改正代码或文件名",
        hint_en="correct the code or the file name",
    ),
    "profile.county-aside": Text(
        zh="{name} 没有沿用上级方案，上级方案中不许改动或只许从严的 {keys} 对它不起作用",
        en="{name} does not extend the profile above it, so what is guarded there does not hold for it: {keys}",
        hint_zh="请在该文件开头用 extends 写明上级方案的文件名",
        hint_en="begin it with extends, naming the file of the profile above",
    ),
    "profile.locked": Text(
        zh='"{key}" 由上级方案（{by}）锁定，不能更改',
        en='"{key}" is locked by a higher profile ({by})',
        hint_zh="请删去这一行",
        hint_en="remove this line",
    ),
    "profile.loosened": Text(
        zh='"{key}" 只能比上级方案（{by}）更严，不能放宽',
        en='"{key}" may only be stricter than in the higher profile ({by})',
        hint_zh="请改得更严，或删去这一行",
        hint_en="make it stricter, or remove this line",
    ),
    "profile.not-comparable": Text(
        zh='"{key}" 与上级方案（{by}）的值无法比较宽严',
        en='"{key}" cannot be compared with the value in the higher profile ({by})',
        hint_zh="请使用与上级相同的单位和算法；新增的时限须与上级同一环节的时限可比",
        hint_en="use the unit and way of counting of the higher profile; a new limit is compared with those of its stage there",
    ),
    "profile.no-id": Text(
        zh="单位代号“{id}”不合要求",
        en="{id} cannot be the id of a unit",
        hint_zh="请用小写字母、数字和连字符，如 data-bureau；中文名称写在 name",
        hint_en="use lower-case letters, digits and hyphens, such as data-bureau; its name goes to name",
    ),
    "profile.no-region": Text(
        zh="“{code}”不是行政区划代码",
        en="{code} is not a division code",
        hint_zh="请写六位代码（乡镇街道九位，村居十二位），加引号",
        hint_en="write six digits (nine for a street or township, twelve for a village), in quotes",
    ),
    "profile.no-zone": Text(
        zh="没有时区“{zone}”",
        en="there is no time zone {zone}",
        hint_zh="一般写 Asia/Shanghai",
        hint_en="write an IANA name such as Asia/Shanghai",
    ),
    "profile.no-unit": Text(
        zh='没有单位 "{name}"',
        en='there is no unit "{name}"',
        hint_zh="请在 [units] 中添加，或改正代号",
        hint_en="add it to [units], or correct the id",
    ),
    "profile.no-unit-meant": Text(
        zh='没有单位 "{name}"，是否想写 "{meant}"？', en='there is no unit "{name}"; is "{meant}" meant?'
    ),
    "profile.no-category": Text(
        zh='权责清单没有条目 "{name}"',
        en='the catalogue has no entry "{name}"',
        hint_zh="请在 [catalogue] 中添加，或改正代号",
        hint_en="add it to [catalogue], or correct the id",
    ),
    "profile.no-category-meant": Text(
        zh='权责清单没有条目 "{name}"，是否想写 "{meant}"？',
        en='the catalogue has no entry "{name}"; is "{meant}" meant?',
    ),
    "profile.no-channel": Text(
        zh='没有渠道 "{name}"',
        en='there is no channel "{name}"',
        hint_zh="请在 [channels] 中添加，或改正代号",
        hint_en="add it to [channels], or correct the id",
    ),
    "profile.no-channel-meant": Text(
        zh='没有渠道 "{name}"，是否想写 "{meant}"？', en='there is no channel "{name}"; is "{meant}" meant?'
    ),
    "profile.twin-unit": Text(
        zh="名称“{name}”与单位 {other} 重复",
        en="the name {name} is also that of the unit {other}",
        hint_zh="请使用各自的全称，或用 until 写明前一单位的撤销日期",
        hint_en="use their full names, or say with until when the earlier one ended",
    ),
}

TEXTS: Final = FORM | KEYS | PROFILE
