"""No personal data and no free text in entries; and what is erased is in no byte of the files."""

import csv
import inspect
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from leak_plants import words

from govliaison.cases import (
    CaseState,
    DeliveryMethod,
    Grade,
    Outcome,
    RefusalReason,
    ReturnReason,
    Solved,
    Submission,
)
from govliaison.errors import GovliaisonError, InputError, NotFoundError, RefusedError
from govliaison.ledger import Erased

PHONE = "13987654321"
OTHER_PHONE = "0999-8765432"
CODE = "91990100MA0000001X"


class Cage:
    """Makes canaries: words that occur nowhere else, and remembers them by where they were let in."""

    def __init__(self) -> None:
        self.birds: dict[str, str] = {}

    def bird(self, where: str) -> str:
        return self.birds.setdefault(where, f"丝雀{len(self.birds):03}号")

    def found_in(self, data: bytes) -> dict[str, str]:
        """Say which are in there, in any of the ways in which text is written down."""
        return {
            where: bird
            for where, bird in self.birds.items()
            if bird.encode() in data or bird.encode("utf-16-le") in data or ascii(bird)[1:-1].encode() in data
        }


def write(path: Path, *rows: dict[str, str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, fieldnames=[*dict.fromkeys(name for row in rows for name in row)])
        table.writeheader()
        table.writerows(rows)
    return path


def disk(city: Any) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(city.folder.glob("ledger.db*")))


def payloads(city: Any) -> bytes:
    """Everything of every entry that is text."""
    return b"\n".join(
        b"\0".join([entry.payload, *(str(value).encode() for value in (entry.stream, entry.event, entry.stamp()))])
        for entry in (each.entry for each in city.liaison.ledger.feed())
    )


class Life:
    """One of everything that can be said, with a canary in each place where people write."""

    def __init__(self, city: Any) -> None:
        self.city, self.cage = city, Cage()
        bird = self.cage.bird
        city.office("admin").persons.add(id="guo.guo", name=bird("person"), phone="0999-5556667")
        city.office("admin").persons.change("guo.guo", name=bird("person, changed"))
        self.enterprises()
        self.case = self.submit("first").id
        self.lead_through(self.case)
        refused = self.submit("second", phone=OTHER_PHONE).id
        city.office().cases.refuse(refused, reason=RefusalReason.INTERNAL, note=bird("refuse"))
        self.history()
        list(city.liaison.work_outbox())

    def submit(self, which: str, phone: str = PHONE) -> Any:
        bird = self.cage.bird
        said = {name: bird(f"{which}: {name}") for name in ("enterprise_name", "title", "text", "contact", "category")}
        return self.city.submit(phone=phone, extra_private={"wish": bird(f"{which}: wish")}, **said)

    def lead_through(self, case: str) -> None:
        """Every verb of a case, each with what can be written there."""
        city, bird = self.city, self.cage.bird
        convener, unit, auditor = (city.office(person).cases for person in ("wang.fang", "li.na", "zhao.min"))
        amended = {
            name: bird(f"amended: {name}") for name in ("title", "text", "contact", "enterprise_name", "category")
        }
        convener.submit(
            Submission(channel="portal", source_id="S1", received_at=city.clock.now(), phone=f"+86 {PHONE}", **amended)
        )
        convener.admit(case)
        convener.dispatch(case, lead="market")
        unit.return_(case, reason=ReturnReason.NOT_COMPETENT, note=bird("return"), suggested="tax")
        convener.dispatch(case, lead="market", designate=True)
        unit.sign_for(case)
        unit.measure(case, text=bird("measure"))
        unit.interim(case, text=bird("interim"), next_at=city.clock.now() + timedelta(days=2))
        for turn in ("a", "b"):
            city.clock.wait(hours=1)
            unit.answer(case, text=bird(f"answer {turn}") + "已经办理完毕。", outcome=Outcome.EXPLAINED)
            number = len(unit.get(case).answers)
            unit.deliver(case, answer=number, undeliverable=bird(f"undeliverable {turn}"))
            unit.deliver(case, answer=number, method=DeliveryMethod.VISIT)
            unit.request_close_out(case, note=bird(f"request {turn}"))
            auditor.audit(case, approve=turn == "b", note=bird(f"audit {turn}"))
        convener.call_back(case, reached=False, note=bird("not reached"))
        auditor.call_back(case, reached=True, solved=Solved.PARTLY, grade=Grade.SATISFIED, note=bird("called back"))

    def enterprises(self) -> None:
        bird = self.cage.bird
        columns = (
            "企业名称",
            "住所",
            "法定代表人",
            "联系人",
            "邮箱",
            "曾用名",
            "控股情况",
            "登记注册类型",
            "包联干部",
            "备注",
        )
        row = {name: bird(f"enterprise: {name}") for name in columns}
        table = write(self.city.folder / "firms.csv", row | {"统一社会信用代码": "", "联系电话": "0999-3334445"})
        report = self.city.office().files.enterprises(table)
        assert 1 == report.taken
        page = self.city.office().enterprises.find(name=self.cage.birds["enterprise: 企业名称"])
        self.enterprise = page.rows[0].id
        self.city.office().enterprises.add_alias(self.enterprise, bird("enterprise: alias"))

    def history(self) -> None:
        """A file with a reply of long ago, and a row that cannot be taken."""
        bird = self.cage.bird
        told = {
            "编号": "H1",
            "标题": bird("history: title"),
            "内容": bird("history: text"),
            "联系人": bird("history: contact"),
            "联系电话": PHONE,
            "受理时间": "2026-08-03 09:00",
            "答复意见": bird("history: reply") + "，已办结。",
            "答复时间": "2026-08-05 09:00",
            "期望": bird("history: wish"),
            "问题类别": "食品经营许可/" + bird("history: category"),
        }
        bad = {name: bird(f"bad: {name}") for name in ("标题", "内容", "联系人", "答复意见", "期望")}
        bad |= {"编号": "H2", "联系电话": PHONE, "受理时间": bird("bad: when"), "答复时间": ""}
        report = self.city.office().files.submissions("portal", write(self.city.folder / "history.csv", told, bad))
        assert (1, 1) == (report.taken, report.refused)


