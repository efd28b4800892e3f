"""Which commands there are, in which module each is found, and how they are put together."""

from typing import Final

from cyclopts import App

from govliaison.cli.help import Help, common_options
from govliaison.texts import Language, say

_HOME: Final = "govliaison.cli.commands"

COMMANDS: Final = {
    "calendar": {"due": "calendar:due_"},
    "codes": {"check": "codes:check"},
}
"""Command and sub-command, with the module and the function that carry it out; a text is a command without any."""


def build_app(language: Language) -> App:
    """Put the command line together; the module of a command is imported when the command is called."""
    app = _make_app("govliaison", "cli.help.govliaison", language)
    app.help_epilogue = common_options(language)
    for name, target in COMMANDS.items():
        if isinstance(target, str):
            _add(app, name, target, f"cli.help.{name}", language)
            continue
        group = _make_app(name, f"cli.help.{name}", language)
        for verb, function in target.items():
            _add(group, verb, function, f"cli.help.{name}.{verb}", language)
        app.command(group)
    return app


def _make_app(name: str, code: str, language: Language) -> App:
    return App(
        name=name,
        help=say(code, {}, language),
        help_format="plaintext",
        help_formatter=Help(language),
        version_flags=(),
        result_action="return_value",
    )


def _add(app: App, name: str, target: str, code: str, language: Language) -> None:
    app.command(f"{_HOME}.{target}", name=name, help=say(code, {}, language))
