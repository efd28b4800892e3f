"""Files in and out at the desk of one person, and the codes of the country."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from govliaison.cases import CaseKind, DeliveryMethod, Outcome
from govliaison.enterprises import SizeClass
from govliaison.errors import InputError, NotFoundError, RefusedError
from govliaison.ledger import MessageState
from govliaison.liaison import Liaison
from govliaison.liaison.built_in import BuiltIn
from govliaison.liaison.tables import Tables
from govliaison.papers import COLUMNS
from govliaison.plugins import HostInfo, Offers, gather

FIRM = """\
企业名称,统一社会信用代码,行业代码,从业人员,营业收入（万元）,包联干部
示例食品有限公司,91440300708461136T,C13,500,5000,张三
没有代码的厂,,,,,
"""


def write(city: Any, name: str, text: str) -> Path:
    path: Path = city.folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_list_of_enterprises_is_taken_once(city: Any) -> None:
    done: list[int] = []
    table = write(city, "firms.csv", FIRM)
    office = city.office()
    assert 2 == office.files.enterprises(table, dry_run=True).taken
    assert () == office.enterprises.find().rows
    assert 2 == office.files.enterprises(table, progress=done.append).taken
    assert done
    assert 2 == office.files.enterprises(table).unchanged
    firm = office.enterprises.find(name="示例食品").rows[0]
    assert [("boss", "张三")] == [(extra.name, extra.private.value) for extra in firm.facts.extra]


def test_units_do_not_keep_the_base(city: Any) -> None:
    with pytest.raises(RefusedError, match=r"enterprise\.not-keeper"):
        city.office("li.na").files.enterprises(write(city, "firms.csv", FIRM))


def test_a_mapping_goes_before_the_guess(city: Any) -> None:
    table = write(city, "odd.csv", "甲,乙\n示例食品有限公司,三个人\n")
    with pytest.raises(InputError):
        city.office().files.enterprises(table)
    assert 1 == city.office().files.enterprises(table, mapping={"甲": "name"}).taken


def test_a_file_comes_in_by_a_channel_and_changes_nothing_again(city: Any) -> None:
    office = city.office()
    office.files.enterprises(write(city, "firms.csv", FIRM))
    table = write(
        city,
        "来件.csv",
        "编号,标题,类型,企业名称,统一社会信用代码,所属县区,期望\nA1,换证,投诉,示例食品有限公司,91440300708461136T,别处,尽快\n",
    )
    assert 1 == office.files.submissions("portal", table, dry_run=True).taken
    assert 0 == len(office.cases.find().rows)
    assert 1 == office.files.submissions("portal", table).taken
    assert 1 == office.files.submissions("portal", table).unchanged
    case = next(office.registers.cases())
    firm = office.enterprises.find(name="示例食品").rows[0]
    assert (firm.id, CaseKind.COMPLAINT) == (case.enterprise, case.kind)
    assert "尽快" == case.extra_private["wish"].value


def test_an_unknown_channel_is_told_with_those_there_are(city: Any) -> None:
    with pytest.raises(NotFoundError, match=r"liaison\.no-channel.*portal"):
        city.office().files.submissions("portel", city.folder / "x.csv")


def test_a_channel_without_an_adapter_of_its_own_is_read_with_the_first_there_is(city: Any) -> None:
    table = write(city, "hall.csv", "编号,标题\nB1,问一下\n")
    assert 1 == city.office().files.submissions("complaints", table).taken
    assert CaseKind.COMPLAINT is next(city.office().registers.cases()).kind


def test_without_any_channel_adapter_no_table_is_read(city: Any) -> None:
    text = city.file.read_text(encoding="utf-8").replace('[channels.portal]\nuse = "spreadsheet"\n', "")
    city.file.write_text(text, encoding="utf-8")
    city.reopen()
    with pytest.raises(NotFoundError, match=r"liaison\.no-table-reader"):
        city.office().files.submissions("portal", city.folder / "x.csv")


@pytest.mark.parametrize("name", ["台账.xlsx", "台账.CSV"])
def test_the_register_is_written_as_its_name_says(city: Any, name: str) -> None:
    city.submit()
    path = city.office().registers.export(city.folder / name)
    assert path.stat().st_size > 100
    text = path.read_bytes()
    assert text.startswith(b"PK") if name.endswith("xlsx") else "台账编号".encode() in text


def test_another_ending_is_refused_with_those_that_go(city: Any) -> None:
    with pytest.raises(InputError, match=r"liaison\.unknown-ending.*\.xlsx"):
        city.office().registers.export(city.folder / "台账.pdf")


def test_the_register_goes_over_pages(city: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    cases = [city.submit(received_at=city.clock.now() + timedelta(minutes=number)) for number in range(-5, 0)]
    monkeypatch.setattr("govliaison.liaison.registers._PAGE", 2)
    assert [case.number for case in cases] == [row[1] for row in city.office().registers.sheet().rows]
    assert [1, 2, 3, 4, 5] == [row[0] for row in city.office().registers.sheet().rows]


def test_the_register_names_enterprise_people_and_offices(city: Any) -> None:
    office = city.office()
    office.files.enterprises(write(city, "firms.csv", FIRM))
    firm = office.enterprises.find(name="示例食品").rows[0]
    assert SizeClass.MEDIUM is firm.size.size_class
    city.office("admin").persons.change("li.na", name="李娜")
    city.office("admin").posts.hold(unit="liaison-office", kind="liaison-officer", person="zhao.min")
    city.submit(enterprise=firm.id, region="410422", category="食品")
    city.clock.wait(minutes=1)
    city.submit(enterprise="city1-00000000000000000000000000000000", enterprise_name="某厂")
    first, second = (
        {c.heading: cell for c, cell in zip(COLUMNS, row, strict=True)} for row in office.registers.sheet().rows
    )
    assert ("示例食品有限公司", "市监局", "李*") == (first["企业名称"], first["责任单位（主办）"], first["责任领导"])
    assert "李*" == first["责任人及电话"]
    assert "叶县" in first["所属县（市、区）"]
    assert "制造业" in first["行业门类"]
    assert "中" in first["企业规模"]
    assert ("某厂", "联络办", "") == (second["企业名称"], second["责任单位（主办）"], second["责任领导"])
    assert "0999-7654321" in second["责任人及电话"]


def test_a_countys_offices_stand_in_the_register_with_their_telephone(city: Any) -> None:
    case = city.submit(region="990102")
    city.office("qian.duo").cases.dispatch(case.id, lead="county-market")
    for person in ("wang.fang", "qian.duo", "wu.di"):
        row = next(iter(city.office(person).registers.sheet().rows))
        assert "0999-2223334" in row[20]


def test_who_may_not_know_a_person_sees_the_id(city: Any) -> None:
    case = city.submit(category="食品")
    city.handle(case)
    city.office("zhao.min").cases.audit(case.id, approve=True)
    row = next(iter(city.office("li.na").registers.sheet().rows))
    assert "zhao.min" in row[29] or "名*" in row[29]


def test_units_and_persons_are_at_hand(city: Any) -> None:
    office = city.office()
    assert "市监局" == office.units.get("market").short
    assert office.now == city.clock.now()
    assert {"li.na"} <= {person.id for person in office.persons.list()}


# -- codes ---------------------------------------------------------------------------------------------------------------


class Noon:
    def now(self) -> Any:
        raise AssertionError


def tables(*plugins: str) -> Tables:
    return Tables(gather(plugins, HostInfo(version="0", clock=Noon()), [BuiltIn()]))


def test_codes_have_names_where_a_data_package_is_there() -> None:
    known = tables("china")
    assert ["叶县", "999999", ""] == [known.region_name(code) for code in ("410422", "999999", None)]
    assert "410422" == str(known.find_region("叶县", within="410400"))
    assert "410422" == str(known.find_region("河南省平顶山市叶县昆阳大道1号", within="410400"))
    assert known.find_region("月球", within="410400") is None
    assert known.find_region("浙江省杭州市西湖区1号", within="410400") is None
    assert ["制造业", ""] == [known.industry_name(code) for code in ("C1310", None)]


def test_without_a_data_package_codes_stand_for_themselves() -> None:
    bare: Offers = gather([], HostInfo(version="0", clock=Noon()), [BuiltIn()])
    known = Tables(bare)
    assert "410422" == known.region_name("410422")
    assert "C" == known.industry_name("C1310")
    assert known.find_region("叶县", within="410400") is None


def test_the_built_in_notifiers_come_by_the_same_door(tmp_path: Path) -> None:
    offers = gather([], HostInfo(version="0", clock=Noon()), [BuiltIn()])
    host = HostInfo(version="0", clock=Noon())
    for name in ("console", "files"):
        offer = offers.find("notifiers", name).offer
        settings = offer.settings(folder=tmp_path) if name == "files" else offer.settings()
        assert hasattr(offer.build(settings, host), "notify")


def test_an_answer_told_by_hand_is_no_business_of_the_outbox(city: Any) -> None:
    case = city.submit(category="食品")
    desk = city.office("li.na").cases
    desk.sign_for(case.id)
    told = city.clock.now()
    desk.answer(case.id, text="已办结。", outcome=Outcome.SOLVED, method=DeliveryMethod.PAPER, delivered_at=told)
    list(city.liaison.work_outbox())
    assert not (city.folder / "answers" / "portal").exists() or not [
        path for path in (city.folder / "answers" / "portal").iterdir() if "已办结" in path.read_text(encoding="utf-8")
    ]


def test_one_profile_can_replace_the_desk_by_the_first_convener_of_the_place(city: Any) -> None:
    (city.folder / "profile.toml").write_text(
        city.profile_text + '[cases]\ndesk = ""\n[units.second]\nname = "第二召集单位"\nroles = ["convener"]\n',
        encoding="utf-8",
    )
    with Liaison.open(city.file, time=city.clock) as liaison:
        assert "liaison-office" == liaison.jurisdictions.rules_for(None).desk


def test_local_limits_go_before_those_of_a_pack(city: Any) -> None:
    rule = '[deadlines.rules.quick]\nstage = "answer"\nanchor = "received"\namount = "1个工作日"\n'
    (city.folder / "profile.toml").write_text(city.profile_text + rule, encoding="utf-8")
    city.reopen()
    case = city.submit(category="食品")
    answer = next(clock for clock in case.clocks if clock.start.stage == "answer")
    assert "2026-09-08" == str(answer.start.due_at.date())
    assert "quick" in answer.start.rule


# -- the outbox ----------------------------------------------------------------------------------------------------------


def test_conveners_and_administrators_look_after_the_outbox(city: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govliaison.liaison.messages._PAGE", 1)
    city.submit(category="食品")
    city.submit(category="食品")
    for person in ("wang.fang", "admin"):
        assert 4 == len(list(city.office(person).messages.list()))
    assert 4 == len(list(city.office().messages.work()))
    assert [] == list(city.office().messages.list(MessageState.WAITING))
    for act in (lambda office: list(office.messages.list()), lambda office: office.messages.work()):
        for person in ("li.na", "qian.duo"):
            with pytest.raises(RefusedError, match=r"liaison\.outbox-not-yours"):
                act(city.office(person))


def test_a_dead_letter_is_tried_again_or_given_up(city: Any) -> None:
    (city.folder / "answers").write_text("in the way", encoding="utf-8")
    city.submit()
    for _ in range(40):
        list(city.office().messages.work())
        city.clock.wait(days=1)
    (dead,) = city.office().messages.list(MessageState.DEAD)
    city.office().messages.replay(dead.id)
    assert [dead.id] == [each.id for each in city.office().messages.list(MessageState.WAITING)]
    for _ in range(40):
        list(city.office().messages.work())
        city.clock.wait(days=1)
    city.office().messages.skip(dead.id)
    assert [dead.id] == [each.id for each in city.office().messages.list(MessageState.SKIPPED)]
    for act in (city.office().messages.replay, city.office().messages.skip):
        with pytest.raises(NotFoundError):
            act("nothing")
