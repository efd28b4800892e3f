"""Stand-ins for tests of whoever uses adapters: a clock, a notifier that remembers, an adapter that goes wrong when told to."""

import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any

import attrs

from govliaison.plugins import Delivered, Delivery, NotifyAsk


@attrs.define
class FakeClock:
    """
    A time source that stands still until it is moved.

    >>> clock = FakeClock()
    >>> clock.advance(timedelta(days=1))
    >>> clock.now().isoformat()
    '2026-03-03T01:00:00+00:00'
    """

    moment: datetime = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """Give the moment at which it stands, aware."""
        return self.moment

    def advance(self, amount: timedelta) -> None:
        """Let time pass."""
        self.moment += amount


@attrs.define
class RecordingNotifier:
    """
    Takes messages and remembers them.

    Attributes:
        plan: what to answer or raise, one after the other; after that everything is delivered
        asks: what it was asked, in order
    """

    plan: list[Delivery | Exception] = attrs.Factory(list)
    asks: list[NotifyAsk] = attrs.Factory(list)

    def notify(self, ask: NotifyAsk, /) -> Delivery:
        """Remember a message, and do what is next in the plan."""
        self.asks.append(ask)
        step = self.plan.pop(0) if self.plan else Delivered(receipt=str(len(self.asks)))
        if isinstance(step, Exception):
            raise step
        return step

    def letters(self) -> Mapping[str, NotifyAsk]:
        """Give what the recipients hold: one letter for each key, however often it came."""
        return MappingProxyType({ask.key: ask for ask in reversed(self.asks)})


@attrs.define
class Faulty:
    """
    Any adapter, gone wrong in one way; whatever is not set is passed on to the adapter inside.

    Attributes:
        inner: the adapter
        raises: raised instead of an answer; ``SystemExit`` too
        after: raise only when the adapter has done its work: the answer is lost, the deed is not
        hangs: seconds to wait before each call
        twice: everything is done twice
        answers: what to make of the answer
        calls: names of the methods called

    >>> Faulty(RecordingNotifier(), answers=lambda _: "junk").notify(None)
    'junk'
    """

    inner: Any
    raises: BaseException | None = attrs.field(default=None, kw_only=True)
    after: bool = attrs.field(default=False, kw_only=True)
    hangs: float = attrs.field(default=0.0, kw_only=True)
    twice: bool = attrs.field(default=False, kw_only=True)
    answers: Callable[[Any], Any] | None = attrs.field(default=None, kw_only=True)
    calls: list[str] = attrs.field(factory=list, init=False)

    def __getattr__(self, name: str) -> Any:
        method = getattr(self.inner, name)
        return self._wrong(name, method) if callable(method) else method

    def _wrong(self, name: str, method: Callable[..., Any]) -> Callable[..., Any]:
        def call(*asked: Any) -> Any:
            self.calls.append(name)
            time.sleep(self.hangs)
            if self.raises is not None and not self.after:
                raise self.raises
            answer = method(*asked)
            if self.twice:
                answer = method(*asked)
            if self.raises is not None:
                raise self.raises
            return answer if self.answers is None else self.answers(answer)

        return call
