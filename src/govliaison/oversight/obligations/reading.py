"""
The records that duties are judged from, each kind read once for all duties that are judged together.

A room that brings a recurring duty adds one function to :data:`~govliaison.oversight.SOURCES`, from what was read and the charge
to one of the five shapes of facts.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar

from govliaison.cases import CASE, Case, CaseState
from govliaison.ledger import Ledger, Noun
from govliaison.oversight.bulletins.model import BULLETIN, Bulletin
from govliaison.oversight.inspections.model import INSPECTION, Inspection
from govliaison.oversight.known import records_now
from govliaison.oversight.obligations.charges import Charge
from govliaison.oversight.obligations.judging import Facts
from govliaison.oversight.progress.model import PROGRESS_REPORT, ProgressReport

R = TypeVar("R")


class Reading:
    """
    The records that duties are judged from, each kind read once when it is first needed.

    Args:
        ledger: where they are kept
        home: code of the deployment's own place, to which belongs what names no place
        overdue_at: only cases that are overdue then; enough to find what is missing
    """

    def __init__(self, ledger: Ledger, home: str, *, overdue_at: datetime | None = None) -> None:
        self.ledger, self.home, self._overdue_at = ledger, home, overdue_at
        self._known: dict[str, tuple[Any, ...]] = {}

    def all(self, noun: Noun[R]) -> tuple[R, ...]:
        """Give every record of a kind as it stands."""
        if noun.kind not in self._known:
            self._known[noun.kind] = tuple(records_now(self.ledger, noun))
        return self._known[noun.kind]

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """The cases that count: no histories, nothing undone."""
        found = records_now(self.ledger, CASE, due_before=self._overdue_at)
        return tuple(case for case in found if case.state is not CaseState.UNDONE and not case.history)

    @property
    def bulletins(self) -> tuple[Bulletin, ...]:
        """All bulletins."""
        return self.all(BULLETIN)

    @property
    def progress_reports(self) -> tuple[ProgressReport, ...]:
        """All progress reports."""
        return self.all(PROGRESS_REPORT)

    @property
    def inspections(self) -> tuple[Inspection, ...]:
        """All inspections."""
        return self.all(INSPECTION)

    def cases_of(self, charge: Charge) -> Iterator[Case]:
        """Give the cases that belong to the place of a charge."""
        return (case for case in self.cases if charge.place.contains(case.region or self.home))


Source = Callable[[Reading, Charge], Facts]
"""Gives the facts from which a duty is judged."""
