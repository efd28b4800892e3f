"""
Golden files: one for each version of each event there ever was (D9).

Entries are kept for ever, so what was once written must open for ever. A golden file holds how the class looked and a sample of
what was stored; it is written once, by ``pytest tests/golden --write-golden``, and never changed. Only the file of a version
that no release ever wrote may be deleted, and written anew.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs
import pytest

import govliaison
from govliaison.ledger import Erased, Noun, Private, VaultItem, VaultRef
from govliaison.ledger.codec import Codec
from govliaison.liaison import NOUNS
from govliaison.values import dump_canonical

FOLDER = Path(__file__).parent
SALT = b"golden-salt-0000"
SHAPE, ENUMS, PAYLOAD = "shape", "enums", "payload"
CODEC = Codec(NOUNS, "sha256")
EVENTS = [
    pytest.param(noun, cls, version, id=f"{noun.kind}-{cls.__name__}")
    for noun in NOUNS.values()
    for cls, version in noun.events.items()
]
FILES = sorted(FOLDER.glob("*/*.json"))


def golden_file(noun: Noun[Any], event: str, version: int) -> Path:
    return FOLDER / noun.kind / f"{event}.{version}.json"


@pytest.mark.parametrize(("noun", "cls", "version"), EVENTS)
def test_an_event_class_looks_as_its_version_says(
    noun: Noun[Any], cls: type, version: int, request: pytest.FixtureRequest
) -> None:
    path = golden_file(noun, cls.__name__, version)
    if not path.exists() and request.config.getoption("write_golden"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(describe(cls), ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
    if not path.exists():
        pytest.fail(f"{cls.__name__} version {version} has no golden file: run pytest tests/golden --write-golden")
    now, golden = describe(cls), read(path)
    if now[SHAPE] != golden[SHAPE]:
        pytest.fail(
            f"{cls.__name__} changed but is still version {version}. Entries of a released version are there for ever: raise its"
            f" version in the events of {noun.kind!r}, write an upcast ({cls.__name__!r}, {version}) that lifts the old"
            f" payload, then run pytest tests/golden --write-golden. (Was version {version} never released? Then delete"
            f" {path.name} and run that.)\nwas {golden[SHAPE]}\nis  {now[SHAPE]}"
        )
    gone = {name: set(values) - set(now[ENUMS][name]) for name, values in golden[ENUMS].items()}
    assert not any(gone.values()), f"stored values may be added, never taken away or renamed: {gone}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_payload_ever_stored_still_opens(path: Path) -> None:
    name, version = path.stem.split(".")
    payload = dump_canonical(read(path)[PAYLOAD])
    vault = {(ref.subject, ref.item): sealed(ref) for ref in CODEC.references(payload)}
    event = CODEC.open("s/1", name, int(version), payload, vault)
    assert name == type(event).__name__
    assert type(event) is type(CODEC.open("s/1", name, int(version), payload, {}))
    if CODEC.name("s/1", event) == (name, int(version)):
        assert payload == seal(event)


def test_no_two_events_share_a_name() -> None:
    names = [cls.__name__ for noun in NOUNS.values() for cls in noun.events]
    assert sorted(set(names)) == sorted(names)


def test_each_noun_is_found_by_its_kind() -> None:
    assert [*NOUNS] == [noun.kind for noun in NOUNS.values()]


def test_every_noun_is_watched() -> None:
    found = {kind for module in all_modules() for kind in kinds_in(module)}
    assert found == {*NOUNS}, "add the noun to NOUNS, then run pytest tests/golden --write-golden"


@pytest.mark.parametrize("noun", NOUNS.values(), ids=lambda noun: noun.kind)
def test_every_old_version_has_its_upcast(noun: Noun[Any]) -> None:
    needed = {(cls.__name__, old) for cls, version in noun.events.items() for old in range(1, version)}
    assert needed == set(noun.upcasts)


# -- how a class looks, and a sample of it -------------------------------------------------------------------------------


def read(path: Path) -> dict[str, Any]:
    return dict(json.loads(path.read_text("utf-8")))


def describe(cls: type) -> dict[str, Any]:
    """Tell the fields and types of a class and of all it holds, the values of its enums, and how a sample is stored."""
    held = {each for each in all_types(cls) if isinstance(each, type)}
    return {
        SHAPE: {
            each.__name__: {name: spell(hint) for name, hint in hints_of(each).items()}
            for each in held
            if attrs.has(each) and each not in (Private, Erased)
        },
        ENUMS: {each.__name__: sorted(str(item.value) for item in each) for each in held if issubclass(each, Enum)},
        PAYLOAD: json.loads(seal(sample(cls))),
    }


def seal(event: object) -> bytes:
    payload, _ = CODEC.seal(event, "s/1@1", "s/1", lambda: SALT)
    return payload


def sealed(ref: VaultRef) -> VaultItem:
    """Give the item behind a reference in a sample; whether it is a file does not show in the payload."""
    return VaultItem(subject=ref.subject, item=ref.item, stream="s/1", salt=SALT, value=SIMPLE[Private].value)


def hints_of(cls: type) -> dict[str, Any]:
    hints = get_type_hints(cls)
    return {field.name: hints[field.name] for field in attrs.fields(cls)}


def all_types(hint: Any, seen: set[Any] | None = None) -> Iterator[Any]:
    """Name a type and all it is made of, once each."""
    seen = set() if seen is None else seen
    if hint in seen:
        return
    seen.add(hint)
    yield hint
    parts = hints_of(hint).values() if isinstance(hint, type) and attrs.has(hint) else get_args(hint)
    for part in parts:
        yield from all_types(part, seen)


def spell(hint: Any) -> str:
    """Write a type the same way under every Python."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return " | ".join(sorted(spell(part) for part in parts))
    if origin is not None:
        return f"{origin.__name__}[{', '.join(spell(part) for part in parts)}]"
    return "..." if hint is Ellipsis else str(hint.__name__)


SIMPLE: Mapping[Any, Any] = {
    str: "text",
    int: 7,
    bool: True,
    datetime: datetime(2026, 9, 28, 1, 2, 3, 4, UTC),
    date: date(2026, 9, 28),
    Decimal: Decimal("1.50"),
    Private: Private("subject", "private"),
    NoneType: None,
}


def sample(hint: Any) -> Any:
    """Make a value of a type in which nothing is left out."""
    origin, parts = get_origin(hint), get_args(hint)
    if hint in SIMPLE:
        return SIMPLE[hint]
    if origin in (Union, UnionType):
        return sample(next(part for part in (Private, *SIMPLE, *parts) if part in parts and part is not NoneType))
    if origin in (tuple, frozenset):
        return origin(sample(part) for part in parts if part is not Ellipsis)
    if origin is not None and issubclass(origin, Mapping):
        return {"key": sample(parts[1])}
    if issubclass(hint, Enum):
        return next(iter(hint))
    return hint(**{name: sample(part) for name, part in hints_of(hint).items()})


def all_modules() -> Iterator[Any]:
    for found in walk_packages(govliaison.__path__, "govliaison."):
        if not re.match(r"govliaison\.(cli|testing)\b|.*__main__", found.name):
            yield import_module(found.name)


def kinds_in(module: Any) -> set[str]:
    return {value.kind for value in vars(module).values() if isinstance(value, Noun)}
