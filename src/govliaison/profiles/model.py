"""What a profile (机制方案) says, typed; it only puts together the sections that belong to the rooms below."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

import attrs

from govliaison.cases import CasePolicy, FastTrackRule, OwnershipRule
from govliaison.enterprises import ContactPlan
from govliaison.exchange import ChannelPlan
from govliaison.meetings import MeetingPlan
from govliaison.oversight import BulletinPlan, Indicator, ObligationPlan
from govliaison.papers import PaperPlan
from govliaison.policies import PolicyPlan
from govliaison.profiles.merging import Merged, Origin, join_key
from govliaison.ratings import RatingPlan
from govliaison.services import ServiceWindow
from govliaison.supervision import SupervisionPlan
from govliaison.units import CompetenceCatalogue, Jurisdiction, UnitDirectory
from govliaison.values import Field, digest, region_stem
from govliaison.visits import VisitPlan


@attrs.frozen(kw_only=True)
class CalendarSection:
    """
    Days on which this place differs from the national gazette, as an act of its government says.

    Attributes:
        local_days: each such day, with ``off`` or ``work``
    """

    local_days: Mapping[date, Literal["off", "work"]] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class DeadlineSection:
    """
    Rule packs and local rules, as plain tables; ``govliaison.deadlines`` gives them meaning.

    Attributes:
        packs: the content of each pack by its name (``pack:…`` or a path), read when the profile was loaded
        rules: local rules by id
    """

    packs: Mapping[str, Mapping[str, Any]] = attrs.field(factory=dict)
    rules: Mapping[str, Mapping[str, Any]] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class Basis:
    """
    A document on which the mechanism rests (B1).

    Attributes:
        id: stable key
        title: its title
        number: its official number
        issued: date of issue
        approved_by: who approved it
        binds: whom it binds
    """

    id: str
    title: str
    number: str = ""
    issued: date | None = None
    approved_by: str = ""
    binds: str = ""


@attrs.frozen(kw_only=True, eq=False)
class Profile:
    """
    One jurisdiction's mechanism, made from all its layers.

    Two profiles are the same when their digests are.

    Attributes:
        jurisdiction: for which place it is
        units: units and posts
        catalogue: who handles which category
        channels: channels by id
        cases: local decisions about handling cases
        contacts: local figures about contacts with enterprises
        meetings: local figures about meetings
        supervision: local decisions about supervisors
        ratings: local decisions about ratings
        policies: local decisions about policies
        ownership: who may lead in which matters
        fast_track: which cases go the fast track by rule
        visits: local figures about visits
        windows: windows of window units by id
        deadlines: rule packs and local rules
        calendar: local days
        papers: how its papers are headed and closed
        fields: local fields by noun, such as ``case``
        texts: texts that replace those of the software, by their code
        documents: documents it rests on, by id
        obligations: local decisions about recurring duties, by the id of the duty
        indicators: figures of the place itself, by id
        bulletins: how its papers are numbered, and who reports to the group's office
        counties: profiles of places within this one that live in the same ledger, by their code
        text: the effective configuration as canonical JSON; what :attr:`digest` is the hash of
    """

    jurisdiction: Jurisdiction
    units: UnitDirectory
    catalogue: CompetenceCatalogue
    channels: Mapping[str, ChannelPlan]
    cases: CasePolicy
    contacts: ContactPlan
    meetings: MeetingPlan
    supervision: SupervisionPlan
    ratings: RatingPlan
    policies: PolicyPlan
    ownership: tuple[OwnershipRule, ...]
    fast_track: tuple[FastTrackRule, ...]
    visits: VisitPlan
    windows: Mapping[str, ServiceWindow]
    deadlines: DeadlineSection
    calendar: CalendarSection
    papers: PaperPlan
    fields: Mapping[str, tuple[Field, ...]]
    texts: Mapping[str, str]
    documents: Mapping[str, Basis]
    obligations: Mapping[str, ObligationPlan]
    indicators: Mapping[str, Indicator]
    bulletins: BulletinPlan
    counties: Mapping[str, "Profile"]
    text: str = attrs.field(repr=False)
    merged: Merged = attrs.field(repr=False)
    digest: str = attrs.field(
        init=False, default=attrs.Factory(lambda self: digest(self.text.encode()), takes_self=True)
    )

    def __eq__(self, other: object) -> bool:
        return self.digest == other.digest if isinstance(other, Profile) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.digest)

    def with_counties(self) -> "tuple[Profile, ...]":
        """Give this profile and those of all places within it."""
        return (self, *(inner for county in self.counties.values() for inner in county.with_counties()))

    def for_region(self, code: str) -> "Profile":
        """Give the profile for a place: of the county it lies in, where that has one of its own, else this one."""
        for county, profile in self.counties.items():
            if code.startswith(region_stem(county)):
                return profile.for_region(code)
        return self

    def explain(self, key: str) -> tuple[Origin, ...]:
        """
        Tell where the value of a dotted key, or each value of a table, was set.

        The effective setting comes first, then what it replaced, down to the default of the software.
        """
        return self.merged.explain(key)

    def guards(self, key: str) -> tuple[tuple[str, str, str], ...]:
        """
        Tell what lower layers may not do with a dotted key, or with something in a table.

        Each guard is ``locked`` or ``tighten_only``, the key that is guarded, and the file and line that say so.
        """
        return tuple((how, join_key(path), by) for how, path, by in self.merged.guards(key))
