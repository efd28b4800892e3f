"""The contract of an adapter as a deployment has set it up: for ``govliaison plugins verify``."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any, Final

import attrs
from hypothesis import strategies as st

from govliaison.plugins import Kind, ReceiveAsk
from govliaison.testing.contracts.access_policy import access_policy_contract
from govliaison.testing.contracts.base import Contract, within
from govliaison.testing.contracts.blob_store import blob_store_contract
from govliaison.testing.contracts.calendar import calendar_contract
from govliaison.testing.contracts.channel import FIELDS, channel_contract
from govliaison.testing.contracts.key_ring import key_ring_contract
from govliaison.testing.contracts.notifier import notifier_contract
from govliaison.testing.contracts.renderer import renderer_contract
from govliaison.testing.contracts.router import router_contract
from govliaison.testing.contracts.store import store_contract
from govliaison.testing.tables import plain_submissions, put_text_table

_PATIENCE: Final = 10.0


@attrs.frozen(kw_only=True)
class Candidate:
    """
    An adapter to be verified.

    Attributes:
        make: makes one on data of its own, as often as it is called
        again: opens the data of one once more
        capabilities: what its offer declares; of a renderer, the media types it writes
        units: ids of the units of the profile
        recipient: an address to which a notifier may send; None where the author's will do
    """

    make: Callable[[], Any]
    again: Callable[[Any], Any]
    capabilities: frozenset[str] = frozenset()
    units: AbstractSet[str] = frozenset()
    recipient: str | None = None


def contract_of(kind: Kind, candidate: Candidate) -> type[Contract[Any]]:
    """
    Give the contract that an adapter of a kind has to keep.

    Raises:
        TypeError: it declares a capability that no adapter of its kind has
    """
    return _CONTRACTS[kind](candidate)


def _store(candidate: Candidate) -> type[Contract[Any]]:
    return store_contract(candidate.make, reopen=candidate.again, capabilities=candidate.capabilities)


def _blob_store(candidate: Candidate) -> type[Contract[Any]]:
    return blob_store_contract(candidate.make, reopened=candidate.again)


def _key_ring(candidate: Candidate) -> type[Contract[Any]]:
    return key_ring_contract(candidate.make)


def _calendar(candidate: Candidate) -> type[Contract[Any]]:
    return calendar_contract(candidate.make)


def _access_policy(candidate: Candidate) -> type[Contract[Any]]:
    return access_policy_contract(candidate.make)


def _router(candidate: Candidate) -> type[Contract[Any]]:
    return router_contract(candidate.make, units=candidate.units)


def _channel(candidate: Candidate) -> type[Contract[Any]]:
    tables: dict[str, Any] = {}
    if _reads_text_tables(candidate):
        numbers = st.integers(1, 10**9).map("2026-{}".format)
        tables = {"deliver": put_text_table, "submissions": plain_submissions, "source_ids": numbers}
    return channel_contract(candidate.make, capabilities=candidate.capabilities, **tables)


def _notifier(candidate: Candidate) -> type[Contract[Any]]:
    if candidate.recipient is None:
        return notifier_contract(candidate.make)
    return notifier_contract(candidate.make, recipient=candidate.recipient, recipients=st.just(candidate.recipient))


def _renderer(candidate: Candidate) -> type[Contract[Any]]:
    return renderer_contract(candidate.make, media_types=candidate.capabilities)


_CONTRACTS: Final[Mapping[Kind, Callable[[Candidate], type[Contract[Any]]]]] = MappingProxyType(
    {
        Kind.STORE: _store,
        Kind.BLOB_STORE: _blob_store,
        Kind.KEY_RING: _key_ring,
        Kind.CALENDAR: _calendar,
        Kind.ACCESS_POLICY: _access_policy,
        Kind.ROUTER: _router,
        Kind.CHANNEL: _channel,
        Kind.NOTIFIER: _notifier,
        Kind.RENDERER: _renderer,
    }
)


def _reads_text_tables(candidate: Candidate) -> bool:
    """Tell whether a channel can be tried with a text table; one that reads mails cannot, and only its faults are tested."""
    with TemporaryDirectory() as folder:
        path = put_text_table(Path(folder), [{"source_id": "1", "title": "试"}])
        ask = ReceiveAsk(path=path, fields=FIELDS)
        try:
            ids = within(_PATIENCE, lambda: [row.cells.get("source_id") for row in candidate.make().receive(ask).rows])
        except (Exception, SystemExit):  # noqa: BLE001 - the contract itself tells what it did
            return False
        return ids == ["1"]
