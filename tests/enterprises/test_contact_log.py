"""One log of contacts per enterprise, under one cap (M1.2)."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.access import SYSTEM, Actor, Context
from govliaison.enterprises import (
    CONTACT_LOG,
    ContactAsk,
    ContactKind,
    ContactLog,
    ContactLogs,
    ContactPlan,
    ContactRules,
    ContactState,
    Enterprises,
    cancel_contact,
    contact_moves,
    hold_contact,
    log_contact,
    move_contact,
)
from govliaison.errors import NotFoundError, RefusedError
from govliaison.ledger import Decision, Ledger, Reader, Stamp, reveal
from govliaison.values import Reading, Refusal

Table = Callable[..., Reading]
MOMENT = datetime(2026, 9, 28, 8, tzinfo=UTC)
STAMP = Stamp(effective_at=MOMENT, recorded_at=MOMENT, actor="li.na")
LI_NA = Actor(person="li.na", units=frozenset({"market"}), reader=Reader(tokens=frozenset({"unit:market"})))
SUN_LI = Actor(person="sun.li", units=frozenset({"tax"}), reader=Reader(tokens=frozenset({"unit:tax"})))
CONVENER = Actor(person="wang.fang", conveners=frozenset({"office"}), reader=Reader(tokens=frozenset({"convener"})))
TWICE = ContactPlan(cap=2)
DAY = date(2026, 9, 28)


def ask(reference: str = "visit/1", day: date = DAY, **said: object) -> ContactAsk:
    parts: dict[str, object] = {"enterprise": "e1", "kind": ContactKind.VISIT, "unit": "market", "by": LI_NA}
    return ContactAsk(reference=reference, day=day, **(parts | said))  # type: ignore[arg-type]


def fold(log: ContactLog | None, verdict: Decision | Refusal) -> ContactLog:
    assert isinstance(verdict, Decision)
    for event in verdict.events:
        log = CONTACT_LOG.evolve(log, event, STAMP)
    assert log is not None
    return log


def logged(*asks: ContactAsk, plan: ContactPlan = TWICE) -> ContactLog:
    log: ContactLog | None = None
    for each in asks:
        log = fold(log, log_contact(log, each, plan))
    assert log is not None
    return log


FULL = logged(ask("visit/1"), ask("symposium/1", kind=ContactKind.SYMPOSIUM, planned=True))


def test_contacts_of_all_kinds_fall_under_one_cap() -> None:
    survey = ask("survey/1", kind=ContactKind.SURVEY)
    assert log_contact(FULL, survey, TWICE) == Refusal.of("contact.above-cap", cap=2, number=2, period="2026Q3")
    assert len(logged(ask("visit/1"), ask("visit/2"), ask("visit/3"), plan=ContactPlan()).contacts) == 3


def test_a_contact_above_the_cap_is_justified_by_a_code_that_the_place_knows() -> None:
    justified = fold(FULL, log_contact(FULL, ask("visit/2", justification="urgent"), TWICE))
    assert [each.justification for each in justified.contacts] == [None, None, "urgent"]
    assert log_contact(FULL, ask("visit/2", justification="because"), TWICE) == Refusal.of(
        "contact.no-justification", justification="because", known="asked-for、urgent、statutory、instructed"
    )


def test_a_justification_that_nobody_needs_is_not_kept() -> None:
    assert logged(ask(justification="urgent")).contacts[0].justification is None


@pytest.mark.parametrize(
    ("per", "next_day"), [("month", date(2026, 10, 1)), ("quarter", date(2026, 10, 1)), ("year", date(2027, 1, 1))]
)
def test_the_cap_is_counted_in_periods(per: str, next_day: date) -> None:
    plan = ContactPlan(cap=1, per=per)  # type: ignore[arg-type]
    log = logged(ask(), plan=plan)
    assert isinstance(log_contact(log, ask("visit/2", next_day - timedelta(days=1)), plan), Refusal)
    assert isinstance(log_contact(log, ask("visit/2", next_day), plan), Decision)


def test_the_same_reference_twice_changes_nothing() -> None:
    assert log_contact(FULL, ask("visit/1", unit="tax", by=CONVENER), TWICE) == Decision(events=())


def test_a_unit_enters_its_own_contacts_and_conveners_those_of_all() -> None:
    assert log_contact(None, ask(by=SUN_LI), TWICE) == Refusal.of("contact.not-yours", person="sun.li", unit="market")
    assert isinstance(log_contact(None, ask(by=CONVENER), TWICE), Decision)
    theirs = Refusal.of("contact.not-yours", person="sun.li", unit="market")
    assert move_contact(FULL, "visit/1", date(2026, 9, 1), TWICE, by=SUN_LI) == theirs
    assert hold_contact(FULL, "symposium/1", by=SUN_LI) == theirs
    assert cancel_contact(FULL, "symposium/1", by=SUN_LI) == theirs


def test_a_planned_contact_takes_place_or_does_not() -> None:
    held = fold(FULL, hold_contact(FULL, "symposium/1", note=" 谈了用地 ", by=LI_NA))
    assert [each.state for each in held.contacts] == [ContactState.HELD, ContactState.HELD]
    assert reveal(held.contacts[1].note) == "谈了用地"
    assert hold_contact(held, "symposium/1", by=LI_NA) == Decision(events=())
    assert cancel_contact(held, "symposium/1", by=LI_NA) == Refusal.of(
        "contact.held", reference="symposium/1", day="2026-09-28"
    )
    cancelled = fold(FULL, cancel_contact(FULL, "symposium/1", by=LI_NA))
    assert cancelled.contacts[1].state is ContactState.CANCELLED
    assert cancel_contact(cancelled, "symposium/1", by=LI_NA) == Decision(events=())
    again = fold(cancelled, log_contact(cancelled, ask("symposium/1"), TWICE))
    assert [each.state for each in again.contacts] == [ContactState.HELD, ContactState.CANCELLED, ContactState.HELD]


def test_what_is_not_there_is_neither_moved_nor_held_nor_cancelled() -> None:
    unknown = Refusal.of("contact.unknown", reference="visit/9")
    for log in (None, FULL):
        assert move_contact(log, "visit/9", DAY, TWICE, by=LI_NA) == unknown
        assert hold_contact(log, "visit/9", by=LI_NA) == unknown
        assert cancel_contact(log, "visit/9", by=LI_NA) == unknown


def test_a_contact_is_moved_within_its_period_freely_and_into_a_full_one_with_a_justification() -> None:
    within = fold(FULL, move_contact(FULL, "visit/1", date(2026, 7, 1), TWICE, by=LI_NA))
    assert within.contacts[0].day == date(2026, 7, 1)
    assert move_contact(FULL, "visit/1", DAY, TWICE, by=LI_NA) == Decision(events=())
    later = fold(FULL, log_contact(FULL, ask("visit/2", date(2026, 10, 8)), TWICE))
    assert isinstance(move_contact(later, "visit/2", DAY, TWICE, by=LI_NA), Refusal)
    moved = fold(later, move_contact(later, "visit/2", DAY, TWICE, justification="instructed", by=LI_NA))
    assert (moved.contacts[2].day, moved.contacts[2].justification) == (DAY, "instructed")
    back = fold(moved, move_contact(moved, "visit/2", date(2026, 9, 1), TWICE, by=LI_NA))
    assert back.contacts[2].justification == "instructed"


def test_the_last_contact_is_the_last_that_took_place() -> None:
    log = logged(ask("visit/1", date(2026, 1, 5)), ask("visit/2", date(2026, 5, 5)), ask(day=DAY, planned=True))
    assert log.last_held(DAY) == date(2026, 5, 5)
    assert log.last_held(DAY, {"market"}) == date(2026, 5, 5)
    assert log.last_held(DAY, {"tax"}) is None
    assert log.last_held(date(2026, 5, 4)) == date(2026, 1, 5)
    assert log.last_held(date(2026, 1, 4)) is None


MOVES = st.tuples(
    st.sampled_from(["log", "plan", "hold", "cancel", "move"]),
    st.integers(0, 4),
    st.integers(0, 200),
    st.sampled_from([None, "urgent"]),
)


def act(log: ContactLog | None, verb: str, asked: ContactAsk, plan: ContactPlan) -> Decision | Refusal:
    if verb == "hold":
        return hold_contact(log, asked.reference, by=LI_NA)
    if verb == "cancel":
        return cancel_contact(log, asked.reference, by=LI_NA)
    if verb == "move":
        return move_contact(log, asked.reference, asked.day, plan, justification=asked.justification, by=LI_NA)
    return log_contact(log, asked, plan)


@given(st.lists(MOVES, max_size=25), st.integers(1, 3))
def test_whatever_happens_no_contact_lies_above_the_cap_unjustified(
    moves: list[tuple[str, int, int, str | None]], cap: int
) -> None:
    plan = ContactPlan(cap=cap, per="month")
    log: ContactLog | None = None
    for verb, number, offset, justification in moves:
        reference, day = f"visit/{number}", date(2026, 1, 1) + timedelta(days=offset)
        verdict = act(log, verb, ask(reference, day, planned=verb == "plan", justification=justification), plan)
        for event in verdict.events if isinstance(verdict, Decision) else ():
            log = CONTACT_LOG.evolve(log, event, STAMP)
        standing = log.standing if log else ()
        assert len({each.reference for each in standing}) == len(standing)
        for each in standing:
            unjustified = [x for x in standing if x.day.month == each.day.month and x.justification is None]
            assert len(unjustified) <= cap


def test_who_sees_what_of_a_log() -> None:
    log = logged(
        ask("visit/1", region="990203"),
        ask("finding/1", kind=ContactKind.SUPERVISION, unit="office", by=CONVENER),
        ask("survey/1", kind=ContactKind.SURVEY, unit="office", by=CONVENER),
        plan=ContactPlan(),
    )
    seen = {
        token: [each.reference for each in CONTACT_LOG.show(log, Reader(tokens=frozenset({token}))).contacts]
        for token in ("convener", "administrator", "enterprise:e1", "region:990203", "unit:market", "unit:office")
    }
    everything = ["visit/1", "finding/1", "survey/1"]
    assert seen == {
        "convener": everything,
        "administrator": everything,
        "enterprise:e1": everything,
        "region:990203": ["visit/1", "survey/1"],
        "unit:market": ["visit/1"],
        "unit:office": ["finding/1", "survey/1"],
    }
    assert CONTACT_LOG.index(log).audience == frozenset(seen)
    nowhere = attrs.evolve(log, region=None)
    assert CONTACT_LOG.show(nowhere, Reader(tokens=frozenset({"region:990203"}))).contacts == ()
    assert "region:990203" not in CONTACT_LOG.index(nowhere).audience


# -- the desk ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def enterprise(desk: Enterprises, table: Table) -> str:
    row = {"name": "星光食品有限公司", "credit_code": "91110000600037341L", "area_code": "990203"}
    desk.import_rows(table(row))
    return next(iter(desk.list())).id


@pytest.fixture
def logs(ledger: Ledger) -> Callable[[Actor], ContactLogs]:
    def make_stamp(actor: Actor, effective_at: datetime | None) -> Stamp:
        now = ledger.time.now()
        return Stamp(effective_at=effective_at or now, recorded_at=now, actor=actor.person)

    def open_desk(actor: Actor) -> ContactLogs:
        context = Context(ledger=ledger, actor=actor, make_stamp=make_stamp)
        return ContactLogs(context, lambda _region: ContactRules(plan=TWICE), ZoneInfo("Asia/Shanghai"))

    return open_desk


def test_contacts_are_logged_moved_held_and_cancelled(
    logs: Callable[[Actor], ContactLogs], enterprise: str, ledger: Ledger
) -> None:
    desk = logs(LI_NA)
    first = desk.log(enterprise, kind=ContactKind.CALL, unit="market", note="问是否续证").contacts[0]
    assert (first.day, first.state, reveal(first.note)) == (DAY, ContactState.HELD, "问是否续证")
    desk.log(enterprise, kind=ContactKind.VISIT, unit="market", day=date(2026, 9, 30), reference="visit/1")
    assert desk.get(enterprise).contacts[1].state is ContactState.PLANNED
    with pytest.raises(RefusedError, match=r"contact\.above-cap"):
        desk.log(enterprise, kind=ContactKind.VISIT, unit="market", reference="visit/2")
    desk.move(enterprise, "visit/1", date(2026, 9, 29))
    desk.cancel(enterprise, "visit/1")
    log = desk.log(enterprise, kind=ContactKind.VISIT, unit="market", day=date(2026, 9, 1), reference="visit/1")
    assert [each.state.value for each in log.contacts] == ["held", "cancelled", "held"]
    assert log.region == "990203"
    late = ledger.store.entries(f"contact-log/{enterprise}")[-1].entry
    assert late.effective_at < late.recorded_at
    planned = desk.log(enterprise, kind=ContactKind.REGULAR, unit="market", day=date(2026, 10, 9), reference="r/1")
    assert planned.contacts[-1].state is ContactState.PLANNED
    assert desk.hold(enterprise, "r/1").contacts[-1].state is ContactState.HELD


def test_a_log_that_nobody_began_is_empty_for_whoever_sees_the_enterprise(
    logs: Callable[[Actor], ContactLogs], enterprise: str
) -> None:
    assert logs(CONVENER).get(enterprise).contacts == ()
    with pytest.raises(NotFoundError):
        logs(LI_NA).get(enterprise)
    logs(LI_NA).log(enterprise, kind=ContactKind.CALL, unit="market")
    assert len(logs(LI_NA).get(enterprise).contacts) == 1
    with pytest.raises(NotFoundError):
        logs(SUN_LI).get(enterprise)


def test_nobody_contacts_what_is_not_in_the_base(logs: Callable[[Actor], ContactLogs]) -> None:
    for verb in (
        partial(logs(SYSTEM).log, kind=ContactKind.CALL, unit="market"),
        partial(logs(SYSTEM).move, reference="visit/1", day=DAY),
        partial(logs(SYSTEM).hold, reference="visit/1"),
        partial(logs(SYSTEM).cancel, reference="visit/1"),
    ):
        with pytest.raises(NotFoundError, match=r"enterprise\.unknown"):
            verb("nobody")


def test_many_logs_move_in_one_commit_or_none_does(ledger: Ledger, enterprise: str) -> None:
    verbs = {e: partial(log_contact, ask=ask("symposium/1", enterprise=e), plan=TWICE) for e in (enterprise, "e2")}
    ledger.commit(contact_moves(ledger, verbs, STAMP))
    assert contact_moves(ledger, verbs, STAMP) == ()
    theirs = {"e2": partial(log_contact, ask=ask("visit/7", enterprise="e2", by=SUN_LI), plan=TWICE)}
    with pytest.raises(RefusedError, match=r"contact\.not-yours"):
        contact_moves(ledger, theirs, STAMP)
