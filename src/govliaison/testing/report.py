"""What a run of contracts found, for people who choose an adapter: ``conformance.json``."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import attrs

from govliaison.plugins import CONTRACTS
from govliaison.testing.contracts.base import Contract
from govliaison.testing.running import Finding


@attrs.frozen(kw_only=True)
class Conformance:
    """
    What one adapter was found to do.

    Attributes:
        adapter: name of the author's test class, with its module
        kind: kind of adapter
        contract: number of the contract
        kit: version of govliaison that tested it
        capabilities: what it declares
        undeclared: what adapters of the kind may be able to do besides
        narrowed: strategies that the author replaced: what was not tried
        findings: each test and what became of it; known gaps with their reasons
    """

    adapter: str
    kind: str
    contract: int
    kit: str
    capabilities: tuple[str, ...]
    undeclared: tuple[str, ...]
    narrowed: tuple[str, ...]
    findings: tuple[Finding, ...]

    def document(self) -> dict[str, Any]:
        """Give it as JSON has it, with the number of tests of each outcome."""
        counts = Counter(finding.outcome.value for finding in self.findings)
        return {**attrs.asdict(self), "counts": dict(sorted(counts.items()))}


def conformance(
    contract: type[Contract[Any]], findings: Iterable[Finding], *, adapter: str | None = None
) -> Conformance:
    """
    Say what was found of an adapter.

    Args:
        contract: the author's class
        findings: what :func:`~govliaison.testing.run_contract` gave, or pytest
        adapter: what to call it; the class by default
    """
    return Conformance(
        adapter=adapter or f"{contract.__module__}.{contract.__qualname__}",
        kind=contract.kind.value,
        contract=CONTRACTS[contract.kind],
        kit=version("govliaison"),
        capabilities=tuple(sorted(contract.capabilities)),
        undeclared=tuple(sorted(contract.abilities.keys() - contract.capabilities)),
        narrowed=contract.narrowings(),
        findings=tuple(sorted(findings, key=lambda finding: finding.test)),
    )


def write_report(path: Path, reports: Sequence[Conformance]) -> None:
    """Write reports to a file, in an order of their own, so that two runs can be compared."""
    documents = [report.document() for report in sorted(reports, key=lambda report: report.adapter)]
    path.write_text(json.dumps(documents, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")
