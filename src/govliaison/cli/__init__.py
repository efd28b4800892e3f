"""
A door: the command ``govliaison``.

What is imported here is next to nothing, so that ``--version`` is answered at once; everything else is imported by the
command that needs it.
"""

import sys
from collections.abc import Sequence

from govliaison import __version__

__all__ = ["main"]

_NEEDED = ("cyclopts", "rich")


def main(argv: Sequence[str] | None = None) -> int:
    """
    Run the command line.

    Args:
        argv: arguments without the name of the program; None for those of the process

    Returns:
        The exit code: 0 done, 1 not possible or not allowed, 2 wrong command or option, 130 interrupted.
    """
    tokens = list(sys.argv[1:] if argv is None else argv)
    if "--version" in tokens[: tokens.index("--")] if "--" in tokens else "--version" in tokens:
        print(f"govliaison {__version__}")
        return 0
    from importlib.util import find_spec  # noqa: PLC0415 - not for --version

    if any(find_spec(name) is None for name in _NEEDED):
        print("命令行需要附加组件 / the command line needs: pip install 'govliaison[cli]'", file=sys.stderr)
        return 1
    if argv is None:
        from govliaison.cli.garbage import collect_rarely  # noqa: PLC0415 - not for --version

        collect_rarely()
    from govliaison.cli.run import run  # noqa: PLC0415 - heavy, and the extra may be missing

    return run(tokens)
