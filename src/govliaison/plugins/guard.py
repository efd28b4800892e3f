"""
The guard between the core and its adapters: one table says what a fault of each kind means, one class finds it.

Of a store only errors are looked at, in the caller's thread: nothing more shall stand between the ledger and what keeps it,
and it has time limits of its own.
"""

import traceback
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import PurePath
from time import monotonic
from types import MappingProxyType
from typing import Final, TypeVar

import attrs

from govliaison.errors import AdapterFault, GovliaisonError, InputError, KeyRingError, StoreError
from govliaison.plugins.answers import WrongAnswer
from govliaison.plugins.health import FaultLog, PluginFault, Trouble
from govliaison.plugins.host import Kind
from govliaison.plugins.tracing import is_strict, trace
from govliaison.plugins.waiting import Helper, Overdue
from govliaison.values import TimeSource

T = TypeVar("T")

REST: Final = 300.0
"""Seconds for which an adapter that gave no answer in time is not asked again while it still works on the first call."""
_MOST_LOST: Final = 8
_FOR_EVER: Final = 1e6


class OnFault(StrEnum):
    """What the core does when an adapter fails."""

    REFUSE = "refuse"
    """whoever asked is told; nothing was done"""
    DENY = "deny"
    """nobody gets in whom it should have judged"""
    DROP = "drop"
    """it goes on without what this one would have said"""
    NEXT_LAYER = "next-layer"
    """it counts as knowing nothing: the next layer is asked; where none knows, results are provisional"""
    RETRY_LATER = "retry-later"
    """the message stays in the outbox and comes again"""
    QUARANTINE = "quarantine"
    """what cannot be read waits in quarantine; where nothing can be read, whoever asked is told"""


@attrs.frozen(kw_only=True)
class Policy:
    """
    How adapters of a kind are treated.

    Attributes:
        on_fault: what a fault means
        deadline: seconds without an answer after which the call is left behind, where ``deadline`` says nothing else; None
            where the adapter has limits of its own
        budget: seconds that a rule may take; more is told
        raises: errors that are answers
    """

    on_fault: OnFault
    deadline: float | None
    budget: float | None = None
    raises: tuple[type[GovliaisonError], ...] = ()


POLICIES: Final[Mapping[Kind, Policy]] = MappingProxyType(
    {
        Kind.STORE: Policy(on_fault=OnFault.REFUSE, deadline=None, raises=(GovliaisonError,)),
        Kind.BLOB_STORE: Policy(on_fault=OnFault.REFUSE, deadline=60, raises=(StoreError,)),
        Kind.KEY_RING: Policy(on_fault=OnFault.REFUSE, deadline=30, raises=(KeyRingError,)),
        Kind.CALENDAR: Policy(on_fault=OnFault.NEXT_LAYER, deadline=10, budget=2),
        Kind.ACCESS_POLICY: Policy(on_fault=OnFault.DENY, deadline=10, budget=0.25),
        Kind.ROUTER: Policy(on_fault=OnFault.DROP, deadline=10, budget=0.25),
        Kind.CHANNEL: Policy(on_fault=OnFault.QUARANTINE, deadline=60, raises=(InputError,)),
        Kind.NOTIFIER: Policy(on_fault=OnFault.RETRY_LATER, deadline=30),
        # the rows of a register are the core's own, and so are the errors on the way to them
        Kind.RENDERER: Policy(on_fault=OnFault.REFUSE, deadline=300, raises=(GovliaisonError,)),
    }
)
"""The failure table."""


@attrs.frozen(kw_only=True)
class Who:
    """The adapter that is guarded; see :class:`~govliaison.plugins.health.PluginFault`."""

    kind: Kind
    name: str
    distribution: str = ""
    version: str = ""


