"""Moving a ledger from the store of one deployment file into that of another."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import attrs

import govliaison
from govliaison.errors import StoreError
from govliaison.ledger import Broken, MovableStore, Store, copy_store, finish_copy
from govliaison.liaison.composition import Liaison
from govliaison.liaison.sources import SystemTime
from govliaison.plugins import HostInfo, assemble, gather
from govliaison.profiles import load_deployment
from govliaison.values import TimeSource


@attrs.frozen
class Moving:
    """How far a copy has come: what was copied, and how many entries were checked."""

    copied: int
    checked: int


def copy_ledger(source: Path, target: Path, *, time: TimeSource | None = None) -> Iterator[Moving]:
    """
    Copy the ledger of a deployment into the empty store of another file of the same deployment.

    Everything is read back and compared, then the whole chain of the original is checked, which is therefore the copy's as well.
    Only then the copy may be opened. Nothing is written to the original.

    Args:
        source: deployment file whose ledger is copied
        target: deployment file that names the new store; of the same ``code``
        time: as for :meth:`Liaison.open`

    Yields:
        now and then how far it has come

    Raises:
        ConfigError: one of the files is wrong
        StoreError: another deployment, a store that cannot do it, something in the target, a ledger that is not whole
        StoreUnavailable: one of the stores is out of reach
    """
    time = time or SystemTime()
    with Liaison.open(source, time=time) as liaison, closing(_open_target(target, liaison, time)) as store:
        into = _movable(store, target)
        copied = 0
        for copied in copy_store(_movable(liaison.adapters.store, source), into):
            yield Moving(copied, 0)
        broken, checked = 0, 0
        for found in liaison.verify():
            if isinstance(found, Broken):
                broken += 1
            else:
                checked = found
                yield Moving(copied, checked)
        if broken:
            raise StoreError("copy.broken", number=broken, where=str(source))
        finish_copy(into)


def _open_target(file: Path, liaison: Liaison, time: TimeSource) -> Store:
    """Build the store that a deployment file names, and nothing else of it."""
    plan = load_deployment(file)
    if plan.code != liaison.deployment.code:
        raise StoreError("copy.other-code", where=str(file), code=plan.code, expected=liaison.deployment.code)
    host = HostInfo(version=govliaison.__version__, clock=time)
    alone = attrs.evolve(plan, instances={"store": {"store": plan.store}, "calendars": {}})
    return assemble(alone, gather(plan.plugins, host), host).store


def _movable(store: Store, file: Path) -> MovableStore:
    if not isinstance(store, MovableStore):
        raise StoreError("copy.cannot", where=str(file))
    return store
