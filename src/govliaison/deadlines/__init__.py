"""Floor 2: deadlines – limits as data, and the clocks that run under them."""

from govliaison.deadlines.anchors import Anchors
from govliaison.deadlines.clocks import Clock, ClockStart, GivenBy, GivenLimit, Lengthening, Light, Stoppage
from govliaison.deadlines.explain import DayStep, Explanation, explain
from govliaison.deadlines.fall_back import FALL_BACK
from govliaison.deadlines.in_force import in_force
from govliaison.deadlines.ladder import Rung, shift
from govliaison.deadlines.limits import Chosen, Limits
from govliaison.deadlines.lint import Finding, Severity, lint_limits, lint_pack
from govliaison.deadlines.packs import parse_rule_pack
from govliaison.deadlines.recompute import Matter, RecomputeCause, Recomputed, recompute
from govliaison.deadlines.rules import (
    Cap,
    Confidence,
    DeadlineRule,
    Deemed,
    Facts,
    Match,
    OnExpiry,
    RulePack,
)
from govliaison.deadlines.stages import Anchor, AnyAnchor, ExpiryOf, MonthDay, Stage
from govliaison.deadlines.terms import (
    CallBackTerms,
    Coverage,
    Criterion,
    DutyKind,
    DutyTerms,
    Extension,
    Interim,
    LadderStep,
    LadderWhen,
    Objection,
    Pause,
    PauseReason,
    RatingTerms,
    Redo,
    Return,
    Silence,
)

__all__ = [
    "FALL_BACK",
    "Anchor",
    "Anchors",
    "AnyAnchor",
    "CallBackTerms",
    "Cap",
    "Chosen",
    "Clock",
    "ClockStart",
    "Confidence",
    "Coverage",
    "Criterion",
    "DayStep",
    "DeadlineRule",
    "Deemed",
    "DutyKind",
    "DutyTerms",
    "ExpiryOf",
    "Explanation",
    "Extension",
    "Facts",
    "Finding",
    "GivenBy",
    "GivenLimit",
    "Interim",
    "LadderStep",
    "LadderWhen",
    "Lengthening",
    "Light",
    "Limits",
    "Match",
    "Matter",
    "MonthDay",
    "Objection",
    "OnExpiry",
    "Pause",
    "PauseReason",
    "RatingTerms",
    "RecomputeCause",
    "Recomputed",
    "Redo",
    "Return",
    "RulePack",
    "Rung",
    "Severity",
    "Silence",
    "Stage",
    "Stoppage",
    "explain",
    "in_force",
    "lint_limits",
    "lint_pack",
    "parse_rule_pack",
    "recompute",
    "shift",
]
