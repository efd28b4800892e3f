"""
Every verb on a case by everybody in any order at any time, by two persons at once too; after each, what must hold is checked.
"""

import tomllib
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import attrs
from case_moves import (
    ANYTHING,
    BY_CONVENER,
    BY_HAND,
    CHOICES,
    DISPATCH,
    HOLDING,
    LADDER,
    LAST,
    LIKELY,
    REPLY,
    REVIEWED,
    RIGHT,
    By,
    Move,
    people,
)
from case_truths import CaseTruths
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, rule

from govliaison.cases import (
    CASE,
    AskedBy,
    Case,
    CaseCare,
    CasePolicy,
    Cases,
    CaseState,
    Classifying,
    GivenLimits,
    Instructions,
    Merging,
    Milestones,
    Objections,
    RefusalReason,
    ReopenReason,
    Solved,
    Supervising,
    Urgency,
)
from govliaison.deadlines import OF_DESK, Criterion, Limits, Stage, parse_rule_pack
from govliaison.errors import NotFoundError, RefusedError
from govliaison.ledger import Batch, Broken, Store, reveal, verify
from govliaison.texts import CATALOGUE
from govliaison.values import to_micros

LEFT_BEHIND: dict[str, Move] = {
    "tasks": (CaseCare.add_task, {"text": "整改", "due_in": 300}),
    "second person": (Milestones.take, {"stage": Stage.VERIFY, "note": "情况属实", "recorded_for": "li"}),
}
EARLY = (CaseState.SUBMITTED, CaseState.ADMITTED, CaseState.DISPATCHED, CaseState.HANDLING, CaseState.DEFERRED)


class Interrupted:
    """A store to which somebody else comes first, once, when whoever uses it is about to write."""

    def __init__(self, store: Store, meanwhile: Callable[[], None]) -> None:
        self._store = store
        self._meanwhile: Callable[[], None] | None = meanwhile

    def commit(self, batch: Batch) -> Any:
        meanwhile, self._meanwhile = self._meanwhile, None
        if meanwhile is not None:
            meanwhile()
        return self._store.commit(batch)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


def next_when_answered(record: Case, skip: str) -> Move:
    """Name what leads from an answer to close-out."""
    if record.open_duties and skip != "parts":
        return CaseCare.release, {"unit": record.open_duties[0].unit, "note": "不再需要"}
    if record.open_tasks and skip != "tasks":
        return CaseCare.finish_task, {"task": record.open_tasks[0].number}
    if record.open_instructions:
        return Instructions.report_back, {"instruction": record.open_instructions[0].number, "text": "已办结"}
    if any(reply.delivered_at is None and reply.undeliverable is None for reply in record.replies):
        return Cases.deliver, {"answer": LAST, "undeliverable": "查无此人"}
    return Cases.request_close_out, {}


