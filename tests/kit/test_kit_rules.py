"""The rules of the kit itself: nothing is overridden, gaps are strict, narrowings are told, one line is enough."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st

from govliaison.plugins import CONTRACTS, Delivered, Kind, MemoryStore, NotifyAsk, RetryLater
from govliaison.testing import (
    QUICK,
    SOAK,
    THOROUGH,
    Contract,
    FakeClock,
    Faulty,
    Outcome,
    RecordingNotifier,
    conformance,
    effort,
    needs,
    one_line,
    run_contract,
    store_contract,
    within,
    write_report,
)
from govliaison.testing.profiles import using
from govliaison.values import Reason


class Shelf(list[str]):
    """Something small that has a contract."""


class ShelfContract(Contract[Shelf], kind=Kind.STORE):
    """What a shelf does."""

    abilities: ClassVar = {"sorted": "things stand in order"}
    words: ClassVar[st.SearchStrategy[str]] = st.text()

    def test_a_new_shelf_is_empty(self) -> None:
        with self.fresh() as shelf:
            assert [] == shelf

    def test_a_shelf_keeps_what_is_put_there(self) -> None:
        def check(word: str) -> None:
            with self.fresh() as shelf:
                shelf.append(word)
                assert [word] == shelf

        self.for_all(check, word=self.words)

    @needs("sorted")
    def test_things_stand_in_order(self) -> None:
        with self.fresh() as shelf:
            shelf.extend("ba")
            assert ["a", "b"] == shelf


def full() -> Shelf:
    return Shelf(["left over"])


TestShelf = one_line(ShelfContract, Shelf)
TestFullShelf = one_line(
    ShelfContract,
    full,
    known_gaps={"test_a_new_shelf_is_empty": "shelf#1", "test_a_shelf_keeps_what_is_put_there": "shelf#1"},
)


class TestShelfAsClass(ShelfContract):
    """A class, when there is something to say; tests of one's own are welcome."""

    words: ClassVar = st.just("a")

    def make(self) -> Shelf:
        return Shelf()

    def test_of_my_own(self) -> None:
        assert self.make() is not self.make()


def found(contract: type[Contract[Any]]) -> dict[str, tuple[Outcome, str]]:
    return {
        one.test: (one.outcome, one.detail)
        for one in run_contract(contract)
        if one.test != "test_no_contract_test_is_overridden"
    }


def test_a_contract_test_is_not_overridden() -> None:
    with pytest.raises(TypeError, match="test_a_new_shelf_is_empty belongs to the contract"):
        type("TestMine", (ShelfContract,), {"test_a_new_shelf_is_empty": lambda _self: None})


@pytest.mark.parametrize("instead", [None, ShelfContract.test_things_stand_in_order])
def test_a_contract_test_is_not_left_out(instead: object) -> None:
    with pytest.raises(TypeError, match="belongs to the contract"):
        type("TestMine", (ShelfContract,), {"test_a_new_shelf_is_empty": instead})


def test_a_contract_test_is_not_overridden_from_beside_or_further_below() -> None:
    class Beside:
        def test_a_new_shelf_is_empty(self) -> None: ...

    with pytest.raises(TypeError, match="belongs to the contract"):
        type("TestMine", (Beside, ShelfContract), {})
    with pytest.raises(TypeError, match="belongs to the contract"):
        type("TestMine", (TestShelfAsClass,), {"test_a_new_shelf_is_empty": None})


@pytest.mark.parametrize(
    "part", ["fresh", "for_all", "contract_tests", "narrowings", "test_no_contract_test_is_overridden"]
)
def test_what_the_tests_stand_on_is_not_overridden(part: str) -> None:
    with pytest.raises(TypeError, match="belongs to the contract"):
        type("TestMine", (ShelfContract,), {part: lambda *_: None})


def test_what_is_taken_away_afterwards_fails_the_run() -> None:
    mine = one_line(ShelfContract, Shelf)
    mine.test_a_new_shelf_is_empty = lambda _self: None  # type: ignore[method-assign]
    last = run_contract(mine, tests=["test_no_contract_test_is_overridden"])[0]
    assert Outcome.FAILED is last.outcome
    assert "belongs to the contract" in last.detail


def test_an_author_may_build_on_a_class_of_the_author() -> None:
    below = type(
        "TestMine", (TestFullShelf,), {"make": lambda _self: Shelf(), "known_gaps": {}, "capabilities": frozenset()}
    )
    assert {Outcome.PASSED, Outcome.SKIPPED} == {outcome for outcome, _ in found(below).values()}


def test_a_known_gap_is_expected_to_fail() -> None:
    gaps = found(TestFullShelf)
    assert (Outcome.GAP, "shelf#1") == gaps["test_a_new_shelf_is_empty"]
    assert (Outcome.GAP, "shelf#1") == gaps["test_a_shelf_keeps_what_is_put_there"]


