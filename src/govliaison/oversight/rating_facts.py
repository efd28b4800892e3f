"""What indicators count of a rating (好差评); the room of the ratings supplies it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

import attrs

from govliaison.ratings import Rating


@attrs.frozen(kw_only=True)
class RatingFacts:
    """
    What is known of one rating.

    Attributes:
        actively: somebody gave it; else it was entered by default when nobody rated (默认好评)
        bad: one of the two bad grades, and not found false on appeal
        put_right: what was rated badly was put right
    """

    actively: bool
    bad: bool = False
    put_right: bool = False


def rating_facts(rating: Rating) -> RatingFacts:
    """Give what indicators count of a rating."""
    false = rating.appeal is not None and rating.appeal.upheld is True
    return RatingFacts(actively=not rating.is_default, bad=rating.is_bad and not false, put_right=bool(rating.mendings))


RATING_FACTS: Final[Mapping[str, Callable[[RatingFacts, datetime], bool]]] = {
    "asked": lambda _rating, _now: True,
    "bad-rating": lambda rating, _now: rating.bad,
    "put-right": lambda rating, _now: rating.put_right,
    "rated-actively": lambda rating, _now: rating.actively,
}
"""Every fact of a rating that an indicator may name."""
