"""On which line each key of a TOML text stands; the standard reader does not tell."""

import re
import tomllib
from collections.abc import Mapping
from typing import Final

Path = tuple[str | int, ...]
"""A way down into a TOML document: keys of tables, indices of arrays."""

_BLANK: Final = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_BARE_KEY: Final = re.compile(r"[A-Za-z0-9_-]+")
_BASIC: Final = re.compile(r'"(?:\\.|[^"\\\n])*"')
_LITERAL: Final = re.compile(r"'[^'\n]*'")
_MULTILINE_BASIC: Final = re.compile(r'"""(?:\\.|[^\\])*?"{3,5}', re.DOTALL)
_MULTILINE_LITERAL: Final = re.compile(r"'''.*?'{3,5}", re.DOTALL)
_STRINGS: Final = (_MULTILINE_BASIC, _MULTILINE_LITERAL, _BASIC, _LITERAL)
_PLAIN: Final = re.compile(r"[^,\]}#\n]*")


def find_lines(text: str) -> Mapping[Path, int]:
    r"""
    Give the line, from 1, of every key, table and array item of a TOML text that is known to be well-formed.

    >>> find_lines("[a]\nb = {c = [1,\n 2]}")
    {('a',): 1, ('a', 'b'): 2, ('a', 'b', 'c'): 2, ('a', 'b', 'c', 0): 2, ('a', 'b', 'c', 1): 3}
    """
    scanner = _Scanner(text)
    scanner.scan()
    return scanner.lines


class _Scanner:
    """Walks once through the text; ``at`` is the next character, ``line`` the line it stands on."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.line = 1
        self.lines: dict[Path, int] = {}
        self.tables_in: dict[Path, int] = {}

    def scan(self) -> None:
        table: Path = ()
        self.skip()
        while self.at < len(self.text):
            if self.take("[["):
                table = self.resolve(self.key())
                self.tables_in[table] = self.tables_in.get(table, 0) + 1
                self.note(table, ())
                table = (*table, self.tables_in[table] - 1)
                self.note(table, ())
                self.take("]]")
            elif self.take("["):
                key = self.key()
                table = self.resolve(key)
                self.note(table, ())
                self.take("]")
            else:
                self.pair(table)
            self.skip()

    def pair(self, table: Path) -> None:
        key = self.key()
        path = (*table, *key)
        self.note(path, table)
        self.take("=")
        self.skip()
        self.value(path)

    def note(self, path: Path, below: Path) -> None:
        """Remember the line of a path, and of the tables on the way that appear here first."""
        for end in range(len(below) + 1, len(path) + 1):
            self.lines.setdefault(path[:end], self.line)

    def resolve(self, key: Path) -> Path:
        """Follow a heading into the last table of each array of tables on its way."""
        path: Path = ()
        for position, part in enumerate(key):
            path = (*path, part)
            if path in self.tables_in and position < len(key) - 1:
                path = (*path, self.tables_in[path] - 1)
        return path

    def key(self) -> Path:
        parts: list[str] = []
        while True:
            self.skip()
            for pattern in (_BASIC, _LITERAL):
                if match := pattern.match(self.text, self.at):
                    parts.append(tomllib.loads(f"k = {match[0]}")["k"])
                    break
            else:
                match = _BARE_KEY.match(self.text, self.at)
                parts.append(match[0] if match else "")
            self.move(len(match[0]) if match else 0)
            self.skip()
            if not self.take("."):
                return tuple(parts)

    def value(self, path: Path) -> None:
        if self.take("["):
            self.items(path, "]")
        elif self.take("{"):
            self.items(path, "}")
        else:
            match = next((found for form in _STRINGS if (found := form.match(self.text, self.at))), None)
            match = match or _PLAIN.match(self.text, self.at)
            self.move(len(match[0]) if match else 0)

    def items(self, path: Path, end: str) -> None:
        """Walk through an array or an inline table."""
        index = 0
        self.skip()
        while self.at < len(self.text) and not self.take(end):
            if end == "}":
                self.pair(path)
            else:
                self.note((*path, index), path)
                self.value((*path, index))
            index += 1
            self.skip()
            self.take(",")
            self.skip()

    def skip(self) -> None:
        match = _BLANK.match(self.text, self.at)
        self.move(len(match[0]) if match else 0)

    def take(self, mark: str) -> bool:
        found = self.text.startswith(mark, self.at)
        if found:
            self.move(len(mark))
        return found

    def move(self, length: int) -> None:
        self.line += self.text.count("\n", self.at, self.at + length)
        self.at += length
