"""Pairs of characters, and where a query looks first."""

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.plugins import Batch, Change, Index, Order, Query, Reader, StoredRecord, fold_for_search, search_words
from govliaison_sql import open_sqlite, plans
from govliaison_sql.dialects import SQLITE
from govliaison_sql.migrate import migrate
from govliaison_sql.queries import select_keys
from govliaison_sql.schema import STEPS
from govliaison_sql.search import fts5_match, grams_of

texts = st.text(st.sampled_from("环评慢 aB\"'*-()^:!é\u0301𠮷Ａß\u2028"), max_size=12)


@given(text=texts, query=texts)
def test_what_fts_proposes_holds_everything_that_is_there(text: str, query: str) -> None:
    folded, words = fold_for_search(text), search_words(query)
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE s USING fts5 (g, content='', columnsize=0, detail=none, tokenize='ascii')")
    connection.execute("INSERT INTO s (rowid, g) VALUES (1, ?)", (grams_of(folded),))
    if words and all(word in folded for word in words):
        assert connection.execute("SELECT rowid FROM s WHERE s MATCH ?", (fts5_match(words),)).fetchall() == [(1,)]
    connection.close()


def test_long_searches_stay_short_questions() -> None:
    assert len(fts5_match([chr(0x4E00 + number) + "评" for number in range(500)]).split()) == 24


def put(path: Path, *indexes: Index, expected: int = 0) -> None:
    """Write records without entries."""
    store = open_sqlite(path)
    changes = [
        Change(
            stream=f"case/{number}",
            expected=expected,
            record=StoredRecord(
                stream=f"case/{number}", kind="case", version=0, shape=1, head="", index=index, body=b"{}"
            ),
        )
        for number, index in enumerate(indexes)
    ]
    store.commit(Batch(changes=tuple(changes)))
    store.close()


def hits(path: Path, word: str) -> int:
    connection = sqlite3.connect(path)
    (number,) = connection.execute("SELECT count(*) FROM search WHERE search MATCH ?", (fts5_match([word]),)).fetchone()
    connection.close()
    return int(number)


def test_pairs_of_a_text_that_went_are_gone_from_the_index(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    put(path, Index(state="open", text="环评太慢"))
    assert hits(path, "环评") == 1
    put(path, Index(state="open", text="融资"))
    assert (hits(path, "环评"), hits(path, "融资")) == (0, 1)
    put(path, Index(state="open"))
    assert hits(path, "融资") == 0


@pytest.mark.parametrize("order", Order)
def test_the_shorter_of_two_long_lists_is_walked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, order: Order) -> None:
    monkeypatch.setattr(plans, "_FEW", 1)
    path = tmp_path / "ledger.db"
    everybody = frozenset({"all"})
    put(path, *(Index(state="open" if number < 3 else "closed", audience=everybody) for number in range(9)))
    store = open_sqlite(path)
    query = Query(kind="case", reader=Reader(tokens=everybody), states=frozenset({"open"}), order=order)
    with store._connections.reading() as connection:
        plan = plans.plan_of(connection, query, SQLITE)
    assert plan is not None
    assert [source.where.values for source in plan.sources] == [("case", "s:open")]
    assert len(store.find(query).rows) == 3
    store.close()


def test_a_page_reads_ranges_of_an_index_and_sorts_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plans, "_FEW", 1)
    path = tmp_path / "ledger.db"
    put(path, *(Index(state="open", opened=number, audience=frozenset({f"t{number % 2}"})) for number in range(9)))
    store = open_sqlite(path)
    query = Query(kind="case", reader=Reader(tokens=frozenset({"t0", "t1"})))
    with store._connections.reading() as connection:
        plan = plans.plan_of(connection, query, SQLITE)
        assert plan is not None
        select = select_keys(plan, query, "with", 5)
        steps = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {select.text}", select.values)]
    store.close()
    assert not [step for step in steps if step.startswith("SCAN") or "TEMP B-TREE" in step]
    assert len([step for step in steps if "SEARCH p USING" in step]) == 2


@pytest.mark.parametrize(("prefix", "end"), [("r:4104", "r:4105"), ("r:\ud7ff", "r:\ue000"), ("r\U0010ffff", "s")])
def test_the_end_of_a_prefix_is_the_next_text(prefix: str, end: str) -> None:
    assert plans.end_of(prefix) == end


def test_steps_already_applied_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    open_sqlite(path).close()
    connection = sqlite3.connect(path)
    migrate(connection, "ledger", STEPS, str(path))
    assert not connection.in_transaction
    connection.close()
