"""What a profile decides about meetings: the table ``[meetings]``, all of it local (M2.2, M7.2)."""

import attrs


@attrs.frozen(kw_only=True)
class MeetingPlan:
    """
    Local figures about meetings; the notice says only that a symposium is held every quarter in principle.

    Attributes:
        invitees: so many enterprises are invited to a symposium where nobody says how many
        stuck_returns: a case that was returned so often is put to a coordination meeting
        stuck_hops: as that, for one that was handed on so often, by whatever way
        stuck_days: as that, for one that no unit has signed for within so many days
        coordinate_within: the coordination meeting is called within so many days after that
        coordination_place: where coordination meetings are held; with it one is called by itself over a case that was
            returned too often, without it such a case is only listed
    """

    invitees: int = attrs.field(default=12, validator=attrs.validators.ge(1))
    stuck_returns: int = attrs.field(default=2, validator=attrs.validators.ge(1))
    stuck_hops: int = attrs.field(default=3, validator=attrs.validators.ge(1))
    stuck_days: int = attrs.field(default=5, validator=attrs.validators.ge(1))
    coordinate_within: int = attrs.field(default=5, validator=attrs.validators.ge(1))
    coordination_place: str = ""
