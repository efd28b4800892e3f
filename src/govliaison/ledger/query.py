"""Asking for records: one query value, pages by key, permission inside (D7)."""

import re
from enum import StrEnum
from typing import Final

import attrs

from govliaison.errors import InputError
from govliaison.ledger.batch import StoredRecord

_MICROS: Final = re.compile(r"(-?[0-9]{1,18})?")


class Order(StrEnum):
    """By what a list is ordered; ties by stream, in the same direction. Records without the moment come last in both."""

    OPENED = "opened"
    DUE = "due"


@attrs.frozen(kw_only=True)
class Reader:
    """
    Who asks, as far as a store needs to know: sets of tokens, made by ``access``.

    A record is visible when its audience meets ``tokens`` and does not meet ``denied``.

    Attributes:
        tokens: what the reader may see
        denied: what goes before that, such as the cases somebody is recused from
    """

    tokens: frozenset[str]
    denied: frozenset[str] = frozenset()

    def may_see(self, audience: frozenset[str]) -> bool:
        """Tell whether a record with this audience is visible."""
        return not self.tokens.isdisjoint(audience) and self.denied.isdisjoint(audience)


@attrs.frozen(kw_only=True)
class Query:
    """
    Which records, for whom, in which order.

    All given conditions must hold; an empty set or None is no condition. Moments are microseconds UTC; ``…_from`` is
    included, ``…_before`` is not.

    Attributes:
        kind: the noun
        reader: who asks; None only for the system itself (rebuild, reports that were checked otherwise)
        states: any of these
        unit: the accountable unit
        region: code, or the beginning of a code (a city and all its counties)
        enterprise: id
        number: number
        opened_from: opened then or later
        opened_before: opened earlier
        due_from: due then or later
        due_before: due earlier
        text: words that must all occur in the searched text, as substrings, both folded (:mod:`govliaison.ledger.search`)
        tags: each of these pairs must be there
        order: see :class:`Order`
        descending: newest first
        after: where the page before ended (:attr:`Page.after`)
        limit: rows on a page, 1 … 1000
    """

    kind: str
    reader: Reader | None
    states: frozenset[str] = frozenset()
    unit: str | None = None
    region: str | None = None
    enterprise: str | None = None
    number: str | None = None
    opened_from: int | None = None
    opened_before: int | None = None
    due_from: int | None = None
    due_before: int | None = None
    text: str | None = None
    tags: frozenset[tuple[str, str]] = frozenset()
    order: Order = Order.OPENED
    descending: bool = False
    after: "Key | None" = None
    limit: int = 50


@attrs.frozen
class Key:
    """
    Where a page ended.

    Attributes:
        value: what the list is ordered by, microseconds UTC; None among the records without it
        stream: the last stream of the page
    """

    value: int | None
    stream: str

    def __str__(self) -> str:
        return f"{'' if self.value is None else self.value}~{self.stream}"

    @classmethod
    def parse(cls, text: str) -> "Key":
        """
        Read what ``str`` gave.

        Raises:
            InputError: it is no such key
        """
        value, mark, stream = text.partition("~")
        if not mark or not stream or not _MICROS.fullmatch(value):
            raise InputError("page.unreadable", text=text)
        return cls(int(value) if value else None, stream)


@attrs.frozen(kw_only=True)
class Page:
    """
    One page of a list.

    Attributes:
        rows: in order
        after: where to go on; None on the last page
    """

    rows: tuple[StoredRecord, ...]
    after: Key | None


@attrs.frozen
class Count:
    """
    How many a query finds.

    Attributes:
        number: how many, up to the cap
        exact: False where counting stopped at the cap («1,000 or more»)
    """

    number: int
    exact: bool
