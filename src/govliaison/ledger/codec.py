"""
Events and records as bytes.

An event becomes canonical JSON with a commitment in the place of each private value, which goes to the vault; all its fields are
written, since it is read for ever. A record keeps its private values, since it can be folded again when one is erased, and
leaves out the fields that have their default: it is only ever read by the code that wrote it (:attr:`Noun.shape`).
"""

import functools
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

import attrs
import cattrs
from cattrs.fns import identity
from cattrs.strategies import configure_union_passthrough

from govliaison.errors import InputError, StoreError
from govliaison.ledger.noun import Noun, Upcast, kind_of
from govliaison.ledger.vault import Erased, Private, VaultItem, VaultRef
from govliaison.values import Param, dump_canonical, from_micros, load_canonical, to_micros

T = TypeVar("T")

_REF = "$vault"
_PLAIN = (str, int, bool, NoneType)
_SEALED = (Private, Erased)
_UNIONS = (Union, UnionType)
_LISTS = (list, tuple)


class Codec:
    """
    Turns the events and records of the given nouns into bytes and back.

    Args:
        nouns: by kind
        algorithm: hash of the ledger, for commitments
    """

    def __init__(self, nouns: Mapping[str, Noun[Any]], algorithm: str) -> None:
        self._algorithm = algorithm
        self._nouns = nouns
        self._versions: dict[type, int] = {}
        self._classes: dict[str, type] = {}
        self._upcasts: dict[tuple[str, int], Upcast] = {}
        self._events = _converter(_pass_private)
        self._records = _converter(_dump_private, of_records=True)

    def name(self, stream: str, event: object) -> tuple[str, int]:
        """Give the name and version under which an event of a stream is stored."""
        name = type(event).__name__
        self._find(name, stream)
        return name, self._versions[type(event)]

    def seal(
        self, event: object, place: str, stream: str, new_salt: Callable[[], bytes]
    ) -> tuple[bytes, list[VaultItem]]:
        """
        Write an event as the payload of an entry.

        Args:
            event: what happened
            place: ``stream@version`` of the entry; names the vault items
            stream: its stream
            new_salt: gives 16 random bytes

        Returns:
            the payload, and the private values that stood in it

        Raises:
            InputError: a mapping in it has the key that marks a reference to the vault
        """
        items: list[VaultItem] = []

        def put(value: Private) -> dict[str, list[str]]:
            item = VaultItem(
                subject=value.subject,
                item=f"{place}#{len(items)}",
                stream=stream,
                salt=new_salt(),
                value=value.value,
                blob=value.blob,
            )
            items.append(item)
            return {_REF: [item.subject, item.item, item.commitment(self._algorithm)]}

        cls: Any = type(event)
        plain = self._events.unstructure(event)
        return dump_canonical(_replace_private(plain, put) if _may_hold_private(cls) else plain), items

    def references(self, payload: bytes) -> list[VaultRef]:
        """List the vault references of a payload."""
        return references(payload)

    def open(
        self, stream: str, name: str, version: int, payload: bytes, vault: Mapping[tuple[str, str], VaultItem]
    ) -> Any:
        """
        Read an event of a stream as the code of today knows it; what the vault no longer holds becomes :class:`Erased`.

        Raises:
            StoreError: no class or upcast for it – the ledger was written by a newer version
        """
        cls = self._find(name, stream)
        if cls is None:
            raise StoreError("ledger.unknown-event", event=name, version=version)

        def take(ref: VaultRef) -> Private | Erased:
            item = vault.get((ref.subject, ref.item))
            return Erased(ref.subject) if item is None else Private(item.subject, item.value, item.blob)

        plain = _replace_refs(load_canonical(payload), take)
        while version != self._versions[cls]:
            upcast = self._upcasts.get((name, version))
            if upcast is None:
                raise StoreError("ledger.unknown-event", event=name, version=version)
            plain = upcast(plain)
            version += 1
        return self._events.structure(plain, cls)

    def _find(self, name: str, stream: str) -> type | None:
        """Find the class of an event: of the stream's own noun, or, where anything may happen to a record, of another."""
        if name not in self._classes:
            own = kind_of(stream)
            for kind in sorted(self._nouns, key=lambda kind: kind != own):
                self._learn(self._nouns[kind])
                if name in self._classes:
                    break
        return self._classes.get(name)

    def _learn(self, noun: Noun[Any]) -> None:
        self._versions.update(noun.events)
        self._classes.update({cls.__name__: cls for cls in noun.events})
        self._upcasts.update(noun.upcasts)

    def dump_record(self, record: object) -> bytes:
        """Write a record, private values included; a field that has its default is left out."""
        return dump_canonical(self._records.unstructure(record))

    def load_record(self, body: bytes, cls: type[T]) -> T:
        """Read a record of the present shape."""
        return self.load_part(load_canonical(body), cls)

    def load_part(self, plain: Any, cls: type[T]) -> T:
        """Read a part of a record from the plain values that stand in its body."""
        return self._records.structure(plain, cls)


def references(payload: bytes) -> list[VaultRef]:
    """List the vault references of a payload."""
    found: list[VaultRef] = []
    _replace_refs(load_canonical(payload), found.append)
    return found


