"""Every kind of record of this version."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from govliaison import (
    access,
    cases,
    enterprises,
    exchange,
    gazettes,
    ledger,
    meetings,
    oversight,
    policies,
    ratings,
    services,
    supervision,
    visits,
)
from govliaison.ledger import Noun


class Nouns(Mapping[str, Noun[Any]]):
    """
    Nouns by kind, each looked up when it is asked for: whoever shows a case need not load what is known of meetings.

    Args:
        homes: kind → what gives the noun
    """

    def __init__(self, homes: Mapping[str, Callable[[], Noun[Any]]]) -> None:
        self._homes = homes

    def __getitem__(self, kind: str) -> Noun[Any]:
        return self._homes[kind]()

    def __iter__(self) -> Iterator[str]:
        return iter(self._homes)

    def __len__(self) -> int:
        return len(self._homes)


NOUNS: Final = Nouns(
    {
        "erasure": lambda: ledger.ERASURE,
        "import": lambda: ledger.IMPORT,
        "series": lambda: ledger.SERIES,
        "person": lambda: access.PERSON,
        "post": lambda: access.POST,
        "reveal": lambda: access.REVEAL,
        "case": lambda: cases.CASE,
        "association": lambda: enterprises.ASSOCIATION,
        "contact-log": lambda: enterprises.CONTACT_LOG,
        "enterprise": lambda: enterprises.ENTERPRISE,
        "key-contact": lambda: enterprises.KEY_CONTACT,
        "leader-contact": lambda: enterprises.LEADER_CONTACT,
        "selection": lambda: enterprises.SELECTION,
        "letter": lambda: exchange.LETTER,
        "quarantine": lambda: exchange.QUARANTINE,
        "gazette": lambda: gazettes.GAZETTE,
        "meeting": lambda: meetings.MEETING,
        "proposal": lambda: meetings.PROPOSAL,
        "resolution": lambda: meetings.RESOLUTION,
        "bulletin": lambda: oversight.BULLETIN,
        "digest": lambda: oversight.DIGEST,
        "duty": lambda: oversight.DUTY,
        "inspection": lambda: oversight.INSPECTION,
        "key-task": lambda: oversight.KEY_TASK,
        "progress-report": lambda: oversight.PROGRESS_REPORT,
        "guide-entry": lambda: policies.GUIDE_ENTRY,
        "policy": lambda: policies.POLICY,
        "subscription": lambda: policies.SUBSCRIPTION,
        "uptake": lambda: policies.UPTAKE,
        "rating": lambda: ratings.RATING,
        "survey": lambda: ratings.SURVEY,
        "service-item": lambda: services.SERVICE_ITEM,
        "finding": lambda: supervision.FINDING,
        "supervisor": lambda: supervision.SUPERVISOR,
        "visit": lambda: visits.VISIT,
    }
)
"""What may happen to any record, being erased or taken back, comes first."""
