"""A command or option that is not there: said in the reader's language, with what was probably meant."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from itertools import pairwise
from typing import Any, Final

from cyclopts import Argument
from cyclopts.exceptions import (
    CoercionError,
    CycloptsError,
    MissingArgumentError,
    RepeatArgumentError,
    UnknownCommandError,
    UnknownOptionError,
    UnusedCliTokensError,
)

from govliaison.cli.words import offered_words
from govliaison.errors import GovliaisonError
from govliaison.texts import Language

_BELOW_ZERO: Final = re.compile(r"-\s*\d")
"""What the parser takes for an option, and is a number with a minus before it."""


class UsageError(GovliaisonError):
    """The call itself is wrong; exit code 2."""


def explain_usage(error: CycloptsError, language: Language) -> UsageError:
    """Say what the parser of arguments found, in our words."""
    where = " ".join(error.command_chain or ())
    return _explain(error, language).at(where)


def _explain(error: CycloptsError, language: Language) -> UsageError:
    if isinstance(error, UnknownCommandError):
        known = [name for name in error.app or () if not name.startswith("-")]
        return _unknown("command", "".join((error.unused_tokens or [])[:1]), known)
    if isinstance(error, UnknownOptionError):
        known = [name for argument in error.argument_collection for name in argument.names if name.startswith("--")]
        text = error.token.keyword or error.token.value
        return UsageError("cli.below-zero", value=text) if _BELOW_ZERO.match(text) else _unknown("option", text, known)
    if isinstance(error, UnusedCliTokensError):
        return UsageError("cli.left-over", text=" ".join(error.unused_tokens or ()))
    if isinstance(error, RepeatArgumentError):
        return UsageError("cli.twice", name=error.token.keyword)
    if error.argument is None:
        return UsageError("cli.usage", what=str(error))
    return _explain_value(error, error.argument, language)


def _explain_value(error: CycloptsError, argument: Argument, language: Language) -> UsageError:
    if isinstance(error, MissingArgumentError):
        said = dict(pairwise(error.root_input_tokens or ())).get(str(error.keyword), "")
        if _BELOW_ZERO.match(said):
            return UsageError("cli.below-zero", value=said)
        names = dict.fromkeys([error.keyword or argument.name, *(argument.negatives if argument.hint is bool else ())])
        return UsageError("cli.missing", name=" / ".join(names))
    if isinstance(error, CoercionError):
        _code, words = offered_words(str(argument.parameter.help), language)
        choices = words or argument.get_choices() or ()
        value = error.token.value if error.token else ""
        code = "cli.not-a-choice" if choices else "cli.bad-value"
        return UsageError(code, name=argument.name, value=value, choices=", ".join(choices))
    return UsageError("cli.usage", what=str(error))


def _unknown(what: str, text: str, known: Iterable[str]) -> UsageError:
    known = sorted(known)
    close = get_close_matches(text, known, n=1, cutoff=0.5)
    params: dict[str, Any] = {"text": text, "known": ", ".join(known), "suggestion": "".join(close)}
    return UsageError(f"cli.unknown-{what}" + ("-close" if close else ""), **params)
