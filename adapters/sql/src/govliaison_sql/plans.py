"""
Where to look for records first, so that no page reads much more than its rows.

Each condition that has posting lists offers its terms. If one of them has few records, these are fetched, checked and sorted.
Else the list in the wanted order is walked along the terms with the fewest records, checked row by row until the page is full.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from govliaison.plugins import Count, Key, Order, Page, Query, StoredRecord, search_words
from govliaison_sql.dialects import Connection, Dialect
from govliaison_sql.queries import Plan, Source, Sql, all_of, conditions_of, count_keys, phases_of, select_keys
from govliaison_sql.rows import RECORD_COLUMNS, audience_term, read_record, tag_term
from govliaison_sql.schema import NEVER

_FEW: Final = 1_000
_MANY: Final = 20_000
_MOST_ARMS: Final = 200
_MOST_REGIONS: Final = 64
_EVERY: Final = ("*",)
_LISTED: Final = frozenset({"audience", "states", "unit", "every"})

_COUNT_TERMS: Final = """
    SELECT value, (
        SELECT count(*) FROM (SELECT 1 FROM by_opened AS p WHERE p.kind = ? AND p.term = value LIMIT ?) AS seen
    ) FROM {each}
"""
_REGIONS: Final = """
    WITH RECURSIVE region (term) AS (
        SELECT min(term) FROM by_opened WHERE kind = ? AND term >= ? AND term < ?
        UNION ALL
        SELECT (SELECT min(term) FROM by_opened WHERE kind = ? AND term > region.term AND term < ?)
        FROM region WHERE region.term IS NOT NULL
    )
    SELECT term FROM region WHERE term IS NOT NULL LIMIT ?
