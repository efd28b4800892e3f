"""Making and reading digests (M7.1)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

import attrs

from govliaison.access import CONVENER, POST, Context, Post, Term, region_token
from govliaison.ledger import Decision, Entry, Ledger, Notice, Positioned, Query
from govliaison.oversight.digests.model import DIGEST, Digest, DigestLine, DigestSent, digest_id
from govliaison.oversight.known import records_now
from govliaison.oversight.places import Place
from govliaison.values import Period, from_micros, to_micros

_PAGE = 200

Works = Mapping[str, list[tuple[str, Term]]]
"""In which conveners each person held posts, and when."""


def works_for(posts: Iterable[Post], conveners: Iterable[str]) -> Works:
    """Tell in which of the conveners each person ever worked."""
    found: dict[str, list[tuple[str, Term]]] = defaultdict(list)
    conveners = frozenset(conveners)
    for post in posts:
        if post.unit in conveners:
            for term in post.terms:
                found[term.person].append((post.unit, term))
    return found


def convener_of(entry: Entry, works: Works) -> str | None:
    """Name the convener for which somebody entered something; the one they said they act for, else where they worked."""
    at = from_micros(entry.recorded_at)
    units = [unit for unit, term in works.get(entry.actor, ()) if term.covers(at)]
    said = (entry.on_behalf_of or "").partition(".")[0]
    return said if said in units else next(iter(units), None)


def digest_lines(entries: Iterable[Entry], works: Works) -> tuple[DigestLine, ...]:
    """Sum up what each convener recorded, by kind."""
    streams: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for entry in entries:
        if unit := convener_of(entry, works):
            streams[unit, entry.stream.partition("/")[0]][entry.stream] += 1
    return tuple(
        DigestLine(unit=unit, kind=kind, entries=sum(counted.values()), streams=tuple(sorted(counted)))
        for (unit, kind), counted in sorted(streams.items())
    )


class Digests:
    """
    The digests of the conveners, for one person.

    Args:
        context: who acts, on which ledger
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def get(self, digest: str) -> Digest:
        """Give one digest by its id, such as ``990100.2026-09``."""
        return self._context.get(DIGEST, digest)

    def list(self) -> tuple[Digest, ...]:
        """Give the digests this person may see, the newest first."""
        page = self._context.find(Query(kind=DIGEST.kind, reader=None, descending=True, limit=_PAGE))
        return tuple(self._context.read(page.rows))

    def send(self, place: Place, period: Period) -> Digest:
        """Make the digest of a place and period, once, and tell every convener what the others recorded."""
        ledger = self._context.ledger
        identity = digest_id(place.region, str(period))
        known: Digest | None = ledger.load(DIGEST.stream(identity)).record
        if known is not None:
            return known
        since, until = period.moments(place.zone)
        found = list(_recorded(ledger, since, until, self._after(place, since)))
        works = works_for(records_now(ledger, POST), place.conveners)
        lines = tuple(_visible(ledger, place, digest_lines((each.entry for each in found), works)))
        said = DigestSent(
            place=place.region,
            period=str(period),
            conveners=place.conveners,
            position=found[-1].position if found else self._after(place, since),
            lines=lines,
        )
        stamp = self._context.stamp(jurisdiction=place.region)

        def decide(record: Any) -> Decision:
            return Decision(events=() if record else (said,), notices=() if record else tuple(_tell(said)))

        return self._context.carry_out(DIGEST, identity, decide, stamp)

    def _after(self, place: Place, since: datetime) -> int:
        """Give the position up to which earlier digests of the place have looked."""
        query = Query(kind=DIGEST.kind, reader=None, region=place.region, limit=_PAGE, descending=True)
        digests: list[Digest] = [self._context.ledger.read(row) for row in self._context.ledger.store.find(query).rows]
        earlier = [
            each.position
            for each in digests
            if each.place == place.region and Period.parse(each.period).moments(place.zone)[1] <= since
        ]
        return max(earlier, default=0)


def _recorded(ledger: Ledger, since: datetime, until: datetime, after: int) -> Iterator[Positioned]:
    first, last = to_micros(since), to_micros(until)
    for each in ledger.feed(after):
        if each.entry.recorded_at >= last:
            return
        if each.entry.recorded_at >= first:
            yield each


def _visible(ledger: Ledger, place: Place, lines: Iterable[DigestLine]) -> Iterator[DigestLine]:
    """Leave out what not every convener of the place may see, such as confidential cases."""
    tokens = {CONVENER, region_token(place.region)}
    for line in lines:
        stored = ledger.store.records(line.streams)
        hidden = {stream for stream, each in stored.items() if tokens.isdisjoint(each.index.audience)}
        if not hidden:
            yield line
        elif seen := tuple(stream for stream in line.streams if stream not in hidden):
            yield attrs.evolve(line, streams=seen, entries=len(seen))


def _tell(said: DigestSent) -> Iterator[Notice]:
    for convener in said.conveners:
        others = [line for line in said.lines if line.unit != convener]
        params: dict[str, str | int] = {
            "number": digest_id(said.place, said.period),
            "period": said.period,
            "entries": sum(line.entries for line in others),
            "records": sum(len(line.streams) for line in others),
        }
        yield Notice(recipient=f"unit:{convener}", code="digest.sent", params=params)
