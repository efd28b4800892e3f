"""What people do in a month to keep contact: symposia, coordination meetings, visits, key contacts, policies."""

from datetime import date, timedelta
from random import Random
from typing import Any

from months_steps import Steps, step
from months_world import AUDIENCES, HANDLER

from govliaison.cases import DeliveryMethod
from govliaison.enterprises import ContactKind, ContactState, HandPick, Willingness
from govliaison.meetings import (
    RESOLUTION,
    CancelReason,
    DecisionKind,
    MeetingState,
    PostponeReason,
    ResolutionDraft,
    ResolutionState,
    Ruling,
)
from govliaison.policies import ReceiptKind, WithdrawalReason
from govliaison.visits import NotHeld, VisitIssue, VisitReport, VisitState

JUSTIFIED = (None, None, None, "urgent", "no-such-reason")
PLACE = "市政务服务中心三楼会议室"
CONVENING = ("wang", "wang", "hu", "gao", "qian")


class ContactSteps(Steps):
    """Meetings with what follows from them, visits, the contact log, key contacts, leaders, and policies."""

    # -- meetings -----------------------------------------------------------------------------------------------------

    @step()
    def call(self, dice: Random) -> None:
        at, starts = self.late(dice), self.ahead(dice, 40)
        cases = [case.id for case in [self.pick(dice, "case")] if case]
        units = dice.sample(["market", "tax", "county-market"], 2)
        if dice.random() < 0.7:
            starts = at or starts
            self.attempt(
                self.someone(dice, *CONVENING), lambda o: o.meetings.plan(starts_at=starts, place=PLACE, at=at)
            )
        else:
            self.attempt(
                self.someone(dice, *CONVENING),
                lambda o: o.meetings.coordinate(cases=cases, units=units, starts_at=starts, place=PLACE),
            )

    @step()
    def go_on_with_a_meeting(self, dice: Random) -> None:
        """Invite, come, raise issues, resolve – or put it off; several steps at once, as on the day itself."""
        meeting = self.pick(dice, "meeting", lambda each: each.state is not MeetingState.CANCELLED)
        if meeting and meeting.starts_at and dice.random() < 0.5:
            self.city.clock.moment = max(self.city.clock.moment, meeting.starts_at)
        for _ in range(dice.randint(1, 8)):
            if meeting is None:
                return
            own = ("qian",) if meeting.region == "990102" else ("wang", "wang", "zhao", "hu")
            person, verb = self.someone(dice, *own), self.meeting_step(dice, meeting)
            self.attempt(person, verb)
            meeting = self.city.record(meeting.stream)

    def meeting_step(self, dice: Random, meeting: Any) -> Any:
        at, firm, starts = self.late(dice), dice.choice(self.city.firms), self.ahead(dice, 60)
        if meeting.starts_at and at and at < meeting.starts_at <= self.city.clock.moment and dice.random() < 0.5:
            at = meeting.starts_at
        case = self.pick(dice, "case")
        text, unit = "换证要跑三次。", dice.choice(meeting.conveners)
        drafts = [ResolutionDraft(unit=dice.choice(["market", "tax"]), text="逐条落实", due_at=self.ahead(dice))]
        to_case = [Ruling(case=case.id, lead=dice.choice(["market", "tax"]))] if case and dice.random() < 0.4 else []
        justification = dice.choice(JUSTIFIED)
        common = {"at": at}
        before = [
            lambda o: o.meetings.invite(meeting.id, number=2, seed="2026", justification=justification),
            lambda o: o.meetings.invite(meeting.id, hand_picked=[firm], note="新投产", justification=justification),
            lambda o: o.meetings.postpone(
                meeting.id,
                reason=PostponeReason.EMERGENCY,
                approver=dice.choice(["liu", "wang"]),
                starts_at=dice.choice([None, starts]),
                justification=justification,
                **common,
            ),
        ]
        there = [
            lambda o: o.proceedings.sign_in(meeting.id, unit=unit, **common),
            lambda o: o.proceedings.sign_in(meeting.id, enterprise=firm, name="王建国", **common),
        ]
        after = [
            lambda o: o.proceedings.raise_issue(meeting.id, enterprise=firm, text=text, category="food", **common),
            lambda o: o.proceedings.raise_issue(meeting.id, unit=unit, text=text, **common),
            lambda o: o.proceedings.raise_issue(meeting.id, case=case.number if case else "nowhere", **common),
            lambda o: o.proceedings.minute(meeting.id, text="会议纪要", **common),
            lambda o: o.proceedings.approve_minutes(meeting.id, approve=True, **common),
            lambda o: o.proceedings.resolve(meeting.id, resolutions=drafts, rulings=to_case, **common),
        ]
        if dice.random() < 0.03:
            return lambda o: o.meetings.cancel(meeting.id, reason=CancelReason.NOT_NEEDED, **common)
        return dice.choice(after if meeting.state is MeetingState.HELD else [*before, *there * 2, after[0]])

    @step()
    def ask_the_group(self, dice: Random) -> None:
        proposal, case = self.pick(dice, "proposal", lambda each: not each.decided_at), self.pick(dice, "case")
        due = self.ahead(dice)
        drafts = [ResolutionDraft(unit="market", text="修订办事指南", due_at=due)]
        rulings = [Ruling(case=case.id, task="取消重复材料", due_at=due)] if case else []
        if proposal is None or dice.random() < 0.4:
            cases = [case.id] if case else []
            self.attempt(
                self.someone(dice, "wang"), lambda o: o.proposals.submit(why="涉及两局", asked="请明确", cases=cases)
            )
            return
        self.attempt(
            self.someone(dice, "xie", "tan"),
            lambda o: o.proposals.decide(
                proposal.id, kind=DecisionKind.AGREED, text="由市场监管局牵头", resolutions=drafts, rulings=rulings
            ),
        )

    @step(times=3)
    def follow_a_resolution(self, dice: Random) -> None:
        found = self.pick(dice, "resolution", lambda each: each.is_open)
        if found is None:
            return
        at = self.late(dice)
        owner = HANDLER.get(found.unit, "wang")
        if found.state is ResolutionState.REPORTED and dice.random() < 0.8:
            done = dice.random() < 0.7
            doers = sorted(self.doers[RESOLUTION.stream(found.id)])
            person = dice.choice(doers) if doers and dice.random() < 0.4 else self.someone(dice, "wang", "zhao", owner)
            self.attempt(person, lambda o: o.resolutions.verify(found.id, done=done, note="现场核实", at=at))
        else:
            done, paper = dice.random() < 0.8, dice.choice([None, None, "zhao"])
            self.attempt(
                self.someone(dice, owner, "wang"),
                lambda o: o.resolutions.report(found.id, text="已安排", done=done, at=at, recorded_for=paper),
            )

    # -- visits -------------------------------------------------------------------------------------------------------

    @step()
    def visit(self, dice: Random) -> None:
        visit = self.pick(dice, "visit", lambda each: each.state is VisitState.PLANNED)
        unit = dice.choice(["market", "tax", "county-market"])
        person, at = self.someone(dice, HANDLER[unit], "wang"), self.late(dice)
        firm, day, justification = dice.choice(self.city.firms), self.ahead(dice).date(), dice.choice(JUSTIFIED)
        issues = tuple(
            VisitIssue(text="同一份材料交了两次", contact="王建国") for _ in range(dice.choice([0, 1, 1, 2]))
        )
        report = VisitReport(visitors=("li",), met=("王建国",), issues=issues, nothing_heard=not issues)
        if visit is None or dice.random() < 0.4:
            apart = dice.choice(["", "分别走访"])
            verbs = (
                lambda o: o.visits.plan(
                    firm, unit=unit, day=day, purpose="走访", apart=apart, justification=justification
                ),
                lambda o: o.visits.enter(
                    firm, report, unit=unit, purpose="走访", justification=justification, at=at or o.now
                ),
            )
        else:
            verbs = (
                lambda o: o.visits.hold(visit.id, report, justification=justification, at=at),
                lambda o: o.visits.hold(visit.id, report, justification=justification),
                lambda o: o.visits.join(visit.id, unit=unit),
                lambda o: o.visits.put_off(
                    visit.id, day=day, reason=NotHeld.ENTERPRISE, note="停产", justification=justification
                ),
                lambda o: o.visits.cancel(visit.id, reason=NotHeld.AGENCY, note="不去了"),
                lambda o: o.visits.add(visit.id, report),
            )
        self.attempt(person, dice.choice(verbs))

    # -- contacts and key contacts ------------------------------------------------------------------------------------

    @step()
    def contact(self, dice: Random) -> None:
        firm, day, justification = dice.choice(self.city.firms), self.some_day(dice), dice.choice(JUSTIFIED)
        log = self.city.record(f"contact-log/{firm}")
        known = [each.reference for each in log.contacts if each.state is ContactState.PLANNED] if log else []
        reference = dice.choice(known or ["nothing"])
        kind = dice.choice([ContactKind.CALL, ContactKind.REGULAR])
        verbs = (
            lambda o: o.contact_log.log(firm, kind=kind, unit="market", day=day, justification=justification),
            lambda o: o.contact_log.log(firm, kind=kind, unit="market", day=day, justification=justification),
            lambda o: o.contact_log.move(firm, reference, day, justification=justification),
            lambda o: o.contact_log.cancel(firm, reference),
            lambda o: o.contact_log.hold(firm, reference),
        )
        self.attempt(self.someone(dice, "li", "wang"), dice.choice(verbs))

    def some_day(self, dice: Random) -> date:
        return self.today + timedelta(days=dice.randint(-60, 20))

    @step(times=4)
    def keep_key_contacts(self, dice: Random) -> None:
        firm, other, seed = dice.choice(self.city.firms), dice.choice(self.city.firms), str(dice.randint(1, 9))
        drawn = self.pick(dice, "selection", lambda each: each.appointed_on is None)
        leader = self.pick(dice, "leader-contact")
        verbs = [
            lambda o: o.key_contacts.ask(firm, dice.choice([*Willingness])),
            lambda o: o.key_contacts.opt_out(firm),
            lambda o: o.key_contacts.opt_in(firm),
            lambda o: o.key_contacts.add(firm, reason="leading"),
            lambda o: o.key_contacts.remove(firm, reason="closed"),
            lambda o: o.selections.select(seed=seed),
            lambda o: o.selections.select(seed=seed, by_hand=[HandPick(enterprise=other, reason="leading")]),
            lambda o: o.leader_contacts.assign(o.leader_contacts.propose(["liu", "tan"], seed=seed)),
        ]
        if drawn:
            verbs += [lambda o: o.selections.appoint(drawn.id)] * 3
        if leader:
            verbs.append(lambda o: o.leader_contacts.log(leader.id, unit="united-front", justification="urgent"))
        self.attempt(self.someone(dice, "hu", "gao"), dice.choice(verbs))

    # -- policies -----------------------------------------------------------------------------------------------------

    @step()
    def push(self, dice: Random) -> None:
        number = dice.choice(sorted(AUDIENCES))
        policy = self.city.policies[number]
        if self.attempt(self.someone(dice, "wang"), lambda o: o.policies.push(policy)) is not None:
            self.check_pushed(number)

    @step(times=3)
    def tell_policies(self, dice: Random) -> None:
        number, firm, at = dice.choice(sorted(AUDIENCES)), dice.choice(self.city.firms), self.late(dice)
        policy = self.city.policies[number]
        verbs = [
            lambda o: o.policies.publish(policy, o.policies.rule(AUDIENCES[number][0])),
            lambda o: o.policies.relay(policy, association="chamber"),
            lambda o: o.policies.opt_out(firm),
            lambda o: o.policies.opt_in(firm),
        ]
        if dice.random() < 0.02:
            verbs = [lambda o: o.policies.withdraw(policy, reason=WithdrawalReason.REPLACED)]
        back = (
            lambda o: o.uptakes.receipt(policy, firm, ReceiptKind.CONFIRMED, method=DeliveryMethod.TELEPHONE, at=at),
            lambda o: o.uptakes.apply(policy, firm, at=at),
            lambda o: o.uptakes.grant(policy, firm, unit="market", amount="5万元", at=at),
        )
        if dice.random() < 0.7:
            self.attempt(self.someone(dice, "wang", "wang", "cai"), dice.choice(verbs))
        else:
            self.attempt(self.someone(dice, "li"), dice.choice(back))
