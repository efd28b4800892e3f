"""What a profile decides about contacts with enterprises: the table ``[contacts]``, all of it local (M1.2)."""

from datetime import date
from typing import Literal

import attrs

from govliaison.enterprises.selection_plan import SelectionPlan
from govliaison.values import Period


@attrs.frozen(kw_only=True)
class ContactPlan:
    """
    Local figures about contacts; the notice gives none.

    Attributes:
        cap: how often an enterprise may be contacted in a period, by visits, meetings, surveys and calls together;
            None: as often as people like
        per: the period of the cap
        justifications: codes that justify a contact above the cap
        interval_days: a key contact is contacted at least once in so many days; None: the place has not said
        leader_interval_days: as that, for a leader and the enterprises assigned to them
        selection: how key contacts are chosen
    """

    cap: int | None = attrs.field(default=None, validator=attrs.validators.optional(attrs.validators.ge(1)))
    per: Literal["month", "quarter", "year"] = "quarter"
    justifications: tuple[str, ...] = ("asked-for", "urgent", "statutory", "instructed")
    interval_days: int | None = attrs.field(default=None, validator=attrs.validators.optional(attrs.validators.ge(1)))
    leader_interval_days: int | None = attrs.field(
        default=None, validator=attrs.validators.optional(attrs.validators.ge(1))
    )
    selection: SelectionPlan = attrs.field(factory=SelectionPlan)

    def period_of(self, day: date) -> Period:
        """Give the period of the cap in which a day lies."""
        make = {"month": Period.of_month, "quarter": Period.of_quarter, "year": Period.of_year}
        return make[self.per](day)


@attrs.frozen(kw_only=True)
class ContactRules:
    """
    What holds for contacts in a place.

    Attributes:
        plan: its local figures
        keepers: ids of the units that keep the base and choose key contacts and supervisors (M1.1, M5.1)
    """

    plan: ContactPlan = attrs.field(factory=ContactPlan)
    keepers: frozenset[str] = frozenset()
