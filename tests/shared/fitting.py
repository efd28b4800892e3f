"""Adapters for tests that fit out a store: keys that are no secret, and a shelf for files."""

import hashlib
import hmac

import attrs

from govliaison.errors import KeyRingError, StoreUnavailable
from govliaison.plugins import CheckAsk, SignAsk, Signature, UnwrapAsk, WrapAsk, Wrapped


class PaperKeys:
    """A key ring that anybody can see through, and that still notices whatever is changed or put elsewhere."""

    def __init__(self, *names: str) -> None:
        self.names = names or ("one",)
        self.made = 0

    def sign(self, ask: SignAsk, /) -> Signature:
        return Signature(self.names[0], self._mac(self.names[0], ask.context, ask.data))

    def check(self, ask: CheckAsk, /) -> bool:
        name, value = ask.signature.key_id, ask.signature.value
        return name in self.names and hmac.compare_digest(value, self._mac(name, ask.context, ask.data))

    def wrap(self, ask: WrapAsk, /) -> Wrapped:
        self.made += 1
        data = self.made.to_bytes(8) + bytes(byte ^ 0x55 for byte in ask.data)
        return Wrapped(self.names[0], self._mac(self.names[0], ask.context, data) + data)

    def unwrap(self, ask: UnwrapAsk, /) -> bytes:
        name, mac, data = ask.wrapped.key_id, ask.wrapped.value[:32], ask.wrapped.value[32:]
        if name not in self.names:
            raise KeyRingError("keys.unknown-key", key=name)
        if not hmac.compare_digest(mac, self._mac(name, ask.context, data)):
            raise KeyRingError("keys.not-authentic", key=name)
        return bytes(byte ^ 0x55 for byte in data[8:])

    @staticmethod
    def _mac(name: str, context: str, data: bytes) -> bytes:
        return hmac.digest(name.encode(), hashlib.sha256(context.encode()).digest() + data, "sha256")


@attrs.define(slots=False)
class Shelf:
    """Files in a dictionary; ``shut`` puts them out of reach."""

    files: dict[str, bytes] = attrs.field(factory=dict)
    shut: bool = False

    def put_blob(self, digest: str, data: bytes, /) -> None:
        self._reach().setdefault(digest, data)

    def blob(self, digest: str, /) -> bytes | None:
        return self._reach().get(digest)

    def drop_blob(self, digest: str, /) -> None:
        self._reach().pop(digest, None)

    def _reach(self) -> dict[str, bytes]:
        if self.shut:
            raise StoreUnavailable("store.closed", path="shelf")
        return self.files
