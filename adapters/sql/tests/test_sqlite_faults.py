"""What goes wrong with files, and what is said about it."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from govliaison.errors import ConfigError, InputError, StoreUnavailable
from govliaison.plugins import Batch, Change, Claim, Cursor, Index, Message, Query, StoredRecord, VaultItem
from govliaison_sql import connections, open_sqlite
from govliaison_sql.faults import translated
from govliaison_sql.locking import ProcessLock
from govliaison_sql.schema import STEPS


def code_of(error: pytest.ExceptionInfo[StoreUnavailable] | pytest.ExceptionInfo[ConfigError]) -> str:
    assert error.value.message("zh")
    assert error.value.hint("zh")
    assert error.value.hint("en")
    return error.value.code


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable) as caught:
        open_sqlite(tmp_path / "nowhere" / "ledger.db")
    assert code_of(caught) == "store.no-folder"
    assert "nowhere" in str(caught.value)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable) as caught:
        open_sqlite(tmp_path)
    assert code_of(caught) == "store.cannot-open"


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    path.write_text("编号,单位\n" * 1000, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        open_sqlite(path)
    assert code_of(caught) == "store.not-a-database"


def test_the_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE mail (subject TEXT)")
    other.close()
    with pytest.raises(ConfigError) as caught:
        open_sqlite(path)
    assert code_of(caught) == "store.foreign"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("INSERT INTO gl_schema VALUES ('ledger', 99, '', '')", "store.newer"),
        ("UPDATE gl_schema SET checksum = 'x'", "store.changed-step"),
    ],
)
def test_tables_that_are_not_ours_are_refused(tmp_path: Path, change: str, code: str) -> None:
    path = tmp_path / "ledger.db"
    open_sqlite(path).close()
    other = sqlite3.connect(path)
    other.execute(change)
    other.commit()
    other.close()
    with pytest.raises(ConfigError) as caught:
        open_sqlite(path)
    assert code_of(caught) == code


def test_steps_that_are_new_are_applied_to_old_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "ledger.db"
    store = open_sqlite(path)
    store.commit(Batch(cursors=(Cursor("c", 0, 1),)))
    store.close()
    monkeypatch.setattr(connections, "STEPS", (*STEPS, ("CREATE TABLE later (a TEXT) STRICT",)))
    store = open_sqlite(path)
    assert store.cursor("c") == 1
    store.close()
    other = sqlite3.connect(path)
    assert other.execute("SELECT count(*) FROM later").fetchone() == (0,)
    assert other.execute("SELECT count(*) FROM gl_schema").fetchone() == (2,)
    other.close()


def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "ledger.db"
    monkeypatch.setattr(connections, "STEPS", (("CREATE TABLE one (a TEXT)", "no sql at all"),))
    with pytest.raises(StoreUnavailable) as caught:
        open_sqlite(path)
    assert code_of(caught) == "store.failed"
    monkeypatch.undo()
    open_sqlite(path).close()


def test_an_old_sqlite_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "_OLDEST", (99, 0))
    with pytest.raises(ConfigError) as caught:
        open_sqlite(tmp_path / "ledger.db")
    assert code_of(caught) == "store.sqlite-too-old"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_that_may_not_be_written_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "sealed"
    folder.mkdir()
    folder.chmod(0o500)
    with pytest.raises(StoreUnavailable) as caught:
        open_sqlite(folder / "ledger.db")
    assert code_of(caught) in {"store.cannot-open", "store.read-only"}


def test_a_lock_file_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    Path(f"{path}.lock").mkdir()
    with pytest.raises(StoreUnavailable) as caught:
        open_sqlite(path, busy_timeout=0.05)
    assert code_of(caught) in {"store.read-only", "store.locked"}


def test_a_process_that_holds_the_lock_is_waited_for_and_then_named(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    store = open_sqlite(path, busy_timeout=0.05)
    other = ProcessLock(Path(f"{path}.lock"), 0)
    other.acquire()
    with pytest.raises(StoreUnavailable) as caught:
        store.commit(Batch(cursors=(Cursor("c", 0, 1),)))
    store.close()
    other.close()
    assert code_of(caught) == "store.locked"


def test_a_thread_that_holds_the_lock_is_waited_for_and_then_named(tmp_path: Path) -> None:
    store = open_sqlite(tmp_path / "ledger.db", busy_timeout=0.05)
    with store._connections._lock, pytest.raises(StoreUnavailable) as caught:
        store.commit(Batch(cursors=(Cursor("c", 0, 1),)))
    assert code_of(caught) == "store.locked"
    store.close()


def test_a_full_disk_is_named_and_nothing_is_stored(tmp_path: Path) -> None:
    store = open_sqlite(tmp_path / "ledger.db")
    store._connections._writer.execute("PRAGMA max_page_count = 60")
    with pytest.raises(StoreUnavailable) as caught:
        store.put_blob("d", b"x" * 1_000_000)
    assert code_of(caught) == "store.full"
    assert store.blob("d") is None
    store.commit(Batch(cursors=(Cursor("c", 0, 1),)))
    assert store.cursor("c") == 1
    store.close()


@pytest.mark.parametrize(("method", "asked"), [("head", ()), ("commit", (Batch(),))])
def test_a_closed_store_says_so(tmp_path: Path, method: str, asked: tuple[Batch, ...]) -> None:
    store = open_sqlite(tmp_path / "ledger.db")
    store.head()
    store.close()
    store.close()
    with pytest.raises(StoreUnavailable) as caught:
        getattr(store, method)(*asked)
    assert code_of(caught) == "store.closed"


def test_a_store_closed_while_another_thread_reads_closes_that_connection_too(tmp_path: Path) -> None:
    store = open_sqlite(tmp_path / "ledger.db")
    with store._connections.reading() as connection:
        store.close()
    with pytest.raises(sqlite3.ProgrammingError):
        connection.execute("SELECT 1")


def test_a_connection_of_the_driver_used_after_closing_is_no_riddle() -> None:
    connection = sqlite3.connect(":memory:")
    connection.close()
    with pytest.raises(StoreUnavailable) as caught, translated("x.db", 1):
        connection.execute("SELECT 1")
    assert code_of(caught) == "store.closed"


def test_text_that_cannot_be_stored_is_an_input_error(tmp_path: Path) -> None:
    store = open_sqlite(tmp_path / "ledger.db")
    with pytest.raises(InputError):
        store.find(Query(kind="case", reader=None, number="\ud800"))
    with pytest.raises(InputError):
        store.commit(Batch(take=(Claim("\ud800", "case/1"),)))
    store.close()


def test_no_error_shows_what_was_to_be_stored(tmp_path: Path) -> None:
    store = open_sqlite(tmp_path / "ledger.db")
    item = VaultItem(subject="s", item="i", stream="case/1", salt="not bytes", value="李四光")  # type: ignore[arg-type]
    with pytest.raises(StoreUnavailable) as caught:
        store.commit(Batch(vault=(item,)))
    assert "李四光" not in f"{caught.value}{caught.value.__cause__}"
    store.close()


def test_importing_the_package_loads_no_database() -> None:
    program = "import sys, govliaison_sql; print([name for name in ('sqlite3', 'portalocker') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == "[]"


def test_nothing_of_an_erased_subject_is_left_in_the_files(tmp_path: Path) -> None:
    """Not in free pages, not in the write-ahead log, not among deleted words of the search."""
    canary = "canary金丝雀" * 3
    folder = tmp_path / "data"
    folder.mkdir()
    store = open_sqlite(folder / "ledger.db")

    def change(text: str) -> Change:
        index = Index(state="open", text=text)
        record = StoredRecord(
            stream="case/1", kind="case", version=0, shape=1, head="", index=index, body=f'"{text}"'.encode()
        )
        return Change(stream="case/1", expected=0, record=record)

    message = Message(
        id="m", destination="d", lane="l", payload=canary.encode(), subjects=frozenset({"s"}), created=0, not_before=0
    )
    item = VaultItem(subject="s", item="i", stream="case/1", salt=b"s", value=canary)
    file = VaultItem(subject="s", item="f", stream="case/1", salt=b"s", value="digest", blob=True)
    store.put_blob("digest", canary.encode() * 1000)
    store.commit(Batch(changes=(change(canary),), vault=(item, file), messages=(message,)))
    store.commit(Batch(changes=(change("other"),), erase=("s",)))
    left = b"".join(path.read_bytes() for path in folder.iterdir())
    assert b"canary" not in left
    assert "丝雀".encode() not in left
    store.close()
