"""Floor 6: oversight – rates that say what they count, and what would have been under other limits."""

from govliaison.oversight.indicators import INDICATORS, Figure, Indicator, measure
from govliaison.oversight.scorecard import CaseFigures, FindingFigures, Scorecard, score
from govliaison.oversight.simulation import Simulated, simulate

__all__ = [
    "INDICATORS",
    "CaseFigures",
    "Figure",
    "FindingFigures",
    "Indicator",
    "Scorecard",
    "Simulated",
    "measure",
    "score",
    "simulate",
]
