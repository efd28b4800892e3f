"""What people do with cases and ratings in a month."""

from datetime import timedelta
from random import Random
from typing import Any

import attrs
from months_steps import Steps, step
from months_world import HANDLER

from govliaison.cases import (
    AskedBy,
    Case,
    CaseKind,
    CaseState,
    DeliveryMethod,
    Grade,
    Outcome,
    RefusalReason,
    ReopenReason,
    ReturnReason,
    Solved,
    Submission,
)
from govliaison.deadlines import PauseReason
from govliaison.liaison import Office
from govliaison.ratings import AppealReason, GivenRating, RatingState, Verdict

ANSWER = "已为企业办理完毕，无需重复提交。"
LEADS = ("market", "market", "tax", "market-window", "county-market", "far-county", "nowhere")


def next_step(dice: Random, case: Case, office: Office) -> Any:  # noqa: C901, PLR0911, PLR0912 - a table of states
    """Do what may well come next in the life of a case."""
    desk, care, now = office.cases, office.case_care, office.now
    match case.state:
        case CaseState.SUBMITTED | CaseState.ADMITTED:
            if dice.random() < 0.05:
                return desk.refuse(case.id, reason=RefusalReason.NOT_SPECIFIC)
            lead = "county-market" if case.region == "990102" else dice.choice(LEADS)
            return desk.dispatch(case.id, lead=lead)
        case CaseState.DISPATCHED:
            if dice.random() < 0.2:
                return desk.return_(case.id, reason=ReturnReason.NOT_COMPETENT, note="不属本单位职责")
            return desk.sign_for(case.id)
        case CaseState.HANDLING:
            if dice.random() < 0.15:
                return desk.measure(case.id, text="现场核查")
            outcome = dice.choice([Outcome.SOLVED, Outcome.SOLVED, Outcome.EXPLAINED, Outcome.PLANNED])
            said = {"method": DeliveryMethod.TELEPHONE, "delivered_at": now} if dice.random() < 0.8 else {}
            return desk.answer(case.id, text=ANSWER, outcome=outcome, **said)
        case CaseState.ANSWERED:
            if case.open_tasks:
                return care.finish_task(case.id, task=case.open_tasks[0].number)
            if case.open_instructions:
                return office.instructions.report_back(case.id, text="已办结", instruction=1)
            if case.reply and case.reply.delivered_at is None:
                return desk.deliver(case.id, answer=len(case.answers), method=DeliveryMethod.TELEPHONE)
            return desk.request_close_out(case.id)
        case CaseState.REQUESTED:
            return desk.audit(case.id, approve=dice.random() < 0.9)
        case CaseState.AUDITED:
            return desk.call_back(case.id, reached=True, solved=dice.choice([Solved.YES, Solved.YES, Solved.NO]))
        case CaseState.CLOSED:
            return care.reopen(case.id, reason=ReopenReason.REBOUND, note="又发生了")
        case CaseState.MERGED:
            return office.merging.unmerge(case.id)
        case _:
            return care.resume(case.id)


