"""Places for files and key rings: one of each that is right, and many that are wrong on purpose."""

import base64
import hashlib
import hmac
import secrets
import threading
import time
from collections.abc import Callable
from typing import Any, Final

from wrong_rules import Wrong

from govliaison.errors import KeyRingError
from govliaison.plugins import CheckAsk, SignAsk, Signature, UnwrapAsk, WrapAsk, Wrapped
from govliaison.testing.contracts.base import Contract
from govliaison.testing.contracts.blob_store import blob_store_contract
from govliaison.testing.contracts.key_ring import key_ring_contract

# -- places for files -------------------------------------------------------------------------------------------------


class GoodBlobs:
    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.lock = threading.Lock()

    def put_blob(self, digest: str, data: bytes, /) -> None:
        with self.lock:
            self.files.setdefault(digest, data)

    def blob(self, digest: str, /) -> bytes | None:
        with self.lock:
            return self.files.get(digest)

    def drop_blob(self, digest: str, /) -> None:
        with self.lock:
            self.files.pop(digest, None)


class LineEndBlobs(GoodBlobs):
    """Opened its files as text."""

    def put_blob(self, digest: str, data: bytes, /) -> None:
        super().put_blob(digest, data.replace(b"\r\n", b"\n"))


class ShortBlobs(GoodBlobs):
    def put_blob(self, digest: str, data: bytes, /) -> None:
        super().put_blob(digest, data[: 1 << 20])


class PaddedBlobs(GoodBlobs):
    def put_blob(self, digest: str, data: bytes, /) -> None:
        super().put_blob(digest, data + b"\0" * (-len(data) % 16))


class RaisingBlobs(GoodBlobs):
    def blob(self, digest: str, /) -> bytes | None:
        return self.files[digest]


class EmptyIsNoneBlobs(GoodBlobs):
    def blob(self, digest: str, /) -> bytes | None:
        return self.files.get(digest) or None


class PrefixBlobs(GoodBlobs):
    """Names files by the beginning of their digest."""

    def put_blob(self, digest: str, data: bytes, /) -> None:
        super().put_blob(digest[:32], data)

    def blob(self, digest: str, /) -> bytes | None:
        return super().blob(digest[:32])


class ReplacingBlobs(GoodBlobs):
    def put_blob(self, digest: str, data: bytes, /) -> None:
        self.files[digest] = data


class OnceBlobs(GoodBlobs):
    def put_blob(self, digest: str, data: bytes, /) -> None:
        if digest in self.files:
            raise ValueError(digest)
        super().put_blob(digest, data)


class ViewBlobs(GoodBlobs):
    def blob(self, digest: str, /) -> Any:
        data = super().blob(digest)
        return None if data is None else memoryview(data)


class SharedBlobs(GoodBlobs):
    """All of them are one."""

    everything: Final[dict[str, bytes]] = {}

    def __init__(self) -> None:
        super().__init__()
        self.files = self.everything


