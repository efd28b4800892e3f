"""What the command line says: headings, sentences, help, and what is wrong with a call."""

from typing import Final

from govliaison.texts.text import Text

_ERRORS: Final = {
    "cli.error": Text(zh="错误：{message}", en="error: {message}"),
    "cli.where": Text(zh="  位置：{where}", en="  where: {where}"),
    "cli.hint": Text(zh="  建议：{hint}", en="  what now: {hint}"),
    "cli.problem": Text(zh="- {where}  {message}", en="- {where}  {message}"),
    "cli.problem-hint": Text(zh="    建议：{hint}", en="    what now: {hint}"),
    "cli.fault": Text(
        zh="程序自身出错（{what}）",
        en="this is a fault of the program ({what})",
        hint_zh="请设置 GOVLIAISON_DEBUG=1 重新运行，并把显示的内容告诉维护人员",
        hint_en="run it again with GOVLIAISON_DEBUG=1 and report what it shows",
    ),
    "cli.language": Text(
        zh="不支持的语言“{language}”",
        en="the language {language} is not spoken here",
        hint_zh="请写 --lang zh 或 --lang en",
        hint_en="write --lang zh or --lang en",
    ),
    "cli.option-without-value": Text(
        zh="选项 {option} 后面缺少内容",
        en="the option {option} needs a value",
        hint_zh="请在 {option} 后面写上内容",
        hint_en="write the value behind {option}",
    ),
    "cli.unknown-command": Text(
        zh="没有“{text}”这个命令",
        en="there is no command {text}",
        hint_zh="可用的命令：{known}",
        hint_en="the commands are: {known}",
    ),
    "cli.unknown-command-close": Text(
        zh="没有“{text}”这个命令",
        en="there is no command {text}",
        hint_zh="是否想写“{suggestion}”？",
        hint_en="did you mean {suggestion}?",
    ),
    "cli.unknown-option": Text(
        zh="没有“{text}”这个选项",
        en="there is no option {text}",
        hint_zh="用 --help 查看这个命令的选项；以 - 开头的内容请放在 -- 之后",
        hint_en="see the options of the command with --help; what begins with - stands behind --",
    ),
    "cli.unknown-option-close": Text(
        zh="没有“{text}”这个选项",
        en="there is no option {text}",
        hint_zh="是否想写“{suggestion}”？",
        hint_en="did you mean {suggestion}?",
    ),
    "cli.left-over": Text(
        zh="多出来的内容：{text}",
        en="this is too much: {text}",
        hint_zh="含空格的内容请加引号；用 --help 查看用法",
        hint_en="put what has spaces in it in quotes; see --help",
    ),
    "cli.missing": Text(
        zh="缺少 {name}",
        en="{name} is missing",
        hint_zh="用 --help 查看用法",
        hint_en="see --help",
    ),
    "cli.bad-value": Text(
        zh="{name} 不能是“{value}”",
        en="{name} cannot be {value}",
        hint_zh="用 --help 查看用法",
        hint_en="see --help",
    ),
    "cli.not-a-choice": Text(
        zh="{name} 不能是“{value}”",
        en="{name} cannot be {value}",
        hint_zh="可选：{choices}",
        hint_en="choose from: {choices}",
    ),
    "cli.twice": Text(
        zh="{name} 写了两次",
        en="{name} is given twice",
        hint_zh="请只保留一个",
        hint_en="keep one of them",
    ),
    "cli.usage": Text(
        zh="看不懂这条命令（{what}）",
        en="cannot make sense of this call ({what})",
        hint_zh="用 --help 查看用法",
        hint_en="see --help",
    ),
    "cli.no-file": Text(
        zh="打不开文件（{what}）",
        en="cannot open the file ({what})",
        hint_zh="请检查文件名和所在文件夹",
        hint_en="check its name and folder",
    ),
    "cli.workbook": Text(
        zh="这是工作簿，这里需要文本文件",
        en="this is a workbook; a text file is needed here",
        hint_zh="请在表格软件中另存为 CSV（UTF-8）",
        hint_en="save it as CSV (UTF-8) in your spreadsheet program",
    ),
    "cli.encoding": Text(
        zh="文件编码无法识别，既不是 UTF-8 也不是 GB18030",
        en="the file is encoded neither in UTF-8 nor in GB18030",
        hint_zh="请用原来的软件另存为 UTF-8",
        hint_en="save it as UTF-8 in the program it comes from",
    ),
    "cli.csv": Text(
        zh="CSV 格式有误（{what}）",
        en="this is no proper CSV ({what})",
        hint_zh="请检查这一行及以后的双引号是否成对",
        hint_en="see whether every quotation mark from this line on has its counterpart",
    ),
    "cli.empty-file": Text(
        zh="文件是空的",
        en="the file is empty",
        hint_zh="请检查是否选对了文件",
        hint_en="see whether this is the right file",
    ),
    "cli.no-column": Text(
        zh="没有“{column}”这一列；现有的列：{columns}",
        en="there is no column {column}; the columns are: {columns}",
        hint_zh="请把相应的列改名为“{column}”，第一行须是列名",
        hint_en="give the column this name: {column}; the first line must hold the names",
    ),
    "cli.too-many-cells": Text(
        zh="这一行有 {cells} 格，列名只有 {columns} 个",
        en="this row has {cells} cells, the heading only {columns}",
        hint_zh="含逗号的内容请用双引号括起来",
        hint_en="put cells with commas in quotation marks",
    ),
    "cli.due-batch-moment": Text(
        zh="使用 --batch 时不写时间，只写时长（多出“{moment}”）",
        en="with --batch only the amount is given, no moment ({moment})",
        hint_zh="例如：govliaison calendar due --batch 来件.csv 5个工作日",
        hint_en="such as: govliaison calendar due --batch received.csv '5 working days'",
    ),
    "cli.no-codes": Text(
        zh="没有要检查的代码",
        en="there are no codes to check",
        hint_zh="请写成 govliaison codes check -- 代码1 代码2，或用 --file 指定文件",
        hint_en="write govliaison codes check -- CODE1 CODE2, or name a file with --file",
    ),
}

