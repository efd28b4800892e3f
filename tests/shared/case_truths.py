"""What always holds of a case, whatever was done to it."""

from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from case_moves import HANDLING, MOVES, REAL, UNIT_OF

from govliaison.access import CONFIDENTIAL, staff_token
from govliaison.cases import (
    CASE,
    Case,
    CaseState,
    RefusalReason,
    attribute,
)
from govliaison.cases import care_events as c
from govliaison.cases import events as e
from govliaison.cases import merging_events as m
from govliaison.cases.milestone_events import StepTaken
from govliaison.deadlines import MILESTONES, OF_DESK, UNTIL_ANSWER, Criterion, DutyKind, GivenBy, Stage
from govliaison.errors import NotFoundError
from govliaison.ledger import Happened, reveal
from govliaison.values import TimeUnit


class CaseTruths:
    """
    What always holds of a case.

    The oracle for close-out reads the entries, not the record, and knows for itself which answers say nothing.
    """

    world: Any

    def check(self, case: str) -> None:
        record = self.world.record(case)
        stored = self.world.store.records([CASE.stream(case)])[CASE.stream(case)]
        history = self.world.ledger.history(CASE.stream(case))
        self.check_accountable(record, history)
        self.check_attention(record, stored.index.attention)
        self.check_close_out(record, history)
        self.check_time(record)
        self.check_followers(record, history)
        self.check_supervision(record)
        self.check_steps(record, history)
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
        assert record.redone == sum(isinstance(each.event, e.CaseSentBack) for each in history) <= 1
        reviewed = [clock.start.stage for clock in record.running].count(Stage.OBJECTION_REVIEW)
        disputed = record.open_objection is not None and record.state is not CaseState.MERGED
        assert reviewed == disputed
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
        by_desk = (
            Stage.REVIEW,
            Stage.DISPATCH,
            Stage.AUDIT,
            Stage.CALL_BACK,
            Stage.REPORT,
            Stage.OBJECTION_REVIEW,
            *OF_DESK,
        )
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
            if clock.start.given_by is not GivenBy.RULE or clock.shortenings:
                continue
            if clock.pauses[-1].until == clock.ended_at:  # it ended while it stood still, and was never put off
                continue
            chosen = self.world.rules.limits.rule_of(clock.start)
            if chosen is None or chosen.rule.amount.unit is not TimeUnit.WORKING_DAY:
                continue
            stood = sum(
                (
                    calendar.working_time(each.since, each.until)
                    for each in clock.pauses
                    if each.until
                    and each.since < clock.start.due_at  # else it had ended by then: classified otherwise since
                ),
                timedelta(),
            )
            plain = self.world.rules.limits.ends(chosen.rule, clock.start.anchor_at).at
            counted = calendar.working_time(clock.start.anchor_at, clock.start.due_at) - stood
            assert counted == calendar.working_time(clock.start.anchor_at, plain)

    @staticmethod
    def check_close_out(record: Case, history: list[Happened]) -> None:
        """No close-out without an answer that arrived, an outcome, and a second person (M2.3)."""
        if record.state in (CaseState.MERGED, CaseState.AUDITED, CaseState.CLOSED):
            assert all(task.done_at for task in record.tasks)
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
        assert all(duty.ended_at for duty in record.duties if duty.kind is not DutyKind.LEAD)
        assert any(
            isinstance(each.event, c.CriterionMet) and each.event.criterion is Criterion.APPROVED
            for each in history[history.index(replies[-1]) : history.index(audit)]
        )
        handlers = [
            each.stamp
            for each in history
            if isinstance(each.event, HANDLING)
            or (isinstance(each.event, StepTaken) and each.event.stage not in OF_DESK)
        ]
        assert auditors.isdisjoint(person for stamp in handlers for person in (stamp.actor, stamp.recorded_for))
        if not arrived:
            lost = [each for each in history if isinstance(each.event, e.AnswerUndeliverable)]
            [reported] = [each for each in lost if each.event.answer == place]
            assert audit.event.undeliverable_confirmed
            assert reported.stamp.actor not in auditors

    def check_followers(self, record: Case, history: list[Happened]) -> None:
        """Master and followers name each other while both are open; they end together, and once."""
        assert (record.state is CaseState.MERGED) <= (record.merged is not None)
        ended = {each.stamp.effective_at for each in history if isinstance(each.event, e.CaseClosed | e.CaseRefused)}
        for follower in record.followers:
            other = self.world.record(follower.case)
            if not other.was_merged_into(record.id):
                assert other.reopened
                continue
            assert record.number == other.merged.number
            assert () == other.followers
            assert record.state.is_open if other.follows(record.id) else other.closed_at in ended
        assert record.state.is_open or not record.open_instructions
        assert record.state.is_open or all(each.reported_at or self.is_secret(record) for each in record.instructions)
        if record.merged:
            assert record.id in {each.case for each in self.world.record(record.merged.master).followers}
        follows = False
        for event in (each.event for each in history):
            assert follows or not isinstance(event, m.CaseClosedWithMaster)
            follows = isinstance(event, m.CaseMerged) or (
                follows and not isinstance(event, m.CaseUnmerged | m.CaseClosedWithMaster | e.CaseRefused)
            )

    @staticmethod
    def is_secret(record: Case) -> bool:
        return record.refusal is RefusalReason.CLASSIFIED

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

    @staticmethod
    def check_steps(record: Case, history: list[Happened]) -> None:
        """What is owed on the way to an answer runs while a unit handles it, until it was taken; and is owed again then."""
        steps = {start.stage for start in record.running_starts if start.duty is DutyKind.LEAD} & MILESTONES
        handed = (CaseState.DISPATCHED, CaseState.HANDLING)
        assert record.state in handed or not steps & UNTIL_ANSWER
        assert record.state is not CaseState.HANDLING or Stage.INTERIM in steps
        assert record.state in (CaseState.SUBMITTED, CaseState.ADMITTED) or Stage.TRANSFER not in steps
        assert record.state in (CaseState.REQUESTED, CaseState.AUDITED) or Stage.FILE not in steps
        assert record.state is CaseState.ANSWERED or Stage.FEEDBACK not in steps
        assert Stage.ENTER not in steps
        if record.state is CaseState.MERGED:
            return
        taken = [each for each in history if isinstance(each.event, StepTaken)]
        for happened in taken:
            key, at = (happened.event.stage, happened.event.unit), happened.stamp.effective_at
            own = [clock for clock in record.clocks if clock.start.key == key]
            assert any(clock.ended_at == at for clock in own)

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
                seeing = (seeing - {event.source}) | {event.lead, "convener"}
            if isinstance(event, c.UnitInvolved):
                seeing = seeing | {event.unit}
            if isinstance(event, c.UnitReleased):
                seeing = (seeing - {event.unit}) | {"convener"}
        if record.confidential:
            assert {CONFIDENTIAL, *map(staff_token, seeing)} == {
                each for each in CASE.index(record).audience if not each.startswith("recused:")
            }
        recused = {each.event.person for each in history if isinstance(each.event, c.PersonRecused)}
        for person, unit in {"wang": "convener", **UNIT_OF}.items():
            rows = {row.id for row in self.world.desk(person).find(limit=1000).rows}
            assert (unit in seeing and person not in recused) is (record.id in rows)
            if record.confidential and unit != "convener" and record.id in rows:
                assert self.world.desk(person).get(record.id).phone is None
        row = {row.id: row for row in self.world.desk("wang").find(limit=1000).rows}[record.id]
        assert (row.state, row.unit, row.light) == (record.state, record.lead, record.light(self.world.now))
