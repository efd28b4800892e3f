"""
A :class:`~govliaison.plugins.Query` as SQL over the table ``record`` (alias ``r``): which rows, and which page of them.

Where rows are looked for first is decided in :mod:`govliaison_sql.plans`; here stands what must hold for each of them.
"""

from collections.abc import Sequence
from typing import Any

import attrs

from govliaison.plugins import Order, Query
from govliaison_sql.dialects import Dialect
from govliaison_sql.schema import NEVER


@attrs.frozen
class Sql:
    """A piece of SQL with the values bound to it."""

    text: str
    values: tuple[Any, ...] = ()


def all_of(conditions: Sequence[Sql]) -> Sql:
    """Join conditions by AND."""
    return Sql(
        " AND ".join(condition.text for condition in conditions),
        tuple(value for condition in conditions for value in condition.values),
    )


def conditions_of(query: Query, words: Sequence[str], dialect: Dialect) -> dict[str, Sql]:
    """Give everything a record must fulfil but its kind, by the name of the group of terms that ensures the same."""
    found: dict[str, Sql] = {}
    if query.reader is not None:
        found["audience"] = Sql(dialect.audience_meets, (dialect.several(query.reader.tokens),))
    if query.reader is not None and query.reader.denied:
        found["denied"] = Sql(f"NOT {dialect.audience_meets}", (dialect.several(query.reader.denied),))
    if query.states:
        found["states"] = Sql(f"r.state {dialect.among}", (dialect.several(query.states),))
    if query.region is not None:
        found["region"] = Sql("substr(r.region, 1, ?) = ?", (len(query.region), query.region))
    compared = {
        "unit": Sql("r.unit = ?", (query.unit,)),
        "enterprise": Sql("r.enterprise = ?", (query.enterprise,)),
        "number": Sql("r.number = ?", (query.number,)),
        "opened_from": Sql("r.opened >= ?", (query.opened_from,)),
        "opened_before": Sql("r.opened < ?", (query.opened_before,)),
        "due_from": Sql("r.due >= ?", (query.due_from,)),
        "due_before": Sql("r.due < ?", (query.due_before,)),
    }
    found |= {name: condition for name, condition in compared.items() if condition.values != (None,)}
    tagged = f"EXISTS (SELECT 1 FROM {dialect.tags} AS held WHERE held.value ->> 0 = ? AND held.value ->> 1 = ?)"  # noqa: S608
    found |= {f"tag {name} {value}": Sql(tagged, (name, value)) for name, value in query.tags}
    found |= {f"word {word}": Sql(f"{dialect.contains}(coalesce(r.folded, r.text), ?) > 0", (word,)) for word in words}
    return found


@attrs.frozen(kw_only=True)
class Source:
    """
    Where rows come from.

    Attributes:
        table: FROM clause
        where: what the source itself demands
        moment: expression for the ordered value, ``NEVER`` where there is none
        stream: expression for the stream
    """

    table: str
    where: Sql
    moment: str
    stream: str


@attrs.frozen(kw_only=True)
class Plan:
    """
    Where rows come from, and what must still be checked for each.

    Attributes:
        sources: rows of any of them
        must: condition
        limited: each source is cut before they are merged
    """

    sources: tuple[Source, ...]
    must: Sql
    limited: bool


def phases_of(query: Query) -> list[str]:
    """Say which stretches of the list the page touches: records with the moment, then those without."""
    phases = ["with", "without"] if _bounds(query) == (None, None) else ["with"]
    if query.after is not None and query.after.value is None:
        phases.remove("with")
    return phases


def select_keys(plan: Plan, query: Query, phase: str, limit: int) -> Sql:
    """Select moment and stream of the next rows; each source gives them in order, so they are merged, not sorted."""
    direction = "DESC" if query.descending else "ASC"
    arms = [_arm(plan, source, _place(source, query, phase), direction, limit) for source in plan.sources]
    return Sql(
        f"{' UNION '.join(arm.text for arm in arms)} ORDER BY 1 {direction}, 2 {direction} LIMIT ?",
        (*(value for arm in arms for value in arm.values), limit),
    )


def count_keys(plan: Plan, limit: int) -> Sql:
    """Count rows, at most ``limit``; in order, because only then the merge stops there."""
    arms = [_arm(plan, source, [], "ASC", limit) for source in plan.sources]
    return Sql(
        f"SELECT count(*) FROM ({' UNION '.join(arm.text for arm in arms)} ORDER BY 1, 2 LIMIT ?) AS found",  # noqa: S608
        (*(value for arm in arms for value in arm.values), limit),
    )


def _arm(plan: Plan, source: Source, place: Sequence[Sql], direction: str, limit: int) -> Sql:
    """Select from one source; at most ``limit`` rows where the database does not see that the merge needs no more."""
    where = all_of([source.where, *place, *([plan.must] if plan.must.text else [])])
    text = f"SELECT {source.moment}, {source.stream} FROM {source.table} WHERE {where.text}"  # noqa: S608
    if not plan.limited:
        return Sql(text, where.values)
    cut = f"{text} ORDER BY 1 {direction}, 2 {direction} LIMIT ?"
    return Sql(f"SELECT * FROM ({cut}) AS arm", (*where.values, limit))  # noqa: S608


def _place(source: Source, query: Query, phase: str) -> list[Sql]:
    """Say where the page begins."""
    behind = "<" if query.descending else ">"
    after = query.after
    if phase == "without":
        place = [Sql(f"{source.moment} = {NEVER}")]
        if after is not None and after.value is None:
            place.append(Sql(f"{source.stream} {behind} ?", (after.stream,)))
        return place
    place = [Sql(f"{source.moment} < {NEVER}")]
    first, before = _bounds(query)
    if first is not None:
        place.append(Sql(f"{source.moment} >= ?", (first,)))
    if before is not None:
        place.append(Sql(f"{source.moment} < ?", (before,)))
    if after is not None:
        place.append(Sql(f"({source.moment}, {source.stream}) {behind} (?, ?)", (after.value, after.stream)))
    return place


def _bounds(query: Query) -> tuple[int | None, int | None]:
    """Give the stretch of the ordered moment that is asked for."""
    if query.order is Order.DUE:
        return query.due_from, query.due_before
    return query.opened_from, query.opened_before
