"""The doors of rooms: what a room offers is imported when it is first asked for, so that a command loads what it needs."""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module


def door(room: str, homes: Mapping[str, str]) -> tuple[Callable[[str], object], Callable[[], list[str]], list[str]]:
    """
    Make the door of a room: its ``__getattr__``, ``__dir__`` and ``__all__``.

    What type checkers see stands in the room's ``__init__.pyi``; a test holds both to each other.

    Args:
        room: name of the package
        homes: module, with a dot before it if it lies in the room → the names that it offers, with spaces between them
    """
    home_of = {name: home for home, names in homes.items() for name in names.split()}

    def find(name: str) -> object:
        if name not in home_of:
            message = f"module {room!r} has no attribute {name!r}"
            raise AttributeError(message)
        found: object = getattr(import_module(home_of[name], room), name)
        setattr(sys.modules[room], name, found)  # asked once
        return found

    return find, lambda: sorted(home_of), sorted(home_of)