class CaseMachine(CaseTruths, RuleBasedStateMachine):
    """Every verb by everybody in any order at any time, wrong calls included."""

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

    @initialize(target=cases, confidential=st.booleans())
    def begin(self, *, confidential: bool) -> str:
        return str(self.world.submit(order="o0", confidential=confidential).id)

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
            who = by if choice % 4 == 0 else By(self.right_person(record, verb, asked), by.hours)
            self.world.wait(hours=1)
            self.attempt(case, who, verb, asked)

    @rule(
        case=cases,
        held=st.sampled_from(HOLDING),
        hours=st.sampled_from([24, 100, 100, 1000]),
        resume=st.sampled_from([True, True, False]),
    )
    def wait_upon(self, case: str, held: Move, hours: int, *, resume: bool) -> None:
        """Do something after which time alone goes on, let it pass, and look what became due; pauses end by hand, too."""
        case = self.handled(case)
        self.attempt(case, By(self.right_person(self.world.record(case), *held), 0), *held)
        self.world.wait(hours=hours)
        self.sweep()
        record = self.world.record(case)
        if record.pause and resume:
            self.attempt(case, By(self.right_person(record, CaseCare.resume, {}), 0), CaseCare.resume, {})

    @rule(case=cases, person=st.sampled_from(["li", "qian"]))
    def recuse(self, case: str, person: str) -> None:
        """Have somebody of the unit that handles it see no more of it."""
        self.attempt(self.handled(case), By("wang", 0), CaseCare.recuse, {"person": person, "note": "亲属"})

    @rule(case=cases, who=st.tuples(people, people), choices=st.tuples(CHOICES, CHOICES))
    def act_at_once(self, case: str, who: tuple[By, By], choices: tuple[int, int]) -> None:
        """Let somebody finish while somebody else is about to write; the second decides again on what it is by then."""
        record = self.world.record(case)
        first, second = (LIKELY[record.state][choice % len(LIKELY[record.state])] for choice in choices)
        quick, slow = (
            By(self.right_person(record, *move), by.hours) if choice % 4 else by
            for by, choice, move in zip(who, choices, (first, second), strict=True)
        )
        self.world.wait(hours=1)
        ledger, heads = self.world.ledger, [self.world.store.head()]

        def meanwhile() -> None:
            self.world.ledger = ledger
            self.attempt(case, quick, *first)
            heads.append(self.world.store.head())

        self.world.ledger = self.world.make_ledger(Interrupted(self.world.store, meanwhile))
        try:
            done = self.done(case, slow, *second)
        finally:
            self.world.ledger = ledger
        erases = second[1].get("reason") is RefusalReason.CLASSIFIED  # first, so that nothing of it is left by a kill
        assert done or erases or heads[-1] == self.world.store.head()
        self.check(case)

    @rule(
        master=cases,
        others=st.lists(cases, min_size=1, max_size=2),
        by=people | st.just(By("wang", 0)),
        sure=st.sampled_from([True, True, False]),
    )
    def merge(self, master: str, others: list[str], by: By, *, sure: bool) -> None:
        self.attempt(master, by, Merging.merge, {"others": others, "no_new_facts": sure})
        for other in others:
            self.check(other)

    @rule(target=cases, master=cases)
    def take_another(self, master: str) -> str:
        """Submit the same matter again, and merge it."""
        return self.merge_another(master)

    def merge_another(self, master: str) -> str:
        other = self.another()
        self.attempt(master, By("wang", 0), Merging.merge, {"others": [other], "no_new_facts": True})
        self.check(other)
        return other

    @rule(target=cases, master=cases, ending=st.sampled_from(["withdrawn", "withdrawn while a leader waits", "closed"]))
    def end_with_a_follower(self, master: str, ending: str) -> str:
        """Merge another into it, and end it: withdrawn, or closed – and taken up again, and closed again."""
        other: str = self.merge_another(master)
        if ending != "closed":
            if ending != "withdrawn":
                self.attempt(master, By("wang", 0), *HOLDING[-1])
            asked = {"asked_by": AskedBy.APPLICANT, "note": "不办了"}
            person = self.right_person(self.world.record(master), CaseCare.withdraw, asked)
            self.attempt(master, By(person, 0), CaseCare.withdraw, asked)
        else:
            self.bring(master, CaseState.CLOSED)
            self.attempt(master, By("wang", 0), CaseCare.reopen, {"reason": ReopenReason.REBOUND, "note": "又发生了"})
            self.bring(master, CaseState.CLOSED)
        self.check(other)
        return other

    @rule(case=cases, by=people | st.just(By("wang", 0)))
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

    @rule(
        case=cases,
        state=st.sampled_from([CaseState.ANSWERED, CaseState.REQUESTED, CaseState.AUDITED, CaseState.CLOSED]),
        persons=st.lists(st.sampled_from([None, None, None, None, "wang", "zhao"]), min_size=9, max_size=9),
        lost=st.sampled_from([False, False, True]),
        skip=st.sampled_from(["", "", "parts", "criteria", "confirming", "tasks"]),
    )
    def bring_on(self, case: str, state: CaseState, persons: list[str | None], *, lost: bool, skip: str) -> None:
        """Bring it to a later state; conveners may type in what units did, and then try to audit it themselves."""
        self.bring(case, state, persons, lost=lost, skip=skip)

    @rule(case=cases)
    def close(self, case: str) -> None:
        """Bring it to its close-out the straight way."""
        self.bring(case, CaseState.CLOSED)

    @rule(skip=st.sampled_from(["parts", "tasks", "criteria", "confirming", "second person"]))
    def close_early(self, skip: str) -> None:
        """Bring a case there past what it lacks: somebody helps yet, something is to be done still, nobody else looked at it…"""
        case = self.another()
        if skip in LEFT_BEHIND:
            self.bring(case, CaseState.HANDLING)
            self.attempt(case, By("wang", 0), *LEFT_BEHIND[skip])
        self.bring(case, CaseState.CLOSED, lost=skip == "confirming", skip=skip)

    @rule(case=cases)
    def hear_bad_news(self, case: str) -> None:
        """Be told, when it is called back, that nothing is solved."""
        self.bring(case, CaseState.AUDITED)
        if self.world.record(case).state is CaseState.AUDITED:
            caller = self.right_person(self.world.record(case), Cases.call_back, {})
            self.attempt(case, By(caller, 0), Cases.call_back, {"reached": True, "solved": Solved.NO})

    def another(self) -> str:
        return str(self.world.submit(order=f"o{self.world.sent}").id)

    def handled(self, case: str) -> str:
        """Have it handled, or another one if it is past that."""
        record = self.world.record(case)
        if record.state is CaseState.CLOSED:
            self.attempt(case, By("wang", 0), CaseCare.reopen, {"reason": ReopenReason.REBOUND, "note": "又发生了"})
        elif record.state not in EARLY:
            case = self.another()
        self.bring(case, CaseState.HANDLING)
        return case

    def bring(
        self,
        case: str,
        state: CaseState,
        persons: Sequence[str | None] = (None,) * 9,
        *,
        lost: bool = False,
        skip: str = "",
    ) -> None:
        for person in persons:
            record = self.world.record(case)
            if record.state is state or not record.state.is_open:
                return
            self.world.wait(hours=1)
            verb, asked = self.next_move(record, lost=lost, skip=skip)
            self.attempt(case, By(person or self.right_person(record, verb, asked), 0), verb, asked)

    @staticmethod
    def next_move(record: Case, *, lost: bool, skip: str) -> Move:
        """Name what leads on towards close-out, the answer told by hand or lost; something may be left out."""
        if any(start.stage is Stage.SECOND_REVIEW for start in record.running_starts):
            return REVIEWED
        if record.state is CaseState.ANSWERED:
            return next_when_answered(record, skip)
        approved = Criterion.APPROVED in record.met or skip == "criteria"
        moves: dict[CaseState, Move] = {
            CaseState.DISPATCHED: (Cases.sign_for, {}),
            CaseState.HANDLING: (Cases.answer, REPLY | ({} if lost else BY_HAND)),
            CaseState.REQUESTED: (Cases.audit, {"approve": True, "confirm_undeliverable": skip != "confirming"})
            if approved
            else (CaseCare.certify, {"criterion": Criterion.APPROVED, "note": "主任批准"}),
            CaseState.AUDITED: (Cases.call_back, {"reached": True, "solved": Solved.YES}),
            CaseState.DEFERRED: (CaseCare.resume, {}),
            CaseState.MERGED: (Merging.unmerge, {}),
        }
        return moves.get(record.state, DISPATCH[0 if skip == "parts" else -1])

    def attempt(self, case: str, by: By, verb: Callable[..., Case], asked: dict[str, Any]) -> None:
        """Try a verb; what is refused is refused with words and changes nothing."""
        before = self.world.store.head()
        assert self.done(case, by, verb, asked) or before == self.world.store.head()
        self.check(case)

    def done(self, case: str, by: By, verb: Callable[..., Case], asked: dict[str, Any]) -> bool:
        """Call a verb, and tell whether it was done."""
        at = self.world.now - timedelta(hours=by.hours)
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
            Classifying: self.world.classifying,
            Supervising: self.world.supervising,
            Milestones: self.world.milestones,
            Objections: self.world.objections,
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
            assert refused.code in CATALOGUE  # noqa: PT017 - and nothing else may be raised
            return False
        return True

    @staticmethod
    def right_person(record: Case, verb: Callable[..., Case], asked: dict[str, Any]) -> str:
        """Name somebody who may well do it."""
        with_unit = record.state in (CaseState.DISPATCHED, CaseState.HANDLING, CaseState.ANSWERED)
        of_unit = asked.get("stage") not in OF_DESK
        if with_unit and of_unit and verb not in (*BY_CONVENER, *vars(Instructions).values()):
            return RIGHT.get(asked.get("unit") or record.lead, "zhao")
        return "zhao" if "wang" in record.handlers else "wang"

    def known(self) -> list[str]:
        return [stream.removeprefix("case/") for stream in self.world.store.streams("case", "", 1000)]

    def teardown(self) -> None:
        assert [] == [broken for broken in verify(self.world.ledger) if isinstance(broken, Broken)]
        self.world.store.close()
