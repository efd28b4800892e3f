"""
Stores that are wrong on purpose, each a few lines around the reference; every mistake was made by somebody somewhere.

A mistake later found in any adapter gets its line here.
"""

import time
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import attrs

from govliaison.errors import Conflict
from govliaison.plugins import (
    Batch,
    Change,
    Claim,
    Committed,
    Count,
    LeaseAsk,
    LeasedMessage,
    MemoryStore,
    MessageRow,
    MessageState,
    Meta,
    Order,
    Page,
    Positioned,
    Query,
    Settle,
    Settlement,
    StoredRecord,
)


class LosesUpdates(MemoryStore):
    """Whoever comes last wins: the expected version is not looked at."""

    def _check_versions(self, changes: object) -> None: ...


class ReadsThenWrites(MemoryStore):
    """Compares versions before it takes the lock."""

    def commit(self, batch: Batch, /) -> Committed:
        MemoryStore._check_versions(self, batch.changes)
        time.sleep(0.01)
        return super().commit(batch)

    def _check_versions(self, changes: object) -> None: ...


class SwallowsConflicts(MemoryStore):
    """A conflict is logged, and that is that."""

    def commit(self, batch: Batch, /) -> Committed:
        try:
            return super().commit(batch)
        except Conflict:
            return Committed(self.head() + 1, self.head())


class WritesPartially(MemoryStore):
    """Each change is a transaction of its own."""

    def commit(self, batch: Batch, /) -> Committed:
        committed = [super(WritesPartially, self).commit(Batch(changes=(change,))) for change in batch.changes]
        rest = super().commit(attrs.evolve(batch, changes=()))
        return Committed(committed[0].first, rest.last) if committed else rest


class SendsBeforeItKnows(MemoryStore):
    """Messages go to the outbox before the streams are looked at."""

    def commit(self, batch: Batch, /) -> Committed:
        super().commit(Batch(messages=batch.messages))
        return super().commit(attrs.evolve(batch, messages=()))


class FoldsCase(MemoryStore):
    """A column with a collation that ignores case."""

    def claims(self, keys: Sequence[str], /) -> Mapping[str, Claim]:
        return {key: claim for key in keys for held, claim in self._claims.items() if key.lower() == held.lower()}


class FoldsCaseOfUnits(MemoryStore):
    """The same in a column of lists."""

    def find(self, query: Query, /) -> Page:
        if query.unit is None:
            return super().find(query)
        units = {
            record.index.unit
            for record in self._records.values()
            if (record.index.unit or "").lower() == query.unit.lower()
        }
        pages = [MemoryStore.find(self, attrs.evolve(query, unit=unit)) for unit in units if unit is not None]
        return pages[0] if pages else super().find(query)


class Normalises(MemoryStore):
    """Text comes back in another Unicode form."""

    def commit(self, batch: Batch, /) -> Committed:
        return super().commit(
            attrs.evolve(
                batch,
                vault=tuple(attrs.evolve(one, value=unicodedata.normalize("NFC", one.value)) for one in batch.vault),
            )
        )


class TrimsSpaces(MemoryStore):
    """A fixed-width column: blanks at the end are lost."""

    def commit(self, batch: Batch, /) -> Committed:
        return super().commit(
            attrs.evolve(batch, take=tuple(attrs.evolve(one, key=one.key.rstrip()) for one in batch.take))
        )


class Truncates(MemoryStore):
    """A column of 255 characters, and a database that does not say so."""

    def commit(self, batch: Batch, /) -> Committed:
        return super().commit(
            attrs.evolve(batch, vault=tuple(attrs.evolve(one, value=one.value[:255]) for one in batch.vault))
        )


class KnowsOnlyThePlane(MemoryStore):
    """A character set of three bytes: 𠮷 is a question mark."""

    def commit(self, batch: Batch, /) -> Committed:
        return super().commit(
            attrs.evolve(batch, vault=tuple(attrs.evolve(one, value=_in_plane(one.value)) for one in batch.vault))
        )


