"""
The conformance kit: what every adapter of a kind must do, as tests that anyone runs against an adapter of their own.

``TestMyStore = store_contract(make_store)`` in a test file is all it takes. Needs ``pip install govliaison[testing]``. It imports
:mod:`govliaison.plugins`, ``govliaison.values`` and ``govliaison.errors`` alone, as an adapter does.
"""

import pytest

pytest.register_assert_rewrite("govliaison.testing.contracts", "govliaison.testing.machines")

from govliaison.testing.contracts.base import Contract, needs, one_line, within  # noqa: E402 - rewritten from here on
from govliaison.testing.contracts.store import StoreContract, store_contract  # noqa: E402
from govliaison.testing.profiles import QUICK, SOAK, THOROUGH, effort  # noqa: E402
from govliaison.testing.running import Finding, Outcome, run_contract  # noqa: E402
from govliaison.testing.samples import a_change, a_message, an_entry  # noqa: E402

__all__ = [
    "QUICK",
    "SOAK",
    "THOROUGH",
    "Contract",
    "Finding",
    "Outcome",
    "StoreContract",
    "a_change",
    "a_message",
    "an_entry",
    "effort",
    "needs",
    "one_line",
    "run_contract",
    "store_contract",
    "within",
]
