"""What ratings come to: counts first, and rates that say what they divide by what."""

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal

import attrs

from govliaison.cases import Grade
from govliaison.ratings.rating import Rating


@attrs.frozen
class Rate:
    """So many of so many."""

    part: int
    whole: int

    @property
    def percent(self) -> Decimal | None:
        """The rate with two decimals, rounded half up; None where nothing counts."""
        if not self.whole:
            return None
        return (Decimal(self.part) * 100 / Decimal(self.whole)).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


@attrs.frozen(kw_only=True)
class RatingFigures:
    """
    The figures of some ratings.

    What nobody gave (defaults) and what an appeal took out (excluded) are counted apart and in no rate of satisfaction.

    Attributes:
        grades: how many people gave which grade
        defaults: how many were entered because nobody rated
        excluded: how many an appeal took out
        asked: how many services could be rated; where that is not known, those that were rated or got a default
        bad: how many bad ones people gave
        bad_real_name: how many of them can be called
        contacted: how many of these were reached
        rectified: how many bad ones were put right and not rated badly again
        rated_again: how many of the bad ones were rated again after mending
    """

    grades: Mapping[Grade, int]
    defaults: int
    excluded: int
    asked: int
    bad: int
    bad_real_name: int
    contacted: int
    rectified: int
    rated_again: int

    @property
    def active(self) -> int:
        """How many ratings people gave that count."""
        return sum(self.grades.values())

    @property
    def satisfied(self) -> Rate:
        """Very satisfied, satisfied or basically satisfied ÷ given by people (满意率，含基本满意)."""
        return Rate(self.active - self._of(Grade.DISSATISFIED, Grade.VERY_DISSATISFIED), self.active)

    @property
    def satisfied_without_basic(self) -> Rate:
        """Very satisfied or satisfied ÷ given by people (满意率，不含基本满意)."""
        return Rate(self._of(Grade.VERY_SATISFIED, Grade.SATISFIED), self.active)

    @property
    def active_rate(self) -> Rate:
        """Given by people ÷ services that could be rated; defaults are no ratings of people (主动评价率)."""
        return Rate(self.active, self.asked)

    @property
    def contact_rate(self) -> Rate:
        """Bad ones whose raters were reached ÷ bad ones given by name (实名差评回访率)."""
        return Rate(self.contacted, self.bad_real_name)

    @property
    def rectified_rate(self) -> Rate:
        """Bad ones that were put right ÷ bad ones (差评整改率)."""
        return Rate(self.rectified, self.bad)

    def _of(self, *grades: Grade) -> int:
        return sum(self.grades[grade] for grade in grades)


def rating_figures(ratings: Iterable[Rating], *, asked: int | None = None) -> RatingFigures:
    """
    Count ratings; those of an import that was undone never were.

    Args:
        ratings: of the period, place or unit that is asked about
        asked: how many services could be rated, if that is known
    """
    found = [each for each in ratings if not each.undone]
    counted = [each for each in found if not each.is_excluded]
    given = [each for each in counted if not each.is_default]
    bad = [each for each in given if each.is_bad]
    named = [each for each in bad if each.is_real_name]
    grades = Counter(each.grade for each in given)
    return RatingFigures(
        grades={grade: grades[grade] for grade in Grade},
        defaults=len(counted) - len(given),
        excluded=len(found) - len(counted),
        asked=len(counted) if asked is None else asked,
        bad=len(bad),
        bad_real_name=len(named),
        contacted=sum(each.was_reached for each in named),
        rectified=sum(each.is_rectified for each in bad),
        rated_again=sum(any(mending.grade for mending in each.mendings) for each in bad),
    )
