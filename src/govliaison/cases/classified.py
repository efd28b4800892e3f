"""
State secrets that are found in a case (涉密): nothing of what it says may stay, whenever that is found.

They may not be stored or processed here at all: Law on Guarding State Secrets (2024), article 31 (3). The entries stay, so that
it can be shown what was done; what they say in words lies in the vault and is erased.
"""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any, Final

from govliaison.cases.model import Case
from govliaison.errors import NotFoundError
from govliaison.ledger import Ledger, Stamp, erase
from govliaison.values import Reason

STUB: Final[dict[str, Any]] = {
    "category": "",
    "category_said": None,
    "track": "",
    "difficulty": "",
    "tags": frozenset(),
    "fast_track": None,
    "enterprise": None,
    "credit_code": None,
    "enterprise_name": None,
    "contact": None,
    "phone": None,
    "phone_key": None,
    "filed_by": None,
    "concerned": frozenset(),
    "attachments": (),
    "extra": {},
    "extra_private": {},
    "refusal_note": None,
}
"""What a case keeps of state secrets: where it came from and when, and nothing of what it says."""


def erase_content(ledger: Ledger, cases: Iterable[Case], stamp: Stamp) -> None:
    """
    Erase what cases say, files and waiting messages included; again it does nothing.

    Who may be called is erased as well where nothing else is known of them; a person who filed other matters keeps those.
    """
    for case in cases:
        stream = f"case/{case.id}"
        subjects = {stream, *(each.subject for each in (case.contact, case.phone) if each is not None)}
        for subject in sorted(subjects):
            if {*ledger.store.vault_streams(subject)} <= {stream}:
                with suppress(NotFoundError):
                    erase(ledger, subject, Reason.of("erase.classified"), stamp)
