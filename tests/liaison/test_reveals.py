"""Personal data in full only for a reason that is entered; auditors look into it; everywhere else it is masked."""

from collections.abc import Callable
from typing import Any

import pytest

from govliaison.access import REVEAL, RevealReason
from govliaison.cases import CaseItem
from govliaison.enterprises import EnterpriseItem
from govliaison.errors import NotFoundError, RefusedError, StoreError
from govliaison.exchange import stored_file

PHONE, NAME = "13987654321", "欧阳娜娜"
WHY = RevealReason.HANDLING


@pytest.fixture
def case(city: Any) -> Any:
    found = city.submit(contact=NAME, phone=PHONE, region="990102")
    return city.office("qian.duo").cases.dispatch(found.id, lead="county-market")


@pytest.fixture
def firm(city: Any) -> str:
    """An enterprise with two contacts."""
    table = city.folder / "firms.csv"
    table.write_text(
        "企业名称,统一社会信用代码,法定代表人,住所,联系人,联系电话\n某食品厂,,钱某某,某省某市某县某路1号,孙某某,13900001111\n",
        encoding="utf-8",
    )
    city.office().files.enterprises(table)
    return str(city.office().enterprises.find(name="某食品厂").rows[0].id)


@pytest.mark.parametrize("person", ["qian.duo", "zhou.jie", "wu.di"])
def test_the_desk_and_handlers_of_the_lead_unit_are_shown_who_filed_it(city: Any, case: Any, person: str) -> None:
    reveals = city.office(person).reveals
    shown = [reveals.case(case.number, item, reason=WHY) for item in CaseItem]
    assert [NAME, PHONE] == shown
    entered = [(each.by, each.stream, each.item, each.reason, each.region) for each in reveals.list()]
    assert {(person, f"case/{case.id}", item.value, WHY, "990102") for item in CaseItem} == {*entered}


@pytest.mark.parametrize("person", ["wang.fang", "admin"])
def test_who_only_sees_the_case_is_refused_and_nothing_is_entered(city: Any, case: Any, person: str) -> None:
    with pytest.raises(RefusedError, match=r"reveal\.not-yours"):
        city.office(person).reveals.case(case.id, CaseItem.PHONE, reason=WHY)
    assert {} == city.office("zhao.min").reveals.count()


def test_what_is_hidden_is_not_there_to_be_revealed(city: Any, case: Any) -> None:
    with pytest.raises(NotFoundError):
        city.office("li.na").reveals.case(case.id, CaseItem.PHONE, reason=WHY)


def test_handlers_do_not_learn_who_filed_a_confidential_case(city: Any) -> None:
    case = city.submit(contact=NAME, phone=PHONE, confidential=True)
    city.office().cases.dispatch(case.id, lead="market")
    with pytest.raises(RefusedError, match=r"reveal\.nothing"):
        city.office("li.na").reveals.case(case.id, CaseItem.PHONE, reason=WHY)
    assert PHONE == city.office().reveals.case(case.id, CaseItem.PHONE, reason=WHY)


def test_the_entry_does_not_hold_what_was_shown(city: Any, case: Any) -> None:
    city.office("wu.di").reveals.case(case.id, CaseItem.PHONE, reason=WHY)
    [entry] = [each.entry for each in city.liaison.ledger.feed() if each.entry.stream.startswith(f"{REVEAL.kind}/")]
    assert PHONE.encode() not in entry.payload
    assert "wu.di" == entry.actor


def test_auditors_look_into_the_reveals_of_their_place_and_others_into_their_own(city: Any, case: Any) -> None:
    city.office("wu.di").reveals.case(case.id, CaseItem.PHONE, reason=WHY)
    city.office("qian.duo").reveals.case(case.id, CaseItem.PHONE, reason=WHY)
    other = city.submit(phone=PHONE)
    city.office().reveals.case(other.id, CaseItem.PHONE, reason=RevealReason.CALL_BACK)
    counted = {person: city.office(person).reveals.count() for person in ("zhao.min", "zhou.jie", "qian.duo", "li.na")}
    assert {
        "zhao.min": {"qian.duo": 1, "wang.fang": 1, "wu.di": 1},
        "zhou.jie": {"qian.duo": 1, "wu.di": 1},
        "qian.duo": {"qian.duo": 1},
        "li.na": {},
    } == counted
    assert ["wu.di"] == [each.by for each in city.office("zhao.min").reveals.list(by="wu.di")]


