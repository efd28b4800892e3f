"""One call of the command line, from its arguments to its exit code."""

import contextlib
import os
import sys
from collections.abc import Sequence
from typing import TextIO

from cyclopts.exceptions import CycloptsError

from govliaison.cli.app import build_app
from govliaison.cli.failures import INTERRUPTED, report, report_fault
from govliaison.cli.options import Options, guess_language, read_options
from govliaison.cli.output import Output
from govliaison.cli.session import Session
from govliaison.cli.usage import explain_usage
from govliaison.errors import GovliaisonError
from govliaison.plugins import without_plugins


def run(tokens: Sequence[str]) -> int:
    """Carry out one command; whatever happens ends in a sentence and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        _speak_every_character(stream)
    options = Options(json="--json" in tokens, language=guess_language())
    try:
        options, rest = read_options(tokens)
        with without_plugins(options.no_plugins):
            code = _carry_out(options, rest)
        sys.stdout.flush()
    except GovliaisonError as error:
        return report(error, options.language, as_json=options.json)
    except KeyboardInterrupt:
        report(GovliaisonError("cli.interrupted"), options.language, as_json=options.json)
        return INTERRUPTED
    except BrokenPipeError:
        _stop_writing()
        return 0
    except Exception as error:  # noqa: BLE001 - the last door: a person reads what went wrong, not a traceback
        return report_fault(error, options.language, as_json=options.json)
    return code


def _carry_out(options: Options, tokens: Sequence[str]) -> int:
    app = build_app(options.language)
    try:
        command, bound, ignored = app.parse_args(tokens, print_error=False, exit_on_error=False)
    except CycloptsError as error:
        raise explain_usage(error, options.language) from error
    if "session" in ignored:
        bound.arguments["session"] = Session(options, Output(options.language, json=options.json))
    code = command(*bound.args, **bound.kwargs)
    return code if isinstance(code, int) else 0


def _speak_every_character(stream: TextIO) -> None:
    """
    Let no character stop the program: files and pipes are UTF-8 whatever the system thinks, terminals as they are.

    A stream that was put in the place of the real one, as tests do, may not let itself be changed.
    """
    with contextlib.suppress(AttributeError):
        if stream.isatty():
            stream.reconfigure(errors="backslashreplace")  # type: ignore[attr-defined]
        else:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[attr-defined]


def _stop_writing() -> None:
    """Whoever read along (``| head``) has gone: let the interpreter not complain of it when it ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
