"""Scenarios of the clauses on who is served, key contacts, regular contact, and leaders' enterprises."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from govliaison.enterprises import ContactKind, ContactState, HandPick, Pairing, Willingness
from govliaison.errors import NotFoundError, RefusedError
from govliaison.ledger import Order, Query

CODES = {
    "food": "91110000600037341L",
    "machines": "914403001922038216",
    "freight": "91410000170001401D",
    "power": "9144030071526726XG",
    "shop": "91440300708461136T",
    "branch": "91440300192317458F",
}
ROWS = """\
企业名称,统一社会信用代码,地区代码,控股情况,行业代码,从业人员,营业收入,登记状态,主体类型
星光食品有限公司,{food},990102,3,C13,40,5000万元,存续,
太阳机械有限公司,{machines},990100,3,C34,2000,500000万元,存续,
月亮物流有限公司,{freight},990100,3,G54,30,500万元,存续,
国有能源有限公司,{power},990100,1,D44,900,5000万元,存续,
老街小店,{shop},990100,3,F52,2,20万元,存续,个体工商户
星光食品有限公司城南分公司,{branch},990100,3,C13,5,100万元,存续,
"""
PLAN = """
[contacts]
cap = 2
interval_days = 30
leader_interval_days = 30

[contacts.selection]
places = 2
reserves = 1
sme_floor = 50

