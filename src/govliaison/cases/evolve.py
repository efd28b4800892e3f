"""How events change a case: one pure function for each event."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

import attrs

from govliaison.cases import events as e
from govliaison.cases.care_fold import FOLDS as _CARE
from govliaison.cases.classified import STUB
from govliaison.cases.classifying_fold import FOLDS as _CLASSIFYING
from govliaison.cases.fast_track_fold import FOLDS as _FAST_TRACK
from govliaison.cases.folding import BUT_REPORT
from govliaison.cases.folding import end_clocks as _end
from govliaison.cases.folding import end_duties as _end_duties
from govliaison.cases.folding import end_part as _end_part
from govliaison.cases.folding import end_steps as _end_steps
from govliaison.cases.folding import hold as _hold
from govliaison.cases.folding import let_go as _let_go
from govliaison.cases.folding import restart_clocks as _restart
from govliaison.cases.folding import shorten_clocks as _shorten
from govliaison.cases.folding import start_clocks as _start
from govliaison.cases.instructing_fold import FOLDS as _INSTRUCTING
from govliaison.cases.kinds import CaseState, DeliveryMethod, DutyState, RefusalReason, Waiting
from govliaison.cases.merging_fold import FOLDS as _MERGING
from govliaison.cases.merging_fold import kept
from govliaison.cases.milestone_fold import FOLDS as _MILESTONES
from govliaison.cases.model import Case
from govliaison.cases.objecting_fold import FOLDS as _OBJECTING
from govliaison.cases.objecting_fold import lapse, settle
from govliaison.cases.parts import Answer, CallBack, Duty, Holding, Measure, Return, Source, Wait
from govliaison.cases.recounting import DeadlinesRecomputed, deadlines_recomputed
from govliaison.cases.supervising_fold import FOLDS as _SUPERVISING
from govliaison.cases.waiting import waits_after
from govliaison.deadlines import UNTIL_ANSWER, Clock, DutyKind, GivenBy, GivenLimit, Stage
from govliaison.ledger import Stamp

Changes = dict[str, Any]
"""New values of fields of a case, by their names."""

_SETTLED: Final[Changes] = {"promise": None, "pause": None, "extension": None, "deferral": None}
"""What held only while the case stood where it stood."""


def evolve(case: Case | None, event: Any, stamp: Stamp) -> Case:
    """Fold one event into a case."""
    if case is None:
        return _submitted(event, stamp)
    changes = _FOLDS[type(event)](case, event, stamp) | settle(case, event, stamp)
    if changes.get("state", case.state) is not case.state:
        changes |= lapse(case, changes, stamp.effective_at)
        changes = {"changed_at": stamp.effective_at, **_SETTLED, **changes}
        if changes["state"] is CaseState.HANDLING:
            changes.setdefault("met", frozenset())
    case = attrs.evolve(case, **changes)
    waits = waits_after(case, stamp.effective_at)
    return case if waits is case.waits else attrs.evolve(case, waits=waits)


def _submitted(event: e.CaseSubmitted, stamp: Stamp) -> Case:
    plain = {
        field.name: getattr(event, field.name)
        for field in attrs.fields(e.CaseSubmitted)
        if field.name not in ("case", "channel", "source_id", "order", "clocks", "given_due")
    }
    return Case(
        id=event.case,
        state=CaseState.SUBMITTED,
        sources=(_source(event),),
        lead=event.desk,
        holdings=(Holding(unit=event.desk, since=stamp.effective_at),),
        waits=(Wait(unit=event.desk, what=Waiting.DISPATCH, since=stamp.effective_at),),
        clocks=_end(_start(event.clocks, stamp), event.entered_at or stamp.effective_at, Stage.ENTER),
        given=(GivenLimit(given_by=GivenBy.ORDER, due_at=event.given_due),) if event.given_due else (),
        changed_at=stamp.effective_at,
        **plain,
    )


def _amended(case: Case, event: e.CaseAmended, _stamp: Stamp) -> Changes:
    changes = {key: value for key, value in attrs.asdict(event, recurse=False).items() if value is not None}
    for name in {"extra", "extra_private"} & changes.keys():
        changes[name] = {**getattr(case, name), **changes[name]}
    return changes


def _limit_given(case: Case, event: e.LimitGiven, stamp: Stamp) -> Changes:
    return {
        "given": (*case.given, GivenLimit(given_by=event.given_by, due_at=event.due_at)),
        "clocks": _shorten(case.clocks, event.clocks, stamp),
        **_hold(case, event.later),
    }


def _source_added(case: Case, event: e.CaseSourceAdded, _stamp: Stamp) -> Changes:
    sources = {(source.channel, source.source_id): source for source in (*case.sources, _source(event))}
    return {"sources": tuple(sources.values())}


def _source(event: e.CaseSubmitted | e.CaseSourceAdded) -> Source:
    return Source(channel=event.channel, source_id=event.source_id, order=event.order, received_at=event.received_at)


def _attached(case: Case, event: e.AttachmentsAdded, _stamp: Stamp) -> Changes:
    return {"attachments": case.attachments + event.attachments}


def _admitted(case: Case, event: e.CaseAdmitted, stamp: Stamp) -> Changes:
    at = stamp.effective_at
    return {
        "state": CaseState.ADMITTED,
        "admitted_at": at,
        "deemed": event.deemed,
        "clocks": _end(case.clocks, at, Stage.REVIEW) + _start(event.clocks, stamp),
    }


def _refused(case: Case, event: e.CaseRefused, stamp: Stamp) -> Changes:
    return {
        "state": CaseState.REFUSED,
        "refusal": event.reason,
        "refusal_note": event.note,
        "clocks": _end_all(case, stamp.effective_at, void=True),
        "closed_at": stamp.effective_at,
        "duties": _end_duties(case, DutyState.DONE, stamp.effective_at),
        "holdings": _let_go(case, stamp.effective_at),
        **(STUB if event.reason is RefusalReason.CLASSIFIED else {}),
    }


def _dispatched(case: Case, event: e.CaseDispatched, stamp: Stamp) -> Changes:
    at = stamp.effective_at
    parts = [(DutyKind.LEAD, event.lead)]
    parts += [(DutyKind.ASSISTING, unit) for unit in event.assisting]
    parts += [(DutyKind.PARALLEL, unit) for unit in event.parallel]
    duties = tuple(
        Duty(number=event.duty + place, kind=kind, unit=unit, since=at) for place, (kind, unit) in enumerate(parts)
    )
    return {
        "state": CaseState.DISPATCHED,
        "lead": event.lead,
        "by": event.by,
        "designated": event.designated,
        "dispatched_at": at,
        "signed_at": None,
        "duties": case.duties + duties,
        "holdings": _hand_over(case, event.lead, at),
        "clocks": _end(case.clocks, at, Stage.DISPATCH, Stage.TRANSFER) + _start(event.clocks, stamp),
    }


def _signed_for(case: Case, event: e.CaseSignedFor, stamp: Stamp) -> Changes:
    at = stamp.effective_at
    duties = tuple(
        attrs.evolve(duty, state=DutyState.SIGNED, signed_at=at)
        if duty.unit == event.unit and duty.state is DutyState.WAITING
        else duty
        for duty in case.duties
    )
    signed: Changes = {
        "duties": duties,
        "handlers": _with_persons(case, stamp),
        "clocks": _restart(_end(case.clocks, at, Stage.SIGN, of=event.unit), event.clocks, stamp),
    }
    return signed if event.unit != case.lead else signed | {"state": CaseState.HANDLING, "signed_at": at}


def _returned(case: Case, event: e.CaseReturned, stamp: Stamp) -> Changes:
    at = stamp.effective_at
    back = Return(at=at, unit=event.unit, reason=event.reason, note=event.note, suggested=event.suggested)
    return {
        "state": CaseState.ADMITTED,
        "lead": case.desk,
        "returns": (*case.returns, back),
        "tasks": tuple(task for task in case.tasks if task.done_at),
        "duties": tuple(
            attrs.evolve(duty, state=DutyState.RETURNED, ended_at=duty.ended_at or at) for duty in case.duties
        ),
        "holdings": _hand_over(case, case.desk, at),
        "clocks": _end(case.clocks, at, *BUT_REPORT, void=True) + _start(event.clocks, stamp),
    }


def _measured(case: Case, event: e.MeasureTaken, stamp: Stamp) -> Changes:
    measure = Measure(at=stamp.effective_at, unit=event.unit, actor=_person(stamp), text=event.text)
    measured: Changes = {"measures": (*case.measures, measure), "handlers": _with_persons(case, stamp)}
    if event.unit != case.lead:
        return measured
    return measured | {"clocks": _end_steps(case.clocks, stamp.effective_at, Stage.SUPPLEMENT)}


def _interim(case: Case, event: e.InterimAnswered, stamp: Stamp) -> Changes:
    at = stamp.effective_at
    answer = Answer(at=at, unit=event.unit, actor=_person(stamp), text=event.text, next_at=event.next_at)
    return {
        "answers": (*case.answers, answer),
        "promise": event.next_at,
        "handlers": _with_persons(case, stamp),
        "clocks": _end_steps(_end(case.clocks, at, Stage.CONTACT), at, Stage.INTERIM) + _start(event.clocks, stamp),
    }


def _answered(case: Case, event: e.CaseAnswered, stamp: Stamp) -> Changes:
    at = stamp.effective_at
    clocks = _end(case.clocks, at, Stage.CONTACT)
    heard: Changes = {
        "answers": (*case.answers, _answer(event, stamp)),
        "handlers": _with_persons(case, stamp),
        "clocks": clocks,
    }
    if event.perfunctory:
        return heard
    clocks = _end_steps(_end(clocks, at, Stage.ANSWER, Stage.CLOSE, of=event.unit), at, *UNTIL_ANSWER)
    if event.delivered_at is not None:
        clocks = _end_steps(clocks, event.delivered_at, Stage.FEEDBACK)
    return heard | {
        "promise": None,
        "state": CaseState.ANSWERED,
        "answered_at": at,
        "outcome": event.outcome,
        "clocks": _restart(clocks, event.clocks, stamp),
    }


def _part_answered(case: Case, event: e.PartAnswered, stamp: Stamp) -> Changes:
    at = stamp.effective_at
    told: Changes = {"answers": (*case.answers, _answer(event, stamp)), "handlers": _with_persons(case, stamp)}
    return told if event.perfunctory else told | _end_part(case, event.unit, DutyState.DONE, at)


def _delivered(case: Case, event: e.AnswerDelivered, stamp: Stamp) -> Changes:
    told = _with_answer(case, event.answer, delivered_at=stamp.effective_at, method=event.method)
    return told | _fed_back(case, event.answer, stamp)


def _undeliverable(case: Case, event: e.AnswerUndeliverable, stamp: Stamp) -> Changes:
    told = _with_answer(case, event.answer, undeliverable=event.note, undeliverable_by=_person(stamp))
    return told | _fed_back(case, event.answer, stamp, void=True)


def _fed_back(case: Case, number: int, stamp: Stamp, *, void: bool = False) -> Changes:
    """Whoever filed it knows what came of it; or nobody can tell them."""
    is_reply = case.answers[number - 1] is case.reply
    return {"clocks": _end_steps(case.clocks, stamp.effective_at, Stage.FEEDBACK, void=void)} if is_reply else {}


def _requested(case: Case, event: e.CloseOutRequested, stamp: Stamp) -> Changes:
    at = stamp.effective_at
    return {
        "state": CaseState.REQUESTED,
        "requested_at": at,
        "requested_by": _person(stamp),
        "handlers": _with_persons(case, stamp),
        "clocks": _end(case.clocks, at, Stage.CLOSE) + _start(event.clocks, stamp),
    }


def _audited(case: Case, event: e.CloseOutAudited, stamp: Stamp) -> Changes:
    at = stamp.effective_at
    audited: Changes = {
        "auditor": _person(stamp),
        "undeliverable_confirmed": event.undeliverable_confirmed,
        "clocks": _end(case.clocks, at, Stage.AUDIT) + _start(event.clocks, stamp),
    }
    if event.approved:
        return audited | {"state": CaseState.AUDITED, "audited_at": at}
    clocks = _end_steps(audited["clocks"], at, Stage.FILE, void=True)
    return audited | {"state": CaseState.HANDLING, "requested_at": None, "requested_by": None, "clocks": clocks}


def _called_back(case: Case, event: e.CalledBack, stamp: Stamp) -> Changes:
    call = CallBack(
        at=stamp.effective_at,
        actor=_person(stamp),
        reached=event.reached,
        solved=event.solved,
        grade=event.grade,
        too_low=event.too_low,
        note=event.note,
    )
    return {"call_backs": (*case.call_backs, call)}


def _sent_back(case: Case, event: e.CaseSentBack, stamp: Stamp) -> Changes:
    return {
        "state": CaseState.HANDLING,
        "redone": case.redone + 1,
        "requested_at": None,
        "requested_by": None,
        "audited_at": None,
        "undeliverable_confirmed": False,
        "clocks": _end(case.clocks, stamp.effective_at, *BUT_REPORT) + _start(event.clocks, stamp),
    }


def _closed(case: Case, _event: e.CaseClosed, stamp: Stamp) -> Changes:
    at = stamp.effective_at
    return {
        "state": CaseState.CLOSED,
        "closed_at": at,
        "duties": _end_duties(case, DutyState.DONE, at),
        "holdings": _let_go(case, at),
        "clocks": _end_all(case, at),
    }


def _warned(case: Case, event: e.DeadlineWarned, _stamp: Stamp) -> Changes:
    return _with_clock(case, (event.stage, event.unit), Clock.mark_warned)


def _urged(case: Case, event: e.DeadlinePassed | e.UnitUrged, _stamp: Stamp) -> Changes:
    return _with_clock(case, (event.stage, event.unit), lambda clock: clock.mark_urged(event.urge_at))


_FOLDS: Final[dict[type, Callable[[Case, Any, Stamp], Changes]]] = {
    e.CaseAmended: _amended,
    e.LimitGiven: kept(_limit_given),
    e.CaseSourceAdded: _source_added,
    e.AttachmentsAdded: _attached,
    e.CaseAdmitted: _admitted,
    e.CaseRefused: _refused,
    e.CaseDispatched: _dispatched,
    e.CaseSignedFor: _signed_for,
    e.CaseReturned: _returned,
    e.MeasureTaken: _measured,
    e.InterimAnswered: _interim,
    e.CaseAnswered: _answered,
    e.PartAnswered: _part_answered,
    e.AnswerDelivered: _delivered,
    e.AnswerUndeliverable: _undeliverable,
    e.CloseOutRequested: _requested,
    e.CloseOutAudited: _audited,
    e.CalledBack: _called_back,
    e.CaseSentBack: _sent_back,
    e.CaseClosed: _closed,
    e.DeadlineWarned: _warned,
    e.DeadlinePassed: _urged,
    e.UnitUrged: _urged,
    **_CARE,
    **_INSTRUCTING,
    **_MERGING,
    **_MILESTONES,
    **_SUPERVISING,
    **_OBJECTING,
    **_CLASSIFYING,
    **_FAST_TRACK,
    DeadlinesRecomputed: kept(deadlines_recomputed),
}

EVENTS: Final = {e.CaseSubmitted: 1, **dict.fromkeys(_FOLDS, 1)}
"""Every event of a case with its version."""


def _end_all(case: Case, at: datetime, *, void: bool = False) -> tuple[Clock, ...]:
    return _end(case.clocks, at, *Stage, void=void)


def _with_clock(case: Case, key: tuple[Stage, str], change: Callable[[Clock], Clock]) -> Changes:
    clocks = tuple(change(clock) if clock.is_running and clock.start.key == key else clock for clock in case.clocks)
    return {"clocks": clocks}


def _answer(event: e.CaseAnswered | e.PartAnswered, stamp: Stamp) -> Answer:
    return Answer(
        at=stamp.effective_at,
        unit=event.unit,
        actor=_person(stamp),
        text=event.text,
        outcome=event.outcome,
        perfunctory=event.perfunctory,
        part=isinstance(event, e.PartAnswered),
        method=event.method,
        delivered_at=event.delivered_at,
        guide=None if isinstance(event, e.PartAnswered) else event.guide,
    )


def _with_answer(case: Case, number: int, **changes: Any) -> Changes:
    answers = [*case.answers]
    method = changes.pop("method", answers[number - 1].method or DeliveryMethod.CHANNEL)
    answers[number - 1] = attrs.evolve(answers[number - 1], method=method, **changes)
    return {"answers": tuple(answers)}


def _person(stamp: Stamp) -> str:
    """Whose act it is: the person who signed on paper, where a clerk typed it in (代录)."""
    return stamp.recorded_for or stamp.actor


def _with_persons(case: Case, stamp: Stamp) -> frozenset[str]:
    """Who acted, and for whom a clerk typed it in: neither may audit the case."""
    return case.handlers | {stamp.actor} | ({stamp.recorded_for} if stamp.recorded_for else frozenset())


def _hand_over(case: Case, unit: str, at: datetime) -> tuple[Holding, ...]:
    return (*_let_go(case, at), Holding(unit=unit, since=at))