_HELP: Final = {
    "cli.help-usage": Text(zh="用法：{usage}", en="usage: {usage}"),
    "cli.help-commands": Text(zh="命令", en="commands"),
    "cli.help-arguments": Text(zh="参数", en="arguments"),
    "cli.help-options": Text(zh="选项", en="options"),
    "cli.help-common": Text(zh="各命令通用的选项", en="options of every command"),
    "cli.help-choices": Text(zh="（可选：{choices}）", en="(choose from: {choices})"),
    "cli.help-required": Text(zh="（必填）", en="(required)"),
    "cli.help.govliaison": Text(
        zh="政企沟通联络工作机制：企业信息库、诉求台账、时限、销号",
        en="Run a government–enterprise liaison mechanism: enterprises, cases, limits, close-out",
    ),
    "cli.help.calendar": Text(zh="工作日历", en="the working calendar"),
    "cli.help.calendar.due": Text(zh="计算时限何时届满", en="tell when a limit ends"),
    "cli.help.codes": Text(zh="统一社会信用代码", en="credit codes"),
    "cli.help.codes.check": Text(zh="校验统一社会信用代码", en="check credit codes"),
}

_OPTIONS: Final = {
    "json": ("供程序读取：在标准输出打印一个 JSON 文档", "for programs: print one JSON document"),
    "as": (
        "以谁的身份办理（默认：GOVLIAISON_PERSON 或当前系统用户）",
        "who acts (default: GOVLIAISON_PERSON, or the system's user)",
    ),
    "lang": ("语言（默认：GOVLIAISON_LANG 或系统语言）", "language (default: GOVLIAISON_LANG, or the locale)"),
    "config": ("部署文件（默认：./liaison.toml）", "deployment file (default: ./liaison.toml)"),
    "help": ("显示帮助", "show this page"),
    "moment": (
        "起算时间，如 “2026-09-28 16:20”；用 --batch 时改写时长",
        "when it begins, such as '2026-09-28 16:20'; with --batch: the amount",
    ),
    "amount": ("时长，如 5个工作日、24小时", "amount of time, such as '5 working days' or '24 hours'"),
    "batch": (
        "逐行计算的 CSV 文件，须有 received_at 列",
        "a CSV file to be answered row by row; has a column received_at",
    ),
    "count-from": ("从次日还是当日起算", "whether days are counted from the next or from the same day"),
    "codes": ("要校验的代码，写在 -- 之后", "the codes, behind --"),
    "codes-file": (
        "每行一个代码的文件，或有代码列的 CSV",
        "a file with a code on each line, or a CSV file with a column of codes",
    ),
}

_HEADS: Final = {
    "code": ("代码", "code"),
    "status": ("结果", "result"),
    "reasons": ("说明", "remarks"),
}

_LIGHTS: Final = {"green": ("绿", "green"), "yellow": ("黄", "yellow"), "red": ("红", "red")}

_SENTENCES: Final = {
    "cli.nothing": Text(zh="没有内容。", en="Nothing."),
    "cli.separator": Text(zh="，", en=", "),
    "cli.due.next_day": Text(
        zh="{due} 到期：自 {start} 起{amount}，收到当日不计",
        en="due {due}: {amount} from {start}, the day of receipt not counted",
    ),
    "cli.due.same_day": Text(
        zh="{due} 到期：自 {start} 起{amount}，收到当日计入",
        en="due {due}: {amount} from {start}, the day of receipt counted",
    ),
    "cli.due.provisional": Text(
        zh="  暂定：涉及的年份尚未公布放假安排，公布后可能变化",
        en="  provisional: no notice of days off is out for a year it touches; it may still change",
    ),
    "cli.code.valid": Text(zh="有效", en="valid"),
    "cli.code.check_failed": Text(zh="校验码不符", en="check failed"),
    "cli.code.malformed": Text(zh="格式有误", en="malformed"),
    "cli.code.old_registration_number": Text(zh="旧注册号", en="old registration number"),
    "cli.code-count": Text(zh="{status} {number}", en="{number} {status}"),
    "cli.code-summary": Text(zh="共 {total} 个：{summary}", en="{total} checked: {summary}"),
}


def _pairs(prefix: str, words: dict[str, tuple[str, str]]) -> dict[str, Text]:
    return {f"cli.{prefix}.{word}": Text(zh=zh, en=en) for word, (zh, en) in words.items()}


TEXTS: Final = {
    **_ERRORS,
    **_HELP,
    **_SENTENCES,
    **_pairs("option", _OPTIONS),
    **_pairs("head", _HEADS),
    **_pairs("light", _LIGHTS),
}
