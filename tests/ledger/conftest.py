"""A tiny noun of our own – the ledger knows none by name – and a bench to work with it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import attrs
import pytest

from govliaison.ledger import (
    ERASURE,
    Batch,
    Claim,
    Committed,
    Decision,
    Index,
    LeaseAsk,
    Ledger,
    Loaded,
    Meta,
    Notice,
    Noun,
    Private,
    Sealed,
    Stamp,
    Step,
    StoredRecord,
    reveal,
)
from govliaison.ledger.memory import MemoryStore
from govliaison.values import Refusal, to_micros

MORNING = datetime(2026, 9, 28, 1, tzinfo=UTC)


@attrs.frozen(kw_only=True)
class Sheet:
    text: Sealed
    file: Sealed | None = None


@attrs.frozen(kw_only=True)
class NoteWritten:
    title: str
    author: Sealed
    sheet: Sheet
    remind: tuple[datetime, ...] = ()


@attrs.frozen(kw_only=True)
class NoteExtended:
    sheet: Sheet


@attrs.frozen(kw_only=True)
class NoteRecalled:
    due: datetime


@attrs.frozen(kw_only=True)
class NoteStruck:
    pass


@attrs.frozen(kw_only=True)
class Note:
    title: str
    author: Sealed
    sheets: tuple[Sheet, ...]
    remind: tuple[datetime, ...]
    recalled: int = 0
    struck: bool = False


def evolve(note: Note | None, event: object, _stamp: Stamp) -> Note:
    if isinstance(event, NoteWritten):
        return Note(title=event.title, author=event.author, sheets=(event.sheet,), remind=event.remind)
    assert note is not None
    if isinstance(event, NoteExtended):
        return attrs.evolve(note, sheets=(*note.sheets, event.sheet))
    if isinstance(event, NoteRecalled):
        return attrs.evolve(note, remind=note.remind[1:], recalled=note.recalled + 1)
    return attrs.evolve(note, remind=(), struck=True)


def index(note: Note) -> Index:
    return Index(
        state="struck" if note.struck else "kept",
        unit="desk",
        opened=1,
        attention=to_micros(note.remind[0]) if note.remind else None,
        text="\n".join([note.title, reveal(note.author), *(reveal(sheet.text) for sheet in note.sheets)]),
        audience=frozenset({"unit:desk"}),
        tags=frozenset({("recalled", str(note.recalled))}),
    )


def attend(note: Note, now: datetime) -> Sequence[Step]:
    return [
        Step(
            at=moment,
            event=NoteRecalled(due=moment),
            notices=(Notice(recipient="unit:desk", code="note.due", params={"day": moment.date().isoformat()}),),
        )
        for moment in note.remind
        if moment <= now
    ]


NOTE = Noun(
    kind="note",
    record=Note,
    shape=1,
    events={NoteWritten: 1, NoteExtended: 1, NoteRecalled: 1, NoteStruck: 1},
    evolve=evolve,
    index=index,
    attend=attend,
)


@attrs.define
class Clock:
    moment: datetime = MORNING

    def now(self) -> datetime:
        return self.moment


class Ids:
    def __init__(self) -> None:
        self._numbers = count(1)

    def new_id(self) -> str:
        return f"test-{next(self._numbers):032x}"

    def new_salt(self) -> bytes:
        return next(self._numbers).to_bytes(16, "big")


class MeddledStore(MemoryStore):
    """Lets somebody else act just before a commit, and remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.meddlers: list[Callable[[], object]] = []
        self.asked: list[str] = []
        self._meddling = False

    def commit(self, batch: Batch, /) -> Committed:
        if self.meddlers and not self._meddling:
            meddler = self.meddlers.pop(0)
            with self._as_somebody_else():
                meddler()
        return super().commit(batch)

    @contextmanager
    def _as_somebody_else(self) -> Iterator[None]:
        self._meddling = True
        try:
            yield
        finally:
            self._meddling = False

    def lease_due(self, ask: LeaseAsk, /) -> Sequence[str]:
        self.asked.append("lease_due")
        return super().lease_due(ask)

    def records(self, streams: Sequence[str], /) -> dict[str, StoredRecord]:
        self.asked.append("records")
        return dict(super().records(streams))


class Bench:
    """A ledger of notes in memory, with a clock that tests can set."""

    def __init__(self, *, noun: Noun[Any] = NOTE, algorithm: str = "sha256") -> None:
        self.clock = Clock()
        self.ids = Ids()
        self.store = MeddledStore()
        self.store.initialise(Meta(deployment="test", algorithm=algorithm, key=b"k" * 32))
        self.noun = noun
        self.ledger = self.open(noun)

    def open(self, noun: Noun[Any]) -> Ledger:
        """Open the same store, perhaps with another version of the noun."""
        return Ledger(
            self.store,
            [noun, ERASURE],
            time=self.clock,
            ids=self.ids,
            route=lambda notice: ["mail"] if notice.recipient.startswith("unit:") else [],
        )

    def stamp(self, **parts: Any) -> Stamp:
        now = self.clock.now()
        return Stamp(**{"effective_at": now, "recorded_at": now, "actor": "zhang.wei", "profile": "p1", **parts})

    def do(self, note: str, decide: Callable[[Any], Decision | Refusal], **parts: Any) -> Loaded[Any]:
        return self.ledger.carry_out(f"note/{note}", decide, self.stamp(**parts))

    def write(
        self,
        note: str,
        text: str = "text",
        *,
        by: str = "li",
        remind: tuple[datetime, ...] = (),
        file: str | None = None,
        take: tuple[Claim, ...] = (),
        tell: bool = False,
        **parts: Any,
    ) -> Loaded[Any]:
        author = Private(f"person/{by}", f"name of {by}")
        event = NoteWritten(title="title", author=author, sheet=self.sheet(text, by, file), remind=remind)
        notices = (Notice(recipient="unit:desk", code="note.new", params={"by": author, "pages": 1}),) if tell else ()
        decision = Decision(events=(event,), take=take, notices=notices)
        return self.do(note, lambda found: Refusal.of("note.there", id=note) if found else decision, **parts)

    def extend(self, note: str, text: str = "more", *, by: str = "li", **parts: Any) -> Loaded[Any]:
        event = NoteExtended(sheet=self.sheet(text, by))
        return self.do(note, lambda _: Decision(events=(event,)), **parts)

    def strike(self, note: str, **parts: Any) -> Loaded[Any]:
        return self.do(note, lambda found: Decision(events=() if found.struck else (NoteStruck(),)), **parts)

    @staticmethod
    def sheet(text: str, by: str = "li", file: str | None = None) -> Sheet:
        subject = f"person/{by}"
        return Sheet(text=Private(subject, text), file=file and Private(subject, file, blob=True))

    @staticmethod
    def days(*numbers: float) -> tuple[datetime, ...]:
        """Moments so many days after the first morning."""
        return tuple(MORNING + timedelta(days=number) for number in numbers)

    def dump(self) -> str:
        """Everything the store holds, as text."""
        return repr([{name: _plain(value) for name, value in vars(self.store).items() if name != "_lock"}])


def _plain(value: Any) -> Any:
    if attrs.has(type(value)):
        return {field.name: _plain(getattr(value, field.name)) for field in attrs.fields(type(value))}
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.decode(errors="replace") if isinstance(value, bytes) else value


@pytest.fixture
def bench() -> Bench:
    return Bench()


@pytest.fixture(scope="session")
def make_bench() -> type[Bench]:
    return Bench
