"""The verbs of a case that leaves the straight way: it waits, is put off, withdrawn, taken up again, put right."""

from datetime import datetime

from govliaison.access import Context
from govliaison.cases import decide as d
from govliaison.cases.door import CaseDoor
from govliaison.cases.kinds import AskedBy, DeferralReason, ExtensionReason, ReopenReason
from govliaison.cases.model import Case
from govliaison.cases.opening import RulesFor
from govliaison.deadlines import Criterion, DutyKind, PauseReason, Stage
from govliaison.values import Amount


class CaseCare:
    """
    The desk of one person for cases that leave the straight way.

    Its verbs take the same ``at``, ``recorded_for`` and ``request`` as those of :class:`~govliaison.cases.Cases`, and
    raise the same errors.

    Args:
        context: who acts, on which ledger
        rules_for: the rules by region
    """

    def __init__(self, context: Context, rules_for: RulesFor) -> None:
        self._door = CaseDoor(context, rules_for)

    # -- limits -------------------------------------------------------------------------------------------------------

    def pause(
        self,
        case: str,
        *,
        reason: PauseReason,
        note: str,
        until: datetime | None = None,
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Case:
        """Stop the clocks of the unit (停表), with evidence; they run on by themselves at ``until``."""
        ask = d.PauseAsk(reason=reason, note=note, until=until, by=self._door.by(at, recorded_for))
        return self._door.carry_out(case, d.pause, ask, request)

    def resume(
        self,
        case: str,
        *,
        note: str = "",
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Case:
        """Go on with a case whose clocks stand still, or that was put off; ``note`` is the evidence a rule pack may want."""
        ask = d.ResumeAsk(note=note, by=self._door.by(at, recorded_for))
        return self._door.carry_out(case, d.resume, ask, request)

    def request_extension(
        self,
        case: str,
        *,
        amount: Amount,
        reason: ExtensionReason,
        stage: Stage = Stage.ANSWER,
        note: str = "",
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Case:
        """Ask for more time to answer (延期申请), or for a step on the way, before the limit ends."""
        by = self._door.by(at, recorded_for)
        ask = d.RequestExtensionAsk(stage=stage, amount=amount, reason=reason, note=note, by=by)
        return self._door.carry_out(case, d.request_extension, ask, request)

    def decide_extension(
        self,
        case: str,
        *,
        approve: bool,
        as_post: str = "",
        note: str = "",
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Case:
        """Grant or decline more time (延期审批), as another person than those who asked; ``as_post``: as which post."""
        ask = d.DecideExtensionAsk(approved=approve, as_post=as_post, note=note, by=self._door.by(at, recorded_for))
        return self._door.carry_out(case, d.decide_extension, ask, request)

    # -- ways out, and back -------------------------------------------------------------------------------------------

    def defer(
        self,
        case: str,
        *,
        until: datetime,
        reason: DeferralReason,
        note: str,
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Case:
        """Put a planned solution off to a date (挂账), which takes the case up again by itself."""
        ask = d.DeferAsk(until=until, reason=reason, note=note, by=self._door.by(at, recorded_for))
        return self._door.carry_out(case, d.defer, ask, request)

    def withdraw(
        self,
        case: str,
        *,
        asked_by: AskedBy,
        note: str,
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Case:
        """Withdraw a case (撤单), after a call-back that tells who wants it; it goes on if a unit does."""
        ask = d.WithdrawAsk(asked_by=asked_by, note=note, by=self._door.by(at, recorded_for))
        return self._door.carry_out(case, d.withdraw, ask, request)

    def reopen(
        self,
        case: str,
        *,
        reason: ReopenReason,
        note: str,
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Case:
        """Take up a closed case again (回头看)."""
        ask = d.ReopenAsk(reason=reason, note=note, by=self._door.by(at, recorded_for))
        return self._door.carry_out(case, d.reopen, ask, request)

    def transfer(
        self,
        case: str,
        *,
        lead: str,
        note: str,
        designate: bool = False,
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Case:
        """Let another unit lead, without a return (转办); with ``designate`` that is the convener's final word."""
        ask = d.TransferAsk(lead=lead, note=note, designate=designate, by=self._door.by(at, recorded_for))
        return self._door.carry_out(case, d.transfer, ask, request)

    def involve(
        self,
        case: str,
        *,
        unit: str,
        kind: DutyKind = DutyKind.ASSISTING,
        note: str,
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Case:
        """Let another unit assist (协办), or answer for a part of its own (分办)."""
        ask = d.InvolveAsk(unit=unit, kind=kind, note=note, by=self._door.by(at, recorded_for))
        return self._door.carry_out(case, d.involve, ask, request)

    def release(
        self,
        case: str,
        *,
        unit: str,
        note: str,
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Case:
        """Let a unit beside the lead go before its part is done."""
        ask = d.ReleaseAsk(unit=unit, note=note, by=self._door.by(at, recorded_for))
        return self._door.carry_out(case, d.release, ask, request)

    def report_done(
        self,
        case: str,
        *,
        unit: str,
        note: str = "",
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Case:
        """Report that a unit that assists has done its part (协办反馈)."""
        ask = d.ReportDoneAsk(unit=unit, note=note, by=self._door.by(at, recorded_for))
        return self._door.carry_out(case, d.report_done, ask, request)

    def certify(
        self,
        case: str,
        *,
        criterion: Criterion,
        note: str,
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Case:
        """Record that a criterion for close-out (销号条件) is met, with evidence."""
        ask = d.CertifyAsk(criterion=criterion, note=note, by=self._door.by(at, recorded_for))
        return self._door.carry_out(case, d.certify, ask, request)

    def recuse(
        self,
        case: str,
        *,
        person: str,
        note: str,
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Case:
        """Hide a case from a person who has an interest in it (回避)."""
        by = self._door.by(at, recorded_for)
        ask = d.RecuseAsk(person=person, is_known=self._door.knows(person), note=note, by=by)
        return self._door.carry_out(case, d.recuse, ask, request)

    # -- tasks --------------------------------------------------------------------------------------------------------

    def add_task(
        self,
        case: str,
        *,
        text: str,
        due_at: datetime,
        unit: str | None = None,
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Case:
        """Give a unit of the case something to put right until a date (整改任务); ``unit`` is the lead if not given."""
        ask = d.AddTaskAsk(unit=unit, text=text, due_at=due_at, by=self._door.by(at, recorded_for))
        return self._door.carry_out(case, d.add_task, ask, request)

    def finish_task(
        self,
        case: str,
        *,
        task: int,
        note: str = "",
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Case:
        """Record that a task (from 1) is done."""
        ask = d.FinishTaskAsk(task=task, note=note, by=self._door.by(at, recorded_for))
        return self._door.carry_out(case, d.finish_task, ask, request)
