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
from model_city import COUNTY, PLACE, UNITS, FolderCity, take_posts

from govliaison.access import SYSTEM, Posts
from govliaison.cases import Case
from govliaison.ledger import Entry, kind_of

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


class City(FolderCity):
    """The city of the scenarios; the first section head takes over from whoever set it up."""

    def __init__(self, folder: Path, starts: datetime = MONDAY) -> None:
        files = {"liaison.toml": DEPLOYMENT, "profile.toml": PLACE + UNITS, "county.toml": COUNTY}
        super().__init__(folder, files, starts - timedelta(hours=1))
        self.clock.moment = starts
        context = self.liaison.context(SYSTEM)
        [(head, [post]), *_] = PEOPLE.items()
        take_posts(self.liaison, {head: (), **dict(list(PEOPLE.items())[1:])})
        unit, _, kind = post.rpartition(".")
        Posts(context, self.liaison.post_ids).hand_over(unit=unit, kind=kind, to=head)

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
        """Let a case come in by the portal from somebody who left a name and number."""
        return super().submit(**({"contact": "张建国", "phone": "0999-7000001"} | said))


@pytest.fixture
def city(tmp_path: Path) -> Iterator[City]:
    city = City(tmp_path)
    yield city
    city.liaison.close()
