"""Units (单位) and their posts (岗位), as a profile describes them; who holds a post is told by entries."""

from datetime import date
from enum import StrEnum
from typing import Final

import attrs


class Level(StrEnum):
    """The level of government at which a unit stands or a matter is decided."""

    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"


class UnitRole(StrEnum):
    """
    What a unit is within the mechanism; a unit may be several things.

    A keeper (企业库管理单位) keeps the enterprise base and chooses key contacts and supervisors (M1.1, M5.1).
    """

    CONVENER = "convener"
    KEEPER = "keeper"
    COORDINATION_GROUP = "coordination-group"
    GROUP_OFFICE = "group-office"
    SERVICE_AGENCY = "service-agency"
    COUNTY_GOVERNMENT = "county-government"
    ZONE_COMMITTEE = "zone-committee"
    ASSOCIATION = "association"
    WINDOW_UNIT = "window-unit"


class PostKind(StrEnum):
    """
    A post in a unit; the roster of a convener has exactly one section head and one liaison officer (M6.1).

    The administrator (系统管理员) looks after the deployment itself and may do its set-up.
    """

    SECTION_HEAD = "section-head"
    LIAISON_OFFICER = "liaison-officer"
    LEADER = "leader"
    HANDLER = "handler"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


@attrs.frozen(kw_only=True)
class Unit:
    """
    An office with a name, a place in the hierarchy and a time in which it exists.

    Attributes:
        id: stable key of ours, such as ``data-bureau``
        name: official name
        short: the name people use
        aliases: former names and other ways of writing it
        roles: what it is within the mechanism
        level: of which government it is part
        region: code of the area it works for
        parent: id of the unit above it
        since: first day of its existence, if known
        until: first day on which it no longer exists
        successor: id of the unit that took over from it
        phone: published number of the office, not of a person
    """

    id: str
    name: str
    short: str = ""
    aliases: tuple[str, ...] = ()
    roles: frozenset[UnitRole] = frozenset()
    level: Level | None = None
    region: str | None = None
    parent: str | None = None
    since: date | None = None
    until: date | None = None
    successor: str | None = None
    phone: str = ""

    def exists_on(self, day: date) -> bool:
        """Tell whether it exists on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


@attrs.frozen(kw_only=True)
class Post:
    """One post of a unit; ``id`` is ``unit.kind``, ``name`` what the door plate says, empty for the usual name."""

    id: str
    unit: str
    kind: PostKind
    name: str = ""

    @classmethod
    def of(cls, unit: str, kind: PostKind, name: str = "") -> "Post":
        """
        Make a post with its id.

        >>> Post.of("data-bureau", PostKind.LEADER).id
        'data-bureau.leader'
        """
        return cls(id=f"{unit}.{kind}", unit=unit, kind=kind, name=name)


_EVERYWHERE: Final = (PostKind.LEADER, PostKind.HANDLER, PostKind.AUDITOR)


def default_posts(roles: frozenset[UnitRole]) -> tuple[PostKind, ...]:
    """
    Give the posts that a unit has without being asked.

    Every unit has a leader, handlers and auditors; a convener also the two posts of clause M6.1 and an administrator.
    """
    return tuple(PostKind) if UnitRole.CONVENER in roles else _EVERYWHERE
