import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.profiles.positions import Path, find_lines

TEXT = """\
# comment [not.a.table]
title = "a = [b]" # k = 1
"quoted key".'and.more' = 1
multi = QQQ
fake = 1
[fake] \\QQQ still
QQQ

[table]
inline = { a = 1, "b c" = { d = [ 1, 2 ] } }
list = [
  "one", # a comment, with a comma
  '''two
three''',
  { x = 1 },
]
date = 2026-09-03 09:00:00
last = true

  [table . sub]
key = 'C:\\data'
[[many]]
n = 1
[[many]]
n = 2
[many.below]
m = 3
""".replace("QQQ", '"' * 3)


def paths(value: Any, above: Path = ()) -> list[Path]:
    below: list[tuple[Any, Any]] = []
    if isinstance(value, dict):
        below = list(value.items())
    elif isinstance(value, list):
        below = list(enumerate(value))
    return [path for key, item in below for path in [(*above, key), *paths(item, (*above, key))]]


def test_every_key_of_a_document_has_a_line() -> None:
    assert set(paths(tomllib.loads(TEXT))) == set(find_lines(TEXT))


@pytest.mark.parametrize(
    ("path", "start"),
    [
        (("title",), "title"),
        (("quoted key", "and.more"), '"quoted key"'),
        (("multi",), "multi"),
        (("table",), "[table]"),
        (("table", "inline", "b c", "d", 1), "inline"),
        (("table", "list", 0), '"one"'),
        (("table", "list", 1), "'''two"),
        (("table", "list", 2, "x"), "{ x"),
        (("table", "date"), "date"),
        (("table", "last"), "last"),
        (("table", "sub"), "[table . sub]"),
        (("table", "sub", "key"), "key"),
        (("many", 1, "n"), "n = 2"),
        (("many", 1, "below", "m"), "m"),
    ],
)
def test_the_line_of_a_key_is_where_it_is_written(path: Path, start: str) -> None:
    line = TEXT.split("\n")[find_lines(TEXT)[path] - 1]
    assert line.strip().startswith(start)


VALUES = st.sampled_from(
    ["1", '"x"', '"""a\nb = 1\n"""', "'''\n[z]\n'''", "[1,\n 2]", "{ y = 1 }", "'#'", '"\\""', "[]", "{}"]
)


@given(st.lists(st.tuples(st.sampled_from(["", "# c\n", "\r\n", "\t"]), VALUES), max_size=8))
def test_lines_are_right_whatever_stands_before(rows: list[tuple[str, str]]) -> None:
    text = "[t]\n" + "".join(f"{before}k{number} = {value}\n" for number, (before, value) in enumerate(rows))
    lines = find_lines(text)
    assert set(paths(tomllib.loads(text))) == set(lines)
    for number in range(len(rows)):
        assert text.replace("\r", "").split("\n")[lines["t", f"k{number}"] - 1].strip().startswith(f"k{number} =")
