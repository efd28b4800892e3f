"""All that may be tried on a case: what may well come next, and anything at all."""

from collections.abc import Callable
from datetime import date
from typing import Any

import attrs
from hypothesis import strategies as st

from govliaison.cases import (
    AskedBy,
    Case,
    CaseCare,
    Cases,
    CaseState,
    Classifying,
    DeferralReason,
    DeliveryMethod,
    ExtensionReason,
    GivenLimits,
    Grade,
    Instructions,
    Milestones,
    Objections,
    Outcome,
    RefusalReason,
    ReopenReason,
    ReturnReason,
    Solved,
    Supervising,
)
from govliaison.cases import care_events as c
from govliaison.cases import events as e
from govliaison.deadlines import ASKED_FOR, MILESTONES, Criterion, DutyKind, PauseReason, Stage
from govliaison.values import Amount, TimeUnit

EMPTY = "您的来信已收悉，已转有关部门处理。"
REAL = "经核查，同一份材料只需提交一次，已通知窗口改正并上门致歉。"
PEOPLE = ("wang", "zhao", "li", "qian", "sun")
UNIT_OF = {"li": "market", "qian": "market", "sun": "finance"}
HANDLING = (e.CaseSignedFor, e.MeasureTaken, e.InterimAnswered, e.CaseAnswered, e.CloseOutRequested)
MOVES = (
    e.CaseAdmitted,
    e.CaseRefused,
    e.CaseDispatched,
    e.CaseReturned,
    e.CloseOutRequested,
    e.CloseOutAudited,
    c.CasePaused,
    c.CaseResumed,
    c.ExtensionRequested,
    c.ExtensionDecided,
    c.CaseDeferred,
    c.DeferralEnded,
    c.CaseWithdrawn,
    c.CaseReopened,
    c.CaseTransferred,
)

LADDER = """
id = "ladder"
name = "what happens when a limit ends"
rule = [
    { stage = "review", anchor = "received", amount = "3 working days", on_expiry = { deemed = "accepted" } },
    { stage = "answer", match = { track = ["petition"] }, anchor = "admitted", amount = "60 calendar days", replaces = true },
    { stage = "answer", match = { tag = ["clear-policy"] }, anchor = "received", amount = "1 working day" },
    { stage = "enter", anchor = "received", amount = "1 working day" },
    { stage = "transfer", anchor = "received", amount = "2 calendar days" },
    { stage = "supplement", anchor = "received", amount = "7 working days" },
    { stage = "verify", anchor = "dispatched", amount = "1 working day" },
    { stage = "plan", match = { track = ["petition"] }, anchor = "signed", amount = "3 working days" },
    { stage = "mediate", anchor = "admitted", amount = "9 working days" },
    { stage = "feedback", anchor = "answered", amount = "5 hours" },
    { stage = "file", anchor = "requested", amount = "2 working days" },
    { stage = "second-review", anchor = "answered", amount = "3 calendar days" },
]
interim = { every = "2 working days" }
duty = [{ kind = "parallel", stages = ["answer", "verify"] }]
ladder = [
    { when = "near-end", after = "4 hours", name = "蓝色督办" },
    { when = "expired", name = "催办", copied_to = ["督查室"] },
    { when = "unanswered", after = "2 working days", name = "通报" },
    { when = "dissatisfied", name = "督办" },
]
"""
LAST = 99
"""Stands for the number of the last answer."""

Move = tuple[Callable[..., Case], dict[str, Any]]


@attrs.frozen
class By:
    """Who tries it, and how many hours ago it is said to have happened."""

    person: str
    hours: int


