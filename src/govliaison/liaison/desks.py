"""Every desk of one person, each set up when it is first gone to: whoever shows a case need not load what meetings need."""

from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from govliaison import (
    access,
    cases,
    enterprises,
    exchange,
    liaison,
    meetings,
    oversight,
    policies,
    ratings,
    supervision,
)
from govliaison.access import Actor, Context
from govliaison.liaison.matters import count_matters
from govliaison.liaison.policy_desks import associations_of, policies_of, uptakes_of
from govliaison.liaison.service_desk import open_services
from govliaison.liaison.visit_desk import open_visits
from govliaison.units import UnitDirectory
from govliaison.values import FieldKind, RegionCode

if TYPE_CHECKING:
    from govliaison.access import Persons, Posts
    from govliaison.cases import (
        CaseCare,
        Cases,
        Classifying,
        Filing,
        GivenLimits,
        Instructions,
        Merging,
        Milestones,
        Objections,
        Routing,
        Supervising,
    )
    from govliaison.enterprises import Associations, ContactLogs, Enterprises, KeyContacts, LeaderContacts, Selections
    from govliaison.exchange import Imports
    from govliaison.liaison.composition import Liaison
    from govliaison.liaison.entries import Entries
    from govliaison.liaison.files import Files
    from govliaison.liaison.messages import Messages
    from govliaison.liaison.open_data import OpenData
    from govliaison.liaison.papers import Papers
    from govliaison.liaison.registers import Registers
    from govliaison.liaison.reveals import Reveals
    from govliaison.liaison.scorecards import Scorecards
    from govliaison.meetings import Meetings, Proceedings, Proposals, Resolutions
    from govliaison.oversight import Bulletins, Digests, Inspections, Obligations, ProgressReports
    from govliaison.policies import Guide, Policies, Uptakes
    from govliaison.ratings import Ratings, Surveys
    from govliaison.services import Services
    from govliaison.supervision import Findings, Supervision
    from govliaison.visits import Visits


