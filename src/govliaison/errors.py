"""
Everything govliaison raises.

Each error has a stable ``code`` and its parts as attributes; its message says what is wrong, where, and what now. The
same code and parts give the message in the reader's language (:mod:`govliaison.texts`).
"""

from collections.abc import Mapping, Sequence
from typing import Any, Self

from govliaison.texts import Language, say, say_hint


class GovliaisonError(Exception):
    """
    The root of all errors of this library.

    Attributes:
        code: stable identifier, such as ``moment.unreadable``
        params: the parts of the message
        where: file, line, cell or command that caused it, if known
    """

    def __init__(self, code: str, /, *, where: str = "", **params: object) -> None:
        super().__init__(code, params, where)
        self.code = code
        self.params: Mapping[str, object] = params
        self.where = where

    def __reduce__(self) -> tuple[Any, ...]:
        """Let it go from one process to another."""
        return _bare, (type(self), *self.args), self.__dict__

    def at(self, where: str) -> Self:
        """Say where it happened, unless that is known already; returns itself, to be raised."""
        if not self.where:
            self.where = where
        return self

    def message(self, language: Language = "en") -> str:
        """What is wrong."""
        return say(self.code, self.params, language)

    def hint(self, language: Language = "en") -> str:
        """What the reader can do now; empty if there is nothing to say."""
        return say_hint(self.code, self.params, language)

    def __str__(self) -> str:
        parts = [f"{self.code}: {self.message()}"]
        if self.where:
            parts.append(f"({self.where})")
        if hint := self.hint():
            parts.append(f"– {hint}")
        return " ".join(parts)


def _bare(cls: type[GovliaisonError], *args: Any) -> GovliaisonError:
    """Give an error whose attributes are still to come, however it is made."""
    return cls.__new__(cls, *args)


class InputError(GovliaisonError, ValueError):
    """What was given cannot be read: a value, a row, a file."""


class NotFoundError(GovliaisonError, LookupError):
    """It is not there, or not for this reader: hidden looks like absent."""


class RefusedError(GovliaisonError):
    """The office's rules do not allow it; ``code`` is the code of the :class:`~govliaison.values.Refusal`."""


class ConfigError(GovliaisonError):
    """
    A deployment or profile file is wrong; all problems are reported at once.

    Attributes:
        problems: one error for each thing to mend, each with its file and line
    """

    def __init__(
        self, code: str, /, *, where: str = "", problems: Sequence[GovliaisonError] = (), **params: object
    ) -> None:
        super().__init__(code, where=where, **params)
        self.problems = tuple(problems)

    def __str__(self) -> str:
        return "\n".join([super().__str__(), *(f"  {problem}" for problem in self.problems)])


class PluginError(GovliaisonError):
    """An adapter cannot be used."""


class PluginConflict(PluginError):  # noqa: N818 - named after what happened, as in the store errors
    """Two adapters offer the same name."""


class ContractMismatch(PluginError):  # noqa: N818
    """An adapter was written for another contract number."""


class AdapterFault(PluginError):  # noqa: N818
    """An adapter that was asked raised, gave no answer in time, or answered with something that is no answer."""


class StoreError(GovliaisonError):
    """The ledger's store could not do it."""


class StoreUnavailable(StoreError):  # noqa: N818
    """The store cannot be reached, or is locked for too long."""


class KeyRingError(GovliaisonError):
    """A key ring has no such key, or what it shall open is not what it locked for this place."""


class Conflict(StoreError):  # noqa: N818
    """
    Somebody else was faster: nothing of the batch was stored.

    Attributes:
        stream: the stream or claim that had moved on
    """

    def __init__(self, stream: str, *, expected: int | None = None, actual: int | None = None) -> None:
        super().__init__("store.conflict", stream=stream, expected=expected, actual=actual)
        self.stream = stream
        self.expected = expected
        self.actual = actual
