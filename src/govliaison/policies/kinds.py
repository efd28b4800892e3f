"""The words in which policies are told; stored values never change."""

from enum import StrEnum


class PolicyKind(StrEnum):
    """What is published."""

    POLICY = "policy"
    """a policy for enterprises (惠企政策)"""
    NOTICE = "notice"
    """a notice (通知公告)"""


class PolicyState(StrEnum):
    """Where a policy stands."""

    DRAFT = "draft"
    """known, and not published here"""
    PUBLISHED = "published"
    """published; it may be pushed"""
    EXPIRED = "expired"
    """its last day is over"""
    WITHDRAWN = "withdrawn"
    """repealed, replaced or published by mistake"""
    UNDONE = "undone"
    """came by an import that was undone"""


class WithdrawalReason(StrEnum):
    """Why a policy is withdrawn."""

    REPEALED = "repealed"
    REPLACED = "replaced"
    MISTAKE = "mistake"


class ReceiptKind(StrEnum):
    """What came back from an enterprise (回执)."""

    DELIVERED = "delivered"
    UNDELIVERABLE = "undeliverable"
    READ = "read"
    CONFIRMED = "confirmed"

    @property
    def is_taken_in(self) -> bool:
        """Whether somebody there knows what it says."""
        return self in (ReceiptKind.READ, ReceiptKind.CONFIRMED)


class ApplicationState(StrEnum):
    """Where an application stands (申报)."""

    OPEN = "open"
    GRANTED = "granted"
    DECLINED = "declined"


class DeclineReason(StrEnum):
    """Why an application was declined."""

    NOT_ELIGIBLE = "not-eligible"
    INCOMPLETE = "incomplete"
    TOO_LATE = "too-late"
    FUNDS_SPENT = "funds-spent"


class Criterion(StrEnum):
    """By what an audience rule tells enterprises apart."""

    STATE = "state"
    REGION = "region"
    SIZE = "size"
    OWNERSHIP = "ownership"
    INDUSTRY = "industry"
    KIND = "kind"
    FIELD = "field"
    KEY_CONTACT = "key-contact"
