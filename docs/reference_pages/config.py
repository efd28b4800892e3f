"""What may stand in the two files, found by listening to what reads them."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin
from unittest.mock import patch

import attrs

import govliaison
from govliaison.deadlines import DeadlineRule, ExpiryOf, MonthDay
from govliaison.errors import ConfigError
from govliaison.liaison.built_in import BuiltIn
from govliaison.plugins import HostInfo, Offer, gather
from govliaison.profiles import Secret, compose, deployment, load_deployment, load_profile
from govliaison.profiles.problems import Checker
from govliaison.values import Amount
from reference_pages.prose import (
    NOTE,
    about,
    classes_in,
    default_of,
    fields_of,
    hints_of,
    in_toml,
    meanings,
    table,
    type_of,
    undescribed,
)

BY_HAND: Final[Mapping[str, str]] = {
    "extends": "what this profile builds on: another file by a relative path, or `pack:…`",
    "jurisdictions": '`[jurisdictions."CODE"]` with `profile`: the file of a place within this one that lives in the same ledger',
}
"""Sections of a profile that are read while its layers are put together, not by a class."""
INSIDE: Final[Mapping[tuple[str, ...], type]] = {("deadlines", "rules", "ID"): DeadlineRule}
"""Tables that a class of the profile leaves to the room they belong to."""
Path_ = tuple[str, ...]


@contextmanager
def listening() -> Iterator[dict[Path_, Any]]:
    """Let whatever reads a configuration meet one table ``ID`` everywhere, and tell at which path it reads which type."""
    read: dict[Path_, Any] = {}

    def structure(_self: Checker, _raw: object, kind: Any, path: Path_) -> None:
        read[tuple(map(str, path))] = kind
        _self.problems.append(ConfigError("config.wrong-value", file="", line=0, key="", what=""))

    with patch.multiple(
        Checker,
        structure=structure,
        table=lambda _self, *_path: {"ID": {}},
        tables=lambda _self, *_path: {"ID": {}},
    ):
        yield read


def profile_tables() -> dict[Path_, Any]:
    """Give the type of each table of a profile."""
    with tempfile.TemporaryDirectory() as folder, listening() as read:
        file = Path(folder, "profile.toml")
        file.touch()
        _fails(lambda: load_profile(file))
    return {path: kind for path, kind in read.items() if path[0] in compose.SECTIONS} | dict(INSIDE)


def deployment_tables() -> dict[Path_, Any]:
    """Give the type of each table of a deployment, as far as the core reads it."""
    sections = (*deployment.SINGLE, *deployment.KEYED)
    with tempfile.TemporaryDirectory() as folder, listening() as read:
        file = Path(folder, "liaison.toml")
        text = 'code = "x"\nprofile = "x"\n' + "".join(f"[{section}]\n" for section in ("plugins", *sections))
        file.write_text(text, encoding="utf-8")
        _fails(lambda: load_deployment(file))
    return read


def _fails(read: Callable[[], object]) -> None:
    try:
        read()
    except ConfigError:
        return
    raise AssertionError("a configuration without a key was taken")


def nested(tables: Mapping[Path_, Any]) -> dict[Path_, Any]:
    """Add the tables within tables, by the types of their keys; each class once, where it is met first."""
    found: dict[Path_, Any] = {}
    ahead = list(tables.items())
    seen: set[Any] = set()
    while ahead:
        path, kind = ahead.pop(0)
        if path in found or (len(path) > 2 and kind in seen and path not in tables):  # noqa: PLR2004 - a table within a table
            continue
        found[path] = kind
        seen.add(kind)
        if _is_table(kind):
            hints = hints_of(kind)
            ahead += [
                ((*path, field.name), hint) for field in fields_of(kind) for hint in _tables_in(hints[field.name])
            ]
    return found


def _is_table(kind: Any) -> bool:
    return isinstance(kind, type) and attrs.has(kind) and kind not in _SIMPLE


def _tables_in(kind: Any) -> Iterator[type]:
    return (cls for cls in classes_in(kind) if _is_table(cls))


_HEAD: Final = f"""\
# Configuration

