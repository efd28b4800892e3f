"""Floor 6: oversight – duties that check themselves, figures that say what they count, and what would have been."""

from govliaison.oversight.case_facts import CASE_FACTS
from govliaison.oversight.indicators import (
    INDICATORS,
    RATING_INDICATORS,
    Figure,
    Indicator,
    Measure,
    Rounding,
    measure,
    measure_ratings,
)
from govliaison.oversight.rating_facts import RATING_FACTS, RatingFacts
from govliaison.oversight.simulation import Simulated, simulate

__all__ = [
    "CASE_FACTS",
    "INDICATORS",
    "RATING_FACTS",
    "RATING_INDICATORS",
    "Figure",
    "Indicator",
    "Measure",
    "RatingFacts",
    "Rounding",
    "Simulated",
    "measure",
    "measure_ratings",
    "simulate",
]
