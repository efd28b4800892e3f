"""What a profile decides about visits: the table ``[visits]``, all of it local (M3.1)."""

import attrs


@attrs.frozen(kw_only=True)
class VisitPlan:
    """
    Local figures about visits; the notice gives none.

    Attributes:
        merge_days: two planned visits to one enterprise that lie less than so many days apart are proposed to be one
            (合并走访); 0: never
        max_ahead_days: so far ahead a visit may be planned
    """

    merge_days: int = attrs.field(default=14, validator=attrs.validators.ge(0))
    max_ahead_days: int = attrs.field(default=366, validator=attrs.validators.ge(0))
