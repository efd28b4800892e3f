"""One TOML text becomes one layer: its values, the line of each, and everything that is wrong with its form."""

import re
import tomllib
from collections.abc import Mapping
from typing import Any, Final

import attrs

from govliaison.errors import ConfigError
from govliaison.profiles.positions import Path, find_lines
from govliaison.profiles.repair import mend

_PLACE: Final = re.compile(r"(?P<what>.*?) ?\(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)")
_TWICE: Final = re.compile(r"Cannot (?:overwrite|declare|mutate)|[Dd]uplicate")


@attrs.frozen(kw_only=True)
class Layer:
    """
    One file or pack, as it was read.

    Attributes:
        name: file name relative to the folder of the first file, or ``pack:…``
        values: the tables
        lines: the line of each key
        problems: what is wrong with its form; its values may be incomplete then
        broken: it could not be read to the end, so that nothing can be said of what is missing
    """

    name: str
    values: Mapping[str, Any]
    lines: Mapping[Path, int] = attrs.field(factory=dict)
    problems: tuple[ConfigError, ...] = ()
    broken: bool = False

    def line(self, path: Path) -> int:
        """Give the line of a key, or of what stands nearest above it; 0 if nothing does."""
        for end in range(len(path), 0, -1):
            if path[:end] in self.lines:
                return self.lines[path[:end]]
        return 0


def read_layer(data: bytes, name: str) -> Layer:
    """Read a TOML text, mending on the way what can be mended."""
    text, problems = _decode(data, name)
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        mended, found = mend(text, name)
        problems += found
        try:
            values = tomllib.loads(mended)
        except tomllib.TOMLDecodeError as rest:
            problems.append(_explain(rest if found else error, name, text))
            return Layer(name=name, values={}, problems=tuple(problems), broken=True)
        text = mended
    return Layer(name=name, values=values, lines=find_lines(text), problems=tuple(problems))


def _decode(data: bytes, name: str) -> tuple[str, list[ConfigError]]:
    """Read UTF-8, with or without a byte order mark; anything else is read as well as can be and reported."""
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "gb18030"
    problem = ConfigError("toml.encoding", where=name, file=name, line=0, encoding=encoding.upper())
    return data.decode(encoding, errors="replace"), [problem]


def _explain(error: tomllib.TOMLDecodeError, name: str, text: str) -> ConfigError:
    """Say in our words what the TOML reader says."""
    match = _PLACE.fullmatch(str(error))
    what = match["what"] if match else str(error)
    line = int(match["line"]) if match and match["line"] else text.count("\n") + 1
    column = int(match["column"]) if match and match["column"] else 1
    code = "toml.twice" if _TWICE.search(what) else "toml.syntax"
    return ConfigError(code, where=f"{name}:{line}", file=name, line=line, column=column, what=what)