def test_a_gap_that_is_no_gap_any_more_fails() -> None:
    mine = one_line(ShelfContract, Shelf, known_gaps={"test_a_new_shelf_is_empty": "shelf#1"})
    outcome, why = found(mine)["test_a_new_shelf_is_empty"]
    assert (Outcome.FAILED, True) == (outcome, "shelf#1" in why)


@pytest.mark.parametrize(
    ("gaps", "words"),
    [({"test_a_new_shelf_is_emtpy": "x"}, "names no test"), ({"test_a_new_shelf_is_empty": " "}, "says why")],
)
def test_a_gap_names_a_test_and_a_reason(gaps: dict[str, str], words: str) -> None:
    with pytest.raises(TypeError, match=words):
        one_line(ShelfContract, Shelf, known_gaps=gaps)


def test_an_unknown_capability_or_attribute_is_refused() -> None:
    with pytest.raises(TypeError, match="sortde"):
        one_line(ShelfContract, Shelf, capabilities=frozenset({"sortde"}))
    with pytest.raises(TypeError, match="wrods"):
        one_line(ShelfContract, Shelf, wrods=st.just(""))


def test_what_is_declared_is_tested_and_what_is_not_is_skipped_and_says_so() -> None:
    assert (Outcome.SKIPPED, "sorted") == found(TestShelf)["test_things_stand_in_order"]
    declared = one_line(ShelfContract, Shelf, capabilities=frozenset({"sorted"}))
    assert Outcome.FAILED is found(declared)["test_things_stand_in_order"][0]


def test_a_contract_test_takes_nothing_but_self() -> None:
    with pytest.raises(TypeError, match="nothing but self"):
        type("Odd", (Contract,), {"test_x": lambda _self, _tmp_path: None}, kind=Kind.STORE)  # type: ignore[call-overload]


def test_narrowings_are_told() -> None:
    assert () == TestShelf.narrowings()
    assert ("words",) == TestShelfAsClass.narrowings()
    assert ("ids",) == store_contract(MemoryStore, ids=st.sampled_from(("a", "b"))).narrowings()


def test_a_narrowed_store_is_tried_with_what_is_left() -> None:
    """No id but the author's is ever seen by the store."""
    seen: set[str] = set()

    class Plain(MemoryStore):
        def claims(self, keys: Any, /) -> Any:
            seen.update(keys)
            return super().claims(keys)

    mine = store_contract(Plain, ids=st.sampled_from(("plain-1", "plain-2")))
    (one,) = run_contract(mine, tests=["test_it_answers_like_the_reference"], effort=settings(QUICK, max_examples=5))
    assert Outcome.PASSED is one.outcome
    assert {"plain-1", "plain-2"} == seen


def test_a_report_says_what_was_found_and_what_was_not_tried(tmp_path: Path) -> None:
    mine = one_line(ShelfContract, full, known_gaps={"test_a_new_shelf_is_empty": "shelf#1"}, words=st.just("a"))
    report = conformance(mine, run_contract(mine), adapter="shelf")
    write_report(tmp_path / "conformance.json", [report])
    (document,) = json.loads((tmp_path / "conformance.json").read_text(encoding="utf-8"))
    findings = {one["test"]: (one["outcome"], one["detail"]) for one in document.pop("findings")}
    assert {
        "adapter": "shelf",
        "kind": "store",
        "contract": CONTRACTS[Kind.STORE],
        "kit": "0.1.0",
        "capabilities": [],
        "undeclared": ["sorted"],
        "narrowed": ["words"],
        "counts": {"failed": 1, "gap": 1, "passed": 1, "skipped": 1},
    } == document
    assert ("gap", "shelf#1") == findings["test_a_new_shelf_is_empty"]
    assert ("skipped", "sorted") == findings["test_things_stand_in_order"]


AUTHOR = """
from govliaison.plugins import MemoryStore
from govliaison.testing import store_contract

class Bad(MemoryStore):
    def close(self):
        raise RuntimeError("broken")

def broken():
    return Bad()

TestMine = store_contract(MemoryStore)
TestBad = store_contract(broken, known_gaps={"test_a_fresh_store_is_empty": "mine#1", "test_a_ledger_is_made_once": "mine#2"})
"""


