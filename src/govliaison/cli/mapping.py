"""A column mapping as a small file that people can check and edit: one heading a line, TOML."""

import json
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from govliaison.cli.textfile import read_text
from govliaison.errors import InputError
from govliaison.values import ColumnMatch

_INTRODUCTION: Final = """\
# 表头 = 字段；不需要的列留空。
# Heading = field; leave it empty for a column that is not wanted.

[columns]
"""


def save_mapping(columns: Iterable[ColumnMatch], path: Path) -> None:
    """
    Write how the columns of a file were understood.

    Raises:
        InputError: the file cannot be written
    """
    lines = [f"{_quote(column.heading)} = {_quote(column.field or '')}\n" for column in columns]
    write_text(path, _INTRODUCTION + "".join(lines))


def load_mapping(path: Path) -> dict[str, str]:
    """
    Read a mapping: field by heading, empty for a column that is not wanted.

    Raises:
        InputError: the file cannot be read, or is no mapping
    """
    try:
        columns = tomllib.loads(read_text(path)).get("columns")
    except tomllib.TOMLDecodeError as error:
        raise InputError("cli.mapping", where=str(path), what=str(error)) from error
    if not isinstance(columns, dict) or not all(isinstance(field, str) for field in columns.values()):
        raise InputError("cli.mapping", where=str(path), what="[columns]")
    return columns


def write_text(path: Path, text: str) -> None:
    """
    Write a text file in UTF-8.

    Raises:
        InputError: it cannot be written
    """
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError("cli.not-written", where=str(path), what=error.strerror or type(error).__name__) from error


def _quote(text: str) -> str:
    """Write a basic string; TOML escapes as JSON does, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
