"""What one person has at hand: every desk, and the rounds that go over several of them."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
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
    Supervising,
    phone_key,
)
from govliaison.enterprises import (
    ENTERPRISE_FIELDS,
    Associations,
    ContactLogs,
    Enterprises,
    KeyContacts,
    LeaderContacts,
    LocalField,
    Selections,
)
from govliaison.errors import InputError, NotFoundError, RefusedError
from govliaison.exchange import SUBMISSION_FIELDS, ChannelPlan, Imports, Intake, ReceiveAsk
from govliaison.gazettes import Gazettes
from govliaison.ledger import erase
from govliaison.liaison.matters import count_matters
from govliaison.liaison.messages import Messages
from govliaison.liaison.open_data import OpenData
from govliaison.liaison.papers import Papers
from govliaison.liaison.policy_desks import associations_of, policies_of, uptakes_of
from govliaison.liaison.registers import Registers
from govliaison.liaison.scorecards import Scorecards
from govliaison.liaison.service_desk import open_services
from govliaison.liaison.visit_desk import open_visits
from govliaison.meetings import Meetings, Proceedings, Proposals, Resolutions
from govliaison.policies import POLICY_FIELDS, Guide, Policies, Uptakes
from govliaison.ratings import RATING_FIELDS, RatingImport, Ratings, Surveys
from govliaison.services import SERVICE_FIELDS, Services
from govliaison.supervision import Findings, Supervision
from govliaison.units import UnitDirectory
from govliaison.values import Field, FieldKind, ImportReport, Reading, Reason, RegionCode
from govliaison.visits import Visits

if TYPE_CHECKING:
    from govliaison.liaison.composition import Liaison

Progress = Callable[[int], None]
"""Told how many rows are done."""

_REASON: Final = re.compile(r"[a-z][a-z0-9-]{0,31}")


class Office:
    """
    The desks of one person; made by :meth:`govliaison.Liaison.as_`.

    Attributes:
        actor: the person, with what they may see and do
        cases: the case desk
        case_care: the desk for cases that wait, are put off, withdrawn, taken up again or put right
        classifying: where it is said what a case is to the rules
        contact_log: by whom and how often enterprises are contacted
        findings: what supervisors found
        given_limits: where limits are given beside the rules
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
        persons: who works with the mechanism
        posts: who holds which post
        papers: papers that are written out of the ledger
        proceedings: what meetings bring: who came, issues, minutes, resolutions
        proposals: what is put to the coordination group
        registers: the case register
        resolutions: what was resolved, followed until it is verified
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
        self.cases = Cases(context, liaison.jurisdictions.rules_for, liaison.jurisdictions.past_limits)
        self.case_care = CaseCare(context, liaison.jurisdictions.rules_for)
        self.classifying = Classifying(context, liaison.jurisdictions.rules_for)
        zone = ZoneInfo(liaison.profile.jurisdiction.zone)
        contacts_for, home = liaison.jurisdictions.contact_rules_for, liaison.profile.jurisdiction.code
        self.contact_log = ContactLogs(context, contacts_for, zone)
        self.key_contacts = KeyContacts(context, contacts_for, home=home, zone=zone)
        self.selections = Selections(context, contacts_for, home=home, zone=zone, matters=count_matters(liaison.ledger))
        self.leader_contacts = LeaderContacts(context, contacts_for, zone)
        self.findings = Findings(context, liaison.jurisdictions.supervision_rules_for)
        self.filing = Filing(context, liaison.jurisdictions.rules_for)
        self.given_limits = GivenLimits(context, liaison.jurisdictions.rules_for)
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
        self.persons = Persons(context)
        self.posts = Posts(context, liaison.post_ids)
        self.papers = Papers(liaison, context)
        self.proceedings = Proceedings(context, places.rules_for, contacts_for)
        self.proposals = Proposals(context, places.rules_for)
        self.resolutions = Resolutions(context, places.rules_for)
        self.ratings = Ratings(context, liaison.jurisdictions.rating_rules_for)
        self.registers = Registers(liaison, context)
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

    def import_enterprises(
        self,
        path: Path,
        *,
        mapping: Mapping[str, str] | None = None,
        sheet: str | None = None,
        dry_run: bool = False,
        progress: Progress | None = None,
    ) -> ImportReport:
        """
        Bring a file of enterprises into the base (M1.1); the same file again changes nothing.

        Args:
            path: workbook, CSV or another table that a channel adapter can read
            mapping: heading → field, where somebody has settled it
            sheet: which sheet of a workbook
            dry_run: find out what would happen, and store nothing
            progress: told now and then how many rows are done

        Raises:
            InputError: the file cannot be read
            RefusedError: this person does not keep the base
        """
        reading = self.open_table(path, ENTERPRISE_FIELDS, mapping=mapping, sheet=sheet)
        return self.enterprises.import_rows(reading, source="file", dry_run=dry_run, progress=progress)

    # -- services -----------------------------------------------------------------------------------------------------

    @cached_property
    def services(self) -> Services:
        """The catalogue of service items (T3.1)."""
        return open_services(self._liaison, self._context)

    def import_services(
        self,
        path: Path,
        *,
        since: date | None = None,
        mapping: Mapping[str, str] | None = None,
        sheet: str | None = None,
        dry_run: bool = False,
        progress: Progress | None = None,
    ) -> ImportReport:
        """
        Bring a file of service items into the catalogue (T3.1); the same file again changes nothing.

        Args:
            path: workbook, CSV or another table that a channel adapter can read
            since: first day on which what it says holds; today if not given
            mapping: heading → field, where somebody has settled it
            sheet: which sheet of a workbook
            dry_run: find out what would happen, and store nothing
            progress: told now and then how many rows are done

        Raises:
            InputError: the file cannot be read
            RefusedError: this person does not keep the catalogue
        """
        reading = self.open_table(path, SERVICE_FIELDS, mapping=mapping, sheet=sheet)
        return self.services.import_rows(reading, since=since, dry_run=dry_run, progress=progress)

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

    def import_policies(
        self,
        path: Path,
        *,
        mapping: Mapping[str, str] | None = None,
        sheet: str | None = None,
        dry_run: bool = False,
        progress: Progress | None = None,
    ) -> ImportReport:
        """
        Bring a file of policies in (M4.1); the same file again changes nothing.

        Args:
            path: workbook, CSV or another table that a channel adapter can read
            mapping: heading → field, where somebody has settled it
            sheet: which sheet of a workbook
            dry_run: find out what would happen, and store nothing
            progress: told now and then how many rows are done

        Raises:
            InputError: the file cannot be read
            RefusedError: this person does not keep policies
        """
        reading = self.open_table(path, POLICY_FIELDS, mapping=mapping, sheet=sheet)
        done = progress or (lambda _rows: None)
        return self.policies.import_rows(reading, source="file", dry_run=dry_run, progress=done)

    # -- intake -------------------------------------------------------------------------------------------------------

    def intake(
        self,
        channel: str,
        path: Path,
        *,
        mapping: Mapping[str, str] | None = None,
        sheet: str | None = None,
        dry_run: bool = False,
        progress: Progress | None = None,
    ) -> ImportReport:
        """
        Take in a file that a channel delivered (T2.1); the same file again changes nothing.

        Args:
            channel: id of the channel
            path: the file
            mapping: heading → field, where somebody has settled it
            sheet: which sheet of a workbook
            dry_run: find out what would happen, and store nothing
            progress: told now and then how many rows are done

        Raises:
            NotFoundError: the profile has no such channel
            InputError: the file cannot be read
            RefusedError: only conveners take in
        """
        plan = self.find_channel(channel)
        fields = (*SUBMISSION_FIELDS, *self._liaison.profile.fields.get("case", ()))
        reading = self.open_table(path, fields, channel=channel, mapping=mapping, sheet=sheet)
        return self._intake.take(
            reading,
            channel=plan,
            folder=path.parent,
            dry_run=dry_run,
            progress=progress or (lambda _rows: None),
        )

    def import_ratings(
        self,
        channel: str,
        path: Path,
        *,
        unit: str | None = None,
        mapping: Mapping[str, str] | None = None,
        sheet: str | None = None,
        dry_run: bool = False,
        progress: Progress | None = None,
    ) -> ImportReport:
        """
        Take in a file of ratings (M4.2); bad ones open cases, the same file again changes nothing.

        Args:
            channel: id of the channel by which they came
            path: the file
            unit: id of the unit of rows that name none
            mapping: heading → field, where somebody has settled it
            sheet: which sheet of a workbook
            dry_run: find out what would happen, and store nothing
            progress: told now and then how many rows are done

        Raises:
            NotFoundError: the profile has no such channel
            InputError: the file cannot be read
            RefusedError: only conveners take in
        """
        plan = self.find_channel(channel)
        reading = self.open_table(path, RATING_FIELDS, channel=plan.id, mapping=mapping, sheet=sheet)
        rules = self._liaison.jurisdictions.rating_rules_for(None)
        work = RatingImport(self._context, rules, channel=plan.id, unit=unit, dry_run=dry_run)
        return work.run(reading, progress or (lambda _rows: None))

    def find_channel(self, channel: str) -> ChannelPlan:
        """
        Give a channel of the profile.

        Raises:
            NotFoundError: there is none
        """
        plan = self._liaison.profile.channels.get(channel)
        if plan is None:
            known = "、".join(sorted(self._liaison.profile.channels))
            raise NotFoundError("liaison.no-channel", channel=channel, known=known)
        return plan

    def open_table(
        self,
        path: Path,
        fields: tuple[Field, ...],
        *,
        channel: str | None = None,
        mapping: Mapping[str, str] | None = None,
        sheet: str | None = None,
    ) -> Reading:
        """
        Open a table with the adapter of a channel, or with the first channel adapter there is.

        Raises:
            InputError: the file cannot be read
            NotFoundError: no channel is set up
        """
        channels = self._liaison.adapters.channels
        reader = channels.get(channel or "") or next(iter(channels.values()), None)
        if reader is None:
            raise NotFoundError("liaison.no-table-reader", channel=channel or "")
        return reader.receive(ReceiveAsk(path=path, fields=fields, mapping=mapping or {}, sheet=sheet))

    @cached_property
    def _intake(self) -> Intake:
        return Intake(
            self._context,
            self._liaison.jurisdictions.rules_for,
            channels=self._liaison.profile.channels,
            find_region=self._find_region,
            find_enterprises=self.enterprises.resolve_many,
            local=self._liaison.profile.fields.get("case", ()),
        )

    def _find_region(self, text: str) -> str | None:
        found = self._liaison.tables.find_region(text, within=self._liaison.profile.jurisdiction.code)
        return None if found is None else str(found)

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
