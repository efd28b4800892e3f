"""Asking two stores the same, and comparing what they say."""

from collections.abc import Mapping, Sequence
from typing import Any

from govliaison.errors import Conflict
from govliaison.plugins import Index, Store


def outcome(store: Store, method: str, asked: tuple[Any, ...]) -> Any:
    """Give an answer in a form that can be compared: a store may give any kind of sequence or mapping."""
    try:
        answer = getattr(store, method)(*asked)
    except Conflict as conflict:
        return ("conflict", conflict.stream, conflict.expected, conflict.actual)
    if isinstance(answer, Mapping):
        return dict(answer)
    return list(answer) if isinstance(answer, Sequence) and not isinstance(answer, (str, bytes)) else answer


def conditions_of(index: Index) -> dict[str, Any]:
    """Give conditions of a query that this record meets, each by its name."""
    return {
        "states": frozenset({index.state}),
        "unit": index.unit,
        "region": None if index.region is None else index.region[:2],
        "enterprise": index.enterprise,
        "number": index.number,
        "opened_from": index.opened,
        "due_from": index.due,
        "opened_before": None if index.opened is None else index.opened + 1,
        "due_before": None if index.due is None else index.due + 1,
        "text": index.text[:2],
        "tags": index.tags,
    }


def message_id(number: int) -> str:
    """Give ids whose order is not that of the commits."""
    return f"m{number * 7919 % 1000}"
