"""
What all contracts have in common.

A contract is a class of tests, one sentence each, that take nothing but ``self``. An author says how the adapter is made, what it
can do (``capabilities``) and what it cannot do yet (``known_gaps``) – and nothing else: a contract test is never overridden, left
out or copied, so whoever wrote an adapter gets every test that is added later.
"""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from inspect import getattr_static, signature
from types import FunctionType
from typing import Any, ClassVar, Final, Generic, TypeVar, cast

import pytest
from hypothesis import given
from hypothesis.strategies import SearchStrategy

from govliaison.plugins import Kind
from govliaison.testing.profiles import effort

Adapter = TypeVar("Adapter")
Answer = TypeVar("Answer")
Test = TypeVar("Test", bound=Callable[..., None])
AnyContract = TypeVar("AnyContract", bound="Contract[Any]")

_NEEDS: Final = "govliaison_needs"
_marked: set[object] = set()
"""Copies of contract tests that carry a mark: these stand for the test itself."""


class Contract(Generic[Adapter]):
    """
    The tests that every adapter of one kind passes.

    ``class StoreContract(Contract[Store], kind=Kind.STORE)`` makes a contract; a class below it without ``kind`` is an author's.

    Attributes:
        kind: the kind of adapter
        abilities: capabilities that adapters of this kind may declare, and what each means
        open_names: what an author may define besides strategies
        capabilities: what this adapter declares; a test that needs another one is skipped and says so
        known_gaps: contract test → why it fails still; each is a *strict* xfail, so that it cannot stay longer than the gap
    """

    kind: ClassVar[Kind]
    abilities: ClassVar[Mapping[str, str]] = {}
    open_names: ClassVar[frozenset[str]] = frozenset({"make", "capabilities", "known_gaps"})
    capabilities: ClassVar[frozenset[str]] = frozenset()
    known_gaps: ClassVar[Mapping[str, str]] = {}

    pytestmark: ClassVar = [pytest.mark.filterwarnings("error::ResourceWarning")]

    _fixed: ClassVar[Mapping[str, object]] = {}
    _strategies: ClassVar[Mapping[str, SearchStrategy[Any]]] = {}

    def __init_subclass__(cls, *, kind: Kind | None = None, **rest: Any) -> None:
        super().__init_subclass__(**rest)
        if kind is not None:
            cls.kind = kind
            _close(cls)
        elif hasattr(cls, "kind"):
            _check_whole(cls)
            _mark(cls)

    def make(self) -> Adapter:
        """Make an adapter on data of its own; called as often as a test likes."""
        raise AssertionError("the author's class makes the adapter")

    @contextmanager
    def fresh(self) -> Iterator[Adapter]:
        """Make an adapter and close it afterwards, if it can be closed."""
        adapter = self.make()
        try:
            yield adapter
        finally:
            close = getattr(adapter, "close", None)
            if close is not None:
                close()

    def for_all(self, check: Callable[..., None], /, **drawn: SearchStrategy[Any]) -> None:
        """Call ``check`` with many drawn values, as hypothesis does, with the effort that was chosen."""
        given(**drawn)(effort()(check))()

    @classmethod
    def contract_tests(cls) -> tuple[str, ...]:
        """Give the names of the contract's tests."""
        return tuple(sorted(name for name in cls._fixed if name.startswith("test_")))

    @classmethod
    def missing(cls, test: str) -> str | None:
        """Give the capability that a test needs and this adapter does not declare."""
        needed = vars(cls._fixed[test]).get(_NEEDS)
        return needed if needed is not None and needed not in cls.capabilities else None

    @classmethod
    def narrowings(cls) -> tuple[str, ...]:
        """Give the strategies that the author replaced; the report lists them."""
        return tuple(sorted(name for name, whole in cls._strategies.items() if getattr(cls, name) is not whole))

    def test_no_contract_test_is_overridden(self) -> None:
        """The contract is whole, also after the class was made."""
        _check_whole(type(self))


def needs(capability: str) -> Callable[[Test], Test]:
    """Mark a contract test as one for adapters that declare a capability."""

    def mark(test: Test) -> Test:
        vars(test)[_NEEDS] = capability
        return test

    return mark


