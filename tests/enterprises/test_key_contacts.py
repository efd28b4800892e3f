"""Key contacts as people work with them: lists drawn, appointed and explained, and enterprises one by one (M1.1, M1.2)."""

from collections.abc import Callable, Collection
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.access import SYSTEM, Actor, Context
from govliaison.enterprises import (
    KEY_CONTACT,
    ContactKind,
    ContactLogs,
    ContactPlan,
    ContactRules,
    Enterprises,
    HandPick,
    KeyContact,
    KeyContacts,
    KeyTerm,
    SelectionPlan,
    Selections,
    Willingness,
    due_contacts,
    overdue_contacts,
)
from govliaison.enterprises.key_contacts import EndedBy, months_after
from govliaison.errors import NotFoundError, RefusedError
from govliaison.ledger import ERASURE, Ledger, Reader, Stamp, erase
from govliaison.values import Reading, Reason

Table = Callable[..., Reading]
ZONE = ZoneInfo("Asia/Shanghai")
TODAY = date(2026, 9, 28)
CODES = (
    "91110000600037341L",
    "914403001922038216",
    "91410000170001401D",
    "9144030071526726XG",
    "91440300708461136T",
    "91440300192317458F",
)
KEEPER = Actor(
    person="wang.fang",
    units=frozenset({"front"}),
    conveners=frozenset({"front"}),
    reader=Reader(tokens=frozenset({"convener"})),
)
OTHER = Actor(
    person="zhao.min",
    units=frozenset({"bureau"}),
    conveners=frozenset({"bureau"}),
    reader=Reader(tokens=frozenset({"convener"})),
)
STRANGER = Actor(person="li.na", units=frozenset({"market"}), reader=Reader(tokens=frozenset({"unit:market"})))
PLAN = ContactPlan(
    cap=4,
    interval_days=30,
    selection=SelectionPlan(places=2, reserves=1, sme_floor=50, stay_months=12, rest_months=6),
)