class CaseSteps(Steps):
    """Cases come, twice at times, go on, are merged and put off; ratings come, and are put right or appealed."""

    said: list[Submission]
    rated: list[GivenRating]

    @step()
    def submit(self, dice: Random) -> None:
        self.come_in(dice)

    def come_in(self, dice: Random) -> None:
        firm = dice.choice([None, *self.city.firms])
        said = Submission(
            channel=dice.choice(["portal", "hotline", "hall"]),
            source_id=f"S{len(self.said)}",
            received_at=self.late(dice) or self.city.clock.moment,
            title="换证要交两次材料",
            text=f"同一份材料交了两次，第{len(self.said)}件",
            kind=dice.choice([None, CaseKind.COMPLAINT, CaseKind.CONSULTATION]),
            category=dice.choice(["", "food"]),
            region=dice.choice([None, None, "990102", "990103"]),
            enterprise=firm,
            confidential=dice.random() < 0.1,
            contact="张建国",
            phone="0999-7000001",
        )
        case = self.attempt(self.someone(dice, "wang", "zhao"), lambda office: office.cases.submit(said))
        if case is not None:
            self.said.append(said)

    @step()
    def submit_again(self, dice: Random) -> None:
        if self.said:
            said = dice.choice(self.said)
            again = attrs.evolve(said, received_at=self.city.clock.moment)
            self.attempt("wang", lambda office: office.cases.submit(again))

    @step()
    def file_for_members(self, dice: Random) -> None:
        said = Submission(
            channel="association",
            source_id=f"X{self.city.clock.made}",
            received_at=self.city.clock.moment,
            text="会员企业反映展会补贴标准不一",
        )
        firms = dice.sample(self.city.firms, dice.randint(1, 2))
        person = self.someone(dice, "cai")
        self.attempt(person, lambda office: office.filing.file(said, association="chamber", enterprises=firms))

    @step()
    def go_on(self, dice: Random) -> None:
        """Take a case some steps further, mostly by who should."""
        case = self.pick(dice, "case", lambda each: each.state.is_open)
        for _ in range(dice.randint(3, 14)):
            if case is None:
                return
            self.city.clock.moment += timedelta(minutes=dice.choice([5, 90]))
            record, person = case, self.someone(dice, *[self.worker(case)] * 3, "wang")
            self.attempt(person, lambda office, record=record: next_step(dice, record, office))  # type: ignore[misc]
            case = self.city.record(f"case/{case.id}")
            if not case.state.is_open:
                return

    @step()
    def care(self, dice: Random) -> None:
        """Do something else with a case, late at times."""
        case = self.pick(dice, "case", lambda each: each.state.is_open)
        if case is None:
            return
        at, due = self.late(dice), self.ahead(dice)
        other = self.pick(dice, "case", lambda each: each.id != case.id)
        verbs = (
            lambda o: o.case_care.add_task(case.id, text="修改办事指南", due_at=due, at=at),
            lambda o: o.case_care.withdraw(case.id, asked_by=AskedBy.APPLICANT, note="不办了", at=at),
            lambda o: o.case_care.pause(case.id, reason=PauseReason.SUPPLEMENT, note="补正", until=due, at=at),
            lambda o: o.case_care.transfer(case.id, lead=dice.choice(LEADS), note="转办", at=at),
            lambda o: o.case_care.involve(case.id, unit=dice.choice(LEADS), note="请配合", at=at),
            lambda o: o.case_care.recuse(case.id, person=dice.choice(["li", "zhao"]), note="亲属", at=at),
            lambda o: o.cases.interim(case.id, text="正在核实", next_at=due, at=at),
            lambda o: o.cases.audit(case.id, approve=True, at=at),
            lambda o: o.cases.dispatch(case.id, lead=dice.choice(LEADS), at=at),
            lambda o: o.merging.merge(case.id, [other.id], no_new_facts=True, at=at),
            lambda o: o.instructions.instruct(
                case.id, leader="某领导", post="副市长", text="请督办", day=self.today, due_at=due, at=at
            ),
        )
        self.attempt(self.someone(dice, "wang", self.worker(case)), dice.choice(verbs))

    # -- ratings and surveys ------------------------------------------------------------------------------------------

    @step()
    def rate(self, dice: Random) -> None:
        said = GivenRating(
            channel="rating",
            source_id=f"PJ{len(self.rated)}",
            rated_at=self.late(dice) or self.city.clock.moment,
            grade=dice.choice([*Grade]),
            unit=dice.choice(["market-window", "market", "tax", "data-bureau", "county-market"]),
            enterprise=dice.choice([None, *self.city.firms]),
            name="王建国",
            phone="13900001111",
            text="排队两小时",
        )
        if dice.random() < 0.3 and self.rated:
            said = dice.choice(self.rated)
        else:
            self.rated.append(said)
        self.attempt("wang", lambda office: office.ratings.give(said))

    @step(times=3)
    def mend_rating(self, dice: Random) -> None:
        rating = self.pick(dice, "rating", lambda each: each.state is RatingState.OPEN)
        if rating is None:
            return
        at = self.late(dice)
        person = self.someone(dice, HANDLER.get(rating.unit, "wang"), "wang")
        verbs = (
            lambda o: o.ratings.contact(rating.id, reached=True, verdict=Verdict.REASONABLE, at=at),
            lambda o: o.ratings.rectify(rating.id, text="增开两个窗口", at=at),
            lambda o: o.ratings.rate_again(rating.id, grade=dice.choice([*Grade]), at=at),
            lambda o: o.ratings.appeal(rating.id, reason=AppealReason.MISTAKEN, note="点错了", at=at),
            lambda o: o.ratings.decide_appeal(rating.id, uphold=dice.random() < 0.5, note="已核实", at=at),
        )
        self.attempt(person, dice.choice(verbs))

    @step()
    def survey(self, dice: Random) -> None:
        period = dice.choice(["2026Q2", "2026Q3"])
        firms = dice.sample(self.city.firms, 2)
        item = str(dice.randint(1, 3))
        verbs = (
            lambda o: o.surveys.define("gain", question="总体满意吗？", population="信息库内企业"),
            lambda o: o.surveys.ask("gain", period=period, enterprises=firms),
            lambda o: o.surveys.enter_result("gain", period=period, asked=9, answers={Grade.SATISFIED: 5}),
            lambda o: o.surveys.open_case("gain", period=period, item=item, text="希望增加夜间办理"),
        )
        self.attempt(self.someone(dice, "gao", "wang"), dice.choice(verbs))
