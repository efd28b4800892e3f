"""Reading a row: what it says, what is odd, why it is refused."""

from datetime import date

import pytest

from govliaison.enterprises import EnterpriseDraft, EnterpriseKind, EnterpriseReader, LocalField, RegionBasis
from govliaison.values import (
    CellProblem,
    CodeStatus,
    IndustryTable,
    Reason,
    Refusal,
    RegionCode,
    RegionTable,
    Row,
)

CODE = "91110000600037341L"


@pytest.fixture
def reader(regions: RegionTable, industries: IndustryTable) -> EnterpriseReader:
    return EnterpriseReader(
        regions,
        industries,
        home=RegionCode("990200"),
        local_fields=(LocalField(name="note", heading="备注"), LocalField(name="park", heading="园区", private=False)),
    )


def row(extra: dict[str, str] | None = None, problems: tuple[CellProblem, ...] = (), **cells: str) -> Row:
    return Row(number=2, where="x!2", cells={"name": "星光食品有限公司", **cells}, extra=extra or {}, problems=problems)


def read(reader: EnterpriseReader, **cells: str) -> EnterpriseDraft:
    draft = reader.read(row(None, (), **cells))
    assert isinstance(draft, EnterpriseDraft)
    return draft


def codes(draft: EnterpriseDraft) -> list[str]:
    return [warning.code for warning in draft.warnings]


def test_a_whole_row_is_understood(reader: EnterpriseReader) -> None:
    draft = read(
        reader,
        credit_code=CODE.lower(),
        state="存续（在营、开业、在册）",
        founded="2019-07-23",
        capital="100万元人民币",
        address="某省某市东县一路1号",
        area_code="9902\t990203",
        industry="1311",
        control="私人控股",
        employees="1,200人",
        revenue="5000万元",
        assets="1亿元",
    )
    facts = draft.facts
    assert draft.warnings == ()
    assert (facts.code, facts.code_status, facts.in_preparation) == (CODE, CodeStatus.VALID, False)
    assert (facts.region, facts.region_basis) == ("990203", RegionBasis.AREA_CODE)
    assert (facts.founded, facts.capital) == (date(2019, 7, 23), "1000000 CNY")
    assert (facts.employees, facts.revenue, facts.assets) == (1200, "50000000 CNY", "100000000 CNY")
    assert (facts.industry, facts.kind) == ("C1311", EnterpriseKind.ENTERPRISE)


@pytest.mark.parametrize("name", ["", "—", "（）", "暂无"])
def test_a_row_without_a_name_is_refused(reader: EnterpriseReader, name: str) -> None:
    assert reader.read(row(name=name)) == Refusal.of("enterprise.no-name")


def test_a_malformed_code_is_refused_with_its_reason(reader: EnterpriseReader) -> None:
    assert reader.read(row(credit_code=CODE[:-1])) == Refusal.of("credit-code.length", length=17)


def test_a_code_damaged_by_a_number_cell_is_refused(reader: EnterpriseReader) -> None:
    damaged = CellProblem(field="credit_code", where="B2", reason=Reason.of("cell.code-damaged"))
    assert reader.read(row(problems=(damaged,))) == Refusal.of("cell.code-damaged")


def test_other_oddities_of_cells_are_warnings(reader: EnterpriseReader) -> None:
    odd = CellProblem(field="credit_code", where="B2", reason=Reason.of("cell.number-code"))
    draft = reader.read(row(problems=(odd,), credit_code=CODE, area_code="990203"))
    assert isinstance(draft, EnterpriseDraft)
    assert draft.warnings == (Reason.of("cell.number-code"),)


def test_a_real_code_whose_check_fails_is_taken_with_a_warning(reader: EnterpriseReader) -> None:
    draft = read(reader, credit_code=CODE[:-1] + "X", area_code="990203")
    assert draft.facts.code_status is CodeStatus.CHECK_FAILED
    assert codes(draft) == ["credit-code.check"]