class Desks:
    """
    The desks of one person.

    Attributes:
        actor: the person, with what they may see and do
        units: the units of the profile
    """

    def __init__(self, liaison: "Liaison", context: Context) -> None:
        self._liaison = liaison
        self._context = context
        self._rules_for = liaison.jurisdictions.rules_for
        self._contacts_for = liaison.jurisdictions.contact_rules_for
        self._home = liaison.profile.jurisdiction.code
        self._zone = ZoneInfo(liaison.profile.jurisdiction.zone)
        self.actor: Actor = context.actor
        self.units: UnitDirectory = liaison.profile.units

    # -- access -------------------------------------------------------------------------------------------------------

    @cached_property
    def persons(self) -> "Persons":
        """Who works with the mechanism."""
        return access.Persons(self._context)

    @cached_property
    def posts(self) -> "Posts":
        """Who holds which post."""
        return access.Posts(self._context, self._liaison.post_ids)

    # -- cases --------------------------------------------------------------------------------------------------------

    @cached_property
    def case_care(self) -> "CaseCare":
        """The desk for cases that wait, are put off, withdrawn, taken up again or put right."""
        return cases.CaseCare(self._context, self._rules_for)

    @cached_property
    def cases(self) -> "Cases":
        """The case desk."""
        return cases.Cases(self._context, self._rules_for, self._liaison.jurisdictions.past_limits)

    @cached_property
    def classifying(self) -> "Classifying":
        """Where it is said what a case is to the rules."""
        return cases.Classifying(self._context, self._rules_for)

    @cached_property
    def filing(self) -> "Filing":
        """Where associations file for their members."""
        return cases.Filing(self._context, self._rules_for)

    @cached_property
    def given_limits(self) -> "GivenLimits":
        """Where limits are given beside the rules."""
        return cases.GivenLimits(self._context, self._rules_for)

    @cached_property
    def instructions(self) -> "Instructions":
        """What leaders wrote on cases."""
        return cases.Instructions(self._context, self._rules_for)

    @cached_property
    def merging(self) -> "Merging":
        """Where cases that are the same matter are merged."""
        return cases.Merging(self._context, self._rules_for)

    @cached_property
    def milestones(self) -> "Milestones":
        """Where the milestones of cases are kept."""
        return cases.Milestones(self._context, self._rules_for)

    @cached_property
    def objections(self) -> "Objections":
        """Where it is disputed and decided whose a case is."""
        return cases.Objections(self._context, self._rules_for)

    @cached_property
    def routing(self) -> "Routing":
        """Who might be accountable for a case that waits for a unit."""
        return cases.Routing(self._context, self._rules_for, self._liaison.adapters.routers)

    @cached_property
    def supervising(self) -> "Supervising":
        """Where steps of supervision are taken."""
        return cases.Supervising(self._context, self._rules_for)

    # -- enterprises --------------------------------------------------------------------------------------------------

    @cached_property
    def enterprises(self) -> "Enterprises":
        """The enterprise base (M1.1)."""
        return enterprises.Enterprises(
            self._context,
            regions=self._liaison.tables.regions,
            industries=self._liaison.tables.industries,
            home=RegionCode.parse(self._home),
            local_fields=tuple(
                enterprises.LocalField(
                    name=field.name, heading=field.zh, private=field.personal or field.kind is FieldKind.TEXT
                )
                for field in self._liaison.profile.fields.get("enterprise", ())
            ),
        )

    @cached_property
    def associations(self) -> "Associations":
        """The associations of the profile and their members (T1.3)."""
        return associations_of(self._liaison, self._context)

    @cached_property
    def contact_log(self) -> "ContactLogs":
        """By whom and how often enterprises are contacted."""
        return enterprises.ContactLogs(self._context, self._contacts_for, self._zone)

    @cached_property
    def key_contacts(self) -> "KeyContacts":
        """Who is a key contact, wants to be, or does not."""
        return enterprises.KeyContacts(self._context, self._contacts_for, home=self._home, zone=self._zone)

    @cached_property
    def leader_contacts(self) -> "LeaderContacts":
        """Which leader keeps contact with which enterprise."""
        return enterprises.LeaderContacts(self._context, self._contacts_for, self._zone)

    @cached_property
    def selections(self) -> "Selections":
        """How key contacts are chosen."""
        return enterprises.Selections(
            self._context,
            self._contacts_for,
            home=self._home,
            zone=self._zone,
            matters=count_matters(self._liaison.ledger),
        )

    # -- services -----------------------------------------------------------------------------------------------------

    @cached_property
    def services(self) -> "Services":
        """The catalogue of service items (T3.1)."""
        return open_services(self._liaison, self._context)

    # -- visits -------------------------------------------------------------------------------------------------------

    @cached_property
    def visits(self) -> "Visits":
        """The visits of agencies to enterprises (M3.1)."""
        return open_visits(self._liaison, self._context)

    # -- meetings -----------------------------------------------------------------------------------------------------

    @cached_property
    def meetings(self) -> "Meetings":
        """Where symposia and coordination meetings are called."""
        return meetings.Meetings(
            self._context, self._rules_for, self._liaison.jurisdictions.meetings_for, self._contacts_for
        )

    @cached_property
    def proceedings(self) -> "Proceedings":
        """What meetings bring: who came, issues, minutes, resolutions."""
        return meetings.Proceedings(self._context, self._rules_for, self._contacts_for)

    @cached_property
    def proposals(self) -> "Proposals":
        """What is put to the coordination group."""
        return meetings.Proposals(self._context, self._rules_for)

    @cached_property
    def resolutions(self) -> "Resolutions":
        """What was resolved, followed until it is verified."""
        return meetings.Resolutions(self._context, self._rules_for)

    # -- supervision --------------------------------------------------------------------------------------------------

    @cached_property
    def findings(self) -> "Findings":
        """What supervisors found."""
        return supervision.Findings(self._context, self._liaison.jurisdictions.supervision_rules_for)

    @cached_property
    def supervision(self) -> "Supervision":
        """Who watches window units."""
        return supervision.Supervision(self._context, self._liaison.jurisdictions.supervision_rules_for)

    # -- ratings ------------------------------------------------------------------------------------------------------

    @cached_property
    def ratings(self) -> "Ratings":
        """What people say of services."""
        return ratings.Ratings(self._context, self._liaison.jurisdictions.rating_rules_for)

    @cached_property
    def surveys(self) -> "Surveys":
        """Periodic satisfaction."""
        return ratings.Surveys(self._context, self._liaison.jurisdictions.rating_rules_for, self._contacts_for)

    # -- policies -----------------------------------------------------------------------------------------------------

    @cached_property
    def policies(self) -> "Policies":
        """Policies and notices: bringing in, publishing, pushing (M4.1)."""
        return policies_of(self._liaison, self._context)

    @cached_property
    def uptakes(self) -> "Uptakes":
        """What came back from enterprises, and what they got (M4.1)."""
        return uptakes_of(self._liaison, self._context, self.associations)

    @cached_property
    def guide(self) -> "Guide":
        """What consultations are answered with at first contact."""
        return policies.Guide(self._context, self._rules_for)

    # -- exchange -----------------------------------------------------------------------------------------------------

    @cached_property
    def imports(self) -> "Imports":
        """What was imported, and undoing it."""
        return exchange.Imports(self._context)

    # -- oversight ----------------------------------------------------------------------------------------------------

    @cached_property
    def bulletins(self) -> "Bulletins":
        """What is circulated about a period."""
        return oversight.Bulletins(self._context, self._liaison.places)

    @cached_property
    def digests(self) -> "Digests":
        """What the conveners tell each other they recorded."""
        return oversight.Digests(self._context)

    @cached_property
    def inspections(self) -> "Inspections":
        """What the group's office inspects, and its key tasks."""
        return oversight.Inspections(self._context, self._liaison.places, self._liaison.unit_regions)

    @cached_property
    def obligations(self) -> "Obligations":
        """The recurring duties, and how they stand."""
        return oversight.Obligations(self._context, self._liaison.places)

    @cached_property
    def progress_reports(self) -> "ProgressReports":
        """What is open, told to the group's office."""
        return oversight.ProgressReports(self._context, self._liaison.places)

    # -- over several rooms -------------------------------------------------------------------------------------------

    @cached_property
    def open_data(self) -> "OpenData":
        """Policies and their figures without personal data (M4.1)."""
        return liaison.OpenData(self._liaison, self.policies, self.uptakes)

    @cached_property
    def entries(self) -> "Entries":
        """Single entries, to look something up."""
        return liaison.Entries(self._context)

    @cached_property
    def files(self) -> "Files":
        """Where tables come in: enterprises, submissions, service items, policies, ratings."""
        return liaison.Files(self._liaison, self._context, self)

    @cached_property
    def messages(self) -> "Messages":
        """What is or was on its way out."""
        return liaison.Messages(self._liaison, self._context)

    @cached_property
    def papers(self) -> "Papers":
        """Papers that are written out of the ledger."""
        return liaison.Papers(self._liaison, self._context, self)

    @cached_property
    def registers(self) -> "Registers":
        """The case register."""
        return liaison.Registers(self._liaison, self._context)

    @cached_property
    def reveals(self) -> "Reveals":
        """Where personal data is shown in full for a reason, and where that is looked into."""
        return liaison.Reveals(self._liaison, self._context)

    @cached_property
    def scorecards(self) -> "Scorecards":
        """What is known of how units work."""
        return liaison.Scorecards(self._liaison, self._context)
