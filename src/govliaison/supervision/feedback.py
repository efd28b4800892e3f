"""Rounds of feedback: what each supervisor owes for each unit and period, and what is missing (M5.1)."""

from collections.abc import Iterable
from datetime import date, timedelta, tzinfo

import attrs

from govliaison.supervision.plan import FeedbackPer, SupervisionPlan
from govliaison.supervision.supervisor import Supervisor
from govliaison.values import Period


@attrs.frozen(kw_only=True)
class FeedbackOwed:
    """
    A report that a supervisor owed for a period.

    Attributes:
        supervisor: id
        unit: the unit that was watched
        period: such as ``2026Q3``
        due: the last day on which it may come
        given_on: when it came, or None
    """

    supervisor: str
    unit: str
    period: str
    due: date
    given_on: date | None = None

    def is_missing(self, today: date) -> bool:
        """Tell whether it did not come in time, as of a day."""
        return (self.given_on or today) > self.due


def period_of(day: date, plan: SupervisionPlan) -> Period:
    """Give the period of feedback in which a day lies."""
    make = {
        FeedbackPer.MONTH: Period.of_month,
        FeedbackPer.QUARTER: Period.of_quarter,
        FeedbackPer.YEAR: Period.of_year,
    }
    return make[plan.feedback_per](day)


def feedback_due(period: Period, plan: SupervisionPlan) -> date:
    """Tell the last day on which feedback on a period may come."""
    return period.day_after + timedelta(days=plan.feedback_days - 1)


def feedback_owed(
    supervisors: Iterable[Supervisor], period: Period, plan: SupervisionPlan, zone: tzinfo
) -> tuple[FeedbackOwed, ...]:
    """
    List every report that was owed for a period: for each unit that was watched at its end.

    Nothing is owed where a case stands against the supervisor, nor for a unit that was taken away before the period ended.

    Args:
        supervisors: as they stand now
        period: of the length that the plan says
        plan: how often, and until when
        zone: in which days begin
    """
    _first, end = period.moments(zone)
    owed = []
    for record in supervisors:
        given = {(each.unit, each.period): each.at.astimezone(zone).date() for each in record.feedback}
        for watch in record.watches:
            given_on = given.get((watch.unit, str(period)))
            was_watched = watch.since < end and (watch.until is None or watch.until >= end)
            if was_watched and (given_on is not None or not watch.suspended_for):
                owed.append(
                    FeedbackOwed(
                        supervisor=record.id,
                        unit=watch.unit,
                        period=str(period),
                        due=feedback_due(period, plan),
                        given_on=given_on,
                    )
                )
    return tuple(owed)


def missing_feedback(
    supervisors: Iterable[Supervisor], period: Period, plan: SupervisionPlan, zone: tzinfo, today: date
) -> tuple[FeedbackOwed, ...]:
    """List the reports for a period that did not come in time, as of a day; late ones are in it too, with their day."""
    return tuple(each for each in feedback_owed(supervisors, period, plan, zone) if each.is_missing(today))
