"""The options that every command takes, before or after it: read first, and taken out of the arguments."""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import attrs

from govliaison.cli.usage import UsageError
from govliaison.texts import Language

DEFAULT_CONFIG: Final = Path("liaison.toml")
_VALUED: Final = ("--as", "--lang", "--config")
_NO_PLUGINS: Final = "--no-plugins"


@attrs.frozen(kw_only=True)
class Options:
    """
    What holds for the whole call.

    Attributes:
        json: for a program: one JSON document on standard output
        person: who acts (``--as``); None: whoever the environment or the system says
        language: of tables, messages and help
        config: the deployment file as it was named; None where it was not
        no_plugins: plugins that are left out, none of them if empty; None: all
    """

    json: bool = False
    person: str | None = None
    language: Language
    config: Path | None = None
    no_plugins: frozenset[str] | None = frozenset()

    @property
    def deployment(self) -> Path:
        """The deployment file: the one that was named, or that of the present folder."""
        return self.config or DEFAULT_CONFIG


def read_options(tokens: Sequence[str], environment: Mapping[str, str] = os.environ) -> tuple[Options, list[str]]:
    """
    Take the common options out of the arguments.

    >>> options, rest = read_options(["codes", "check", "--json", "--lang=zh", "--", "--json"], {})
    >>> options.json, options.language, rest
    (True, 'zh', ['codes', 'check', '--', '--json'])

    Args:
        tokens: all arguments
        environment: variables of the process

    Returns:
        The options, and the arguments without them; what follows ``--`` is left alone.

    Raises:
        UsageError: an option without its value, or a language that is not spoken
    """
    end = tokens.index("--") if "--" in tokens else len(tokens)
    values: dict[str, str] = {}
    rest: list[str] = []
    json = False
    left_out: set[str] | None = set()
    before = iter(tokens[:end])
    for word in before:
        name, equals, value = word.partition("=")
        if word == "--json":
            json = True
        elif name == _NO_PLUGINS:
            named = {one.strip() for one in value.split(",")} - {""}
            left_out = None if left_out is None or not named else left_out | named
        elif name in _VALUED:
            values[name] = value if equals else _next(before, name)
        else:
            rest.append(word)
    language = guess_language(environment)
    if "--lang" in values:
        spoken = _spoken(values["--lang"])
        if spoken is None:
            raise UsageError("cli.language", language=values["--lang"])
        language = spoken
    config = values.get("--config")
    options = Options(
        json=json,
        person=values.get("--as"),
        language=language,
        config=Path(config).expanduser() if config else None,
        no_plugins=None if left_out is None else frozenset(left_out),
    )
    return options, [*rest, *tokens[end:]]


def guess_language(environment: Mapping[str, str] = os.environ) -> Language:
    """Give the language of ``GOVLIAISON_LANG``, else that of the locale: Chinese or English."""
    names = ("GOVLIAISON_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    stated = next((environment[name] for name in names if environment.get(name)), "")
    return _spoken(stated) or "en"


def _spoken(text: str) -> Language | None:
    word = text.replace("-", "_").partition("_")[0].lower()
    return "zh" if word == "zh" else "en" if word == "en" else None


def _next(tokens: Iterator[str], option: str) -> str:
    value = next(tokens, None)
    if value is None:
        raise UsageError("cli.option-without-value", option=option)
    return value
