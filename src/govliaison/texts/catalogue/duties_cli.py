"""What the command line says of duties, figures, papers and inspections."""

from typing import Final

from govliaison.texts.text import Text

_COMMANDS: Final = {
    "inspect": (
        "检查各项履职义务是否履行，附证据",
        "is the mechanism running: every duty, how it stands, and the proof",
    ),
    "indicators": ("指标及其口径", "figures and what they count"),
    "indicators.list": ("列出指标及口径", "list the figures with their definitions"),
    "indicators.show": ("显示一个指标的口径", "show what one figure counts"),
    "indicators.measure": ("计算一个时期的指标", "measure the figures of a period"),
    "bulletins": ("通报", "bulletins"),
    "bulletins.draft": ("起草一个时期的通报", "draft the bulletin of a period"),
    "bulletins.sign": ("签发通报（由另一人）", "sign a bulletin that another person drafted"),
    "bulletins.issue": ("编号印发", "number a bulletin and circulate it"),
    "bulletins.correct": ("起草更正", "draft the correction of an issued bulletin"),
    "bulletins.recount": ("按当时掌握的情况重新计算", "count again from the entries known then"),
    "bulletins.list": ("列出通报", "list bulletins"),
    "bulletins.show": ("显示一份通报", "show one bulletin"),
    "progress-reports": ("进展上报", "progress reports to the group's office"),
    "progress-reports.draft": ("生成一个时期的进展报告", "generate the report of a period"),
    "progress-reports.sign": ("签发进展报告（由另一人）", "sign a report that another person generated"),
    "progress-reports.send": ("编号上报", "number a report and send it"),
    "progress-reports.list": ("列出进展报告", "list progress reports"),
    "progress-reports.show": ("显示一份进展报告", "show one progress report"),
    "digests": ("召集单位工作信息摘要", "what the conveners tell each other they recorded"),
    "digests.list": ("列出摘要", "list digests"),
    "digests.show": ("显示一份摘要", "show one digest"),
    "inspections": ("督导检查与重点任务", "inspections by the group's office, and its key tasks"),
    "inspections.record": ("登记一次检查", "record an inspection"),
    "inspections.report": ("被检查单位报告整改", "report that what was found is put right"),
    "inspections.recheck": ("复查", "check again"),
    "inspections.list": ("列出检查", "list inspections"),
    "inspections.show": ("显示一次检查", "show one inspection"),
    "inspections.tasks": ("列出重点任务", "list the key tasks"),
    "inspections.list-task": ("列入重点任务清单", "put a key task on the list"),
    "inspections.finish-task": ("重点任务完成", "say that a key task is done"),
}

_OPTIONS: Final = {
    "inspect-period": ("时期：2026Q3、2026-09、2026", "the period: 2026Q3, 2026-09, 2026"),
    "as-of": ("按该时刻掌握的情况", "with what was known at that moment"),
    "inspect-place": ("只看一个地方的代码", "code of a place: only this one"),
    "indicator": ("指标代号或名称", "id or name of a figure"),
    "measure-period": ("该时期收到的诉求", "the cases received in this period"),
    "measure-scope": ("只计审批服务或其他", "only approval services, or only other matters"),
    "paper-period": ("时期：2026Q3、2026-09、2026", "the period: 2026Q3, 2026-09, 2026"),
    "issued-paper": ("代号或文号", "id or official number"),
    "paper-place": (
        "地方代码；不写则为本人起草的地方",
        "code of the place; the one this person drafts for, if not said",
    ),
    "bulletin-kind": ("台账通报，或督查通报", "of the ledger, or of inspections"),
    "inspection": ("检查代号", "id of an inspection"),
    "rectify-by": ("整改期限", "until when it is to be put right"),
    "inspection-date": ("检查日期；不写为今天", "day of the inspection; today, if not said"),
    "inspected-unit": ("单位代号或名称", "id or name of the unit"),
    "inspection-finding": ("发现的问题；不写为未发现", "what was found; nothing, if not said"),
    "team": ("检查人员，可多次", "who inspected; may be said several times"),
    "key-task": ("重点任务代号", "id of a key task"),
    "passed": ("复查通过，或未通过", "it is put right, or it is not"),
    "owed": ("只列未整改的", "only those of which something is owed"),
    "all-tasks": ("包括已完成的", "those that are done, too"),
    "task-title": ("任务名称", "what is to be done"),
    "key-task-due": ("完成日期", "by which day"),
}

_HEADS: Final = {
    "place": ("地方", "place"),
    "clause": ("条款", "clause"),
    "obligation": ("履职义务", "duty"),
    "period": ("时期", "period"),
    "standing": ("履行情况", "standing"),
    "evidence": ("说明与证据", "why, and proof"),
    "indicator": ("指标", "figure"),
    "definition": ("口径", "what it counts"),
    "figure-value": ("数值", "value"),
    "of-counts": ("分子/分母", "of"),
    "what": ("事项", "what"),
    "number-of": ("数量", "number"),
    "was": ("原文", "was"),
    "now": ("现为", "now"),
    "entries": ("条数", "entries"),
    "streams": ("记录", "records"),
    "as-of": ("截至", "as of"),
    "feed-position": ("底账位置", "position"),
    "corrects": ("更正", "corrects"),
    "bulletin-cases": ("通报诉求", "cases"),
    "inspections": ("督导检查", "inspections"),
    "closed-in-period": ("本期销号", "closed out in it"),
    "inspection-day": ("日期", "day"),
    "rectify-by": ("整改期限", "to be put right by"),
    "inspection-found": ("发现问题", "found"),
    "report": ("整改报告", "report"),
    "recheck": ("复查", "checked again"),
}

TEXTS: Final = {
    **{f"cli.help.{name}": Text(zh=zh, en=en) for name, (zh, en) in _COMMANDS.items()},
    **{f"cli.option.{name}": Text(zh=zh, en=en) for name, (zh, en) in _OPTIONS.items()},
    **{f"cli.head.{name}": Text(zh=zh, en=en) for name, (zh, en) in _HEADS.items()},
    "cli.inspected": Text(
        zh="{period}：已履行 {met}，逾期履行 {met_late}，未履行 {unmet}，期限未到 {due}，已延期 {postponed}，"
        "不适用 {not_applicable}",
        en="{period}: {met} met, {met_late} met late, {unmet} unmet, {due} due, {postponed} postponed, "
        "{not_applicable} not applicable",
    ),
    "cli.all-conveners": Text(zh="召集单位共同", en="the conveners together"),
    "cli.more-refs": Text(zh="等，另有 {number} 项", en="and {number} more"),
    "cli.measured": Text(zh="{period}收到的诉求，截至 {now}", en="cases received in {period}, as of {now}"),
    "cli.no-indicator": Text(
        zh="没有指标 {where}",
        en="there is no figure {where}",
        hint_zh="用 govliaison indicators list 查看",
        hint_en="govliaison indicators list names them",
    ),
    "cli.no-papers": Text(zh="没有", en="none"),
    "cli.nothing-open": Text(zh="没有未完成事项", en="nothing is open"),
    "cli.no-inspections": Text(zh="没有检查", en="no inspections"),
    "cli.no-key-tasks": Text(zh="没有重点任务", en="no key tasks"),
    "cli.recount-same": Text(
        zh="{number}：按当时掌握的情况重新计算，全部一致", en="{number}: counted again as known then, all the same"
    ),
    "cli.recount-differs": Text(
        zh="{number}：按当时掌握的情况重新计算，不一致", en="{number}: counted again as known then, it differs"
    ),
}
