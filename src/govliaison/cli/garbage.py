"""How often a process that runs one command looks for garbage."""

import gc
from typing import Final

_NEW_OBJECTS: Final = 50_000


def collect_rarely() -> None:
    """
    Look for garbage rarely: neither while modules are loaded, which stay, nor among the records of a long list.

    Records are trees, freed as soon as nobody holds them; a command that goes over a hundred thousand of them spends an
    eighth of its time looking for cycles that are not there. For a process of its own only, never inside somebody else's.
    """
    gc.set_threshold(_NEW_OBJECTS, 20, 20)
