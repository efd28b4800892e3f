"""What rows say, and how what is said lies over what was known."""

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.ledger import Private
from govliaison.services import ItemFacts, ItemType, Measures, read_limit
from govliaison.services.facts import difference, lay_over
from govliaison.services.importing import ItemDraft, ItemReader, read_item_type, read_number, read_yes_or_no
from govliaison.values import Amount, CellProblem, Reason, Refusal, Row, TimeUnit

DAY = date(2026, 9, 28)
amounts = st.none() | st.builds(
    Amount, st.integers(0, 60), st.sampled_from([TimeUnit.WORKING_DAY, TimeUnit.CALENDAR_DAY])
)
numbers = st.none() | st.integers(0, 20)
measures = st.builds(Measures, time=amounts, documents=numbers, steps=numbers, trips=numbers)
facts = st.builds(
    ItemFacts,
    statutory=amounts,
    current=measures,
    baseline=measures,
    online=st.none() | st.booleans(),
    one_trip=st.none() | st.booleans(),
    unit=st.none() | st.sampled_from(["transport", "tax"]),
)


@given(facts, facts)
def test_what_is_said_holds_afterwards_and_the_rest_stays(known: ItemFacts, said: ItemFacts) -> None:
    after = lay_over(known, said)
    assert ItemFacts() == difference(after, said)
    assert after == lay_over(known, difference(known, said))
    assert known == lay_over(known, ItemFacts())


def find_nothing(_name: str) -> None:
    return None


def read(cells: Mapping[str, str]) -> ItemDraft | Refusal:
    find = {"交通局": "transport", "一号窗口": "w1"}.get
    return ItemReader(find, find).read(Row(number=2, where="事项.csv!2", cells=cells))


def test_a_row_is_read_with_everything_that_it_says() -> None:
    draft = read(
        {
            "name": " 道路货物运输\n经营许可 ",
            "code": "５１１Z-1",
            "group": "未分类",
            "agency": "交通局",
            "agency_code": "00877836X",
            "region": "990102000000",
            "item_type": "01",
            "window": "一号窗口",
            "statutory": "20个工作日",
            "time": "即办",
            "documents": "3份",
            "steps": "2",
            "trips": "0次",
            "baseline_time": "10",
            "baseline_documents": "7",
            "baseline_steps": "4",
            "baseline_trips": "3",
            "online": "是",
            "one_trip": "√",
        }
    )
    assert isinstance(draft, ItemDraft)
    assert () == draft.warnings
    assert "511Z-1" == draft.code
    days = TimeUnit.WORKING_DAY
    assert draft.sealed("i1") == ItemFacts(
        name=Private("service-item/i1", "道路货物运输 经营许可"),
        agency=Private("service-item/i1", "交通局"),
        agency_code="00877836X",
        unit="transport",
        window="w1",
        item_type=ItemType.LICENCE,
        region="990102",
        statutory=Amount(20, days),
        current=Measures(time=Amount(0, days), documents=3, steps=2, trips=0),
        baseline=Measures(time=Amount(10, days), documents=7, steps=4, trips=3),
        online=True,
        one_trip=True,
    )


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"name": "甲"}, "service.no-code"),
        ({"name": "甲", "code": "无"}, "service.no-code"),
        ({"name": "甲", "code": "有空 格"}, "service.code-unreadable"),
        ({"code": "A-1", "name": "—"}, "service.no-name"),
    ],
)
def test_a_row_that_cannot_be_taken_says_why(cells: Mapping[str, str], code: str) -> None:
    draft = read(cells)
    assert isinstance(draft, Refusal)
    assert code == draft.code


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("agency", "别局", "service.agency-unknown"),
        ("window", "别窗", "service.window-unknown"),
        ("agency_code", "不是代码", "service.agency-code-unreadable"),
        ("item_type", "30", "service.type-unreadable"),
        ("region", "某地", "region.unreadable"),
        ("statutory", "不久", "amount.unreadable"),
        ("time", "3", None),
        ("documents", "几份", "service.number-unreadable"),
        ("steps", "10000", "service.number-unreadable"),
        ("trips", "-1", "service.number-unreadable"),
        ("online", "部分", "service.yes-no-unreadable"),
        ("one_trip", "否", None),
    ],
)
def test_a_cell_that_cannot_be_read_is_a_warning_and_counts_as_unsaid(field: str, text: str, code: str | None) -> None:
    draft = read({"name": "甲", "code": "A-1", field: text})
    assert isinstance(draft, ItemDraft)
    assert ([code] if code else []) == [warning.code for warning in draft.warnings]


def test_what_an_adapter_found_odd_is_told() -> None:
    odd = CellProblem(field="code", where="B2", reason=Reason.of("table.digits-lost"))
    reader = ItemReader(find_nothing, find_nothing)
    draft = reader.read(Row(number=2, where="x", cells={"name": "甲", "code": "A-1"}, problems=(odd,)))
    assert isinstance(draft, ItemDraft)
    assert (odd.reason,) == draft.warnings


def test_an_unknown_agency_is_told_of_once() -> None:
    reader = ItemReader(find_nothing, find_nothing)
    rows = [Row(number=n, where="x", cells={"name": "甲", "code": f"A-{n}", "agency": "别局"}) for n in (2, 3)]
    drafts = [reader.read(row) for row in rows]
    assert [1, 0] == [len(draft.warnings) for draft in drafts if isinstance(draft, ItemDraft)]


def test_words_of_lists_are_understood() -> None:
    assert ItemType.PUBLIC_SERVICE is read_item_type("公共服务")
    assert Amount(7, TimeUnit.CALENDAR_DAY) == read_limit("7日以内")
    assert 12 == read_number("12 个")
    assert read_yes_or_no("否") is False
