"""What goes wrong between us and PostgreSQL, what is done about it, and what is said."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from postgres_server import Server, drop_schema, execute, new_schema, postgres_dsn
from tiny_ledger import assert_whole, make_change

from govliaison.errors import ConfigError, GovliaisonError, InputError, StoreUnavailable
from govliaison.plugins import Batch, Change, Claim, Cursor, Query
from govliaison_sql import open_postgres
from govliaison_sql.postgres import connections
from govliaison_sql.postgres.faults import fault
from govliaison_sql.postgres.schema import STEPS
from govliaison_sql.store import SqlStore


@pytest.fixture
def schema() -> Iterator[str]:
    name = new_schema()
    yield name
    drop_schema(name)


@pytest.fixture
def store(schema: str) -> Iterator[SqlStore]:
    dsn = f"{postgres_dsn()} application_name={schema}"
    made = open_postgres(dsn, schema=schema, pool_size=3, statement_timeout=5, connect_timeout=3)
    yield made
    made.close()


def code_of(error: pytest.ExceptionInfo[Any]) -> str:
    raised: GovliaisonError = error.value
    assert raised.message("zh")
    assert raised.hint("zh")
    assert raised.hint("en")
    return raised.code


def change(stream: str = "case/1", expected: int = 0, previous: str = "") -> Change:
    return make_change(stream, expected, previous)


def terminate_all(schema: str) -> None:
    """Kill every connection of the store."""
    killed = execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{schema}'")  # noqa: S608
    assert killed


def idle_connections(store: SqlStore, number: int) -> None:
    """Let the pool grow."""
    barrier = threading.Barrier(number)

    def work(_connection: object) -> None:
        barrier.wait(5)

    threads = [threading.Thread(target=store._connections.read, args=(work,)) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.timeout(30)
def test_postgres_takes_long_statements_and_forgets_them_where_the_work_fails(store: SqlStore) -> None:
    long = b"\0" * 4_000_000

    def work(connection: Any) -> None:
        connection.execute("INSERT INTO blob VALUES (?, ?)", ("lost", long))
        raise LookupError("midway")

    with pytest.raises(LookupError, match="midway"):
        store._connections.write(work)
    store.put_blob("kept", long)
    assert (None, long) == (store.blob("lost"), store.blob("kept"))


def test_a_killed_connection_to_postgres_is_replaced_and_nobody_notices(schema: str, store: SqlStore) -> None:
    first = change()
    store.commit(Batch(changes=(first,)))
    idle_connections(store, 3)
    terminate_all(schema)
    assert 1 == store.head()
    terminate_all(schema)
    store.commit(Batch(changes=(change("case/1", 1, first.entries[0].hash),)))
    terminate_all(schema)
    assert (
        2
        == len(store.find(Query(kind="case", reader=None)).rows)
        + store.count(Query(kind="case", reader=None), 9).number
    )
    assert_whole(list(store.feed(0, 9)))


def test_a_commit_to_postgres_killed_while_it_commits_is_done_again(schema: str, store: SqlStore) -> None:
    """A trigger kills the connection once, in the middle of COMMIT: nothing was stored, and we must find out."""
    kill_at_commit(schema, "entry")
    store.commit(Batch(changes=(change(),), take=(Claim("k", "case/1"),)))
    assert [1] == [each.position for each in store.feed(0, 9)]
    assert {"k": Claim("k", "case/1")} == store.claims(["k"])


def kill_at_commit(schema: str, table: str) -> None:
    execute(f"""
        SET search_path TO "{schema}";
        CREATE SEQUENCE "{schema}".kills;
        CREATE FUNCTION "{schema}".kill() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF nextval('"{schema}".kills') = 1 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;
                RETURN NULL;
            END $$;
        CREATE CONSTRAINT TRIGGER killer AFTER INSERT ON "{schema}".{table} DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW EXECUTE FUNCTION "{schema}".kill();
    """)


def test_a_commit_to_postgres_of_which_nobody_knows_is_said_to_be_unknown(schema: str, store: SqlStore) -> None:
    """Without entries there is nothing to look for."""
    kill_at_commit(schema, "cursor")
    with pytest.raises(StoreUnavailable) as caught:
        store.commit(Batch(cursors=(Cursor("c", 0, 1),)))
    assert "store.unknown" == code_of(caught)
    store.commit(Batch(cursors=(Cursor("c", 0, 1),)))


def lose_answers(store: SqlStore, monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Lose the answer of commits that did succeed."""
    real: Callable[..., Any] = store._connections._transaction  # type: ignore[attr-defined]
    lost = iter(range(times))

    def losing(work: Any, begin: bytes) -> Any:
        done = real(work, begin)
        if b"READ ONLY" not in begin and next(lost, None) is not None:
            raise connections._Lost(psycopg.OperationalError("lost"), committing=True)
        return done

    monkeypatch.setattr(store._connections, "_transaction", losing)


