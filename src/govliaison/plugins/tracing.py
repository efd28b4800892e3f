"""Two variables of the environment that show an author what the door does: a trace, and faults that are raised as they are."""

import os
import sys
from typing import Final

TRACE: Final = "GOVLIAISON_TRACE_PLUGINS"
"""With ``1`` each import, hook and call of an adapter is told on standard error; never what was asked or answered."""
STRICT: Final = "GOVLIAISON_STRICT"
"""With ``1`` a fault of an adapter is raised as it happened, and a plugin that cannot be loaded stops the start."""


def is_strict() -> bool:
    """Tell whether faults are raised as they are."""
    return os.environ.get(STRICT) == "1"


def trace(what: str, who: str, outcome: str, seconds: float) -> None:
    """Tell one step, if somebody wants to know."""
    if os.environ.get(TRACE) == "1":
        sys.stderr.write(f"govliaison: {what} {who}: {outcome} ({seconds * 1000:.1f} ms)\n")
