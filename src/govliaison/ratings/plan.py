"""What a profile decides about ratings: the table ``[ratings]``."""

import attrs

from govliaison.cases import Grade
from govliaison.values import Amount, TimeUnit


@attrs.frozen(kw_only=True)
class RatingPlan:
    """
    Local decisions about ratings (好差评); what rule packs in force say goes before them.

    Attributes:
        channel: id of the channel by which a bad rating comes that becomes a case (M4.2)
        defaults: a grade is entered where nobody rated in time; off by default, since nobody may be made to rate, and
            kept apart from all that people gave
        default_after: how long nobody may have rated, where no rule pack in force says; local
        default_grade: the grade that is entered then; local
        contact_within: how soon whoever rated badly is called, where no rule pack in force says; local
        contact_attempts: after so many calls that reached nobody no more are owed; local
        rectify_within: how soon it is put right, where no rule pack in force says; local
        appeal_within: how long a unit may appeal; local
    """

    channel: str = "rating"
    defaults: bool = False
    default_after: Amount = attrs.field(default=Amount(7, TimeUnit.CALENDAR_DAY))
    default_grade: Grade = Grade.FAIRLY_SATISFIED
    contact_within: Amount = attrs.field(default=Amount(1, TimeUnit.WORKING_DAY))
    contact_attempts: int = attrs.field(default=3, validator=attrs.validators.ge(1))
    rectify_within: Amount = attrs.field(default=Amount(5, TimeUnit.WORKING_DAY))
    appeal_within: Amount = attrs.field(default=Amount(5, TimeUnit.WORKING_DAY))