def test_an_old_number_is_kept_as_such(reader: EnterpriseReader) -> None:
    draft = read(reader, credit_code="110108000000016", area_code="990203")
    assert (draft.facts.code, draft.facts.old_number) == (None, "110108000000016")
    assert "enterprise.old-number" in codes(draft)
    both = read(reader, credit_code=CODE, old_number="110108000000016", area_code="990203").facts
    assert (both.code, both.old_number) == (CODE, "110108000000016")
    assert read(reader, credit_code=CODE, old_number="见附件").facts.old_number is None


@pytest.mark.parametrize("cells", [{"credit_code": "筹建中"}, {"state": "筹建", "credit_code": "无"}])
def test_who_is_being_set_up_has_no_code_yet(reader: EnterpriseReader, cells: dict[str, str]) -> None:
    draft = read(reader, area_code="990203", **cells)
    assert draft.facts.in_preparation is True
    assert codes(draft) == []


def test_a_missing_code_is_warned_of(reader: EnterpriseReader) -> None:
    draft = read(reader, area_code="990203")
    assert draft.facts.in_preparation is None
    assert codes(draft) == ["enterprise.no-code"]


@pytest.mark.parametrize(
    ("cells", "region", "basis", "warned"),
    [
        ({"area_code": "990203"}, "990203", "area-code", []),
        ({"area_code": "9902\t990203", "address": "别省别市西区"}, "990203", "area-code", []),
        ({"area_code": "990299", "address": "某市东县一路"}, "990203", "address", ["enterprise.area-code-unknown"]),
        ({"area_code": "990299", "address": "别市西区一路"}, "990200", "area-code", ["enterprise.area-code-unknown"]),
        ({"area_code": "990299"}, "990200", "area-code", ["enterprise.area-code-unknown"]),
        ({"area_code": "770101"}, None, None, ["enterprise.area-code-unknown", "enterprise.no-region"]),
        ({"area_code": "东县", "county": "东县"}, "990203", "named", ["enterprise.area-code-unreadable"]),
        ({"county": "东县"}, "990203", "named", []),
        ({"county": "西区"}, "990204", "named", []),
        ({"county": "西区", "city": "别市"}, "980101", "named", []),
        ({"county": "不知何处", "city": "别市"}, "980100", "named", []),
        ({"address": "某省某市东县一路1号"}, "990203", "address", []),
        ({"address": "西区一路1号"}, "990204", "address", []),
        ({"address": "西区一路1号", "city": "别市", "province": "别省"}, "980101", "address", []),
        ({"address": "一路1号", "city": "某市"}, "990200", "named", []),
        ({"address": "一路1号", "city": "西区"}, None, None, ["enterprise.no-region"]),
        ({"address": "一路1号"}, None, None, ["enterprise.no-region"]),
        ({}, None, None, ["enterprise.no-region"]),
    ],
    ids=str,
)
def test_the_region_comes_from_area_code_name_or_address(
    reader: EnterpriseReader, cells: dict[str, str], region: str | None, basis: str | None, warned: list[str]
) -> None:
    draft = read(reader, credit_code=CODE, **cells)
    assert (draft.facts.region, draft.facts.region_basis, codes(draft)) == (region, basis, warned)


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ({"credit_code": CODE}, "enterprise"),
        ({"credit_code": CODE, "name": "星光食品有限公司东县分公司"}, "branch"),
        ({"credit_code": CODE, "principal_kind": "负责人"}, "branch"),
        ({"name": "星光食品有限公司营业部"}, "branch"),
        ({"credit_code": "92110000600037341W"}, "individual-business"),
        ({"credit_code": "93110000600037341T"}, "cooperative"),
        ({"credit_code": "52110000600037341B", "principal_kind": "负责人"}, "organisation"),
        ({"registration_type": "个体工商户"}, "individual-business"),
        ({"registration_type": "农民专业合作社"}, "cooperative"),
        ({"registration_type": "有限责任公司分公司"}, "branch"),
        ({"registration_type": "有限责任公司"}, None),
        ({}, None),
    ],
    ids=str,
)
def test_the_kind_of_entity_is_told_by_type_name_or_code(
    reader: EnterpriseReader, cells: dict[str, str], kind: str | None
) -> None:
    assert read(reader, **cells).facts.kind == kind


