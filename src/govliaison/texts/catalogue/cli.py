"""What the command line says: sentences, and what is wrong with a call."""

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
    "cli.interrupted": Text(
        zh="已中断；已保存的内容不受影响",
        en="interrupted; what was stored stays stored",
        hint_zh="导入和来件登记可以原样再运行一次，不会遗漏也不会重复",
        hint_en="an import or intake is simply run again; it loses and doubles nothing",
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
    "cli.below-zero": Text(
        zh="“{value}”小于零，不能这样填写",
        en="{value} is less than nothing",
        hint_zh="请去掉前面的减号；用 --help 查看用法",
        hint_en="leave the minus out; see --help",
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
    "cli.no-deployment": Text(
        zh="没有找到部署文件 {name}",
        en="there is no deployment file {name}",
        hint_zh="请先进入部署所在的文件夹，或用 --config 指定文件；还没有部署时请运行 govliaison init 文件夹",
        hint_en="go to the folder of the deployment, name the file with --config, or begin with govliaison init DIR",
    ),
    "cli.unknown-unit": Text(
        zh="没有这个单位",
        en="there is no such unit",
        hint_zh="全部单位见 govliaison units list",
        hint_en="see govliaison units list",
    ),
    "cli.unknown-unit-close": Text(
        zh="没有这个单位",
        en="there is no such unit",
        hint_zh="是否想写：{suggestion}？全部单位见 govliaison units list",
        hint_en="did you mean {suggestion}? See govliaison units list",
    ),
    "cli.unknown-region": Text(
        zh="没有这个地区",
        en="there is no such place",
        hint_zh="请写行政区划代码，或本地区内的县、乡镇名称",
        hint_en="write a division code, or the name of a county or township within the place",
    ),
    "cli.ambiguous-unit": Text(
        zh="这个名称对应多个单位：{units}",
        en="several units bear this name: {units}",
        hint_zh="请改写单位编号",
        hint_en="write the id of the unit",
    ),
    "cli.post": Text(
        zh="看不懂的岗位“{post}”",
        en="cannot read {post} as a post",
        hint_zh="请写成 单位.岗位，如 data-bureau.section-head；岗位有：{kinds}",
        hint_en="write it as unit.post, such as data-bureau.section-head; the posts are: {kinds}",
    ),
    "cli.mapping": Text(
        zh="列对应关系文件格式有误（{what}）",
        en="this is no mapping of columns ({what})",
        hint_zh="请用 --save-mapping 生成一份再修改",
        hint_en="make one with --save-mapping and edit it",
    ),
    "cli.not-written": Text(
        zh="无法写入（{what}）",
        en="cannot write there ({what})",
        hint_zh="请检查文件夹是否存在、是否有权限、文件是否正被其他程序打开",
        hint_en="see whether the folder is there and yours, and whether another program has the file open",
    ),
    "cli.no-setting": Text(
        zh="没有这个设置",
        en="there is no such setting",
        hint_zh="可参考：{suggestion}",
        hint_en="see: {suggestion}",
    ),
    "cli.no-codes": Text(
        zh="没有要检查的代码",
        en="there are no codes to check",
        hint_zh="请写成 govliaison codes check -- 代码1 代码2，或用 --file 指定文件",
        hint_en="write govliaison codes check -- CODE1 CODE2, or name a file with --file",
    ),
}

_SENTENCES: Final = {
    "cli.nothing": Text(zh="没有内容。", en="Nothing."),
    "cli.separator": Text(zh="，", en=", "),
    "cli.lint-clean": Text(
        zh="检查了 {packs} 个规则包，没有发现错误；提示 {notes} 条",
        en="looked over {packs} packs and found nothing wrong; notes: {notes}",
    ),
    "cli.lint-found": Text(
        zh="检查了 {packs} 个规则包，发现 {faults} 处错误；提示 {notes} 条",
        en="looked over {packs} packs; faults: {faults}, notes: {notes}",
    ),
    "cli.lint.fault": Text(zh="错误", en="fault"),
    "cli.lint.note": Text(zh="提示", en="note"),
    "cli.simulated": Text(
        zh="{period}，规则包“{pack}”：时限 {limits} 个，实际超期 {late} 个，若执行它将超期 {would} 个；未作规定 {silent} 个",
        en="{period}, pack {pack}: {limits} limits, {late} were missed, {would} would have been; {silent} it says nothing of",
    ),
    "cli.no-pack": Text(
        zh="没有规则包“{name}”",
        en="there is no rule pack {name}",
        hint_zh="写规则包名称，或一个 TOML 文件",
        hint_en="give the name of a pack, or a TOML file",
    ),
    "cli.bad-toml": Text(
        zh="不是 TOML 文件：{what}",
        en="this is not TOML: {what}",
        hint_zh="请照 docs/rule-packs.zh-CN.md 的样子书写",
        hint_en="write it like the packs in docs/rule-packs.md",
    ),
    "cli.no-deadline": Text(zh="没有正在计时的时限", en="no deadline runs"),
    "cli.no-deadline-stage": Text(zh="这件诉求至今没有“{stage}”时限", en="so far there was no deadline for {stage}"),
    "cli.rule-gone": Text(
        zh="机制方案中已没有规则 {pack}/{rule}", en="the profile no longer has the rule {pack}/{rule}"
    ),
    "cli.rule-local": Text(zh="本地兜底时限，并非文件规定", en="a local fall-back, not set by an instrument"),
    "cli.deadline-differs": Text(
        zh="按现行规则和日历重算，结果不同；以登记时的为准",
        en="worked out today it would end at another moment; what was entered holds",
    ),
    "cli.deadline-elsewhere": Text(
        zh="按现行工作日历为 {due}，需要时用 deadlines recompute 重新计算",
        en="on the calendar of today it would end at {due}; deadlines recompute counts it anew",
    ),
    "cli.step.anchor": Text(zh="起算", en="it runs from here"),
    "cli.step.anchor-expiry": Text(zh="起算：“{stage}”时限届满", en="it runs from the end of the limit for {stage}"),
    "cli.step.rule": Text(zh="规则给出 {amount}", en="the rule gives {amount}"),
    "cli.step.cap-cuts": Text(zh="最长不得超过，时限到此为止", en="no later than this: the limit is cut here"),
    "cli.step.cap-leaves": Text(zh="最长不得超过，未触及", en="no later than this: not reached"),
    "cli.step.given": Text(
        zh="另有时限：{given_by}；否则为 {before}，以较早的为准",
        en="a limit was set beside the rule: {given_by}; otherwise {before}, the earlier wins",
    ),
    "cli.step.pause-open": Text(
        zh="自 {since} 起停表（{reason}），剩余{left}", en="it stands still since {since} ({reason}), with {left} left"
    ),
    "cli.step.pause": Text(
        zh="{since} 至 {until} 停表（{reason}），停表时剩余{left}",
        en="it stood still from {since} to {until} ({reason}), with {left} left",
    ),
    "cli.step.pause-anew": Text(
        zh="{since} 至 {until} 停表（{reason}），停表时剩余{left}，此后重新计算",
        en="it stood still from {since} to {until} ({reason}), with {left} left, and began anew then",
    ),
    "cli.step.left": Text(zh=" {hours} 小时 {minutes} 分", en="{hours} h {minutes} min"),
    "cli.step.left-working": Text(
        zh="工作时间 {hours} 小时 {minutes} 分", en="{hours} h {minutes} min of working time"
    ),
    "cli.month-day-end": Text(zh="每月{day}日前", en="by day {day} of the month"),
    "cli.month-day": Text(zh="自每月{day}日起{amount}", en="{amount} from day {day} of the month"),
    "cli.clock-void": Text(
        zh="已于 {at} 失效（另有新的时限，或不再需要）", en="void since {at}: another holds, or none"
    ),
    "cli.clock-ended": Text(zh="已于 {at} 办结", en="done at {at}"),
    "cli.step.extension": Text(zh="延期 {amount}，原为 {before}", en="extended by {amount} from {before}"),
    "cli.step.recomputed": Text(
        zh="重新计算（{cause}）：{before} 改为 {after}", en="counted anew ({cause}): {before}, now {after}"
    ),
    "cli.step.by": Text(zh="：{event}（记录 {version}）", en=": {event} (entry {version})"),
    "cli.provisional": Text(zh="暂按周一至周五推算", en="provisional: a year without a gazette"),
    "cli.due.in_time": Text(zh="{due} 到期：自 {start} 起{amount}", en="due {due}: {amount} from {start}"),
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
    "cli.together": Text(zh="合计", en="together"),
    "cli.no-cases": Text(zh="没有符合条件的诉求。", en="No such cases."),
    "cli.no-instructions": Text(zh="没有待反馈的领导批示。", en="No leader waits for a report."),
    "cli.no-pairs": Text(zh="没有发现相似的诉求。", en="No two open cases look like the same matter."),
    "cli.no-objections": Text(zh="没有待审核的派单异议。", en="Nobody objects."),
    "cli.no-precedents": Text(zh="还没有派单先例。", en="Nothing was decided yet."),
    "cli.no-duplicates": Text(zh="没有发现可能重复的诉求。", en="Nothing looks like the same matter."),
    "cli.no-enterprises": Text(zh="没有符合条件的企业。", en="No such enterprises."),
    "cli.no-messages": Text(zh="没有消息。", en="No messages."),
    "cli.no-posts": Text(zh="没有岗位。", en="No posts."),
    "cli.no-faults": Text(zh="没有发现问题。", en="Nothing is wrong."),
    "cli.vacant": Text(zh="空缺", en="vacant"),
    "cli.more": Text(
        zh="显示了前 {number} 条，还有更多；用 --limit 增加。",
        en="These are the first {number}; there are more, see --limit.",
    ),
    "cli.more-rows": Text(
        zh="……还有 {number} 行；用 --json 查看全部。", en="… and {number} rows more; see them all with --json."
    ),
    "cli.waiting": Text(zh="{light} {due} 前{stage}", en="{light} {stage} by {due}"),
    "cli.given": Text(zh="  时限来自：{given_by}", en="  not by the rule: {given_by}"),
    "cli.waiting-remarks": Text(zh="{light} {due} 前{stage}（{remarks}）", en="{light} {stage} by {due} ({remarks})"),
    "cli.until": Text(zh="至 {until}", en="until {until}"),
    "cli.not-used": Text(zh="（不使用）", en="(not used)"),
    "cli.report": Text(
        zh="读取 {read} 行：新增 {taken}，变更 {changed}，未变 {unchanged}，拒绝 {refused}；提示 {warned}",
        en="{read} rows read: {taken} taken, {changed} changed, {unchanged} unchanged, {refused} refused; {warned} with remarks",
    ),
    "cli.skipped": Text(
        zh="另有 {number} 行没有可登记的内容（标题、合计、空白等），未计入。",
        en="{number} rows more hold nothing to take (titles, totals, blanks).",
    ),
    "cli.dry-run": Text(zh="试运行：没有保存任何内容。", en="A dry run: nothing was stored."),
    "cli.progress.intake": Text(zh="登记来件", en="taking in"),
    "cli.progress.import": Text(zh="导入企业", en="importing"),
    "cli.progress.sweep": Text(zh="登记到期事项", en="sweeping"),
    "cli.progress.verify": Text(zh="核验底账", en="verifying"),
    "cli.progress.copy": Text(zh="复制底账", en="copying"),
    "cli.progress.rebuild": Text(zh="重建", en="rebuilding"),
    "cli.progress.outbox": Text(zh="发送", en="delivering"),
    "cli.swept": Text(
        zh="到期检查：{records} 件，登记 {steps} 项。", en="{records} records were due; {steps} steps entered."
    ),
    "cli.reaction-refused": Text(
        zh="记录 {entry} 引起的联动未能完成（{why}），请人工处理。",
        en="What entry {entry} asks of others was refused ({why}); see to it by hand.",
    ),
    "cli.erased": Text(
        zh="已删除 {subject} 的个人信息和文字，涉及 {records} 条情况。",
        en="Erased what was private of {subject}; {records} records folded again.",
    ),
    "cli.exported": Text(zh="已写入 {path}", en="Written: {path}"),
    "cli.ledger-whole": Text(zh="底账完好：共 {entries} 条记录。", en="The ledger is whole: {entries} entries."),
    "cli.ledger-broken": Text(
        zh="底账有 {number} 处不符（共 {entries} 条记录）：",
        en="{number} things do not hold in the ledger of {entries} entries:",
    ),
    "cli.copied": Text(
        zh="已复制 {pieces} 项，逐项比对一致；{entries} 条记录的链条完好。现在可以改用 {path}。",
        en="{pieces} pieces copied and found equal; the chain of {entries} entries is whole. Now {path} may be used instead.",
    ),
    "cli.rebuilt": Text(
        zh="已由底账重建 {records} 条情况，其中 {differed} 条与原存内容不同。",
        en="{records} records folded again; {differed} of them differed.",
    ),
    "cli.outbox-worked": Text(
        zh="已送达 {done}，稍后重试 {retry}，失败 {dead}", en="{done} delivered, {retry} to be tried again, {dead} dead"
    ),
    "cli.message-now.waiting": Text(zh="{message} 将重新发送", en="{message} will be tried again"),
    "cli.message-now.skipped": Text(zh="{message} 已放弃", en="{message} is given up"),
    "cli.config-fine": Text(
        zh="{file} 没有问题：{place}，{units} 个单位，{channels} 个渠道",
        en="{file} is fine: {place}, {units} units, {channels} channels",
    ),
    "cli.built-in": Text(zh="软件默认", en="built in"),
    "cli.code-count": Text(zh="{status} {number}", en="{number} {status}"),
    "cli.code-summary": Text(zh="共 {total} 个：{summary}", en="{total} checked: {summary}"),
}

TEXTS: Final = {**_ERRORS, **_SENTENCES}
