"""
The conformance kit: what every adapter of a kind must do, as tests that anyone runs against an adapter of their own.

``TestMyStore = store_contract(make_store)`` in a test file is all it takes. Needs ``pip install govliaison[testing]``. It imports
:mod:`govliaison.plugins`, ``govliaison.values`` and ``govliaison.errors`` alone, as an adapter does. Each name is imported
when it is first used, so that ``pytest -p govliaison.testing.plugin`` loads nothing before coverage is measured.
"""

from importlib import import_module
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from govliaison.testing.contracts.access_policy import AccessPolicyContract, access_policy_contract
    from govliaison.testing.contracts.base import Contract, needs, one_line, within
    from govliaison.testing.contracts.blob_store import BlobStoreContract, blob_store_contract
    from govliaison.testing.contracts.calendar import CalendarContract, calendar_contract
    from govliaison.testing.contracts.channel import ChannelContract, Submissions, channel_contract
    from govliaison.testing.contracts.key_ring import KeyRingContract, key_ring_contract
    from govliaison.testing.contracts.notifier import NotifierContract, notifier_contract
    from govliaison.testing.contracts.renderer import RendererContract, renderer_contract
    from govliaison.testing.contracts.router import RouterContract, router_contract
    from govliaison.testing.contracts.store import StoreContract, store_contract
    from govliaison.testing.deliveries import Sent
    from govliaison.testing.fakes import FakeClock, Faulty, RecordingNotifier
    from govliaison.testing.profiles import QUICK, SOAK, THOROUGH, effort
    from govliaison.testing.report import Conformance, conformance, write_report
    from govliaison.testing.running import Finding, Outcome, run_contract
    from govliaison.testing.samples import a_change, a_message, an_entry
    from govliaison.testing.scratch import scratch_folder

pytest.register_assert_rewrite("govliaison.testing.contracts", "govliaison.testing.machines")

__all__ = [
    "QUICK",
    "SOAK",
    "THOROUGH",
    "AccessPolicyContract",
    "BlobStoreContract",
    "CalendarContract",
    "ChannelContract",
    "Conformance",
    "Contract",
    "FakeClock",
    "Faulty",
    "Finding",
    "KeyRingContract",
    "NotifierContract",
    "Outcome",
    "RecordingNotifier",
    "RendererContract",
    "RouterContract",
    "Sent",
    "StoreContract",
    "Submissions",
    "a_change",
    "a_message",
    "access_policy_contract",
    "an_entry",
    "blob_store_contract",
    "calendar_contract",
    "channel_contract",
    "conformance",
    "effort",
    "key_ring_contract",
    "needs",
    "notifier_contract",
    "one_line",
    "renderer_contract",
    "router_contract",
    "run_contract",
    "scratch_folder",
    "store_contract",
    "within",
    "write_report",
]

_HOMES = {
    "contracts.access_policy": ("AccessPolicyContract", "access_policy_contract"),
    "contracts.base": ("Contract", "needs", "one_line", "within"),
    "contracts.blob_store": ("BlobStoreContract", "blob_store_contract"),
    "contracts.calendar": ("CalendarContract", "calendar_contract"),
    "contracts.channel": ("ChannelContract", "Submissions", "channel_contract"),
    "contracts.key_ring": ("KeyRingContract", "key_ring_contract"),
    "contracts.notifier": ("NotifierContract", "notifier_contract"),
    "contracts.renderer": ("RendererContract", "renderer_contract"),
    "contracts.router": ("RouterContract", "router_contract"),
    "contracts.store": ("StoreContract", "store_contract"),
    "deliveries": ("Sent",),
    "fakes": ("FakeClock", "Faulty", "RecordingNotifier"),
    "profiles": ("QUICK", "SOAK", "THOROUGH", "effort"),
    "report": ("Conformance", "conformance", "write_report"),
    "running": ("Finding", "Outcome", "run_contract"),
    "samples": ("a_change", "a_message", "an_entry"),
    "scratch": ("scratch_folder",),
}
_HOME_OF = {name: f"{__name__}.{home}" for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    """Import a public name from its home the first time it is asked for."""
    if name in _HOME_OF:
        return getattr(import_module(_HOME_OF[name]), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
