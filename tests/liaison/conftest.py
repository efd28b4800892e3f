"""A city in a folder: its own profile, a county with another inside it, people with posts, and a clock that is set."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from model_city import FolderCity, take_posts

from govliaison.access import SYSTEM, Persons, Posts
from govliaison.cases import CASE, Case
from govliaison.ledger import Entry
from govliaison.liaison import Office

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


class City(FolderCity):
    """The city of these tests, founded at a moment."""

    def __init__(self, folder: Path, moment: datetime = MONDAY) -> None:
        self.profile_text = PROFILE
        files = {"liaison.toml": DEPLOYMENT, "profile.toml": PROFILE, "county.toml": COUNTY}
        super().__init__(folder, files, moment)
        take_posts(self.liaison, PEOPLE)

    def entries(self, case: Case) -> list[Entry]:
        return [each.entry for each in self.liaison.ledger.store.entries(CASE.stream(case.id))]


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
