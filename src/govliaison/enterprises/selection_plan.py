"""How key contacts are chosen: the table ``[contacts.selection]`` of a profile, all of it local (M1.1)."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, Final

import attrs

from govliaison.values import region_stem

_PERCENT: Final = 100
_at_least_one: Final[Callable[..., Any]] = attrs.validators.optional(attrs.validators.ge(1))


class Dimension(StrEnum):
    """By what key contacts are spread."""

    SIZE = "size"
    SECTION = "section"
    REGION = "region"
    KIND = "kind"


@attrs.frozen(kw_only=True)
class Traits:
    """What an enterprise is in each :class:`Dimension`; None or ``unknown`` where nobody said."""

    size: str
    section: str | None
    region: str | None
    kind: str


@attrs.frozen(kw_only=True)
class Quota:
    """
    How many of the key contacts must and may be of a sort.

    Attributes:
        dimension: by what
        value: which sort: a size class, the letter of a section, a division with all below it, a kind
        at_least: so many must be
        at_most: so many may be; None: any number
    """

    dimension: Dimension
    value: str
    at_least: int = attrs.field(default=0, validator=attrs.validators.ge(0))
    at_most: int | None = attrs.field(default=None, validator=attrs.validators.optional(attrs.validators.ge(0)))

    def counts(self, traits: Traits) -> bool:
        """Tell whether an enterprise counts towards it."""
        has = {
            Dimension.SIZE: traits.size,
            Dimension.SECTION: traits.section,
            Dimension.REGION: traits.region,
            Dimension.KIND: traits.kind,
        }[self.dimension]
        if self.dimension is Dimension.REGION:
            return has is not None and has.startswith(region_stem(self.value))
        return has == self.value


@attrs.frozen(kw_only=True)
class Weights:
    """
    How much each part of the score counts; every part has 0 to 100 points.

    Attributes:
        size: medium and small enterprises stand for most
        capital: how many in a hundred have less registered capital
        employees: how many in a hundred employ fewer people
        industry: whether it is of one of the key sections
        willingness: what it said when it was asked
        activity: whether it operates, and the matters it raised in a year
    """

    size: int = attrs.field(default=20, validator=attrs.validators.ge(0))
    capital: int = attrs.field(default=10, validator=attrs.validators.ge(0))
    employees: int = attrs.field(default=15, validator=attrs.validators.ge(0))
    industry: int = attrs.field(default=15, validator=attrs.validators.ge(0))
    willingness: int = attrs.field(default=25, validator=attrs.validators.ge(0))
    activity: int = attrs.field(default=15, validator=attrs.validators.ge(0))


@attrs.frozen(kw_only=True)
class SelectionPlan:
    """
    Local decisions about choosing key contacts; the notice names no figure.

    Attributes:
        places: how many key contacts there are to be
        reserves: how many stand ready to follow
        sme_floor: so many of a hundred places are for medium, small and micro enterprises; goes before all quotas
        quotas: the earlier one goes before the later one where not all can be met
        weights: of the parts of the score
        key_sections: letters of the sections that the place cares for most
        branches: branches may be chosen; else they are spoken to through the enterprise they belong to (A1)
        individual_businesses: individual businesses may be chosen; else they only raise matters (A1)
        unstated_ownership: an enterprise of which nobody stated who owns it may be chosen, and is marked as such; one that is
            known not to be private never is (A1)
        stay_months: after so long without a break a key contact makes room; None: it may stay
        rest_months: so long it rests before it may be chosen again
        hand_reasons: codes of the reasons for which an enterprise may be picked by hand
        end_reasons: codes of the reasons for which one may be removed
    """

    places: int = attrs.field(default=50, validator=attrs.validators.ge(1))
    reserves: int = attrs.field(default=10, validator=attrs.validators.ge(0))
    sme_floor: int = attrs.field(default=60, validator=[attrs.validators.ge(0), attrs.validators.le(_PERCENT)])
    quotas: tuple[Quota, ...] = ()
    weights: Weights = attrs.field(factory=Weights)
    key_sections: tuple[str, ...] = ()
    branches: bool = False
    individual_businesses: bool = False
    unstated_ownership: bool = False
    stay_months: int | None = attrs.field(default=24, validator=_at_least_one)
    rest_months: int = attrs.field(default=12, validator=attrs.validators.ge(0))
    hand_reasons: tuple[str, ...] = ("leading", "new-industry", "recommended", "frequent-matters")
    end_reasons: tuple[str, ...] = ("misconduct", "no-contact", "not-representative")

    def sme_places(self, places: int) -> int:
        """Give how many of the places are for SMEs, rounded up."""
        return -(-places * self.sme_floor // _PERCENT)
