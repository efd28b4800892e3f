"""Leading officials keep contact with enterprises (T1.1)."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.access import SYSTEM, Actor, Context, Persons
from govliaison.enterprises import (
    LEADER_CONTACT,
    AssignmentEnd,
    ContactPlan,
    ContactRules,
    ContactState,
    Enterprises,
    KeyContacts,
    LeaderContact,
    LeaderContacts,
    Pairing,
    propose_leaders,
)
from govliaison.enterprises import leader_contacts as d
from govliaison.errors import InputError, NotFoundError, RefusedError
from govliaison.ledger import Ledger, Reader, Stamp
from govliaison.values import Reading, Refusal

Table = Callable[..., Reading]
ZONE = ZoneInfo("Asia/Shanghai")
TODAY = date(2026, 9, 28)
CODES = ("91110000600037341L", "914403001922038216", "91410000170001401D", "9144030071526726XG")
CONVENER = Actor(
    person="wang.fang",
    units=frozenset({"front"}),
    conveners=frozenset({"front"}),
    reader=Reader(tokens=frozenset({"convener"})),
)


class Desks:
    def __init__(self, ledger: Ledger, interval: int | None = 30) -> None:
        self.ledger, self.interval = ledger, interval

    def rules(self, _region: str | None) -> ContactRules:
        return ContactRules(plan=ContactPlan(cap=1, leader_interval_days=self.interval), keepers=frozenset({"front"}))

    def context(self, actor: Actor) -> Context:
        def make_stamp(who: Actor, effective_at: datetime | None) -> Stamp:
            now = self.ledger.time.now()
            return Stamp(effective_at=effective_at or now, recorded_at=now, actor=who.person)

        return Context(ledger=self.ledger, actor=actor, make_stamp=make_stamp)

    def leaders(self, actor: Actor = CONVENER) -> LeaderContacts:
        return LeaderContacts(self.context(actor), self.rules, ZONE)

    def key(self) -> KeyContacts:
        return KeyContacts(self.context(CONVENER), self.rules, home="990200", zone=ZONE)


@pytest.fixture
def desks(ledger: Ledger) -> Desks:
    desks = Desks(ledger)
    for person in ("chen.shi", "sun.wei"):
        Persons(desks.context(SYSTEM)).add(id=person, name="某副市长")
    return desks


@pytest.fixture
def firms(desk: Enterprises, table: Table) -> list[str]:
    desk.import_rows(
        table(
            *(
                {"name": f"第{n}食品有限公司", "credit_code": code, "area_code": "990203", "control": "3"}
                for n, code in enumerate(CODES)
            )
        )
    )
    return [desk.by_code(code).id for code in CODES]


def pair(leader: str, *enterprises: str) -> list[Pairing]:
    return [Pairing(leader=leader, enterprise=each) for each in enterprises]


def test_leaders_are_assigned_for_a_period_all_or_none(desks: Desks, firms: list[str]) -> None:
    desk = desks.leaders()
    first, second = desk.assign(pair("chen.shi", *firms[:2]), post="front.leader", until=date(2027, 1, 1))
    assert (first.leader, first.post, first.enterprise, first.since) == ("chen.shi", "front.leader", firms[0], TODAY)
    assert [first.covers(day) for day in (date(2026, 9, 27), TODAY, date(2026, 12, 31), date(2027, 1, 1))] == [
        False,
        True,
        True,
        False,
    ]
    with pytest.raises(RefusedError, match=r"leader\.has-one"):
        desk.assign(pair("sun.wei", firms[2], firms[1]))
    assert desk.list(leader="chen.shi") == (first, second)
    assert desk.list(enterprise=firms[1]) == (second,)
    assert desk.list(on=date(2027, 1, 1)) == ()
    assert desk.get(first.id) == first
    (later,) = desk.assign(pair("sun.wei", firms[0]), since=date(2027, 1, 1))
    assert later.since == date(2027, 1, 1)


def test_what_is_not_assigned(desks: Desks, firms: list[str]) -> None:
    desk = desks.leaders()
    with pytest.raises(RefusedError, match=r"person\.unknown"):
        desk.assign(pair("nobody", firms[0]))
    with pytest.raises(RefusedError, match=r"leader\.empty-period"):
        desk.assign(pair("chen.shi", firms[0]), until=TODAY)
    with pytest.raises(NotFoundError):
        desk.assign(pair("chen.shi", "nobody"))
    desks.key().opt_out(firms[0])
    with pytest.raises(RefusedError, match=r"key\.opted-out"):
        desk.assign(pair("chen.shi", firms[0]))
    desks.key().opt_in(firms[0])
    assert len(desk.assign(pair("chen.shi", firms[0]))) == 1
    county = Actor(person="he.jun", reader=Reader(tokens=frozenset({"region:990203"})))
    with pytest.raises(RefusedError, match=r"leader\.not-yours"):
        desks.leaders(county).assign(pair("chen.shi", firms[1]))


def test_assignments_end(desks: Desks, firms: list[str]) -> None:
    desk = desks.leaders()
    (found,) = desk.assign(pair("chen.shi", firms[0]))
    with pytest.raises(RefusedError, match=r"key\.ends-before"):
        desk.end(found.id, reason=AssignmentEnd.LEFT, day=date(2026, 9, 1))
    county = Actor(person="he.jun", reader=Reader(tokens=frozenset({"region:990203"})))
    with pytest.raises(RefusedError, match=r"leader\.not-yours"):
        desks.leaders(county).end(found.id, reason=AssignmentEnd.LEFT)
    ended = desk.end(found.id, reason=AssignmentEnd.DECLINED)
    assert (ended.until, ended.ended) == (TODAY, AssignmentEnd.DECLINED)
    assert desk.end(found.id, reason=AssignmentEnd.LEFT) == ended
    assert LEADER_CONTACT.index(ended).state == "ended"
    with pytest.raises(NotFoundError):
        desk.end("nothing", reason=AssignmentEnd.LEFT)
    refusal = d.end(None, actor=CONVENER, reason=AssignmentEnd.LEFT, day=TODAY)
    assert refusal == Refusal.of("leader.unknown")


def test_a_leader_who_leaves_hands_over(desks: Desks, firms: list[str]) -> None:
    desk = desks.leaders()
    old = desk.assign(pair("chen.shi", *firms[:2]), since=date(2026, 9, 1))
    new = desk.hand_over("chen.shi", "sun.wei")
    assert sorted((each.leader, each.enterprise, each.follows) for each in new) == sorted(
        ("sun.wei", each.enterprise, each.id) for each in old
    )
    assert {desk.get(each.id).ended for each in old} == {AssignmentEnd.HANDED_OVER}
    assert desk.hand_over("chen.shi", "sun.wei") == ()
    assert [each.leader for each in desk.list(on=TODAY)] == ["sun.wei", "sun.wei"]


def test_a_leaders_contact_stands_in_the_log_under_the_cap(desks: Desks, firms: list[str]) -> None:
    desk = desks.leaders()
    (found,) = desk.assign(pair("chen.shi", firms[0]), since=date(2026, 8, 1))
    assert [(each.due.due, each.due.overdue) for each in desk.due() if each.due] == [(date(2026, 8, 31), True)]
    log = desk.log(found.id, unit="front", day=date(2026, 9, 1), note="问了用地")
    assert log.contacts[0].state is ContactState.HELD
    assert [(each.due.last, each.due.overdue) for each in desk.due(leader="chen.shi") if each.due] == [
        (date(2026, 9, 1), False)
    ]
    with pytest.raises(RefusedError, match=r"contact\.above-cap"):
        desk.log(found.id, unit="front")
    planned = desk.log(found.id, unit="front", day=date(2026, 10, 9))
    assert planned.contacts[-1].state is ContactState.PLANNED
    with pytest.raises(RefusedError, match=r"leader\.not-running"):
        desk.log(found.id, unit="front", day=date(2026, 7, 1))
    desks.interval = None
    assert [each.due for each in desk.due()] == [None]


def test_key_contacts_without_a_leader_are_spread(desks: Desks, firms: list[str]) -> None:
    desk = desks.leaders()
    for firm in firms:
        desks.key().add(firm, reason="leading")
    desk.assign(pair("chen.shi", firms[0]))
    proposed = desk.propose(["chen.shi", "sun.wei"], seed="2026")
    assert Counter(each.leader for each in proposed) == {"sun.wei": 2, "chen.shi": 1}
    assert {each.enterprise for each in proposed} == set(firms[1:])
    assert proposed == desk.propose(["sun.wei", "chen.shi"], seed="2026")
    desk.assign(proposed)
    assert desk.propose(["chen.shi"]) == ()
    assert desk.propose(["chen.shi"], place="990204") == ()
    with pytest.raises(InputError, match=r"leader\.nobody"):
        desk.propose([])


@given(
    st.dictionaries(st.sampled_from("abcde"), st.integers(0, 5), min_size=1), st.integers(0, 20), st.text(max_size=3)
)
def test_nobody_gets_one_more_than_who_has_fewest(loads: dict[str, int], number: int, seed: str) -> None:
    enterprises = [f"e{n}" for n in range(number)]
    now = dict(loads)
    found = propose_leaders(loads, enterprises, seed=seed)
    assert [enterprise for _, enterprise in found] == enterprises
    for leader, _ in found:
        assert now[leader] == min(now.values())
        now[leader] += 1
    assert found == propose_leaders(dict(reversed(loads.items())), enterprises, seed=seed)
    assert propose_leaders({}, enterprises, seed=seed) == ()


def test_who_sees_an_assignment() -> None:
    begun = datetime(2026, 1, 1, tzinfo=UTC)
    found = LeaderContact(id="a1", leader="chen.shi", post=None, enterprise="e1", region=None, since=TODAY, begun=begun)
    tokens = {"convener", "administrator", "enterprise:e1", "person:chen.shi"}
    assert LEADER_CONTACT.index(found).audience == tokens
