"""
Every verb by everybody in any order at any time, wrong calls included; after each, what must hold always is checked.

The oracle for close-out reads the entries, not the record, and knows for itself which answers say nothing.
"""

import tomllib
from collections.abc import Callable
from datetime import date, timedelta
from itertools import count, pairwise
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, rule, run_state_machine_as_test

from govliaison.cases import (
    CASE,
    AskedBy,
    Case,
    CaseCare,
    CasePolicy,
    Cases,
    CaseState,
    DeferralReason,
    DeliveryMethod,
    ExtensionReason,
    GivenLimits,
    Grade,
    Instructions,
    Merging,
    Outcome,
    RefusalReason,
    ReopenReason,
    ReturnReason,
    Solved,
    Supervising,
    Urgency,
    attribute,
)
from govliaison.cases import care_events as c
from govliaison.cases import events as e
from govliaison.deadlines import Criterion, DutyKind, Limits, PauseReason, Stage, parse_rule_pack
from govliaison.errors import NotFoundError, RefusedError
from govliaison.ledger import Broken, Happened, Store, reveal, verify
from govliaison.ledger.memory import MemoryStore
from govliaison.texts import CATALOGUE
from govliaison.values import Amount, TimeUnit, to_micros
from govliaison_sql import open_sqlite

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
rule = [{ stage = "review", anchor = "received", amount = "3 working days", on_expiry = { deemed = "accepted" } }]
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
DISPATCH = (
    (Cases.dispatch, {"lead": "market", "assisting": ("finance",)}),
    (Cases.dispatch, {"lead": "finance", "parallel": ("market",)}),
)
LIKELY: dict[CaseState, tuple[Move, ...]] = {
    CaseState.SUBMITTED: (*DISPATCH, *DISPATCH, (Cases.refuse, {"reason": RefusalReason.CLASSIFIED})),
    CaseState.REFUSED: DISPATCH,
    CaseState.ADMITTED: DISPATCH,
    CaseState.DISPATCHED: (
        (Cases.sign_for, {}),
        (Cases.sign_for, {"recorded_for": "zhao"}),
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
        (Cases.interim, {"text": "下周再答复", "ahead": 48}),
        (Cases.answer, REPLY | BY_HAND | {"outcome": Outcome.PLANNED}),
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
    ),
    CaseState.REQUESTED: (
        (CaseCare.certify, {"criterion": Criterion.APPROVED, "note": "主任批准"}),
        (Cases.audit, {"approve": True}),
        (Cases.audit, {"approve": True, "confirm_undeliverable": True}),
        (Cases.audit, {"approve": True, "recorded_for": "li"}),
        (Cases.audit, {"approve": False}),
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

CHOICES = st.integers(0, 4 * 60 - 1)
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
    calls(CaseCare.decide_extension, approve=st.booleans(), recorded_for=on_paper),
    calls(
        CaseCare.defer, reason=st.sampled_from(DeferralReason), note=st.just("计划"), until_in=st.sampled_from([-1, 99])
    ),
    calls(CaseCare.withdraw, asked_by=st.sampled_from(AskedBy), note=st.sampled_from(["", "当面确认"])),
    calls(CaseCare.reopen, reason=st.sampled_from(ReopenReason), note=st.just("回头看")),
    calls(CaseCare.add_task, text=st.just("补齐台账"), unit=st.none() | units, due_in=st.sampled_from([-1, 5, 60])),
    calls(CaseCare.transfer, lead=units, note=st.just("职责调整")),
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
    calls(CaseCare.recuse, person=st.just("qian"), note=st.just("亲属")),
    calls(CaseCare.finish_task, task=st.integers(0, 3)),
    calls(
        Cases.call_back,
        reached=st.booleans(),
        solved=st.none() | st.sampled_from(Solved),
        grade=st.none() | st.sampled_from(Grade),
    ),
)


class CaseMachine(RuleBasedStateMachine):
    cases = Bundle("cases")

    def __init__(self, make_world: Callable[..., Any], make_store: Callable[[], Store]) -> None:
        super().__init__()
        self.world = make_world(
            make_store(),
            CasePolicy(
                review_deferred=2,
                call_back_attempts=2,
                max_returns=1,
                max_redo=1,
                close_out=(Criterion.APPROVED, Criterion.LAWFUL),
            ),
        )
        limits = self.world.rules.limits
        packs = (*limits.packs, parse_rule_pack(tomllib.loads(LADDER)))
        self.world.rules = attrs.evolve(self.world.rules, limits=Limits(packs=packs, calendar=limits.calendar))

    # -- what can be done ---------------------------------------------------------------------------------------------

    @rule(
        target=cases,
        said=st.fixed_dictionaries(
            {
                "category": st.sampled_from(["", "食品", "旧事", "远事"]),
                "urgency": st.sampled_from(Urgency),
                "history": st.sampled_from([False, False, True]),
                "confidential": st.sampled_from([False, False, True]),
                "classified": st.sampled_from([False, False, False, False, True]),
            }
        ),
        days=st.sampled_from([0, 0, 40]),
    )
    def submit(self, said: dict[str, Any], days: int) -> str:
        case = self.world.submit(received_at=self.world.now - timedelta(days=days), order=f"o{self.world.sent}", **said)
        self.check(case.id)
        if said["classified"]:
            assert CaseState.REFUSED is case.state
            assert "" == reveal(case.title) == reveal(case.text)
            assert case.phone is case.contact is case.enterprise_name is None
        return str(case.id)

    @rule(
        case=cases,
        channel=st.sampled_from(["portal", "hall"]),
        text=st.sampled_from(["", "又交了一次"]),
        order=st.sampled_from(["", "o0", "o1"]),
    )
    def submit_again(self, case: str, channel: str, text: str, order: str) -> None:
        first = self.world.record(case).sources[0]
        message = self.world.message(
            channel=channel,
            source_id=first.source_id,
            order=order or first.order,
            received_at=first.received_at,
            text=text,
        )
        self.check(self.world.desk("zhao").submit(message).id)

    @rule(case=cases, by=people, anything=ANYTHING)
    def try_anything(self, case: str, by: By, anything: Move) -> None:
        self.attempt(case, by, *anything)

    @rule(case=cases, steps=st.lists(st.tuples(people, CHOICES), min_size=8, max_size=24))
    def go_on(self, case: str, steps: list[tuple[By, int]]) -> None:
        """Do what may well come next, mostly by the right person now, so that the later states are reached often."""
        for by, choice in steps:
            record = self.world.record(case)
            moves = LIKELY[record.state]
            verb, asked = moves[choice // 4 % len(moves)]
            who = by if choice % 4 == 0 else By(self.right_person(record), by.hours)
            self.world.wait(hours=1)
            self.attempt(case, who, verb, asked)

    @rule(
        master=cases,
        others=st.lists(cases, min_size=1, max_size=2),
        by=people,
        sure=st.sampled_from([True, True, False]),
    )
    def merge(self, master: str, others: list[str], by: By, *, sure: bool) -> None:
        self.attempt(master, by, Merging.merge, {"others": others, "no_new_facts": sure})
        for other in others:
            self.check(other)

    @rule(case=cases, by=people)
    def unmerge(self, case: str, by: By) -> None:
        master = self.world.record(case).merged
        self.attempt(case, by, Merging.unmerge, {})
        if master:
            self.check(master.master)

    @rule(hours=st.sampled_from([1, 5, 24, 100, 1000]))
    def wait(self, hours: int) -> None:
        self.world.wait(hours=hours)

    @rule()
    def sweep(self) -> None:
        self.world.sweep()
        for stored in self.world.store.records([CASE.stream(case) for case in self.known()]).values():
            assert stored.index.attention is None or stored.index.attention > to_micros(self.world.now)
            self.check(stored.stream.removeprefix("case/"))

    # -- how it is done -----------------------------------------------------------------------------------------------

    @rule(case=cases, state=st.sampled_from([CaseState.ANSWERED, CaseState.REQUESTED, CaseState.AUDITED]), by=people)
    def bring(self, case: str, state: CaseState, by: By) -> None:
        """Bring it to a later state the right way, the answer told by hand, or lost as somebody says."""
        for _step in range(8):
            record = self.world.record(case)
            if record.state is state or not record.state.is_open:
                return
            self.world.wait(hours=1)
            who, (verb, asked) = By(self.right_person(record), 0), LIKELY[record.state][-1]
            match record.state:
                case CaseState.DISPATCHED:
                    verb, asked = Cases.sign_for, {}
                case CaseState.HANDLING:
                    verb, asked = Cases.answer, REPLY | (BY_HAND if by.hours else {})
                case CaseState.ANSWERED if record.reply and (record.reply.delivered_at or record.reply.undeliverable):
                    verb, asked = Cases.request_close_out, {}
                case CaseState.ANSWERED:
                    who, verb, asked = by, Cases.deliver, {"answer": LAST, "undeliverable": "查无此人"}
                case CaseState.REQUESTED if Criterion.APPROVED not in record.met:
                    verb, asked = LIKELY[record.state][0]
                case CaseState.REQUESTED:
                    verb, asked = Cases.audit, {"approve": True, "confirm_undeliverable": True}
                case CaseState.SUBMITTED:
                    verb, asked = DISPATCH[0]
            self.attempt(case, who, verb, asked)

    def attempt(self, case: str, by: By, verb: Callable[..., Case], asked: dict[str, Any]) -> None:
        """Try a verb; what is refused is refused with words and changes nothing."""
        before, at = self.world.store.head(), self.world.now - timedelta(hours=by.hours)
        asked = {**asked}
        if "told" in asked:
            asked["delivered_at"] = at - timedelta(hours=asked.pop("told"))
        if "ahead" in asked:
            asked["next_at"] = at + timedelta(hours=asked.pop("ahead"))
        if asked.get("answer") == LAST:
            asked["answer"] = len(self.world.record(case).answers)
        desks = {
            Merging: self.world.merging,
            Instructions: self.world.instructions,
            GivenLimits: self.world.given_limits,
            CaseCare: self.world.care,
            Supervising: self.world.supervising,
        }
        desk = next((desks[cls] for cls in desks if verb in vars(cls).values()), self.world.desk)
        for name in asked.keys() & {"due_at"}:
            asked[name] = asked[name] and at + timedelta(hours=asked[name])
        for name in ("until", "due"):
            if f"{name}_in" in asked:
                asked["due_at" if name == "due" else name] = at + timedelta(hours=asked.pop(f"{name}_in"))
        try:
            verb(desk(by.person), case, at=at if by.hours else None, **asked)
        except (RefusedError, NotFoundError) as refused:
            code = refused.code
            assert code in CATALOGUE
            assert before == self.world.store.head()
        self.check(case)

    @staticmethod
    def right_person(record: Case) -> str:
        if record.state in (CaseState.DISPATCHED, CaseState.HANDLING, CaseState.ANSWERED):
            return RIGHT.get(record.lead, "zhao")
        return "zhao" if "wang" in record.handlers else "wang"

    def known(self) -> list[str]:
        return [stream.removeprefix("case/") for stream in self.world.store.streams("case", "", 1000)]

    # -- what always holds --------------------------------------------------------------------------------------------

    def check(self, case: str) -> None:
        record = self.world.record(case)
        stored = self.world.store.records([CASE.stream(case)])[CASE.stream(case)]
        history = self.world.ledger.history(CASE.stream(case))
        self.check_accountable(record, history)
        self.check_attention(record, stored.index.attention)
        self.check_close_out(record, history)
        self.check_time(record)
        self.check_followers(record)
        self.check_supervision(record)
        self.check_sight(record, history)
        ledger = self.world.ledger
        assert stored == ledger.make_stored(ledger.fold(stored.stream))

    def check_accountable(self, record: Case, history: list[Happened]) -> None:
        """Exactly one unit at every moment; and always in the order of the moments (M1.4)."""
        assert record.received_at == record.holdings[0].since
        assert all(
            one.until == other.since or other.since in record.reopened for one, other in pairwise(record.holdings)
        )
        assert all(holding.until is None or holding.since <= holding.until for holding in record.holdings)
        last = record.holdings[-1]
        assert record.lead == last.unit
        assert (record.closed_at is None) is record.state.is_open
        assert record.closed_at == last.until
        assert all(holding.unit in self.world.rules.units.units for holding in record.holdings)
        moves = [each.stamp.effective_at for each in history if isinstance(each.event, MOVES)]
        assert sorted(moves) == moves
        assert record.redone <= 1
        assert all(duty.unit in record.units for duty in record.duties if not duty.ended_at)
        self.check_shares(record)

    def check_shares(self, record: Case) -> None:
        """Whoever was waited for: without gap from receipt to the end, and all shares are the whole."""
        assert record.received_at == record.waits[0].since
        assert (record.waits[-1].until, record.closed_at) in ((None, None), (record.closed_at, record.closed_at))
        assert all(one.until == other.since or other.since in record.reopened for one, other in pairwise(record.waits))
        calendar, now = self.world.rules.limits.calendar, self.world.now
        whole = (calendar.working_time(each.since, each.until or now) for each in record.holdings)
        assert sum(whole, timedelta()) == sum((share.time for share in attribute(record, calendar, now)), timedelta())

    def check_attention(self, record: Case, attention: int | None) -> None:
        """What is open is waited for; what has ended is not."""
        awaited = record.state.is_open and record.state is not CaseState.MERGED
        assert (attention is not None) is awaited
        assert bool(record.running) is awaited or record.state is CaseState.DEFERRED
        assert (record.deferral is not None) is (record.state is CaseState.DEFERRED)
        standing = [clock for clock in record.running if clock.paused_at]
        assert (record.pause is not None) is bool(standing)
        assert not standing or record.state is CaseState.HANDLING
        keys = [clock.start.key for clock in record.running]
        assert len(keys) == len(set(keys))
        owing = {(duty.unit, duty.kind) for duty in record.open_duties} if awaited else set()
        assert owing == {
            (clock.start.unit, clock.start.duty) for clock in record.running if clock.start.duty is not DutyKind.LEAD
        }
        reports = [clock.start.due_at for clock in record.running if clock.start.stage is Stage.REPORT]
        assert reports == ([] if record.merged else [each.due_at for each in record.open_instructions][:1])
        by_desk = (Stage.REVIEW, Stage.DISPATCH, Stage.AUDIT, Stage.CALL_BACK, Stage.REPORT)
        assert all(
            clock.start.unit == (record.desk if clock.start.stage in by_desk else record.lead)
            for clock in record.running
            if clock.start.duty is DutyKind.LEAD
        )

    def check_time(self, record: Case) -> None:
        """What counts of a limit in working time is its limit, however often it stood still."""
        calendar = self.world.rules.limits.calendar
        for clock in record.clocks:
            if clock.extensions or not clock.pauses or clock.pauses[-1].until is None:
                continue
            chosen = self.world.rules.limits.rule_of(clock.start)
            if chosen is None or chosen.rule.amount.unit is not TimeUnit.WORKING_DAY:
                continue
            stood = sum(
                (calendar.working_time(each.since, each.until) for each in clock.pauses if each.until), timedelta()
            )
            plain = self.world.rules.limits.ends(chosen.rule, clock.start.anchor_at).at
            counted = calendar.working_time(clock.start.anchor_at, clock.start.due_at) - stood
            assert counted == calendar.working_time(clock.start.anchor_at, plain)

    @staticmethod
    def check_close_out(record: Case, history: list[Happened]) -> None:
        """No close-out without an answer that arrived, an outcome, and a second person (M2.3)."""
        if record.state not in (CaseState.AUDITED, CaseState.CLOSED) or record.merged:
            return
        told = [each for each in history if isinstance(each.event, e.CaseAnswered | e.InterimAnswered)]
        replies = [each for each in told if isinstance(each.event, e.CaseAnswered) and reveal(each.event.text) == REAL]
        place = 1 + told.index(replies[-1])
        arrived = replies[-1].event.delivered_at or [
            each for each in history if isinstance(each.event, e.AnswerDelivered) and each.event.answer == place
        ]
        audit = [each for each in history if isinstance(each.event, e.CloseOutAudited)][-1]
        auditors = {audit.stamp.actor, audit.stamp.recorded_for or audit.stamp.actor}
        assert audit.event.approved
        assert history.index(audit) > history.index(replies[-1])
        assert record.outcome is replies[-1].event.outcome
        assert not record.open_tasks
        assert not record.open_duties
        assert any(
            isinstance(each.event, c.CriterionMet) and each.event.criterion is Criterion.APPROVED
            for each in history[history.index(replies[-1]) : history.index(audit)]
        )
        handlers = [each.stamp for each in history if isinstance(each.event, HANDLING)]
        assert auditors.isdisjoint(person for stamp in handlers for person in (stamp.actor, stamp.recorded_for))
        if not arrived:
            lost = [each for each in history if isinstance(each.event, e.AnswerUndeliverable)]
            [reported] = [each for each in lost if each.event.answer == place]
            assert audit.event.undeliverable_confirmed
            assert reported.stamp.actor not in auditors

    def check_followers(self, record: Case) -> None:
        """Master and followers name each other while both are open, and end together."""
        assert (record.state is CaseState.MERGED) <= (record.merged is not None)
        for follower in record.followers:
            other = self.world.record(follower.case)
            assert (record.id, record.number) == (other.merged.master, other.merged.number)
            assert other.state is (CaseState.MERGED if record.state.is_open else record.state)
            assert record.closed_at == other.closed_at
            assert () == other.followers
        assert record.state.is_open or not record.open_instructions
        if record.merged:
            assert record.id in {each.case for each in self.world.record(record.merged.master).followers}

    @staticmethod
    def check_supervision(record: Case) -> None:
        """A clock goes up each step once, unless its end was moved; what counts no more lies after what ended it."""
        for clock in record.clocks:
            own = [
                step
                for step in record.supervision
                if (step.stage, step.unit) == clock.start.key and step.at > clock.since
            ]
            ended = clock.ended_at
            if ended is None and not (clock.pauses or clock.extensions):
                levels = [step.level for step in own]
                assert len(levels) == len(set(levels))
            if ended is not None and not clock.void and clock is record.clocks[-1]:
                assert all(step.retracted or step.at < ended for step in own)

    def check_sight(self, record: Case, history: list[Happened]) -> None:
        """Who has no part in it cannot tell it from none; lists and details agree."""
        stranger = self.world.desk("stranger")
        for name in (record.id, record.number):
            with pytest.raises(NotFoundError, match=r"case\.unknown"):
                stranger.get(name)
        assert () == stranger.find().rows
        seeing = {"convener"}
        for event in (happened.event for happened in history):
            if isinstance(event, e.CaseDispatched | e.CaseReturned):
                handed = isinstance(event, e.CaseDispatched)
                seeing = {"convener", event.lead, *event.assisting, *event.parallel} if handed else {"convener"}
            if isinstance(event, c.CaseTransferred):
                seeing = (seeing - {event.source}) | {event.lead}
            if isinstance(event, c.UnitInvolved):
                seeing = seeing | {event.unit}
            if isinstance(event, c.UnitReleased):
                seeing = (seeing - {event.unit}) | {"convener"}
        if record.confidential:
            seeing = {"convener", record.lead}
        recused = {each.event.person for each in history if isinstance(each.event, c.PersonRecused)}
        for person, unit in {"wang": "convener", **UNIT_OF}.items():
            rows = {row.id for row in self.world.desk(person).find(limit=1000).rows}
            assert (unit in seeing and person not in recused) is (record.id in rows)
            if record.confidential and unit != "convener" and record.id in rows:
                assert self.world.desk(person).get(record.id).phone is None
        row = {row.id: row for row in self.world.desk("wang").find(limit=1000).rows}[record.id]
        assert (row.state, row.unit, row.light) == (record.state, record.lead, record.light(self.world.now))

    def teardown(self) -> None:
        assert [] == [broken for broken in verify(self.world.ledger) if isinstance(broken, Broken)]
        self.world.store.close()


RUN = settings(deadline=None, suppress_health_check=list(HealthCheck), print_blob=False)


def test_whatever_is_done_the_invariants_hold(make_world: Callable[..., Any]) -> None:
    run_state_machine_as_test(
        lambda: CaseMachine(make_world, MemoryStore), settings=settings(RUN, max_examples=120, stateful_step_count=12)
    )


def test_whatever_is_done_the_invariants_hold_on_disk(make_world: Callable[..., Any], tmp_path: Path) -> None:
    numbers = count()
    run_state_machine_as_test(
        lambda: CaseMachine(make_world, lambda: open_sqlite(tmp_path / f"{next(numbers)}.db")),
        settings=settings(RUN, max_examples=8, stateful_step_count=10),
    )
