"""Why something is so, as a code with parameters; the sentence is made by whoever shows it."""

from collections.abc import Mapping

import attrs

Param = str | int | bool | None


def _frozen_params(params: Mapping[str, Param]) -> tuple[tuple[str, Param], ...]:
    return tuple(sorted(params.items()))


@attrs.frozen
class Reason:
    """
    A reason that may stand in an entry: a stable code and plain parameters, never a sentence and never personal data.

    Attributes:
        code: stable identifier, whose text stands in the catalogue of the reader's language
        params: the parts of the text, by name

    >>> Reason.of("calendar.skipped", day="2026-10-01").param("day")
    '2026-10-01'
    """

    code: str
    params: tuple[tuple[str, Param], ...] = ()

    @classmethod
    def of(cls, code: str, /, **params: Param) -> "Reason":
        """Make a reason from keyword parameters."""
        return cls(code, _frozen_params(params))

    def param(self, name: str) -> Param:
        """Give one parameter, or None."""
        return dict(self.params).get(name)


@attrs.frozen
class Refusal:
    """What a pure decision says instead of events: the office's rules do not allow it."""

    code: str
    params: tuple[tuple[str, Param], ...] = ()

    @classmethod
    def of(cls, code: str, /, **params: Param) -> "Refusal":
        """Make a refusal from keyword parameters."""
        return cls(code, _frozen_params(params))
