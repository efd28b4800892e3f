"""What the demonstration says."""

from typing import Final

from govliaison.texts.text import Text

_HEADS: Final = {
    "stage": ("环节", "stage"),
    "since": ("到期", "due"),
    "late": ("已超(工作日)", "days over"),
    "red": ("红灯", "red"),
    "yellow": ("黄灯", "yellow"),
    "green": ("绿灯", "green"),
    "closed": ("销号", "closed"),
    "held": ("经手", "held"),
    "days": ("用时", "days"),
    "average": ("件均", "each"),
    "hands": ("诉求、各单位用时", "matter, and days in whose hands"),
    "met": ("履行", "met"),
    "met-late": ("逾期履行", "late"),
    "unmet": ("未履行", "unmet"),
    "due": ("未到期", "due"),
    "postponed": ("延期", "postponed"),
    "not-applicable": ("不适用", "n/a"),
    "rate": ("指标、口径", "rate, and what is counted"),
    "percent": ("结果", "result"),
    "count": ("件数", "cases"),
}

TEXTS: Final = {
    "demo.trial": Text(zh="{place}试运行两周（虚构）", en="a trial run of two weeks (invented): {place}"),
    "demo.trial-person": Text(zh="试运行负责人", en="whoever tries it out"),
    "demo.trial-title": Text(zh="办事困难", en="trouble with an office"),
    "demo.trial-text": Text(
        zh="（试运行）企业反映：{name}办理中有困难，希望协调解决。", en="(trial run) trouble with {name}; please help"
    ),
    "demo.trial-enterprise": Text(zh="试运行企业{number}", en="Trial Firm {number}"),
    "demo.trial-contact-person": Text(zh="试联系人", en="somebody at the firm"),
    "demo.trial-first-contact": Text(
        zh="已与企业取得联系，核实所反映的情况。", en="the firm was called, and the facts were checked"
    ),
    "demo.trial-measure": Text(
        zh="已与有关股室逐项核对材料，现场指导办理。", en="checked item by item, and helped on site"
    ),
    "demo.trial-answer": Text(
        zh="经核实，所反映事项已按规定办结，并已告知企业后续办理方式。",
        en="it was found so and is settled; the firm knows how to go on",
    ),
    "demo.trial-certified": Text(zh="（试运行）已签字确认，附签字页。", en="(trial run) signed; see the sheet"),
    "demo.no-deployment": Text(
        zh="文件夹里没有 {deployment}，也没有 {profile}",
        en="there is neither {deployment} nor {profile} in this folder",
        hint_zh="请用 govliaison init 建一个，或换一个文件夹",
        hint_en="make one with govliaison init, or name another folder",
    ),
    "demo.reaches-out": Text(
        zh="[{table}] 会接触到真实系统，不能用来试运行",
        en="[{table}] would reach a real system; that is nothing to try out with",
        hint_zh="请在副本中把底账改为同一文件夹内的 sqlite 文件，并去掉需要密钥的适配器",
        hint_en="in a copy, make the store an sqlite file in the same folder and take out adapters that need secrets",
    ),
    "cli.option.demo-own": Text(
        zh="用自己的文件夹（liaison.toml 或 profile.toml）的副本试运行两周",
        en="try out a copy of a folder of your own (liaison.toml or profile.toml) for two weeks",
    ),
    "demo.progress": Text(zh="正在推演，逐日进行", en="playing, day by day"),
    "demo.title": Text(zh="{title}　截至 {at}", en="{title}, as of {at}"),
    "demo.received": Text(
        zh="{channels} 个渠道来件 {received} 件：销号 {closed} 件，不予受理 {refused} 件，在办 {open} 件。",
        en="{received} matters by {channels} channels: {closed} closed out, {refused} refused, {open} in hand.",
    ),
    "demo.open": Text(
        zh="在办的红灯 {red} 件、黄灯 {yellow} 件、绿灯 {green} 件。退单过的 {returned} 件，回访不满意重办的 {redone} 件。",
        en="In hand: {red} red, {yellow} yellow, {green} green. Ever given back by a unit: {returned}; redone after "
        "a bad call-back: {redone}.",
    ),
    "demo.year": Text(
        zh="会议 {meetings} 次，走访 {visits} 次，重点联系企业 {key_contacts} 家，"
        "监督员 {supervisors} 人、反馈问题 {findings} 个，"
        "评价 {ratings} 条，政策推送 {pushed} 家次，提请协调小组 {proposals} 件，"
        "通报 {bulletins} 期，进展报告 {reports} 份。",
        en="Meetings: {meetings}; visits: {visits}; key contacts: {key_contacts}; supervisors: {supervisors}, with "
        "{findings} findings; ratings: {ratings}; policies pushed: {pushed}; put to the group: {proposals}; "
        "bulletins: {bulletins}; progress reports: {reports}.",
    ),
    "demo.heading.duties": Text(
        zh="五、督导检查：各项职责履行情况", en="5  Inspection: how duties stood, in the city and its counties"
    ),
    "demo.unmet": Text(
        zh="未履行或延期的 {number} 项，附凭据：", en="Not met, or put off with leave: {number}, with proof"
    ),
    "demo.all-met": Text(zh="没有未履行的。", en="None is unmet."),
    "demo.papers": Text(zh="公文 {number} 份：\n  {path}", en="Papers ({number}):\n  {path}"),
    "demo.heading.overdue": Text(zh="一、超期未办（{number} 件）", en="1  Overdue ({number})"),
    "demo.nothing-overdue": Text(zh="没有超期事项。", en="Nothing is overdue."),
    "demo.heading.units": Text(
        zh="二、各单位台账（灯：在办件；经手：含退单前后；用时：工作日）",
        en="2  The register by unit (lights: in hand; held: ever; time in working days)",
    ),
    "demo.heading.slowest": Text(
        zh="三、用时最长的 {number} 件（来件到销号或此刻），时间在谁手里",
        en="3  The {number} that took longest, to close-out or so far, and in whose hands",
    ),
    "demo.heading.rates": Text(zh="四、指标及口径", en="4  Rates, and what they count"),
    "demo.heading.next": Text(zh="六、接着可以看", en="6  What to try next"),
    "demo.register": Text(
        zh="工作台账（31 栏，{rows} 行）已导出：\n  {path}",
        en="The case register ({rows} rows of 31 columns):\n  {path}",
    ),
    "demo.kept": Text(
        zh="部署、台账库和往来文书都在这个目录里。", en="Deployment, ledger and letters lie in the same folder."
    ),
    "demo.not-kept": Text(
        zh="它在临时目录里，系统可能清理；要留下来：govliaison demo --keep 目录",
        en="It lies in a temporary folder; to keep one: govliaison demo --keep DIR",
    ),
    "demo.today": Text(
        zh="打开后时钟是今天：推演结束时还在办的，自然都已超期。",
        en="Once opened its clock is today's: what was in hand when the play ended has long been overdue.",
    ),
    "demo.own": Text(
        zh="单位、地名为真实名称，企业、人员、事项与各单位表现全部虚构。\n建自己的：govliaison init 目录",
        en="Offices and places bear real names; firms, people, matters and conduct are invented.\n"
        "To begin one of your own: govliaison init DIR",
    ),
    "demo.none": Text(
        zh="没有可以推演的示例",
        en="no example is installed",
        hint_zh='安装：pip install "govliaison[demo]"',
        hint_en='install one: pip install "govliaison[demo]"',
    ),
    "demo.unknown": Text(
        zh="没有名为“{name}”的示例",
        en="there is no example called «{name}»",
        hint_zh="可选：{known}",
        hint_en="there are: {known}",
    ),
    "demo.folder-used": Text(
        zh="目录里已有文件",
        en="the folder is not empty",
        hint_zh="换一个新目录或空目录",
        hint_en="name a new or an empty one",
    ),
    "demo.no-folder": Text(
        zh="无法建立目录：{what}",
        en="the folder cannot be made: {what}",
        hint_zh="换一个可写的位置",
        hint_en="name a place where you may write",
    ),
    "cli.help.demo": Text(zh="推演一座虚构城市的一年", en="play an invented city for a year"),
    "cli.option.demo-keep": Text(
        zh="把部署留在这个新目录（默认：临时目录）", en="keep the deployment in this new folder"
    ),
    "cli.option.demo-example": Text(zh="示例名称（默认：第一个）", en="name of the example (default: the first)"),
    **{f"demo.head.{name}": Text(zh=zh, en=en) for name, (zh, en) in _HEADS.items()},
}
