"""A city in a folder: its own profile, a county with another inside it, people with posts, and a clock that is set."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from govliaison.access import SYSTEM, Persons, Posts
from govliaison.cases import CASE, Case, DeliveryMethod, Outcome, Submission
from govliaison.ledger import Entry
from govliaison.liaison import Liaison, Office

MONDAY = datetime(2026, 9, 7, 1, 0, tzinfo=UTC)
"""09:00 where the place is."""

DEPLOYMENT = """\
code = "city1"
profile = "profile.toml"
[plugins]
enabled = ["china", "documents", "sql", "spreadsheets"]
[store]
use = "sqlite"
path = "ledger.db"
[channels.portal]
use = "spreadsheet"
[renderers.register]
use = "spreadsheet"
[renderers.papers]
use = "official-paper"
[notifiers.desk]
use = "files"
folder = "notices"
"""

PROFILE = """\
extends = "pack:base"

[jurisdiction]
code = "990100"
name = "示例市"
level = "city"

[jurisdictions."990102"]
profile = "county.toml"

[units.liaison-office]
name = "示例市政企沟通联络办公室"
phone = "0999-7654321"

[units.market]
name = "示例市市场监督管理局"
short = "市监局"

[units.tax]
name = "示例市税务局"

[units.near-government]
name = "近县人民政府"
roles = ["county-government"]
level = "county"
region = "990103"

[catalogue.food]
name = "食品"
unit = "market"

[fields.case.wish]
label = "期望"
personal = true

[fields.enterprise.boss]
label = "包联干部"
personal = true
"""

COUNTY = """\
extends = "profile.toml"

[jurisdiction]
code = "990102"
name = "示例县"
level = "county"
office_hours = ["08:00-12:00", "15:00-18:00"]

[units.county-bureau]
name = "示例县大数据局"
roles = ["convener"]

[units.county-market]
name = "示例县市场监督管理局"
phone = "0999-2223334"

[cases]
desk = "county-bureau"
call_back = false

[calendar.local_days]
2026-09-08 = "off"
"""

PEOPLE: Mapping[str, Sequence[str]] = {
    "wang.fang": ("liaison-office.handler",),
    "zhao.min": ("liaison-office.auditor",),
    "li.na": ("market.handler", "market.leader"),
    "sun.li": ("tax.handler",),
    "he.jun": ("near-government.handler",),
    "qian.duo": ("county-bureau.handler",),
    "zhou.jie": ("county-bureau.auditor",),
    "wu.di": ("county-market.handler",),
}


class Clock:
    """Time that stands until it is moved."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def wait(self, **amount: float) -> datetime:
        self.moment += timedelta(**amount)
        return self.moment


class City:
    """
    The folder, and the deployment that is open in it.

    Args:
        folder: an empty folder
        moment: when it is founded
    """

    def __init__(self, folder: Path, moment: datetime = MONDAY) -> None:
        self.folder, self.file, self.clock = folder, folder / "liaison.toml", Clock(moment)
        self.sent, self.profile_text = 0, PROFILE
        for name, text in (("liaison.toml", DEPLOYMENT), ("profile.toml", PROFILE), ("county.toml", COUNTY)):
            (folder / name).write_text(text, encoding="utf-8")
        Liaison.initialise(self.file, person="admin", name="系统管理员", time=self.clock)
        self.liaison = self.open()
        context = self.liaison.context(SYSTEM)
        for person, posts in PEOPLE.items():
            Persons(context).add(id=person, name=f"名{person}", phone="0999-1112223")
            for post in posts:
                unit, _, kind = post.rpartition(".")
                Posts(context, self.liaison.post_ids).hold(unit=unit, kind=kind, person=person)

    def open(self, **asked: Any) -> Liaison:
        return Liaison.open(self.file, time=self.clock, **asked)

    def reopen(self) -> None:
        self.liaison.close()
        self.liaison = self.open()

    def office(self, person: str = "wang.fang") -> Office:
        return self.liaison.as_(person)

    def entries(self, case: Case) -> list[Entry]:
        return [each.entry for each in self.liaison.ledger.store.entries(CASE.stream(case.id))]

    def submit(self, **said: Any) -> Case:
        self.sent += 1
        parts: dict[str, Any] = {
            "channel": "portal",
            "source_id": f"S{self.sent}",
            "received_at": self.clock.now(),
            "title": "换证要交两次材料",
            "text": "同一份材料交了两次",
        }
        return self.office().cases.submit(Submission(**(parts | said)))

    def walk(self, case: Case, *, convener: str = "wang.fang", lead: str = "market", handler: str = "li.na") -> Case:
        """Lead a case up to the request for close-out."""
        self.office(convener).cases.dispatch(case.id, lead=lead)
        return self.handle(case, handler)

    def handle(self, case: Case, handler: str = "li.na") -> Case:
        """Do what the unit does, up to the request for close-out."""
        desk = self.office(handler).cases
        desk.sign_for(case.id)
        desk.answer(
            case.id,
            text="已为企业办理完毕，无需重复提交。",
            outcome=Outcome.SOLVED,
            method=DeliveryMethod.TELEPHONE,
            delivered_at=self.clock.now(),
        )
        return desk.request_close_out(case.id)


@pytest.fixture
def city(tmp_path: Path) -> Iterator[City]:
    city = City(tmp_path)
    yield city
    city.liaison.close()


@pytest.fixture(scope="session")
def make_city() -> Callable[..., City]:
    return City


@pytest.fixture
def appoint(city: City) -> Callable[..., Office]:
    """Give the desks of a new person who holds a post."""

    def give(person: str, post: str) -> Office:
        context = city.liaison.context(SYSTEM)
        Persons(context).add(id=person, name="某某")
        unit, _, kind = post.rpartition(".")
        Posts(context, city.liaison.post_ids).hold(unit=unit, kind=kind, person=person)
        return city.office(person)

    return give
