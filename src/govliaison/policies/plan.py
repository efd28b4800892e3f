"""What a profile decides about policies: the table ``[policies]``."""

from collections.abc import Mapping

import attrs


@attrs.frozen(kw_only=True)
class PolicyPlan:
    """
    Local decisions about policies; the notice leaves them to each place (M4.1).

    Attributes:
        audiences: audience rules that are used often, by a name of their own
        suppress_below: local: in open data a count of enterprises from 1 up to this, exclusive, is not shown
    """

    audiences: Mapping[str, str] = attrs.field(factory=dict)
    suppress_below: int = attrs.field(default=5, validator=attrs.validators.ge(1))
