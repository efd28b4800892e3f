"""Who acts: a person, the units and posts from which the person acts, and what the person may see."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

import attrs

from govliaison.access.policy import AccessAnswer
from govliaison.access.tokens import (
    ADMINISTRATOR,
    AUDITOR,
    CONFIDENTIAL,
    CONVENER,
    EVERYBODY,
    auditor_token,
    enterprise_token,
    person_token,
    recused_token,
    region_token,
    staff_token,
    unit_token,
)
from govliaison.ledger import Reader
from govliaison.values import Refusal, region_stem

SECTION_HEAD: Final = "section-head"
"""Kind of the post of a section head (科室负责人)."""

LEADER: Final = "leader"
"""Kind of the post of a leader, who sees the units below the own one too (分管领导)."""

AUDITING: Final = "auditor"
"""Kind of the post of an auditor (审核人员)."""

ADMINISTRATOR_POST: Final = "administrator"
"""Kind of the post whose holder looks after the deployment (系统管理员)."""


def post_id(unit: str, kind: str) -> str:
    """
    Name a post.

    >>> post_id("data-bureau", "section-head")
    'data-bureau.section-head'
    """
    return f"{unit}.{kind}"


@attrs.frozen(kw_only=True)
class UnitFacts:
    """
    What must be known of a unit to tell what its people may see.

    Attributes:
        id: the unit
        region: code of the division all of whose matters it sees (a county government, the convener of a county); None
            for a unit that sees only its own, and for one that convenes everything
        is_convener: whether it convenes the mechanism, everywhere or in its region
        inspects: whether it sees what conveners of its place see, to inspect it (the office of the coordination group)
        below: the units under it, directly or not, whose matters its leader sees
    """

    id: str
    region: str | None = None
    is_convener: bool = False
    inspects: bool = False
    below: frozenset[str] = frozenset()


@attrs.frozen(kw_only=True)
class Actor:
    """
    A person at one moment; made from the posts then held, never from what the caller claims.

    Attributes:
        person: id of the person
        units: in which the person holds a post; looking after the deployment is none
        conveners: those of the units that convene the whole mechanism
        convened: codes of the divisions inside it for whose conveners the person works
        posts: held, as ``unit.kind``
        reader: what the person may see
        is_administrator: whether the person looks after the deployment
        enterprise: to which the person belongs, who then holds no post and sees its matters alone
        on_behalf_of: unit or post for which the person acts, one of those above
    """

    person: str
    units: frozenset[str] = frozenset()
    conveners: frozenset[str] = frozenset()
    convened: frozenset[str] = frozenset()
    posts: frozenset[str] = frozenset()
    reader: Reader
    is_administrator: bool = False
    enterprise: str | None = None
    on_behalf_of: str | None = None

    @property
    def is_convener(self) -> bool:
        """Whether the person works for a convener of the whole mechanism."""
        return bool(self.conveners)

    def convenes(self, region: str | None) -> bool:
        """Tell whether the person works for a convener of the place that a region code means; None: of all places."""
        return self.is_convener or any((region or "").startswith(region_stem(code)) for code in self.convened)

    @property
    def heads_convener(self) -> bool:
        """Whether the person is section head of a convener."""
        return any(self.holds(unit, (SECTION_HEAD,)) for unit in self.conveners)

    def holds(self, unit: str, kinds: Collection[str]) -> bool:
        """Tell whether the person holds a post of one of these kinds in a unit."""
        return any(post_id(unit, kind) in self.posts for kind in kinds)


SYSTEM: Final = Actor(
    person="system",
    reader=Reader(tokens=frozenset({CONVENER, ADMINISTRATOR, AUDITOR, CONFIDENTIAL, EVERYBODY})),
    is_administrator=True,
)
"""The program itself: the sweep, and the first steps of a new deployment."""


def resolve_actor(
    person: str,
    held_posts: Iterable[str],
    units: Mapping[str, UnitFacts],
    *,
    enterprise: str | None = None,
    grants: Iterable[AccessAnswer] = (),
    on_behalf_of: str | None = None,
) -> Actor | Refusal:
    """
    Tell who somebody is now.

    Args:
        person: id of the person
        held_posts: posts the person holds now, as ``unit.kind``
        units: what is known of the units, by id; a post in a unit that is not there gives nothing
        enterprise: the enterprise to which the person belongs
        grants: answers of the access policies
        on_behalf_of: unit or post for which the person wants to act
    """
    posts = frozenset(post for post in held_posts if post.rpartition(".")[0] in units)
    if on_behalf_of is not None and on_behalf_of not in posts | {post.rpartition(".")[0] for post in posts}:
        return Refusal.of("access.not-on-behalf", person=person, on_behalf_of=on_behalf_of)
    looks_after = frozenset(post for post in posts if post.rpartition(".")[2] == ADMINISTRATOR_POST)
    own = {post.rpartition(".")[0]: units[post.rpartition(".")[0]] for post in posts - looks_after}
    conveners = frozenset(unit.id for unit in own.values() if unit.is_convener and unit.region is None)
    grants = tuple(grants)
    return Actor(
        person=person,
        units=frozenset(own),
        conveners=conveners,
        convened=frozenset(unit.region for unit in own.values() if unit.is_convener and unit.region is not None),
        posts=posts,
        reader=Reader(
            tokens=frozenset({EVERYBODY, person_token(person)})
            | frozenset().union(*(_tokens_of(post, units[post.rpartition(".")[0]]) for post in posts))
            | (frozenset({enterprise_token(enterprise)}) if enterprise else frozenset())
            | frozenset().union(*(grant.tokens for grant in grants)),
            denied=frozenset({recused_token(person)}).union(*(grant.denied for grant in grants)),
        ),
        is_administrator=bool(looks_after),
        enterprise=enterprise,
        on_behalf_of=on_behalf_of,
    )


def _tokens_of(post: str, unit: UnitFacts) -> Iterator[str]:
    """Give what the holder of one post may see."""
    kind = post.rpartition(".")[2]
    if kind == ADMINISTRATOR_POST:
        yield ADMINISTRATOR
        return
    yield unit_token(unit.id)
    yield staff_token(unit.id)
    if unit.region is not None:
        yield region_token(unit.region)
    elif unit.is_convener or unit.inspects:
        yield CONVENER
    if kind == LEADER:
        yield from map(unit_token, unit.below)
    if kind == AUDITING and unit.is_convener:
        yield AUDITOR if unit.region is None else auditor_token(unit.region)