def test_a_commit_to_postgres_whose_answer_was_lost_is_found_and_not_done_twice(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.commit(Batch(changes=(change("case/0"),)))
    lose_answers(store, monkeypatch, 1)
    committed = store.commit(Batch(changes=(change("case/1"), change("case/2"))))
    assert (2, 3) == (committed.first, committed.last)
    assert 3 == store.head()


def test_a_postgres_that_loses_every_answer_is_unknown(store: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    lose_answers(store, monkeypatch, 9)
    with pytest.raises(StoreUnavailable) as caught:
        store.commit(Batch(changes=(change(),)))
    assert "store.unknown" == code_of(caught)


def test_a_file_is_put_into_postgres_again_when_the_answer_was_lost(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    lose_answers(store, monkeypatch, 1)
    store.put_blob("d", b"data")
    assert b"data" == store.blob("d")


def test_a_postgres_that_is_restarted_is_unavailable_and_then_works_again() -> None:
    server = Server()
    try:
        server.start()
        store = open_postgres(server.dsn, pool_size=2, connect_timeout=1)
        store.commit(Batch(changes=(change("case/1"),)))
        server.stop()
        for attempt in (store.head, lambda: store.commit(Batch(changes=(change("case/2"),)))):
            with pytest.raises(StoreUnavailable) as caught:
                attempt()
            assert "store.unreachable" == code_of(caught)
        with pytest.raises(StoreUnavailable) as caught:
            open_postgres(server.dsn, connect_timeout=1)
        assert "store.unreachable" == code_of(caught)
        server.start()
        assert 1 == head_when_back(store)
        store.commit(Batch(changes=(change("case/2"),)))
        assert 2 == store.head()
        store.close()
    finally:
        server.remove()


def head_when_back(store: SqlStore) -> int:
    """The pool tries again after a second, then after two …"""
    for _ in range(20):
        try:
            return store.head()
        except StoreUnavailable:
            continue
    raise AssertionError("it never came back")


@pytest.mark.parametrize("dead", ["/nowhere", "127.0.0.1"])
def test_a_dead_first_host_of_postgres_is_passed_over(schema: str, dead: str) -> None:
    known = psycopg.conninfo.conninfo_to_dict(postgres_dsn())
    several = {**known, "host": f"{dead},{known['host']}", "port": f"1,{known.get('port', 5432)}"}
    store = open_postgres(psycopg.conninfo.make_conninfo("", **several), schema=schema)
    store.commit(Batch(cursors=(Cursor("c", 0, 1),)))
    assert 1 == store.cursor("c")
    store.close()


def test_a_standby_of_postgres_may_not_be_written_to(schema: str, store: SqlStore) -> None:
    dsn = f"{postgres_dsn()} target_session_attrs=any options='-c default_transaction_read_only=on'"
    replica = open_postgres(dsn, schema=schema)
    assert 0 == replica.head()
    with pytest.raises(StoreUnavailable) as caught:
        replica.commit(Batch(changes=(change(),)))
    replica.close()
    assert "store.replica" == code_of(caught)
    assert 0 == store.head()


def test_a_standby_of_postgres_is_not_taken_for_the_primary(schema: str) -> None:
    with pytest.raises(StoreUnavailable) as caught:
        open_postgres(
            f"{postgres_dsn()} options='-c default_transaction_read_only=on'", schema=schema, connect_timeout=1
        )
    assert "store.unreachable" == code_of(caught)


def test_who_keeps_postgres_waiting_for_too_long_is_not_waited_for(schema: str, store: SqlStore) -> None:
    impatient = open_postgres(postgres_dsn(), schema=schema, statement_timeout=1)
    with store._connections._borrowed() as connection:  # type: ignore[attr-defined]
        connection.execute("BEGIN")
        store._wait_for_turn(connection)  # type: ignore[arg-type]
        with pytest.raises(StoreUnavailable) as caught:
            impatient.commit(Batch(changes=(change(),)))
        connection.execute("ROLLBACK")
    assert "store.timeout" == code_of(caught)
    assert 0 == store.head()
    impatient.close()
    store.commit(Batch(changes=(change(),)))


def test_a_pool_of_postgres_that_is_used_up_says_so(schema: str) -> None:
    store = open_postgres(postgres_dsn(), schema=schema, pool_size=1, connect_timeout=1)
    with store._connections._borrowed(), pytest.raises(StoreUnavailable) as caught:  # type: ignore[attr-defined]
        store.head()
    store.close()
    assert "store.unreachable" == code_of(caught)


@pytest.mark.parametrize(
    "attempt",
    [
        lambda store: store.find(Query(kind="case", reader=None, number="a\0b")),
        lambda store: store.commit(Batch(take=(Claim("a\0b", "case/1"),))),
        lambda store: store.vault([("a\0", "b")]),
        lambda store: store.find(Query(kind="case", reader=None, number="\ud800")),
        lambda store: store.commit(Batch(take=(Claim("\ud800", "case/1"),))),
    ],
    ids=[
        "found with NUL",
        "claimed with NUL",
        "in JSON with NUL",
        "found with half a pair",
        "claimed with half a pair",
    ],
)
def test_text_that_postgres_cannot_keep_is_an_input_error(store: SqlStore, attempt: Callable[[SqlStore], Any]) -> None:
    with pytest.raises(InputError):
        attempt(store)
    assert 0 == store.head()


def test_an_id_too_long_for_an_index_of_postgres_is_an_input_error(store: SqlStore) -> None:
    key = "".join(chr(0x4E00 + number) for number in range(5000))
    with pytest.raises(InputError) as caught:
        store.commit(Batch(take=(Claim(key, "case/1"),)))
    assert "store.too-long" == code_of(caught)


def test_a_schema_of_another_program_in_postgres_is_refused(schema: str) -> None:
    execute(f'CREATE SCHEMA "{schema}"; CREATE TABLE "{schema}".mail (subject text)')
    with pytest.raises(ConfigError) as caught:
        open_postgres(postgres_dsn(), schema=schema)
    assert "store.foreign-schema" == code_of(caught)


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("INSERT INTO \"{}\".gl_schema VALUES ('ledger', 99, '', '')", "store.newer"),
        ("UPDATE \"{}\".gl_schema SET checksum = 'x'", "store.changed-step"),
    ],
)
def test_tables_in_postgres_that_are_not_ours_are_refused(schema: str, statement: str, code: str) -> None:
    open_postgres(postgres_dsn(), schema=schema).close()
    execute(statement.format(schema))
    with pytest.raises(ConfigError) as caught:
        open_postgres(postgres_dsn(), schema=schema)
    assert code == code_of(caught)


def test_steps_that_are_new_are_applied_to_old_tables_in_postgres(schema: str, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_postgres(postgres_dsn(), schema=schema)
    store.commit(Batch(cursors=(Cursor("c", 0, 1),)))
    store.close()
    monkeypatch.setattr(connections, "STEPS", (*STEPS, ("CREATE TABLE later (a text)",)))
    store = open_postgres(postgres_dsn(), schema=schema)
    assert 1 == store.cursor("c")
    store.close()
    assert [(2,)] == execute(f'SELECT count(*) FROM "{schema}".gl_schema')  # noqa: S608 - our own name


def test_a_step_that_fails_leaves_postgres_as_it_was(schema: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "STEPS", (("CREATE TABLE one (a text)", "no sql at all"),))
    with pytest.raises(StoreUnavailable) as caught:
        open_postgres(postgres_dsn(), schema=schema)
    assert "store.failed" == code_of(caught)
    monkeypatch.undo()
    open_postgres(postgres_dsn(), schema=schema).close()


def test_a_database_of_postgres_in_another_encoding_is_refused() -> None:
    name = new_schema()
    execute(f"CREATE DATABASE {name} ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0")
    try:
        with pytest.raises(ConfigError) as caught:
            open_postgres(psycopg.conninfo.make_conninfo(postgres_dsn(), dbname=name))
    finally:
        execute(f"DROP DATABASE {name}")
    assert "store.encoding" == code_of(caught)


def test_an_old_postgres_is_refused(schema: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "_OLDEST", 99)
    with pytest.raises(ConfigError) as caught:
        open_postgres(postgres_dsn(), schema=schema)
    assert "store.postgres-too-old" == code_of(caught)


def test_a_dsn_of_postgres_that_cannot_be_read_is_not_repeated() -> None:
    with pytest.raises(ConfigError) as caught:
        open_postgres("password=geheim hst=db")
    assert "store.bad-dsn" == code_of(caught)
    assert "geheim" not in f"{caught.value}{caught.value.__cause__}"


def test_a_postgres_that_is_not_there_is_named_without_its_password() -> None:
    with pytest.raises(StoreUnavailable) as caught:
        open_postgres("host=127.0.0.1 port=1 dbname=ledger password=geheim", connect_timeout=1)
    assert "store.unreachable" == code_of(caught)
    assert "127.0.0.1/ledger#govliaison" in str(caught.value)
    assert "geheim" not in f"{caught.value}{caught.value.__cause__}"


@pytest.mark.parametrize(("method", "asked"), [("head", ()), ("commit", (Batch(),))])
def test_a_closed_postgres_store_says_so(store: SqlStore, method: str, asked: tuple[Batch, ...]) -> None:
    store.close()
    store.close()
    with pytest.raises(StoreUnavailable) as caught:
        getattr(store, method)(*asked)
    assert "store.closed" == code_of(caught)


def test_a_postgres_store_tells_about_itself(store: SqlStore) -> None:
    facts = store.describe()
    assert "PostgreSQL" == facts["engine"]
    assert int(facts["bytes"]) > 0


def test_a_schema_of_postgres_may_have_any_name() -> None:
    schema = f'{new_schema()} "底账"; DROP'
    store = open_postgres(postgres_dsn(), schema=schema)
    store.commit(Batch(changes=(change(),)))
    assert 1 == store.head()
    store.close()
    drop_schema(schema.replace('"', '""'))


def test_a_commit_to_postgres_is_durable_even_where_the_server_is_not_asked_to_be(schema: str) -> None:
    store = open_postgres(f"{postgres_dsn()} options='-c synchronous_commit=off'", schema=schema)
    assert "on" == store._connections.read(lambda each: each.execute("SHOW synchronous_commit").fetchone())[0]
    store.close()


@pytest.mark.parametrize(
    ("state", "code"), [("40P01", "store.busy"), ("53300", "store.unreachable"), ("42601", "store.failed")]
)
def test_what_postgres_says_has_a_name(state: str, code: str) -> None:
    assert code == fault(psycopg.errors.lookup(state)(), "db", 1).code


def test_a_deadlock_in_postgres_is_resolved_by_doing_it_again(store: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    turns: list[int] = []

    def wait(_connection: object) -> None:
        turns.append(1)
        if len(turns) == 1:
            raise psycopg.errors.DeadlockDetected

    monkeypatch.setattr(store, "_wait_for_turn", wait)
    store.commit(Batch(changes=(change(),)))
    assert (2, 1) == (len(turns), store.head())


def test_who_uses_sqlite_loads_nothing_of_postgres(tmp_path: Path) -> None:
    program = """
import sys
sys.modules["psycopg"] = None
import govliaison_sql.plugin
from govliaison.errors import ConfigError
govliaison_sql.open_sqlite("ledger.db").close()
try:
    govliaison_sql.open_postgres("")
except ConfigError as error:
    print(error.code)
"""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert "store.no-driver" == done.stdout.strip()
