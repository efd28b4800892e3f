import json
import re
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.access import AccessAnswer
from govliaison.calendar import DayTable
from govliaison.errors import AdapterFault, InputError, StoreUnavailable
from govliaison.plugins import (
    POLICIES,
    Delivered,
    FaultLog,
    Kind,
    Rendered,
    RetryLater,
    Row,
    Trouble,
    Undeliverable,
    answers,
    guard,
    read_faults,
)
from govliaison.plugins.answers import WrongAnswer
from govliaison.plugins.guard import Guard, Who
from govliaison.plugins.waiting import Helper
from govliaison.values import Reason

NOON = datetime(2026, 11, 22, 4, tzinfo=UTC)


class Noon:
    def now(self) -> datetime:
        return NOON


def make(kind: Kind = Kind.NOTIFIER, log: FaultLog | None = None, deadline: float | None = None) -> Guard:
    who = Who(kind=kind, name="sms", distribution="acme-sms", version="2.1")
    return Guard(who, clock=Noon(), log=log or FaultLog(), deadline=deadline)


def plain(answer: object) -> object:
    return answer


def raising(error: BaseException) -> Callable[[], None]:
    def call() -> None:
        raise error

    return call


def test_every_kind_has_a_policy_and_only_stores_wait_for_ever() -> None:
    assert set(Kind) == set(POLICIES)
    assert [Kind.STORE] == [kind for kind, policy in POLICIES.items() if policy.deadline is None]
    folder = Path(__file__).parent
    names = {
        Kind.STORE: "stores",
        Kind.BLOB_STORE: "blob_stores",
        Kind.KEY_RING: "key_rings",
        Kind.ACCESS_POLICY: "access_policies",
    }
    missing = [kind for kind in Kind if not (folder / f"test_failing_{names.get(kind, kind.value)}.py").is_file()]
    assert [] == missing


@pytest.mark.parametrize("name", ["adapters.md", "adapters.zh-CN.md"])
def test_the_failure_table_of_the_docs_is_that_of_the_code(name: str) -> None:
    page = (Path(__file__).parents[2] / "docs" / name).read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| `([a-z-]+)`(?:: |\uff1a).* \| (\d+|–) \|$", page, re.MULTILINE)
    assert [
        (kind, each.on_fault, f"{each.deadline:g}" if each.deadline else "–") for kind, each in POLICIES.items()
    ] == rows


def test_a_fault_names_adapter_distribution_and_version_and_nobody_else() -> None:
    log = FaultLog()
    with pytest.raises(AdapterFault) as caught:
        make(log=log).ask("notify", raising(RuntimeError("张三丰 13800001234")), plain)
    (fault,) = log.faults
    assert ("notifiers", "sms", "acme-sms", "2.1", "notify", Trouble.RAISED, NOON) == (
        *(fault.kind, fault.name, fault.distribution, fault.version),
        *(fault.call, fault.trouble, fault.at),
    )
    assert fault.what.startswith("RuntimeError (test_guard.py:")
    for text in (str(fault), str(caught.value), caught.value.message("zh"), caught.value.hint("zh")):
        assert "张三丰" not in text
        assert "{" not in text
    assert "acme-sms 2.1" in caught.value.message("zh")


def test_an_answer_is_taken_over_and_no_fault() -> None:
    log = FaultLog()
    assert 5 == make(log=log).ask("notify", lambda: 5, plain)
    assert () == log.faults


def test_whoever_wants_to_stop_the_program_stops_it() -> None:
    log = FaultLog()
    with pytest.raises(KeyboardInterrupt):
        make(log=log).ask("notify", raising(KeyboardInterrupt()), plain)
    assert () == log.faults


def test_an_error_that_the_protocol_names_is_an_answer() -> None:
    log = FaultLog()
    with pytest.raises(InputError):
        make(Kind.CHANNEL, log).ask("receive", raising(InputError("text.nul")), plain)
    assert () == log.faults
    with pytest.raises(AdapterFault):
        make(Kind.NOTIFIER, log).ask("notify", raising(InputError("text.nul")), plain)


def test_a_call_that_takes_too_long_is_left_behind_and_what_it_still_finds_is_thrown_away() -> None:
    go, done, log = threading.Event(), threading.Event(), FaultLog()

    def call() -> str:
        go.wait(10)
        done.set()
        return "late"

    guarded = make(log=log, deadline=0.1)
    began = time.monotonic()
    with pytest.raises(AdapterFault, match="fault-overdue"):
        guarded.ask("notify", call, plain)
    assert time.monotonic() - began < 5
    with pytest.raises(AdapterFault, match="fault-resting"):
        guarded.ask("notify", lambda: "right", plain)
    go.set()
    assert done.wait(5)
    for _ in range(500):
        if not guarded._lost[0].is_busy:
            break
        time.sleep(0.01)
    assert "right" == guarded.ask("notify", lambda: "right", plain)
    assert [Trouble.OVERDUE] == [fault.trouble for fault in log.faults]


