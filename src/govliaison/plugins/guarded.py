"""Each kind of adapter as the core sees it: behind its guard, a fault turned into what its kind makes of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from itertools import islice
from time import monotonic
from types import MappingProxyType
from typing import Any, Final, TypeVar

import attrs

from govliaison.access import AccessAnswer, AccessAsk, AccessPolicy
from govliaison.calendar import Calendar, DayTable
from govliaison.cases import Router, RoutingAsk, RoutingProposal
from govliaison.errors import AdapterFault, GovliaisonError, StoreUnavailable
from govliaison.exchange import (
    AnswerAsk,
    AnsweringChannel,
    Channel,
    ChannelCapability,
    Delivery,
    Notifier,
    NotifyAsk,
    ReceiveAsk,
    RetryLater,
)
from govliaison.ledger.blobs import BlobStore
from govliaison.ledger.keys import CheckAsk, KeyRing, SignAsk, Signature, UnwrapAsk, WrapAsk, Wrapped
from govliaison.papers import RenderAsk, Rendered, Renderer
from govliaison.plugins import answers
from govliaison.plugins.answers import WrongAnswer
from govliaison.plugins.files import check_target, put_in_place, staged
from govliaison.plugins.guard import Guard
from govliaison.plugins.host import Kind
from govliaison.plugins.waiting import Helper
from govliaison.values import Reading, Reason, Row

T = TypeVar("T")

_ROWS_AT_A_TIME: Final = 100
_SECONDS_AT_A_TIME: Final = 1.0


class GuardedStore:
    """
    A store with its name on what it raises beyond its Protocol, and on answers that are none: then nothing may count as stored.

    It has every method of the store, also those that only some have.

    Args:
        guard: its guard
        adapter: the store
    """

    def __init__(self, guard: Guard, adapter: Any) -> None:
        self.guard = guard
        self.adapter = adapter
        for name in dir(adapter):
            if not name.startswith("_") and callable(method := getattr(adapter, name)):
                setattr(self, name, partial(self._watch, name, method))

    def _watch(self, name: str, method: Callable[..., T], /, *args: Any) -> T:
        with _as_unavailable():
            return self.guard.watch(name, lambda: answers.take_stored(name, method(*args)))


@attrs.frozen
class GuardedBlobStore:
    """Refuses what asked for a file, as a store that cannot be reached does."""

    guard: Guard
    adapter: BlobStore

    def put_blob(self, digest: str, data: bytes, /) -> None:
        """Keep a file, or refuse."""
        with _as_unavailable():
            self.guard.ask("put_blob", lambda: self.adapter.put_blob(digest, data), answers.take_nothing)

    def blob(self, digest: str, /) -> bytes | None:
        """Give a file, or refuse: a fault is never an absent file."""
        with _as_unavailable():
            return self.guard.ask("blob", lambda: self.adapter.blob(digest), answers.take_blob)

    def drop_blob(self, digest: str, /) -> None:
        """Delete a file, or refuse: it is still there."""
        with _as_unavailable():
            self.guard.ask("drop_blob", lambda: self.adapter.drop_blob(digest), answers.take_nothing)


@attrs.frozen
class GuardedKeyRing:
    """Refuses what asked for a key: a fault is never a bad signature, and nothing is kept unlocked because of it."""

    guard: Guard
    adapter: KeyRing

    def sign(self, ask: SignAsk, /) -> Signature:
        """Sign, or refuse."""
        return self.guard.ask("sign", lambda: self.adapter.sign(ask), answers.take_signature)

    def check(self, ask: CheckAsk, /) -> bool:
        """Tell whether a signature is good, or refuse."""
        return self.guard.ask("check", lambda: self.adapter.check(ask), answers.take_yes_or_no)

    def wrap(self, ask: WrapAsk, /) -> Wrapped:
        """Lock, or refuse."""
        return self.guard.ask("wrap", lambda: self.adapter.wrap(ask), answers.take_wrapped)

    def unwrap(self, ask: UnwrapAsk, /) -> bytes:
        """Open, or refuse."""
        return self.guard.ask("unwrap", lambda: self.adapter.unwrap(ask), answers.take_bytes)


@attrs.frozen
class GuardedCalendar:
    """Knows nothing of a year for which it fails, so that the next layer is asked; what it knew once it is not asked again."""

    guard: Guard
    adapter: Calendar
    _known: dict[int, DayTable | None] = attrs.field(init=False, factory=dict)

    def days(self, year: int, /) -> DayTable | None:
        """Give the days of a year, or None."""
        if year not in self._known:
            try:
                self._known[year] = self.guard.ask("days", lambda: self.adapter.days(year), answers.take_days(year))
            except AdapterFault:
                return None
        return self._known[year]


@attrs.frozen
class GuardedAccessPolicy:
    """Lets nobody in whom it could not judge."""

    guard: Guard
    adapter: AccessPolicy

    def tokens(self, ask: AccessAsk, /) -> AccessAnswer:
        """Give the tokens, or refuse the person."""
        return self.guard.ask("tokens", lambda: self.adapter.tokens(ask), answers.take_tokens)


@attrs.frozen
class GuardedRouter:
    """Proposes nothing when it fails; somebody dispatches by hand."""

    guard: Guard
    adapter: Router

    def propose(self, ask: RoutingAsk, /) -> tuple[RoutingProposal, ...]:
        """Give the proposals, or none."""
        try:
            return self.guard.ask("propose", lambda: self.adapter.propose(ask), answers.take_proposals)
        except AdapterFault:
            return ()


@attrs.frozen
class GuardedNotifier:
    """Leaves the message in the outbox when it fails."""

    guard: Guard
    adapter: Notifier

    def notify(self, ask: NotifyAsk, /) -> Delivery:
        """Deliver a message, or have it tried again."""
        return _deliver(self.guard, "notify", ask.destination, lambda now: self.adapter.notify(_timed(ask, now)))


@attrs.frozen
class GuardedChannel:
    """Opens what has come in; a row that is none goes on as one to be quarantined, with all that it holds."""

    guard: Guard
    adapter: Channel

    def receive(self, ask: ReceiveAsk, /) -> Reading:
        """Open a table, or say who could not; its rows are asked for in time as well."""
        helper = Helper()
        reading = self.guard.ask("receive", lambda: self.adapter.receive(ask), answers.take_reading, helper)
        return attrs.evolve(reading, rows=self._rows(_Rows(reading.rows), helper))

    def _rows(self, rows: "_Rows", helper: Helper) -> Iterator[Row]:
        while some := self.guard.ask("rows", rows.take_some, _as_is, helper):
            for row, wrong in some:
                if wrong:
                    self.guard.note_wrong("rows", wrong)
                yield row


@attrs.frozen
class GuardedAnsweringChannel:
    """A channel that carries answers back as well; the message stays in the outbox when it fails."""

    guard: Guard
    adapter: Any

    def receive(self, ask: ReceiveAsk, /) -> Reading:
        """Open a table; see :class:`GuardedChannel`."""
        return GuardedChannel(self.guard, self.adapter).receive(ask)

    def answer(self, ask: AnswerAsk, /) -> Delivery:
        """Carry a message back, or have it tried again."""
        carrier: AnsweringChannel = self.adapter
        return _deliver(self.guard, "answer", ask.channel, lambda now: carrier.answer(_timed(ask, now)))


@attrs.frozen
class GuardedRenderer:
    """
    Writes a file whole or not at all, whatever the renderer does: it writes beside the target, which is replaced at the end.

    A renderer that comes too late finds the place gone where it would have put its file.
    """

    guard: Guard
    adapter: Renderer

    def render(self, ask: RenderAsk, /) -> Rendered:
        """Write a file, or refuse."""
        check_target(ask.target)
        with staged(ask.target) as stage:
            aside = attrs.evolve(ask, target=stage)
            try:
                self.guard.ask("render", lambda: self.adapter.render(aside), answers.take_rendered(stage))
            except GovliaisonError as error:
                error.where = error.where.replace(str(stage), str(ask.target))
                raise
            put_in_place(stage, ask.target)
        return Rendered(ask.target)


_GUARDED: Final[Mapping[Kind, Callable[[Guard, Any], object]]] = MappingProxyType(
    {
        Kind.STORE: GuardedStore,
        Kind.BLOB_STORE: GuardedBlobStore,
        Kind.KEY_RING: GuardedKeyRing,
        Kind.CALENDAR: GuardedCalendar,
        Kind.ACCESS_POLICY: GuardedAccessPolicy,
        Kind.ROUTER: GuardedRouter,
        Kind.CHANNEL: GuardedChannel,
        Kind.NOTIFIER: GuardedNotifier,
        Kind.RENDERER: GuardedRenderer,
    }
)


def guarded(guard: Guard, adapter: Any, capabilities: frozenset[str]) -> Any:
    """
    Put an adapter behind its guard.

    What a channel declares and what it is must agree; where they do not, it carries nothing back, and that is told.

    Args:
        guard: its guard
        adapter: what was built
        capabilities: what its offer declares
    """
    if guard.who.kind is Kind.CHANNEL:
        declares = ChannelCapability.ANSWERS in capabilities
        has = callable(getattr(adapter, "answer", None))
        if declares and has:
            return GuardedAnsweringChannel(guard, adapter)
        if declares != has:
            guard.note_capability("answer", "answers declared, no such method" if declares else "answers not declared")
    return _GUARDED[guard.who.kind](guard, adapter)


class _Rows:
    """The rows of an adapter, some at a time: as many as come in a second, a hundred at the most."""

    def __init__(self, rows: Iterable[object]) -> None:
        self._source = rows
        self._rows: Iterator[tuple[int, object]] | None = None
        self._error: BaseException | None = None

    def take_some(self) -> list[tuple[Row, str]]:
        """
        Take some rows, each with what is wrong with it.

        What is raised on the way comes after the rows before it.
        """
        if self._error is not None:
            raise self._error
        some: list[tuple[Row, str]] = []
        until = monotonic() + _SECONDS_AT_A_TIME
        try:
            self._rows = self._rows or enumerate(self._source, start=1)
            for number, row in islice(self._rows, _ROWS_AT_A_TIME):
                some.append(_look_at(row, number))
                if monotonic() > until:
                    break
        except (Exception, SystemExit) as error:
            if not some:
                raise
            self._error = error
        return some


def _look_at(row: object, number: int) -> tuple[Row, str]:
    try:
        return answers.take_row(row), ""
    except WrongAnswer as error:
        return answers.keep_row(row, number), str(error)


def _as_is(some: Any) -> Any:
    return some


def _timed(ask: Any, deadline: datetime) -> Any:
    return attrs.evolve(ask, deadline=deadline)


def _deliver(guard: Guard, call: str, destination: str, send: Callable[[datetime], object]) -> Delivery:
    now = guard.clock.now()
    deadline = now + timedelta(seconds=guard.patience)
    try:
        return guard.ask(call, lambda: send(deadline), answers.take_delivery(now))
    except AdapterFault as error:
        fault = f"{error.params['trouble']} {error.params['what']}".strip()
        return RetryLater(reason=Reason.of("outbox.fault", destination=destination, fault=fault))


@contextmanager
def _as_unavailable() -> Iterator[None]:
    try:
        yield
    except AdapterFault as error:
        raise StoreUnavailable(error.code, where=error.where, **error.params) from error