"""
RECORDS: Final = f"SELECT {RECORD_COLUMNS} FROM record WHERE stream {{among}}"  # noqa: S608


def find(connection: Connection, query: Query, dialect: Dialect) -> Page:
    """Give one page."""
    plan = plan_of(connection, query, dialect)
    if plan is None:
        return Page(rows=(), after=None)
    keys: list[tuple[int, str]] = []
    for phase in phases_of(query):
        wanted = query.limit + 1 - len(keys)
        if wanted > 0:
            select = select_keys(plan, query, phase, wanted)
            keys += connection.execute(select.text, select.values).fetchall()
    page = keys[: query.limit]
    records = read_records(connection, [stream for _, stream in page], dialect)
    after = None
    if len(keys) > len(page):
        moment, stream = page[-1]
        after = Key(None if moment == NEVER else moment, stream)
    return Page(rows=tuple(records[stream] for _, stream in page), after=after)


def count(connection: Connection, query: Query, cap: int, dialect: Dialect) -> Count:
    """Count up to ``cap``; exact unless there are more."""
    plan = plan_of(connection, query, dialect)
    if plan is None:
        return Count(0, True)  # noqa: FBT003 - the second part of a count
    select = count_keys(plan, cap + 1)
    (number,) = connection.execute(select.text, select.values).fetchone()
    return Count(min(number, cap), number <= cap)


def read_records(connection: Connection, streams: Sequence[str], dialect: Dialect) -> dict[str, StoredRecord]:
    """Give the records that exist among these streams."""
    rows = connection.execute(dialect.sql(RECORDS), (dialect.several(streams),))
    return {row[0]: read_record(row) for row in rows.fetchall()}


def plan_of(connection: Connection, query: Query, dialect: Dialect) -> Plan | None:
    """Choose where to look first; None if nothing can be found."""
    words = search_words(query.text)
    conditions = conditions_of(query, words, dialect)
    groups = _groups_of(connection, query)
    counts = _counts(connection, query.kind, groups, _FEW + 1, dialect)
    groups = {name: tuple(term for term in terms if counts[term]) for name, terms in groups.items()}
    sizes = {name: sum(counts[term] for term in terms) for name, terms in groups.items()}
    match = dialect.match(words)
    if words:
        hits = f"SELECT count(*) FROM (SELECT 1 FROM search WHERE {dialect.hits} LIMIT ?) AS seen"  # noqa: S608
        (sizes["text"],) = connection.execute(hits, (match, _FEW + 1)).fetchone()
    smallest = min(sizes, key=sizes.__getitem__)
    if not sizes[smallest]:
        return None
    if sizes[smallest] > _FEW:
        smallest = _walkable(connection, query, groups, dialect)
        sources = _ordered(query, groups[smallest], dialect)
    elif smallest == "text":
        sources = _searched(query, match, dialect)
    else:
        sources = _sorted(query, groups[smallest], dialect)
    conditions.pop(smallest, None)
    return Plan(sources=sources, must=all_of(list(conditions.values())), limited=dialect.limited)


def _groups_of(connection: Connection, query: Query) -> dict[str, tuple[str, ...]]:
    """Give the terms of each condition: a record that fulfils it has one of them."""
    groups: dict[str, tuple[str, ...]] = {}
    if query.reader is not None:
        groups["audience"] = tuple(map(audience_term, query.reader.tokens))
    if query.states:
        groups["states"] = tuple(f"s:{state}" for state in query.states)
    for facet, name in (("u", "unit"), ("e", "enterprise"), ("n", "number")):
        if (value := getattr(query, name)) is not None:
            groups[name] = (f"{facet}:{value}",)
    for name, value in query.tags:
        groups[f"tag {name} {value}"] = (tag_term(name, value),)
    if query.region is not None:
        first = f"r:{query.region}"
        asked = (query.kind, first, end_of(first), query.kind, end_of(first), _MOST_REGIONS + 1)
        rows = connection.execute(_REGIONS, asked).fetchall()
        if len(rows) <= _MOST_REGIONS:
            groups["region"] = tuple(term for (term,) in rows)
    return groups | {"every": _EVERY}


def _counts(
    connection: Connection, kind: str, groups: Mapping[str, tuple[str, ...]], cap: int, dialect: Dialect
) -> dict[str, int]:
    terms = {term for terms in groups.values() for term in terms}
    return dict(connection.execute(dialect.sql(_COUNT_TERMS), (kind, cap, dialect.several(terms))).fetchall())


def _walkable(connection: Connection, query: Query, groups: Mapping[str, tuple[str, ...]], dialect: Dialect) -> str:
    """Choose the group with the fewest records among those whose lists are kept in the wanted order."""
    able = {
        name: terms
        for name, terms in groups.items()
        if len(terms) <= _MOST_ARMS and (name in _LISTED or query.order is Order.OPENED) and name != "every"
    }
    if len(able) <= 1:
        return next(iter(able), "every")
    counts = _counts(connection, query.kind, able, _MANY, dialect)
    return min(able, key=lambda name: sum(counts[term] for term in able[name]))


def _ordered(query: Query, terms: tuple[str, ...], dialect: Dialect) -> tuple[Source, ...]:
    """Walk posting lists in their own order."""
    table = "by_opened" if query.order is Order.OPENED else "by_due"
    return tuple(
        Source(
            table=f"{table} AS p {dialect.join} record AS r ON r.id = p.record",
            where=Sql("p.kind = ? AND p.term = ?", (query.kind, term)),
            moment="p.moment",
            stream="p.stream",
        )
        for term in terms
    )


def _sorted(query: Query, terms: tuple[str, ...], dialect: Dialect) -> tuple[Source, ...]:
    """Fetch all rows of short posting lists."""
    among = f"r.id IN (SELECT record FROM by_opened WHERE kind = ? AND term {dialect.among})"  # noqa: S608
    return (
        Source(
            table="record AS r",
            where=Sql(among, (query.kind, dialect.several(terms))),
            moment=f"coalesce(r.{query.order.value}, {NEVER})",
            stream="r.stream",
        ),
    )


def _searched(query: Query, match: str, dialect: Dialect) -> tuple[Source, ...]:
    """Fetch all rows that the text search proposes."""
    return (
        Source(
            table=f"search {dialect.join} record AS r ON r.id = search.rowid",
            where=Sql(f"{dialect.hits} AND r.kind = ?", (match, query.kind)),
            moment=f"coalesce(r.{query.order.value}, {NEVER})",
            stream="r.stream",
        ),
    )


def end_of(prefix: str) -> str:
    """
    Give the first text, in code point order, behind all that begin so.

    >>> end_of("r:4104")
    'r:4105'
    """
    kept = prefix.rstrip("\U0010ffff")
    following = ord(kept[-1]) + 1
    return kept[:-1] + chr(0xE000 if following == 0xD800 else following)  # noqa: PLR2004 - surrogates are no characters