[[contacts.selection.quotas]]
dimension = "section"
value = "G"
at_least = 1
"""
Firms = Callable[[str], str]


@pytest.fixture
def firms(city: Any) -> Firms:
    """Give ids of enterprises of the base by what they do."""
    city.configure(PLAN)
    path: Path = city.folder / "firms.csv"
    path.write_text(ROWS.format(**CODES), encoding="utf-8")
    city.office("hu.bin").files.enterprises(path)
    return lambda name: city.office("hu.bin").enterprises.by_code(CODES[name]).id


@pytest.mark.clause("A1")
def test_a_state_owned_firm_may_file_a_case_and_is_never_a_key_contact(city: Any, firms: Firms) -> None:
    case = city.submit(enterprise=firms("power"), enterprise_name="国有能源有限公司")
    assert case.enterprise == firms("power")
    keeper = city.office("hu.bin")
    drawn = keeper.selections.select(places=6).drawn
    assert {each.enterprise for each in (*drawn.picks, *drawn.reserves)} == {
        firms(each) for each in ("food", "machines", "freight")
    }
    told = {
        each: keeper.selections.explain(drawn.selection, firms(each)).reason.code
        for each in ("power", "shop", "branch")
    }
    assert told == {"power": "key.not-private", "shop": "key.individual-business", "branch": "key.branch"}
    with pytest.raises(RefusedError, match=r"key\.not-private"):
        keeper.selections.select(by_hand=[HandPick(enterprise=firms("power"), reason="leading")])
    with pytest.raises(RefusedError, match=r"key\.not-private"):
        keeper.key_contacts.add(firms("power"), reason="leading")


@pytest.mark.clause("M1.1")
def test_key_contacts_are_chosen_under_quotas_by_the_two_units_and_every_choice_is_explained(
    city: Any, firms: Firms
) -> None:
    for person in ("wang.fang", "li.na", "admin"):
        with pytest.raises(RefusedError):
            city.office(person).selections.select()
    keeper = city.office("gao.xia")
    keeper.key_contacts.ask(firms("food"), Willingness.WILLING)
    first, again = (keeper.selections.select(seed="2026") for _ in range(2))
    assert first.drawn.picks == again.drawn.picks
    assert first.drawn.fingerprint == again.drawn.fingerprint
    assert {each.enterprise for each in first.drawn.picks} == {firms("food"), firms("freight")}
    assert first.shortages == ()
    explained = {each: keeper.selections.explain(first.id, firms(each)).reason.code for each in CODES}
    assert explained["freight"] in {"pick.by-score", "pick.for-quota"}
    assert explained["machines"] == "pick.reserve"
    assert set(explained.values()) <= {
        *("pick.by-score", "pick.for-quota", "pick.reserve"),
        *("key.not-private", "key.individual-business", "key.branch"),
    }
    short = keeper.selections.select(places=6)
    assert [(each.dimension, each.short) for each in short.shortages] == [("sme", 1), ("places", 3)]
    keeper.key_contacts.opt_out(firms("food"))
    appointed = keeper.selections.appoint(first.id)
    assert [(each.enterprise, each.by) for each in appointed.replaced] == [(firms("food"), firms("machines"))]
    picked = keeper.selections.select(by_hand=[HandPick(enterprise=firms("machines"), reason="new-industry")])
    assert picked.drawn.picks[0].reason.param("reason") == "new-industry"
    with pytest.raises(NotFoundError):
        city.office("li.na").key_contacts.get(firms("machines"))


@pytest.mark.clause("M1.2")
def test_a_key_contact_without_contact_is_listed_and_one_above_the_cap_is_refused_or_justified(
    city: Any, firms: Firms
) -> None:
    keeper, agency = city.office("deng.li"), city.office("li.na")
    keeper.key_contacts.add(firms("food"), reason="leading", day=date(2026, 8, 1))
    keeper.key_contacts.add(firms("freight"), reason="recommended", day=date(2026, 8, 1))
    keeper.contact_log.log(firms("food"), kind=ContactKind.REGULAR, unit="united-front", day=date(2026, 9, 1))
    agency.contact_log.log(firms("freight"), kind=ContactKind.CALL, unit="market")
    overdue = [each for each in keeper.key_contacts.due() if each.overdue]
    assert [each.enterprise for each in overdue] == [firms("freight")]
    agency.contact_log.log(firms("food"), kind=ContactKind.VISIT, unit="market", day=date(2026, 9, 20))
    with pytest.raises(RefusedError, match=r"contact\.above-cap"):
        agency.contact_log.log(firms("food"), kind=ContactKind.SURVEY, unit="market")
    log = agency.contact_log.log(firms("food"), kind=ContactKind.SURVEY, unit="market", justification="statutory")
    assert [(each.kind, each.justification) for each in log.contacts] == [
        (ContactKind.VISIT, None),
        (ContactKind.SURVEY, "statutory"),
    ]
    everything = keeper.contact_log.get(firms("food")).contacts
    assert [each.state for each in everything] == [ContactState.HELD, ContactState.PLANNED, ContactState.HELD]
    with pytest.raises(NotFoundError):
        city.office("sun.li").contact_log.get(firms("food"))


@pytest.mark.clause("T1.1")
def test_a_leader_without_contact_in_time_is_listed_and_whoever_follows_takes_over(city: Any, firms: Firms) -> None:
    office = city.office("hu.bin")
    for each in ("food", "machines", "freight"):
        office.key_contacts.add(firms(each), reason="leading")
    proposed = office.leader_contacts.propose(["liu.yang", "tan.lei"], seed="2026")
    loads = sorted([each.leader for each in proposed].count(leader) for leader in ("liu.yang", "tan.lei"))
    assert loads == [1, 2]
    made = office.leader_contacts.assign(proposed, since=date(2026, 8, 1))
    visited = made[0]
    office.leader_contacts.log(visited.id, unit="united-front", day=date(2026, 9, 1), note="问了用地")
    late = {each.assignment.id for each in office.leader_contacts.due() if each.due and each.due.overdue}
    assert late == {each.id for each in made[1:]}
    city.clock.wait(days=1)
    office.leader_contacts.hand_over(visited.leader, "tan.lei" if visited.leader == "liu.yang" else "liu.yang")
    running = office.leader_contacts.list(on=date(2026, 9, 8))
    assert len({each.leader for each in running}) == 1
    assert {each.enterprise for each in running} == {each.enterprise for each in made}
    with pytest.raises(RefusedError, match=r"leader\.has-one"):
        office.leader_contacts.assign([Pairing(leader="liu.yang", enterprise=firms("food"))])
    rows = city.liaison.ledger.store.find(Query(kind="leader-contact", reader=None, order=Order.OPENED)).rows
    assert len(rows) == 3 + sum(each.leader == visited.leader for each in made)
