"""What each command says of itself."""

import io
from typing import Final

from rich.console import Console

from govliaison.cli.app import COMMANDS, build_app
from govliaison.cli.help import common_options
from reference_pages.prose import NOTE

_HEAD: Final = f"""\
# Commands

{NOTE}

What each command says with `--help`, in English; with `--lang zh` it says it in Chinese.
"""


def commands() -> list[tuple[str, ...]]:
    """Give every command."""
    return [
        (name, *((verb,) if verb else ()))
        for name, target in COMMANDS.items()
        for verb in (("",) if isinstance(target, str) else target)
    ]


def commands_page() -> str:
    """Write the page of the commands: what each says with ``--help``."""
    app, common = build_app("en"), common_options("en")
    out = [f"{_HEAD}\n```text\n{common}\n```\n"]
    head = ""
    for command in commands():
        if command[0] != head:
            head = command[0]
            out.append(f"\n## {head}\n")
        stream = io.StringIO()
        app.help_print([*command], console=Console(file=stream, width=110, force_terminal=False, no_color=True))
        page = "\n".join(line.rstrip() for line in stream.getvalue().splitlines()).replace(common, "").strip()
        title = f"\n### {' '.join(command)}\n" if len(command) > 1 else ""
        out.append(f"{title}\n```text\n{page}\n```\n")
    return "".join(out)
