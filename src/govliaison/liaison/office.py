"""What one person has at hand: every desk, and the rounds that go over several of them."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from govliaison.access import Actor, Context, Persons, Posts
from govliaison.calendar import Notice, SpecialDay
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
    Recomputing,
    Routing,
    Supervising,
    phone_key,
)
from govliaison.enterprises import (
    Associations,
    ContactLogs,
    Enterprises,
    KeyContacts,
    LeaderContacts,
    LocalField,
    Selections,
)
from govliaison.errors import InputError, RefusedError
from govliaison.exchange import Imports
from govliaison.gazettes import Gazettes
from govliaison.ledger import erase
from govliaison.liaison.entries import Entries
from govliaison.liaison.files import Files
from govliaison.liaison.matters import count_matters
from govliaison.liaison.messages import Messages
from govliaison.liaison.open_data import OpenData
from govliaison.liaison.papers import Papers
from govliaison.liaison.policy_desks import associations_of, policies_of, uptakes_of
from govliaison.liaison.registers import Registers
from govliaison.liaison.reveals import Reveals
from govliaison.liaison.scorecards import Scorecards
from govliaison.liaison.service_desk import open_services
from govliaison.liaison.visit_desk import open_visits
from govliaison.meetings import Meetings, Proceedings, Proposals, Resolutions
from govliaison.oversight import Bulletins, Digests, Inspections, Obligations, ProgressReports
from govliaison.policies import Guide, Policies, Uptakes
from govliaison.ratings import Ratings, Surveys
from govliaison.services import Services
from govliaison.supervision import Findings, Supervision
from govliaison.units import UnitDirectory
from govliaison.values import FieldKind, Reason, RegionCode
from govliaison.visits import Visits

if TYPE_CHECKING:
    from govliaison.liaison.composition import Liaison

_REASON: Final = re.compile(r"[a-z][a-z0-9-]{0,31}")


class Office:
    """
    The desks of one person; made by :meth:`govliaison.Liaison.as_`.

    Attributes:
        actor: the person, with what they may see and do
        bulletins: what is circulated about a period
        cases: the case desk
        case_care: the desk for cases that wait, are put off, withdrawn, taken up again or put right
        classifying: where it is said what a case is to the rules
        contact_log: by whom and how often enterprises are contacted
        files: where tables come in: enterprises, submissions, service items, policies, ratings
        findings: what supervisors found
        digests: what the conveners tell each other they recorded
        entries: single entries, to look something up
        given_limits: where limits are given beside the rules
        inspections: what the group's office inspects, and its key tasks
        instructions: what leaders wrote on cases
        merging: where cases that are the same matter are merged
        supervising: where steps of supervision are taken
        objections: where it is disputed and decided whose a case is
        enterprises: the enterprise base
        filing: where associations file for their members
        guide: what consultations are answered with at first contact
        imports: what was imported, and undoing it
        key_contacts: who is a key contact, wants to be, or does not
        leader_contacts: which leader keeps contact with which enterprise
        meetings: where symposia and coordination meetings are called
        messages: what is or was on its way out
        obligations: the recurring duties, and how they stand
        persons: who works with the mechanism
        posts: who holds which post
        papers: papers that are written out of the ledger
        proceedings: what meetings bring: who came, issues, minutes, resolutions
        proposals: what is put to the coordination group
        progress_reports: what is open, told to the group's office
        registers: the case register
        reveals: where personal data is shown in full for a reason, and where that is looked into
        resolutions: what was resolved, followed until it is verified
        routing: who might be accountable for a case that waits for a unit
        selections: how key contacts are chosen
        ratings: what people say of services
        scorecards: what is known of how units work
        supervision: who watches window units
        surveys: periodic satisfaction
        units: the units of the profile
    """

    def __init__(self, liaison: "Liaison", context: Context) -> None:
        self._liaison = liaison
        self._context = context
        self.actor: Actor = context.actor
        self.bulletins = Bulletins(context, liaison.places)
        self.cases = Cases(context, liaison.jurisdictions.rules_for, liaison.jurisdictions.past_limits)
        self.case_care = CaseCare(context, liaison.jurisdictions.rules_for)
        self.routing = Routing(context, liaison.jurisdictions.rules_for, liaison.adapters.routers)
        self.classifying = Classifying(context, liaison.jurisdictions.rules_for)
        zone = ZoneInfo(liaison.profile.jurisdiction.zone)
        contacts_for, home = liaison.jurisdictions.contact_rules_for, liaison.profile.jurisdiction.code
        self.contact_log = ContactLogs(context, contacts_for, zone)
        self.key_contacts = KeyContacts(context, contacts_for, home=home, zone=zone)
        self.selections = Selections(context, contacts_for, home=home, zone=zone, matters=count_matters(liaison.ledger))
        self.leader_contacts = LeaderContacts(context, contacts_for, zone)
        self.files = Files(liaison, context, self)
        self.findings = Findings(context, liaison.jurisdictions.supervision_rules_for)
        self.filing = Filing(context, liaison.jurisdictions.rules_for)
        self.digests = Digests(context)
        self.entries = Entries(context)
        self.given_limits = GivenLimits(context, liaison.jurisdictions.rules_for)
        self.inspections = Inspections(context, liaison.places, liaison.unit_regions)
        self.instructions = Instructions(context, liaison.jurisdictions.rules_for)
        self.merging = Merging(context, liaison.jurisdictions.rules_for)
        self.milestones = Milestones(context, liaison.jurisdictions.rules_for)
        self.supervising = Supervising(context, liaison.jurisdictions.rules_for)
        self.guide = Guide(context, liaison.jurisdictions.rules_for)
        self.imports = Imports(context)
        places = liaison.jurisdictions
        self.meetings = Meetings(context, places.rules_for, places.meetings_for, contacts_for)
        self.messages = Messages(liaison, context)
        self.objections = Objections(context, liaison.jurisdictions.rules_for)
        self.obligations = Obligations(context, liaison.places)
        self.persons = Persons(context)
        self.posts = Posts(context, liaison.post_ids)
        self.papers = Papers(liaison, context, self)
        self.proceedings = Proceedings(context, places.rules_for, contacts_for)
        self.proposals = Proposals(context, places.rules_for)
        self.resolutions = Resolutions(context, places.rules_for)
        self.ratings = Ratings(context, liaison.jurisdictions.rating_rules_for)
        self.progress_reports = ProgressReports(context, liaison.places)
        self.registers = Registers(liaison, context)
        self.reveals = Reveals(liaison, context)
        self.scorecards = Scorecards(liaison, context)
        self.supervision = Supervision(context, liaison.jurisdictions.supervision_rules_for)
        self.surveys = Surveys(context, liaison.jurisdictions.rating_rules_for, liaison.jurisdictions.contact_rules_for)
        self.units: UnitDirectory = liaison.profile.units

    @property
    def now(self) -> datetime:
        """The present moment, UTC."""
        return self._context.now

    # -- enterprises --------------------------------------------------------------------------------------------------

    @cached_property
    def enterprises(self) -> Enterprises:
        """The enterprise base (M1.1)."""
        return Enterprises(
            self._context,
            regions=self._liaison.tables.regions,
            industries=self._liaison.tables.industries,
            home=RegionCode.parse(self._liaison.profile.jurisdiction.code),
            local_fields=tuple(
                LocalField(name=field.name, heading=field.zh, private=field.personal or field.kind is FieldKind.TEXT)
                for field in self._liaison.profile.fields.get("enterprise", ())
            ),
        )

    # -- services -----------------------------------------------------------------------------------------------------

    @cached_property
    def services(self) -> Services:
        """The catalogue of service items (T3.1)."""
        return open_services(self._liaison, self._context)

    # -- visits -------------------------------------------------------------------------------------------------------

    @cached_property
    def visits(self) -> Visits:
        """The visits of agencies to enterprises (M3.1)."""
        return open_visits(self._liaison, self._context)

    # -- associations and policies ------------------------------------------------------------------------------------

    @cached_property
    def associations(self) -> Associations:
        """The associations of the profile and their members (T1.3)."""
        return associations_of(self._liaison, self._context)

    @cached_property
    def policies(self) -> Policies:
        """Policies and notices: bringing in, publishing, pushing (M4.1)."""
        return policies_of(self._liaison, self._context)

    @cached_property
    def uptakes(self) -> Uptakes:
        """What came back from enterprises, and what they got (M4.1)."""
        return uptakes_of(self._liaison, self._context, self.associations)

    @cached_property
    def open_data(self) -> OpenData:
        """Policies and their figures without personal data (M4.1)."""
        return OpenData(self._liaison, self.policies, self.uptakes)

    # -- the calendar -------------------------------------------------------------------------------------------------

    def known_days(self, region: str, at: date | None) -> Mapping[date, SpecialDay]:
        """Give the special days of a place as they were known on a day; see :func:`~govliaison.calendar.read_notice`."""
        calendar = self._liaison.jurisdictions.calendar_for(region or None, known_at=at)
        return {day: table.days[day] for day, table in calendar.deciding.items()}

    def load_notice(
        self, notice: Notice, *, source: str, region: str = "", issued: date | None = None, text: str = ""
    ) -> bool:
        """
        Load a notice of days off; deadlines that start from now on are counted with it.

        Args:
            notice: what it says
            source: the notice, as it is cited
            region: code of the place for which alone it holds
            issued: its day of issue, if the notice does not say so
            text: the file it was read from

        Returns:
            whether anything was new

        Raises:
            RefusedError: only administrators and conveners load notices
        """
        gazettes = Gazettes(self._context, ZoneInfo(self._liaison.profile.jurisdiction.zone))
        is_new = gazettes.load(notice, source=source, region=region, issued=issued, text=text)
        self._liaison.jurisdictions.take(gazettes.all())
        return is_new

    def recompute_deadlines(self, *, migrate_rules: bool = False) -> Recomputing:
        """
        Count the running clocks of open cases anew: look with ``preview()``, enter it with ``apply()``.

        Args:
            migrate_rules: under the rules of today, not those in force at admission

        Raises:
            RefusedError: only administrators and conveners count deadlines anew
        """
        places = self._liaison.jurisdictions
        return Recomputing(self._context, places.rules_for, places.past_limits, migrate=migrate_rules)

    # -- personal data ------------------------------------------------------------------------------------------------

    def erase(self, subject: str, *, reason: str) -> int:
        """
        Erase everything private of a subject: a case, person, enterprise or contact, or a telephone as ``tel:…``.

        Args:
            subject: ``case/<id>``, ``person/<id>``, ``enterprise/<id>``, ``contact/<key>`` or ``tel:<number>``
            reason: code of the reason, such as ``requested`` or ``retention-over``

        Returns:
            how many records were folded again

        Raises:
            InputError: the reason is no code; it stands in an entry, so it may not be a sentence
            NotFoundError: nothing of this subject is kept
            RefusedError: only administrators erase
        """
        if not _REASON.fullmatch(reason):
            raise InputError("liaison.no-reason-code")
        if not self.actor.is_administrator:
            raise RefusedError("access.not-administrator", person=self.actor.person)
        if subject.startswith("tel:"):
            key = phone_key(subject.removeprefix("tel:"), self._context.ledger.keyed)
            subject = f"contact/{(key or '').partition(':')[2]}"
        return erase(self._context.ledger, subject, Reason.of(f"erase.{reason}"), self._context.stamp())
