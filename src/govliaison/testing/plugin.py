"""
Write ``conformance.json``: ``pytest -p govliaison.testing.plugin --conformance-report FILE``.

Nobody gets this plugin unasked, and it imports nothing of govliaison before the tests do: else the lines that run on import
would be missing in the coverage of whoever uses it.
"""

from collections.abc import Generator
from pathlib import Path
from typing import Any, Final

import pytest

_FACTS: Final = "govliaison-conformance"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option."""
    group = parser.getgroup("govliaison", "conformance of adapters")
    group.addoption("--conformance-report", metavar="FILE", help="write what each contract found to a JSON file")


def pytest_configure(config: pytest.Config) -> None:
    """Begin to take notes, if a report is wanted."""
    file = config.getoption("--conformance-report")
    if file is not None:
        config.pluginmanager.register(_Notes(Path(file)), _FACTS)


class _Notes:
    """What was said of each contract test, also by processes that work for this one."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.facts: dict[str, dict[str, Any]] = {}
        self.told: dict[tuple[str, str], tuple[str, str]] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Add what is known of the adapter to the report, which may travel between processes."""
        report = yield
        from govliaison.testing.contracts.base import Contract  # noqa: PLC0415 - not before the tests are there
        from govliaison.testing.report import conformance  # noqa: PLC0415

        owner = getattr(item, "cls", None)
        if isinstance(owner, type) and issubclass(owner, Contract) and item.name in owner.contract_tests():
            facts = conformance(owner, (), adapter=item.nodeid.rpartition("::")[0]).document()
            report.user_properties.append((_FACTS, facts))
        return report

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note how a test ended; the call tells, or whatever kept it from being called."""
        facts: Any = dict(report.user_properties).get(_FACTS)
        if facts is None or (report.when != "call" and report.passed):
            return
        self.facts[facts["adapter"]] = facts
        self.told[facts["adapter"], report.nodeid.rpartition("::")[2]] = _outcome(report)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write the report; a process that works for another one leaves that to it."""
        if hasattr(session.config, "workerinput"):
            return
        from govliaison.testing.report import Conformance, write_report  # noqa: PLC0415
        from govliaison.testing.running import Finding, Outcome  # noqa: PLC0415

        reports: list[Conformance] = []
        for adapter, facts in self.facts.items():
            told = sorted((test, *words) for (owner, test), words in self.told.items() if owner == adapter)
            findings = tuple(Finding(test, Outcome(outcome), detail) for test, outcome, detail in told)
            known = {name: value for name, value in facts.items() if name not in ("counts", "findings")}
            reports.append(Conformance(**known, findings=findings))
        write_report(self.file, reports)


def _outcome(report: pytest.TestReport) -> tuple[str, str]:
    reason = getattr(report, "wasxfail", "")
    if report.skipped and reason:
        return "gap", reason
    if report.skipped:
        why = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        return "skipped", why.removeprefix("Skipped: ")
    if report.failed:
        return "failed", str(report.longrepr).strip().rpartition("\n")[2]
    return "passed", ""
