"""What ``govliaison doctor`` says of a deployment."""

from typing import Final

from govliaison.texts.text import Text

TEXTS: Final = {
    "health.calendar": Text(zh="放假安排已公布到 {days} 天以后", en="the next {days} days are gazetted"),
    "health.calendar-ends": Text(
        zh="今后只有 {days} 天有放假安排，缺 {year} 年",
        en="only the next {days} days are gazetted; {year} is missing",
        hint_zh="{year} 年的通知公布后（一般在上年 11 月）请用 govliaison calendar load 载入，再运行 deadlines recompute",
        hint_en="load the notice for {year} when it is out (in November, as a rule): govliaison calendar load, then"
        " deadlines recompute",
    ),
    "health.profile": Text(zh="{place}，共 {places} 个机制方案，没有问题", en="{place}: {places} profiles, no problem"),
    "health.plugins": Text(zh="在用 {active} 个适配器，没有问题", en="{active} adapters in use, no fault"),
    "health.plugin": Text(
        zh="{kind} 适配器 {name}（{package}）不能用",
        en="the {kind} adapter {name} ({package}) cannot be used",
        hint_zh="原因见 govliaison plugins doctor",
        hint_en="see govliaison plugins doctor for the reason",
    ),
    "health.plugin-fault": Text(
        zh="{kind} 适配器 {name}（{package}）在打开部署时出错",
        en="the {kind} adapter {name} ({package}) failed while the deployment was opened",
        hint_zh="详见 govliaison plugins doctor",
        hint_en="see govliaison plugins doctor",
    ),
    "health.store": Text(zh="底账共 {entries} 条记录", en="{entries} entries in the ledger"),
    "health.store-file": Text(
        zh="{engine} {version}，底账 {entries} 条记录，{bytes} 字节；预写日志（{journal}）{journal_bytes} 字节",
        en="{engine} {version}, {entries} entries in {bytes} bytes; journal ({journal}) {journal_bytes} bytes",
    ),
    "health.store-journal": Text(
        zh="{engine} {version}，底账 {bytes} 字节，预写日志（{journal}）却有 {journal_bytes} 字节",
        en="{engine} {version}: the ledger has {bytes} bytes, its journal ({journal}) {journal_bytes}",
        hint_zh="可能有程序长时间占用底账；请让各程序结束后重新打开一次",
        hint_en="some program may be holding the ledger open; let all end, and open it once more",
    ),
    "health.outbox": Text(zh="没有投递失败的消息", en="no dead messages"),
    "health.outbox-dead": Text(
        zh="有 {number} 条消息投递失败，后面的消息在等它们",
        en="{number} messages are dead, and those behind them wait",
        hint_zh="govliaison outbox list --state dead 查看，outbox replay 重发或 outbox skip 放弃",
        hint_en="see govliaison outbox list --state dead; then outbox replay, or outbox skip",
    ),
    "health.swept": Text(zh="上次到期检查：{last}", en="last sweep: {last}"),
    "health.not-swept": Text(
        zh="已超过一天没有做到期检查（上次：{last}）",
        en="no sweep for more than a day (the last: {last})",
        hint_zh="请让系统每几分钟运行一次 govliaison sweep",
        hint_en="have govliaison sweep run every few minutes",
    ),
    "health.never-swept": Text(
        zh="还没有做过到期检查，临期、到期都不会提醒",
        en="no sweep has ever run; nobody is warned or urged",
        hint_zh="请让系统每几分钟运行一次 govliaison sweep",
        hint_en="have govliaison sweep run every few minutes",
    ),
    "health.reactions": Text(
        zh="各类事项之间的联动已处理到最近 {entries} 条记录之前",
        en="reactions have looked at all but {entries} entries",
    ),
    "health.reactions-behind": Text(
        zh="有 {entries} 条记录尚未触发联动",
        en="no reaction has looked at {entries} entries yet",
        hint_zh="请运行 govliaison sweep；如经常出现，请更频繁地运行",
        hint_en="run govliaison sweep, and more often if this comes again",
    ),
    "health.quarantine": Text(zh="没有待更正的来件", en="no rows wait to be corrected"),
    "health.quarantine-waiting": Text(
        zh="有 {number} 行来件不能登记，等待更正",
        en="{number} rows could not be taken and wait to be corrected",
        hint_zh="在来件文件中改正后，用 govliaison intake 重新登记同一文件",
        hint_en="correct them in their file, and take it in again with govliaison intake",
    ),
    "health.posts": Text(
        zh="{conveners} 个召集单位的科室负责人和联络员都已到位",
        en="all {conveners} conveners have their section head and liaison officer",
    ),
    "health.vacant-section-head": Text(
        zh="{unit}没有科室负责人",
        en="{unit} has no section head",
        hint_zh="请用 govliaison posts hold {post} 人员编号 登记",
        hint_en="enter one with govliaison posts hold {post} PERSON",
    ),
    "health.vacant-liaison-officer": Text(
        zh="{unit}没有联络员",
        en="{unit} has no liaison officer",
        hint_zh="请用 govliaison posts hold {post} 人员编号 登记",
        hint_en="enter one with govliaison posts hold {post} PERSON",
    ),
    "health.no-second-person": Text(
        zh="{place}只有一个人能审核销号和回访：此人自己办理、代录的诉求没有第二个人审核，永远销不了号（{units}）",
        en="{place} has one person to audit and call back: what that person handles or types in is never closed out ({units})",
        hint_zh="给召集单位再登记一个人：govliaison posts hold 单位.auditor 人员编号",
        hint_en="enter a second person in a post of a convener: govliaison posts hold UNIT.auditor PERSON",
    ),
    "health.nobody-audits": Text(
        zh="{place}的召集单位无人任职：没有人审核销号，所有诉求都销不了号（{units}）",
        en="nobody holds a post of a convener in {place}: nobody audits, and no case is ever closed out ({units})",
        hint_zh="给召集单位登记两个人：govliaison posts hold 单位.handler 人员编号，另一人任 auditor",
        hint_en="enter two persons in posts of a convener: govliaison posts hold UNIT.handler PERSON, and UNIT.auditor",
    ),
    "cli.level.ok": Text(zh="正常", en="fine"),
    "cli.level.warning": Text(zh="注意", en="warning"),
    "cli.level.fault": Text(zh="故障", en="fault"),
    "cli.topic.calendar": Text(zh="工作日历", en="calendar"),
    "cli.topic.reactions": Text(zh="联动", en="reactions"),
    "cli.topic.profile": Text(zh="机制方案", en="profile"),
    "cli.topic.plugins": Text(zh="适配器", en="adapters"),
    "cli.topic.store": Text(zh="底账", en="store"),
    "health.files": Text(zh="附件文件存放在底账之外", en="files lie outside the ledger"),
    "health.files-undropped": Text(
        zh="有 {number} 个已删除的附件文件还没有从底账之外的存放处清除",
        en="{number} erased files could not be dropped yet where files lie outside the ledger",
        hint_zh="请检查 [blob_store] 的存放处能否访问；下次 govliaison sweep 会再清除",
        hint_en="see whether the place in [blob_store] can be reached; the next govliaison sweep drops them",
    ),
    "cli.topic.files": Text(zh="附件", en="files"),
    "cli.topic.outbox": Text(zh="发件箱", en="outbox"),
    "cli.topic.sweep": Text(zh="到期检查", en="sweep"),
    "cli.topic.quarantine": Text(zh="待更正来件", en="quarantine"),
    "cli.topic.posts": Text(zh="岗位", en="posts"),
    "cli.head.topic": Text(zh="项目", en="what"),
    "cli.head.level": Text(zh="结果", en="result"),
    "cli.doctor": Text(zh="故障 {faults} 项，注意 {warnings} 项。", en="{faults} faults, {warnings} warnings."),
}
