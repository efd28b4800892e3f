"""Laying one layer over another: tables merge by key, scalars and arrays replace, and each value keeps its origin."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import attrs

from govliaison.errors import ConfigError
from govliaison.profiles.layers import Layer
from govliaison.profiles.positions import Path
from govliaison.profiles.strictness import is_tighter, whole

BUILT_IN: Final = "built-in"
"""Name of the layer of defaults."""


@attrs.frozen(kw_only=True)
class Origin:
    """
    Where a value was set.

    Attributes:
        key: dotted key
        value: as it stands there
        layer: file or pack; ``built-in`` for a default of the software
        line: line in it, from 1; 0 for a default
    """

    key: str
    value: Any
    layer: str
    line: int


@attrs.frozen(kw_only=True)
class Merged:
    """
    Layers laid over each other so far.

    Attributes:
        values: the effective values
        origins: for each scalar or array that was ever set, by whom, the effective one first
        places: layer and line of every key, tables included; the highest layer that names it
        locked: keys that may not change any more, and who says so
        tighten_only: keys that may only become stricter, and who says so
    """

    values: Mapping[str, Any] = attrs.field(factory=dict)
    origins: Mapping[Path, tuple[Origin, ...]] = attrs.field(factory=dict)
    places: Mapping[Path, tuple[str, int]] = attrs.field(factory=dict)
    locked: Mapping[Path, str] = attrs.field(factory=dict)
    tighten_only: Mapping[Path, str] = attrs.field(factory=dict)

    def place(self, path: Path) -> tuple[str, int]:
        """Give layer and line of a key, or of what stands nearest above it."""
        for end in range(len(path), 0, -1):
            if path[:end] in self.places:
                return self.places[path[:end]]
        return self.places.get((), ("", 0))

    def guards(self, key: str) -> tuple[tuple[str, Path, str], ...]:
        """
        Tell what lower layers may not do with a key: ``locked`` or ``tighten_only``, the key that says so, and where.

        A key within what is guarded is guarded, and so is a table with something guarded in it.
        """
        wanted = split_key(key)
        declared = [("locked", *each) for each in self.locked.items()]
        declared += [("tighten_only", *each) for each in self.tighten_only.items()]
        return tuple(each for each in declared if _is_within(wanted, each[1]) or _is_within(each[1], wanted))

    def guards_beyond(self, other: "Merged") -> list[Path]:
        """Give the keys that are guarded here and not in another profile, which then was not laid over this one."""
        return sorted(
            (self.locked.keys() - other.locked.keys()) | (self.tighten_only.keys() - other.tighten_only.keys()), key=str
        )

    def explain(self, key: str) -> tuple[Origin, ...]:
        """Give where a value, or every value of a table, was set; the effective setting before those it replaced."""
        wanted = split_key(key)
        found = [
            origins for path, origins in sorted(self.origins.items(), key=_sortable) if path[: len(wanted)] == wanted
        ]
        return tuple(origin for origins in found for origin in origins)


def lay(merged: Merged, layer: Layer) -> tuple[Merged, list[ConfigError]]:
    """
    Lay a layer over those before it.

    Values that a layer before it has locked, or that would become less strict, are left as they were and reported.

    Returns:
        The layers together, and what this one was not allowed to do.
    """
    values = _copy(merged.values)
    origins = dict(merged.origins)
    problems: list[ConfigError] = []
    refused: set[Path] = set()
    for path, value in _leaves(layer.values):
        if value == {} and isinstance(_get(values, path), dict):
            continue
        refusal = _refuse(merged, layer, path, value)
        if refusal is not None:
            code, by, at = refusal
            if at not in refused:
                refused.add(at)
                line = layer.line(at)
                where, key = f"{layer.name}:{line}", join_key(at)
                problems.append(ConfigError(code, where=where, file=layer.name, line=line, key=key, by=by))
            continue
        for replaced in _replaced(values, origins, path):
            del origins[replaced]
        _set(values, path, value)
        origin = Origin(key=join_key(path), value=value, layer=layer.name, line=layer.line(path))
        origins[path] = (origin, *origins.get(path, ()))
    places = {**merged.places, **{path: (layer.name, line) for path, line in layer.lines.items()}, (): (layer.name, 0)}
    together = Merged(
        values=values,
        origins=origins,
        places=places,
        locked={**_keys(layer, "locked"), **merged.locked},
        tighten_only={**_keys(layer, "tighten_only"), **merged.tighten_only},
    )
    return together, problems


def split_key(key: str) -> Path:
    """
    Split a dotted key; a part with a dot in it stands in quotes.

    >>> split_key('texts."case.closed"')
    ('texts', 'case.closed')
    """
    parts: list[str] = []
    for number, piece in enumerate(key.split('"')):
        parts += [piece] if number % 2 else [part for part in piece.split(".") if part]
    return tuple(part.strip() for part in parts)


def join_key(path: Path) -> str:
    """Join a path to a dotted key."""
    return ".".join(f'"{part}"' if "." in str(part) else str(part) for part in path)


def _refuse(merged: Merged, layer: Layer, path: Path, value: object) -> tuple[str, str, Path] | None:
    """Give the code of the reason why a layer may not set this, who says so, and what is left out; or None."""
    old = _get(merged.values, path)
    if old == value and type(old) is type(value):
        return None
    for key, by in merged.locked.items():
        if _is_within(path, key) or _is_within(key, path):
            return "profile.locked", by, path
    for key, by in merged.tighten_only.items():
        if not (_is_within(path, key) or _is_within(key, path)):
            continue
        tighter = is_tighter(merged.values, layer.values, path, value) if _is_within(path, key) else None
        if not tighter:
            code = "profile.not-comparable" if tighter is None else "profile.loosened"
            return code, by, whole(merged.values, path)
    return None


def _replaced(values: Mapping[str, Any], origins: Mapping[Path, object], path: Path) -> list[Path]:
    """Name the values that go when a key is set: all of a table that it replaces, or the one that becomes a table."""
    if isinstance(_get(values, path), dict):
        return [known for known in origins if _is_within(known, path) and known != path]
    return [path[:end] for end in range(1, len(path)) if path[:end] in origins]


def _keys(layer: Layer, name: str) -> dict[Path, str]:
    policy = layer.values.get("policy")
    keys = policy.get(name) if isinstance(policy, dict) else None
    by = f"{layer.name}:{layer.line(('policy', name))}"
    return {split_key(key): by for key in keys if isinstance(key, str)} if isinstance(keys, list) else {}


def _leaves(values: Mapping[str, Any], above: Path = ()) -> Iterator[tuple[Path, Any]]:
    for key, value in values.items():
        path = (*above, key)
        if isinstance(value, dict) and value:
            yield from _leaves(value, path)
        else:
            yield path, value


def _is_within(path: Path, table: Path) -> bool:
    return path[: len(table)] == table


def _get(values: Any, path: Path) -> Any:
    for part in path:
        values = values.get(part) if isinstance(values, dict) else None
    return values


def _set(values: dict[str, Any], path: Path, value: object) -> None:
    for part in path[:-1]:
        below = values.get(str(part))
        if not isinstance(below, dict):
            below = values[str(part)] = {}
        values = below
    values[str(path[-1])] = value


def _copy(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _copy(value) if isinstance(value, dict) else value for key, value in values.items()}


def _sortable(item: tuple[Path, Sequence[Origin]]) -> tuple[str, ...]:
    return tuple(str(part) for part in item[0])
