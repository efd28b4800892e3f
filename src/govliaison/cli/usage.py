"""A command or option that is not there: said in the reader's language, with what was probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from cyclopts.exceptions import (
    CoercionError,
    CycloptsError,
    MissingArgumentError,
    RepeatArgumentError,
    UnknownCommandError,
    UnknownOptionError,
    UnusedCliTokensError,
)

from govliaison.errors import GovliaisonError


class UsageError(GovliaisonError):
    """The call itself is wrong; exit code 2."""


def explain_usage(error: CycloptsError) -> UsageError:
    """Say what the parser of arguments found, in our words."""
    where = " ".join(error.command_chain or ())
    return _explain(error).at(where)


def _explain(error: CycloptsError) -> UsageError:
    if isinstance(error, UnknownCommandError):
        tokens, app = error.unused_tokens or [""], error.app
        known = [] if app is None else [name for name in app if not name.startswith("-")]
        return _unknown("command", tokens[0], known)
    if isinstance(error, UnknownOptionError):
        known = [name for argument in error.argument_collection for name in argument.names if name.startswith("--")]
        return _unknown("option", error.token.keyword or error.token.value, known)
    if isinstance(error, UnusedCliTokensError):
        return UsageError("cli.left-over", text=" ".join(error.unused_tokens or ()))
    if error.argument is None:
        return UsageError("cli.usage", what=str(error))
    name = error.argument.name
    if isinstance(error, MissingArgumentError):
        return UsageError("cli.missing", name=error.keyword or name)
    if isinstance(error, CoercionError):
        value = error.token.value if error.token else ""
        choices = error.argument.get_choices()
        code = "cli.not-a-choice" if choices else "cli.bad-value"
        return UsageError(code, name=name, value=value, choices=", ".join(choices or ()))
    code = "cli.twice" if isinstance(error, RepeatArgumentError) else "cli.usage"
    return UsageError(code, name=name, what=str(error))


def _unknown(what: str, text: str, known: Iterable[str]) -> UsageError:
    known = sorted(known)
    close = get_close_matches(text, known, n=1, cutoff=0.5)
    params: dict[str, Any] = {"text": text, "known": ", ".join(known), "suggestion": "".join(close)}
    return UsageError(f"cli.unknown-{what}" + ("-close" if close else ""), **params)
