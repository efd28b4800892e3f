"""What a limit is for, and from which moment it runs."""

from enum import StrEnum

import attrs

from govliaison.errors import InputError

_LONGEST_MONTH = 31


class Stage(StrEnum):
    """What a limit is for. Packs may speak of all of them; a case starts clocks for those it knows."""

    ENTER = "enter"
    """enter in the platform what came on paper or at a window (录入)"""
    REVIEW = "review"
    """decide whether to admit it (受理审查)"""
    SUPPLEMENT = "supplement"
    """ask for what is missing (补正通知)"""
    TRANSFER = "transfer"
    """pass on what is not one's own to do (移送)"""
    DISPATCH = "dispatch"
    """hand it to a unit"""
    SIGN = "sign"
    """the unit signs for it"""
    CONTACT = "contact"
    """first contact with whoever filed it"""
    VERIFY = "verify"
    """find out whether it is so (核实、核查)"""
    PRELIM_OPINION = "prelim-opinion"
    """a first opinion on what can be done (初步意见)"""
    PLAN = "plan"
    """say how and by when it will be solved (解决方案)"""
    INTERIM = "interim"
    """report how it stands (阶段性答复)"""
    ASSIST_RETURN = "assist-return"
    """the assisting unit returns its part to the lead (协办反馈主办)"""
    THIRD_PARTY = "third-party"
    """a third party says what it thinks (征求第三方意见)"""
    MEDIATE = "mediate"
    """bring two sides together (调解)"""
    ANSWER = "answer"
    """the reply"""
    FEEDBACK = "feedback"
    """tell whoever filed it what came of it (反馈诉求人)"""
    CLOSE = "close"
    """ask for close-out after the answer"""
    AUDIT = "audit"
    """check the request for close-out"""
    FILE = "file"
    """file the closed matter (归档)"""
    CALL_BACK = "callback"
    """ask whoever filed it afterwards"""
    OBJECTION = "objection"
    """object to how it was decided (提出异议)"""
    OBJECTION_REVIEW = "objection-review"
    """decide a dispute about who handles it (派单异议审核)"""
    SECOND_REVIEW = "second-review"
    """the level above looks at it (复查)"""
    FINAL_REVIEW = "final-review"
    """the level above that looks at it, for the last time (复核)"""
    RATE = "rate"
    """whoever filed it rates (评价)"""
    RATING_CONTACT = "rating-contact"
    """contact whoever rated badly (差评联系)"""
    RECTIFY = "rectify"
    """mend what was rated badly (差评整改)"""
    REPORT = "report"
    """report back on a leader's instruction (批示)"""


class Anchor(StrEnum):
    """The moment from which a limit runs, in the order in which they come."""

    RECEIVED = "received"
    ENTERED = "entered"
    ADMITTED = "admitted"
    DISPATCHED = "dispatched"
    SIGNED = "signed"
    ANSWERED = "answered"
    REQUESTED = "requested"
    AUDITED = "audited"


@attrs.frozen
class ExpiryOf:
    """
    The limit runs from the end of the limit of another stage, whether or not that was kept: ``expiry_of:answer``.

    Attributes:
        stage: the other stage
    """

    stage: Stage


def _check_day(_anchor: object, _field: object, day: int) -> None:
    if not 1 <= day <= _LONGEST_MONTH:
        raise InputError("pack.month-day", day=day)


@attrs.frozen
class MonthDay:
    """
    The limit runs from a day of the month: ``month_day:30``.

    It is the first such day that is not over, counted from the latest thing that happened; the last day of a month
    that is shorter.
    """

    day: int = attrs.field(validator=_check_day)


AnyAnchor = Anchor | ExpiryOf | MonthDay
"""All that ``anchor`` may name."""