@pytest.fixture
def life(city: Any) -> Life:
    return Life(city)


def whole(city: Any) -> None:
    """The chain holds, and folding again changes nothing."""
    assert [] == [each for each in city.liaison.verify() if not isinstance(each, int)]
    assert [] == [each for each in city.liaison.rebuild() if each.differed]


def test_no_canary_is_in_any_entry(city: Any, life: Life) -> None:
    assert CaseState.CLOSED is city.office().cases.get(life.case).state
    written = payloads(city)
    assert {} == life.cage.found_in(written)
    assert b"13987654321" not in written
    assert b"8765432" not in written
    kept = {*life.cage.birds} - {*life.cage.found_in(disk(city))}
    assert {"enterprise: 控股情况", "enterprise: 登记注册类型", "enterprise: 备注"} == kept, "the birds did get in"
    whole(city)


def test_an_erased_case_is_in_no_byte_of_the_files(city: Any, life: Life) -> None:
    erased = {where for where in life.cage.birds if where.startswith("first") or where in LIFE_OF_A_CASE}
    contact = {"first: contact", "amended: contact"}
    assert city.office("admin").erase(f"case/{life.case}", reason="requested") >= 1
    found = {*life.cage.found_in(disk(city))}
    assert set() == found & (erased - contact)
    assert {"second: title", "history: title", "amended: contact"} <= found
    case = city.office().cases.get(life.case)
    assert isinstance(case.title, Erased)
    assert CaseState.CLOSED is case.state
    assert "" == next(row.title for row in city.office().cases.find().rows if row.id == life.case)
    whole(city)


def test_one_telephone_is_one_contact_in_every_case_and_row(city: Any, life: Life) -> None:
    birds = [where for where in life.cage.birds if where.endswith(": contact") or where == "bad: 联系人"]
    assert city.office("admin").erase("tel:139-8765-4321", reason="requested") >= 3
    found = {*life.cage.found_in(disk(city))}
    assert {"second: contact"} == found & {*birds}
    assert b"13987654321" not in disk(city)
    assert {"first: title", "history: title", "bad: 标题"} <= found
    whole(city)


def test_an_erased_enterprise_is_in_no_byte_of_the_files(city: Any, life: Life) -> None:
    city.office("admin").erase(f"enterprise/{life.enterprise}", reason="requested")
    assert [] == [where for where in life.cage.found_in(disk(city)) if where.startswith("enterprise")]
    assert b"0999-3334445" not in disk(city)
    assert "" == city.office().enterprises.get(life.enterprise).name
    whole(city)


def test_an_erased_person_is_in_no_byte_of_the_files(city: Any, life: Life) -> None:
    city.office("admin").erase("person/guo.guo", reason="retention-over")
    assert [] == [where for where in life.cage.found_in(disk(city)) if where.startswith("person")]
    assert b"0999-5556667" not in disk(city)
    whole(city)


def test_only_administrators_erase_and_only_what_is_there(city: Any, life: Life) -> None:
    with pytest.raises(RefusedError, match=r"access\.not-administrator"):
        city.office("wang.fang").erase(f"case/{life.case}", reason="requested")
    for subject in ("case/nothing", "tel:13000000000", "tel:", "tel:none"):
        with pytest.raises(NotFoundError):
            city.office("admin").erase(subject, reason="requested")


@pytest.mark.parametrize("reason", ["王建国要求删除", "", "Wang asked", "requested by wang"])
def test_the_reason_of_an_erasure_is_a_code_since_it_stays(city: Any, reason: str) -> None:
    case = city.submit()
    with pytest.raises(InputError, match=r"liaison\.no-reason-code"):
        city.office("admin").erase(f"case/{case.id}", reason=reason)


