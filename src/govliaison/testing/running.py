"""Running a contract without pytest's command line: for ``plugins verify`` and for adapters that are wrong on purpose."""

import traceback
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

import attrs
import pytest
from hypothesis import settings

from govliaison.testing.contracts.base import Contract
from govliaison.testing.profiles import using


class Outcome(StrEnum):
    """What became of one contract test."""

    PASSED = "passed"
    FAILED = "failed"
    GAP = "gap"
    SKIPPED = "skipped"


@attrs.frozen
class Finding:
    """
    One contract test and what became of it.

    Attributes:
        test: its name
        outcome: passed, failed, failed as declared, or skipped
        detail: why: the error, the declared reason, or the capability that is missing
    """

    test: str
    outcome: Outcome
    detail: str = ""


def run_contract(
    contract: type[Contract[Any]],
    *,
    tests: Iterable[str] | None = None,
    effort: settings | None = None,
    until_failure: bool = False,
) -> tuple[Finding, ...]:
    """
    Run the tests of an author's class here and now.

    Args:
        contract: the class, as :func:`~govliaison.testing.one_line` makes it
        tests: names of some tests; all by default
        effort: settings of hypothesis; as chosen for pytest by default
        until_failure: stop at the first failure

    Raises:
        RuntimeError: Python runs without assertions, so that nothing would be tested
    """
    if not __debug__:
        raise RuntimeError("the contracts are made of assertions: run Python without -O")
    findings: list[Finding] = []
    with using(effort):
        for name in contract.contract_tests() if tests is None else tests:
            findings.append(_run(contract, name))
            if until_failure and findings[-1].outcome is Outcome.FAILED:
                break
    return tuple(findings)


def _run(contract: type[Contract[Any]], name: str) -> Finding:
    if missing := contract.missing(name):
        return Finding(name, Outcome.SKIPPED, missing)
    gap = contract.known_gaps.get(name)
    try:
        getattr(contract(), name)()
    except pytest.skip.Exception as skipped:
        return Finding(name, Outcome.SKIPPED, str(skipped))
    except (Exception, SystemExit, pytest.fail.Exception) as fault:  # noqa: BLE001 - whatever an adapter raises is a finding
        return Finding(name, Outcome.GAP, gap) if gap else Finding(name, Outcome.FAILED, _told(fault))
    if gap:
        return Finding(name, Outcome.FAILED, f"passes, so it is no gap any more: {gap}")
    return Finding(name, Outcome.PASSED)


def _told(fault: BaseException) -> str:
    """Tell an error in one line: its class and words, and the line of the contract it came from."""
    frames = [frame for frame in traceback.extract_tb(fault.__traceback__) if "govliaison" in frame.filename]
    line = f" at: {frames[-1].line}" if frames and frames[-1].line else ""
    return f"{type(fault).__name__}: {str(fault).partition(chr(10))[0]}{line}"