class ForgetsMicroseconds(MemoryStore):
    """Timestamps of the database have milliseconds."""

    def _append(self, change: Change) -> None:
        super()._append(
            attrs.evolve(
                change,
                entries=tuple(
                    attrs.evolve(one, effective_at=one.effective_at // 1000 * 1000) for one in change.entries
                ),
            )
        )


class KeepsNaiveTimes(MemoryStore):
    """Moments are kept as local times of a zone that turns its clocks."""

    def _append(self, change: Change) -> None:
        index = change.record.index
        record = attrs.evolve(change.record, index=attrs.evolve(index, due=_through_local_time(index.due)))
        super()._append(attrs.evolve(change, record=record))


class CountsFromNought(MemoryStore):
    """The first position is 0."""

    def feed(self, after: int, limit: int, /) -> Sequence[Positioned]:
        return tuple(attrs.evolve(one, position=one.position - 1) for one in super().feed(after, limit))


class LeavesHoles(MemoryStore):
    """A sequence gives numbers also to commits that fail."""

    def __init__(self) -> None:
        super().__init__()
        self.failed = 0

    def commit(self, batch: Batch, /) -> Committed:
        try:
            committed = super().commit(batch)
        except Conflict:
            self.failed += 1
            raise
        return Committed(committed.first + self.failed, committed.last + self.failed)


class ShowsTheFeedOutOfOrder(MemoryStore):
    """A page of the feed without ORDER BY."""

    def feed(self, after: int, limit: int, /) -> Sequence[Positioned]:
        return tuple(sorted(super().feed(after, limit), key=lambda one: one.entry.stream))


class ShowsUncommitted(MemoryStore):
    """Commits overtake each other: a later position is seen before an earlier one."""

    def feed(self, after: int, limit: int, /) -> Sequence[Positioned]:
        page = super().feed(after, limit)
        return page[1:] if len(page) > 1 and page[0].entry.version == 1 else page


class SkipsAPage(MemoryStore):
    """The key of a page is that of the row after it."""

    def find(self, query: Query, /) -> Page:
        page = super().find(query)
        longer = super().find(attrs.evolve(query, limit=query.limit + 1))
        return page if page.after is None else attrs.evolve(page, after=longer.after)


class RepeatsARow(MemoryStore):
    """Pages overlap by one: ``>=`` instead of ``>``."""

    def find(self, query: Query, /) -> Page:
        page = super().find(query)
        if query.after is None or query.after.stream not in self._records:
            return page
        return attrs.evolve(page, rows=(self._records[query.after.stream], *page.rows)[: query.limit])


class PagesByMomentAlone(MemoryStore):
    """Records of the same moment fall between two pages."""

    def find(self, query: Query, /) -> Page:
        page = super().find(query)
        if query.after is None or query.after.value is None:
            return page
        moment = (lambda one: one.index.opened) if query.order is Order.OPENED else (lambda one: one.index.due)
        return attrs.evolve(page, rows=tuple(row for row in page.rows if moment(row) != query.after.value))


class PutsNullFirst(MemoryStore):
    """Records without the moment lead a descending list, as in PostgreSQL by default."""

    def find(self, query: Query, /) -> Page:
        page = super().find(query)
        if not query.descending:
            return page
        key = (lambda one: one.index.opened) if query.order is Order.OPENED else (lambda one: one.index.due)
        return attrs.evolve(page, rows=tuple(sorted(page.rows, key=lambda row: key(row) is not None)))


class MiscountsBehindAPage(MemoryStore):
    """The count is of the page, not of the list."""

    def count(self, query: Query, cap: int, /) -> Count:
        number = len(self.find(query).rows)
        return Count(min(number, cap), number <= cap)


class SaysExactWhenCapped(MemoryStore):
    """Every count is exact."""

    def count(self, query: Query, cap: int, /) -> Count:
        return Count(super().count(query, cap).number, exact=True)


class ForgetsDenials(MemoryStore):
    """A recused officer sees the case all the same."""

    def find(self, query: Query, /) -> Page:
        if query.reader is not None:
            query = attrs.evolve(query, reader=attrs.evolve(query.reader, denied=frozenset()))
        return super().find(query)


class KeepsOldTags(MemoryStore):
    """Rows of tags are added and never taken away."""

    def _append(self, change: Change) -> None:
        before = self._records.get(change.stream)
        if before is not None:
            index = attrs.evolve(change.record.index, tags=change.record.index.tags | before.index.tags)
            change = attrs.evolve(change, record=attrs.evolve(change.record, index=index))
        super()._append(change)


class ForgetsTheIndexOfRefolds(MemoryStore):
    """A record without new entries is not written."""

    def _append(self, change: Change) -> None:
        if change.entries:
            super()._append(change)


class SearchesByCase(MemoryStore):
    """Search finds only what was typed as it was typed."""

    def find(self, query: Query, /) -> Page:
        page = super().find(query)
        words = (query.text or "").split()
        return attrs.evolve(page, rows=tuple(row for row in page.rows if all(word in row.index.text for word in words)))


class SearchesByPattern(MemoryStore):
    """``LIKE`` without ESCAPE: a region of ``%`` is everybody's."""

    def find(self, query: Query, /) -> Page:
        return super().find(attrs.evolve(query, region=None) if "%" in (query.region or "") else query)


class JoinsTags(MemoryStore):
    """Names and values of tags are joined by a colon."""

    def find(self, query: Query, /) -> Page:
        asked = {":".join(tag) for tag in query.tags}
        rows = super().find(attrs.evolve(query, tags=frozenset(), limit=1000)).rows
        kept = [row for row in rows if asked <= {":".join(tag) for tag in row.index.tags}]
        return super().find(query) if not asked else Page(rows=tuple(kept[: query.limit]), after=None)


class TakesClaimsTwice(MemoryStore):
    """A claim is a row, not a unique one."""

    def _check_claims(self, batch: Batch) -> dict[str, Claim]:
        return {claim.key: claim for claim in batch.take}


class ReleasesAfterTaking(MemoryStore):
    """A claim that changes hands in one batch belongs to nobody."""

    def commit(self, batch: Batch, /) -> Committed:
        committed = super().commit(batch)
        for key in batch.release:
            self._claims.pop(key, None)
        return committed


class SendsTwice(MemoryStore):
    """A message whose id is there is written again."""

    def _check_messages(self, messages: object) -> None: ...


class IgnoresSentTwice(MemoryStore):
    """INSERT OR IGNORE: a retried id is dropped in silence and the rest is done."""

    def commit(self, batch: Batch, /) -> Committed:
        new = tuple(message for message in batch.messages if message.id not in self._outbox)
        return super().commit(attrs.evolve(batch, messages=new))


class LeasesToAll(MemoryStore):
    """Whoever asks gets it."""

    def lease_due(self, ask: LeaseAsk, /) -> Sequence[str]:
        self._leases.clear()
        return super().lease_due(ask)


class LeasesForEver(MemoryStore):
    """A worker that died keeps its work."""

    def lease_messages(self, ask: LeaseAsk, /) -> Sequence[LeasedMessage]:
        return super().lease_messages(attrs.evolve(ask, until=2**62))


class LeasesWithoutLock(MemoryStore):
    """Looks first and takes later: SELECT, then UPDATE."""

    def lease_due(self, ask: LeaseAsk, /) -> Sequence[str]:
        with_leases, self._leases = self._leases, dict(self._leases)
        due = super().lease_due(ask)
        taken, self._leases = self._leases, with_leases
        time.sleep(0.01)
        self._leases |= {stream: taken[stream] for stream in due}
        return due


class ReleasesForOthers(MemoryStore):
    """Giving back does not ask who gives."""

    def release_due(self, streams: Sequence[str], _owner: str, /) -> None:
        for stream in streams:
            self._leases.pop(stream, None)


class SettlesForOthers(MemoryStore):
    """Settling does not ask who settles."""

    def settle(self, settlement: Settlement, /) -> bool:
        outgoing = self._outbox.get(settlement.id)
        holder = outgoing.lease.owner if outgoing and outgoing.lease else settlement.owner
        return super().settle(attrs.evolve(settlement, owner=holder))


class PassesDeadLetters(MemoryStore):
    """A lane goes on behind a dead letter."""

    def settle(self, settlement: Settlement, /) -> bool:
        settled = super().settle(settlement)
        if settled and settlement.outcome is Settle.DEAD:
            dead = self._outbox.pop(settlement.id)
            self._outbox[settlement.id] = dead
        return settled


class ForgetsAttempts(MemoryStore):
    """Every delivery is the first."""

    def lease_messages(self, ask: LeaseAsk, /) -> Sequence[LeasedMessage]:
        return tuple(attrs.evolve(one, attempts=0) for one in super().lease_messages(ask))


class KeepsErased(MemoryStore):
    """Erasing hides and does not erase messages."""

    def _erase(self, subjects: frozenset[str]) -> set[str]:
        outbox, self._outbox = self._outbox, {}
        try:
            return super()._erase(subjects)
        finally:
            self._outbox = outbox


class KeepsTheVault(MemoryStore):
    """An erased subject is there still."""

    def _erase(self, subjects: frozenset[str]) -> set[str]:
        kept = dict(self._vault)
        files = super()._erase(subjects)
        self._vault = kept
        return files


class DropsSharedFiles(MemoryStore):
    """A file goes with the first item that names it."""

    def _drop_orphans(self, digests: set[str]) -> None:
        for digest in digests:
            self._blobs.pop(digest, None)


class KeepsOrphans(MemoryStore):
    """A file of an erased person stays."""

    def _drop_orphans(self, digests: set[str]) -> None: ...


class GivesFilesAsText(MemoryStore):
    """A file goes through a character set."""

    def blob(self, digest: str, /) -> bytes | None:
        data = super().blob(digest)
        return None if data is None else data.decode("utf-8", "replace").encode()


class OverwritesFiles(MemoryStore):
    """The last file under a digest wins."""

    def put_blob(self, digest: str, data: bytes, /) -> None:
        self._blobs[digest] = data


class OverwritesMeta(MemoryStore):
    """A ledger can be made anew over an old one."""

    def initialise(self, meta: Meta, /) -> None:
        self._meta = meta


class GivesAView(MemoryStore):
    """What was read changes afterwards."""

    def entries(self, stream: str, /) -> Sequence[Positioned]:
        return self._streams.get(stream, [])


class SortsAsPeopleDo(MemoryStore):
    """Streams in the order of a language."""

    def streams(self, kind: str, after: str, limit: int, /) -> Sequence[str]:
        found = sorted((one for one in self._records if one.startswith(f"{kind}/") and one > after), key=str.casefold)
        return tuple(found[:limit])


class ListsErasedAsDone(MemoryStore):
    """A state more than the list knows."""

    def messages(self, state: MessageState | None, after: str, limit: int, /) -> Sequence[MessageRow]:
        rows = super().messages(state, after, limit)
        return tuple(
            attrs.evolve(row, state=MessageState.DONE) if row.state is MessageState.ERASED else row for row in rows
        )


class DiesWhenClosedTwice(MemoryStore):
    """The second closing is an error."""

    closed = False

    def close(self) -> None:
        if self.closed:
            raise RuntimeError("closed already")
        self.closed = True


class LeavesFilesOpen(MemoryStore):
    """A file is left to the garbage collector."""

    def __init__(self) -> None:
        super().__init__()
        self.file = open(__file__, encoding="utf-8")  # noqa: PTH123, SIM115 - wrong on purpose


class Shared(MemoryStore):
    """One database for all tests: each store finds what the one before left."""

    whole = MemoryStore()

    def __init__(self) -> None:
        super().__init__()
        vars(self).update(vars(self.whole))


class FindsWhatItFirstSaw(MemoryStore):
    """The index of the search is written once and never again."""

    def __init__(self) -> None:
        super().__init__()
        self.first: dict[str, str] = {}

    def _append(self, change: Change) -> None:
        text = self.first.setdefault(change.stream, change.record.index.text)
        index = attrs.evolve(change.record.index, text=text)
        super()._append(attrs.evolve(change, record=attrs.evolve(change.record, index=index)))


class ForgetsWhenClosed(MemoryStore):
    """Says that it is durable, and is not."""

    def close(self) -> None:
        for kept in (self._log, self._streams, self._records, self._claims, self._outbox, self._vault, self._blobs):
            kept.clear()


class ForgetsLeasesWhenClosed(MemoryStore):
    """Leases live in the process: after a restart two workers have the same work."""

    def close(self) -> None:
        self._leases.clear()


class CachesTheHead(MemoryStore):
    """Each handle counts for itself what it committed."""

    def __init__(self) -> None:
        super().__init__()
        self.counted = 0

    def commit(self, batch: Batch, /) -> Committed:
        committed = super().commit(batch)
        self.counted += sum(len(change.entries) for change in batch.changes)
        return committed

    def head(self) -> int:
        return self.counted


class CachesRecords(MemoryStore):
    """A handle remembers what it read, and never hears of what others wrote."""

    def __init__(self) -> None:
        super().__init__()
        self.read: dict[str, StoredRecord] = {}

    def records(self, streams: Sequence[str], /) -> Mapping[str, StoredRecord]:
        found = super().records([stream for stream in streams if stream not in self.read])
        self.read |= found
        return {stream: self.read[stream] for stream in streams if stream in self.read}


class LooksTooEarly(MemoryStore):
    """Each handle looks before it writes, and does not look again under the lock."""

    def commit(self, batch: Batch, /) -> Committed:
        MemoryStore._check_versions(self, batch.changes)
        MemoryStore._check_claims(self, batch)
        time.sleep(0.01)
        return super().commit(batch)

    def _check_versions(self, changes: object) -> None: ...


class AnswersBeforeTheDiskDoes(MemoryStore):
    """Returns from ``commit`` before the data is safe; nobody who does not pull the plug can tell."""


def _in_plane(text: str) -> str:
    return "".join(char if ord(char) < 0x10000 else "?" for char in text)


def _through_local_time(micros: int | None) -> int | None:
    """Lose the second half of the hour that summer time gives twice."""
    if micros is None:
        return None
    aware = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=micros)
    naive = aware.astimezone(ZoneInfo("Europe/Berlin")).replace(tzinfo=None, fold=0)
    back = naive.replace(tzinfo=ZoneInfo("Europe/Berlin")).astimezone(UTC)
    return (back - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)
