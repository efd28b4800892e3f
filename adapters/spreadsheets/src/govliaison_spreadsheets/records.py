"""Records: a JSON array of objects, or one JSON object or Python dict literal a line."""

import ast
import json
import math
from collections.abc import Iterator, Sequence
from pathlib import Path

from govliaison_spreadsheets.grids import Grid, Line, Raw

Record = dict[str, object]


def read_records(path: Path, text: str) -> Grid | None:
    """Read records, their keys being the headings; None if no part of the text is a record."""
    numbered = list(_parse(text))
    keys = dict.fromkeys(key for _, record in numbered if record is not None for key in record)
    if not keys:
        return None
    lines: Sequence[Line] = [
        (number, None if record is None else [_flatten(record.get(key)) for key in keys]) for number, record in numbered
    ]
    return Grid(file=path, lines=lambda: lines, keys=tuple(keys))


def _parse(text: str) -> Iterator[tuple[int, Record | None]]:
    whole = _load(text) if text.lstrip().startswith("[") else None
    # Not splitlines(): a record may hold U+2028 and the like.
    lines = (_load(line) if line.strip() else "" for line in text.split("\n"))
    for number, item in enumerate(whole if isinstance(whole, list) else lines, start=1):
        if isinstance(item, dict):
            yield number, {str(key): value for key, value in item.items()}
        elif item != "":
            yield number, None


def _load(text: str) -> object:
    """Read JSON, else a Python literal; None if it is neither. Nothing is ever evaluated."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        pass
    try:
        return ast.literal_eval(text.strip())
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        return None


def _flatten(value: object) -> Raw:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if value is None or isinstance(value, str | int | float):
        return value
    return json.dumps(value, ensure_ascii=False, default=str)
