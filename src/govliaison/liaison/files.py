"""Files that one person brings in: tables of enterprises, submissions, service items, policies and ratings."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from govliaison.access import Context
from govliaison.enterprises import ENTERPRISE_FIELDS
from govliaison.errors import NotFoundError
from govliaison.exchange import SUBMISSION_FIELDS, ChannelPlan, Intake, ReceiveAsk
from govliaison.policies import POLICY_FIELDS
from govliaison.ratings import RATING_FIELDS, RatingImport
from govliaison.services import SERVICE_FIELDS
from govliaison.values import Field, ImportReport, Reading

if TYPE_CHECKING:
    from govliaison.liaison.composition import Liaison
    from govliaison.liaison.desks import Desks

Progress = Callable[[int], None]
"""Told how many rows are done."""


class Files:
    """
    Where files come in.

    Args:
        liaison: the deployment
        context: who brings them
        desks: those of that person
    """

    def __init__(self, liaison: "Liaison", context: Context, desks: "Desks") -> None:
        self._liaison = liaison
        self._context = context
        self._desks = desks

    def enterprises(
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
        reading = self.open(path, ENTERPRISE_FIELDS, mapping=mapping, sheet=sheet)
        return self._desks.enterprises.import_rows(reading, source="file", dry_run=dry_run, progress=progress)

    def services(
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
        reading = self.open(path, SERVICE_FIELDS, mapping=mapping, sheet=sheet)
        return self._desks.services.import_rows(reading, since=since, dry_run=dry_run, progress=progress)

    def policies(
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
        reading = self.open(path, POLICY_FIELDS, mapping=mapping, sheet=sheet)
        done = progress or (lambda _rows: None)
        return self._desks.policies.import_rows(reading, source="file", dry_run=dry_run, progress=done)

    def submissions(
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
        reading = self.open(path, fields, channel=channel, mapping=mapping, sheet=sheet)
        return self._intake.take(
            reading,
            channel=plan,
            folder=path.parent,
            dry_run=dry_run,
            progress=progress or (lambda _rows: None),
        )

    def ratings(
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
        reading = self.open(path, RATING_FIELDS, channel=plan.id, mapping=mapping, sheet=sheet)
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

    def open(
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
            find_enterprises=self._desks.enterprises.resolve_many,
            local=self._liaison.profile.fields.get("case", ()),
        )

    def _find_region(self, text: str) -> str | None:
        found = self._liaison.tables.find_region(text, within=self._liaison.profile.jurisdiction.code)
        return None if found is None else str(found)
