"""
The conformance kit: what every adapter of a kind must do, as tests that anyone runs against an adapter of their own.

``TestMyStore = store_contract(make_store)`` in a test file is all it takes. Needs ``pip install govliaison[testing]``. It imports
:mod:`govliaison.plugins`, ``govliaison.values`` and ``govliaison.errors`` alone, as an adapter does.
"""

import pytest

pytest.register_assert_rewrite("govliaison.testing.contracts", "govliaison.testing.machines")

from govliaison.testing.contracts.access_policy import (  # noqa: E402 - rewritten from here on
    AccessPolicyContract,
    access_policy_contract,
)
from govliaison.testing.contracts.base import Contract, needs, one_line, within  # noqa: E402
from govliaison.testing.contracts.blob_store import BlobStoreContract, blob_store_contract  # noqa: E402
from govliaison.testing.contracts.calendar import CalendarContract, calendar_contract  # noqa: E402
from govliaison.testing.contracts.channel import ChannelContract, Submissions, channel_contract  # noqa: E402
from govliaison.testing.contracts.key_ring import KeyRingContract, key_ring_contract  # noqa: E402
from govliaison.testing.contracts.notifier import NotifierContract, notifier_contract  # noqa: E402
from govliaison.testing.contracts.renderer import RendererContract, renderer_contract  # noqa: E402
from govliaison.testing.contracts.router import RouterContract, router_contract  # noqa: E402
from govliaison.testing.contracts.store import StoreContract, store_contract  # noqa: E402
from govliaison.testing.deliveries import Sent  # noqa: E402
from govliaison.testing.profiles import QUICK, SOAK, THOROUGH, effort  # noqa: E402
from govliaison.testing.running import Finding, Outcome, run_contract  # noqa: E402
from govliaison.testing.samples import a_change, a_message, an_entry  # noqa: E402
from govliaison.testing.scratch import scratch_folder  # noqa: E402

__all__ = [
    "QUICK",
    "SOAK",
    "THOROUGH",
    "AccessPolicyContract",
    "BlobStoreContract",
    "CalendarContract",
    "ChannelContract",
    "Contract",
    "Finding",
    "KeyRingContract",
    "NotifierContract",
    "Outcome",
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
]
