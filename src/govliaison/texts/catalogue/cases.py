"""Messages about cases: what is refused, and what people are told."""

from typing import Final

from govliaison.texts.text import Text

TEXTS: Final = {
    "case.unknown": Text(
        zh="没有这件诉求",
        en="there is no such case",
        hint_zh="用 govliaison cases list 查看编号",
        hint_en="see the numbers with govliaison cases list",
    ),
    "case.exists": Text(zh="诉求 {number} 已经登记", en="case {number} is there already"),
    "case.empty": Text(
        zh="来件 {source} 既无标题也无内容",
        en="submission {source} has neither title nor text",
        hint_zh="请补充内容后重新提交",
        hint_en="add what it is about",
    ),
    "case.wrong-state": Text(
        zh="诉求 {number} 目前状态为“{state}”，不能这样办理",
        en="case {number} stands at “{state}”; this cannot be done there",
        hint_zh="用 govliaison cases show {number} 查看下一步",
        hint_en="see what comes next with govliaison cases show {number}",
    ),
    "case.merged": Text(
        zh="诉求 {number} 已并入主单 {master}，随主单办理",
        en="case {number} was merged into {master} and follows it",
        hint_zh="请在主单上办理；如不是同一事项，用 govliaison cases unmerge {number} 撤销并单",
        hint_en="work on the master, or let it go again with govliaison cases unmerge {number}",
    ),
    "case.not-merged": Text(
        zh="诉求 {number} 没有并入别的诉求",
        en="case {number} is not merged into another",
        hint_zh="撤销并单要写从单的编号，用 govliaison cases show 查看主单的从单",
        hint_en="name the case that follows; see who follows a master with govliaison cases show",
    ),
    "case.merge-task": Text(
        zh="诉求 {number} 的第 {task} 项整改任务（{unit}）尚未完成，不能并入别的诉求",
        en="task {task} of case {number} ({unit}) is not done; it cannot be merged into another",
        hint_zh="完成后登记：govliaison cases finish-task {number} --task {task}；或以本诉求为主单并单",
        hint_en="when it is done: govliaison cases finish-task {number} --task {task}; or let it be the master",
    ),
    "case.merge-nothing": Text(
        zh="没有写明哪些诉求并入 {number}",
        en="no case is named that would follow {number}",
        hint_zh="在主单编号之后写出从单编号",
        hint_en="name the others behind the master",
    ),
    "case.merge-itself": Text(
        zh="并入 {number} 的诉求有重复，或就是它自己",
        en="a case that would follow {number} is named twice, or is itself",
        hint_zh="每件从单只写一次",
        hint_en="name each case once",
    ),
    "case.new-facts": Text(
        zh="尚未确认诉求 {number} 没有新情况、新理由，不能并单",
        en="nobody has confirmed that case {number} brings no new facts or reasons",
        hint_zh="核对后加 --no-new-facts；有新情况、新理由的应另行办理",
        hint_en="compare them and add --no-new-facts; with new facts it is handled by itself",
    ),
    "case.merge-chain": Text(
        zh="诉求 {number} 自己也有从单，不能再并入别的诉求",
        en="case {number} has followers of its own and cannot follow another",
        hint_zh="请先撤销其从单的并单，再一并并入",
        hint_en="let its followers go first, then merge them all",
    ),
    "case.merge-history": Text(
        zh="诉求 {number} 与主单一件是历史补录、一件不是，不能并单",
        en="one of case {number} and its master is history, the other is not",
    ),
    "case.instruction-open": Text(
        zh="诉求 {number} 的第 {instruction} 件领导批示尚未反馈，不能了结",
        en="nobody has reported back on instruction {instruction} of case {number}; it cannot be ended",
        hint_zh="先用 govliaison cases report-back 登记反馈",
        hint_en="report back first, with govliaison cases report-back",
    ),
    "case.class-missing": Text(
        zh="没有写明诉求 {number} 的法定途径、难度或标签",
        en="nothing was said of the track, difficulty or tags of case {number}",
        hint_zh="请至少写明其中一项",
        hint_en="say one of them at least",
    ),
    "case.instruction-in-future": Text(
        zh="诉求 {number} 的批示日期在将来",
        en="the instruction on case {number} is dated in the future",
        hint_zh="请核对批示日期",
        hint_en="check the date on the sheet",
    ),
    "case.no-such-instruction": Text(
        zh="诉求 {number} 没有待反馈的第 {instruction} 件批示",
        en="case {number} has no open instruction {instruction}",
        hint_zh="用 govliaison cases instructions 查看",
        hint_en="see them with govliaison cases instructions",
    ),
    "case.instructed": Text(
        zh="领导批示：诉求 {number}，请于 {due} 前办理并反馈。",
        en="A leader wrote on case {number}; act and report back by {due}.",
    ),
    "case.convener-only": Text(
        zh="{person} 不在召集单位任职，只有召集单位可以这样办理",
        en="{person} holds no post in a convener; only conveners may do this",
        hint_zh="请由召集单位的人员办理",
        hint_en="ask somebody of a convener",
    ),
    "case.other-unit": Text(
        zh="诉求 {number} 由“{unit}”承办，{person} 不在该单位任职",
        en="case {number} lies with {unit}, in which {person} holds no post",
        hint_zh="请由承办单位办理，或由召集单位代录",
        hint_en="ask that unit, or let a convener record it for them",
    ),
    "case.before-last": Text(
        zh="时间早于诉求 {number} 的上一步",
        en="that is before what happened last in case {number}",
        hint_zh="补录须按发生的先后，用 govliaison cases show {number} 查看经过",
        hint_en="enter late what happened in its order; see it with govliaison cases show {number}",
    ),
    "case.unit-gone": Text(
        zh="单位“{unit}”当日已不存在",
        en="the unit {unit} does not exist on that day",
        hint_zh="请选用其承继单位",
        hint_en="choose its successor",
    ),
    "case.unit-twice": Text(
        zh="同一单位“{unit}”不能既主办又协办",
        en="the same unit ({unit}) is named twice",
        hint_zh="请从协办单位中去掉",
        hint_en="name each unit once",
    ),
    "case.nothing-to-sign": Text(
        zh="单位“{unit}”在诉求 {number} 中没有待签收的任务",
        en="{unit} has nothing to sign for in case {number}",
        hint_zh="可能已签收，或未派给该单位",
        hint_en="it has signed already, or the case lies elsewhere",
    ),
    "case.no-duty": Text(
        zh="单位“{unit}”不承办诉求 {number}",
        en="{unit} has no part in case {number}",
        hint_zh="请由主办或协办单位办理",
        hint_en="only the lead and assisting units may",
    ),
    "case.designated": Text(
        zh="诉求 {number} 已指定由“{unit}”承办，不能再退",
        en="case {number} was designated to {unit}; it cannot be returned",
        hint_zh="请直接办理；确有困难请商召集单位",
        hint_en="handle it, and talk to the convener about what stands in the way",
    ),
    "case.text-missing": Text(
        zh="没有填写内容",
        en="no text was given",
        hint_zh="用 --text 写明内容，或用 --note 写明依据、说明",
        hint_en="say what it is with --text, or why with --note",
    ),
    "case.next-date-past": Text(
        zh="下次答复的时间已过",
        en="the next date lies in the past",
        hint_zh="请填写将来的时间",
        hint_en="give a later one",
    ),
    "case.task-date-past": Text(
        zh="诉求 {number} 整改任务的完成期限已过",
        en="the date of the task in case {number} lies in the past",
        hint_zh="用 --due 填写将来的时间",
        hint_en="give a later one with --due",
    ),
    "case.promise-past": Text(
        zh="诉求 {number} 承诺答复的时间已过",
        en="the moment promised for case {number} lies in the past",
        hint_zh="用 --due 填写将来的时间",
        hint_en="give a later one with --due",
    ),
    "case.report-date-past": Text(
        zh="诉求 {number} 批示要求反馈的时间已过",
        en="the moment by which to report back on case {number} lies in the past",
        hint_zh="用 --due 填写将来的时间",
        hint_en="give a later one with --due",
    ),
    "case.deferral-past": Text(
        zh="诉求 {number} 挂账的截止时间已过",
        en="the moment to which case {number} would be put off lies in the past",
        hint_zh="用 --until 填写将来的时间",
        hint_en="give a later one with --until",
    ),
    "case.next-date-missing": Text(
        zh="规则包要求阶段性答复写明下次答复的时间",
        en="the rule pack wants an interim answer to name the date of the next one",
        hint_zh="请填写下次答复的时间",
        hint_en="say when they will hear again",
    ),
    "case.delivery-moment-missing": Text(
        zh="诉求 {number} 的答复不经渠道送达，需注明送达时间",
        en="the answer to case {number} does not go by its channel; say when it arrived",
        hint_zh="请加 --delivered-at",
        hint_en="add --delivered-at",
    ),
    "case.delivery-moment-wrong": Text(
        zh="诉求 {number} 的送达时间不在派单之后、答复之前",
        en="the answer to case {number} cannot have arrived before the case was dispatched, nor after it is said to be given",
        hint_zh="以后才送达的，请在送达后另行登记",
        hint_en="record a later delivery when it has happened",
    ),
    "case.no-such-answer": Text(zh="诉求 {number} 没有第 {answer} 次答复", en="case {number} has no answer {answer}"),
    "case.not-answered": Text(
        zh="诉求 {number} 还没有实质性答复，不能申请销号",
        en="case {number} has no answer that says anything; close-out cannot be requested",
        hint_zh="请先答复办理情况，“已收悉”“已转交”不算答复",
        hint_en="answer first; “received” or “passed on” is no answer",
    ),
    "case.not-delivered": Text(
        zh="诉求 {number} 的答复尚未送达，不能申请销号",
        en="the answer to case {number} has not arrived yet; close-out cannot be requested",
        hint_zh="运行 govliaison outbox work 送达，或人工答复后登记",
        hint_en="run govliaison outbox work, or tell them by hand and record it",
    ),
    "case.confirm-undeliverable": Text(
        zh="诉求 {number} 的答复无法送达，须由审核人确认",
        en="the answer to case {number} could not be delivered; the auditor must confirm that",
        hint_zh="核实后加 --confirm-undeliverable",
        hint_en="look at why, then add --confirm-undeliverable",
    ),
    "case.recused": Text(
        zh="{person} 已在诉求 {number} 中回避，不能经办，也不能由他人代录",
        en="{person} is recused from case {number}; nothing is entered for {person} there",
        hint_zh="请由其他人员办理",
        hint_en="ask somebody else",
    ),
    "second-person": Text(
        zh="{person} 经办过诉求 {number}，审核和回访必须由其他人进行",
        en="{person} handled case {number}; somebody else must audit and call back",
        hint_zh="请由召集单位的另一人办理",
        hint_en="ask another person of a convener",
    ),
    "case.solved-missing": Text(
        zh="诉求 {number} 的回访没有注明是否解决",
        en="the call-back of case {number} does not say whether it was solved",
        hint_zh="请加 --solved yes|partly|no",
        hint_en="add --solved yes|partly|no",
    ),
    "case.call-back-anonymous": Text(
        zh="诉求 {number} 为匿名反映，没有联系方式，回访须注明如何联系上本人",
        en="case {number} was filed anonymously, without any contact: say how they were reached",
        hint_zh="请用 --note 说明，例如来电人再次来电；没有联系上就登记未联系上（--not-reached）",
        hint_en="say it with --note, such as that they called again; if nobody was reached, say so (--not-reached)",
    ),
    "case.acknowledged": Text(
        zh="您反映的事项已登记，编号 {number}，凭此编号可查询办理情况。",
        en="Your matter is registered under number {number}; ask for it by that number.",
    ),
    "case.refused": Text(
        zh="您反映的事项（编号 {number}）不属于本机制受理范围，原因：{reason}。",
        en="Your matter (number {number}) cannot be handled here: {reason}.",
    ),
    "case.dispatched": Text(
        zh="派单：诉求 {number}，请按时签收办理，答复时限 {due}。",
        en="Case {number} was dispatched to you; answer by {due}.",
    ),
    "case.returned": Text(
        zh="“{unit}”退回诉求 {number}，原因：{reason}。", en="{unit} returned case {number}: {reason}."
    ),
    "case.interim": Text(zh="您的事项（编号 {number}）办理进展：{text}", en="How your matter {number} stands: {text}"),
    "case.answered": Text(
        zh="您的事项（编号 {number}）答复如下：{text}", en="The answer to your matter {number}: {text}"
    ),
    "case.close-out-requested": Text(
        zh="诉求 {number} 申请销号，请审核。", en="Case {number} asks for close-out; please audit."
    ),
    "case.close-out-rejected": Text(
        zh="诉求 {number} 的销号申请被退回，请继续办理。", en="Close-out of case {number} was rejected; please go on."
    ),
    "case.sent-back": Text(
        zh="诉求 {number} 经回访未解决或不满意，请重新办理。",
        en="Case {number} was sent back after a call-back; handle it again.",
    ),
    "case.closed": Text(zh="诉求 {number} 已销号。", en="Case {number} is closed out."),
    "case.warned": Text(
        zh="提醒：诉求 {number} 的“{stage}”时限将于 {due} 到期。",
        en="Case {number}: the limit for {stage} ends at {due}.",
    ),
    "case.overdue": Text(
        zh="催办：诉求 {number} 的“{stage}”已超期（时限 {due}），请立即办理。",
        en="Case {number} is overdue for {stage} since {due}; please act now.",
    ),
    "case.urged": Text(
        zh="再次催办：诉求 {number} 的“{stage}”仍未完成（时限 {due}）。",
        en="Case {number} is still overdue for {stage} (since {due}).",
    ),
}
