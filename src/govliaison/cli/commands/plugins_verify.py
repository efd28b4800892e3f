"""``govliaison plugins verify``: whether the adapters of a deployment keep the contract of their kind."""

import json
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Any, Final

import attrs
from cyclopts import Parameter

from govliaison import __version__
from govliaison.cli.output import Advance, Column, Table
from govliaison.cli.scratch import Workshop
from govliaison.cli.session import Call, Session
from govliaison.cli.usage import UsageError
from govliaison.cli.working_time import SystemTime
from govliaison.errors import ConfigError, NotFoundError
from govliaison.liaison.built_in import BuiltIn
from govliaison.plugins import HostInfo, Kind, Offered, Offers, gather
from govliaison.plugins.local import LOCAL, LocalPlugins
from govliaison.profiles import Deployment, Instance, Profile, load_deployment

if TYPE_CHECKING:
    from govliaison.testing import Conformance, Finding

_KIT: Final = ("pytest", "hypothesis")
_FAILED: Final = "failed"
_COLUMNS: Final = (
    Column("cli.head.offer", whole=True),
    Column("cli.head.state", whole=True),
    Column("cli.head.promise"),
    Column("cli.head.reasons"),
)


@attrs.frozen(kw_only=True)
class _Verified:
    """
    One adapter and what was found of it.

    Attributes:
        workshop: builds it
        found: what became of each test of its contract
    """

    workshop: Workshop
    found: "Conformance"


