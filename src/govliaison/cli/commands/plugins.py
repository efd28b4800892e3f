"""``govliaison plugins list|explain|doctor``: what is installed, what it offers, and what is wrong with it."""

import platform
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Final

import attrs
from cyclopts import Parameter

from govliaison import __version__
from govliaison.cli.commands.plugin_lines import explanation, facts_of, faults_document, info_document, offer_name
from govliaison.cli.output import Column, Table
from govliaison.cli.session import Call, Session
from govliaison.cli.working_time import SystemTime, installed_offers
from govliaison.errors import ConfigError, NotFoundError, StoreError
from govliaison.plugins import FAULTS_FILE, Offered, PluginFault, PluginInfo, State, Trouble, read_faults
from govliaison.profiles import load_deployment

_COLUMNS: Final = (
    Column("cli.head.kind", whole=True),
    Column("cli.head.offer", whole=True),
    Column("cli.head.package"),
    Column("cli.head.contract", right=True),
    Column("cli.head.state", whole=True),
    Column("cli.head.faults", right=True),
    Column("cli.head.reasons"),
)
_FAULTS: Final = (
    Column("cli.head.at", whole=True),
    Column("cli.head.times", right=True),
    Column("cli.head.fault"),
)
_UNUSABLE: Final = (State.REFUSED, State.MISSING)


@attrs.frozen
class _Look:
    """What is known of all plugins: each with its state, and the faults of the last days."""

    infos: Sequence[PluginInfo]
    faults: Sequence[PluginFault] = ()

    def of(self, info: PluginInfo) -> list[PluginFault]:
        """Give the faults of one adapter."""
        return [fault for fault in self.faults if (fault.kind, fault.name) == (info.kind, info.name)]


def list_(*, session: Call) -> None:
    """List what plugins offer, and what the deployment uses of it."""
    look = _look(session)
    session.output.show([_document(session, look, info) for info in look.infos], _table(session, look, look.infos))


def explain(name: Annotated[str, Parameter(help="cli.option.plugin")], /, *, session: Call) -> None:
    """Say all that is known of a plugin or an adapter, by its name, the one that ``use`` says, or that of its package."""
    look = _look(session)
    found = [info for info in look.infos if name in (info.name, offer_name(info), info.distribution)]
    if not found:
        known = ", ".join(sorted({each for info in look.infos for each in (info.name, offer_name(info)) if each}))
        raise NotFoundError("plugin.unknown", name=name, known=known)
    explained = [explanation(session, info, look.of(info)) for info in found]
    session.output.show(explained, *(facts_of(session, each) for each in explained))


def doctor(
    *,
    forget: Annotated[bool, Parameter(negative="", help="cli.option.forget-faults")] = False,
    session: Call,
) -> int:
    """
    Name every adapter that cannot be used, or did wrong lately, with package and version; exit code 1 if there is one.

    Faults of the last seven days are told, of whatever process; after they were mended ``--forget`` forgets them.
    """
    if forget:
        _faults_file(session).unlink(missing_ok=True)
    look = _look(session)
    unusable = [info for info in look.infos if info.state in _UNUSABLE]
    versions = {
        "govliaison": __version__,
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "encoding": sys.stdout.encoding,
    }
    output = session.output
    grouped = _grouped(look.faults)
    lines = [
        (session.local(many[-1].at), str(len(many)), many[-1].error().message(output.language)) for many in grouped
    ]
    documents = [
        *(_document(session, look, info) for info in unusable),
        *(faults_document(session, many) for many in grouped),
    ]
    parts = [_table(session, look, unusable)] if unusable else []
    parts += [Table(_FAULTS, lines, "cli.no-faults")] if grouped or not unusable else []
    output.show(
        {"versions": versions, "faults": documents},
        " · ".join(f"{name} {version}" for name, version in versions.items()),
        *parts,
    )
    return 1 if unusable or any(fault.trouble is not Trouble.SLOW for fault in look.faults) else 0


def _look(session: Session) -> _Look:
    """Ask the deployment, or, where there is none, every plugin that is installed."""
    if session.options.config is None and not session.options.deployment.is_file():
        return _Look(_installed(session))
    earlier = tuple(read_faults(_faults_file(session), SystemTime().now()))
    try:
        with session.opened() as liaison:
            _ = liaison.jurisdictions.calendar  # calendars are asked when one is needed first: now
            health = liaison.health()
            known = {*earlier, *health.faults}
            return _Look(health.adapters, sorted(known, key=lambda fault: fault.at))
    except ConfigError as error:
        return _Look(_infos_without(session, error), earlier)
    except StoreError as error:
        store = PluginInfo(kind="store", name="store", state=State.REFUSED, reason=error)
        return _Look((store, *_installed(session)), earlier)


def _infos_without(session: Session, error: ConfigError) -> Sequence[PluginInfo]:
    """Say what is known where something keeps the deployment from being opened: all that does, and what is installed."""
    refused = [
        PluginInfo(kind="deployment", name=each.where, state=State.REFUSED, reason=each) for each in error.problems
    ]
    return (*refused, *_installed(session))


def _installed(session: Session) -> tuple[PluginInfo, ...]:
    """Say what is installed, whatever of it the deployment uses."""
    file = session.options.deployment
    offers = installed_offers(load_deployment(file).plugins if file.is_file() else None)
    return (*offers.infos, *map(_available, offers.offered))


def _faults_file(session: Session) -> Path:
    return session.options.deployment.parent / FAULTS_FILE


def _available(one: Offered) -> PluginInfo:
    return PluginInfo(
        kind=one.kind,
        name=one.offer.name,
        distribution=one.plugin.distribution,
        version=one.plugin.version,
        contract=getattr(one.offer, "contract", None),
        state=State.AVAILABLE,
        import_time=one.plugin.import_time,
        offer=one.offer,
    )


def _grouped(faults: Iterable[PluginFault]) -> list[list[PluginFault]]:
    """Put together what happened again and again."""
    groups: dict[tuple[str, ...], list[PluginFault]] = defaultdict(list)
    for fault in faults:
        groups[fault.sameness].append(fault)
    return sorted(groups.values(), key=lambda many: many[-1].at)


def _table(session: Session, look: _Look, infos: Sequence[PluginInfo]) -> Table:
    output = session.output
    lines = [
        (
            info.kind,
            info.name,
            " ".join(filter(None, [info.distribution, info.version])),
            str(info.contract or ""),
            output.say(f"cli.plugin.{info.state}"),
            str(len(look.of(info)) or ""),
            info.reason.message(output.language) if info.reason else "",
        )
        for info in infos
    ]
    return Table(_COLUMNS, lines)


def _document(session: Session, look: _Look, info: PluginInfo) -> dict[str, object]:
    return info_document(session, info) | {"faults": len(look.of(info))}
