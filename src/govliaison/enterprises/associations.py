"""
Associations (行业协会商会、人民团体) and their members: who is a member of which, from when to when (T1.3).

An association is a unit of the profile with that role; its record holds nothing but its members.
"""

from datetime import date, datetime
from typing import Final

import attrs

from govliaison.access import ADMINISTRATOR, CONVENER, unit_token
from govliaison.ledger import Index, Noun, Stamp
from govliaison.values import to_micros


@attrs.frozen(kw_only=True)
class MemberJoined:
    """An enterprise of the base is a member from a day on."""

    association: str
    enterprise: str
    since: date


@attrs.frozen(kw_only=True)
class MemberLeft:
    """It is a member no more; ``until`` is the first day on which it is none."""

    enterprise: str
    until: date


@attrs.frozen(kw_only=True)
class Membership:
    """One time for which an enterprise is a member; ``until`` is the first day on which it is none, None: no end is known."""

    enterprise: str
    since: date
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Tell whether it is a member on a day."""
        return self.since <= day and (self.until is None or day < self.until)


@attrs.frozen(kw_only=True)
class Association:
    """
    The members of an association.

    Attributes:
        id: the unit
        since: when its first member was entered
        memberships: in the order in which they were entered
    """

    id: str
    since: datetime
    memberships: tuple[Membership, ...] = ()

    def members(self, on: date) -> frozenset[str]:
        """Give the ids of the enterprises that are members on a day."""
        return frozenset(each.enterprise for each in self.memberships if each.holds_on(on))


def _evolve(association: Association | None, event: MemberJoined | MemberLeft, stamp: Stamp) -> Association:
    if isinstance(event, MemberJoined):
        found = association or Association(id=event.association, since=stamp.effective_at)
        joined = Membership(enterprise=event.enterprise, since=event.since)
        return attrs.evolve(found, memberships=(*found.memberships, joined))
    assert association is not None  # noqa: S101 - nothing else begins a stream
    return attrs.evolve(
        association,
        memberships=tuple(
            attrs.evolve(each, until=event.until) if each.enterprise == event.enterprise and not each.until else each
            for each in association.memberships
        ),
    )


def _index(association: Association) -> Index:
    """Conveners see it, and its own people; an enterprise's associations are found by its id."""
    return Index(
        state="active",
        unit=association.id,
        number=association.id,
        opened=to_micros(association.since),
        audience=frozenset({CONVENER, ADMINISTRATOR, unit_token(association.id)}),
        tags=frozenset(("member", each.enterprise) for each in association.memberships),
    )


ASSOCIATION: Final = Noun(
    kind="association",
    record=Association,
    shape=1,
    events={MemberJoined: 1, MemberLeft: 1},
    evolve=_evolve,
    index=_index,
)
