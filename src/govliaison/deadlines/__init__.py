"""Floor 2: deadlines – limits as data, and the clocks that run under them."""

from govliaison.deadlines.clocks import Clock, ClockStart, GivenBy, GivenLimit, Light
from govliaison.deadlines.limits import FALL_BACK, Anchors, Chosen, Limits
from govliaison.deadlines.packs import parse_rule_pack
from govliaison.deadlines.rules import Anchor, DeadlineRule, Facts, Match, RulePack, Stage

__all__ = [
    "FALL_BACK",
    "Anchor",
    "Anchors",
    "Chosen",
    "Clock",
    "ClockStart",
    "DeadlineRule",
    "Facts",
    "GivenBy",
    "GivenLimit",
    "Light",
    "Limits",
    "Match",
    "RulePack",
    "Stage",
    "parse_rule_pack",
]