class HalfBlobs(GoodBlobs):
    """Whoever reads while it writes sees half a file."""

    def put_blob(self, digest: str, data: bytes, /) -> None:
        if self.files.get(digest) != data:
            self.files[digest] = data[: len(data) // 2]
            time.sleep(0.1)
            self.files[digest] = data


class KeepingBlobs(GoodBlobs):
    def drop_blob(self, digest: str, /) -> None:
        pass


class DropAllBlobs(GoodBlobs):
    def drop_blob(self, _digest: str, /) -> None:
        self.files.clear()


class DropOnceBlobs(GoodBlobs):
    def drop_blob(self, digest: str, /) -> None:
        del self.files[digest]


class DroppedForEverBlobs(GoodBlobs):
    def drop_blob(self, digest: str, /) -> None:
        self.files[digest] = b""

    def blob(self, digest: str, /) -> bytes | None:
        return super().blob(digest) or None


class HangingBlobs(GoodBlobs):
    def blob(self, _digest: str, /) -> bytes | None:
        time.sleep(20)
        return None


class ExitingBlobs(GoodBlobs):
    def put_blob(self, _digest: str, _data: bytes, /) -> None:
        raise SystemExit(1)


def _blobs(make: Callable[[], Any], test: str) -> tuple[type[Contract[Any]], str]:
    return blob_store_contract(make, patience=0.5), test


_BYTES: Final = "test_a_file_comes_back_byte_by_byte"
_DROPPED: Final = "test_a_dropped_file_is_gone_and_the_others_stay"
BLOBS: Final[Wrong] = {
    "files with other line ends": _blobs(LineEndBlobs, _BYTES),
    "files cut at a megabyte": _blobs(ShortBlobs, "test_a_large_file_comes_back_whole"),
    "files padded to blocks": _blobs(PaddedBlobs, _BYTES),
    "files that raise when they are missing": _blobs(RaisingBlobs, "test_a_file_that_is_not_there_is_none"),
    "files that are missing when they are empty": _blobs(EmptyIsNoneBlobs, _BYTES),
    "files named by half a digest": _blobs(PrefixBlobs, "test_digests_that_look_alike_are_different_files"),
    "files that are replaced": _blobs(ReplacingBlobs, "test_what_is_kept_is_never_replaced"),
    "files that can be put once": _blobs(OnceBlobs, "test_the_same_file_again_does_nothing"),
    "files that are no bytes": _blobs(ViewBlobs, _BYTES),
    "files shared by all": _blobs(SharedBlobs, "test_two_places_share_nothing"),
    "files that are seen half": _blobs(HalfBlobs, "test_files_put_at_the_same_time_are_all_kept"),
    "files that are never dropped": _blobs(KeepingBlobs, _DROPPED),
    "files that are all dropped": _blobs(DropAllBlobs, _DROPPED),
    "files that can be dropped once": _blobs(DropOnceBlobs, _DROPPED),
    "files that cannot come back": _blobs(DroppedForEverBlobs, _DROPPED),
    "files that hang": _blobs(HangingBlobs, "test_a_file_that_is_not_there_is_none"),
    "files that exit": _blobs(ExitingBlobs, "test_a_large_file_comes_back_whole"),
}


# -- key rings --------------------------------------------------------------------------------------------------------


class GoodRing:
    """Not for use: a stream cipher made of hashes, which shows what a ring does."""

    def __init__(self) -> None:
        self.keys = {"k1": secrets.token_bytes(32)}

    def sign(self, ask: SignAsk, /) -> Signature:
        key_id = max(self.keys)
        return Signature(key_id, self.mac(key_id, "sign", ask.context, ask.data))

    def check(self, ask: CheckAsk, /) -> bool:
        key_id, value = ask.signature.key_id, ask.signature.value
        return key_id in self.keys and hmac.compare_digest(value, self.mac(key_id, "sign", ask.context, ask.data))

    def wrap(self, ask: WrapAsk, /) -> Wrapped:
        key_id, nonce = max(self.keys), self.nonce()
        locked = nonce + self.cross(key_id, nonce, ask.data)
        return Wrapped(key_id, locked + self.mac(key_id, "wrap", ask.context, locked))

    def unwrap(self, ask: UnwrapAsk, /) -> bytes:
        key_id, value = ask.wrapped.key_id, ask.wrapped.value
        if key_id not in self.keys:
            raise KeyRingError("keys.unknown-key", key=key_id)
        locked, mac = value[:-32], value[-32:]
        if not hmac.compare_digest(mac, self.mac(key_id, "wrap", ask.context, locked)):
            raise KeyRingError("keys.not-authentic", key=key_id)
        return self.cross(key_id, locked[:16], locked[16:])

    def nonce(self) -> bytes:
        return secrets.token_bytes(16)

    def mac(self, key_id: str, use: str, context: str, data: bytes) -> bytes:
        head = b"".join(len(part.encode()).to_bytes(4, "big") + part.encode() for part in (use, context))
        return hmac.digest(self.keys[key_id], head + data, "sha256")

    def cross(self, key_id: str, nonce: bytes, data: bytes) -> bytes:
        blocks = range(len(data) // 32 + 1)
        stream = b"".join(hashlib.sha256(self.keys[key_id] + nonce + bytes([block])).digest() for block in blocks)
        return bytes(left ^ right for left, right in zip(data, stream, strict=False))


class AnyContextRing(GoodRing):
    def mac(self, key_id: str, use: str, _context: str, data: bytes) -> bytes:
        return super().mac(key_id, use, "", data)


class JoinedRing(GoodRing):
    """Joins context and data without a seam."""

    def mac(self, key_id: str, use: str, context: str, data: bytes) -> bytes:
        return hmac.digest(self.keys[key_id], use.encode() + context.encode() + data, "sha256")


class FoldingRing(GoodRing):
    def mac(self, key_id: str, use: str, context: str, data: bytes) -> bytes:
        return super().mac(key_id, use, context.strip().casefold(), data)


class BeginningRing(GoodRing):
    """Takes the beginning of a signature for the whole of it."""

    def check(self, ask: CheckAsk, /) -> bool:
        good = self.mac("k1", "sign", ask.context, ask.data)
        return ask.signature.key_id in self.keys and ask.signature.value[:16] == good[:16]


class UnknownKeyRing(GoodRing):
    def check(self, ask: CheckAsk, /) -> bool:
        return self.mac(ask.signature.key_id, "sign", ask.context, ask.data) == ask.signature.value


class AnyKeyRing(GoodRing):
    def check(self, ask: CheckAsk, /) -> bool:
        return self.mac("k1", "sign", ask.context, ask.data) == ask.signature.value


class YesRing(GoodRing):
    def check(self, _ask: CheckAsk, /) -> bool:
        return True


class TruthyRing(GoodRing):
    def check(self, ask: CheckAsk, /) -> Any:
        return ask.signature.value if super().check(ask) else b""


class PlainRing(GoodRing):
    def cross(self, _key_id: str, _nonce: bytes, data: bytes) -> bytes:
        return data


class SameNonceRing(GoodRing):
    def nonce(self) -> bytes:
        return b"0" * 16


class UncheckedRing(GoodRing):
    """Opens without looking whether anybody has been at it."""

    def unwrap(self, ask: UnwrapAsk, /) -> bytes:
        if ask.wrapped.key_id not in self.keys:
            raise KeyRingError("keys.unknown-key", key=ask.wrapped.key_id)
        locked = ask.wrapped.value[:-32]
        return self.cross(ask.wrapped.key_id, locked[:16], locked[16:])


class NoneRing(GoodRing):
    def unwrap(self, ask: UnwrapAsk, /) -> Any:
        return super().unwrap(ask) if ask.wrapped.key_id in self.keys else None


class KeyErrorRing(GoodRing):
    def unwrap(self, ask: UnwrapAsk, /) -> bytes:
        return super().unwrap(ask) if self.keys[ask.wrapped.key_id] else b""


class OneCodeRing(GoodRing):
    """Says of every trouble the same."""

    def unwrap(self, ask: UnwrapAsk, /) -> bytes:
        try:
            return super().unwrap(ask)
        except KeyRingError:
            raise KeyRingError("keys.not-authentic", key="") from None


class TextRing(GoodRing):
    def wrap(self, ask: WrapAsk, /) -> Wrapped:
        wrapped = super().wrap(ask)
        value: Any = base64.b64encode(wrapped.value).decode()
        return Wrapped(wrapped.key_id, value)


class OneUseRing(GoodRing):
    """Signs and locks with the same seal, and the lock is no lock: what is signed for one opens as the other."""

    def mac(self, key_id: str, _use: str, context: str, data: bytes) -> bytes:
        return super().mac(key_id, "any", context, data)

    def sign(self, ask: SignAsk, /) -> Signature:
        wrapped = super().wrap(WrapAsk(data=ask.data, context=ask.context))
        return Signature(wrapped.key_id, wrapped.value)

    def check(self, ask: CheckAsk, /) -> bool:
        try:
            opened = super().unwrap(
                UnwrapAsk(wrapped=Wrapped(ask.signature.key_id, ask.signature.value), context=ask.context)
            )
        except KeyRingError:
            return False
        return opened == ask.data


class TellingRing(GoodRing):
    def wrap(self, ask: WrapAsk, /) -> Wrapped:
        raise ValueError(f"cannot lock {ask.data.decode()}")


class ForgetfulRing(GoodRing):
    """Throws the old key away when a new one comes."""

    def renew(self) -> "ForgetfulRing":
        self.keys = {"k2": secrets.token_bytes(32)}
        return self


def _renew(ring: GoodRing) -> GoodRing:
    ring.keys["k2"] = secrets.token_bytes(32)
    return ring


def _ring(make: Callable[[], Any], test: str) -> tuple[type[Contract[Any]], str]:
    return key_ring_contract(make), test


RINGS: Final[Wrong] = {
    "a ring that signs for any context": _ring(AnyContextRing, "test_a_signature_for_another_context_is_not_good"),
    "a ring that opens in any context": _ring(AnyContextRing, "test_what_was_locked_opens_in_its_own_place_alone"),
    "a ring that joins context and data": _ring(JoinedRing, "test_a_signature_for_another_context_is_not_good"),
    "a ring that folds contexts": _ring(FoldingRing, "test_a_signature_for_another_context_is_not_good"),
    "a ring that reads half a signature": _ring(BeginningRing, "test_a_signature_that_was_tampered_with_is_not_good"),
    "a ring that raises for an unknown key": _ring(UnknownKeyRing, "test_a_signature_of_an_unknown_key_is_not_good"),
    "a ring that does not look whose key it was": _ring(AnyKeyRing, "test_a_signature_of_an_unknown_key_is_not_good"),
    "a ring that says yes": _ring(YesRing, "test_a_signature_is_good_for_nothing_else"),
    "a ring that answers with bytes": _ring(TruthyRing, "test_what_was_signed_is_good"),
    "a ring that locks nothing": _ring(PlainRing, "test_what_is_locked_cannot_be_read"),
    "a ring that locks the same alike": _ring(SameNonceRing, "test_what_is_locked_cannot_be_read"),
    "a ring that opens what was tampered with": _ring(UncheckedRing, "test_what_was_tampered_with_does_not_open"),
    "a ring that opens to None": _ring(NoneRing, "test_what_an_unknown_key_locked_does_not_open"),
    "a ring that raises KeyError": _ring(KeyErrorRing, "test_what_an_unknown_key_locked_does_not_open"),
    "a ring that says of every trouble the same": _ring(OneCodeRing, "test_what_an_unknown_key_locked_does_not_open"),
    "a ring that gives text": _ring(TextRing, "test_what_was_locked_opens_again"),
    "a ring whose signatures open as locks": _ring(OneUseRing, "test_a_signature_is_no_lock"),
    "a ring with a name in its error": _ring(TellingRing, "test_what_is_locked_cannot_be_read"),
    "a ring that throws old keys away": (
        key_ring_contract(ForgetfulRing, renewed=ForgetfulRing.renew),
        "test_old_keys_still_check_and_open",
    ),
}

WRONG: Final[Wrong] = {**BLOBS, **RINGS}
RIGHT: Final[dict[str, type[Contract[Any]]]] = {
    "blob store": blob_store_contract(GoodBlobs, reopened=lambda blobs: blobs),
    "key ring": key_ring_contract(GoodRing, renewed=_renew),
}
