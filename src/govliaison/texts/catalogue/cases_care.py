"""Messages about cases that leave the straight way: pauses, extensions, deferral, withdrawal, reopening, tasks."""

from typing import Final

from govliaison.texts.text import Text

TEXTS: Final = {
    "case.paused": Text(
        zh="诉求 {number} 正在停表，不能这样办理",
        en="the clocks of case {number} stand still; this cannot be done meanwhile",
        hint_zh="先恢复计时：govliaison cases resume {number}",
        hint_en="let them run first: govliaison cases resume {number}",
    ),
    "case.not-paused": Text(
        zh="诉求 {number} 没有停表，也没有挂账",
        en="the clocks of case {number} run, and it was not put off",
        hint_zh="用 govliaison cases show {number} 查看状态",
        hint_en="see how it stands with govliaison cases show {number}",
    ),
    "case.nothing-to-pause": Text(
        zh="诉求 {number} 没有可以停表的时限；已到期的不能停表",
        en="case {number} has no limit that can be stopped; one that has passed cannot",
    ),
    "case.pause-end-wrong": Text(
        zh="恢复计时的时间须在停表之后，且不晚于 {latest}",
        en="the clocks must run on after the pause begins, and by {latest} at the latest",
        hint_zh="更改 --until，或由管理员调整 cases.max_pause",
        hint_en="change --until, or have cases.max_pause changed",
    ),
    "case.too-far-ahead": Text(
        zh="这个日期太远：按本地规定不得晚于 {latest}",
        en="that date lies too far ahead: {latest} is the last that is allowed here",
        hint_zh="请核对年份；确需更长的，由管理员调整 cases.max_ahead",
        hint_en="check the year; if it must be so long, have cases.max_ahead changed",
    ),
    "case.deferral-too-far": Text(
        zh="挂账的截止时间太远：一次最长到 {latest}",
        en="that is too far to put a case off: {latest} is the last that is allowed at a time",
        hint_zh="请填写较近的时间，到期后还没办完可以再挂账；或由管理员调整 cases.max_deferral",
        hint_en="give an earlier one – it may be put off again when it comes – or have cases.max_deferral changed",
    ),
    "case.no-deferral": Text(
        zh="本地规定不允许挂账",
        en="no case is put off here",
        hint_zh="请继续办理；由管理员调整 cases.max_deferral 后才能挂账",
        hint_en="go on with it; cases are put off only once cases.max_deferral was changed",
    ),
    "case.nothing-to-extend": Text(
        zh="诉求 {number} 没有正在计时的答复时限", en="no limit of an answer runs for case {number}"
    ),
    "case.extension-late": Text(
        zh="诉求 {number} 的答复时限已于 {due} 到期，到期后不能申请延期",
        en="the limit of case {number} ended at {due}; more time cannot be asked for afterwards",
        hint_zh="请尽快答复，超期如实记录",
        hint_en="answer as soon as you can; that it was late stays on record",
    ),
    "case.extension-ended": Text(
        zh="诉求 {number} 的答复时限已于 {due} 到期，到期后不能再批准延期",
        en="the limit of case {number} ended at {due}; more time cannot be granted afterwards",
        hint_zh="请不予批准；到期前已作出的决定，用 --at 补录",
        hint_en="decline it; enter a decision that was made before with --at",
    ),
    "case.extension-too-late": Text(
        zh="按规则，诉求 {number} 的延期申请最迟须在 {latest} 提出",
        en="under the rule pack, more time for case {number} had to be asked for by {latest}",
        hint_zh="请尽快答复，超期如实记录",
        hint_en="answer as soon as you can",
    ),
    "case.extension-reason": Text(
        zh="按规则，诉求 {number} 只能因下列理由延期：{reasons}",
        en="under the rule pack, case {number} is extended only for: {reasons}",
        hint_zh="更改 --reason",
        hint_en="change --reason",
    ),
    "case.extension-basis": Text(
        zh="按规则，诉求 {number} 的延期申请须写明法律依据",
        en="under the rule pack, the request to extend case {number} must name its legal basis",
        hint_zh="用 --note 写明依据",
        hint_en="name it with --note",
    ),
    "case.post-not-held": Text(
        zh="{person} 不担任“{post}”，不能以此岗位审批",
        en="{person} does not hold the post {post} and cannot decide as it",
        hint_zh="请写明本人担任的岗位；纸上由他人签批的，用 --recorded-for 代录",
        hint_en="name a post of your own; what somebody else signed on paper is entered with --recorded-for",
    ),
    "case.approver-missing": Text(
        zh="按规则，诉求 {number} 的延期由“{approver}”批准，请写明以何岗位审批",
        en="under the rule pack, {approver} decides on extending case {number}; say as which post you decide",
        hint_zh="用 --as-post 写明岗位",
        hint_en="name the post with --as-post",
    ),
    "case.pause-reason": Text(
        zh="按规则，诉求 {number} 只能因下列理由停表：{reasons}",
        en="under the rule pack, the clocks of case {number} stand still only for: {reasons}",
        hint_zh="更改 --reason",
        hint_en="change --reason",
    ),
    "case.pause-evidence": Text(
        zh="诉求 {number} 停表须有：{evidence}",
        en="to stop the clocks of case {number} it takes: {evidence}",
        hint_zh="用 --note 写明",
        hint_en="name it with --note",
    ),
    "case.resume-evidence": Text(
        zh="诉求 {number} 恢复计时须有：{evidence}",
        en="for the clocks of case {number} to run on it takes: {evidence}",
        hint_zh="用 --note 写明",
        hint_en="name it with --note",
    ),
    "case.extension-limit": Text(
        zh="诉求 {number} 最多可延期 {times} 次，已经用完",
        en="case {number} may be extended {times} times, and was",
        hint_zh="请按现有时限答复，超期如实记录",
        hint_en="answer within the limit as it is; that it was late stays on record",
    ),
    "case.extension-nothing": Text(
        zh="诉求 {number} 申请延期的时间为零",
        en="no time at all is asked for in case {number}",
        hint_zh="用 --amount 写明延期多久，如 5个工作日",
        hint_en="say how much with --amount, such as 5 working days",
    ),
    "case.extension-too-long": Text(
        zh="这次最晚可延期到 {latest}",
        en="this time the limit may be extended until {latest} at the latest",
        hint_zh="请缩短延期",
        hint_en="ask for less",
    ),
    "case.extension-capped": Text(
        zh="诉求 {number} 的时限已达上限，不能再延长",
        en="the limit of case {number} has reached its cap; it cannot end later",
        hint_zh="用 govliaison deadlines explain {number} 查看上限；请按现有时限答复",
        hint_en="see the cap with govliaison deadlines explain {number}; answer within the limit as it is",
    ),
    "case.extension-pending": Text(
        zh="诉求 {number} 的延期申请正在审批",
        en="an extension of case {number} was asked for already",
        hint_zh="请等待召集单位审批",
        hint_en="wait for the convener's decision",
    ),
    "case.no-extension-asked": Text(
        zh="诉求 {number} 没有待审批的延期申请", en="nobody asked for an extension of case {number}"
    ),
    "case.not-planned": Text(
        zh="诉求 {number} 的答复结果不是“计划解决”，不能挂账",
        en="the answer to case {number} names no plan; it cannot be put off",
        hint_zh="先以“计划解决”答复当事人，再挂账",
        hint_en="answer with the outcome “planned” first",
    ),
    "case.task-open": Text(
        zh="诉求 {number} 的第 {task} 项整改任务（{unit}）尚未完成，不能申请销号",
        en="task {task} of case {number} ({unit}) is not done; close-out cannot be requested",
        hint_zh="完成后登记：govliaison cases finish-task {number} --task {task}",
        hint_en="when it is done: govliaison cases finish-task {number} --task {task}",
    ),
    "case.leads-already": Text(
        zh="诉求 {number} 本来就由“{unit}”主办",
        en="{unit} leads in case {number} already",
        hint_zh="请选另一单位",
        hint_en="choose another",
    ),
    "case.not-signed": Text(
        zh="单位“{unit}”尚未签收诉求 {number}",
        en="{unit} has not signed for its part in case {number}",
        hint_zh='先签收：govliaison cases sign-for {number} --unit "{unit}"',
        hint_en='sign first: govliaison cases sign-for {number} --unit "{unit}"',
    ),
    "case.duty-open": Text(
        zh="单位“{unit}”在诉求 {number} 中的协办或分办尚未完成",
        en="{unit} has not done its part in case {number}",
        hint_zh="请其用 govliaison cases report-done 或 answer --unit 反馈；确需免除的，用 govliaison cases release",
        hint_en="it reports with cases report-done, or answers with --unit; or let it go with govliaison cases release",
    ),
    "case.one-lead": Text(
        zh="诉求 {number} 只能有一个主办单位，现为“{unit}”",
        en="case {number} has one lead, {unit}",
        hint_zh="改由别的单位主办，用 govliaison cases transfer",
        hint_en="let another lead with govliaison cases transfer",
    ),
    "case.takes-part": Text(
        zh="单位“{unit}”已经在承办诉求 {number}",
        en="{unit} takes part in case {number} already",
        hint_zh="请选另一单位",
        hint_en="choose another",
    ),
    "case.involved": Text(
        zh="诉求 {number} 需贵单位协办或分办，请签收。", en="Your unit takes part in case {number}; please sign for it."
    ),
    "case.released": Text(
        zh="诉求 {number} 不再需要贵单位协办或分办。", en="Your unit's part in case {number} is no longer owed."
    ),
    "case.transferred": Text(
        zh="诉求 {number} 已由召集单位改派主办单位。", en="The convener has let another unit lead in case {number}."
    ),
    "case.duty-done": Text(
        zh="“{unit}”反馈：诉求 {number} 的协办事项已完成。", en="{unit} has done its part in case {number}."
    ),
    "case.criterion-missing": Text(
        zh="诉求 {number} 的销号条件 {criterion} 尚未满足",
        en="criterion {criterion} for closing out case {number} is not met",
        hint_zh='满足后登记：govliaison cases certify {number} --criterion "{criterion}" --note …',
        hint_en='when it is: govliaison cases certify {number} --criterion "{criterion}" --note …',
    ),
    "case.criterion-by-itself": Text(
        zh="销号条件 {criterion} 由办理流程本身核定，不需登记",
        en="criterion {criterion} is settled by the way of the case",
    ),
    "case.planned-apart": Text(
        zh="诉求 {number} 为计划解决，不能销号，应挂账",
        en="case {number} is planned; it is put off, not closed out",
        hint_zh="由召集单位挂账：govliaison cases defer {number} --until …",
        hint_en="let a convener put it off: govliaison cases defer {number} --until …",
    ),
    "case.suggestion-outcome": Text(
        zh="诉求 {number} 是建议，办理结果不能是“{outcome}”，须为采纳、部分采纳或留作参考",
        en="case {number} is a suggestion; it is adopted, partly adopted or kept for reference, not {outcome}",
        hint_zh="更改 --outcome",
        hint_en="change --outcome",
    ),
    "case.no-such-task": Text(
        zh="诉求 {number} 没有待完成的第 {task} 项整改任务",
        en="case {number} has no open task {task}",
        hint_zh="用 govliaison cases show {number} 查看整改任务",
        hint_en="see its tasks with govliaison cases show {number}",
    ),
    "case.paused-now": Text(
        zh="诉求 {number} 暂停计时（原因：{reason}），最迟于 {until} 恢复。",
        en="The clocks of case {number} stand still ({reason}), until {until} at the latest.",
    ),
    "case.resumed": Text(zh="诉求 {number} 恢复计时，请继续办理。", en="The clocks of case {number} run again; go on."),
    "case.extension-requested": Text(
        zh="“{unit}”申请将诉求 {number} 延期 {amount}，至 {until}，请在原时限 {due} 到期前审批。",
        en="{unit} asks for {amount} more for case {number}, until {until}; please decide before it ends at {due}.",
    ),
    "case.extension-declined": Text(
        zh="诉求 {number} 的延期申请未获同意，请按原时限办理。",
        en="No more time was granted for case {number}; the limit stays.",
    ),
    "case.extended": Text(
        zh="诉求 {number} 经批准延期，答复时限改为 {due}。",
        en="Case {number} was extended; it will be answered by {due}.",
    ),
    "case.recomputed": Text(
        zh="因工作日历、规则或定性变动，{cases} 件诉求的 {limits} 项时限已重新计算：\n{moved}",
        en="Limits counted anew, by the calendar, the rules or what the case is: {limits}; cases: {cases}.\n{moved}",
    ),
    "case.answer-recomputed": Text(
        zh="诉求 {number} 的答复时限重新计算，现为 {due}。",
        en="Case {number}: the limit for the answer was counted anew; it will be answered by {due}.",
    ),
    "case.promise-missed": Text(
        zh="诉求 {number} 承诺的再次答复时间已过，请立即联系当事人。",
        en="The next answer promised in case {number} is due; please call whoever filed it.",
    ),
    "case.deferred": Text(
        zh="诉求 {number} 已列入计划解决（挂账），将于 {until} 恢复办理。",
        en="Case {number} is planned and put off; it is taken up again at {until}.",
    ),
    "case.taken-up": Text(
        zh="诉求 {number} 挂账到期，请恢复办理并答复。", en="Case {number} is taken up again; handle it and answer."
    ),
    "case.withdrawn": Text(
        zh="诉求 {number} 已按当事人意愿撤回。", en="Case {number} was withdrawn, as whoever filed it wishes."
    ),
    "case.let-go": Text(
        zh="主单 {master} 已撤回，诉求 {number} 不再随其办理，请继续办理。",
        en="Case {master} was withdrawn; case {number}, which followed it, goes its own way again. Please go on with it.",
    ),
    "case.pressed": Text(
        zh="诉求 {number} 的撤单并非当事人本意，系“{unit}”要求，请督办。",
        en="Whoever filed case {number} does not want to withdraw it; {unit} pressed them. Please look into it.",
    ),
    "case.reopened": Text(
        zh="诉求 {number} 经回头看重新办理。", en="Case {number} was looked at again, and is handled again."
    ),
    "case.task-added": Text(
        zh="诉求 {number} 有新的整改任务，请于 {due} 前完成。", en="Case {number} has a new task for you, due by {due}."
    ),
    "case.task-overdue": Text(
        zh="催办：诉求 {number} 的整改任务已于 {due} 到期，请立即完成。",
        en="Your task in case {number} was due by {due}; please finish it now.",
    ),
}
