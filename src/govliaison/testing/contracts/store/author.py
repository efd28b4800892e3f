"""What an author says of a store."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

import pytest
from hypothesis.strategies import SearchStrategy

from govliaison.plugins import Store
from govliaison.testing import strategies
from govliaison.testing.contracts.base import Contract
from govliaison.testing.pools import Alphabet, Pools


class StoreAuthor(Contract[Store]):
    """
    The part of the store contract that authors fill in or narrow.

    Attributes:
        ids: of streams, units, enterprises, numbers, claims
        texts: what is kept and searched
        words: what is searched for
        micros: moments, microseconds UTC
        tokens: of audiences
        states: of records
        regions: codes and their beginnings
        subjects: of the vault
        patience: seconds after which threads that work at once are taken to hang
    """

    abilities: ClassVar[Mapping[str, str]] = {
        "durable": "what was committed is there after the store was closed and opened again",
        "concurrent": "several handles, also of several processes, may work on the same data at once",
    }
    open_names: ClassVar[frozenset[str]] = Contract.open_names | {"reopen", "peek", "patience"}

    ids: ClassVar[SearchStrategy[str]] = strategies.ids
    texts: ClassVar[SearchStrategy[str]] = strategies.texts
    words: ClassVar[SearchStrategy[str]] = strategies.words
    micros: ClassVar[SearchStrategy[int]] = strategies.micros
    tokens: ClassVar[SearchStrategy[str]] = strategies.tokens
    states: ClassVar[SearchStrategy[str]] = strategies.states
    regions: ClassVar[SearchStrategy[str]] = strategies.regions
    subjects: ClassVar[SearchStrategy[str]] = strategies.subjects
    patience: ClassVar[float] = 60.0

    def reopen(self, store: Any, /) -> Store:  # noqa: ARG002 - for authors
        """Open the data of a store once more, beside it if it is open still."""
        raise AssertionError("a store that is durable or concurrent needs reopen")

    def peek(self, _store: Any, /) -> Iterable[tuple[str, int, bytes]]:
        """Read ``(stream, version, payload)`` of all entries in order of position, without the store's own code."""
        pytest.skip("this store is not read from behind: its author wrote no peek")

    def pools(self) -> Pools:
        """Give what the machine draws from."""
        return Pools(
            Alphabet(
                ids=self.ids,
                texts=self.texts,
                words=self.words,
                micros=self.micros,
                tokens=self.tokens,
                states=self.states,
                regions=self.regions,
                subjects=self.subjects,
            )
        )
