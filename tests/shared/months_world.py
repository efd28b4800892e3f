"""
A city and two counties in memory for the machine of months: built once, copied for every run.

The deployment is opened from files like any other; only its ledger stands on a store that is copied, so that a run begins in
a thousandth of the time. The store can be told to fail at a commit to come, as if the program were killed there.
"""

import copy
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from model_city import COUNTY, PLACE, UNITS, take_posts

from govliaison.errors import StoreUnavailable
from govliaison.ledger import Batch, Ledger, Meta, kind_of
from govliaison.ledger.memory import MemoryStore
from govliaison.liaison import Liaison, Office
from govliaison.liaison.nouns import NOUNS
from govliaison.values import make_uuid7, to_micros

STARTS = datetime(2026, 6, 29, 1, 0, tzinfo=UTC)
"""09:00 of a Monday where the place is, two days before a quarter begins."""

DEPLOYMENT = """\
code = "city1"
profile = "profile.toml"
[plugins]
enabled = ["china", "sql", "spreadsheets"]
[store]
use = "sqlite"
path = "ledger.db"
durable = false
[channels.portal]
use = "spreadsheet"
[notifiers.desk]
use = "files"
folder = "notices"
"""

CONTACTS = """\
[contacts]
cap = 2
interval_days = 30

[contacts.selection]
places = 2
reserves = 1
"""

PEOPLE: Mapping[str, Sequence[str]] = {
    "chen": ("data-bureau.section-head",),
    "wang": ("data-bureau.liaison-officer", "data-bureau.handler"),
    "zhao": ("data-bureau.auditor",),
    "liu": ("data-bureau.leader",),
    "hu": ("united-front.section-head",),
    "gao": ("federation.liaison-officer",),
    "tan": ("coordination-group.leader",),
    "song": ("group-office.handler",),
    "xie": ("group-office.leader",),
    "li": ("market.handler", "market.leader"),
    "sun": ("tax.handler",),
    "luo": ("market-window.handler",),
    "cai": ("chamber.handler",),
    "he": ("far-county.handler",),
    "qian": ("county-bureau.section-head", "county-bureau.handler"),
    "zhou": ("county-bureau.liaison-officer", "county-bureau.auditor"),
    "wu": ("county-market.handler",),
}
HANDLER = {"market": "li", "tax": "sun", "market-window": "luo", "county-market": "wu", "far-county": "he"}
"""Who works on what a unit leads."""

FIRMS = """\
企业名称,统一社会信用代码,地区代码,控股情况,行业代码,从业人员,营业收入,登记状态
星光食品有限公司,91110000600037341L,990100,3,C13,40,5000万元,存续
太阳机械有限公司,914403001922038216,990100,3,C34,2000,500000万元,存续
月亮物流有限公司,91410000170001401D,990100,3,G54,30,500万元,存续
长江面粉有限公司,91410422MA3X00029H,990102,3,C13,8,120万元,存续
国有能源有限公司,9144030071526726XG,990100,1,D44,900,5000万元,存续
"""
FOOD, MACHINES, FREIGHT, FLOUR, POWER = range(5)
"""The places of the enterprises in :attr:`City.firms`; the last is state-owned."""

POLICIES = """\
标题,文号,时间,有效期至,发布单位,内容
关于支持食品工业技术改造的若干措施,示市监〔2026〕8号,2026年6月3日,2026-12-31,示例市市场监督管理局,按设备投资给予补贴。
关于开展年报的通知,示市监〔2026〕9号,2026-6-20,,示例市市场监督管理局,请按时报送年报。
"""
AUDIENCES = {0: ("行业=C13", {FOOD, FLOUR}), 1: ("all", {FOOD, MACHINES, FREIGHT, FLOUR, POWER})}
"""For whom each policy is, as a rule and as we know it ourselves."""


class Clockwork:
    """Time that stands until it is moved, and ids that are the same in every run."""

    def __init__(self, moment: datetime) -> None:
        self.moment, self.made = moment, 0

    def now(self) -> datetime:
        return self.moment

    def new_id(self) -> str:
        self.made += 1
        return "city1-" + make_uuid7(to_micros(self.moment), self.made.to_bytes(8))

    def new_salt(self) -> bytes:
        self.made += 1
        return self.made.to_bytes(16)


