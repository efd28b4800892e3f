"""Rules of consistency for a catalogue of service items: what cannot be so, and what is left unsaid."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Final

import attrs

from govliaison.ledger import reveal
from govliaison.services.facts import ItemFacts
from govliaison.services.model import ServiceItem
from govliaison.services.reducing import number_of
from govliaison.services.windows import ServiceWindow
from govliaison.values import Amount, Param, Reason, normalise_name, region_stem


class Weight(StrEnum):
    """Whether something in the catalogue contradicts itself, or is only left unsaid."""

    FAULT = "fault"
    NOTE = "note"


@attrs.frozen(kw_only=True)
class ItemFinding:
    """
    Something about an item that somebody should mend or fill in.

    Attributes:
        weight: a fault contradicts the rest of the catalogue
        item: id of the item
        code: its implementation code
        reason: what it is, as ``service-check.…``
    """

    weight: Weight
    item: str
    code: str
    reason: Reason


@attrs.frozen(kw_only=True)
class Known:
    """
    What a profile knows, for the day on which a catalogue is checked.

    Attributes:
        units: ids of the units that exist on that day
        windows: all its windows, by id
    """

    units: Collection[str]
    windows: Mapping[str, ServiceWindow]


_PLACE_IN_CODE: Final = re.compile(r"[^-]+-([1-9][0-9]{11})-.*")
"""The second part of most codes; the first, which names the item of the national catalogue, may look like it."""

Found = Iterator[tuple[Weight, Reason]]


def check_items(items: Iterable[ServiceItem], day: date, known: Known) -> list[ItemFinding]:
    """
    Check the items that are offered on a day, each by itself and all together; faults come first, then by code.

    Args:
        items: the catalogue
        day: as of when
        known: units and windows
    """
    offered = [(item, item.on(day)) for item in items if item.is_offered_on(day)]
    found = [
        ItemFinding(weight=weight, item=item.id, code=item.code, reason=reason)
        for item, facts in offered
        for weight, reason in [*_accountable(facts, day, known), *_possible(facts), *_placed(item, facts)]
    ]
    found += _twins(offered)
    found += _agencies(offered)
    return sorted(found, key=lambda each: (each.weight is not Weight.FAULT, each.code, each.reason.code))


def _accountable(facts: ItemFacts, day: date, known: Known) -> Found:
    """Each item has a unit that exists, and a window of that unit, if it names one (T3.1)."""
    if facts.unit is None:
        yield _note("no-unit", agency=reveal(facts.agency))
    elif facts.unit not in known.units:
        yield _fault("unit-gone", unit=facts.unit)
    window = known.windows.get(facts.window or "")
    if facts.window is None:
        return
    if window is None or not window.exists_on(day):
        yield _fault("window-gone", window=facts.window)
    elif facts.unit is not None and window.unit != facts.unit:
        yield _fault("window-of-other", window=facts.window, unit=window.unit)


def _possible(facts: ItemFacts) -> Found:
    """What is promised keeps within the law and within itself (T3.3)."""
    now, law = facts.current, facts.statutory
    yield from _limits(now.time, law, facts.baseline.time)
    for name in ("documents", "steps", "trips"):
        value, base = getattr(now, name), getattr(facts.baseline, name)
        if value is not None and base is not None and value > base:
            yield _fault("more-than-before", measure=name, value=value, base=base)
    if facts.online and (now.trips or 0) > 0:
        yield _fault("online-with-trips", trips=now.trips)
    if facts.one_trip and (now.trips or 0) > 1:
        yield _fault("one-trip-with-trips", trips=now.trips)
    if facts.one_trip is False and now.trips is not None and now.trips <= 1:
        yield _fault("one-trip-not-said", trips=now.trips)
    if now.steps == 0:
        yield _fault("no-step")
    unsaid = [name for name in attrs.asdict(now) if getattr(now, name) is None]
    if unsaid:
        yield _note("unsaid", measures=" ".join(unsaid))
    bases = [name for name in attrs.asdict(facts.baseline) if getattr(facts.baseline, name) is None]
    if bases:
        yield _note("no-baseline", measures=" ".join(bases))


def _limits(promised: Amount | None, law: Amount | None, before: Amount | None) -> Found:
    if law is not None and law.number == 0:
        yield _note("statutory-zero")
    for base, longer in ((law, "over-statutory"), (before, "longer-than-before")):
        if promised is None or base is None:
            continue
        if promised.number and base.number and promised.unit is not base.unit:
            yield _note("other-unit-of-time", promised=str(promised), base=str(base))
        elif number_of(promised) > number_of(base):
            yield _fault(longer, promised=str(promised), base=str(base))
    if law is not None and before is not None and law.unit is before.unit and before.number > law.number > 0:
        yield _fault("before-over-statutory", promised=str(before), base=str(law))


def _placed(item: ServiceItem, facts: ItemFacts) -> Found:
    """The place that the implementation code names is the one whose item it is."""
    named = _PLACE_IN_CODE.fullmatch(item.code)
    if named and facts.region and region_stem(named[1]) != region_stem(facts.region):
        yield _fault("other-place-in-code", code=named[1], region=facts.region)


def _twins(offered: list[tuple[ServiceItem, ItemFacts]]) -> Iterator[ItemFinding]:
    """One agency offers an item of one name once."""
    first: dict[tuple[str, str, str | None], str] = {}
    for item, facts in sorted(offered, key=lambda each: each[0].code):
        name = normalise_name(reveal(facts.name))
        other = first.setdefault((facts.unit or reveal(facts.agency), name, facts.region), item.code)
        if name and other != item.code:
            weight, reason = _fault("same-name", other=other)
            yield ItemFinding(weight=weight, item=item.id, code=item.code, reason=reason)


def _agencies(offered: list[tuple[ServiceItem, ItemFacts]]) -> Iterator[ItemFinding]:
    """One agency has one code; told once for each further code, at the first item that bears it."""
    codes: dict[tuple[str, str | None], dict[str, ServiceItem]] = defaultdict(dict)
    for item, facts in sorted(offered, key=lambda each: each[0].code):
        agency = reveal(facts.agency)
        if agency and facts.agency_code:
            codes[agency, facts.region].setdefault(facts.agency_code, item)
    for (agency, _), borne in codes.items():
        main, *others = sorted(borne)
        for code in others:
            weight, reason = _note("agency-codes", agency=agency, code=code, other=main)
            yield ItemFinding(weight=weight, item=borne[code].id, code=borne[code].code, reason=reason)


def _fault(code: str, /, **params: Param) -> tuple[Weight, Reason]:
    return Weight.FAULT, Reason.of(f"service-check.{code}", **params)


def _note(code: str, /, **params: Param) -> tuple[Weight, Reason]:
    return Weight.NOTE, Reason.of(f"service-check.{code}", **params)
