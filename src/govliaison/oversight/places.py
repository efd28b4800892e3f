"""A place as oversight sees it: who convenes, who keeps the ledger, what it decided about duties and figures."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

import attrs

from govliaison.cases import Case
from govliaison.enterprises import ContactPlan
from govliaison.oversight.indicators import INDICATORS, Indicator, WorkingDays
from govliaison.oversight.obligations.catalogue import Bearer, ObligationPlan
from govliaison.supervision import SupervisionPlan
from govliaison.values import region_stem


@attrs.frozen(kw_only=True)
class BulletinPlan:
    """
    What a place decided about its papers: ``[bulletins]``; all of it local.

    Attributes:
        pattern: how official numbers are written, with ``{year}`` and ``{number}``
        reporters: the conveners that report progress to the group's office (M7.4); the one with the ledger if empty
    """

    pattern: str = "〔{year}〕{number}号"
    reporters: tuple[str, ...] = ()


def _unknown(_case: Case) -> int | None:
    """Stand in where no calendar is known."""
    return None


@attrs.frozen(kw_only=True)
class Place:
    """
    A place as oversight sees it; made from its profile.

    Attributes:
        region: its code
        name: its name
        zone: where days begin and end
        desk: the unit that keeps the ledger
        conveners: its own conveners; empty: it has no mechanism of its own (F2)
        agencies: its own service agencies
        reporters: the conveners that report to the group's office
        group_office: the office of its coordination group, or None
        units: all its units
        inside: codes of the places within it that have mechanisms of their own
        plans: what it decided about duties
        indicators: the figures it reports
        working_days: how long a case took on its calendar
        contacts: how often key contacts and leaders' enterprises are contacted
        supervision: how often supervisors report
        pattern: how official numbers are written
    """

    region: str
    name: str
    zone: ZoneInfo
    desk: str = ""
    conveners: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    reporters: tuple[str, ...] = ()
    group_office: str | None = None
    units: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    plans: Mapping[str, ObligationPlan] = attrs.field(factory=dict)
    indicators: tuple[Indicator, ...] = INDICATORS
    working_days: WorkingDays = _unknown
    contacts: ContactPlan = attrs.field(factory=ContactPlan)
    supervision: SupervisionPlan = attrs.field(factory=SupervisionPlan)
    pattern: str = "〔{year}〕{number}号"

    @property
    def has_mechanism(self) -> bool:
        """Whether it convenes by itself."""
        return bool(self.conveners)

    def contains(self, region: str) -> bool:
        """Whether a matter of a region is this place's own, and not that of a place within it."""
        return region.startswith(region_stem(self.region)) and not any(
            region.startswith(region_stem(each)) for each in self.inside
        )

    def bearers(self, bearer: Bearer) -> tuple[str, ...]:
        """Give the units that bear a duty; one empty name where the conveners bear it together."""
        desk = (self.desk,) if self.desk else ()
        units = {
            Bearer.CONVENERS: ("",),
            Bearer.CONVENER: self.conveners,
            Bearer.KEEPERS: tuple(unit for unit in self.conveners if unit != self.desk) or desk,
            Bearer.DESK: desk,
            Bearer.AGENCY: self.agencies,
            Bearer.REPORTER: self.reporters,
            Bearer.GROUP_OFFICE: (self.group_office,) if self.group_office else (),
        }
        return units[bearer]