def _replace_private(value: Any, put: Callable[[Private], Any]) -> Any:
    if isinstance(value, Private):
        return put(value)
    if isinstance(value, dict):
        if _REF in value:
            raise InputError("ledger.reserved-name", name=_REF)
        return {  # in order, since items are numbered
            key: item if isinstance(item := value[key], _PLAIN) else _replace_private(item, put)
            for key in sorted(value)
        }
    if isinstance(value, _LISTS):
        return [item if isinstance(item, _PLAIN) else _replace_private(item, put) for item in value]
    return value


def _replace_refs(value: Any, take: Callable[[VaultRef], Any]) -> Any:
    if isinstance(value, dict):
        if _REF in value:
            return take(VaultRef(*value[_REF]))
        return {key: _replace_refs(item, take) for key, item in value.items()}
    if isinstance(value, list):
        return [_replace_refs(item, take) for item in value]
    return value


def _pass_private(value: Private | Erased) -> Any:
    return value


def _dump_private(value: Private | Erased) -> dict[str, Any]:
    if isinstance(value, Erased):
        return {"erased": value.subject}
    return {"subject": value.subject, "value": value.value, "blob": value.blob}


def _load_private(value: Any, _cls: Any) -> Private | Erased | None:
    if value is None or isinstance(value, _SEALED):
        return value
    return Erased(value["erased"]) if "erased" in value else Private(value["subject"], value["value"], value["blob"])


def _is_sealed(cls: Any) -> bool:
    if get_origin(cls) in _UNIONS:
        return {*get_args(cls)} <= {Private, Erased, NoneType}
    return cls in (Private, Erased)


@functools.cache
def _may_hold_private(cls: Any) -> bool:
    """Whether private values may stand in a value of this type, or keys that no class names."""
    if _is_sealed(cls):
        return True
    if attrs.has(cls):
        return any(_may_hold_private(field.type) for field in attrs.fields(attrs.resolve_types(cls)))
    if get_origin(cls) in _UNIONS or get_origin(cls) in (tuple, frozenset):
        return any(_may_hold_private(part) for part in get_args(cls) if part is not Ellipsis)
    return not (_is_plain(cls) or cls in (date, datetime, Decimal))


def _is_plain(cls: Any) -> bool:
    """Whether JSON takes its values as they are: text, also with stable names (StrEnum), numbers, or none."""
    if get_origin(cls) in _UNIONS:
        return all(map(_is_plain, get_args(cls)))
    return isinstance(cls, type) and (cls in _PLAIN or issubclass(cls, StrEnum))


def _is_frozenset(cls: Any) -> bool:
    return getattr(cls, "__origin__", None) is frozenset


def _is_list(cls: Any) -> bool:
    """Whether it is a tuple of any number of values of one type."""
    return get_origin(cls) is tuple and get_args(cls)[-1] is Ellipsis


def _is_optional(cls: Any) -> bool:
    return get_origin(cls) in _UNIONS and NoneType in get_args(cls) and len(get_args(cls)) == 2  # noqa: PLR2004


def _inner(cls: Any) -> Any:
    """Give the type of the values of a list, or of what may be None."""
    return next(part for part in get_args(cls) if part not in (NoneType, Ellipsis))


def _converter(dump_private: Callable[[Private | Erased], Any], *, of_records: bool = False) -> cattrs.Converter:
    """Make a converter of events, which may hold no key that their class does not name, or of records."""
    converter = cattrs.Converter(
        forbid_extra_keys=not of_records, detailed_validation=False, omit_if_default=of_records
    )
    _register_containers(converter)
    converter.register_unstructure_hook_func(_is_plain, identity)
    converter.register_unstructure_hook(datetime, to_micros)
    converter.register_structure_hook(datetime, lambda value, _: from_micros(value))
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_structure_hook(date, lambda value, _: date.fromisoformat(value))
    converter.register_unstructure_hook(Decimal, str)
    converter.register_structure_hook(Decimal, lambda value, _: Decimal(value))
    converter.register_unstructure_hook_func(
        _is_frozenset, lambda value: sorted(converter.unstructure(item) for item in value)
    )
    converter.register_unstructure_hook(Private, dump_private)
    converter.register_unstructure_hook(Erased, dump_private)
    converter.register_structure_hook_func(_is_sealed, _load_private)
    converter.register_unstructure_hook_func(_is_sealed, lambda value: None if value is None else dump_private(value))
    configure_union_passthrough(Param, converter)
    return converter


def _register_containers(converter: cattrs.Converter) -> None:
    """Look up once, not for every value, how what stands in a list, or may be None, is converted."""

    def load_list(cls: Any) -> Callable[[Any, Any], Any]:
        part = _inner(cls)
        load = converter.get_structure_hook(part)
        return lambda values, _: tuple([load(value, part) for value in values])

    def dump_list(cls: Any) -> Callable[[Any], Any]:
        dump = converter.get_unstructure_hook(_inner(cls))
        return lambda values: [dump(value) for value in values]

    def load_optional(cls: Any) -> Callable[[Any, Any], Any]:
        part = _inner(cls)
        load = converter.get_structure_hook(part)
        return lambda value, _: None if value is None else load(value, part)

    def dump_optional(cls: Any) -> Callable[[Any], Any]:
        dump = converter.get_unstructure_hook(_inner(cls))
        return lambda value: None if value is None else dump(value)

    converter.register_structure_hook_factory(_is_list, load_list)
    converter.register_unstructure_hook_factory(_is_list, dump_list)
    converter.register_structure_hook_factory(_is_optional, load_optional)
    converter.register_unstructure_hook_factory(_is_optional, dump_optional)
