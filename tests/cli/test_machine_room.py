import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from govliaison.ledger import Broken, Rebuilt
from govliaison.liaison import Liaison
from govliaison.values import Reason

Call = Callable[..., Any]


@pytest.mark.usefixtures("case")
def test_the_sweep_enters_what_became_due(call: Call) -> None:
    assert {"records": 0, "steps": 0, "refused": {}} == call("sweep", "--json").document
    refused = call("sweep", "--at", "2030-01-01", "--json")
    assert "sweep.clock-jumped" == refused.error["error"]
    swept = call("sweep", "--at", "2030-01-01", "--confirm", "--json").document
    assert 1 < swept["records"], "the case, and the duties that nobody did"
    assert swept["records"] <= swept["steps"]


@pytest.mark.usefixtures("case")
def test_the_ledger_is_verified_and_rebuilt(call: Call) -> None:
    verified = call("ledger", "verify", "--json")
    assert (0, True, []) == (verified.code, verified.document["whole"], verified.document["broken"])
    assert "The ledger is whole" in call("ledger", "verify").out
    assert [] == call("ledger", "rebuild", "--json").document["differed"]
    assert "已由底账重建" in call("ledger", "rebuild", "--lang", "zh").out


@pytest.mark.usefixtures("case")
def test_a_broken_ledger_is_named_and_fails(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = Broken(position=3, ref="case/x@1", reason=Reason.of("chain.hash"))
    monkeypatch.setattr(Liaison, "verify", lambda _self, _known: iter([broken, 5]))
    answer = call("ledger", "verify", "--json")
    assert 1 == answer.code
    assert {"position": 3, "entry": "case/x@1", "reason": "chain.hash"} == answer.document["broken"][0]
    assert "底账有 1 处不符（共 5 条记录）：" == call("ledger", "verify", "--lang", "zh").out.splitlines()[0]


@pytest.mark.usefixtures("case")
def test_records_that_differed_are_named(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Liaison, "rebuild", lambda _self: iter([Rebuilt("case/x", differed=True)]))
    assert "case/x" in call("ledger", "rebuild").out


def test_a_person_is_erased_and_the_ledger_stays_whole(call: Call, case: str) -> None:
    document = call("erase", "tel:138-0000-1234", "--reason", "requested", "--json").document
    assert 1 == document["records"]
    assert "" == call("cases", "show", case, "--json").document["phone"]
    assert call("ledger", "verify", "--json").document["whole"]
    assert 1 == call("erase", "tel:138-0000-1234", "--reason", "requested", "--json").code


@pytest.mark.usefixtures("case")
@pytest.mark.parametrize("name", ["register.xlsx", "台账.csv"])
def test_the_register_is_written(call: Call, name: str) -> None:
    assert name == call("register", "export", name, "--json").document["path"]
    assert Path(name).stat().st_size > 100


@pytest.mark.usefixtures("case")
def test_a_register_that_is_open_elsewhere_is_not_touched(call: Call) -> None:
    Path("register.xlsx").write_bytes(b"mine")
    Path(".~lock.register.xlsx#").write_text("somebody", encoding="utf-8")
    answer = call("register", "export", "register.xlsx", "--json")
    assert (1, "file.locked") == (answer.code, answer.error["error"])
    assert b"mine" == Path("register.xlsx").read_bytes()


def test_a_locked_database_is_said(call: Call, case: str) -> None:
    file = Path("liaison.toml")
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('path = "ledger.db"', 'path = "ledger.db"\nbusy_timeout = 1'), encoding="utf-8")
    with closing(sqlite3.connect("ledger.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = call("cases", "admit", case, "--json")
        other.execute("ROLLBACK")
    assert 1 == answer.code
    assert answer.error["error"].startswith("store.")
    assert 0 == call("cases", "admit", case).code


# -- the outbox -------------------------------------------------------------------------------------------------------


def send(call: Call, case: str) -> None:
    """Let something be told to somebody."""
    call("cases", "dispatch", case, "--lead", "联络办")
    call("sweep", "--at", "2030-01-01", "--confirm")


def test_messages_are_listed_and_delivered(call: Call, case: str) -> None:
    send(call, case)
    waiting = call("outbox", "list", "--state", "waiting", "--json").document
    assert waiting
    assert {"id", "destination", "state", "attempts", "created_at", "not_before", "note"} == set(waiting[0])
    assert "待发" in call("outbox", "list", "--lang", "zh").out
    worked = call("outbox", "work", "--json").document
    assert {"done", "retry", "dead"} == set(worked)
    assert 0 < sum(worked.values())


def test_only_dead_messages_are_replayed_or_skipped(call: Call, case: str) -> None:
    send(call, case)
    message = call("outbox", "list", "--json").document[0]["id"]
    for verb in ("replay", "skip"):
        assert "outbox.not-dead" == call("outbox", verb, message, "--json").error["error"]


@pytest.mark.parametrize(("verb", "state"), [("replay", "waiting"), ("skip", "skipped")])
def test_a_dead_message_is_replayed_or_skipped(call: Call, case: str, verb: str, state: str) -> None:
    send(call, case)
    message = call("outbox", "list", "--json").document[0]["id"]
    with closing(sqlite3.connect("ledger.db", isolation_level=None)) as store:
        table = "outbox" if store.execute("SELECT 1 FROM sqlite_master WHERE name = 'outbox'").fetchone() else "message"
        store.execute(f"UPDATE {table} SET state = 'dead' WHERE id = ?", [message])  # noqa: S608 - a name of ours
    assert "失败" in call("outbox", "list", "--state", "dead", "--lang", "zh").out
    assert state == call("outbox", verb, message, "--json").document["state"]


@pytest.mark.usefixtures("office")
def test_the_outbox_is_not_for_everybody(call: Call) -> None:
    call("persons", "add", "wang.wu", "--name", "王五")
    call("posts", "hold", "市监局.handler", "wang.wu")
    answer = call("outbox", "list", "--as", "wang.wu", "--json")
    assert (1, "liaison.outbox-not-yours") == (answer.code, answer.error["error"])
