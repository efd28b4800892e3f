"""Waiting for somebody only so long: the call runs in a thread of its own, which is left behind when time is up."""

from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, TypeVar, cast

import attrs

T = TypeVar("T")


class Overdue(Exception):  # noqa: N818 - it says what happened
    """There was no answer in time."""


@attrs.define(eq=False)
class _Order:
    """One call: what to do, and where the outcome goes."""

    do: Callable[[], Any]
    outcome: SimpleQueue[tuple[Any, BaseException | None]] = attrs.field(factory=SimpleQueue)


class Helper:
    """
    A thread that does one call after another for whoever waits; it keeps no program from ending.

    Once it was left behind (:attr:`is_busy` after :class:`Overdue`) what it still finds is thrown away.
    """

    def __init__(self) -> None:
        self._orders: SimpleQueue[_Order | None] = SimpleQueue()
        self._done: SimpleQueue[None] = SimpleQueue()
        self._open = 0
        Thread(target=_work, args=(self._orders, self._done), name="govliaison-adapter", daemon=True).start()

    def do(self, call: Callable[[], T], seconds: float) -> T:
        """
        Have something done.

        Raises:
            Overdue: it takes longer
            BaseException: whatever the call raises
        """
        order = _Order(call)
        self._open += 1
        self._orders.put(order)
        try:
            answer, error = order.outcome.get(timeout=seconds)
        except Empty:
            self._orders.put(None)
            raise Overdue from None
        if error is not None:
            raise error
        return cast("T", answer)

    @property
    def is_busy(self) -> bool:
        """Tell whether a call is still running."""
        return self._done.qsize() < self._open

    def __del__(self) -> None:
        self._orders.put(None)


def _work(orders: SimpleQueue[_Order | None], done: SimpleQueue[None]) -> None:
    """Work until told to stop by None; knows the queues only, so that a helper nobody needs any more can go."""
    while (order := orders.get()) is not None:
        outcome: tuple[Any, BaseException | None]
        try:
            outcome = (order.do(), None)
        except BaseException as error:  # noqa: BLE001 - whoever waits gets it, whatever it is
            outcome = (None, error)
        done.put(None)
        order.outcome.put(outcome)
        del order, outcome
