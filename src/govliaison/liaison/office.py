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
    GivenLimits,
    Instructions,
    Merging,
    Objections,
    Recomputing,
    Supervising,
    phone_key,
)
from govliaison.enterprises import ENTERPRISE_FIELDS, Enterprises, LocalField
from govliaison.errors import InputError, NotFoundError, RefusedError
from govliaison.exchange import SUBMISSION_FIELDS, Imports, Intake, ReceiveAsk
from govliaison.gazettes import Gazettes
from govliaison.ledger import erase
from govliaison.liaison.messages import Messages
from govliaison.liaison.papers import Papers
from govliaison.liaison.registers import Registers
from govliaison.liaison.reveals import Reveals
from govliaison.units import UnitDirectory
from govliaison.values import Field, FieldKind, ImportReport, Reading, Reason, RegionCode

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
        given_limits: where limits are given beside the rules
        instructions: what leaders wrote on cases
        merging: where cases that are the same matter are merged
        supervising: where steps of supervision are taken
        objections: where it is disputed and decided whose a case is
        enterprises: the enterprise base
        imports: what was imported, and undoing it
        messages: what is or was on its way out
        persons: who works with the mechanism
        posts: who holds which post
        papers: papers that are written out of the ledger
        registers: the case register
        reveals: where personal data is shown in full for a reason, and where that is looked into
        units: the units of the profile
    """

    def __init__(self, liaison: "Liaison", context: Context) -> None:
        self._liaison = liaison
        self._context = context
        self.actor: Actor = context.actor
        self.cases = Cases(context, liaison.jurisdictions.rules_for, liaison.jurisdictions.past_limits)
        self.case_care = CaseCare(context, liaison.jurisdictions.rules_for)
        self.classifying = Classifying(context, liaison.jurisdictions.rules_for)
        self.given_limits = GivenLimits(context, liaison.jurisdictions.rules_for)
        self.instructions = Instructions(context, liaison.jurisdictions.rules_for)
        self.merging = Merging(context, liaison.jurisdictions.rules_for)
        self.supervising = Supervising(context, liaison.jurisdictions.rules_for)
        self.imports = Imports(context)
        self.messages = Messages(liaison, context)
        self.objections = Objections(context, liaison.jurisdictions.rules_for)
        self.persons = Persons(context)
        self.posts = Posts(context, liaison.post_ids)
        self.papers = Papers(liaison, context)
        self.registers = Registers(liaison, context)
        self.reveals = Reveals(liaison, context)
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
        plan = self._liaison.profile.channels.get(channel)
        if plan is None:
            known = "、".join(sorted(self._liaison.profile.channels))
            raise NotFoundError("liaison.no-channel", channel=channel, known=known)
        fields = (*SUBMISSION_FIELDS, *self._liaison.profile.fields.get("case", ()))
        reading = self.open_table(path, fields, channel=channel, mapping=mapping, sheet=sheet)
        return self._intake.take(
            reading,
            channel=plan,
            folder=path.parent,
            dry_run=dry_run,
            progress=progress or (lambda _rows: None),
        )

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
