"""From plain tables to typed values, with one problem for each key that does not fit."""

import difflib
import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path as FilePath
from typing import Any, Final, Literal, TypeVar, get_args, get_origin

import attrs
from cattrs import (
    AttributeValidationNote,
    ClassValidationError,
    Converter,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn

from govliaison.errors import ConfigError, GovliaisonError
from govliaison.profiles.positions import Path
from govliaison.profiles.secret import Secret
from govliaison.values import Amount

T = TypeVar("T")

_AT_LEAST: Final = re.compile(r"'(?P<name>\w+)' must be >= (?P<least>-?\d+): .*")
"""How attrs says that a number is too small."""

_TYPE_CODES: Final = {
    str: "config.not-text",
    bool: "config.not-boolean",
    int: "config.not-whole",
    float: "config.not-number",
}


@attrs.frozen
class Misfit:
    """What is wrong at a path."""

    path: Path
    code: str
    params: Mapping[str, object] = attrs.field(factory=dict)


@functools.lru_cache(maxsize=16)
def _converter_of(folder: FilePath) -> Converter:
    """Give the one converter for paths in a folder: what it learns of a class costs more than reading a whole profile."""
    return _make_converter(folder)


@attrs.frozen
class Structurer:
    """Makes typed values; relative paths in them are taken from ``folder``."""

    folder: FilePath = FilePath()
    converter: Converter = attrs.field(
        init=False,
        eq=False,
        repr=False,
        default=attrs.Factory(lambda self: _converter_of(self.folder), takes_self=True),
    )

    def structure(self, raw: object, kind: type[T], above: Path = ()) -> tuple[T | None, list[Misfit]]:
        """Make a value of a type, or tell everything that does not fit."""
        try:
            return self.converter.structure(raw, kind), []
        except (GovliaisonError, ValueError, TypeError, ExceptionGroup) as error:
            return None, list(_misfits(error, above))


def nearest(word: str, known: Iterable[str]) -> str:
    """Give the known word that somebody may have meant, or the empty string."""
    return next(iter(difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)), "")


def unknown_key(path: Path, key: str, known: Iterable[str]) -> Misfit:
    """Say that a key is not known, with the one that was probably meant."""
    known = sorted(known)
    meant = nearest(key, known)
    if meant:
        return Misfit((*path, key), "config.unknown-key", {"name": key, "meant": meant})
    return Misfit((*path, key), "config.strange-key", {"name": key, "known": ", ".join(known)})


def _misfits(error: BaseException, path: Path) -> Iterator[Misfit]:
    if isinstance(error, ClassValidationError | IterableValidationError):
        for inner in error.exceptions:
            yield from _misfits(inner, (*path, *_step(inner)))
    elif isinstance(error, ForbiddenExtraKeysError):
        known = [field.name for field in attrs.fields(error.cl)]
        yield from (unknown_key(path, key, known) for key in sorted(error.extra_fields))
    elif isinstance(error, GovliaisonError):
        yield Misfit(path, error.code, error.params)
    elif isinstance(error, KeyError):
        yield Misfit(path, "config.missing-key", {"name": str(error.args[0])})
    elif least := _AT_LEAST.fullmatch(str(error)):
        yield Misfit((*path, least["name"]), "config.too-small", {"name": least["name"], "least": least["least"]})
    else:
        yield Misfit(path, "config.wrong-value", {"what": str(error)})


def _step(error: BaseException) -> Path:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return (note.name,)
        if isinstance(note, IterableValidationNote):
            return (note.index,)
    return ()


def _exactly(kind: type, code: str) -> Any:
    def read(value: object, _: type) -> object:
        if type(value) is not kind:
            raise ConfigError(code, value=show(value))
        return value

    return read


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ConfigError("config.not-text", value=show(value))
    return value


def _read_date(value: object, _: type) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else _no_date(value)
    except ValueError:
        return _no_date(value)


def _no_date(value: object) -> date:
    raise ConfigError("config.not-date", value=show(value))


def _read_amount(value: object, _: type) -> Amount:
    return Amount.parse(_text(value))


def _is_literal(kind: Any) -> bool:
    return get_origin(kind) is Literal


def _choose(value: object, choices: Sequence[str]) -> str:
    if isinstance(value, str) and value in choices:
        return value
    meant = nearest(str(value), choices)
    if meant:
        raise ConfigError("config.nearly-choice", value=show(value), meant=meant)
    raise ConfigError("config.no-choice", value=show(value), choices=", ".join(choices))


def _is_array(kind: Any) -> bool:
    return get_origin(kind) in (tuple, frozenset)


def _array_reader(converter: Converter, kind: Any) -> Any:
    inner, make = get_args(kind)[0], get_origin(kind)

    def read(value: object, _: type) -> object:
        if not isinstance(value, list):
            raise ConfigError("config.not-list", value=show(value))
        return make(converter.structure(value, list[inner]))  # type: ignore[valid-type]

    return read


def _is_mapping(kind: Any) -> bool:
    return get_origin(kind) is Mapping


def _mapping_reader(converter: Converter, kind: Any) -> Any:
    key, item = get_args(kind)

    def read(value: object, _: type) -> object:
        if not isinstance(value, dict):
            raise ConfigError("config.not-table", value=show(value))
        return converter.structure(value, dict[key, item])  # type: ignore[valid-type]

    return read


def _table_reader(converter: Converter, kind: Any) -> Any:
    structure = make_dict_structure_fn(kind, converter, _cattrs_forbid_extra_keys=True)

    def read(value: object, _: type) -> object:
        if not isinstance(value, dict):
            raise ConfigError("config.not-table", value=show(value))
        return structure(value, kind)

    return read


def show(value: object) -> str:
    """Write a value as it looks in TOML, shortened."""
    text = {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)
    longest = 40
    return text if len(text) <= longest else text[:longest] + "…"


def _make_converter(folder: FilePath) -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    for kind, code in _TYPE_CODES.items():
        converter.register_structure_hook(kind, _exactly(kind, code))
    converter.register_structure_hook(date, _read_date)
    converter.register_structure_hook(StrEnum, lambda value, kind: kind(_choose(value, list(kind))))
    converter.register_structure_hook_func(_is_literal, lambda value, kind: _choose(value, get_args(kind)))
    converter.register_structure_hook_factory(_is_array, lambda kind: _array_reader(converter, kind))
    converter.register_structure_hook_factory(_is_mapping, lambda kind: _mapping_reader(converter, kind))
    converter.register_structure_hook_factory(attrs.has, lambda kind: _table_reader(converter, kind))
    converter.register_structure_hook(Amount, _read_amount)
    converter.register_structure_hook(FilePath, lambda value, _: folder / _text(value))
    converter.register_structure_hook(Secret, lambda value, _: _read_secret(value, folder))
    return converter


def _read_secret(value: object, folder: FilePath) -> Secret:
    if isinstance(value, dict) and len(value) == 1:
        key, name = next(iter(value.items()))
        if key == "env" and isinstance(name, str):
            return Secret(env=name)
        if key == "file" and isinstance(name, str):
            return Secret(file=folder / name)
    raise ConfigError("config.secret-in-file")
