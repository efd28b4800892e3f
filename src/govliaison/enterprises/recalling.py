"""Gathering all candidates from the records, as they are now or as they were when a list was drawn."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

import attrs

from govliaison.enterprises.candidates import Candidate
from govliaison.enterprises.key_contacts import KEY_CONTACT
from govliaison.enterprises.model import ENTERPRISE, Enterprise
from govliaison.ledger import Ledger, Query, kind_of
from govliaison.values import region_stem

CountMatters = Callable[[datetime, datetime, Collection[str]], Mapping[str, int]]
"""Counts matters by enterprise: received from a moment up to another, without some streams that were not known then."""

_YEAR: Final = timedelta(days=365)


@attrs.frozen(kw_only=True)
class Recall:
    """
    What was known at a position of the ledger.

    Attributes:
        ledger: whose records they are
        matters: see :data:`CountMatters`
        entries: how many entries of each stream were there by then, of the streams that have got more since
    """

    ledger: Ledger
    matters: CountMatters
    entries: Mapping[str, int] = attrs.field(factory=dict)

    @classmethod
    def before(cls, ledger: Ledger, matters: CountMatters, stream: str) -> "Recall":
        """Recall what was known when the first entry of a stream was made."""
        entries: dict[str, int] = {}
        for each in ledger.feed(ledger.store.entries(stream)[0].position):
            entries.setdefault(each.entry.stream, each.entry.version - 1)
        return cls(ledger=ledger, matters=matters, entries=entries)

    def candidates(self, place: str, until: datetime, *, also: Collection[str] = ()) -> Iterator[Candidate]:
        """
        Give all enterprises registered in a place as candidates.

        Args:
            place: its division code
            until: matters received in the year before this moment count
            also: ids of others that are to be considered
        """
        stem = region_stem(place)
        contacts = {each.enterprise: each for each in self._records(KEY_CONTACT.kind, None)}
        unknown = [stream for stream, number in self.entries.items() if number == 0]
        raised = self.matters(until - _YEAR, until, unknown)
        firms: dict[str, Enterprise] = {each.id: each for each in self._records(ENTERPRISE.kind, stem)}
        firms |= {each.id: each for each in self._others(also) if each.id not in firms}
        for firm in firms.values():
            if firm.id in also or (firm.facts.region or "").startswith(stem):
                yield Candidate.of(firm, contacts.get(firm.id), raised.get(firm.id, 0))

    def _records(self, kind: str, region: str | None) -> Iterator[Any]:
        for row in self.ledger.find_all(Query(kind=kind, reader=None, region=region)):
            if row.stream not in self.entries:
                yield self.ledger.read(row)
        for stream, number in self.entries.items():
            if number and kind_of(stream) == kind:
                yield self.ledger.fold(stream, to=number).record

    def _others(self, enterprises: Collection[str]) -> Iterator[Enterprise]:
        for enterprise in enterprises:
            stream = ENTERPRISE.stream(enterprise)
            if stream not in self.entries and (record := self.ledger.load(stream).record) is not None:
                yield record
