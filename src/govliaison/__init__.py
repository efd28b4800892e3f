"""
Run a city's government–enterprise liaison mechanism, and prove that it runs.

Only what the first hour needs is named here, and each name is imported when it is first used, so that
``import govliaison`` costs next to nothing.
"""

from importlib import import_module

__all__ = ["__version__"]

__version__ = "0.1.0"

_HOMES: dict[str, str] = {}


def __getattr__(name: str) -> object:
    """Import a public name from its home the first time it is asked for."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