def test_conveners_of_the_place_are_shown_whom_to_call_in_an_enterprise(city: Any, firm: str) -> None:
    reveals = city.office().reveals
    wanted = {
        EnterpriseItem.ADDRESS: "某省某市某县某路1号",
        EnterpriseItem.REPRESENTATIVE: "钱某某",
        EnterpriseItem.CONTACT: "孙某某",
        EnterpriseItem.PHONE: "13900001111",
    }
    assert wanted == {item: reveals.enterprise(firm, item, reason=WHY) for item in wanted}
    items = {"address", "representative", "contacts.1.contact", "contacts.1.phone"}
    assert items == {each.item for each in reveals.list()}
    for number, item in ((1, EnterpriseItem.EMAIL), (2, EnterpriseItem.PHONE), (0, EnterpriseItem.PHONE)):
        with pytest.raises(RefusedError, match=r"reveal\.nothing"):
            reveals.enterprise(firm, item, number=number, reason=WHY)


def test_whoever_looks_after_the_deployment_is_shown_nothing(firm: str, appoint: Callable[..., Any]) -> None:
    office = appoint("it.support", "liaison-office.administrator")
    with pytest.raises(RefusedError, match=r"reveal\.not-yours"):
        office.reveals.enterprise(firm, EnterpriseItem.PHONE, reason=WHY)


def test_many_reveals_are_listed_page_by_page(city: Any, case: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govliaison.liaison.reveals._PAGE", 2)
    for _ in range(5):
        city.office("wu.di").reveals.case(case.id, CaseItem.PHONE, reason=WHY)
    assert {"wu.di": 5} == city.office("zhao.min").reveals.count()


def scanned(city: Any, case: Any, data: bytes = b"a scan", *, by: str = "qian.duo") -> None:
    """Let a leader write on a case, on a sheet that is scanned."""
    sheet = city.folder / "张三的批示.pdf"
    sheet.write_bytes(data)
    with stored_file(city.liaison.ledger, sheet, f"case/{case.id}") as scan:
        instruct = city.office(by).instructions.instruct
        instruct(case.id, leader="名", post="县长", text="抓紧办", day=city.clock.now().date(), scan=scan)


def test_a_file_is_given_to_those_who_may_learn_who_filed_it_and_entered(city: Any, case: Any) -> None:
    scanned(city, case)
    assert ("张三的批示.pdf", b"a scan") == city.office("wu.di").reveals.file(case.number, 1, reason=WHY)
    [entered] = city.office("wu.di").reveals.list()
    assert ("wu.di", f"case/{case.id}", "file.1", WHY) == (entered.by, entered.stream, entered.item, entered.reason)


@pytest.mark.parametrize(("person", "number", "code"), [
    ("wang.fang", 1, "reveal.not-yours"),
    ("wu.di", 0, "reveal.nothing"),
    ("wu.di", 2, "reveal.nothing"),
])  # fmt: skip
def test_a_file_is_not_given_to_others_or_where_there_is_none(
    city: Any, case: Any, person: str, number: int, code: str
) -> None:
    scanned(city, case)
    with pytest.raises(RefusedError, match=code):
        city.office(person).reveals.file(case.id, number, reason=WHY)
    assert {} == city.office("zhao.min").reveals.count()


def test_a_file_that_was_erased_or_altered_is_not_given(city: Any, case: Any) -> None:
    scanned(city, case)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(city.liaison.ledger.store, "blob", lambda _digest: b"another")
        with pytest.raises(StoreError, match=r"files\.altered"):
            city.office("wu.di").reveals.file(case.id, 1, reason=WHY)
        patch.setattr(city.liaison.ledger.store, "blob", lambda _digest: None)
        with pytest.raises(NotFoundError, match=r"files\.missing"):
            city.office("wu.di").reveals.file(case.id, 1, reason=WHY)
    city.office("admin").erase(f"case/{case.id}", reason="requested")
    with pytest.raises(RefusedError, match=r"reveal\.nothing"):
        city.office("wu.di").reveals.file(case.id, 1, reason=WHY)
    assert {} == city.office("zhao.min").reveals.count()
