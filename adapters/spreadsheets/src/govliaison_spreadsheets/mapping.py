"""A column mapping that a person can check and edit: a small TOML file, one heading a line."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from govliaison.errors import InputError
from govliaison.plugins import replacing
from govliaison.values import ColumnMatch, Field
from govliaison_spreadsheets.files import check_readable
from govliaison_spreadsheets.guessing import normalise

_INTRODUCTION: Final = """\
# 表头 = 字段；不需要的列留空。
# Heading = field; leave it empty for a column that is not wanted.

[columns]
"""
_SHORT: Final = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_DELETE: Final = "\x7f"


def save_mapping(columns: Iterable[ColumnMatch], path: str | Path) -> None:
    """
    Write how the columns of a table were understood, to be edited and used again.

    Raises:
        InputError: the file cannot be written
    """
    lines = [f"{_quote(column.heading)} = {_quote(column.field or '')}\n" for column in columns]
    with replacing(Path(path)) as part:
        part.write_text(_INTRODUCTION + "".join(lines), encoding="utf-8", newline="\n")


def load_mapping(path: str | Path) -> dict[str, str]:
    """
    Read a mapping: field by heading, an empty field for a column that is not wanted.

    Raises:
        InputError: the file is missing, no TOML or not a mapping
    """
    path = Path(path)
    check_readable(path)
    try:
        columns = tomllib.loads(path.read_bytes().decode("utf-8-sig")).get("columns")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError("mapping.unreadable", where=str(path), file=path.name, why=str(error)) from error
    if not isinstance(columns, dict) or not all(isinstance(field, str) for field in columns.values()):
        raise InputError("mapping.shape", where=str(path), file=path.name)
    return columns


def check_fields(mapping: Mapping[str, str], fields: Sequence[Field]) -> None:
    """
    Make sure that a mapping names known fields, and each once.

    Raises:
        InputError: it does not
    """
    wanted = [field for field in mapping.values() if field]
    for heading, name in mapping.items():
        if name and name not in {field.name for field in fields}:
            possible = "、".join(f"{field.name}（{field.zh}）" for field in fields)
            raise InputError("mapping.unknown-field", where=heading, field=name, possible=possible)
        if name and wanted.count(name) > 1:
            headings = "、".join(heading for heading, field in mapping.items() if field == name)
            raise InputError("mapping.twice", where=heading, field=name, headings=headings)


def check_headings(mapping: Mapping[str, str], headings: Sequence[str], where: str) -> None:
    """
    Make sure that the headings that a mapping wants are there.

    Raises:
        InputError: one is not
    """
    there = {normalise(heading) for heading in headings} | set(headings)
    for heading, field in mapping.items():
        if field and heading not in there and normalise(heading) not in there:
            possible = "、".join(heading for heading in headings if heading)
            raise InputError("mapping.unknown-heading", where=where, heading=heading, possible=possible)


def apply_mapping(headings: Sequence[str], mapping: Mapping[str, str]) -> tuple[str | None, ...]:
    """Give the field of each heading as the mapping says; width, spaces and line breaks do not matter."""
    left = {heading: field for heading, field in mapping.items() if field}
    found: list[str | None] = [left.pop(heading, None) for heading in headings]
    alike = {normalise(heading): field for heading, field in left.items()}
    return tuple(
        field if field or heading in mapping else alike.pop(normalise(heading), None)
        for heading, field in zip(headings, found, strict=True)
    )


def _quote(text: str) -> str:
    """Write a basic string of TOML 1.0."""
    return '"' + "".join(_escape(char) for char in text) + '"'


def _escape(char: str) -> str:
    if char in _SHORT:
        return _SHORT[char]
    return f"\\u{ord(char):04X}" if char < " " or char == _DELETE else char