REPLY = {"outcome": Outcome.EXPLAINED, "text": REAL}
BY_HAND = {"method": DeliveryMethod.TELEPHONE, "told": 0}
PAUSE = (CaseCare.pause, {"reason": PauseReason.APPLICANT, "note": "等待补充材料", "until_in": 50})
LONGER = {"amount": Amount(2, TimeUnit.WORKING_DAY), "reason": ExtensionReason.COMPLEX}
DEFER = (CaseCare.defer, {"reason": DeferralReason.PLANNED, "note": "列入明年计划", "until_in": 300})
REVIEW = (Milestones.open, {"stage": Stage.SECOND_REVIEW, "note": "申请复查"})
REVIEWED = (Milestones.take, {"stage": Stage.SECOND_REVIEW, "note": "维持"})
DISPATCH = (
    (Cases.dispatch, {"lead": "market", "assisting": ("finance",)}),
    (Cases.dispatch, {"lead": "finance", "parallel": ("market",)}),
    (Cases.dispatch, {"lead": "market"}),
)
LIKELY: dict[CaseState, tuple[Move, ...]] = {
    CaseState.SUBMITTED: (*DISPATCH, *DISPATCH, (Cases.refuse, {"reason": RefusalReason.CLASSIFIED})),
    CaseState.REFUSED: DISPATCH,
    CaseState.ADMITTED: DISPATCH,
    CaseState.DISPATCHED: (
        (Cases.sign_for, {}),
        (Cases.sign_for, {"recorded_for": "zhao"}),
        (Objections.object_, {"note": "非我单位职责", "suggested": "finance"}),
        (Objections.decide, {"uphold": True, "note": "职责清单", "lead": "market"}),
        (Cases.return_, {"reason": ReturnReason.INCOMPLETE}),
    ),
    CaseState.HANDLING: (
        (Cases.answer, REPLY),
        (Cases.answer, REPLY | BY_HAND),
        (Cases.answer, REPLY | BY_HAND | {"text": EMPTY}),
        (Cases.measure, {"text": "核查", "recorded_for": "wang"}),
        (Cases.return_, {"reason": ReturnReason.NOT_COMPETENT}),
        PAUSE,
        (CaseCare.resume, {}),
        (CaseCare.transfer, {"lead": "finance", "note": "转办"}),
        (Cases.sign_for, {"unit": "finance"}),
        (CaseCare.report_done, {"unit": "finance"}),
        (Cases.answer, REPLY | BY_HAND | {"unit": "market"}),
        (CaseCare.request_extension, LONGER),
        (CaseCare.decide_extension, {"approve": True}),
        (CaseCare.add_task, {"text": "整改", "due_in": 30}),
        (CaseCare.finish_task, {"task": 1}),
        (CaseCare.recuse, {"person": "qian", "note": "亲属"}),
        (Cases.interim, {"text": "下周再答复", "ahead": 48}),
        (Cases.answer, REPLY | BY_HAND | {"outcome": Outcome.PLANNED}),
        (Milestones.take, {"stage": Stage.VERIFY, "note": "情况属实"}),
        (Milestones.take, {"stage": Stage.INTERIM}),
        (Milestones.take, {"stage": Stage.VERIFY, "unit": "market"}),
        (Milestones.open, {"stage": Stage.MEDIATE, "note": "双方同意调解"}),
        (Milestones.take, {"stage": Stage.MEDIATE}),
    ),
    CaseState.DEFERRED: ((CaseCare.resume, {}), (CaseCare.withdraw, {"asked_by": AskedBy.APPLICANT, "note": "不办了"})),
    CaseState.WITHDRAWN: (DISPATCH[0],),
    CaseState.ANSWERED: (
        DEFER,
        (CaseCare.release, {"unit": "finance", "note": "不再需要"}),
        (Cases.request_close_out, {}),
        (Cases.request_close_out, {}),
        (Cases.deliver, {"answer": LAST}),
        (Cases.deliver, {"answer": LAST, "undeliverable": "查无此人"}),
        (Cases.answer, REPLY),
        REVIEW,
        REVIEWED,
    ),
    CaseState.REQUESTED: (
        (CaseCare.certify, {"criterion": Criterion.APPROVED, "note": "主任批准"}),
        (Cases.audit, {"approve": True}),
        (Cases.audit, {"approve": True, "confirm_undeliverable": True}),
        (Cases.audit, {"approve": True, "recorded_for": "li"}),
        (Cases.audit, {"approve": False}),
        REVIEW,
        REVIEWED,
        (Milestones.take, {"stage": Stage.FILE}),
    ),
    CaseState.AUDITED: (
        (Cases.call_back, {"reached": True, "solved": Solved.YES}),
        (Cases.call_back, {"reached": True, "solved": Solved.NO}),
        (Cases.call_back, {"reached": False}),
    ),
    CaseState.CLOSED: (
        (CaseCare.reopen, {"reason": ReopenReason.REBOUND, "note": "又发生了"}),
        (Cases.deliver, {"answer": LAST}),
        (Cases.measure, {"text": "x"}),
    ),
    CaseState.MERGED: ((Cases.deliver, {"answer": LAST}), (Cases.admit, {}), (Cases.sign_for, {})),
}
RIGHT = {"market": "li", "finance": "sun"}
BY_CONVENER = (
    CaseCare.pause,
    CaseCare.transfer,
    CaseCare.release,
    CaseCare.decide_extension,
    CaseCare.add_task,
    CaseCare.defer,
    CaseCare.withdraw,
    CaseCare.reopen,
    CaseCare.recuse,
    Objections.decide,
)
HOLDING: tuple[Move, ...] = (
    PAUSE,
    PAUSE,
    (Cases.interim, {"text": "下周再答复", "ahead": 48}),
    (Milestones.open, {"stage": Stage.MEDIATE, "note": "双方同意调解"}),
    (CaseCare.add_task, {"text": "整改", "due_in": 30}),
    (CaseCare.request_extension, LONGER),
    (Objections.object_, {"note": "非我单位职责", "suggested": "finance"}),
    (
        Instructions.instruct,
        {"leader": "某领导", "post": "副市长", "text": "请督办", "day": date(2026, 9, 7), "due_at": 30},
    ),
)
"""After which something is waited for that nobody need do."""

