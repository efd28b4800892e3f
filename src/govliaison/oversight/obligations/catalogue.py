"""The recurring duties of the mechanism as data: clause, rhythm, bearer, and the kinds of records that prove them."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Final

import attrs

from govliaison.values import Period


class Rhythm(StrEnum):
    """How often a duty comes again."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    def period(self, day: date) -> Period:
        """Give the period of this length in which a day lies."""
        make = {Rhythm.MONTH: Period.of_month, Rhythm.QUARTER: Period.of_quarter, Rhythm.YEAR: Period.of_year}
        return make[self](day)

    def periods(self, asked: Period) -> tuple[Period, ...]:
        """
        Give the periods of this length within a period, or the one around it.

        >>> [str(each) for each in Rhythm.MONTH.periods(Period.parse("2026Q3"))]
        ['2026-07', '2026-08', '2026-09']
        >>> [str(each) for each in Rhythm.YEAR.periods(Period.parse("2026Q3"))]
        ['2026']
        """
        found = [self.period(asked.first)]
        while found[-1].day_after < asked.day_after:
            found.append(found[-1].next())
        return tuple(found)


class Bearer(StrEnum):
    """Who bears a duty in a place."""

    CONVENERS = "conveners"
    """all conveners together"""
    CONVENER = "convener"
    """each convener"""
    KEEPERS = "keepers"
    """the conveners that keep the enterprise base: all but the one with the ledger"""
    DESK = "desk"
    """the convener that keeps the ledger"""
    AGENCY = "agency"
    """each service agency"""
    REPORTER = "reporter"
    """each convener that reports to the group's office"""
    GROUP_OFFICE = "group-office"
    """the office of the coordination group; only where the place has one"""


@attrs.frozen(kw_only=True)
class Obligation:
    """
    A recurring duty (履职义务); its name stands in the catalogue of texts as ``obligation.<id>``.

    Attributes:
        id: stable key
        clause: the clause it comes from
        rhythm: how often; but for the quarterly symposium a local figure, since the notice gives none
        bearer: who bears it
        proof: the kinds of streams that prove it
        grace_days: so many days after the period it may still be done or entered (local)
    """

    id: str
    clause: str
    rhythm: Rhythm = Rhythm.QUARTER
    bearer: Bearer
    proof: tuple[str, ...]
    grace_days: int = 0


@attrs.frozen(kw_only=True)
class ObligationPlan:
    """
    What a place decided about a duty: ``[obligations.<id>]``; all of it local.

    Attributes:
        id: the duty
        applies: whether it applies here
        every: ``month``, ``quarter`` or ``year``
        grace_days: so many days after the period it may still be done or entered
    """

    id: str
    applies: bool = True
    every: Rhythm | None = None
    grace_days: int | None = None


OBLIGATIONS: Final = (
    Obligation(id="leader-contacts", clause="T1.1", bearer=Bearer.CONVENERS, proof=("leader-contact", "contact-log")),
    Obligation(id="acknowledgements", clause="T1.4", bearer=Bearer.DESK, proof=("case",)),
    Obligation(id="answers", clause="T1.4", bearer=Bearer.DESK, proof=("case",)),
    Obligation(id="follow-ups", clause="T1.4", bearer=Bearer.DESK, proof=("case",)),
    Obligation(id="satisfaction", clause="T3.4", rhythm=Rhythm.YEAR, bearer=Bearer.DESK, proof=("survey",)),
    Obligation(id="key-contacts", clause="M1.2", bearer=Bearer.KEEPERS, proof=("key-contact", "contact-log")),
    Obligation(id="urging", clause="M1.3", bearer=Bearer.DESK, proof=("case",)),
    Obligation(id="symposium", clause="M2.2", bearer=Bearer.CONVENERS, proof=("meeting",)),
    Obligation(id="ledger", clause="M2.3", bearer=Bearer.DESK, proof=("case",)),
    Obligation(id="visits", clause="M3.1", bearer=Bearer.AGENCY, proof=("visit",)),
    Obligation(id="bulletin", clause="M3.2", bearer=Bearer.DESK, proof=("bulletin",), grace_days=30),
    Obligation(id="policy-push", clause="M4.1", bearer=Bearer.DESK, proof=("policy", "uptake")),
    Obligation(id="feedback", clause="M5.1", bearer=Bearer.KEEPERS, proof=("supervisor",)),
    Obligation(id="findings", clause="M5.2", bearer=Bearer.DESK, proof=("finding",)),
    Obligation(id="section-head", clause="M6.1", bearer=Bearer.CONVENER, proof=("post",)),
    Obligation(id="liaison-officer", clause="M6.1", bearer=Bearer.CONVENER, proof=("post",)),
    Obligation(id="digest", clause="M7.1", rhythm=Rhythm.MONTH, bearer=Bearer.DESK, proof=("digest",), grace_days=7),
    Obligation(id="resolutions", clause="M7.2", bearer=Bearer.DESK, proof=("resolution",)),
    Obligation(id="progress-report", clause="M7.4", bearer=Bearer.REPORTER, proof=("progress-report",), grace_days=30),
    Obligation(id="inspection", clause="F1", rhythm=Rhythm.YEAR, bearer=Bearer.GROUP_OFFICE, proof=("inspection",)),
    Obligation(id="rectification", clause="F1", bearer=Bearer.GROUP_OFFICE, proof=("inspection",)),
)
"""Every recurring duty, in the order of the clauses."""


def planned(obligation: Obligation, plans: Mapping[str, ObligationPlan]) -> Obligation | None:
    """Give a duty as a place has it, or None where it does not apply there."""
    plan = plans.get(obligation.id)
    if plan is None:
        return obligation
    if not plan.applies:
        return None
    grace = obligation.grace_days if plan.grace_days is None else plan.grace_days
    return attrs.evolve(obligation, rhythm=plan.every or obligation.rhythm, grace_days=grace)