def verify(
    kind: Annotated[str, Parameter(help="cli.option.verify-kind")],
    /,
    *,
    name: Annotated[str | None, Parameter(help="cli.option.verify-name")] = None,
    scratch: Annotated[str | None, Parameter(help="cli.option.scratch")] = None,
    sends: Annotated[bool, Parameter(negative="", help="cli.option.sends")] = False,
    recipient: Annotated[str | None, Parameter(help="cli.option.verify-recipient")] = None,
    report: Annotated[Path | None, Parameter(help="cli.option.verify-report")] = None,
    session: Call,
) -> int:
    """Run the contract of a kind on the adapters that the deployment sets up; exit code 1 if one does not keep it."""
    if not all(map(find_spec, _KIT)):
        raise UsageError("verify.no-kit")
    wanted = _read_kind(kind)
    file = session.options.deployment
    if not file.is_file():
        raise NotFoundError("cli.no-deployment", where=str(file), name=file.name)
    with (
        TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        session.output.progress("cli.progress.contract") as advance,
    ):
        bench = _Bench(load_deployment(file), Path(folder), scratch=scratch, sends=sends)
        workshops = [each for each in bench.workshops(wanted) if name is None or name in each.names]
        if not workshops:
            raise NotFoundError("verify.nothing", kind=wanted.value, name=name or "–")
        for each in workshops:
            each.check()
        verified = [_verify(each, bench.profile, recipient, advance) for each in workshops]
    documents = [_document(each) for each in verified]
    if report is not None:
        report.write_text(json.dumps(documents, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    _show(session, documents, verified)
    return 1 if any(finding.outcome == _FAILED for each in verified for finding in each.found.findings) else 0


class _Bench:
    """The adapters of one deployment, not guarded and not yet built."""

    def __init__(self, plan: Deployment, folder: Path, *, scratch: str | None, sends: bool) -> None:
        self.plan = plan
        self.folder = folder
        self.scratch = scratch
        self.sends = sends
        host = HostInfo(version=__version__, clock=SystemTime())
        self.offers: Offers = gather(plan.plugins, host, [BuiltIn()])
        self.profile: Profile = plan.load_profile(self.offers.pack)
        places = (self.profile.jurisdiction.code, *sorted(self.profile.counties))
        self.host = attrs.evolve(host, jurisdictions=places)
        self.local = LocalPlugins(folder=plan.file.parent, host=self.host)

    def workshops(self, kind: Kind) -> list[Workshop]:
        """Give a workshop for each adapter of a kind that is set up; those set up alike share one."""
        workshops: list[Workshop] = []
        for name, offered, settings in self._set_up(kind):
            alike = [each for each in workshops if (each.offered.key, each.settings) == (offered.key, settings)]
            if alike:
                alike[0].names.append(name)
            else:
                workshops.append(self._workshop(kind, name, offered, settings))
        return workshops

    def _set_up(self, kind: Kind) -> Iterator[tuple[str, Offered, Any]]:
        instances = self.plan.instances.get(kind)
        if instances is None and kind is Kind.CALENDAR:
            for offered in self.offers.of_kind(kind):
                yield offered.offer.name, offered, offered.offer.settings()
        for name, instance in sorted((instances or {}).items()):
            yield name, *self._find(kind, instance)

    def _workshop(self, kind: Kind, name: str, offered: Offered, settings: Any) -> Workshop:
        folder = self.folder / name
        folder.mkdir()
        return Workshop(
            kind=kind,
            names=[name],
            offered=offered,
            settings=settings,
            host=self.host,
            folder=folder,
            schema=self.scratch,
            sends=self.sends,
        )

    def _find(self, kind: Kind, instance: Instance) -> tuple[Offered, Any]:
        plugins = self.local if instance.use.startswith(LOCAL) else self.offers
        offered = plugins.find(kind, instance.use)
        if offered is None:
            raise NotFoundError("verify.no-offer", where=self.plan.file.name, kind=kind.value, name=instance.use)
        settings, problems = instance.structure(offered.offer.settings)
        if problems:
            raise ConfigError("deployment.wrong", where=self.plan.file.name, problems=problems, number=len(problems))
        return offered, settings


def _verify(workshop: Workshop, profile: Profile, recipient: str | None, advance: Advance) -> _Verified:
    from govliaison.testing import conformance, run_contract  # noqa: PLC0415 - needs what not everybody has installed
    from govliaison.testing.configured import Candidate, contract_of  # noqa: PLC0415

    candidate = Candidate(
        make=workshop.make,
        again=workshop.again,
        capabilities=workshop.offered.offer.capabilities,
        units=frozenset(profile.units.units),
        recipient=recipient,
    )
    contract = contract_of(workshop.kind, candidate)
    findings: list[Finding] = []
    for done, test in enumerate(contract.contract_tests(), start=1):
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()):  # what a notifier prints is no finding
            findings += run_contract(contract, tests=[test])
        advance(done, len(contract.contract_tests()))
    found = conformance(contract, findings, adapter=f"{workshop.kind}.{workshop.names[0]}")
    return _Verified(workshop=workshop, found=found)


def _read_kind(text: str) -> Kind:
    words = {kind.name.lower().replace("_", "-"): kind for kind in Kind} | {kind.value: kind for kind in Kind}
    if text not in words:
        possible = ", ".join(kind.name.lower().replace("_", "-") for kind in Kind)
        raise UsageError("verify.kind", text=text, possible=possible)
    return words[text]


def _document(verified: _Verified) -> dict[str, Any]:
    offered = verified.workshop.offered
    return {
        **verified.found.document(),
        "names": verified.workshop.names,
        "offer": offered.offer.name,
        "distribution": offered.plugin.distribution,
        "version": offered.plugin.version,
    }


def _show(session: Session, documents: list[dict[str, Any]], verified: list[_Verified]) -> None:
    output = session.output
    lines = [
        (
            each.workshop.name,
            output.say(f"cli.outcome.{finding.outcome}"),
            finding.test.removeprefix("test_").replace("_", " "),
            finding.detail,
        )
        for each in verified
        for finding in each.found.findings
    ]
    sums = [
        output.say(
            "verify.sum",
            name=each.workshop.name,
            **{outcome: document["counts"].get(outcome, 0) for outcome in ("passed", "failed", "skipped", "gap")},
        )
        for each, document in zip(verified, documents, strict=True)
    ]
    output.show(documents, Table(_COLUMNS, lines), *sums)
