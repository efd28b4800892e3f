"""Building a configured adapter anew, in a place where it can do no harm."""

from collections.abc import Iterator
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import Any, Final

import attrs

from govliaison.cli.usage import UsageError
from govliaison.plugins import HostInfo, Kind, Offered, Secret

_SCHEMA: Final = "schema"
_KEEPS: Final = (Kind.STORE, Kind.BLOB_STORE)
_SENDS: Final = (Kind.NOTIFIER, Kind.CHANNEL)


@attrs.define(kw_only=True)
class Workshop:
    """
    Builds one adapter again and again.

    What keeps data is given a folder of its own each time, or a schema of its own in its database; what sends is given a
    folder, or the operator has said that it may send.

    Attributes:
        kind: its kind
        names: what it is called in the deployment; several where adapters are set up alike
        offered: the offer
        settings: as the deployment has them
        host: what it may know of the program
        folder: where folders of its own are made
        schema: begins the names of schemas of its own; None where the operator named none
        sends: messages may really go out
    """

    kind: Kind
    names: list[str]
    offered: Offered
    settings: Any
    host: HostInfo
    folder: Path
    schema: str | None = None
    sends: bool = False
    _numbers: Iterator[int] = attrs.field(init=False, factory=lambda: count(1))
    _built: dict[int, Any] = attrs.field(init=False, factory=dict)

    @property
    def name(self) -> str:
        """The first name, and how many more there are."""
        return self.names[0] if len(self.names) == 1 else f"{self.names[0]} +{len(self.names) - 1}"

    def check(self) -> None:
        """
        See that nothing real is touched.

        Raises:
            UsageError: it keeps its data in a place that cannot be changed, or would really send
        """
        values = list(self._values())
        if self.kind in _KEEPS and not self._moves():
            raise UsageError("verify.no-scratch" if self._has_schema() else "verify.no-place", name=self.name)
        outside = not values or any(isinstance(value, Secret) or _is_word(value) for value in values)
        answers = self.kind is Kind.CHANNEL and "answers" in self.offered.offer.capabilities
        if (self.kind is Kind.NOTIFIER or answers) and outside and not self.sends:
            raise UsageError("verify.sends", name=self.name)

    def make(self) -> Any:
        """Build one on data of its own."""
        return self._build(self._moved())

    def again(self, adapter: Any) -> Any:
        """Build one on the data of another."""
        return self._build(self._built[id(adapter)])

    def _build(self, settings: Any) -> Any:
        adapter = self.offered.offer.build(settings, self.host)
        self._built[id(adapter)] = settings
        return adapter

    def _moved(self) -> Any:
        if self.kind not in (*_KEEPS, *_SENDS):
            return self.settings
        number = next(self._numbers)
        if self.schema is not None and self._has_schema():
            return attrs.evolve(self.settings, schema=f"{self.schema}_{number}")
        if self.sends:
            return self.settings
        folder = self.folder / str(number)
        folder.mkdir()
        paths = {field: folder / value.name for field, value in self._paths()}
        return attrs.evolve(self.settings, **paths)

    def _moves(self) -> bool:
        return (self.schema is not None and self._has_schema()) or any(self._paths())

    def _has_schema(self) -> bool:
        return _is_word(getattr(self.settings, _SCHEMA, None))

    def _paths(self) -> Iterator[tuple[str, Path]]:
        for field in attrs.fields(type(self.settings)):
            value = getattr(self.settings, field.name)
            if isinstance(value, Path):
                yield field.alias or field.name, value

    def _values(self) -> Iterator[Any]:
        return (getattr(self.settings, field.name) for field in attrs.fields(type(self.settings)))


def _is_word(value: object) -> bool:
    """Tell whether it is a text of the operator's own: an address, a number, a name."""
    return isinstance(value, str) and not isinstance(value, StrEnum)
