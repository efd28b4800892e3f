"""Floor 6: oversight – rates that say what they count, and whose hands the time passed through."""

from govliaison.oversight.attribution import attribute, attribute_all
from govliaison.oversight.indicators import INDICATORS, Figure, Indicator, measure
from govliaison.oversight.simulation import Simulated, simulate

__all__ = ["INDICATORS", "Figure", "Indicator", "Simulated", "attribute", "attribute_all", "measure", "simulate"]
