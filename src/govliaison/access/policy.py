"""The adapter kind ``AccessPolicy``: adds or denies tokens (D7)."""

from datetime import datetime
from typing import Protocol

import attrs


@attrs.frozen(kw_only=True)
class AccessAsk:
    """
    What a policy may know of who asks.

    Attributes:
        person: id
        posts: posts held now, as ``unit.kind``
        units: ids of the units of these posts
        regions: codes of the regions of these units
        enterprise: id of the enterprise to which the person belongs, if any
        on_behalf_of: id of the person or unit acted for, if any
        now: the present moment
    """

    person: str
    posts: frozenset[str]
    units: frozenset[str]
    regions: frozenset[str] = frozenset()
    enterprise: str | None = None
    on_behalf_of: str | None = None
    now: datetime


@attrs.frozen(kw_only=True)
class AccessAnswer:
    """
    Tokens, never predicates; denial goes before every grant, and two empty sets abstain.

    Attributes:
        tokens: what the person may see beyond the usual
        denied: what the person may not see, whatever else is granted (recusal)
    """

    tokens: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()


class AccessPolicy(Protocol):
    """Adds or denies tokens. Contract 1. Pure. A fault in it denies everything."""

    def tokens(self, ask: AccessAsk, /) -> AccessAnswer:
        """Say which tokens this person has more, and which are denied."""
        ...
