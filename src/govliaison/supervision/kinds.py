"""The words of supervision (监督): what is looked at, how it was found, and how it ends."""

from enum import StrEnum

import attrs


class Aspect(StrEnum):
    """What a supervisor looks at in a window unit, after GB/T 36112-2018 (现场管理规范)."""

    GROOMING = "grooming"
    """how people are dressed (人员仪容)"""
    CONDUCT = "conduct"
    """how they behave (人员举止)"""
    SPEECH = "speech"
    """how they speak (人员用语)"""
    SPACE = "space"
    """rooms and counters (空间)"""
    ORDER = "order"
    """queues and quiet (秩序)"""
    ARTICLES = "articles"
    """what lies about (物品)"""
    FACILITIES = "facilities"
    """machines and seats (设施)"""
    DOCUMENTS = "documents"
    """guides and forms (文档)"""
    CHECKS = "checks"
    """whether the unit checks itself (监督考核)"""


class Mark(StrEnum):
    """How an aspect was found."""

    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"


@attrs.frozen(kw_only=True)
class Observation:
    """One aspect, and how it was found."""

    aspect: Aspect
    mark: Mark


class EndReason(StrEnum):
    """Why a supervisor is none any more."""

    EXPIRED = "expired"
    """the term ended, and nobody renewed it (聘期届满)"""
    RESIGNED = "resigned"
    """the supervisor gave it up (辞聘)"""
    DISMISSED = "dismissed"
    """the unit that chose ended it (解聘)"""


class FindingState(StrEnum):
    """Where a finding stands; it ends verified, or it stays overdue in plain sight (M5.2)."""

    OPEN = "open"
    REPORTED = "reported"
    OVERDUE = "overdue"
    VERIFIED = "verified"


class ConductMeasure(StrEnum):
    """What a unit did about the manner of its people (T3.1)."""

    TALK = "talk"
    """talked to (约谈提醒)"""
    CRITICISM = "criticism"
    """criticised (批评教育)"""
    TRAINING = "training"
    """trained (业务培训)"""
    REASSIGNMENT = "reassignment"
    """taken from the window (调离窗口岗位)"""


class ItemField(StrEnum):
    """What of a service item a finding may change: the four reductions (T3.3)."""

    TIME = "time"
    DOCUMENTS = "documents"
    STEPS = "steps"
    TRIPS = "trips"
