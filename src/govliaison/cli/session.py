"""What a command works with: the options of the call, its output, and the deployment once it is needed."""

import getpass
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Final, overload
from zoneinfo import ZoneInfo

from cyclopts import Parameter

from govliaison.calendar import WorkCalendar
from govliaison.cli.options import Options
from govliaison.cli.output import Output
from govliaison.cli.wording import in_words
from govliaison.cli.working_time import DEFAULT_ZONE, installed_calendar
from govliaison.errors import GovliaisonError, NotFoundError
from govliaison.ledger import reveal
from govliaison.values import Amount, parse_day_or_moment, parse_moment

if TYPE_CHECKING:
    from govliaison.cli.names import Names
    from govliaison.liaison import Liaison, Office

_NOT_IN_AN_ID: Final = re.compile(r"[^a-z0-9]+")
_SOMEBODY: Final = "admin"


class Session:
    """
    One call.

    Args:
        options: the common options
        output: where results go
    """

    def __init__(self, options: Options, output: Output) -> None:
        self.options = options
        self.output = output
        self._liaison: Liaison | None = None

    @property
    def person(self) -> str:
        """The id of whoever acts: as said in the call, in the environment, or by the system."""
        return self.options.person or os.environ.get("GOVLIAISON_PERSON") or user_id()

    @contextmanager
    def opened(self) -> Iterator["Liaison"]:
        """
        Open the deployment for the time of a ``with`` statement.

        Raises:
            NotFoundError: there is no deployment file
        """
        from govliaison.liaison import Liaison  # noqa: PLC0415 - heavy; most calls that fail never come here

        file = self.options.deployment
        if not file.is_file():
            raise NotFoundError("cli.no-deployment", where=str(file), name=file.name)
        with Liaison.open(file) as liaison:
            self._liaison = liaison
            try:
                yield liaison
            except GovliaisonError as error:
                error.params = in_words(error, self)
                raise

    @contextmanager
    def at_work(self) -> Iterator["Office"]:
        """
        Open the deployment and give the desks of whoever acts.

        Raises:
            RefusedError: nobody knows this person, or no post is held
        """
        with self.opened() as liaison:
            yield liaison.as_(self.person)

    @property
    def liaison(self) -> "Liaison":
        """The deployment that is open."""
        assert self._liaison is not None  # noqa: S101 - asked for within opened() or at_work() only
        return self._liaison

    def name_of(self, person: str) -> str:
        """Name a person with the id by which it is typed, where whoever acts may see the name; else give the id."""
        try:
            found = self.liaison.as_(self.person).persons.get(person)
        except GovliaisonError:
            return person
        name = reveal(found.name)
        return f"{name} ({person})" if name else person

    @cached_property
    def names(self) -> "Names":
        """What units, channels and states are called."""
        from govliaison.cli.names import Names  # noqa: PLC0415 - as above

        return Names(self.liaison, self.output)

    @cached_property
    def calendar(self) -> WorkCalendar:
        """The working calendar of the deployment, or of the installed plugins where there is no deployment."""
        if self.options.config is None and not self.options.deployment.is_file():
            return installed_calendar()
        with self.opened() as liaison:
            return liaison.jurisdictions.calendar

    @cached_property
    def zone(self) -> ZoneInfo:
        """In which moments are read and shown."""
        return ZoneInfo(self._liaison.profile.jurisdiction.zone if self._liaison else DEFAULT_ZONE)

    @property
    def now(self) -> datetime:
        """The present moment of the deployment that is open."""
        return self.liaison.ledger.time.now()

    def moment(self, text: str | None) -> datetime | None:
        """Read a moment as people write it."""
        return None if text is None else parse_moment(text, self.zone)

    @overload
    def due(self, text: str) -> datetime: ...
    @overload
    def due(self, text: None) -> None: ...
    def due(self, text: str | None) -> datetime | None:
        """Read until when something is due: a day means all of it."""
        found = None if text is None else parse_day_or_moment(text, self.zone)
        if found is None or isinstance(found, datetime):
            return found
        return datetime.combine(found + timedelta(days=1), time.min, self.zone).astimezone(UTC)

    def local(self, moment: datetime | None) -> str:
        """Show a moment as people write it, such as ``2026-10-15 17:00``."""
        return "" if moment is None else moment.astimezone(self.zone).strftime("%Y-%m-%d %H:%M")

    def ends(self, moment: datetime | None) -> str:
        """Show the end of a limit: the midnight that ends a day belongs to it, such as ``2026-11-25 24:00``."""
        if moment is None or moment.astimezone(self.zone).time() != time.min:
            return self.local(moment)
        return f"{moment.astimezone(self.zone).date() - timedelta(days=1)} 24:00"

    def iso(self, moment: datetime | None) -> str | None:
        """Give a moment to a program: ISO 8601 with the local offset."""
        return None if moment is None else moment.astimezone(self.zone).isoformat()

    def amount(self, amount: Amount | None) -> str:
        """Show an amount of time; none at all is at once (即办)."""
        if amount is None:
            return ""
        if amount.number == 0:
            return self.output.say("cli.at-once")
        return amount.in_chinese() if self.output.language == "zh" else str(amount)

    def yes_or_no(self, said: bool | None) -> str:  # noqa: FBT001 - a value to be shown
        """Show whether something is so; nothing where nobody said."""
        return "" if said is None else self.output.say("cli.yes" if said else "cli.no")


Call = Annotated[Session, Parameter(parse=False)]
"""How a command asks for its session; it is no argument of the command line."""


def user_id(user: str | None = None) -> str:
    """
    Make the id of a person of the user of the system.

    >>> user_id("Zhang Wei"), user_id("张伟")
    ('zhang.wei', 'admin')
    """
    if user is None:
        try:
            user = getpass.getuser()
        except (KeyError, OSError, ImportError):
            user = ""
    return _NOT_IN_AN_ID.sub(".", user.lower()).strip(".") or _SOMEBODY