{NOTE}

Every table and key of the two files, as the software reads them. What they are for, with examples:
[profiles and deployments](../profiles.md); rule packs have [a page of their own](../rule-packs.md).

## `profile.toml`

"""


def config_page() -> str:
    """Write the page of the two files."""
    out = [_HEAD]
    out.append(table(("key", "meaning"), ((f"`{key}`", text) for key, text in BY_HAND.items())))
    out += [_config_table(path, kind) for path, kind in sorted(nested(profile_tables()).items())]
    out.append("\n## `liaison.toml`\n")
    core: dict[Any, list[Path_]] = {}
    for path, kind in deployment_tables().items():
        core.setdefault(kind, []).append(path)
    for kind, paths in core.items():
        out.append(_config_table(paths[0], kind, " ".join(_heading(path) for path in paths)))
    out.append("\n## Settings of adapters\n\nWhat else may stand in the table of an adapter, by its `use`.\n")
    for section, name, who, settings in adapter_settings():
        heading = f'`[{section}]` `use = "{name}"`'
        out.append(f"\n### {heading}\n\nOffered by {who}. {_sentence(settings)}\n\n{_keys(settings)}")
    return "".join(out)


def adapter_settings() -> list[tuple[str, str, str, type]]:
    """Give the settings of every adapter of this repository: table, name, who offers it, class."""
    offers = gather(None, HostInfo(version=govliaison.__version__, clock=_NoClock()), [BuiltIn()])
    return [
        (one.kind, one.offer.name, f"`{one.plugin.distribution}`", one.offer.settings)
        for one in offers.offered
        if isinstance(one.offer, Offer) and one.plugin.distribution.startswith("govliaison")
    ]


class _NoClock:
    def now(self) -> Any:
        """Tell no time: nothing is built."""
        raise AssertionError("nobody asks for the time while offers are collected")


def _heading(path: Path_) -> str:
    return f"`[{'.'.join(path)}]`" if path else "Top of the file"


def _config_table(path: Path_, kind: Any, heading: str = "") -> str:
    out = f"\n### {heading or _heading(path)}\n\n"
    if not _is_table(kind):
        return f"{out}A table: {_words(kind)}.\n"
    return f"{out}{_sentence(kind)}\n\n{_keys(kind)}"


def _sentence(kind: type) -> str:
    return " ".join(about(kind).split("\n\n")[0].split())


def _keys(kind: type) -> str:
    hints, said, rows = hints_of(kind), meanings(kind), []
    for field in fields_of(kind):
        if field.name == "id" or not field.init:
            continue
        if field.name not in said:
            undescribed.add(f"{kind.__name__}.{field.name}")
        default = default_of(field, in_toml) or "needed"
        rows.append((f"`{field.name}`", _words(hints[field.name]), default, said.get(field.name, "")))
    return table(("key", "what may stand there", "default", "meaning"), rows) if rows else "No settings.\n"


_SIMPLE: Final[Mapping[Any, str]] = {
    str: "text",
    int: "number",
    bool: "`true` or `false`",
    Amount: "an amount of time",
    Path: "a path",
    Secret: '`{ env = "NAME" }` or `{ file = "PATH" }`',
    ExpiryOf: '`"expiry_of:STAGE"`',
    MonthDay: '`"month_day:DAY"`',
    date: "a date",
    Any: "anything",
}


def _words(kind: Any) -> str:
    """Say what may stand at a key."""
    origin, args = get_origin(kind), get_args(kind)
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    if origin in (Union, UnionType):
        return " or ".join(dict.fromkeys(_words(each) for each in args if each is not NoneType))
    if origin in (tuple, frozenset):
        return f"a list of {_words(args[0])}"
    if origin is Literal or (isinstance(kind, type) and issubclass(kind, Enum)):
        return ", ".join(f'`"{each}"`' for each in args or kind)
    if origin is not None and issubclass(origin, Mapping):
        return f"{_words(args[0])} = {_words(args[1])}"
    return f"a table, see `{kind.__name__}`" if _is_table(kind) else f"a {type_of(kind)}"
