"""Who sees which case, and who convenes where: the same answer in list, count, look-up, search and register."""

from typing import Any

import pytest

from govliaison.cases import CASE, CaseState, DeliveryMethod, Outcome, Solved
from govliaison.errors import NotFoundError, RefusedError
from govliaison.ledger import Query

SEEN = {
    "city": ("wang.fang", {"market's", "tax's", "county's", "near"}),
    "one unit": ("li.na", {"market's"}),
    "another unit": ("sun.li", {"tax's"}),
    "a county's government": ("he.jun", {"near"}),
    "a county's convener": ("qian.duo", {"county's"}),
    "a county's unit": ("wu.di", set()),
}


@pytest.fixture
def cases(city: Any) -> dict[str, Any]:
    desk = city.office().cases
    made = {
        "market's": city.submit(title="甲事项", phone="13800001111"),
        "tax's": city.submit(title="乙事项", phone="13800001111"),
        "county's": city.submit(title="丙事项", region="990102001", phone="13800001111"),
        "near": city.submit(title="丁事项", region="990103", phone="13800001111"),
    }
    desk.dispatch(made["market's"].id, lead="market")
    desk.dispatch(made["tax's"].id, lead="tax")
    return made


@pytest.mark.parametrize(("person", "seen"), SEEN.values(), ids=SEEN)
def test_everywhere_the_same_cases_are_visible(city: Any, cases: dict[str, Any], person: str, seen: set[str]) -> None:
    office = city.office(person)
    numbers = {cases[name].number for name in seen}
    assert numbers == {row.number for row in office.cases.find().rows}
    assert numbers == {row.number for row in office.cases.find(text="事项").rows}
    assert numbers == {row.number for row in office.cases.find(phone="138 0000 1111").rows}
    assert numbers == {case.number for case in office.registers.cases()}
    assert numbers == {row[1] for row in office.registers.sheet().rows}
    query = Query(kind=CASE.kind, reader=office.actor.reader)
    assert len(seen) == city.liaison.ledger.store.count(query, 100).number
    for name, case in cases.items():
        for key in (case.id, case.number):
            if name in seen:
                assert case.id == office.cases.get(key).id
            else:
                with pytest.raises(NotFoundError):
                    office.cases.get(key)
                with pytest.raises(NotFoundError):
                    office.cases.history(key)


def test_a_hidden_case_answers_like_an_absent_one(city: Any, cases: dict[str, Any]) -> None:
    desk = city.office("sun.li").cases
    for verb in (desk.sign_for, desk.admit, desk.get):
        with pytest.raises(NotFoundError):
            verb(cases["market's"].id)


def test_who_assists_sees_the_case(city: Any) -> None:
    case = city.submit()
    city.office().cases.dispatch(case.id, lead="market", assisting=("tax",))
    assert case.id == city.office("sun.li").cases.get(case.id).id


@pytest.mark.parametrize("way", ["assisting", "parallel", "involved"])
def test_who_must_take_part_in_a_confidential_case_can_and_its_close_out_comes(city: Any, way: str) -> None:
    case = city.submit(contact="甲某", phone="13800000001", confidential=True)
    beside = {} if way == "involved" else {way: ("tax",)}
    city.office().cases.dispatch(case.id, lead="market", **beside)
    if way == "involved":
        city.office().case_care.involve(case.id, unit="tax", note="请配合")
    helper = city.office("sun.li")
    signed = helper.cases.sign_for(case.id, unit="tax")
    assert (None, None) == (signed.contact, signed.phone)
    assert [case.number] == [row.number for row in helper.cases.find().rows]
    if way == "parallel":
        real = {"text": "税务部分已办理完毕，请放心。", "outcome": Outcome.SOLVED, "method": DeliveryMethod.TELEPHONE}
        helper.cases.answer(case.id, unit="tax", delivered_at=city.clock.now(), **real)
    else:
        helper.case_care.report_done(case.id, unit="tax")
    assert CaseState.REQUESTED is city.handle(case).state
    assert () == city.office("he.jun").cases.find().rows


# -- a county in the city's ledger -----------------------------------------------------------------------------------


