"""What one person has at hand: every desk, and the rounds that go over several of them."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from govliaison import cases, gazettes, ledger
from govliaison.errors import InputError, RefusedError
from govliaison.liaison.desks import Desks
from govliaison.values import Reason

if TYPE_CHECKING:
    from govliaison.calendar import Notice, SpecialDay
    from govliaison.cases import Recomputing

_REASON: Final = re.compile(r"[a-z][a-z0-9-]{0,31}")


class Office(Desks):
    """What one person has at hand, made by :meth:`govliaison.Liaison.as_`: their desks, and the rounds that go over several."""

    @property
    def now(self) -> datetime:
        """The present moment, UTC."""
        return self._context.now

    # -- the calendar -------------------------------------------------------------------------------------------------

    def known_days(self, region: str, at: date | None) -> "Mapping[date, SpecialDay]":
        """Give the special days of a place as they were known on a day; see :func:`~govliaison.calendar.read_notice`."""
        calendar = self._liaison.jurisdictions.calendar_for(region or None, known_at=at)
        return {day: table.days[day] for day, table in calendar.deciding.items()}

    def load_notice(
        self, notice: "Notice", *, source: str, region: str = "", issued: date | None = None, text: str = ""
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
        desk = gazettes.Gazettes(self._context, self._zone)
        is_new = desk.load(notice, source=source, region=region, issued=issued, text=text)
        self._liaison.jurisdictions.take(desk.all())
        return is_new

    def recompute_deadlines(self, *, migrate_rules: bool = False) -> "Recomputing":
        """
        Count the running clocks of open cases anew: look with ``preview()``, enter it with ``apply()``.

        Args:
            migrate_rules: under the rules of today, not those in force at admission

        Raises:
            RefusedError: only administrators and conveners count deadlines anew
        """
        places = self._liaison.jurisdictions
        return cases.Recomputing(self._context, places.rules_for, places.past_limits, migrate=migrate_rules)

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
            key = cases.phone_key(subject.removeprefix("tel:"), self._context.ledger.keyed)
            subject = f"contact/{(key or '').partition(':')[2]}"
        return ledger.erase(self._context.ledger, subject, Reason.of(f"erase.{reason}"), self._context.stamp())