@pytest.mark.parametrize("code", ["王建国", "13987654321", "9199010O"])
def test_no_text_passes_for_a_credit_code(city: Any, code: str) -> None:
    with pytest.raises(InputError, match=r"credit-code\."):
        city.submit(credit_code=code)


def test_the_register_shows_no_telephone_number(city: Any) -> None:
    case = city.submit(phone=PHONE, contact="欧阳娜娜", text=f"请打{PHONE}或者0999-8765432找我")
    city.office().cases.dispatch(case.id, lead="market")
    city.office("li.na").cases.sign_for(case.id)
    city.office("li.na").cases.measure(case.id, text=f"已致电{PHONE}")
    row = next(iter(city.office().registers.sheet().rows))
    assert ("欧阳**", "139****4321") == (row[10], row[11])
    said = "".join(str(cell) for cell in row)
    assert PHONE not in said
    assert "8765432" not in said
    assert "139****4321" in row[24]


# -- who filed a confidential case -----------------------------------------------------------------------------------

LISTS = frozenset(
    {
        "cases.attribute",
        "cases.find",
        "cases.get",
        "cases.history",
        "cases.sign_for",
        "instructions.list_open",
        "merging.likely_duplicates",
        "merging.likely_pairs",
        "objections.list_open",
        "objections.precedents",
        "registers.cases",
        "registers.sheet",
    }
)
"""What is known to tell the lead unit of a case; that each is reached shows that the walk below finds the way."""


def ways(office: Any) -> Iterator[tuple[str, Any]]:
    """Every public method of an office and of its desks that needs nothing but a case."""
    desks = {name: getattr(office, name) for name in dir(office) if not name.startswith("_")}
    own = {name: desk for name, desk in desks.items() if type(desk).__module__.startswith("govliaison.")}
    found = desks | {f"{name}.{verb}": getattr(desk, verb) for name, desk in own.items() for verb in dir(desk)}
    for name, way in sorted(found.items()):
        if inspect.ismethod(way) and "._" not in name:
            asked = inspect.signature(way).parameters.values()
            if {each.name for each in asked if each.default is each.empty} <= {"case"}:
                yield name, way


@pytest.fixture
def secret(city: Any) -> Any:
    """A confidential case that the market bureau leads, in every list there is, beside another of the same sender."""
    who = {"contact": "丝雀甲", "phone": PHONE}
    case = city.submit(confidential=True, **who)
    other = city.submit(**who)
    for each in (case, other):
        city.office().cases.dispatch(each.id, lead="market")
    city.office().instructions.instruct(case.id, leader="某", post="市长", text="速办", day=date(2026, 9, 7))
    city.office("li.na").objections.object_(case.id, note="非我单位职责", suggested="tax")
    return case


def test_nothing_tells_the_lead_unit_who_filed_a_confidential_case(city: Any, secret: Any) -> None:
    office = city.office("li.na")
    shown = city.office().cases.get(secret.id)
    traces = [shown.phone_key, "丝雀甲", PHONE, f"{PHONE[:3]}****{PHONE[-4:]}", "丝*"]
    told: dict[str, list[str]] = {}
    for name, way in ways(office):
        try:
            said = [*words(way(**({"case": secret.id} if "case" in inspect.signature(way).parameters else {})))]
        except GovliaisonError:
            continue
        told[name] = said
    assert set() == LISTS - {*told}
    both = {"registers.cases", "registers.sheet", "merging.likely_duplicates", "merging.likely_pairs"}
    found = {name: [trace for trace in traces if trace in said] for name, said in told.items() if name not in both}
    assert {} == {name: traces for name, traces in found.items() if traces}
    assert [None] == [each.contact for each in office.registers.cases() if each.id == secret.id]
    assert {""} == {cell for row in office.registers.sheet().rows if row[1] == secret.number for cell in row[10:12]}
    pairs = [case for pair in office.merging.likely_pairs() for case in (pair[0], pair[1].case)]
    assert [None] == [each.contact for each in pairs if each.id == secret.id]
    assert PHONE in {*words(city.office().objections.list_open())}, "the desk does see it"


def test_likeness_does_not_tell_who_filed_a_confidential_case(city: Any, secret: Any) -> None:
    for person, same in (("li.na", False), ("wang.fang", True)):
        merging = city.office(person).merging
        [[found], [(_, paired)]] = merging.likely_duplicates(secret.id), merging.likely_pairs()
        assert (same, same) == (found.likeness.same_sender, paired.likeness.same_sender)


LIFE_OF_A_CASE = frozenset(
    {
        *("return", "measure", "interim", "not reached", "called back"),
        *(f"{what} {turn}" for what in ("answer", "undeliverable", "request", "audit") for turn in "ab"),
        *(f"amended: {name}" for name in ("title", "text", "contact", "enterprise_name")),
    }
)
