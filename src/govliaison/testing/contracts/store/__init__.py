"""What every store does: sentences by example, and the machine that compares it with the reference."""

from collections.abc import Callable, Mapping
from typing import Any

from govliaison.plugins import Kind, Store
from govliaison.testing.contracts.base import one_line
from govliaison.testing.contracts.store.commits import Commits
from govliaison.testing.contracts.store.keeping import Keeping
from govliaison.testing.contracts.store.leases import Leases
from govliaison.testing.contracts.store.lists import Lists
from govliaison.testing.contracts.store.privacy import Privacy
from govliaison.testing.contracts.store.sharing import Sharing

__all__ = ["StoreContract", "store_contract"]


class StoreContract(Commits, Keeping, Lists, Leases, Privacy, Sharing, kind=Kind.STORE):
    """
    The contract of a :class:`~govliaison.plugins.Store`.

    An author writes ``make`` and, for a store that declares ``durable`` or ``concurrent``, ``reopen``; a store that can be read
    without its own code may add ``peek``.
    """


def store_contract(
    make: Callable[[], Store],
    *,
    reopen: Callable[[Any], Store] | None = None,
    capabilities: frozenset[str] = frozenset(),
    known_gaps: Mapping[str, str] | None = None,
    **attributes: Any,
) -> type[StoreContract]:
    """
    Make the tests of a store, in one line.

    ``TestMyStore = store_contract(make_store)`` in a test file is enough; pytest finds the name.

    Args:
        make: makes an empty store
        reopen: opens the data of a store once more, which may be closed or not
        capabilities: ``durable``, ``concurrent``
        known_gaps: contract test → why it fails still
        attributes: strategies, ``peek``

    Raises:
        TypeError: an attribute, gap or capability that the contract does not know
    """
    if reopen is not None:
        attributes["reopen"] = reopen
    return one_line(StoreContract, make, capabilities=capabilities, known_gaps=known_gaps, **attributes)
