"""
Every verb by everybody in any order at any time, wrong calls included; after each, what must hold always is checked.

The oracle for close-out reads the entries, not the record, and knows for itself which answers say nothing.
"""

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
    Case,
    CasePolicy,
    Cases,
    CaseState,
    DeliveryMethod,
    GivenLimits,
    Grade,
    Instructions,
    Merging,
    Outcome,
    RefusalReason,
    ReturnReason,
    Solved,
    Urgency,
)
from govliaison.cases import events as e
from govliaison.deadlines import Stage
from govliaison.errors import NotFoundError, RefusedError
from govliaison.ledger import Broken, Happened, Store, reveal, verify
from govliaison.ledger.memory import MemoryStore
from govliaison.texts import CATALOGUE
from govliaison.values import to_micros
from govliaison_sql import open_sqlite

EMPTY = "您的来信已收悉，已转有关部门处理。"
REAL = "经核查，同一份材料只需提交一次，已通知窗口改正并上门致歉。"
PEOPLE = ("wang", "zhao", "li", "qian", "sun")
UNIT_OF = {"li": "market", "qian": "market", "sun": "finance"}
HANDLING = (e.CaseSignedFor, e.MeasureTaken, e.InterimAnswered, e.CaseAnswered, e.CloseOutRequested)
MOVES = (e.CaseAdmitted, e.CaseRefused, e.CaseDispatched, e.CaseReturned, e.CloseOutRequested, e.CloseOutAudited)

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
DISPATCH = (
    (Cases.dispatch, {"lead": "market", "assisting": ("finance",)}),
    (Cases.dispatch, {"lead": "finance"}),
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
    ),
    CaseState.ANSWERED: (
        (Cases.request_close_out, {}),
        (Cases.request_close_out, {}),
        (Cases.deliver, {"answer": LAST}),
        (Cases.deliver, {"answer": LAST, "undeliverable": "查无此人"}),
        (Cases.answer, REPLY),
    ),
    CaseState.REQUESTED: (
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
    CaseState.MERGED: ((Cases.deliver, {"answer": LAST}), (Cases.admit, {}), (Cases.sign_for, {})),
    CaseState.CLOSED: ((Cases.deliver, {"answer": LAST}), (Cases.measure, {"text": "x"})),
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
    calls(Cases.dispatch, lead=units, assisting=st.tuples() | st.tuples(units), designate=st.booleans()),
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
        self.world = make_world(make_store(), CasePolicy(call_back_attempts=2, max_returns=1, max_redo=1))

    # -- what can be done ---------------------------------------------------------------------------------------------

    @rule(
        target=cases,
        said=st.fixed_dictionaries(
            {
                "category": st.sampled_from(["", "食品", "旧事", "远事"]),
                "urgency": st.sampled_from(Urgency),
                "history": st.sampled_from([False, False, True]),
            }
        ),
        days=st.sampled_from([0, 0, 40]),
    )
    def submit(self, said: dict[str, Any], days: int) -> str:
        case = self.world.submit(received_at=self.world.now - timedelta(days=days), order=f"o{self.world.sent}", **said)
        self.check(case.id)
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
        }
        desk = next((desks[cls] for cls in desks if verb in vars(cls).values()), self.world.desk)
        for name in asked.keys() & {"due_at"}:
            asked[name] = asked[name] and at + timedelta(hours=asked[name])
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
        self.check_followers(record)
        self.check_sight(record, history)
        ledger = self.world.ledger
        assert stored == ledger.make_stored(ledger.fold(stored.stream))

    def check_accountable(self, record: Case, history: list[Happened]) -> None:
        """Exactly one unit at every moment; and always in the order of the moments (M1.4)."""
        assert record.received_at == record.holdings[0].since
        assert all(one.until == other.since for one, other in pairwise(record.holdings))
        assert all(holding.until is None or holding.since <= holding.until for holding in record.holdings)
        last = record.holdings[-1]
        assert record.lead == last.unit
        assert (record.closed_at is None) is record.state.is_open
        assert record.closed_at == last.until
        assert all(holding.unit in self.world.rules.units.units for holding in record.holdings)
        moves = [each.stamp.effective_at for each in history if isinstance(each.event, MOVES)]
        assert sorted(moves) == moves
        assert record.redone <= 1
        assert all(duty.unit in (record.lead, *record.assisting) for duty in record.duties if not duty.ended_at)

    def check_attention(self, record: Case, attention: int | None) -> None:
        """What is open is waited for; what has ended is not."""
        awaited = record.state.is_open and record.state is not CaseState.MERGED
        assert (attention is not None) is awaited
        assert bool(record.running) is awaited
        stages = [clock.start.stage for clock in record.running]
        assert len(stages) == len(set(stages))
        reports = [clock.start.due_at for clock in record.running if clock.start.stage is Stage.REPORT]
        assert reports == ([] if record.merged else [each.due_at for each in record.open_instructions][:1])
        by_desk = (Stage.DISPATCH, Stage.AUDIT, Stage.CALL_BACK, Stage.REPORT)
        assert all(
            clock.start.unit == (record.desk if clock.start.stage in by_desk else record.lead)
            for clock in record.running
        )

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
                seeing = {"convener", event.lead, *event.assisting} if handed else {"convener"}
        for person, unit in {"wang": "convener", **UNIT_OF}.items():
            rows = {row.id for row in self.world.desk(person).find(limit=1000).rows}
            assert (unit in seeing) is (record.id in rows)
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
