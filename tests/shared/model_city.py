"""
The model city of the tests: a deployment in a folder, its clock, and the verbs by which scenarios move cases along.

Its profile has three conveners, agencies with a window, an association and two counties; one (990102) runs a mechanism of
its own, the other (990103) has none.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from govliaison.access import SYSTEM, Persons, Posts
from govliaison.cases import Case, DeliveryMethod, Outcome, Submission
from govliaison.liaison import Liaison, Office

PLACE = """\
extends = "pack:henan/city"

[jurisdiction]
code = "990100"
name = "示例市"
level = "city"

[jurisdictions."990102"]
profile = "county.toml"
"""

UNITS = """\
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


class Clock:
    """Time that stands until it is moved."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def wait(self, **amount: float) -> datetime:
        self.moment += timedelta(**amount)
        return self.moment


def take_posts(liaison: Liaison, people: Mapping[str, Sequence[str]]) -> None:
    """Let everybody take the posts they hold, as ``unit.kind``."""
    context = liaison.context(SYSTEM)
    posts = Posts(context, liaison.post_ids)
    for person, held in people.items():
        Persons(context).add(id=person, name=f"名{person}", phone="0999-1112223")
        for post in held:
            unit, _, kind = post.rpartition(".")
            posts.hold(unit=unit, kind=kind, person=person)


class FolderCity:
    """
    A folder, and the deployment that is open in it.

    Args:
        folder: an empty folder
        files: what lies in it, ``liaison.toml`` among it
        begins: when it is founded
    """

    def __init__(self, folder: Path, files: Mapping[str, str], begins: datetime) -> None:
        self.folder, self.file, self.clock, self.sent = folder, folder / "liaison.toml", Clock(begins), 0
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
        Liaison.initialise(self.file, person="admin", name="系统管理员", time=self.clock)
        self.liaison = self.open()

    def open(self, **asked: Any) -> Liaison:
        return Liaison.open(self.file, time=self.clock, **asked)

    def reopen(self) -> None:
        self.liaison.close()
        self.liaison = self.open()

    def configure(self, text: str, *, file: str = "profile.toml") -> None:
        """Add lines to a profile and open the deployment again."""
        path = self.folder / file
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{text}", encoding="utf-8")
        self.reopen()

    def office(self, person: str = "wang.fang") -> Office:
        """Give the desks of somebody; of the convener who takes cases in, unless said otherwise."""
        return self.liaison.as_(person)

    def submit(self, **said: Any) -> Case:
        """Let a case come in by the portal, as a convener enters it."""
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