CHOICES = st.binary(min_size=1, max_size=1).map(ord)
people = st.builds(By, st.sampled_from(PEOPLE), st.sampled_from([0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 30]))
units = st.sampled_from(["convener", "market", "finance", "gone", "nowhere"])
on_paper = st.sampled_from([None, None, "li", "zhao"])


def calls(verb: Callable[..., Case], **asked: st.SearchStrategy[Any]) -> st.SearchStrategy[Move]:
    return st.tuples(st.just(verb), st.fixed_dictionaries(asked))


ANYTHING = st.one_of(
    calls(Cases.admit),
    calls(Cases.refuse, reason=st.just(RefusalReason.NOT_SPECIFIC)),
    calls(
        Cases.dispatch,
        lead=units,
        assisting=st.tuples() | st.tuples(units),
        parallel=st.tuples() | st.tuples(units),
        designate=st.booleans(),
    ),
    calls(Cases.sign_for, unit=st.none() | units, recorded_for=on_paper),
    calls(Cases.return_, reason=st.just(ReturnReason.DUPLICATE), suggested=st.none() | units),
    calls(Cases.measure, text=st.just("现场核查"), unit=st.none() | units, recorded_for=on_paper),
    calls(Cases.interim, text=st.just("正在核实"), ahead=st.sampled_from([-1, 48])),
    calls(
        Cases.answer,
        text=st.sampled_from([EMPTY, REAL, "　"]),
        outcome=st.sampled_from(Outcome),
        method=st.sampled_from([DeliveryMethod.CHANNEL, DeliveryMethod.TELEPHONE]),
        told=st.sampled_from([0, 2, -2]),
        recorded_for=on_paper,
    ),
    calls(Cases.answer, text=st.just(REAL), outcome=st.sampled_from(Outcome), method=st.sampled_from(DeliveryMethod)),
    calls(Cases.deliver, answer=st.integers(0, 3), undeliverable=st.sampled_from(["", "电话停机"])),
    calls(GivenLimits.promise, due_at=st.sampled_from([-1, 3, 30, 300])),
    calls(
        Instructions.instruct,
        leader=st.just("某领导"),
        post=st.just("副市长"),
        text=st.just("请督办"),
        day=st.just(date(2026, 9, 7)),
        due_at=st.sampled_from([None, -1, 3, 30, 300]),
    ),
    calls(Instructions.report_back, text=st.just("已办结"), instruction=st.integers(1, 2)),
    calls(Cases.request_close_out, recorded_for=on_paper),
    calls(Cases.audit, approve=st.booleans(), confirm_undeliverable=st.booleans(), recorded_for=on_paper),
    calls(
        CaseCare.pause,
        reason=st.sampled_from(PauseReason),
        note=st.sampled_from(["", "补正通知书"]),
        until_in=st.sampled_from([-1, 20, 90, 9000]),
    ),
    calls(CaseCare.resume),
    calls(
        CaseCare.request_extension,
        amount=st.sampled_from([Amount(0, TimeUnit.HOUR), Amount(3, TimeUnit.WORKING_DAY), Amount(1, TimeUnit.MONTH)]),
        reason=st.sampled_from(ExtensionReason),
    ),
    calls(
        CaseCare.request_extension,
        stage=st.just(Stage.VERIFY),
        amount=st.just(Amount(1, TimeUnit.WORKING_DAY)),
        reason=st.sampled_from(ExtensionReason),
    ),
    calls(CaseCare.decide_extension, approve=st.booleans(), recorded_for=on_paper),
    calls(
        CaseCare.defer, reason=st.sampled_from(DeferralReason), note=st.just("计划"), until_in=st.sampled_from([-1, 99])
    ),
    calls(CaseCare.withdraw, asked_by=st.sampled_from(AskedBy), note=st.sampled_from(["", "当面确认"])),
    calls(CaseCare.reopen, reason=st.sampled_from(ReopenReason), note=st.just("回头看")),
    calls(CaseCare.add_task, text=st.just("补齐台账"), unit=st.none() | units, due_in=st.sampled_from([-1, 5, 60])),
    calls(CaseCare.transfer, lead=units, note=st.just("职责调整")),
    calls(Objections.object_, note=st.sampled_from(["", "非我单位职责"]), suggested=st.none() | units),
    calls(Objections.decide, uphold=st.booleans(), lead=st.none() | units, note=st.just("职责清单")),
    calls(Objections.refer, note=st.just("提请上级")),
    calls(CaseCare.report_done, unit=units),
    calls(CaseCare.involve, unit=units, kind=st.sampled_from(DutyKind), note=st.just("请配合")),
    calls(CaseCare.release, unit=units, note=st.just("不再需要")),
    calls(
        Cases.answer,
        unit=units,
        text=st.sampled_from([EMPTY, REAL]),
        outcome=st.just(Outcome.SOLVED),
        told=st.just(0),
        method=st.just(DeliveryMethod.VISIT),
    ),
    calls(CaseCare.certify, criterion=st.sampled_from(Criterion), note=st.just("依据")),
    calls(Supervising.review_deferral, note=st.just("已立项")),
    calls(Supervising.supervise, step=st.sampled_from(["", "督办"]), note=st.just("两次催办无果")),
    calls(
        Classifying.classify,
        track=st.sampled_from([None, "", "petition", "complaint"]),
        tags=st.sampled_from([None, (), ("clear-policy",), ("window", "hard")]),
        note=st.sampled_from(["", "定性说明"]),
    ),
    calls(
        Milestones.take,
        stage=st.sampled_from(sorted({*MILESTONES, Stage.ANSWER})),
        unit=st.none() | units,
        note=st.sampled_from(["", "已办"]),
        recorded_for=on_paper,
    ),
    calls(Milestones.open, stage=st.sampled_from(sorted({*ASKED_FOR, Stage.PLAN})), note=st.sampled_from(["", "申请"])),
    calls(CaseCare.recuse, person=st.just("qian"), note=st.just("亲属")),
    calls(CaseCare.finish_task, task=st.integers(0, 3)),
    calls(
        Cases.call_back,
        reached=st.booleans(),
        solved=st.none() | st.sampled_from(Solved),
        grade=st.none() | st.sampled_from(Grade),
    ),
)
