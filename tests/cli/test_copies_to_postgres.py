"""Moving the ledger between SQLite and PostgreSQL from the command line, there and back."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from postgres_server import drop_schema, new_schema, postgres_dsn

from govliaison.errors import StoreUnavailable
from govliaison.ledger import Broken
from govliaison.liaison import Liaison, moving
from govliaison.values import Reason

Call = Callable[..., Any]


@pytest.fixture
def files(office: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Path, Path, Path]]:
    """Give three files of one deployment: the one in use, one in PostgreSQL, and another one in SQLite."""
    monkeypatch.setenv("LEDGER_DSN", postgres_dsn())
    schema = new_schema()
    text = (office / "liaison.toml").read_text(encoding="utf-8")
    sqlite = 'use = "sqlite"\npath = "ledger.db"'
    assert sqlite in text
    new, back = office / "postgres.toml", office / "back.toml"
    new.write_text(
        text.replace(sqlite, f'use = "postgres"\ndsn = {{ env = "LEDGER_DSN" }}\nschema = "{schema}"\npool_size = 2'),
        encoding="utf-8",
    )
    back.write_text(text.replace("ledger.db", "back.db"), encoding="utf-8")
    yield office / "liaison.toml", new, back
    drop_schema(schema)


def entries(file: Path) -> list[Any]:
    with Liaison.open(file) as liaison:
        return list(liaison.ledger.store.feed(0, 10_000))


@pytest.mark.usefixtures("case")
def test_a_ledger_goes_to_postgres_and_back(call: Call, files: tuple[Path, Path, Path], case: str) -> None:
    sqlite, postgres, back = files
    before = entries(sqlite)
    copied = call("store", "copy", sqlite, postgres, "--json")
    assert (0, len(before)) == (copied.code, copied.document["entries"]), copied.err
    assert len(before) < copied.document["pieces"]
    assert before == entries(postgres)
    assert 0 == call("persons", "add", "wang.wu", "--name", "王五", "--config", postgres).code
    shown = call("cases", "show", case, "--config", postgres, "--json").document
    assert "许可变更被要求重复提交材料" == shown["title"]
    assert "PostgreSQL" in call("doctor", "--config", postgres).out
    answer = call("store", "copy", postgres, back)
    assert "may be used instead" in answer.out
    assert len(before) < len(entries(back))
    assert call("ledger", "verify", "--config", back, "--json").document["whole"]
    assert shown == call("cases", "show", case, "--config", back, "--json").document


def test_a_store_in_postgres_that_is_in_use_is_not_written_over(call: Call, files: tuple[Path, Path, Path]) -> None:
    sqlite, postgres, _ = files
    assert 0 == call("store", "copy", sqlite, postgres).code
    again = call("store", "copy", sqlite, postgres, "--json")
    assert (1, "copy.not-empty") == (again.code, again.error["error"])
    assert call("ledger", "verify", "--config", postgres, "--json").document["whole"]


def test_a_copy_to_postgres_that_broke_off_cannot_be_opened(
    call: Call, files: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    sqlite, postgres, back = files

    def lost(_target: object) -> None:
        raise StoreUnavailable("store.unreachable", path="db", fault="57P01")

    with monkeypatch.context() as patch:
        patch.setattr(moving, "finish_copy", lost)
        assert "store.unreachable" == call("store", "copy", sqlite, postgres, "--json").error["error"]
    assert "copy.unfinished" == call("cases", "list", "--config", postgres, "--json").error["error"]
    assert "copy.unfinished" == call("store", "copy", postgres, back, "--json").error["error"]
    assert "copy.broken-off" == call("store", "copy", sqlite, postgres, "--json").error["error"]


def test_a_ledger_that_is_not_whole_makes_no_finished_copy(
    call: Call, files: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    sqlite, _, back = files
    broken = Broken(position=3, ref="case/x@1", reason=Reason.of("chain.hash"))
    with monkeypatch.context() as patch:
        patch.setattr(Liaison, "verify", lambda _self: iter([broken, 5]))
        assert "copy.broken" == call("store", "copy", sqlite, back, "--json").error["error"]
    assert "copy.unfinished" == call("cases", "list", "--config", back, "--json").error["error"]


def test_a_ledger_is_copied_into_its_own_deployment_only(call: Call, files: tuple[Path, Path, Path]) -> None:
    sqlite, _, back = files
    text = back.read_text(encoding="utf-8")
    code = next(line for line in text.splitlines() if line.startswith("code = "))
    back.write_text(text.replace(code, 'code = "other"'), encoding="utf-8")
    assert "copy.other-code" == call("store", "copy", sqlite, back, "--json").error["error"]
    assert not (back.parent / "back.db").exists()


def test_a_store_that_cannot_be_moved_says_so(
    call: Call, files: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    sqlite, _, back = files
    monkeypatch.setattr(moving, "MovableStore", int)
    assert "copy.cannot" == call("store", "copy", sqlite, back, "--json").error["error"]
