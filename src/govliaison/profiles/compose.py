"""From merged layers to a typed profile, with every problem that can be seen in it."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any, Final, TypeVar
from zoneinfo import ZoneInfo

import attrs

from govliaison.calendar import OfficeHours
from govliaison.cases import CasePolicy
from govliaison.enterprises import ContactPlan
from govliaison.errors import ConfigError, GovliaisonError
from govliaison.exchange import ChannelPlan
from govliaison.meetings import MeetingPlan
from govliaison.papers import PaperPlan
from govliaison.policies import AudienceRule, PolicyPlan
from govliaison.profiles.duties import read_bulletins, read_indicators, read_obligations
from govliaison.profiles.guarding import check_policy
from govliaison.profiles.merging import Merged
from govliaison.profiles.model import Basis, CalendarSection, DeadlineSection, Profile
from govliaison.profiles.own_texts import read_texts
from govliaison.profiles.owners import read_fast_track, read_ownership
from govliaison.profiles.problems import Checker
from govliaison.profiles.structure import Misfit, nearest
from govliaison.ratings import RatingPlan
from govliaison.services import ServiceWindow
from govliaison.supervision import SupervisionPlan
from govliaison.units import (
    CatalogueEntry,
    CompetenceCatalogue,
    Jurisdiction,
    Level,
    Post,
    PostKind,
    Unit,
    UnitDirectory,
    UnitRole,
    default_posts,
)
from govliaison.values import Field, FieldKind, dump_canonical, fold_width
from govliaison.visits import VisitPlan

T = TypeVar("T")

SECTIONS: Final = (
    "bulletins",
    "calendar",
    "cases",
    "catalogue",
    "channels",
    "contacts",
    "deadlines",
    "documents",
    "extends",
    "fast_track",
    "fields",
    "indicators",
    "jurisdiction",
    "jurisdictions",
    "meetings",
    "obligations",
    "ownership",
    "papers",
    "policies",
    "policy",
    "ratings",
    "supervision",
    "texts",
    "units",
    "visits",
    "windows",
)
_NOT_EFFECTIVE: Final = ("extends", "policy")
_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")
_JURISDICTION_CODE: Final = re.compile(r"[1-9]\d{5}")
_REGION: Final = re.compile(r"[1-9]\d{5}(?:\d{3}(?:\d{3})?)?")


@attrs.frozen(kw_only=True)
class _LocalField:
    """
    A field of the place itself.

    Attributes:
        type: what it holds
        label: its name for people, and the heading of its column
        personal: personal data, which stands in the vault
    """

    type: FieldKind = FieldKind.TEXT
    label: str
    personal: bool = False


@attrs.frozen(kw_only=True)
class _Deadlines:
    """
    Limits: rule packs, and rules of the place itself.

    Attributes:
        packs: ``pack:…``, or files beside the profile
        rules: local rules by id; they go before those of packs
    """

    packs: tuple[str, ...] = ()
    rules: Mapping[str, Any] = attrs.field(factory=dict)


def compose(
    merged: Merged, packs: Mapping[str, Mapping[str, Any]], counties: Mapping[str, Profile]
) -> tuple[Profile | None, list[ConfigError]]:
    """
    Make the profile.

    Args:
        merged: all layers
        packs: content of the rule packs that could be read
        counties: profiles of places within this one

    Returns:
        The profile, or None if anything is wrong; and what is wrong.
    """
    composer = _Composer(merged)
    profile = composer.compose(packs, counties)
    return (None if composer.check.problems else profile), composer.check.problems


class _Composer:
    """Goes through the sections one after another."""

    def __init__(self, merged: Merged) -> None:
        self.merged = merged
        self.check = Checker(merged.values, merged.place)

    def compose(self, packs: Mapping[str, Mapping[str, Any]], counties: Mapping[str, Profile]) -> Profile | None:
        check = self.check
        check.check_keys((), dict(self.merged.values), SECTIONS)
        check_policy(check, SECTIONS)
        jurisdiction = self.jurisdiction()
        units = self.units()
        catalogue = self.catalogue()
        cases = check.structure(check.table("cases"), CasePolicy, ("cases",))
        if cases is not None:
            self.refer(("cases", "desk"), cases.desk or None)
        contacts = check.structure(check.table("contacts"), ContactPlan, ("contacts",))
        meetings = check.structure(check.table("meetings"), MeetingPlan, ("meetings",))
        supervision = check.structure(check.table("supervision"), SupervisionPlan, ("supervision",))
        ratings = check.structure(check.table("ratings"), RatingPlan, ("ratings",))
        policies = self.policies(jurisdiction)
        deadlines = check.structure(check.table("deadlines"), _Deadlines, ("deadlines",))
        calendar = check.structure(check.table("calendar"), CalendarSection, ("calendar",))
        papers = check.structure(check.table("papers"), PaperPlan, ("papers",))
        if papers is not None:
            self.refer(("papers", "issuer"), papers.issuer or None)
        ownership = read_ownership(check, catalogue)
        fast_track = read_fast_track(check, catalogue)
        visits = check.structure(check.table("visits"), VisitPlan, ("visits",))
        windows = self.windows(units)
        texts = read_texts(check)
        channels = check.keyed("channels", ChannelPlan)
        documents = check.keyed("documents", Basis)
        obligations = read_obligations(check)
        indicators = read_indicators(check)
        bulletins = read_bulletins(check)
        fields = {noun: self.fields(noun) for noun in check.table("fields")}
        text = self.text(packs)
        if check.problems:
            return None
        return Profile(
            jurisdiction=_given(jurisdiction),
            units=units,
            catalogue=_given(catalogue),
            channels={channel.id: channel for channel in channels},
            cases=_given(cases),
            contacts=_given(contacts),
            meetings=_given(meetings),
            supervision=_given(supervision),
            ratings=_given(ratings),
            policies=_given(policies),
            ownership=ownership,
            fast_track=fast_track,
            visits=_given(visits),
            windows={window.id: window for window in windows},
            deadlines=DeadlineSection(packs=packs, rules=_given(deadlines).rules),
            calendar=_given(calendar),
            papers=_given(papers),
            fields=fields,
            texts=_given(texts),
            documents={document.id: document for document in documents},
            obligations=obligations,
            indicators=indicators,
            bulletins=_given(bulletins),
            counties=counties,
            text=_given(text),
            merged=self.merged,
        )

    def jurisdiction(self) -> Jurisdiction | None:
        table = self.check.table("jurisdiction")
        self.region("jurisdiction", "code", pattern=_JURISDICTION_CODE)
        zone, hours = table.get("zone"), table.get("office_hours")
        if isinstance(zone, str) and not _is_zone(zone):
            self.check.report(("jurisdiction", "zone"), "profile.no-zone", zone=zone)
        if isinstance(hours, list) and all(isinstance(text, str) for text in hours):
            try:
                OfficeHours.of(*hours)
            except GovliaisonError as error:
                self.check.report(("jurisdiction", "office_hours"), error.code, **error.params)
        return self.check.structure(table, Jurisdiction, ("jurisdiction",))

    def units(self) -> UnitDirectory:
        units: list[Unit] = []
        posts: list[Post] = []
        for key, table in self.check.tables("units").items():
            self.ident("units", key)
            self.region("units", key, "region")
            names = self.check.structure(
                table.pop("posts", {}),
                Mapping[PostKind, str],  # type: ignore[type-abstract]
                ("units", key, "posts"),
            )
            unit = self.check.with_id(("units", key), table, Unit)
            if unit is not None:
                units.append(unit)
                own = dict.fromkeys(default_posts(unit.roles), "") | dict(names or {})
                posts += [Post.of(key, kind, name) for kind, name in own.items()]
        for unit in units:
            self.refer(("units", unit.id, "parent"), unit.parent)
            self.refer(("units", unit.id, "successor"), unit.successor)
        self.twins(units)
        return UnitDirectory(units, posts)

    def twins(self, units: Iterable[Unit]) -> None:
        """Report a unit that is called like another one of the same place at the same time."""
        seen: dict[tuple[str, str | None], Unit] = {}
        for unit in units:
            for name in dict.fromkeys(filter(None, (unit.name, unit.short))):
                other = seen.setdefault((fold_width(name), unit.region), unit)
                if other is not unit and _overlap(other, unit):
                    self.check.report(("units", unit.id, "name"), "profile.twin-unit", name=name, other=other.id)

    def policies(self, place: Jurisdiction | None) -> PolicyPlan | None:
        """Read the local decisions about policies; which places there are by name is found out later."""
        plan = self.check.structure(self.check.table("policies"), PolicyPlan, ("policies",))
        for name, text in plan.audiences.items() if plan and place else ():
            try:
                AudienceRule.parse(text, lambda _name: place.code)  # type: ignore[union-attr]
            except GovliaisonError as error:
                self.check.report(("policies", "audiences", name), error.code, **error.params)
        return plan

    def catalogue(self) -> CompetenceCatalogue | None:
        entries = self.check.keyed("catalogue", CatalogueEntry)
        known = self.check.table("catalogue")
        whole = True
        for entry in entries:
            self.region("catalogue", entry.id, "region")
            self.refer(("catalogue", entry.id, "unit"), entry.unit)
            if entry.parent is not None and entry.parent not in known:
                whole = False
                path = ("catalogue", entry.id, "parent")
                self.unknown(path, "profile.no-category", entry.parent, known)
        if not whole or len(entries) < len(known):
            return None
        try:
            return CompetenceCatalogue(entries)
        except GovliaisonError as error:
            path = ("catalogue", str(error.params.get("entry")), "parent")
            self.check.report_misfits([Misfit(path, error.code, error.params)])
            return None

    def windows(self, units: UnitDirectory) -> list[ServiceWindow]:
        """Read the windows; each belongs to a window unit (T3.1)."""
        windows = self.check.keyed("windows", ServiceWindow)
        for window in windows:
            path = ("windows", window.id, "unit")
            self.ident("windows", window.id)
            self.refer(path, window.unit)
            unit = units.units.get(window.unit)
            if unit is not None and UnitRole.WINDOW_UNIT not in unit.roles:
                self.check.report(path, "profile.no-window-unit", unit=window.unit)
        return windows

    def fields(self, noun: str) -> tuple[Field, ...]:
        found = []
        for name, table in self.check.tables("fields", noun).items():
            field = self.check.structure(table, _LocalField, ("fields", noun, name))
            if field is not None:
                kind, label = field.type, field.label
                found.append(Field(name=name, kind=kind, zh=label, en=label, personal=field.personal))
        return tuple(found)

    def text(self, packs: Mapping[str, Mapping[str, Any]]) -> str | None:
        """Write the effective configuration, rule packs included, as canonical JSON."""
        floats = [
            path
            for path, origins in self.merged.origins.items()
            if isinstance(origins[0].value, float) and path[0] in SECTIONS
        ]
        for path in floats:
            self.check.report(path, "config.not-whole", value=str(self.merged.origins[path][0].value))
        effective = {key: value for key, value in self.merged.values.items() if key not in _NOT_EFFECTIVE}
        if packs:
            effective["deadlines"] = {**effective["deadlines"], "packs": packs}
        try:
            return dump_canonical(_plain(effective)).decode()
        except GovliaisonError as error:
            self.check.report_misfits([Misfit((), error.code, error.params)])
            return None

    def ident(self, *path: str) -> None:
        if not _ID.fullmatch(path[-1]):
            self.check.report(path, "profile.no-id", id=path[-1])

    def region(self, *path: str, pattern: re.Pattern[str] = _REGION) -> None:
        code = self.check.table(*path[:-1]).get(path[-1])
        if isinstance(code, str) and not pattern.fullmatch(code):
            self.check.report(path, "profile.no-region", code=code)

    def refer(self, path: tuple[str, ...], unit: str | None) -> None:
        """Report a unit that is referred to and not there."""
        known = self.check.table("units")
        if unit is not None and unit not in known:
            self.unknown(path, "profile.no-unit", unit, known)

    def unknown(self, path: tuple[str, ...], code: str, name: str, known: Iterable[str]) -> None:
        meant = nearest(name, known)
        self.check.report(path, f"{code}-meant" if meant else code, name=name, meant=meant)


def inherit_places(merged: Merged) -> Merged:
    """
    Give units of the layers so far the region and level of the place that the layers so far are for.

    A city's units stay the city's when a county's file extends the city's.
    """
    place, units = merged.values.get("jurisdiction"), merged.values.get("units")
    if not isinstance(place, dict) or not isinstance(units, dict):
        return merged
    code, level = str(place.get("code")), str(place.get("level"))
    own = {"region": code} if _JURISDICTION_CODE.fullmatch(code) else {}
    own |= {"level": level} if level in list(Level) else {}
    filled = {key: own | unit if isinstance(unit, dict) else unit for key, unit in units.items()}
    return attrs.evolve(merged, values={**merged.values, "units": filled})


def _given(value: T | None) -> T:
    """Give a section; where one could not be made, there is a problem, and nobody asks."""
    if value is None:
        raise AssertionError("a section is missing without a problem")
    return value


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (OSError, ValueError, LookupError):
        return False
    return True


def _overlap(one: Unit, other: Unit) -> bool:
    first, last = date.min, date.max
    return (one.since or first) < (other.until or last) and (other.since or first) < (one.until or last)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, float):
        return repr(value)
    return value.isoformat() if isinstance(value, date | datetime | time) else value
