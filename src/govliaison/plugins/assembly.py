"""From a deployment and what plugins offer to the adapters the core works with."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from time import monotonic
from typing import Any, Final, TypeVar

import attrs

from govliaison.access import AccessPolicy
from govliaison.calendar import Calendar
from govliaison.cases import Router
from govliaison.errors import AdapterFault, ConfigError, GovliaisonError, PluginConflict
from govliaison.exchange import Channel, Notifier
from govliaison.ledger import Store
from govliaison.ledger.blobs import BlobStore
from govliaison.ledger.keys import KeyRing
from govliaison.papers import Renderer
from govliaison.plugins.answers import WrongAnswer
from govliaison.plugins.collecting import Offered, Offers, collect
from govliaison.plugins.discovery import Plugin, PluginInfo, State, discover
from govliaison.plugins.guard import POLICIES, Guard, Who
from govliaison.plugins.guarded import guarded
from govliaison.plugins.health import FAULTS_FILE, FaultLog
from govliaison.plugins.host import HostInfo, Kind
from govliaison.plugins.local import LOCAL, LocalPlugins
from govliaison.plugins.tracing import is_strict, trace
from govliaison.profiles import Deployment, Instance

T = TypeVar("T")

_METHODS: Final[Mapping[Kind, tuple[str, ...]]] = {
    Kind.STORE: ("commit", "entries", "find", "close"),
    Kind.BLOB_STORE: ("put_blob", "blob", "drop_blob"),
    Kind.KEY_RING: ("sign", "check", "wrap", "unwrap"),
    Kind.CALENDAR: ("days",),
    Kind.ACCESS_POLICY: ("tokens",),
    Kind.ROUTER: ("propose",),
    Kind.CHANNEL: ("receive",),
    Kind.NOTIFIER: ("notify",),
    Kind.RENDERER: ("render",),
}
"""What tells at once that an adapter is of another kind; everything else is for the type checker and the kit."""


@attrs.frozen(kw_only=True)
class Adapters:
    """
    Everything that came in by the public door, typed; those set up by name under that name.

    Each stands behind its guard; ``adapter`` of it is what the plugin built.

    Attributes:
        blobs: where files lie; None: in the store
        keys: what signs checkpoints and locks the vault; None: nothing does
        calendars: layers, ordered by name
        media_types: for each renderer what it writes
        plugins: what ``plugins list`` and ``doctor`` say
        faults: what adapters did wrong
    """

    store: Store
    blobs: BlobStore | None
    keys: KeyRing | None
    calendars: Mapping[str, Calendar]
    access: Mapping[str, AccessPolicy]
    routers: Mapping[str, Router]
    channels: Mapping[str, Channel]
    notifiers: Mapping[str, Notifier]
    renderers: Mapping[str, Renderer]
    media_types: Mapping[str, frozenset[str]]
    plugins: tuple[PluginInfo, ...]
    faults: FaultLog


def gather(enabled: Sequence[str] | None, host: HostInfo, extra: Iterable[object] = ()) -> Offers:
    """
    Load the installed plugins that are enabled, and collect what they and the extra ones offer.

    Args:
        enabled: names of plugins that may be imported; None for all that are installed
        host: what they may know
        extra: plugins handed over in code; always enabled

    Raises:
        ExceptionGroup: a plugin cannot be used, and faults are to be raised as they are (``GOVLIAISON_STRICT=1``)
    """
    plugins, infos = discover(enabled)
    offers = collect([*plugins, *(Plugin.of(hooks) for hooks in extra)], host)
    offers = attrs.evolve(offers, infos=(*infos, *offers.infos))
    reasons = [info.reason for info in offers.infos if info.reason is not None]
    if reasons and is_strict():
        raise ExceptionGroup("plugins", reasons)
    return offers


def assemble(deployment: Deployment, offers: Offers, host: HostInfo) -> Adapters:
    """
    Build every adapter that the deployment sets up; the store last, so that nothing is open if anything is wrong.

    Raises:
        ConfigError: a name nobody offers, settings that do not fit, a required adapter that cannot be built;
            ``problems`` names it all
    """
    assembler = _Assembler(deployment, offers, host)
    keyed: dict[Kind, dict[str, Any]] = {kind: assembler.build_all(kind) for kind in reversed(Kind)}
    if problems := assembler.problems:
        number = len(problems)
        raise ConfigError("deployment.wrong", where=deployment.file.name, problems=problems, number=number)
    store = keyed[Kind.STORE]["store"]
    return Adapters(
        store=store,
        blobs=keyed[Kind.BLOB_STORE].get("blob_store"),
        keys=keyed[Kind.KEY_RING].get("key_ring"),
        calendars=keyed[Kind.CALENDAR],
        access=keyed[Kind.ACCESS_POLICY],
        routers=keyed[Kind.ROUTER],
        channels=keyed[Kind.CHANNEL],
        notifiers=keyed[Kind.NOTIFIER],
        renderers=keyed[Kind.RENDERER],
        media_types={name: assembler.used[Kind.RENDERER, name].offer.capabilities for name in keyed[Kind.RENDERER]},
        plugins=assembler.report(),
        faults=assembler.log,
    )


def serve_calendars(offers: Offers, host: HostInfo, log: FaultLog | None = None) -> dict[str, Calendar]:
    """
    Build every calendar that is offered, by name; where there is no deployment, or one without ``[calendars]``.

    One that cannot do without settings waits for its table. One that cannot be built is left out; it is a fault like those of
    later calls.
    """
    log = log or FaultLog()
    served: dict[str, Calendar] = {}
    for one in offers.of_kind(Kind.CALENDAR):
        if any(field.init and field.default is attrs.NOTHING for field in attrs.fields(one.offer.settings)):
            continue
        guard = Guard(_who(Kind.CALENDAR, one.offer.name, one), clock=host.clock, log=log)
        try:
            calendar = guard.ask("build", partial(_build, one, host), _as_built)
        except AdapterFault:
            continue
        served[one.offer.name] = guarded(guard, calendar, one.offer.capabilities)
    return served


class _Assembler:
    """Builds adapters one by one and keeps what went wrong."""

    def __init__(self, deployment: Deployment, offers: Offers, host: HostInfo) -> None:
        self.deployment = deployment
        self.offers = offers
        self.host = host
        self.problems: list[GovliaisonError] = []
        self.used: dict[tuple[Kind, str], Offered] = {}
        self.faults: dict[tuple[Kind, str], PluginInfo] = {}
        self.log = FaultLog(deployment.file.parent / FAULTS_FILE)
        self.local = LocalPlugins(folder=deployment.file.parent, host=host)

    def build_all(self, kind: Kind) -> dict[str, Any]:
        if kind is Kind.STORE and self.problems:
            return {}
        instances = self.deployment.instances.get(kind)
        if instances is None and kind is Kind.CALENDAR:
            served = serve_calendars(self.offers, self.host, self.log)
            offered = (one for one in self.offers.of_kind(kind) if one.offer.name in served)
            self.used |= {(kind, one.offer.name): one for one in offered}
            return dict(served)
        built = {name: self.build(kind, instance) for name, instance in sorted((instances or {}).items())}
        return {name: adapter for name, adapter in built.items() if adapter is not None}

    def build(self, kind: Kind, instance: Instance) -> Any:
        """Build one adapter; None if it cannot be, which is a problem only if it is required."""
        try:
            offered = self.find(kind, instance.use)
        except PluginConflict as error:
            self.problems.append(instance.problem(error.code, **error.params))
            return None
        except GovliaisonError as error:
            problem = instance.problem(error.code, **error.params)
            info = PluginInfo(kind=kind.value, name=instance.name, state=State.REFUSED, reason=problem)
            return self.note(kind, instance, info, problem)
        if offered is None:
            return self.miss(kind, instance)
        if instance.deadline is not None and POLICIES[kind].deadline is None:
            self.problems.append(instance.problem("plugin.no-deadline", kind=kind.value))
        settings, problems = instance.structure(offered.offer.settings)
        if problems:
            self.problems += problems
            return None
        began = monotonic()
        try:
            adapter = offered.offer.build(settings, self.host)
            trace("build", f"{kind}.{instance.name}", offered.plugin.label, monotonic() - began)
        except GovliaisonError as error:
            self.fail(kind, instance, offered, error)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - as in discovery
            what = f"{type(error).__name__}: {error}"
            problem = instance.problem("plugin.build-failed", plugin=offered.plugin.label, what=what)
            problem.__cause__ = error
            self.fail(kind, instance, offered, problem)
        else:
            return self.accept(kind, instance, offered, adapter)
        return None

    def find(self, kind: Kind, use: str) -> Offered | None:
        return self.local.find(kind, use) if use.startswith(LOCAL) else self.offers.find(kind, use)

    def accept(self, kind: Kind, instance: Instance, offered: Offered, adapter: Any) -> Any:
        """Take what was built, if it is of its kind."""
        missing = [name for name in _METHODS[kind] if not callable(getattr(adapter, name, None))]
        if missing:
            names = ", ".join(missing)
            problem = instance.problem("plugin.no-such-kind", plugin=offered.plugin.label, names=names)
            return self.fail(kind, instance, offered, problem)
        self.used[kind, instance.name] = offered
        who = _who(kind, instance.name, offered)
        guard = Guard(who, clock=self.host.clock, log=self.log, deadline=instance.deadline)
        return guarded(guard, adapter, offered.offer.capabilities)

    def deadline(self, kind: Kind, name: str) -> float | None:
        instance = self.deployment.instances.get(kind, {}).get(name)
        return (instance.deadline if instance else None) or POLICIES[kind].deadline

    def miss(self, kind: Kind, instance: Instance) -> None:
        known = ", ".join(dict.fromkeys(one.offer.name for one in self.offers.of_kind(kind)))
        faults = [info for info in self.offers.infos if info.state in (State.REFUSED, State.MISSING)]
        code = "plugin.no-offer-faults" if faults else "plugin.no-offer"
        names = ", ".join(info.distribution or info.name for info in faults)
        problem = instance.problem(code, kind=kind.value, name=instance.use, known=known or "–", faults=names)
        info = PluginInfo(kind=kind.value, name=instance.name, state=State.MISSING, reason=problem)
        self.note(kind, instance, info, problem)

    def fail(self, kind: Kind, instance: Instance, offered: Offered, problem: GovliaisonError) -> None:
        info = _describe(offered, instance.name, State.REFUSED)
        self.note(kind, instance, attrs.evolve(info, reason=problem), problem)

    def note(self, kind: Kind, instance: Instance, info: PluginInfo, problem: GovliaisonError) -> None:
        self.faults[kind, instance.name] = info
        if instance.required or kind is Kind.STORE:
            self.problems.append(problem)

    def report(self) -> tuple[PluginInfo, ...]:
        """List what is in use, what failed, and what could be used, in that order."""
        active = [
            attrs.evolve(_describe(offered, name, State.ACTIVE), deadline=self.deadline(kind, name))
            for (kind, name), offered in sorted(self.used.items())
        ]
        in_use = {offered.key for offered in self.used.values()}
        idle = [_describe(one, one.offer.name, State.AVAILABLE) for one in self.offers.offered if one.key not in in_use]
        return (*active, *self.faults.values(), *self.offers.infos, *idle)


def _build(one: Offered, host: HostInfo) -> Any:
    return one.offer.build(one.offer.settings(), host)


def _as_built(adapter: Any) -> Any:
    if not callable(getattr(adapter, "days", None)):
        raise WrongAnswer(type(adapter).__name__)
    return adapter


def _who(kind: Kind, name: str, offered: Offered) -> Who:
    return Who(kind=kind, name=name, distribution=offered.plugin.package, version=offered.plugin.version)


def _describe(offered: Offered, name: str, state: State) -> PluginInfo:
    return PluginInfo(
        kind=offered.kind,
        name=name,
        distribution=offered.plugin.package,
        version=offered.plugin.version,
        contract=getattr(offered.offer, "contract", None),
        state=state,
        import_time=offered.plugin.import_time,
        offer=offered.offer,
    )
