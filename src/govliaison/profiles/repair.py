"""
What editors and input methods do to TOML: full-width punctuation, bare Chinese keys, backslash paths, missing quotes.

A text that does not parse is mended on the way, so that everything else in it can be checked in the same run.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from govliaison.errors import ConfigError

_FULL_WIDTH: Final = {
    "＝": "=",
    "：": "=",
    "［": "[",
    "］": "]",
    "【": "[",
    "】": "]",
    "｛": "{",
    "｝": "}",
    "，": ",",
    "、": ",",
    "．": ".",
    "。": ".",
    "＃": "#",
    "\u3000": " ",
    "\u00a0": " ",
}
_WIDE_QUOTES: Final = "“”„＂「」"
_WIDE_SINGLE_QUOTES: Final = "‘’＇"
_WORD: Final = re.compile(r"[\w-]+")
_STRING: Final = re.compile(r'"(?:\\.|[^"\\])*"')
_BAD_ESCAPE: Final = re.compile(r"""\\(?:[^btnfr"\\uU]|u(?![0-9A-Fa-f]{4})|U(?![0-9A-Fa-f]{8}))""")
_BEFORE_EQUALS: Final = re.compile(r"\s*[=＝.．]")
_MULTILINE: Final = ('"""', "'''")


def mend(text: str, file: str) -> tuple[str, list[ConfigError]]:
    """
    Mend a TOML text that does not parse.

    Args:
        text: the whole text
        file: its name, for the problems

    Returns:
        The text with the same lines, mended where it could be, and each thing that was wrong.
    """
    mender = _Mender(file)
    lines = [mender.mend(line, number) for number, line in enumerate(text.split("\n"), start=1)]
    return "\n".join(lines), mender.problems


class _Mender:
    """Goes through a text line by line; ``inside`` is the quote of a string that goes on over lines."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[ConfigError] = []
        self.inside: str | None = None

    def mend(self, line: str, number: int) -> str:
        self.line, self.number, self.at = line.rstrip("\r"), number, 0
        return "".join(self.pieces())

    def pieces(self) -> Iterator[str]:
        while self.at < len(self.line):
            rest = self.line[self.at :]
            char = rest[0]
            if self.inside is not None or rest[:3] in _MULTILINE:
                yield self.multiline(rest)
            elif char in "#＃":
                yield self.take(len(rest), "#" + rest[1:])
            elif char == '"':
                yield self.string(rest)
            elif char == "'" and "'" in rest[1:]:
                yield self.take(rest.index("'", 1) + 1)
            elif char in _WIDE_QUOTES + _WIDE_SINGLE_QUOTES:
                yield self.wide_string(rest)
            elif char in _FULL_WIDTH:
                self.report("toml.full-width", char=_show(char), plain=_show(_FULL_WIDTH[char]))
                yield self.take(1, _FULL_WIDTH[char])
            elif match := _WORD.match(rest):
                yield self.word(match[0], rest)
            else:
                yield self.take(1)

    def multiline(self, rest: str) -> str:
        """Pass over (the rest of) a string that goes on over lines."""
        start = 0
        if self.inside is None:
            self.inside = rest[:3]
            start = 3
        end = rest.find(self.inside, start)
        if end < 0:
            return self.take(len(rest))
        self.inside = None
        return self.take(end + 3)

    def string(self, rest: str) -> str:
        """Pass over a string, with its backslashes mended."""
        match = _STRING.match(rest)
        if match is not None:
            if not _BAD_ESCAPE.search(match[0]):
                return self.take(len(match[0]))
            self.report("toml.backslash")
            return self.take(len(match[0]), match[0].replace("\\", "\\\\"))
        wide = next((place for place, char in enumerate(rest) if char in _WIDE_QUOTES), None)
        if wide is not None:
            self.report("toml.full-width", offset=wide, char=rest[wide], plain='"')
            return self.take(wide + 1, rest[:wide] + '"')
        last = rest.rfind('"')
        if last > 0:  # the quote at the end is taken for an escaped one: "C:\"
            self.report("toml.backslash")
            return self.take(last + 1, rest[: last + 1].replace("\\", "\\\\"))
        self.report("toml.unclosed")
        return self.take(len(rest), rest.rstrip() + '"')

    def wide_string(self, rest: str) -> str:
        """Turn a string in full-width quotes into a proper one."""
        single = rest[0] in _WIDE_SINGLE_QUOTES
        closing = (_WIDE_SINGLE_QUOTES + "'") if single else (_WIDE_QUOTES + '"')
        end = next((place for place, char in enumerate(rest) if place and char in closing), len(rest))
        self.report("toml.full-width", char=rest[0], plain="'" if single else '"')
        content = rest[1:end].replace("\\", "\\\\").replace('"', '\\"')
        return self.take(min(end + 1, len(rest)), f'"{content}"')

    def word(self, word: str, rest: str) -> str:
        """Put a bare word in quotes if it has Chinese characters in it."""
        if word.isascii():
            return self.take(len(word))
        heading = self.line.lstrip()[:1] in ("[", "［", "【") and "=" not in self.line[: self.at]
        key = heading or _BEFORE_EQUALS.match(rest, len(word)) is not None
        self.report("toml.bare-key" if key else "toml.bare-text", text=word)
        return self.take(len(word), f'"{word}"')

    def take(self, length: int, instead: str | None = None) -> str:
        piece = self.line[self.at : self.at + length]
        self.at += length
        return piece if instead is None else instead

    def report(self, code: str, *, offset: int = 0, **params: Any) -> None:
        where = f"{self.file}:{self.number}"
        column = self.at + offset + 1
        problem = ConfigError(code, where=where, file=self.file, line=self.number, column=column, **params)
        self.problems.append(problem)


def _show(char: str) -> str:
    return {"\u3000": "U+3000", "\u00a0": "U+00A0", " ": "空格/space"}.get(char, char)
