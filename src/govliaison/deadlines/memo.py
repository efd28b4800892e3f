"""What was worked out before, and is the same for many matters."""

from collections.abc import Callable, Hashable
from typing import Final, Generic, TypeVar

import attrs

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

_MOST: Final = 10_000


@attrs.frozen
class Memo(Generic[K, V]):
    """
    Remembers results by what they depend on; once there are too many, it forgets them all.

    >>> memo: Memo[int, int] = Memo()
    >>> memo.get(3, lambda: 9), memo.get(3, lambda: 0)
    (9, 9)
    """

    _known: dict[K, V] = attrs.field(factory=dict)

    def get(self, key: K, work: Callable[[], V]) -> V:
        """Give the result for a key, working it out if it is not known."""
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            found = self._known[key] = work()
        return found
