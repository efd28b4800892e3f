"""What the store machine draws from, made of the few strategies that an author may narrow."""

from typing import Any, Final

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from govliaison.plugins import Claim, Index, Order, Query, Reader, VaultItem
from govliaison.testing.strategies import DIGESTS

KINDS: Final = ("case", "Case")
LANES: Final = ("mail:case/a", "mail:case/A")
OWNERS: Final = ("worker-1", "Worker-1", "w")
NAMES: Final = ("sweep", "Sweep")
ITEMS: Final = ("title", "Title", "e\u0301")
FILES: Final = ("file", "File")


@attrs.frozen(kw_only=True)
class Alphabet:
    """
    The strategies of a store contract, as the author left or narrowed them.

    Attributes:
        ids: of streams, units, enterprises, numbers, claims
        texts: what is kept and searched
        words: what is searched for
        micros: moments, microseconds UTC
        tokens: of audiences
        states: of records
        regions: codes and their beginnings
        subjects: of the vault
    """

    ids: SearchStrategy[str]
    texts: SearchStrategy[str]
    words: SearchStrategy[str]
    micros: SearchStrategy[int]
    tokens: SearchStrategy[str]
    states: SearchStrategy[str]
    regions: SearchStrategy[str]
    subjects: SearchStrategy[str]


class Pools:
    """What is built of an alphabet; the longer a list is, the rarer two of its members meet."""

    def __init__(self, alphabet: Alphabet) -> None:
        self.ids = alphabet.ids
        self.micros = alphabet.micros
        self.subjects = alphabet.subjects
        self.some_subjects = st.lists(alphabet.subjects, max_size=2)
        self.streams = st.builds("{}/{}".format, st.sampled_from(KINDS), alphabet.ids)
        self.audiences = st.frozensets(alphabet.tokens, max_size=3)
        self.claims = st.builds(Claim, alphabet.ids, self.streams, st.sampled_from(("", "note", "é")))
        self.vault_items = self._vault_items(alphabet)
        tags = _tags(alphabet.ids)
        readers = st.none() | st.builds(Reader, tokens=self.audiences, denied=st.just(frozenset()) | self.audiences)
        self.indexes = self._indexes(alphabet, tags)
        self.queries = self._queries(alphabet, readers, tags)
        self.wide_queries = self._wide_queries(alphabet, readers)

    def _indexes(self, alphabet: Alphabet, tags: SearchStrategy[frozenset[tuple[str, str]]]) -> SearchStrategy[Index]:
        return st.builds(
            Index,
            state=alphabet.states,
            unit=st.none() | alphabet.ids,
            region=st.none() | alphabet.regions,
            enterprise=st.none() | alphabet.ids,
            number=st.none() | alphabet.ids,
            opened=st.none() | alphabet.micros,
            due=st.none() | alphabet.micros,
            attention=st.none() | st.integers(0, 9),
            text=alphabet.texts,
            audience=self.audiences,
            tags=tags,
        )

    def _queries(
        self,
        alphabet: Alphabet,
        readers: SearchStrategy[Reader | None],
        tags: SearchStrategy[frozenset[tuple[str, str]]],
    ) -> SearchStrategy[Query]:
        optional_id, optional_moment = st.none() | st.none() | alphabet.ids, st.none() | st.none() | alphabet.micros
        return st.builds(
            Query,
            kind=st.sampled_from(KINDS),
            reader=readers,
            states=st.just(frozenset()) | st.frozensets(alphabet.states, max_size=2),
            unit=optional_id,
            region=st.none() | alphabet.regions,
            enterprise=optional_id,
            number=optional_id,
            opened_from=optional_moment,
            opened_before=optional_moment,
            due_from=optional_moment,
            due_before=optional_moment,
            text=st.none() | st.lists(alphabet.words, max_size=2).map(" ".join),
            tags=st.just(frozenset()) | tags,
            **_pages(),
        )

    def _wide_queries(self, alphabet: Alphabet, readers: SearchStrategy[Reader | None]) -> SearchStrategy[Query]:
        """Most queries have one or two conditions, else nothing is ever found."""
        wide = st.frozensets(alphabet.tokens, min_size=1).map(lambda tokens: Reader(tokens=tokens))
        return st.builds(
            Query,
            kind=st.just(KINDS[0]),
            reader=st.none() | wide | readers,
            text=st.none() | alphabet.words,
            **_pages(),
        )

    def _vault_items(self, alphabet: Alphabet) -> SearchStrategy[VaultItem]:
        fields: dict[str, Any] = {
            "subject": alphabet.subjects,
            "stream": self.streams,
            "salt": st.binary(min_size=16, max_size=16),
        }
        item = st.builds(VaultItem, item=st.sampled_from(ITEMS), value=alphabet.texts, **fields)
        blob = st.sampled_from((True,))
        file = st.builds(VaultItem, item=st.sampled_from(FILES), value=st.sampled_from(DIGESTS), blob=blob, **fields)
        return item | file


def _tags(ids: SearchStrategy[str]) -> SearchStrategy[frozenset[tuple[str, str]]]:
    """Names and values that run into each other when they are joined."""
    clumsy = st.sampled_from([("tag", "1:x"), ("tag:1", "x"), ("", "tag"), ("tag", "")])
    return st.frozensets(st.tuples(st.sampled_from(("tag", "Tag")), ids) | clumsy, max_size=3)


def _pages() -> dict[str, SearchStrategy[Any]]:
    return {"order": st.sampled_from(Order), "descending": st.booleans(), "limit": st.integers(1, 4)}
