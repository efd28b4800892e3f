"""A reaction: which events it listens to, what it asks for, and which desk carries that out."""

from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

import attrs

from govliaison.ledger import Happened

A = TypeVar("A")


@attrs.frozen(kw_only=True)
class Asked:
    """
    The circumstances under which an ask is carried out.

    Attributes:
        request: id of the request; the same one twice does nothing the second time
        caused_by: the entry that asked for it
    """

    request: str
    caused_by: str


@attrs.frozen(kw_only=True)
class Reaction(Generic[A]):
    """
    What events of one noun ask of another.

    Attributes:
        name: stable; part of the id of each request
        events: classes of the events it listens to
        react: pure: the event, the record of its stream as it stands → what is asked, in a stable order
        carry_out: lets a desk do it; a refusal of that desk is told and not tried again
    """

    name: str
    events: frozenset[type]
    react: Callable[[Happened, Any], Iterable[A]]
    carry_out: Callable[[A, Asked], object]
