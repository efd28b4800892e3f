"""A city with every role in it, where much has happened at random; canaries stand wherever somebody wrote something."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import attrs
from leak_oracle import Oracle, Who
from leak_plants import Aviary, Planter, Pool, canaries

from govliaison.access import POST, SYSTEM, Persons, Posts
from govliaison.cases import CASE, DeliveryMethod, Outcome, ReturnReason, Submission
from govliaison.cases.kinds import DeferralReason, ExtensionReason
from govliaison.errors import GovliaisonError
from govliaison.liaison import NOUNS
from govliaison.values import Amount

UNITS = """
[units.city-government]
name = "示例市人民政府"

[units.group-office]
name = "示例市政企沟通协调小组办公室"
roles = ["group-office"]

[units.chamber]
name = "示例市工商联"
roles = ["association"]

[units.near-office]
name = "近县政企沟通协调小组办公室"
roles = ["group-office"]
level = "county"
region = "990104"
"""
FIRMS = ("91990100MA0000001X", "91990100MA00000028", "91990100MA00000036")
REGIONS = (None, "990102", "990102001", "990103", "990104")
LEADS = ("market", "tax", "county-market", "near-government")
HANDLERS = {"market": "li.na", "tax": "sun.li", "county-market": "wu.di", "near-government": "he.jun"}
POSTS = {
    "gu.ming": "group-office.handler",
    "lu.xia": "near-office.handler",
    "fan.gang": "city-government.leader",
    "xie.hui": "chamber.handler",
    "it.support": "liaison-office.administrator",
    "ding.lan": "liaison-office.liaison-officer",
}


class World:
    """
    The city, its people as the oracle knows them, and all canaries.

    Args:
        city: an open city, of which nothing is known yet
        seed: of what happens
        cases: how many cases there are
    """

    def __init__(self, city: Any, *, seed: int = 0, cases: int = 40) -> None:
        self.city, self.aviary, self.random = city, Aviary(), random.Random(seed)  # noqa: S311 - a die, no secret
        self._found_units()
        self.firms = self._found_firms()
        self._found_people()
        self.who = self._know()
        self.offices = {
            person: city.office(person) for person in self.who
        }  # now: what is planted later gives posts too
        self.streams = [self._case(number) for number in range(cases)]
        list(city.liaison.work_outbox())
        self.planted = self._plant()
        self.sheets: dict[str, dict[Any, Any]] = {}
        self._read, self._oracle = -1, Oracle(city.liaison.ledger)

    def _found_units(self) -> None:
        text = self.city.profile_text + UNITS
        for unit in ("market", "tax"):
            text = text.replace(f"[units.{unit}]\n", f'[units.{unit}]\nparent = "city-government"\n')
        (self.city.folder / "profile.toml").write_text(text, encoding="utf-8")
        self.city.reopen()

    def _found_firms(self) -> list[str]:
        columns = ("企业名称", "住所", "法定代表人", "联系人", "邮箱", "曾用名", "包联干部")
        rows = []
        for number in range(len(FIRMS)):
            key = f"firm/{number}"
            row = {name: self.aviary.name(key, "firm name" if name == "企业名称" else "firm") for name in columns}
            rows.append(row | {"联系电话": self.aviary.phone(key, "firm"), "统一社会信用代码": ""})
        table = Path(self.city.folder) / "firms.csv"
        head = [*rows[0]]
        table.write_text("\n".join(",".join(row) for row in [head, *(list(row.values()) for row in rows)]) + "\n")
        self.city.office().files.enterprises(table)
        found = []
        for number, row in enumerate(rows):
            page = self.city.office().enterprises.find(name=row["企业名称"])
            found.append(page.rows[0].id)
            self.aviary.moved(f"firm/{number}", f"enterprise/{found[-1]}")
        return found

    @property
    def oracle(self) -> Oracle:
        """The oracle; it reads again after a question that was a verb and entered something."""
        head = self.city.liaison.ledger.store.head()
        if head != self._read:
            self._read, self._oracle = head, Oracle(self.city.liaison.ledger)
        return self._oracle

    def _found_people(self) -> None:
        context = self.city.liaison.context(SYSTEM)
        persons, posts = Persons(context), Posts(context, self.city.liaison.post_ids)
        for person, post in POSTS.items():
            stream = f"person/{person}"
            persons.add(id=person, name=self.aviary.name(stream, "name"), phone=self.aviary.phone(stream, "phone"))
            unit, _, kind = post.rpartition(".")
            posts.hold(unit=unit, kind=kind, person=person)
        for number, firm in enumerate(self.firms[:2]):
            name = self.aviary.name(f"person/firm{number}", "name")
            persons.add(id=f"firm{number}", name=name, enterprise=firm)

    def _know(self) -> dict[str, Who]:
        def who(person: str, unit: str, **more: Any) -> Who:
            return Who(person=person, units=frozenset({unit}) if unit else frozenset(), **more)

        county = {"regions": frozenset({"990102"})}
        known = (
            who("admin", "liaison-office", sees_all=True, administrator=True),
            who("it.support", "", administrator=True),
            who("wang.fang", "liaison-office", sees_all=True),
            who("ding.lan", "liaison-office", sees_all=True),
            who("zhao.min", "liaison-office", sees_all=True, auditor=""),
            who("gu.ming", "group-office", sees_all=True),
            who("lu.xia", "near-office", regions=frozenset({"990104"})),
            who("fan.gang", "city-government", led=frozenset({"market", "tax"})),
            who("li.na", "market"),
            who("sun.li", "tax"),
            who("he.jun", "near-government", regions=frozenset({"990103"})),
            who("qian.duo", "county-bureau", **county),
            who("zhou.jie", "county-bureau", auditor="990102", **county),
            who("wu.di", "county-market"),
            who("xie.hui", "chamber"),
            who("firm0", "", enterprise=self.firms[0]),
            who("firm1", "", enterprise=self.firms[1]),
        )
        return {each.person: each for each in known}

    def _case(self, number: int) -> str:
        key, choose, bird = f"case/new{number}", self.random.choice, self.aviary
        said = Submission(
            channel="portal",
            source_id=f"S{number}",
            received_at=self.city.clock.now(),
            title=bird.name(key, "title"),
            text=bird.name(key, "text"),
            contact=bird.name(key, "who"),
            phone=bird.phone(key, "who"),
            enterprise_name=bird.name(key, "who, the firm"),
            extra_private={"wish": bird.name(key, "who")},
            region=choose(REGIONS),
            enterprise=choose((None, *self.firms)),
            filed_by=choose((None, None, "chamber")),
            confidential=self.random.random() < 0.3,
            category=choose(("", "食品")),
        )
        case = self.city.office().cases.submit(said).id
        stream = CASE.stream(case)
        self.aviary.moved(key, stream)
        for _ in range(self.random.randrange(12)):
            self.city.clock.wait(minutes=1)
            try:
                self._happen(case, stream)
            except GovliaisonError:
                continue
        return stream

    def _happen(self, case: str, stream: str) -> None:
        lead, other = self.random.sample(LEADS, 2)
        now = self.city.clock.now()
        desk, handler = self.city.office(), self.city.office(HANDLERS[lead])

        def inner() -> str:
            return self.aviary.name(stream, "inner")

        def told() -> str:
            return self.aviary.name(stream, "text") + "已为企业办理完毕，无需重复提交。"

        verbs: tuple[Callable[[], Any], ...] = (
            lambda: desk.cases.dispatch(case, lead=lead, assisting=(other,)),
            lambda: desk.cases.dispatch(case, lead=lead, parallel=(other,)),
            lambda: desk.cases.dispatch(case, lead=lead),
            lambda: desk.case_care.transfer(case, lead=lead, note=inner()),
            lambda: desk.case_care.involve(case, unit=lead, note=inner()),
            lambda: desk.case_care.release(case, unit=lead, note=inner()),
            lambda: desk.case_care.recuse(case, person=self.random.choice([*self.who]), note=inner()),
            lambda: desk.case_care.add_task(case, unit=lead, text=inner(), due_at=now + timedelta(days=3)),
            lambda: desk.case_care.defer(
                case, until=now + timedelta(days=9), reason=next(iter(DeferralReason)), note=inner()
            ),
            lambda: desk.instructions.instruct(case, leader=inner(), post="市长", text=inner(), day=date(2026, 9, 7)),
            lambda: handler.cases.return_(case, reason=ReturnReason.NOT_COMPETENT, note=inner(), suggested="tax"),
            lambda: handler.objections.object_(case, note=inner(), suggested=other),
            lambda: handler.cases.sign_for(case),
            lambda: handler.cases.measure(case, text=inner()),
            lambda: handler.cases.interim(case, text=told()),
            lambda: handler.case_care.request_extension(
                case, amount=Amount.parse("5个工作日"), reason=next(iter(ExtensionReason)), note=inner()
            ),
            lambda: handler.cases.answer(
                case, text=told(), outcome=Outcome.EXPLAINED, method=DeliveryMethod.TELEPHONE, delivered_at=now
            ),
            lambda: handler.cases.request_close_out(case, note=inner()),
            lambda: self.city.office("zhao.min").cases.audit(case, approve=True, note=inner()),
        )
        self.random.choice(verbs)()

    def _plant(self) -> dict[str, list[str]]:
        pool = Pool(
            units=("market", "tax", "county-market", "county-bureau", "chamber", "near-government"),
            regions=("990100", "990102", "990103", "990104"),
            enterprises=tuple(self.firms),
            persons=("li.na", "sun.li", "qian.duo", "firm0", "gu.ming"),
        )
        nobody = attrs.evolve(pool, persons=("nobody.here",))
        found: dict[str, list[str]] = {}
        for noun in NOUNS.values():
            names = [f"planted{number}" for number in range(3)]
            # A post that is planted is held: it would make somebody of the city another person.
            planter = Planter(self.city.liaison.ledger, self.aviary, nobody if noun is POST else pool)
            found[noun.kind] = [noun.stream(name) for name in names if planter.plant(noun, name)]
        return found

    def canaries(self, said: Any) -> set[str]:
        """Find every canary in an answer; what looks like one within an id is none."""
        return canaries(said) & self.aviary.owners.keys()

    def masked(self, bird: str) -> bool:
        """Tell whether papers, registers and the command line show it masked; names of staff stand in refusals."""
        return self.aviary.owners[bird][1] in {"who", "firm", "phone"}

    def record(self, stream: str) -> Any:
        """Give a record as it stands, whoever may see it."""
        return self.city.liaison.ledger.load(stream).record

    def tell_sheets(self) -> None:
        """Lay out everybody's case register, once."""
        if not self.sheets:
            for person, office in self.offices.items():
                self.sheets[person] = {row[1]: row for row in office.registers.sheet().rows}

    def allowed(self, person: str, bird: str) -> bool:
        """Tell whether somebody may be told a canary."""
        who = self.who[person]
        stream, part = self.aviary.owners[bird]
        if self.oracle.told(who, stream, part):
            return True
        return part == "firm name" and self._in_a_case(who, stream.partition("/")[2])

    def _in_a_case(self, who: Who, firm: str) -> bool:
        """Tell whether somebody sees a case of an enterprise: its name stands in the register then."""
        if any(firm in truth.firms and truth.told(who, "who") for truth in self.oracle.cases.values()):
            return True
        planted = self.planted[CASE.kind]
        return any(firm in self.oracle.named[stream] and self.oracle.may(who, stream) for stream in planted)
