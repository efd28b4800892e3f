"""
A naive oracle: who may see what, told from the raw entries by simple rules, without the library's own idea of tokens.

Of cases it knows exactly; of every other noun it knows what nobody may be shown who is not so much as named there.
"""

import json
from typing import Any

import attrs

from govliaison.ledger import Ledger, Positioned

EVERYBODYS = frozenset({"policy", "guide-entry", "service-item", "service-catalogue"})
"""Kinds that are published."""
ADMINISTRATORS = frozenset(
    {"person", "post", "enterprise", "association", "subscription", "uptake", "series", "erasure", "import", "letter"}
    | {"gazette", "contact-log", "key-contact", "leader-contact", "selection"}
)
"""Kinds that whoever looks after the deployment sees."""
AUDITORS = frozenset({"reveal"})
"""Kinds that auditors of conveners see, and not conveners."""
NOT_CONVENERS = AUDITORS | {"erasure"}


@attrs.frozen(kw_only=True)
class Who:
    """
    Somebody, as a person in the office would describe them.

    Attributes:
        sees_all: works for a convener of the whole place, or for the group's office
        units: in which they hold a post
        led: units below those they lead
        regions: places all of whose matters they see
        enterprise: whose person they are
        auditor: audits for a convener: of all places (empty), or of a region
    """

    person: str
    sees_all: bool = False
    units: frozenset[str] = frozenset()
    led: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    enterprise: str | None = None
    administrator: bool = False
    auditor: str | None = None


@attrs.define
class CaseTruth:
    """What the raw entries of a case say of who may see it."""

    desk: str = ""
    region: str = ""
    firms: set[str] = attrs.Factory(set)
    filer: set[str] = attrs.Factory(set)
    units: set[str] = attrs.Factory(set)
    recused: set[str] = attrs.Factory(set)
    confidential: bool = False
    ever: set[str] = attrs.Factory(set)

    @classmethod
    def read(cls, entries: list[Positioned]) -> "CaseTruth":
        truth = cls()
        for each in entries:
            truth.take(each.entry.event, json.loads(each.entry.payload))
            truth.ever |= truth.units
        return truth

    def take(self, event: str, said: dict[str, Any]) -> None:
        if event in {"CaseSubmitted", "CaseAmended"}:
            self.desk = said.get("desk") or self.desk
            self.region = said.get("region") or self.region
            self.firms |= {*(said.get("concerned") or ())} | ({said["enterprise"]} if said.get("enterprise") else set())
            self.filer |= {said["filed_by"]} if said.get("filed_by") else set()
            self.units |= {self.desk}
        elif event == "CaseDispatched":
            self.units = {self.desk, said["lead"], *said.get("assisting", ()), *said.get("parallel", ())}
        elif event == "CaseReturned":
            self.units = {self.desk}
        elif event == "CaseTransferred":
            self.units = (self.units - {said["source"]}) | {said["lead"], self.desk}
        elif event == "UnitInvolved":
            self.units |= {said["unit"]}
        elif event == "UnitReleased":
            self.units = (self.units - {said["unit"]}) | {self.desk}
        elif event == "PersonRecused":
            self.recused |= {said["person"]}
        elif event == "CaseMadeConfidential":
            self.confidential = True

    def from_inside(self, who: Who) -> bool:
        """Tell whether somebody sees it as an office does."""
        if self.confidential:
            return bool(who.units & self.units)
        return who.sees_all or bool((who.units | who.led) & self.units) or self.region[:6] in who.regions

    def visible(self, who: Who) -> bool:
        if who.person in self.recused:
            return False
        if self.confidential:
            return bool(who.units & (self.units | self.filer))
        about = who.enterprise in self.firms or bool((who.units | who.led) & self.filer)
        return self.from_inside(who) or about

    def told(self, who: Who, part: str) -> bool:
        """Tell whether a part of the record may be told: who filed it, what offices wrote, or the matter itself."""
        if not self.visible(who):
            return False
        if part.startswith("who") and self.confidential:
            return self.desk in who.units
        return part != "inner" or self.from_inside(who)


class Oracle:
    """
    Reads the raw entries once, and answers.

    Args:
        ledger: the ledger
    """

    def __init__(self, ledger: Ledger) -> None:
        streams: dict[str, list[Positioned]] = {}
        for each in ledger.feed():
            streams.setdefault(each.entry.stream, []).append(each)
        # What was planted happened in no order that makes sense; of it, too, only what nobody may be shown is known.
        real = {stream: found for stream, found in streams.items() if "/planted" not in stream}
        self.cases = {stream: CaseTruth.read(found) for stream, found in real.items() if stream.startswith("case/")}
        self.named = {stream: self._named(stream, found) for stream, found in streams.items()}

    def may(self, who: Who, stream: str) -> bool:
        """Tell whether somebody may see a record at all; of other nouns than cases: whether they might."""
        if stream in self.cases:
            return self.cases[stream].visible(who)
        kind, _, identity = stream.partition("/")
        if kind in AUDITORS and who.auditor == "":
            return True
        if kind in EVERYBODYS or (who.sees_all and kind not in NOT_CONVENERS):
            return True
        if who.administrator and kind in ADMINISTRATORS:
            return True
        mine = {who.person, who.enterprise, *who.units, *who.led, *who.regions, who.auditor} - {None, ""}
        named = self.named.get(stream, set()) | {identity}
        return not mine.isdisjoint(named)

    def told(self, who: Who, stream: str, part: str) -> bool:
        """Tell whether a part of a record may be told."""
        return self.cases[stream].told(who, part) if stream in self.cases else self.may(who, stream)

    @staticmethod
    def _named(stream: str, entries: list[Positioned]) -> set[str]:
        found = {part for part in stream.replace(".", "/").split("/") if part}
        for each in entries:
            found |= {each.entry.actor}
            found |= {*_texts(json.loads(each.entry.payload))}
        return found | {text[:6] for text in found}


def _texts(said: Any) -> list[str]:
    if isinstance(said, str):
        return [said]
    parts = [*said.keys(), *said.values()] if isinstance(said, dict) else said if isinstance(said, list) else []
    return [text for part in parts for text in _texts(part)]
