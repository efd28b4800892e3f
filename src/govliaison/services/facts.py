"""What is known of a service item on a day: who handles it, and the four things that are to be reduced (四减)."""

from collections.abc import Callable
from enum import StrEnum
from typing import Final, TypeVar

import attrs

from govliaison.ledger import Sealed
from govliaison.values import Amount

T = TypeVar("T", bound=attrs.AttrsInstance)


class ItemType(StrEnum):
    """The type of an item (事项类型) in the national catalogue of government services."""

    LICENCE = "licence"
    PENALTY = "penalty"
    COMPULSION = "compulsion"
    LEVY = "levy"
    PAYMENT = "payment"
    INSPECTION = "inspection"
    CONFIRMATION = "confirmation"
    AWARD = "award"
    RULING = "ruling"
    OTHER_POWER = "other-power"
    PUBLIC_SERVICE = "public-service"


TYPE_CODES: Final = {
    "1": ItemType.LICENCE,
    "2": ItemType.PENALTY,
    "3": ItemType.COMPULSION,
    "4": ItemType.LEVY,
    "5": ItemType.PAYMENT,
    "6": ItemType.INSPECTION,
    "7": ItemType.CONFIRMATION,
    "8": ItemType.AWARD,
    "9": ItemType.RULING,
    "10": ItemType.OTHER_POWER,
    "20": ItemType.PUBLIC_SERVICE,
}
"""The codes of the types in lists of items, without a zero in front."""


@attrs.frozen(kw_only=True)
class Measures:
    """
    What is to be reduced (四减, T3.3), as it is or as it was before the reform; None where nobody said.

    Attributes:
        time: the time promised (承诺时限); zero where the item is handled at once (即办)
        documents: how many are asked for (材料)
        steps: how many there are (环节)
        trips: how often somebody has to come (跑动次数)
    """

    time: Amount | None = None
    documents: int | None = None
    steps: int | None = None
    trips: int | None = None


NO_MEASURES: Final = Measures()
"""Nothing is said of any of the four."""


@attrs.frozen(kw_only=True)
class ItemFacts:
    """
    What a source says of an item; None where it says nothing.

    Attributes:
        name: of the item
        group: the main item (主项) of which it is a part
        agency: who handles it, as the catalogue names them
        agency_code: their code in the catalogue
        unit: id of the unit of the profile that this is; None where the profile does not know it
        window: id of the window where it is handled
        item_type: type of the item
        region: division code of the place whose item it is
        statutory: the time limit that the law sets (法定时限)
        current: what is promised and asked for
        baseline: the same before the reform, with which reductions are compared
        online: it can be handled online from beginning to end (全程网办)
        one_trip: one trip at most is needed (最多跑一次)
    """

    name: Sealed | None = None
    group: Sealed | None = None
    agency: Sealed | None = None
    agency_code: str | None = None
    unit: str | None = None
    window: str | None = None
    item_type: ItemType | None = None
    region: str | None = None
    statutory: Amount | None = None
    current: Measures = NO_MEASURES
    baseline: Measures = NO_MEASURES
    online: bool | None = None
    one_trip: bool | None = None


NO_FACTS: Final = ItemFacts()
"""Nothing is said."""


def lay_over(known: T, new: T) -> T:
    """
    Lay what a source says over what is known; what it does not say stays.

    >>> lay_over(Measures(documents=5, trips=2), Measures(trips=1))
    Measures(time=None, documents=5, steps=None, trips=1)
    """
    return _each(known, new, lambda before, said: before if said is None else said)


def difference(known: T, new: T) -> T:
    """
    Give what a source says that was not known.

    >>> difference(Measures(documents=5, trips=2), Measures(documents=5, trips=1))
    Measures(time=None, documents=None, steps=None, trips=1)
    """
    return _each(known, new, lambda before, said: None if said == before else said)


def _each(known: T, new: T, choose: Callable[[object, object], object]) -> T:
    values: dict[str, object] = {}
    for field in attrs.fields(type(known)):
        before, said = getattr(known, field.name), getattr(new, field.name)
        values[field.name] = _each(before, said, choose) if isinstance(said, Measures) else choose(before, said)
    return type(known)(**values)
