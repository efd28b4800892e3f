"""Leaving plugins out of one call (``--no-plugins``), before anything is looked for."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

import attrs


@attrs.frozen
class LeftOut:
    """
    Which plugins are left out.

    Attributes:
        names: of plugins, distributions, or local files as ``use`` names them; None for all
    """

    names: frozenset[str] | None = frozenset()

    def has(self, *names: str) -> bool:
        """Tell whether something of one of these names is left out."""
        return self.names is None or not self.names.isdisjoint(names)


_NONE: Final = LeftOut()
_LEFT_OUT: ContextVar[LeftOut] = ContextVar("govliaison_left_out")


@contextmanager
def without_plugins(names: Collection[str] | None) -> Iterator[None]:
    """
    Leave plugins out for the time of a ``with`` statement: they are not imported.

    What comes with the core, and what is handed over in code, stays.

    Args:
        names: of plugins or distributions, or of local files such as ``./plugin.py``; None for all
    """
    token = _LEFT_OUT.set(LeftOut(None if names is None else frozenset(names)))
    try:
        yield
    finally:
        _LEFT_OUT.reset(token)


def left_out() -> LeftOut:
    """Give what is left out now."""
    return _LEFT_OUT.get(_NONE)
