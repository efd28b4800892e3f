"""What a profile decides about handling cases: the table ``[cases]``."""

import attrs

from govliaison.cases.kinds import Grade
from govliaison.deadlines import Criterion
from govliaison.values import Amount, TimeUnit


@attrs.frozen(kw_only=True)
class CasePolicy:
    """
    Local decisions about the way of a case; the notice leaves them to each place.

    Attributes:
        desk: id of the unit that is accountable for whatever has no other unit; empty: the first convener
        call_back: the applicant is asked after every approved close-out, before the case is closed (T1.4), where no rule
            pack in force says who is asked
        call_back_attempts: after so many calls in a row that reached nobody, the case is closed all the same, where no
            rule pack in force says how many
        max_redo: so often a bad call-back sends a case back; after that it is closed as it is, in plain sight;
            where no rule pack in force says how often
        dispatch_automatically: a clear best proposal of the catalogue is dispatched at once; else all go to the
            convener's manual desk (M1.4)
        propose_from: how sure, of 100, a proposal must be to be shown as one (派单建议); below that people at the manual
            desk find the unit
        max_returns: how often units may return a case before only the convener's designation counts (M1.4)
        first_receiver_leads: a unit that has signed stays the lead (首接负责制): it cannot return the case, and a transfer
            needs the convener's designation
        objection_within: how soon after it was handed over a unit may object, where its rule pack does not say (派单异议)
        max_extensions: how often one limit may be extended, where its rule pack does not say (延期)
        max_extension: how much at a time, where its rule pack does not say
        max_pause: after so long the clocks run again by themselves (停表)
        max_deferral: so far ahead a case may be put off at a time (挂账); 0: never
        max_ahead: so far ahead any other date may lie: a limit on the order, a promise, a task, a report, the next answer
        review_deferred: after so many calendar days a case that is put off is looked at again (定期复查); 0: never
        close_out: criteria for close-out (销号条件), R1 to R10, beyond those of the rule packs in force and what always holds:
            an answer that arrived, a second person, no open task
        call_back_grade: the worst grade that is content enough where criterion R5 is chosen; less sends a case back
        perfunctory: answers that consist of nothing but clauses with these phrases do not count as an answer (M2.3); ``…``
            stands for anything within a clause
    """

    desk: str = ""
    call_back: bool = True
    call_back_attempts: int = attrs.field(default=3, validator=attrs.validators.ge(1))
    dispatch_automatically: bool = True
    propose_from: int = attrs.field(default=50, validator=[attrs.validators.ge(0), attrs.validators.le(100)])
    max_returns: int = attrs.field(default=2, validator=attrs.validators.ge(0))
    first_receiver_leads: bool = False
    objection_within: Amount = attrs.field(default=Amount(2, TimeUnit.WORKING_DAY))
    max_redo: int = attrs.field(default=2, validator=attrs.validators.ge(0))
    max_extensions: int = attrs.field(default=1, validator=attrs.validators.ge(0))
    max_extension: Amount = attrs.field(default=Amount(10, TimeUnit.WORKING_DAY))
    max_pause: Amount = attrs.field(default=Amount(60, TimeUnit.CALENDAR_DAY))
    max_deferral: Amount = attrs.field(default=Amount(12, TimeUnit.MONTH))
    max_ahead: Amount = attrs.field(default=Amount(36, TimeUnit.MONTH))
    review_deferred: int = attrs.field(default=90, validator=attrs.validators.ge(0))
    close_out: tuple[Criterion, ...] = ()
    call_back_grade: Grade = Grade.FAIRLY_SATISFIED
    perfunctory: tuple[str, ...] = (
        "收悉",
        "已收到",
        "问题已转",
        "情况已转",
        "事项已转",
        "建议已转",
        "已转交",
        "已转达",
        "已转办",
        "已转至",
        "已转给",
        "已交办",
        "交办中",
        "转…相关单位",
        "转…相关部门",
        "转…有关单位",
        "转…有关部门",
        "已转…调查",
        "已转…处理",
        "已转…核处",
        "已转…核实",
        "已转…办理",
        "转至…办理",
        "正在调查",
        "正在核实",
        "正在处理",
        "正在办理",
        "耐心等待",
        "后续回复",
        "将…告知",
        "将…反馈",
        "会…反馈",
        "稍后…回复",
        "尽快…回复",
        "及时…回复",
    )
