"""
How alike two matters are: whether a person should look at them side by side before both are handled.

It proposes, nothing more; whether there are new facts only a person can tell. Texts are compared by the pairs of neighbouring
characters they share, so word order matters little and no dictionary is needed.
"""

import re
from datetime import datetime, timedelta
from typing import Final

import attrs

from govliaison.cases.model import Case
from govliaison.ledger import reveal
from govliaison.values import fold_width

WINDOW: Final = timedelta(days=30)
"""What lies further apart is not proposed: by then something new has mostly happened."""
_ALIKE: Final = 0.3
_ALIKE_FROM_ONE_SENDER: Final = 0.18


@attrs.frozen(kw_only=True)
class Traits:
    """
    What of a case is compared.

    Attributes:
        senders: telephone and enterprise, as far as they are known
        category: empty if unknown
        received_at: when it was received
        pairs: the pairs of characters in title and text
    """

    senders: frozenset[str]
    category: str
    received_at: datetime
    pairs: frozenset[str] = attrs.field(repr=False)

    @classmethod
    def of(cls, case: Case) -> "Traits":
        """Take the traits of a case."""
        senders = {case.phone_key, case.enterprise and f"enterprise:{case.enterprise}", case.credit_code}
        return cls(
            senders=frozenset(sender for sender in senders if sender),
            category=case.category,
            received_at=case.received_at,
            pairs=pairs_of(f"{reveal(case.title)}\n{reveal(case.text)}"),
        )


@attrs.frozen(kw_only=True)
class Likeness:
    """
    Why two cases look like the same matter.

    Attributes:
        similarity: of their texts, 0 … 1
        same_sender: the same telephone or enterprise
        same_category: the same known category
        days: between their receipt
    """

    similarity: float
    same_sender: bool
    same_category: bool
    days: int


def pairs_of(text: str) -> frozenset[str]:
    """
    Give the pairs of neighbouring letters, digits and characters; punctuation, width and case make no difference.

    >>> sorted(pairs_of("Ａ证，a证"))
    ['a证', '证a']
    """
    letters = re.sub(r"[\W_]", "", fold_width(text).lower())
    return frozenset(letters[place : place + 2] for place in range(len(letters) - 1))


def similarity(one: frozenset[str], other: frozenset[str]) -> float:
    """
    Tell how much two texts share, 0 … 1.

    The greater of what both share of all pairs, and half of what the shorter shares with the longer: a short reminder may be
    wholly contained in a long complaint.

    >>> similarity(pairs_of("换证要交材料"), pairs_of("换证要交材料"))
    1.0
    >>> similarity(pairs_of("换证要交材料"), pairs_of("路灯不亮"))
    0.0
    """
    shared = len(one & other)
    if not shared:
        return 0.0
    return max(shared / len(one | other), shared / min(len(one), len(other)) / 2)


def compare(one: Traits, other: Traits) -> Likeness | None:
    """
    Tell whether two cases should be looked at side by side.

    They lie near in time. Of the same sender, texts that share something suffice; else they must be alike, and must not be of
    two different categories.
    """
    apart = abs(one.received_at - other.received_at)
    if apart > WINDOW:
        return None
    same_sender = not one.senders.isdisjoint(other.senders)
    same_category = one.category == other.category != ""
    alike = similarity(one.pairs, other.pairs)
    if alike < (_ALIKE_FROM_ONE_SENDER if same_sender else _ALIKE):
        return None
    if one.category and other.category and not (same_category or same_sender):
        return None
    return Likeness(similarity=alike, same_sender=same_sender, same_category=same_category, days=apart.days)