def test_an_individual_business_is_private_by_law(reader: EnterpriseReader) -> None:
    facts = read(reader, registration_type="个体工商户").facts
    assert (facts.ownership, facts.ownership_basis) == ("private", Reason.of("ownership.individual-business"))


def test_ownership_that_is_not_stated_is_left_open(reader: EnterpriseReader) -> None:
    draft = read(reader, credit_code=CODE, area_code="990203", registration_type="有限责任公司")
    assert (draft.facts.ownership, draft.facts.ownership_basis, codes(draft)) == (None, None, [])
    assert read(reader, credit_code=CODE).facts.ownership is None


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("存续", "operating"),
        ("在业", "operating"),
        ("吊销，未注销", "revoked"),
        ("吊销", "revoked"),
        ("注销", "cancelled"),
        ("迁出", "moved-out"),
        ("歇业", "suspended"),
        ("筹建", "in-preparation"),
    ],
)
def test_states_of_the_register_are_read(reader: EnterpriseReader, text: str, state: str) -> None:
    assert read(reader, state=text).facts.state == state


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("state", "甚好", "enterprise.state-unreadable"),
        ("founded", "去年", "moment.unreadable"),
        ("capital", "若干", "money.unreadable"),
        ("revenue", "5000", "money.no-unit"),
        ("employees", "约50", "enterprise.count-unreadable"),
        ("employees", "-3", "enterprise.count-unreadable"),
        ("employees", "3.5", "enterprise.count-unreadable"),
        ("employees", "nan", "enterprise.count-unreadable"),
        ("employees", "99999999999", "enterprise.count-unreadable"),
        ("industry", "魔法", "enterprise.industry-unreadable"),
        ("industry", "C99", "industry.no-such-division"),
    ],
)
def test_what_cannot_be_read_stays_unknown_with_a_warning(
    reader: EnterpriseReader, field: str, text: str, code: str
) -> None:
    draft = read(reader, credit_code=CODE, area_code="990203", **{field: text})
    assert getattr(draft.facts, field) is None
    assert codes(draft) == [code]


@pytest.mark.parametrize(
    ("text", "industry"),
    [("13", "C13"), ("C1311", "C1311"), ("c", "C"), ("C 制造业", "C"), ("制造业", "C"), ("农副食品加工业", "C13")],
)
def test_an_industry_is_read_by_code_or_name(reader: EnterpriseReader, text: str, industry: str) -> None:
    assert read(reader, industry=text).facts.industry == industry


def test_names_of_industries_need_their_table(regions: RegionTable) -> None:
    assert read(EnterpriseReader(regions), industry="制造业").facts.industry is None


def test_a_day_with_a_time_is_the_day(reader: EnterpriseReader) -> None:
    assert read(reader, founded="2019-07-23 08:00:00").facts.founded == date(2019, 7, 23)


def test_names_and_texts_are_sealed_as_the_enterprises_own(reader: EnterpriseReader) -> None:
    draft = reader.read(
        row(
            extra={"备注": "老板姓张", "园区": "一号园", "序号": "7"},
            address="某市一路1号",
            representative="张伟",
            contact="李娜",
            contact_phone="13800001234",
            alias="星光；星光食品厂",
        )
    )
    assert isinstance(draft, EnterpriseDraft)
    facts = draft.sealed("e1")
    assert draft.aliases == ("星光", "星光食品厂")
    assert [str(text) for text in (facts.name, facts.address, facts.representative)] == ["‹private›"] * 3
    assert facts.contacts is not None
    assert [extra.name for extra in facts.extra or ()] == ["note", "park"]
    assert [extra.plain for extra in facts.extra or ()] == [None, "一号园"]


def test_an_empty_contact_is_none(reader: EnterpriseReader) -> None:
    facts = read(reader, representative="*", contact="-").sealed("e1")
    assert (facts.contacts, facts.representative, facts.extra) == (None, None, None)


def test_what_was_understood_once_is_remembered_but_not_for_ever(
    reader: EnterpriseReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("govliaison.enterprises.importing._REMEMBERED", 2)
    capitals = [read(reader, capital=f"{number}万元").facts.capital for number in (1, 2, 3, 1)]
    assert capitals == ["10000 CNY", "20000 CNY", "30000 CNY", "10000 CNY"]