@pytest.mark.parametrize("workers", [[], ["-n", "2"]], ids=["one process", "several"])
def test_one_line_is_enough_and_pytest_writes_the_report(tmp_path: Path, workers: list[str]) -> None:
    """As an author has it: a folder with one file, plain pytest, in one process or in several."""
    if workers:
        pytest.importorskip("xdist")
    (tmp_path / "test_mine.py").write_text(AUTHOR, encoding="utf-8")
    chosen = "ledger_is_made_once or fresh_store or closed_twice or is_there_again or count"
    line = ["-q", "-p", "govliaison.testing.plugin", "--conformance-report", "conformance.json", "-k", chosen]
    run = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "pytest", *line, *workers, "-p", "no:cacheprovider", "test_mine.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert 1 == run.returncode, run.stdout + run.stderr
    bad, mine = json.loads((tmp_path / "conformance.json").read_text(encoding="utf-8"))
    assert ("test_mine.py::TestBad", "test_mine.py::TestMine") == (bad["adapter"], mine["adapter"])
    assert {"passed": 4, "skipped": 1} == mine["counts"]
    assert {"failed": 2, "gap": 2, "skipped": 1} == bad["counts"]
    details = {one["test"]: one["detail"] for one in bad["findings"]}
    assert "mine#2" == details["test_a_ledger_is_made_once"]
    assert "durable" in details["test_a_store_that_was_closed_is_there_again"]


def test_the_plugin_imports_nothing_of_govliaison() -> None:
    """Nor does pytest load it unasked: the package has no entry point for pytest."""
    program = (
        "import sys, govliaison.testing.plugin; print(*sorted(m for m in sys.modules if m.startswith('govliaison')))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603
    assert ["govliaison", "govliaison.testing", "govliaison.testing.plugin"] == run.stdout.split()


def test_without_assertions_nothing_is_said_to_pass() -> None:
    program = "from govliaison.testing import *; run_contract(store_contract(object))"
    run = subprocess.run([sys.executable, "-O", "-c", program], capture_output=True, text=True, check=False)  # noqa: S603
    assert "without -O" in run.stderr


def test_every_public_name_is_there() -> None:
    import govliaison.testing as kit  # noqa: PLC0415

    assert [] == [name for name in kit.__all__ if not hasattr(kit, name)]
    with pytest.raises(AttributeError):
        _ = kit.nothing  # type: ignore[attr-defined]


def test_the_effort_is_chosen_by_environment_profile_or_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GOVLIAISON_EFFORT", raising=False)
    assert effort() is QUICK
    monkeypatch.setenv("GOVLIAISON_EFFORT", "thorough")
    assert effort() is THOROUGH
    with using(SOAK):
        assert effort() is SOAK
        with using(None):
            assert effort() is SOAK
    assert effort() is THOROUGH
    monkeypatch.setenv("GOVLIAISON_EFFORT", "throough")
    with pytest.raises(KeyError):
        effort()


def test_what_hangs_is_left_alone_and_what_raises_raises() -> None:
    assert 5 == within(5, lambda: 5)
    with pytest.raises(AssertionError, match="no answer"):
        within(0.01, lambda: Faulty(RecordingNotifier(), hangs=0.5).notify(ask("1")))
    with pytest.raises(SystemExit):
        within(5, lambda: Faulty(RecordingNotifier(), raises=SystemExit(3)).notify(ask("1")))


def ask(key: str) -> NotifyAsk:
    return NotifyAsk(key=key, destination="sms", recipient="1", subject="s", text="t")


def test_a_clock_stands_until_it_is_moved() -> None:
    clock = FakeClock()
    before = clock.now()
    assert before is clock.now()
    clock.advance(timedelta(hours=1))
    assert timedelta(hours=1) == clock.now() - before
    assert before.tzinfo is not None


def test_a_recording_notifier_does_what_it_is_told_and_remembers() -> None:
    later = RetryLater(reason=Reason.of("x"))
    notifier = RecordingNotifier([later, RuntimeError("broken")])
    assert later == notifier.notify(ask("1"))
    with pytest.raises(RuntimeError):
        notifier.notify(ask("1"))
    assert Delivered(receipt="3") == notifier.notify(ask("2"))
    assert ["1", "1", "2"] == [one.key for one in notifier.asks]
    assert {"1", "2"} == set(notifier.letters())


@pytest.mark.parametrize(
    ("wrong", "asked"),
    [
        (lambda inner: Faulty(inner, raises=RuntimeError("broken")), 0),
        (lambda inner: Faulty(inner, raises=RuntimeError("broken"), after=True), 1),
    ],
)
def test_a_faulty_adapter_raises_before_or_after_the_deed(wrong: Callable[[Any], Any], asked: int) -> None:
    inner = RecordingNotifier()
    with pytest.raises(RuntimeError, match="broken"):
        wrong(inner).notify(ask("1"))
    assert asked == len(inner.asks)


def test_a_faulty_adapter_does_things_twice_or_answers_junk() -> None:
    inner = RecordingNotifier()
    twice = Faulty(inner, twice=True)
    twice.notify(ask("1"))
    assert (2, ["notify"]) == (len(inner.asks), twice.calls)
    assert inner.asks is twice.asks
    assert "junk" == Faulty(inner, answers=lambda _: "junk").notify(ask("2"))