class Guard:
    """
    Asks one adapter, and makes a value with a name on it of whatever goes wrong.

    Args:
        who: the adapter
        clock: the present moment, for faults and deadlines
        log: where faults are kept
        deadline: seconds, where the operator says so
    """

    def __init__(self, who: Who, *, clock: TimeSource, log: FaultLog, deadline: float | None = None) -> None:
        self.who = who
        self.clock = clock
        self.policy = POLICIES[who.kind]
        self.patience = deadline or self.policy.deadline or _FOR_EVER
        self._log = log
        self._idle: list[Helper] = []
        self._lost: list[Helper] = []
        self._rests_until = 0.0

    def ask(self, call: str, do: Callable[[], object], take: Callable[[object], T], helper: Helper | None = None) -> T:
        """
        Ask, wait as long as is right, and look at the answer.

        Args:
            call: name of the method, for messages
            do: makes the call
            take: takes the answer over, or raises ``WrongAnswer``
            helper: the thread that does it; any if not given

        Raises:
            AdapterFault: the adapter failed, or is not asked for a while because it did
            GovliaisonError: an error that its Protocol names
        """
        if self._rests():
            raise self._fault(call, Trouble.RESTING, "").error()
        mine = helper or self._take_helper()
        began = monotonic()
        outcome = ""
        try:
            answer = mine.do(lambda: take(do()), self.patience)
            outcome = type(answer).__name__
        except Overdue as error:
            outcome = Trouble.OVERDUE
            self._lost.append(mine)
            self._rests_until = monotonic() + REST
            raise self._note(call, Trouble.OVERDUE, f"{self.patience:g} s") from error
        except WrongAnswer as error:
            outcome = Trouble.WRONG_ANSWER
            raise self._note(call, Trouble.WRONG_ANSWER, str(error)) from error
        except self.policy.raises as error:
            outcome = error.code
            raise
        except (Exception, SystemExit) as error:
            outcome = Trouble.RAISED
            raise self._raised(call, error) from error
        finally:
            took = monotonic() - began
            trace("call", f"{self.who.kind}.{self.who.name} {call}", outcome, took)
            if helper is None and outcome != Trouble.OVERDUE and not mine.is_busy:
                self._idle.append(mine)
        if self.policy.budget is not None and took > self.policy.budget:
            self._note(call, Trouble.SLOW, f"> {self.policy.budget:g} s")
        return answer

    def watch(self, call: str, do: Callable[[], T]) -> T:
        """
        Ask in the thread of whoever calls, for as long as it takes.

        Raises:
            AdapterFault: it raised what its Protocol does not name, or gave no answer (``do`` raised ``WrongAnswer``)
            GovliaisonError: an error that its Protocol names
        """
        began = monotonic()
        outcome = Trouble.RAISED.value
        try:
            answer = do()
            outcome = type(answer).__name__
        except WrongAnswer as error:
            outcome = Trouble.WRONG_ANSWER.value
            raise self._note(call, Trouble.WRONG_ANSWER, str(error)) from error
        except self.policy.raises as error:
            outcome = error.code
            raise
        except (Exception, SystemExit) as error:
            raise self._raised(call, error) from error
        finally:
            trace("call", f"{self.who.kind} {call}", outcome, monotonic() - began)
        return answer

    def note_wrong(self, call: str, what: str) -> None:
        """Keep that a part of an answer is none."""
        self._note(call, Trouble.WRONG_ANSWER, what)

    def note_capability(self, call: str, what: str) -> None:
        """Keep that an adapter declares one thing and is another."""
        self._note(call, Trouble.CAPABILITY, what)

    def _raised(self, call: str, error: BaseException) -> AdapterFault:
        """Keep what was raised; give it as a fault, or, where faults are to be seen as they are, raise it."""
        fault = self._note(call, Trouble.RAISED, _place(error))
        if is_strict():
            raise error
        return fault

    def _note(self, call: str, trouble: Trouble, what: str) -> AdapterFault:
        fault = self._fault(call, trouble, what)
        self._log.note(fault)
        return fault.error()

    def _fault(self, call: str, trouble: Trouble, what: str) -> PluginFault:
        return PluginFault(
            kind=self.who.kind.value,
            name=self.who.name,
            distribution=self.who.distribution,
            version=self.who.version,
            call=call,
            trouble=trouble,
            what=what,
            at=self.clock.now(),
        )

    def _take_helper(self) -> Helper:
        try:
            return self._idle.pop()
        except IndexError:
            return Helper()

    def _rests(self) -> bool:
        """Tell whether a call that was left behind still runs; however long, no more than eight are left at a time."""
        self._lost = [helper for helper in self._lost if helper.is_busy]
        return bool(self._lost) and (monotonic() < self._rests_until or len(self._lost) >= _MOST_LOST)


def _place(error: BaseException) -> str:
    """Tell what was raised and where; never what it says, which may be about a person."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" ({PurePath(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return f"{type(error).__name__}{place}"