def test_the_rules_are_those_of_the_place(city: Any) -> None:
    ours, theirs = city.submit(), city.submit(region="990102001")
    assert ("liaison-office", "county-bureau") == (ours.desk, theirs.desk)
    rules_for = city.liaison.jurisdictions.rules_for
    assert rules_for("990102") is rules_for("990102001")
    assert rules_for(None) is rules_for("990103")
    assert (True, False) == (rules_for(None).policy.call_back, rules_for("990102").policy.call_back)
    assert {"county-market"} < {*rules_for("990102").units.units} - {*rules_for(None).units.units}


def test_a_countys_local_day_off_moves_its_deadlines_alone(city: Any) -> None:
    calendar_for = [city.liaison.jurisdictions.rules_for(region).limits.calendar for region in (None, "990102")]
    assert ["2026-09-14", "2026-09-15"] == [
        str(city.liaison.jurisdictions.rules_for(region).limits.calendar.add_working_days(city.clock.now().date(), 5))
        for region in (None, "990102")
    ]
    assert city.liaison.jurisdictions.calendar is calendar_for[0]


def test_a_countys_convener_leads_a_case_of_the_county_from_end_to_end(city: Any) -> None:
    case = city.submit(region="990102")
    city.office("qian.duo").cases.admit(case.id)
    city.walk(case, convener="qian.duo", lead="county-market", handler="wu.di")
    closed = city.office("zhou.jie").cases.audit(case.id, approve=True)
    assert (CaseState.CLOSED, "zhou.jie") == (closed.state, closed.auditor)


def test_a_countys_convener_may_call_back_where_it_is_owed(city: Any) -> None:
    (city.folder / "county.toml").write_text(
        (city.folder / "county.toml").read_text(encoding="utf-8").replace("call_back = false", "call_back = true"),
        encoding="utf-8",
    )
    city.reopen()
    case = city.submit(region="990102", phone="0999-1234567")
    city.walk(case, convener="qian.duo", lead="county-market", handler="wu.di")
    city.office("zhou.jie").cases.audit(case.id, approve=True)
    called = city.office("qian.duo").cases.call_back(case.id, reached=True, solved=Solved.YES)
    assert CaseState.CLOSED is called.state


def test_a_countys_convener_does_not_convene_for_others_even_where_it_sees_the_case(city: Any) -> None:
    bureau = '[units.county-bureau]\nname = "示例县大数据局"\nregion = "990102"\nroles = ["convener"]\n'
    (city.folder / "profile.toml").write_text(city.profile_text + bureau, encoding="utf-8")
    city.reopen()
    case = city.submit(region="990103")
    city.office().cases.dispatch(case.id, lead="market", assisting=("county-bureau",))
    helper = city.office("qian.duo").cases
    assert case.id == helper.sign_for(case.id, unit="county-bureau").id
    with pytest.raises(RefusedError, match=r"case\.other-unit"):
        helper.sign_for(case.id)
    city.office("qian.duo").case_care.report_done(case.id, unit="county-bureau")
    city.handle(case)
    with pytest.raises(RefusedError, match=r"case\.convener-only"):
        city.office("zhou.jie").cases.audit(case.id, approve=True)


def test_the_citys_conveners_convene_everywhere(city: Any) -> None:
    case = city.submit(region="990102")
    city.walk(case, lead="county-market", handler="wu.di")
    assert CaseState.CLOSED is city.office("zhao.min").cases.audit(case.id, approve=True).state


def test_a_countys_people_take_part_in_nothing_of_the_whole_city(city: Any) -> None:
    actor = city.office("qian.duo").actor
    assert (False, False, frozenset({"990102"})) == (actor.is_convener, actor.is_administrator, actor.convened)
    assert [True, True, False, False] == [actor.convenes(code) for code in ("990102", "990102001", "990103", None)]
    table = city.folder / "portal.csv"
    table.write_text("编号,标题\nX1,测试\n", encoding="utf-8")
    with pytest.raises(RefusedError, match=r"case\.convener-only"):
        city.office("qian.duo").files.submissions("portal", table)
