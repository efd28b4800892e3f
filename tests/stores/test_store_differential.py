"""Whatever text is put into them and asked of them: memory, SQLite and PostgreSQL give the same answers."""

import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import attrs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stores import STORES, new_store
from tiny_ledger import make_change

from govliaison.errors import Conflict
from govliaison.ledger import Batch, Change, Claim, Index, Key, Message, MovableStore, Order, Query, Reader, VaultItem

HOSTILE = (
    *(
        "a",
        "A",
        "a ",
        " a",
        "ａ",
        "é",
        "e\u0301",
        "ß",
        "ss",
        "I",
        "ı",
        "𠮷",
        "\ue021",
        "\uffff",
        "\U0010ffff",
        "\u2028",
        "\x7f",
    ),
    *(
        "'",
        '"',
        "\\",
        "\\'",
        "%",
        "_",
        "?",
        "%s",
        "$1",
        "{}",
        "'; DROP TABLE entry;--",
        "null",
        "[1]",
        "\x01",
        "\r\n",
        "",
        "环评",
    ),
)
letters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
texts = st.sampled_from(HOSTILE) | st.text(letters, max_size=5)
moments = st.none() | st.integers(-3, 3) | st.sampled_from((-(2**62), 2**62))
indexes = st.builds(
    Index,
    state=texts,
    unit=st.none() | texts,
    region=st.none() | texts,
    enterprise=st.none() | texts,
    number=st.none() | texts,
    opened=moments,
    due=moments,
    attention=st.none() | st.integers(0, 3),
    text=st.lists(texts, max_size=3).map("".join),
    audience=st.frozensets(texts, max_size=3),
    tags=st.frozensets(st.tuples(texts, texts), max_size=2),
)


@settings(max_examples=40, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(data=st.data(), names=st.lists(texts, min_size=1, max_size=10, unique=True))
def test_memory_sqlite_and_postgres_give_the_same_answers(data: st.DataObject, names: list[str]) -> None:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        stores = [stack.enter_context(new_store(name, folder)) for name in STORES]
        used = data.draw(st.lists(indexes, min_size=len(names), max_size=len(names)))
        changes = tuple(change(f"case/{name}", index) for name, index in zip(names, used, strict=True))
        batch = Batch(
            changes=changes,
            take=data.draw(st.lists(st.builds(Claim, texts, texts, texts), max_size=3).map(tuple)),
            vault=tuple(
                VaultItem(subject=name, item=index.state, stream=name, salt=b"\0", value=index.text)
                for name, index in zip(names, used, strict=True)
            ),
            messages=tuple(message(name, index) for name, index in zip(names, used, strict=True)),
        )
        same(stores, "commit", batch)
        same(stores, "commit", Batch(erase=tuple(data.draw(st.lists(st.sampled_from(names), max_size=1)))))
        same(stores, "streams", "case", f"case/{data.draw(texts)}", 9)
        same(stores, "messages", None, data.draw(texts), 9)
        same(stores, "vault", [(name, index.state) for name, index in zip(names, used, strict=True)])
        same(stores, "vault_streams", data.draw(st.sampled_from(names)))
        same(stores, "claims", data.draw(st.lists(texts, max_size=4)))
        for _ in range(8):
            query = data.draw(aimed(used))
            same(stores, "count", query, data.draw(st.integers(0, 5)))
            turn_pages(stores, query)
        first, *others = [list(store.dump()) for store in stores]
        assert [first] * len(others) == others


def aimed(used: Sequence[Index]) -> st.SearchStrategy[Query]:
    """Ask for one or two things that stand in some record, or for anything."""

    def some(name: str) -> st.SearchStrategy[Any]:
        return st.none() | st.none() | st.sampled_from([getattr(index, name) for index in used]) | texts

    tokens = st.frozensets(st.sampled_from([token for index in used for token in index.audience] or [""]), max_size=9)
    return st.builds(
        Query,
        kind=st.just("case"),
        reader=st.none() | st.builds(Reader, tokens=tokens, denied=st.just(frozenset()) | tokens),
        states=st.just(frozenset()) | st.frozensets(st.sampled_from([index.state for index in used]), max_size=3),
        unit=some("unit"),
        region=st.none() | some("region").map(lambda region: region and region[:1]),
        enterprise=some("enterprise"),
        number=some("number"),
        due_from=st.none() | moments,
        opened_before=st.none() | moments,
        text=st.none() | some("text").map(lambda text: text and text[1:4]),
        tags=st.just(frozenset()) | st.sampled_from([index.tags for index in used]),
        order=st.sampled_from(Order),
        descending=st.booleans(),
        after=st.none() | st.builds(Key, moments, texts.map("case/{}".format)),
        limit=st.integers(1, 4),
    )


def turn_pages(stores: Sequence[MovableStore], query: Query) -> None:
    while True:
        page = same(stores, "find", query)
        if page.after is None:
            return
        query = attrs.evolve(query, after=page.after)


def same(stores: Sequence[MovableStore], method: str, *asked: Any) -> Any:
    first, *others = [outcome(store, method, asked) for store in stores]
    assert [first] * len(others) == others
    return first


def outcome(store: MovableStore, method: str, asked: tuple[Any, ...]) -> Any:
    try:
        return getattr(store, method)(*asked)
    except Conflict as conflict:
        return ("conflict", conflict.stream)


def change(stream: str, index: Index) -> Change:
    made = make_change(stream, 0)
    return attrs.evolve(made, record=attrs.evolve(made.record, index=index))


def message(name: str, index: Index) -> Message:
    return Message(
        id=name,
        destination=index.state,
        lane=index.state,
        payload=index.text.encode(),
        subjects=frozenset({name}),
        created=0,
        not_before=index.attention or 0,
    )