def test_after_a_rest_it_is_asked_again_but_not_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "REST", 0.0)
    guarded, go = make(deadline=0.01), threading.Event()
    said = []
    for _ in range(10):
        with pytest.raises(AdapterFault) as caught:
            guarded.ask("notify", lambda: go.wait(20), plain)
        said.append(caught.value.params["trouble"])
    go.set()
    assert ["overdue"] * 8 + ["resting"] * 2 == said


def test_what_the_operator_says_of_the_deadline_holds() -> None:
    assert (30, 5) == (make().patience, make(deadline=5).patience)


def test_a_thread_is_used_again_and_ends_with_its_guard() -> None:
    guarded = make()
    names = {guarded.ask("notify", lambda: threading.current_thread().ident, plain) for _ in range(20)}
    assert 1 == len(names)
    assert threading.get_ident() not in names
    (ident,) = names
    del guarded
    for _ in range(500):
        if ident not in {each.ident for each in threading.enumerate()}:
            break
        time.sleep(0.01)
    assert ident not in {each.ident for each in threading.enumerate()}


def test_several_threads_ask_at_once() -> None:
    guarded, barrier = make(), threading.Barrier(4)
    threads = [threading.Thread(target=guarded.ask, args=("notify", barrier.wait, plain)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert not barrier.broken


def test_a_rule_that_takes_its_time_is_told_once_and_its_answer_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = attrs.evolve(POLICIES[Kind.ROUTER], budget=0.0)
    monkeypatch.setattr(guard, "POLICIES", {Kind.ROUTER: slow})
    log = FaultLog()
    guarded = make(Kind.ROUTER, log)
    assert [1, 1] == [guarded.ask("propose", lambda: 1, plain) for _ in range(2)]
    assert [Trouble.SLOW] == [fault.trouble for fault in log.faults]


def test_of_a_store_only_errors_are_looked_at_in_the_thread_of_whoever_asks() -> None:
    log = FaultLog()
    store = make(Kind.STORE, log)
    assert threading.get_ident() == store.watch("head", threading.get_ident)
    with pytest.raises(StoreUnavailable):
        store.watch("commit", raising(StoreUnavailable("store.closed", path="x")))
    assert () == log.faults
    with pytest.raises(AdapterFault):
        store.watch("commit", raising(SystemExit(1)))
    assert ["raised"] == [fault.trouble for fault in log.faults]


def test_an_author_sees_faults_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOVLIAISON_STRICT", "1")
    with pytest.raises(ZeroDivisionError):
        make().ask("notify", lambda: 1 / 0, plain)
    with pytest.raises(ZeroDivisionError):
        make(Kind.STORE).watch("commit", lambda: 1 / 0)


def test_a_trace_tells_who_was_called_and_nothing_that_was_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make().ask("notify", lambda: "张三丰", plain)
    assert "" == capsys.readouterr().err
    monkeypatch.setenv("GOVLIAISON_TRACE_PLUGINS", "1")
    make().ask("notify", lambda: "张三丰", plain)
    with pytest.raises(AdapterFault):
        make().ask("notify", raising(RuntimeError("张三丰")), plain)
    said = capsys.readouterr().err
    assert ["govliaison: call notifiers.sms notify: str", "govliaison: call notifiers.sms notify: raised"] == [
        line.rpartition(" (")[0] for line in said.splitlines()
    ]


# -- the log ---------------------------------------------------------------------------------------------------------


def test_faults_are_told_to_the_next_process_for_a_week(tmp_path: Path) -> None:
    file = tmp_path / "faults.jsonl"
    log = FaultLog(file)
    with pytest.raises(AdapterFault):
        make(log=log).ask("notify", lambda: 1 / 0, plain)
    with file.open("a", encoding="utf-8") as stream:
        naive = file.read_text(encoding="utf-8").replace("+00:00", "")
        stream.write(f'half a li\n{{"kind": 1}}\n[]\n{naive}')
    assert log.faults == tuple(read_faults(file, NOON + timedelta(days=6)))
    assert [] == [*read_faults(file, NOON + timedelta(days=8))]
    assert [] == [*read_faults(tmp_path / "none", NOON)]


def test_where_nothing_can_be_written_faults_are_kept_all_the_same(tmp_path: Path) -> None:
    log = FaultLog(tmp_path / "nowhere" / "faults.jsonl")
    with pytest.raises(AdapterFault, match="ZeroDivisionError"):
        make(log=log).ask("notify", lambda: 1 / 0, plain)
    assert 1 == len(log.faults)


def test_the_file_does_not_grow_for_ever(tmp_path: Path) -> None:
    file = tmp_path / "faults.jsonl"
    log = FaultLog(file)
    for _ in range(200):
        with pytest.raises(AdapterFault):
            make(log=log).ask("notify", lambda: 1 / 0, plain)
    assert (200, 100) == (len(log.faults), len(file.read_text(encoding="utf-8").splitlines()))
    file.write_text("x" * 300_000, encoding="utf-8")
    with pytest.raises(AdapterFault):
        make(log=FaultLog(file)).ask("notify", lambda: 1 / 0, plain)
    assert 1 == len(file.read_text(encoding="utf-8").splitlines())
    assert json.loads(file.read_text(encoding="utf-8"))["distribution"] == "acme-sms"


# -- answers ---------------------------------------------------------------------------------------------------------


RIGHT = Reason.of("sms.busy", times=3)
SURROGATE = "\ud800"


@pytest.mark.parametrize(
    "answer",
    [
        Delivered(),
        Delivered(receipt="GW-1"),
        Undeliverable(reason=RIGHT),
        RetryLater(reason=RIGHT),
        RetryLater(reason=RIGHT, not_before=NOON + timedelta(days=1)),
    ],
)
def test_a_right_delivery_is_taken(answer: Any) -> None:
    assert answer == answers.take_delivery(NOON)(answer)


def wrong(kind: type, **parts: Any) -> Any:
    return kind(**parts)


@pytest.mark.parametrize(
    "answer",
    [
        None,
        True,
        wrong(Delivered, receipt=5),
        Delivered(receipt="a\0b"),
        Delivered(receipt=SURROGATE),
        Delivered(receipt="x" * 2000),
        wrong(Undeliverable, reason="no number"),
        wrong(Undeliverable, reason=Reason("x", (("a", 1.5),))),  # type: ignore[arg-type]
        wrong(Undeliverable, reason=Reason("x", [("a", 1)])),  # type: ignore[arg-type]
        wrong(Undeliverable, reason=Reason("x", ("ab", "cd"))),  # type: ignore[arg-type]
        RetryLater(reason=RIGHT, not_before=datetime(2026, 11, 23)),  # noqa: DTZ001 - it is wrong
        RetryLater(reason=RIGHT, not_before=NOON + timedelta(days=3650)),
        wrong(RetryLater, reason=RIGHT, not_before="tomorrow"),
    ],
)
def test_a_wrong_delivery_is_refused(answer: Any) -> None:
    with pytest.raises(WrongAnswer):
        answers.take_delivery(NOON)(answer)


def test_what_policies_say_is_taken_over_as_it_stands() -> None:
    assert AccessAnswer(tokens=frozenset({"a"})) == answers.take_tokens(wrong(AccessAnswer, tokens={"a"}))
    for answer in (None, wrong(AccessAnswer, tokens="abc"), wrong(AccessAnswer, denied=["a"])):
        with pytest.raises(WrongAnswer):
            answers.take_tokens(answer)


@pytest.mark.parametrize("answer", ["market", 5, ["market"], {"market": 1}])
def test_proposals_that_are_none_are_refused(answer: Any) -> None:
    with pytest.raises(WrongAnswer):
        answers.take_proposals(answer)


@pytest.mark.parametrize(
    "answer",
    [
        DayTable(year=2025, source="x", days={}),
        wrong(DayTable, year=2026, source=5, days={}),
        wrong(DayTable, year=2026, source="x", days=()),
        wrong(DayTable, year=2026, source="x", days={datetime(2026, 1, 1): "off"}),  # noqa: DTZ001 - it is wrong
        [],
    ],
)
def test_days_that_are_none_are_refused(answer: Any) -> None:
    with pytest.raises(WrongAnswer):
        answers.take_days(2026)(answer)


def test_a_file_must_stand_where_it_was_asked_for(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    for answer in (None, Rendered(target), Rendered(tmp_path)):
        with pytest.raises(WrongAnswer):
            answers.take_rendered(target)(answer)
    target.touch()
    assert Rendered(target) == answers.take_rendered(target)(Rendered(target))


@given(
    st.one_of(
        st.none(), st.integers(), st.text(), st.binary(), st.lists(st.integers()), st.dictionaries(st.text(), st.text())
    )
)
def test_whatever_comes_as_a_row_becomes_one(junk: object) -> None:
    with pytest.raises(WrongAnswer):
        answers.take_row(junk)
    row = answers.keep_row(junk, 7)
    assert (7, {}, 1) == (row.number, row.cells, len(row.extra))
    assert row == answers.take_row(row)


class Hostile:
    def __repr__(self) -> str:
        raise SystemError


def test_what_cannot_even_be_shown_is_kept_by_its_type() -> None:
    assert {"Hostile": "Hostile"} == answers.keep_row(Hostile(), 1).extra


@pytest.mark.parametrize(
    "parts",
    [
        {"number": "1"},
        {"cells": {"title": 5}},
        {"extra": []},
        {"skipped": "title"},
        {"where": None},
    ],
)
def test_a_row_that_is_none_is_found(parts: Any) -> None:
    right: Any = {"number": 1, "where": "A1", "cells": {"title": "x"}}
    assert Row(**right) == answers.take_row(Row(**right))
    with pytest.raises(WrongAnswer):
        answers.take_row(Row(**(right | parts)))


def test_a_helper_leaves_nothing_behind() -> None:
    helper = Helper()
    assert 2 == helper.do(lambda: 2, 5)
    assert not helper.is_busy
    assert sys.getrefcount(helper) <= 3