def one_line(
    contract: type[AnyContract],
    make: Callable[[], Any],
    *,
    capabilities: frozenset[str] = frozenset(),
    known_gaps: Mapping[str, str] | None = None,
    **attributes: Any,
) -> type[AnyContract]:
    """
    Make the author's class in one line; assigned to a name that begins with ``Test``, pytest finds it.

    Args:
        contract: what is to be kept
        make: makes an adapter on data of its own
        capabilities: what the adapter declares
        known_gaps: contract test → why it fails still
        attributes: strategies and further functions of the author, by name; functions are called without ``self``

    Raises:
        TypeError: an attribute that the contract does not know
    """
    unknown = sorted(set(attributes) - contract.open_names - set(contract._strategies))  # noqa: SLF001 - of this module
    if unknown:
        raise TypeError(f"{contract.__name__} has nothing to set of this name: {', '.join(unknown)}")
    given_by_author = {"make": make, **attributes}
    body = {
        name: staticmethod(value) if callable(value) and not isinstance(value, SearchStrategy) else value
        for name, value in given_by_author.items()
    }
    made = type(
        f"One{contract.__name__}", (contract,), {**body, "capabilities": capabilities, "known_gaps": known_gaps or {}}
    )
    return cast("type[AnyContract]", made)


def within(seconds: float, call: Callable[[], Answer]) -> Answer:
    """
    Call an adapter that may hang; its thread is left alone when the time is over.

    Raises:
        AssertionError: no answer in time
    """
    answers: list[Answer] = []
    faults: list[BaseException] = []

    def run() -> None:
        try:
            answers.append(call())
        except BaseException as fault:  # noqa: BLE001 - raised again below, in the thread of the test
            faults.append(fault)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    assert not thread.is_alive(), f"no answer after {seconds} seconds"
    if faults:
        raise faults[0]
    return answers[0]


def _check_whole(cls: type[Contract[Any]]) -> None:
    """
    See that nothing of the contract was overridden or taken away, and that gaps and capabilities exist.

    Raises:
        TypeError: what is wrong, by name
    """
    for name, original in cls._fixed.items():
        current = getattr_static(cls, name, None)
        if current is not original and current not in _marked:
            raise TypeError(f"{cls.__name__}.{name} belongs to the contract; a gap is declared in known_gaps")
    unknown = sorted(set(cls.known_gaps) - set(cls.contract_tests()))
    if unknown:
        raise TypeError(f"{cls.__name__}.known_gaps names no test of the contract: {', '.join(unknown)}")
    if not all(reason.strip() for reason in cls.known_gaps.values()):
        raise TypeError(f"{cls.__name__}.known_gaps says why, for each gap")
    unknown = sorted(cls.capabilities - set(cls.abilities))
    if unknown:
        raise TypeError(f"{cls.__name__}.capabilities has what no adapter of this kind declares: {', '.join(unknown)}")


def _close(cls: type[Contract[Any]]) -> None:
    """Remember all of a contract, so that nothing of it can be changed below."""
    parts = {
        name: getattr_static(cls, name) for name in dir(cls) if not name.startswith("__") and name not in cls.open_names
    }
    cls._fixed = {
        name: part
        for name, part in parts.items()
        if isinstance(part, (FunctionType, classmethod, staticmethod, property))
    }
    cls._strategies = {name: part for name, part in parts.items() if isinstance(part, SearchStrategy)}
    for name in cls.contract_tests():
        if list(signature(cast("Any", cls._fixed[name])).parameters) != ["self"]:
            raise TypeError(f"{cls.__name__}.{name}: a contract test takes nothing but self")


def _mark(cls: type[Contract[Any]]) -> None:
    """Give the author's class its own copies of the tests that are skipped or known to fail."""
    for name in cls.contract_tests():
        original = cast("FunctionType", cls._fixed[name])
        if missing := cls.missing(name):
            _replace(cls, original, pytest.mark.skip(reason=f"the capability {missing!r} is not declared"))
        elif reason := cls.known_gaps.get(name):
            _replace(cls, original, pytest.mark.xfail(reason=reason, strict=True))
        elif getattr_static(cls, name) is not original:
            setattr(cls, name, original)


def _replace(cls: type[Contract[Any]], test: FunctionType, mark: pytest.MarkDecorator) -> None:
    copy = FunctionType(test.__code__, test.__globals__, test.__name__, test.__defaults__, test.__closure__)
    copy.__qualname__, copy.__doc__, copy.__module__ = test.__qualname__, test.__doc__, test.__module__
    vars(copy).update(vars(test))
    setattr(cls, test.__name__, mark(copy))
    _marked.add(getattr_static(cls, test.__name__))
