"""Floor 6: oversight – rates that say what they count, and what would have been under other limits."""

from govliaison.oversight.indicators import INDICATORS, Figure, Indicator, measure
from govliaison.oversight.simulation import Simulated, simulate

__all__ = ["INDICATORS", "Figure", "Indicator", "Simulated", "measure", "simulate"]
