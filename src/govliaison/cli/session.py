"""What a command works with: the options of the call, its output, and the deployment once it is needed."""

from datetime import datetime, tzinfo
from functools import cached_property
from typing import Annotated

from cyclopts import Parameter

from govliaison.calendar import WorkCalendar
from govliaison.cli.options import Options
from govliaison.cli.output import Output
from govliaison.cli.working_time import installed_calendar


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

    @cached_property
    def calendar(self) -> WorkCalendar:
        """The working calendar of the deployment, or of the installed plugins where there is no deployment."""
        return installed_calendar()

    @property
    def zone(self) -> tzinfo:
        """In which moments are read and shown."""
        return self.calendar.zone

    def local(self, moment: datetime) -> str:
        """
        Show a moment as people write it.

        ``2026-10-15 17:00`` in the zone of the deployment.
        """
        return moment.astimezone(self.zone).strftime("%Y-%m-%d %H:%M")


Call = Annotated[Session, Parameter(parse=False)]
"""How a command asks for its session; it is no argument of the command line."""
