"""
A small city for the scenarios of the clauses: three conveners, the group with its office, agencies, two counties.

One county (990102) runs a mechanism of its own with two conveners, the other (990103) has none. Everything stands in files
in a folder; time stands still until it is moved.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from govliaison.access import SYSTEM, Persons, Posts
from govliaison.cases import Case, DeliveryMethod, Outcome, Submission
from govliaison.ledger import Entry, kind_of
from govliaison.liaison import Liaison, Office

MONDAY = datetime(2026, 9, 7, 1, 0, tzinfo=UTC)
"""09:00 where the place is."""

DEPLOYMENT = """\
code = "city1"
profile = "profile.toml"
[plugins]
enabled = ["china", "sql", "spreadsheets"]
[store]
use = "sqlite"
path = "ledger.db"
[channels.portal]
use = "spreadsheet"
[renderers.register]
use = "spreadsheet"
[notifiers.desk]
use = "files"
folder = "notices"
"""

PROFILE = """\
extends = "pack:henan/city"

[jurisdiction]
code = "990100"
name = "示例市"
level = "city"

[jurisdictions."990102"]
profile = "county.toml"

[units.united-front]
name = "中共示例市委统一战线工作部"
short = "市委统战部"
phone = "0999-1002001"

[units.data-bureau]
name = "示例市大数据局"
short = "市大数据局"
phone = "0999-1002002"

[units.federation]
name = "示例市工商业联合会"
short = "市工商联"
phone = "0999-1002003"

[units.market]
name = "示例市市场监督管理局"
short = "市市场监管局"
roles = ["service-agency"]

[units.tax]
name = "国家税务总局示例市税务局"
short = "市税务局"
roles = ["service-agency"]

[units.market-window]
name = "示例市市场监督管理局政务服务窗口"
short = "市场监管窗口"
roles = ["window-unit"]
parent = "market"

[units.chamber]
name = "示例市食品行业协会"
roles = ["association"]

[units.far-county]
name = "示例远县人民政府"
roles = ["county-government"]
level = "county"
region = "990103"

[catalogue.food]
name = "食品"
unit = "market"
"""

COUNTY = """\
extends = "profile.toml"

[jurisdiction]
code = "990102"
name = "示例县"
level = "county"

[units.county-bureau]
name = "示例县大数据局"
roles = ["convener"]

[units.county-federation]
name = "示例县工商业联合会"
roles = ["convener"]

[units.county-market]
name = "示例县市场监督管理局"
roles = ["service-agency"]

[cases]
desk = "county-bureau"
call_back = false
"""

PEOPLE: Mapping[str, Sequence[str]] = {
    "chen.jing": ("data-bureau.section-head",),
    "wang.fang": ("data-bureau.liaison-officer", "data-bureau.handler"),
    "zhao.min": ("data-bureau.auditor",),
    "liu.yang": ("data-bureau.leader",),
    "hu.bin": ("united-front.section-head",),
    "deng.li": ("united-front.liaison-officer",),
    "gao.xia": ("federation.section-head",),
    "peng.fei": ("federation.liaison-officer",),
    "tan.lei": ("coordination-group.leader",),
    "song.yu": ("group-office.handler",),
    "xie.ting": ("group-office.leader",),
    "li.na": ("market.handler", "market.leader"),
    "ma.chao": ("market.auditor",),
    "sun.li": ("tax.handler",),
    "luo.xin": ("market-window.handler",),
    "cai.hong": ("chamber.handler",),
    "he.jun": ("far-county.handler",),
    "qian.duo": ("county-bureau.section-head", "county-bureau.handler"),
    "zhou.jie": ("county-bureau.liaison-officer", "county-bureau.auditor"),
    "feng.yi": ("county-federation.section-head",),
    "du.juan": ("county-federation.liaison-officer",),
    "wu.di": ("county-market.handler",),
}
"""Everybody but the first, who is the administrator and first section head of the data bureau until handing over."""


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
        starts: when the mechanism begins
    """

    def __init__(self, folder: Path, starts: datetime = MONDAY) -> None:
        self.folder, self.file, self.clock = folder, folder / "liaison.toml", Clock(starts - timedelta(hours=1))
        self.sent = 0
        for name, text in (("liaison.toml", DEPLOYMENT), ("profile.toml", PROFILE), ("county.toml", COUNTY)):
            (folder / name).write_text(text, encoding="utf-8")
        Liaison.initialise(self.file, person="admin", name="系统管理员", time=self.clock)
        self.liaison = Liaison.open(self.file, time=self.clock)
        self.clock.moment = starts
        context = self.liaison.context(SYSTEM)
        posts = Posts(context, self.liaison.post_ids)
        for person, held in PEOPLE.items():
            Persons(context).add(id=person, name=f"名{person}", phone="0999-1112223")
            for post in held:
                unit, _, kind = post.rpartition(".")
                if post == "data-bureau.section-head":
                    posts.hand_over(unit=unit, kind=kind, to=person)
                else:
                    posts.hold(unit=unit, kind=kind, person=person)

    def configure(self, text: str, *, file: str = "profile.toml") -> None:
        """Add lines to a profile and open the deployment again."""
        path = self.folder / file
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{text}", encoding="utf-8")
        self.liaison.close()
        self.liaison = Liaison.open(self.file, time=self.clock)

    def office(self, person: str = "wang.fang") -> Office:
        """Give the desks of somebody; of the data bureau's liaison officer, unless said otherwise."""
        return self.liaison.as_(person)

    def sweep(self) -> None:
        """Let everything happen that is due now, and what it asks of others."""
        for _swept in self.liaison.sweep(confirmed=True):
            pass
        for _reacted in self.liaison.react():
            pass

    def entries(self, stream: str) -> list[Entry]:
        """Give what stands in a stream (``kind/id``)."""
        return [each.entry for each in self.liaison.ledger.store.entries(stream)]

    def records(self, kind: str) -> list[Any]:
        """Give all records of a kind, as the program itself sees them."""
        ledger = self.liaison.ledger
        streams = dict.fromkeys(each.entry.stream for each in ledger.feed() if kind_of(each.entry.stream) == kind)
        return [loaded.record for loaded in ledger.load_many(list(streams)).values()]

    def submit(self, **said: Any) -> Case:
        """Let a case come in by the portal, as a convener enters it."""
        self.sent += 1
        parts: dict[str, Any] = {
            "channel": "portal",
            "source_id": f"S{self.sent}",
            "received_at": self.clock.now(),
            "title": "换证要交两次材料",
            "text": "同一份材料交了两次",
            "contact": "张建国",
            "phone": "0999-7000001",
        }
        return self.office().cases.submit(Submission(**(parts | said)))

    def answer(self, case: Case, *, lead: str = "market", handler: str = "li.na", convener: str = "wang.fang") -> Case:
        """Lead a case up to the request for close-out."""
        self.office(convener).cases.dispatch(case.id, lead=lead)
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