class Desks:
    """The desks of this room over one ledger, for whoever works there."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.raised: dict[str, int] = {}
        self.asked: list[tuple[datetime, datetime, frozenset[str]]] = []
        self.plan = PLAN

    def rules(self, _region: str | None) -> ContactRules:
        return ContactRules(plan=self.plan, keepers=frozenset({"front"}))

    def matters(self, since: datetime, before: datetime, unknown: Collection[str]) -> dict[str, int]:
        self.asked.append((since, before, frozenset(unknown)))
        return self.raised

    def context(self, actor: Actor) -> Context:
        def make_stamp(who: Actor, effective_at: datetime | None) -> Stamp:
            now = self.ledger.time.now()
            return Stamp(effective_at=effective_at or now, recorded_at=now, actor=who.person)

        return Context(ledger=self.ledger, actor=actor, make_stamp=make_stamp)

    def key(self, actor: Actor = KEEPER) -> KeyContacts:
        return KeyContacts(self.context(actor), self.rules, home="990200", zone=ZONE)

    def lists(self, actor: Actor = KEEPER) -> Selections:
        return Selections(self.context(actor), self.rules, home="990200", zone=ZONE, matters=self.matters)

    def logs(self, actor: Actor = KEEPER) -> ContactLogs:
        return ContactLogs(self.context(actor), self.rules, ZONE)


@pytest.fixture
def desks(ledger: Ledger) -> Desks:
    return Desks(ledger)


@pytest.fixture
def firms(desk: Enterprises, table: Table) -> list[str]:
    """Bring in four private enterprises of the place, the first ones larger, a state-owned one, and one of elsewhere."""
    rows = [
        {
            "name": f"第{n}食品有限公司",
            "credit_code": code,
            "area_code": "980101" if n == 5 else "990203",
            "control": "1" if n == 4 else "3",
            "industry": "C13",
            "employees": str(40 - n),
            "revenue": "5000万元",
            "state": "存续",
        }
        for n, code in enumerate(CODES)
    ]
    desk.import_rows(table(*rows))
    return [desk.by_code(code).id for code in CODES]


# -- lists ------------------------------------------------------------------------------------------------------------


def test_a_list_is_drawn_and_appointed(desks: Desks, firms: list[str]) -> None:
    found = desks.lists().select(seed="2026")
    assert [each.enterprise for each in found.drawn.picks] == firms[:2]
    assert [each.enterprise for each in found.drawn.reserves] == [firms[2]]
    assert (found.drawn.considered, found.drawn.eligible, found.shortages) == (5, 4, ())
    assert [(each.code, each.number) for each in found.drawn.rejected] == [("key.not-private", 1)]
    assert desks.key().list() == ()
    appointed = desks.lists().appoint(found.id)
    assert (appointed.appointed_on, appointed.replaced) == (TODAY, ())
    assert [each.enterprise for each in desks.key().list()] == firms[:2]
    assert desks.key().get(firms[0]).terms == (KeyTerm(place="990200", since=TODAY, selection=found.id),)
    assert desks.lists().get() == desks.lists().get(found.id) == appointed
    with pytest.raises(RefusedError, match=r"selection\.appointed"):
        desks.lists().appoint(found.id)


def test_the_same_seed_draws_the_same_list(desks: Desks, firms: list[str]) -> None:
    assert len(firms) == 6
    first, again, other = (desks.lists().select(seed=seed, places=3).drawn for seed in ("a", "a", "b"))
    assert attrs.evolve(again, selection=first.selection) == first
    assert other.fingerprint == first.fingerprint


def test_only_the_units_that_may_choose(desks: Desks, firms: list[str]) -> None:
    found = desks.lists().select()
    for actor in (OTHER, SYSTEM):
        with pytest.raises(RefusedError, match=r"selection\.not-keeper"):
            desks.lists(actor).select()
        with pytest.raises(RefusedError, match=r"selection\.not-keeper"):
            desks.lists(actor).appoint(found.id)
        with pytest.raises(RefusedError, match=r"selection\.not-keeper"):
            desks.key(actor).add(firms[0], reason="leading")
        with pytest.raises(RefusedError, match=r"selection\.not-keeper"):
            desks.key(actor).remove(firms[0])
    with pytest.raises(NotFoundError):
        desks.lists(STRANGER).appoint(found.id)
    with pytest.raises(NotFoundError, match=r"selection\.none"):
        desks.lists(STRANGER).get()


def test_a_reserve_follows_who_opted_out_meanwhile(desks: Desks, firms: list[str]) -> None:
    found = desks.lists().select(seed="2026")
    desks.key().opt_out(firms[0])
    desks.key().opt_out(firms[1])
    appointed = desks.lists().appoint(found.id)
    gone = Reason.of("key.opted-out", day="2026-09-28")
    assert [(each.enterprise, each.reason, each.by) for each in appointed.replaced] == [
        (firms[0], gone, firms[2]),
        (firms[1], gone, None),
    ]
    assert appointed.final == (firms[2],)
    assert [each.enterprise for each in desks.key().list()] == [firms[2]]


def test_the_next_list_lets_go_who_is_not_on_it_and_who_served_long_makes_room(desks: Desks, firms: list[str]) -> None:
    desks.lists().appoint(desks.lists().select(day=date(2025, 9, 28)).id)
    desks.key().remove(firms[1], day=date(2026, 1, 1))
    second = desks.lists().select(by_hand=[HandPick(enterprise=firms[3], reason="leading")])
    assert [each.enterprise for each in second.drawn.picks] == [firms[3], firms[1]]
    desks.lists().appoint(second.id)
    terms = {firm: desks.key().get(firm).terms for firm in (firms[0], firms[1], firms[3])}
    assert [each.ended_by for each in terms[firms[0]]] == [EndedBy.ROTATED]
    assert [each.ended_by for each in terms[firms[1]]] == [EndedBy.RESIGNED, None]
    assert [each.hand_reason for each in terms[firms[3]]] == ["leading"]
    assert desks.lists().explain(second.id, firms[0]).reason == Reason.of(
        "key.has-served", since="2025-09-28", months=12
    )
    third = desks.lists().select(places=4)
    assert firms[0] not in [each.enterprise for each in third.drawn.picks]
    assert desks.lists().explain(third.id, firms[0]).reason == Reason.of("key.resting", until="2027-03-28")
    desks.lists().appoint(third.id)
    assert len(desks.key().get(firms[1]).terms) == 2


def test_matters_of_the_last_year_count(desks: Desks, firms: list[str]) -> None:
    desks.raised = {firms[1]: 5}
    found = desks.lists().select(places=1)
    assert [each.enterprise for each in found.drawn.picks] == [firms[1]]
    ((since, before, unknown),) = desks.asked
    assert (before - since, unknown) == (timedelta(days=365), frozenset())


def test_every_pick_and_every_rejection_is_explained_by_what_was_known_then(
    desks: Desks, firms: list[str], desk: Enterprises, table: Table
) -> None:
    found = desks.lists().select(seed="2026")

    def explained() -> list[tuple[str, bool]]:
        told = [desks.lists().explain(found.id, firm) for firm in firms]
        return [(each.reason.code, each.as_known_then) for each in told]

    before = explained()
    assert [code for code, _ in before] == [
        "pick.by-score",
        "pick.by-score",
        "pick.reserve",
        "pass.places-taken",
        "key.not-private",
        "key.not-considered",
    ]
    assert desks.lists().explain(found.id, firms[3]).score is not None
    assert desks.lists().explain(found.id, firms[4]).score is None
    desk.import_rows(
        table(
            {"name": "第3食品有限公司", "credit_code": CODES[3], "area_code": "990203", "employees": "900"},
            {"name": "第4食品有限公司", "credit_code": CODES[4], "area_code": "980101", "control": "3"},
            {"name": "新来有限公司", "credit_code": "91330100799655058B", "area_code": "990203", "control": "3"},
        )
    )
    desks.key().ask(firms[3], Willingness.WILLING)
    desks.key().ask(firms[4], Willingness.UNWILLING)
    assert explained() == before
    assert all(known for _, known in before)
    new = desk.by_code("91330100799655058B").id
    assert desks.lists().explain(found.id, new).reason == Reason.of("key.not-considered")


def test_what_changed_elsewhere_or_was_picked_by_hand_is_recalled_too(
    desks: Desks, firms: list[str], desk: Enterprises, table: Table
) -> None:
    found = desks.lists().select(by_hand=[HandPick(enterprise=firms[3], reason="leading")])
    for code, region in ((CODES[3], "980101"), (CODES[5], "980100")):
        desk.import_rows(
            table({"name": "改名食品有限公司", "credit_code": code, "area_code": region, "employees": "9"})
        )
    told = desks.lists().explain(found.id, firms[1])
    assert (told.reason.code, told.as_known_then) == ("pick.reserve", True)
    told = desks.lists().explain(found.id, firms[4])
    assert (told.reason.code, told.as_known_then) == ("key.not-private", True)


def test_it_is_said_when_what_was_known_then_cannot_be_told_any_more(
    desks: Desks, firms: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    picked = HandPick(enterprise=firms[5], reason="leading")
    with pytest.raises(RefusedError, match=r"key\.elsewhere"):
        desks.lists().select(by_hand=[picked])
    found = desks.lists().select(by_hand=[HandPick(enterprise=firms[3], reason="leading")])
    desks.raised = {firms[2]: 3}
    told = desks.lists().explain(found.id, firms[2])
    assert (told.reason.code, told.as_known_then) == ("pick.reserve", False)
    monkeypatch.setattr("govliaison.enterprises.selection_desk.Recall.candidates", lambda *_, **__: iter(()))
    told = desks.lists().explain(found.id, firms[2])
    assert (told.reason.code, told.as_known_then) == ("key.changed", False)


def test_nobody_explains_what_they_may_not_see(desks: Desks, firms: list[str]) -> None:
    found = desks.lists().select()
    with pytest.raises(NotFoundError):
        desks.lists(STRANGER).explain(found.id, firms[0])
    with pytest.raises(NotFoundError):
        desks.lists().explain(found.id, "nobody")


# -- one by one -------------------------------------------------------------------------------------------------------


def test_conveners_enter_what_an_enterprise_says(desks: Desks, firms: list[str]) -> None:
    asked = desks.key(OTHER).ask(firms[0], Willingness.WILLING, day=date(2026, 9, 1))
    assert (asked.willingness, asked.asked_on, asked.region) == (Willingness.WILLING, date(2026, 9, 1), "990203")
    assert desks.key().ask(firms[0], Willingness.WILLING, day=date(2026, 9, 1)) == asked
    entry = desks.ledger.store.entries(KEY_CONTACT.stream(firms[0]))[-1].entry
    assert entry.effective_at < entry.recorded_at
    with pytest.raises(NotFoundError):
        desks.key(STRANGER).ask(firms[0], Willingness.WILLING)
    nobody = attrs.evolve(OTHER, conveners=frozenset())
    with pytest.raises(RefusedError, match=r"key\.not-yours"):
        desks.key(nobody).ask(firms[0], Willingness.WILLING)


def test_who_opts_out_is_left_alone_until_they_say_otherwise(desks: Desks, firms: list[str]) -> None:
    desks.key().add(firms[0], reason="leading")
    assert desks.key().add(firms[0], reason="leading").terms[0].hand_reason == "leading"
    out = desks.key().opt_out(firms[0])
    assert (out.opted_out, out.terms[0].ended_by) == (TODAY, EndedBy.OPTED_OUT)
    assert desks.key().opt_out(firms[0]) == out
    assert desks.key().opted_out() == {firms[0]}
    with pytest.raises(RefusedError, match=r"key\.opted-out"):
        desks.key().add(firms[0], reason="leading")
    with pytest.raises(RefusedError, match=r"key\.opted-out"):
        desks.key().ask(firms[0], Willingness.WILLING)
    assert desks.key().opt_in(firms[0]).opted_out is None
    with pytest.raises(RefusedError, match=r"key\.not-opted-out"):
        desks.key().opt_in(firms[0])
    with pytest.raises(RefusedError, match=r"key\.not-opted-out"):
        desks.key().opt_in(firms[1])


def test_a_state_owned_enterprise_is_not_added_by_hand(desks: Desks, firms: list[str]) -> None:
    with pytest.raises(RefusedError, match=r"key\.not-private"):
        desks.key().add(firms[4], reason="leading")
    with pytest.raises(RefusedError, match=r"selection\.no-reason"):
        desks.key().add(firms[0], reason="because")


def test_one_is_removed_with_a_reason_or_resigns(desks: Desks, firms: list[str]) -> None:
    for firm in firms[:2]:
        desks.key().add(firm, reason="leading", day=date(2026, 9, 1))
    with pytest.raises(RefusedError, match=r"selection\.no-reason"):
        desks.key().remove(firms[0], reason="because")
    with pytest.raises(RefusedError, match=r"key\.ends-before"):
        desks.key().remove(firms[0], day=date(2026, 8, 31))
    removed, resigned = desks.key().remove(firms[0], reason="misconduct"), desks.key().remove(firms[1])
    assert [(each.ended_by, each.end_reason) for each in (removed.terms[0], resigned.terms[0])] == [
        (EndedBy.REMOVED, "misconduct"),
        (EndedBy.RESIGNED, None),
    ]
    with pytest.raises(RefusedError, match=r"key\.not-one"):
        desks.key().remove(firms[0])
    with pytest.raises(RefusedError, match=r"key\.not-one"):
        desks.key().remove(firms[2])
    assert [each.enterprise for each in desks.key().list(on=date(2026, 9, 10), region="990203")] == firms[:2]
    assert [KEY_CONTACT.index(desks.key().get(firm)).state for firm in firms[:2]] == ["off", "off"]


def test_who_sees_a_key_contact(desks: Desks, firms: list[str]) -> None:
    contact = desks.key().ask(firms[0], Willingness.WILLING)
    assert KEY_CONTACT.index(contact).audience == {
        "convener",
        "administrator",
        f"enterprise:{firms[0]}",
        "region:990203",
    }
    assert "region:990203" not in KEY_CONTACT.index(attrs.evolve(contact, region=None)).audience


# -- regular contact --------------------------------------------------------------------------------------------------


def test_when_a_key_contact_is_to_be_contacted_next(desks: Desks, firms: list[str]) -> None:
    for firm in firms[:3]:
        desks.key().add(firm, reason="leading", day=date(2026, 8, 1))
    for firm, unit, day in ((firms[0], "front", date(2026, 9, 20)), (firms[1], "bureau", date(2026, 9, 20))):
        desks.logs().log(firm, kind=ContactKind.REGULAR, unit=unit, day=day)
    due = desks.key().due()
    assert [(each.enterprise, each.last, each.due, each.overdue) for each in due[2:]] == [
        (firms[0], date(2026, 9, 20), date(2026, 10, 20), False)
    ]
    assert [(each.enterprise, each.last, each.due, each.overdue) for each in due[:2]] == sorted(
        (firm, None, date(2026, 8, 31), True) for firm in firms[1:3]
    )
    assert desks.key().due(on=date(2026, 8, 31))[0].overdue is False
    desks.plan = attrs.evolve(PLAN, interval_days=None)
    with pytest.raises(NotFoundError, match=r"contact\.no-interval"):
        desks.key().due()


def test_none_is_overdue_where_the_place_set_no_interval() -> None:
    begun = datetime(2026, 1, 1, tzinfo=UTC)
    contact = KeyContact(enterprise="e1", begun=begun, terms=(KeyTerm(place="990200", since=date(2026, 1, 1)),))
    assert overdue_contacts([contact], {}, units={"front"}, interval_days=None, on=TODAY) == ()
    assert [
        each.enterprise for each in overdue_contacts([contact], {}, units={"front"}, interval_days=30, on=TODAY)
    ] == ["e1"]
    assert due_contacts([contact], {}, units={"front"}, interval_days=30, on=date(2025, 12, 31)) == ()


def test_terms_without_a_gap_count_as_one() -> None:
    days = [date(2026, month, 1) for month in (1, 3, 5, 6, 8)]
    terms = tuple(
        KeyTerm(place="990200", since=days[first], until=days[last] if last else None)
        for first, last in ((0, 1), (2, 3), (3, 4), (4, None))
    )
    contact = KeyContact(enterprise="e1", begun=datetime(2026, 1, 1, tzinfo=UTC), terms=terms)
    assert contact.served_since == days[2]
    assert contact.open_term == terms[3]
    assert attrs.evolve(contact, terms=terms[:1]).open_term is None
    assert attrs.evolve(contact, terms=()).served_since is None


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 600))
def test_months_later_are_months_later(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later.day < day.day <= 31 and months_after(later, 0) == later)


def test_erasing_an_enterprise_takes_the_notes_of_its_contacts_along(desks: Desks, firms: list[str]) -> None:
    desks.logs().log(firms[0], kind=ContactKind.CALL, unit="front", note="王总说要搬厂")
    assert ERASURE.kind in desks.ledger.nouns
    erase(desks.ledger, f"enterprise/{firms[0]}", Reason.of("erase.requested"), desks.context(SYSTEM).stamp())
    assert "王总" not in repr(desks.logs().get(firms[0]))
