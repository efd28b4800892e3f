"""
Whether a rule is pure: nothing but the ask decides what it answers.

What it reads behind the kit's back – a clock, chance, a file, the network – is seen by watching each call it makes; what it
owes to the order of a set is seen by asking it again in another process, where texts have other hashes.
"""

import _random
import gc
import os
import pickle
import random
import socket
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from types import FrameType, ModuleType
from typing import Any, Final

import attrs

_FORBIDDEN: Final = {
    **dict.fromkeys(
        [
            "time",
            "time_ns",
            "monotonic",
            "monotonic_ns",
            "perf_counter",
            "localtime",
            "gmtime",
            "now",
            "utcnow",
            "today",
        ],
        "a clock",
    ),
    **dict.fromkeys(["urandom", "getrandom"], "chance"),
    **dict.fromkeys(["open", "getaddrinfo", "gethostbyname", "create_connection"], "a file or the network"),
}

_THERE: Final = """
import copyreg, pickle, sys
from types import MappingProxyType
copyreg.pickle(MappingProxyType, lambda mapping: (dict, (dict(mapping),)))
make, method, asks = pickle.load(sys.stdin.buffer)
adapter = make()
sys.stdout.buffer.write(pickle.dumps([getattr(adapter, method)(ask) for ask in asks]))
"""
"""What the other process does; it imports nothing but what ``make`` needs."""


def read_besides(call: Callable[[], object]) -> tuple[str, ...]:
    """Make a call and give what it read besides its arguments: ``a clock (time)``, ``chance (shuffle)`` and the like."""
    found: list[str] = []

    def watch(_frame: FrameType, event: str, function: Any) -> None:  # pragma: no cover - runs where nothing is traced
        if event == "c_call" and (what := _forbidden(function)):
            found.append(f"{what} ({function.__name__})")

    before, collecting = sys.getprofile(), gc.isenabled()
    gc.disable()  # whoever listens to the garbage collector may look at a clock
    sys.setprofile(watch)
    try:
        call()
    finally:
        sys.setprofile(before)
        if collecting:
            gc.enable()
    return tuple(dict.fromkeys(found))


def _forbidden(function: Any) -> str | None:  # pragma: no cover - likewise
    owner = getattr(function, "__self__", None)
    if isinstance(owner, socket.socket):
        return "the network"
    if owner is random._inst:  # noqa: SLF001 - the source behind random.random()
        return "chance"
    named = isinstance(owner, ModuleType | type) and not isinstance(owner, _random.Random)
    return _FORBIDDEN.get(function.__name__) if named else None


def elsewhere(make: Callable[[], object], method: str, asks: Sequence[object]) -> list[object] | None:
    """
    Ask an adapter in another process, where texts have other hashes.

    Returns:
        The answers, or None where the adapter cannot be made there: ``make`` is a lambda, or stands
        in a module that only this process can import.
    """
    try:
        question = pickle.dumps((make, method, list(asks)))
    except (pickle.PicklingError, AttributeError, TypeError):
        return None
    environment = {**os.environ, "PYTHONHASHSEED": "20261123", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run(  # noqa: S603 - our own Python
        [sys.executable, "-c", _THERE], input=question, capture_output=True, check=False, env=environment
    )
    return pickle.loads(done.stdout) if done.returncode == 0 else None  # noqa: S301 - what it was asked for


def plain(value: Any) -> object:
    """Give an answer as nested tuples and lists, sets and mappings in order, so that two processes can compare theirs."""
    if attrs.has(type(value)):
        fields = attrs.fields(type(value))
        return (type(value).__name__, [(field.name, plain(getattr(value, field.name))) for field in fields])
    if isinstance(value, Mapping):
        return ("mapping", _ordered((plain(key), plain(each)) for key, each in value.items()))
    if isinstance(value, AbstractSet):
        return ("set", _ordered(plain(each) for each in value))
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return ("sequence", [plain(each) for each in value])
    return value


def _ordered(values: Iterable[object]) -> list[object]:
    return sorted(values, key=repr)
