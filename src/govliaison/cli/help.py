"""Help pages: usage, what a command does, its arguments and options; in the reader's language."""

from typing import Any, Final

from cyclopts.help import HelpEntry, HelpPanel
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions
from rich.table import Table
from rich.text import Text

from govliaison.cli.words import offered_words
from govliaison.texts import CATALOGUE, Language, say

_COMMON: Final = (
    ("--json", "cli.option.json"),
    ("--as PERSON", "cli.option.as"),
    ("--lang zh|en", "cli.option.lang"),
    ("--config FILE", "cli.option.config"),
    ("--no-plugins[=NAME,…]", "cli.option.no-plugins"),
    ("--help", "cli.option.help"),
)
_TITLES: Final = {
    "Commands": "cli.help-commands",
    "Arguments": "cli.help-arguments",
    "Parameters": "cli.help-options",
}
_OWN: Final = ("--help", "-h")
_INDENT: Final = "  "
_WIDEST_LABEL: Final = 30


class Help:
    """
    Lays a help page out; descriptions of parameters are codes of the catalogue.

    Args:
        language: to be read
    """

    def __init__(self, language: Language) -> None:
        self._language: Language = language

    def __call__(self, console: Console, options: ConsoleOptions, panel: HelpPanel) -> None:  # noqa: ARG002 - the protocol has it
        """Print one group: the commands, or the arguments and options."""
        entries = [entry for entry in panel.entries if not set(entry.all_options) & set(_OWN)]
        rows = [(self._label(entry), self._describe(entry)) for entry in entries]
        self._print(console, _TITLES[str(panel.title)], rows)

    def render_usage(self, console: Console, options: ConsoleOptions, usage: Any) -> None:  # noqa: ARG002 - the protocol has it
        """Print the first line."""
        words = _plain(usage).removeprefix("Usage:").strip().replace("[ARGS...]", "...")
        console.print(Text(self._say("cli.help-usage", usage=words)), soft_wrap=True)
        console.print()

    def render_description(self, console: Console, options: ConsoleOptions, description: Any) -> None:  # noqa: ARG002 - the protocol has it
        """Print what it does."""
        console.print(Text(_plain(description)))

    def _print(self, console: Console, title: str, rows: list[tuple[str, str]]) -> None:
        if not rows:
            return
        console.print()
        console.print(Text(self._say(title), style="bold"))
        grid = Table.grid(padding=(0, 2, 0, 0))
        width = min(_WIDEST_LABEL, max(cell_len(label) for label, _ in rows) + len(_INDENT))
        grid.add_column(width=width, overflow="fold")
        grid.add_column(overflow="fold")
        for label, text in rows:
            grid.add_row(Text(_INDENT + label), Text(text))
        with console.capture() as page:
            console.print(grid)
        for line in page.get().splitlines():
            console.out(line.rstrip(), highlight=False)

    def _label(self, entry: HelpEntry) -> str:
        if entry.positional_label:
            return entry.positional_label
        names = ", ".join((*entry.positive_shorts, *entry.positive_names))
        return f"{names} {entry.metavar}" if entry.metavar else names

    def _describe(self, entry: HelpEntry) -> str:
        text = _plain(entry.description)
        code, words = offered_words(text, self._language) if text.split(" ")[0] in CATALOGUE else (text, [])
        parts = [self._say(code)]
        if choices := words or [*(entry.choices or ())]:
            parts.append(self._say("cli.help-choices", choices=" | ".join(choices)))
        if entry.required:
            parts.append(self._say("cli.help-required"))
        return " ".join(part for part in parts if part)

    def _say(self, code: str, **params: object) -> str:
        return say(code, params, self._language)


def common_options(language: Language) -> str:
    """Give the part that ends every page: the options that every command takes."""
    width = max(len(label) for label, _ in _COMMON)
    lines = [f"{_INDENT}{label.ljust(width)}  {say(code, {}, language)}" for label, code in _COMMON]
    return "\n".join([say("cli.help-common", {}, language), *lines])


def _plain(text: Any) -> str:
    """Give the words of what the parser wrapped in something to be printed."""
    inner = getattr(text, "primary_renderable", text)
    return str(getattr(inner, "plain", inner or "")).strip()
