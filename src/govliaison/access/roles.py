"""
The roles (角色) and what each may see and do, as a table: documents print it, and a test holds it against the program.

Nobody is given a role: it follows from the posts a person holds, or from the enterprise to which the person belongs.
"""

from enum import StrEnum
from typing import Final

import attrs


class Role(StrEnum):
    """Who somebody is to the mechanism."""

    CONVENER = "convener"
    LIAISON_OFFICER = "liaison-officer"
    AUDITOR = "auditor"
    HANDLER = "handler"
    LEADER = "leader"
    GROUP_OFFICE = "group-office"
    COUNTY_CONVENER = "county-convener"
    COUNTY = "county"
    ASSOCIATION = "association"
    ENTERPRISE = "enterprise"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"


class Act(StrEnum):
    """What not everybody may do."""

    CONVENE = "convene"
    HANDLE = "handle"
    REVEAL_FILER = "reveal-filer"
    REVEAL_FIRM = "reveal-firm"
    INSPECT_REVEALS = "inspect-reveals"
    KEEP_PERSONS = "keep-persons"
    ERASE = "erase"
    OUTBOX = "outbox"


@attrs.frozen(kw_only=True)
class Rights:
    """
    One line of the table.

    Attributes:
        role: who
        tokens: what the person holds beside the own ``person:…``; ``*`` stands for the own unit, ``+`` for a unit below it,
            ``@`` for the own place, ``#`` for the own enterprise
        acts: what the person may do where it is seen
    """

    role: Role
    tokens: tuple[str, ...]
    acts: tuple[Act, ...] = ()


_IN_UNIT: Final = ("unit:*", "staff:*")
_CONVENING: Final = (Act.CONVENE, Act.HANDLE, Act.REVEAL_FILER, Act.REVEAL_FIRM)

ROLES: Final = (
    Rights(role=Role.CONVENER, tokens=("convener", *_IN_UNIT), acts=(*_CONVENING, Act.OUTBOX)),
    Rights(role=Role.LIAISON_OFFICER, tokens=("convener", *_IN_UNIT), acts=(*_CONVENING, Act.OUTBOX)),
    Rights(
        role=Role.AUDITOR,
        tokens=("convener", *_IN_UNIT, "auditor"),
        acts=(*_CONVENING, Act.INSPECT_REVEALS, Act.OUTBOX),
    ),
    Rights(role=Role.HANDLER, tokens=_IN_UNIT, acts=(Act.HANDLE, Act.REVEAL_FILER)),
    Rights(role=Role.LEADER, tokens=(*_IN_UNIT, "unit:+")),
    Rights(role=Role.GROUP_OFFICE, tokens=("convener", *_IN_UNIT)),
    Rights(role=Role.COUNTY_CONVENER, tokens=("region:@", *_IN_UNIT), acts=_CONVENING),
    Rights(role=Role.COUNTY, tokens=("region:@", *_IN_UNIT)),
    Rights(role=Role.ASSOCIATION, tokens=_IN_UNIT),
    Rights(role=Role.ENTERPRISE, tokens=("enterprise:#",)),
    Rights(role=Role.SUPERVISOR, tokens=("enterprise:#",)),
    Rights(
        role=Role.ADMINISTRATOR,
        tokens=("administrator",),
        acts=(Act.KEEP_PERSONS, Act.ERASE, Act.OUTBOX),
    ),
)
"""Every role; the section head of a convener is a convener who may also :attr:`Act.KEEP_PERSONS`."""
