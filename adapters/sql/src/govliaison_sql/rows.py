"""Rows and values: how entries, records and vault items lie in the tables."""

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any, Final

import attrs

from govliaison.plugins import Entry, Index, Positioned, StoredRecord, VaultItem, fold_for_search
from govliaison_sql.schema import NEVER

Row = tuple[Any, ...]

_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
_decode = json.JSONDecoder().decode

_ENTRY_FIELDS: Final = tuple(field.name for field in attrs.fields(Entry))
_entry_values = attrgetter(*_ENTRY_FIELDS)
ENTRY_COLUMNS: Final = ", ".join(("position", *_ENTRY_FIELDS))

INDEX_COLUMNS: Final = "state, unit, region, enterprise, number, opened, due, attention, audience, tags"
RECORD_COLUMNS: Final = f"stream, kind, version, shape, head, {INDEX_COLUMNS}, text, body"


def as_json(values: Iterable[Any]) -> str:
    """Write a list for ``json_each``, or to be kept in one column."""
    return _encode(list(values))


def entry_row(position: int, entry: Entry) -> Row:
    """Give the row of an entry."""
    return (position, *_entry_values(entry))


def read_entry(row: Row) -> Positioned:
    """Give the entry of a row of ``ENTRY_COLUMNS``."""
    return Positioned(row[0], Entry(**dict(zip(_ENTRY_FIELDS, row[1:], strict=True))))


def record_row(record: StoredRecord, folded: str | None) -> Row:
    """Give the row of a record: ``RECORD_COLUMNS`` with the folded text last, None where it is the text itself."""
    index = record.index
    return (
        record.stream,
        record.kind,
        record.version,
        record.shape,
        record.head,
        index.state,
        index.unit,
        index.region,
        index.enterprise,
        index.number,
        index.opened,
        index.due,
        index.attention,
        as_json(sorted(index.audience)),
        as_json(sorted(index.tags)),
        index.text,
        record.body,
        folded,
    )


def fold_text(text: str) -> str | None:
    """Fold a text for the search; None where it is folded already."""
    folded = fold_for_search(text)
    return None if folded == text else folded


def read_record(row: Row) -> StoredRecord:
    """Give the record of a row of ``RECORD_COLUMNS``."""
    stream, kind, version, shape, head, *index, text, body = row
    return StoredRecord(
        stream=stream, kind=kind, version=version, shape=shape, head=head, index=read_index(index, text), body=body
    )


def read_index(columns: Sequence[Any], text: str) -> Index:
    """Give the index of a row of ``INDEX_COLUMNS`` and its text."""
    state, unit, region, enterprise, number, opened, due, attention, audience, tags = columns
    return Index(
        state=state,
        unit=unit,
        region=region,
        enterprise=enterprise,
        number=number,
        opened=opened,
        due=due,
        attention=attention,
        text=text,
        audience=_read_audience(audience),
        tags=_read_tags(tags),
    )


@lru_cache(maxsize=1024)
def _read_audience(column: str) -> frozenset[str]:
    """Read tokens; many records have the same."""
    return frozenset(_decode(column))


@lru_cache(maxsize=1024)
def _read_tags(column: str) -> frozenset[tuple[str, str]]:
    return frozenset(map(tuple, _decode(column)))


def vault_row(item: VaultItem) -> Row:
    """Give the row of a vault item."""
    return (item.subject, item.item, item.stream, item.salt, item.value, int(item.blob))


def read_vault(row: Row) -> VaultItem:
    """Give the vault item of a row."""
    subject, item, stream, salt, value, blob = row
    return VaultItem(subject=subject, item=item, stream=stream, salt=salt, value=value, blob=bool(blob))


def audience_term(token: str) -> str:
    """Give the term of a token of the audience."""
    return f"a:{token}"


def tag_term(name: str, value: str) -> str:
    """Give the term of a tag; the length keeps name and value apart."""
    return f"t:{len(name)}:{name}:{value}"


_found_by = attrgetter("state", "unit", "region", "enterprise", "number", "opened", "audience", "tags")


@attrs.frozen
class Postings:
    """
    Where a record stands in the posting lists.

    Attributes:
        kind: the noun
        index: its index
    """

    kind: str
    index: Index

    def is_opened_as(self, other: "Postings") -> bool:
        """Whether it has the very same rows in ``by_opened``."""
        return self.kind == other.kind and bool(_found_by(self.index) == _found_by(other.index))

    @property
    def by_opened(self) -> "Places":
        """Its rows in ``by_opened``: its lists, and terms so rare that lists by them are short."""
        index = self.index
        named = (("r", index.region), ("e", index.enterprise), ("n", index.number))
        finds = {f"{facet}:{value}" for facet, value in named if value is not None}
        finds.update(tag_term(name, value) for name, value in index.tags)
        return Places(self.kind, NEVER if index.opened is None else index.opened, self._lists | finds)

    @property
    def by_due(self) -> "Places":
        """Its rows in ``by_due``: its lists."""
        due = self.index.due
        return Places(self.kind, NEVER if due is None else due, self._lists)

    @property
    def _lists(self) -> frozenset[str]:
        return _lists_of(self.index.state, self.index.unit, self.index.audience)


@lru_cache(maxsize=1024)
def _lists_of(state: str, unit: str | None, audience: frozenset[str]) -> frozenset[str]:
    """Give the terms by which a record is listed in either order; many records have the same."""
    units = () if unit is None else (f"u:{unit}",)
    return frozenset({"*", f"s:{state}", *units, *map(audience_term, audience)})


@attrs.frozen
class Places:
    """The rows of a record in one table of posting lists: one for each term, all at one moment."""

    kind: str
    moment: int
    terms: frozenset[str]

    def without(self, other: "Places") -> frozenset[str]:
        """Give the terms of those rows that are not among the other ones."""
        stays = (self.kind, self.moment) == (other.kind, other.moment)
        return self.terms - other.terms if stays else self.terms