class StoppingStore(MemoryStore):
    """A store that can be copied, and that fails once at the ``stop_in``-th commit from now."""

    stop_in = 0

    def commit(self, batch: Batch, /) -> Any:
        if self.stop_in:
            self.stop_in -= 1
            if self.stop_in == 0:
                raise StoreUnavailable("store.locked", where="killed", seconds=0)
        return super().commit(batch)

    def copy(self) -> "StoppingStore":
        other = StoppingStore()
        for name, value in vars(self).items():
            if name != "_lock":
                setattr(other, name, copy.copy(value))
        other._streams = {stream: [*entries] for stream, entries in self._streams.items()}
        other._outbox = {key: copy.copy(value) for key, value in self._outbox.items()}
        return other


class Founded:
    """What every run begins with: the deployment that was opened, and a store with people, enterprises and policies."""

    def __init__(self, folder: Path) -> None:
        for name, text in (
            ("liaison.toml", DEPLOYMENT),
            ("profile.toml", f"{PLACE}\n{CONTACTS}\n{UNITS}"),
            ("county.toml", COUNTY),
        ):
            (folder / name).write_text(text, encoding="utf-8")
        clock = Clockwork(STARTS - timedelta(hours=1))
        Liaison.initialise(folder / "liaison.toml", person="admin", name="系统管理员", time=clock)
        self.opened = Liaison.open(folder / "liaison.toml", time=clock)
        self.store = StoppingStore()
        self.store.initialise(Meta(deployment="city1", algorithm="sha256", key=b"k" * 32))
        self.made = 0
        city = City(self)
        take_posts(city.liaison, {"admin": ("data-bureau.administrator",), **PEOPLE})
        (folder / "firms.csv").write_text(FIRMS, encoding="utf-8")
        (folder / "policies.csv").write_text(POLICIES, encoding="utf-8")
        city.office("hu").files.enterprises(folder / "firms.csv")
        city.office("wang").files.policies(folder / "policies.csv")
        lines = FIRMS.splitlines()[1:]
        self.firms = tuple(city.office("hu").enterprises.by_code(line.split(",")[1]).id for line in lines)
        by_number = {each.facts.number: each.id for each in city.office("wang").policies.list()}
        self.policies = tuple(by_number[line.split(",")[1]] for line in POLICIES.splitlines()[1:])
        city.office("cai").associations.join("chamber", self.firms[FOOD], since=STARTS.date())
        self.store, self.made = city.store, city.clock.made

    def close(self) -> None:
        self.opened.close()


class City:
    """One run: the same deployment on a store of its own."""

    def __init__(self, founded: Founded) -> None:
        opened = founded.opened
        self.store = founded.store.copy()
        self.clock = Clockwork(STARTS)
        self.clock.made = founded.made
        route = opened.ledger._route
        self.ledger = Ledger(self.store, NOUNS, time=self.clock, ids=self.clock, route=route)
        self.liaison = Liaison(
            deployment=opened.deployment,
            profile=opened.profile,
            adapters=opened.adapters,
            offers=opened.offers,
            ledger=self.ledger,
        )
        self.liaison.jurisdictions = opened.jurisdictions
        self.firms: tuple[str, ...] = getattr(founded, "firms", ())
        self.policies: tuple[str, ...] = getattr(founded, "policies", ())
        self._offices: dict[str, Office] = {}

    def office(self, person: str) -> Office:
        """Give the desks of somebody; nobody gets or leaves a post during a run."""
        if person not in self._offices:
            self._offices[person] = self.liaison.as_(person)
        return self._offices[person]

    def records(self, kind: str) -> list[Any]:
        """Give all records of a kind, as the program itself sees them, in the order of their streams."""
        streams = [stream for stream in self.store._records if kind_of(stream) == kind]
        return [each.record for each in self.ledger.load_many(sorted(streams)).values()]

    def record(self, stream: str) -> Any:
        """Give one record, as the program itself sees it."""
        return self.ledger.load(stream).record
