"""``govliaison plugins list|doctor``: what is installed, what it offers, and what is wrong with it."""

import platform
import sqlite3
import sys
from collections.abc import Sequence

from govliaison import __version__
from govliaison.cli.output import Column, Table
from govliaison.cli.session import Call, Session
from govliaison.cli.working_time import installed_offers
from govliaison.plugins import Offered, PluginInfo, State

_COLUMNS = (
    Column("cli.head.kind", whole=True),
    Column("cli.head.offer", whole=True),
    Column("cli.head.package"),
    Column("cli.head.state", whole=True),
    Column("cli.head.reasons"),
)
_FAULTY = (State.REFUSED, State.MISSING)


def list_(*, session: Call) -> None:
    """List what plugins offer, and what the deployment uses of it."""
    infos = _infos(session)
    session.output.show([_document(session, info) for info in infos], _table(session, infos))


def doctor(*, session: Call) -> int:
    """Name every adapter that cannot be used, with package and version; exit code 1 if there is one."""
    faulty = [info for info in _infos(session) if info.state in _FAULTY]
    versions = {
        "govliaison": __version__,
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "encoding": sys.stdout.encoding,
    }
    output = session.output
    output.show(
        {"versions": versions, "faults": [_document(session, info) for info in faulty]},
        " · ".join(f"{name} {version}" for name, version in versions.items()),
        _table(session, faulty, "cli.no-faults"),
    )
    return 1 if faulty else 0


def _infos(session: Session) -> Sequence[PluginInfo]:
    """Ask the deployment, or, where there is none, every plugin that is installed."""
    if session.options.config is not None or session.options.deployment.is_file():
        with session.opened() as liaison:
            return liaison.adapters.plugins
    offers = installed_offers()
    return (*offers.infos, *map(_available, offers.offered))


def _available(one: Offered) -> PluginInfo:
    return PluginInfo(
        kind=one.kind,
        name=one.offer.name,
        distribution=one.plugin.distribution,
        version=one.plugin.version,
        contract=getattr(one.offer, "contract", None),
        state=State.AVAILABLE,
    )


def _table(session: Session, infos: Sequence[PluginInfo], empty: str = "cli.nothing") -> Table:
    output = session.output
    lines = [
        (
            info.kind,
            info.name,
            " ".join(filter(None, [info.distribution, info.version])),
            output.say(f"cli.plugin.{info.state}"),
            info.reason.message(output.language) if info.reason else "",
        )
        for info in infos
    ]
    return Table(_COLUMNS, lines, empty)


def _document(session: Session, info: PluginInfo) -> dict[str, object]:
    return {
        "kind": info.kind,
        "name": info.name,
        "distribution": info.distribution,
        "version": info.version,
        "contract": info.contract,
        "state": info.state.value,
        "reason": info.reason.message(session.output.language) if info.reason else None,
    }
