"""Asking an adapter as the guard does: it may raise, hang or tell what is personal, and none of that goes unseen."""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from govliaison.errors import InputError
from govliaison.plugins import Reason
from govliaison.testing.contracts.base import within
from govliaison.values import check_text

Answer = TypeVar("Answer")


def asked(
    call: Callable[[], Answer],
    *,
    patience: float,
    may_raise: tuple[type[Exception], ...] = (),
    secrets: Iterable[str] = (),
) -> Answer:
    """
    Ask an adapter something.

    Args:
        call: the call
        patience: seconds after which it counts as hanging
        may_raise: the errors that its Protocol documents; these are raised on, all others fail the test
        secrets: what no error and no line of a log may hold

    Raises:
        AssertionError: it raised what it must not, hung, or told a secret
    """
    secrets = tuple(secrets)
    with _overheard() as lines:
        try:
            answer = within(patience, call)
        except AssertionError:
            raise
        except BaseException as error:  # SystemExit is the adapter's too
            if isinstance(error, KeyboardInterrupt):
                raise
            hold_no_secret(told(error), secrets, "an error")
            if isinstance(error, may_raise):
                raise
            raise AssertionError(f"raised {type(error).__name__}, which its Protocol does not document") from error
        finally:
            hold_no_secret("\n".join(lines), secrets, "the log")
    return answer


def told(error: BaseException) -> str:
    """Give all that an error and the errors behind it tell."""
    parts: list[str] = []
    seen: set[int] = set()
    left: list[BaseException | None] = [error]
    while left:
        one = left.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        parts += [str(one), repr(one), *getattr(one, "__notes__", ())]
        left += [one.__cause__, one.__context__]
    return "\n".join(parts)


def hold_no_secret(text: str, secrets: Iterable[str], what: str) -> None:
    """
    See that a text tells nothing personal.

    Raises:
        AssertionError: it does
    """
    for secret in secrets:
        assert secret not in text, f"{what} tells what is personal"


def hold_text(text: object) -> None:
    """
    See that this is a text that every store can keep.

    Raises:
        AssertionError: it is not
    """
    assert isinstance(text, str), f"{type(text).__name__} is no text"
    try:
        check_text(text)
    except InputError as error:
        raise AssertionError("a text that no store can keep") from error


def is_reason(reason: object, secrets: Iterable[str]) -> bool:
    """Tell whether this is a reason that may stand in an entry: a code, plain parameters, nothing personal."""
    assert isinstance(reason, Reason), f"{type(reason).__name__} is no Reason"
    assert isinstance(reason.code, str)
    assert reason.code.strip(), "a reason has a code"
    for name, value in reason.params:
        assert isinstance(name, str)
        assert value is None or isinstance(value, str | int | bool), f"the parameter {name} is no plain value"
        hold_no_secret(str(value), secrets, "a reason")
    hold_no_secret(reason.code, secrets, "a reason")
    return True


@contextmanager
def _overheard() -> Iterator[list[str]]:
    """Listen to everything that is logged meanwhile."""
    lines: list[str] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(record.getMessage())

    ear, root = Ear(level=0), logging.getLogger()
    level = root.level
    root.addHandler(ear)
    root.setLevel(1)
    try:
        yield lines
    finally:
        root.setLevel(level)
        root.removeHandler(ear)
