"""Hooks that will go: since when, what to write instead, and in which version they are gone."""

from collections.abc import Iterable
from typing import Final

import attrs


class GovliaisonDeprecationWarning(DeprecationWarning):
    """A plugin uses something that will be removed; tests of adapters turn it into an error."""


@attrs.frozen(kw_only=True)
class DeprecatedHook:
    """
    A hook that is still asked and will not be for ever.

    Attributes:
        hook: its name
        since: version from which it is deprecated
        removed: version in which it is not known any more; two minor versions and twelve months later at least
        instead: what to write
    """

    hook: str
    since: str
    removed: str
    instead: str

    def message(self, plugin: str) -> str:
        """Say so to the author of a plugin."""
        return (
            f"{self.hook} is deprecated since {self.since}, use {self.instead}, removed in {self.removed}"
            f" (plugin: {plugin})"
        )


DEPRECATED_HOOKS: Final[tuple[DeprecatedHook, ...]] = ()
"""Every deprecated hook. Nothing is, before the first release."""


def expired(version: str, rows: Iterable[DeprecatedHook] = DEPRECATED_HOOKS) -> tuple[DeprecatedHook, ...]:
    """
    Give what should be gone in a version.

    >>> row = DeprecatedHook(hook="govliaison_sms", since="0.1", removed="0.9", instead="govliaison_notifiers")
    >>> expired("0.10.0", [row]) == (row,), expired("0.8.1", [row])
    (True, ())
    """
    return tuple(row for row in rows if _numbers(row.removed) <= _numbers(version))


def _numbers(version: str) -> tuple[int, ...]:
    """Read the numbers of a version up to the first part that is none: one in the making counts as made."""
    numbers: list[int] = []
    for part in version.split("."):
        if not part.isdecimal():
            break
        numbers.append(int(part))
    return tuple(numbers)
