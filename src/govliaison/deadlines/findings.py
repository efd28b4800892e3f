"""What a look at packs and profiles finds."""

from enum import StrEnum

import attrs

from govliaison.deadlines.rules import RulePack
from govliaison.values import Reason


class Severity(StrEnum):
    """Whether something must be mended."""

    FAULT = "fault"
    NOTE = "note"


@attrs.frozen(kw_only=True)
class Finding:
    """
    Something about a pack that somebody should know.

    Attributes:
        severity: a fault must be mended
        pack: id of the pack; empty for the whole profile
        rule: id of the rule, or empty
        reason: what it is
    """

    severity: Severity
    pack: str = ""
    rule: str = ""
    reason: Reason


def make_fault(code: str, pack: RulePack, rule: str = "", **params: str) -> Finding:
    """Tell of something that must be mended."""
    return Finding(severity=Severity.FAULT, pack=pack.id, rule=rule, reason=Reason.of(code, **params))


def make_note(code: str, pack: RulePack, rule: str = "", **params: str) -> Finding:
    """Tell of something that is worth knowing."""
    return Finding(severity=Severity.NOTE, pack=pack.id, rule=rule, reason=Reason.of(code, **params))
