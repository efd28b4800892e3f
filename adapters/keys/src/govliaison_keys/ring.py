"""
A key ring: Ed25519 signs, AES-256-GCM locks.

Of each key, 32 random bytes, one key for signing and one for locking are derived (HKDF-SHA256, RFC 5869), so that neither use
can harm the other. The name of a key is the beginning of the SHA-256 of its public key: it tells nothing of the key, and needs
no list.
"""

import os
from collections.abc import Sequence
from typing import Final

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256, Hash
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from govliaison.errors import KeyRingError
from govliaison.plugins import CheckAsk, KeyRing, SignAsk, Signature, UnwrapAsk, WrapAsk, Wrapped

_NONCE: Final = 12
"""Bytes of the random number that begins what is locked; for one key at most 2³² of them are wise (NIST SP 800-38D, 8.3)."""


class FileKeys:
    """
    Holds keys; the first signs and locks, all check and open.

    Args:
        keys: 32 random bytes each, the newest first; at least one
    """

    def __init__(self, keys: Sequence[bytes]) -> None:
        pairs = [_Pair(key) for key in keys]
        self._newest = pairs[0]
        self._pairs = {pair.name: pair for pair in pairs}

    def sign(self, ask: SignAsk, /) -> Signature:
        """Sign data together with its context."""
        return Signature(self._newest.name, self._newest.signing.sign(_framed(ask.context, ask.data)))

    def check(self, ask: CheckAsk, /) -> bool:
        """Tell whether a signature is good."""
        pair = self._pairs.get(ask.signature.key_id)
        if pair is None:
            return False
        try:
            pair.signing.public_key().verify(ask.signature.value, _framed(ask.context, ask.data))
        except InvalidSignature:
            return False
        return True

    def wrap(self, ask: WrapAsk, /) -> Wrapped:
        """Lock data for its context."""
        nonce = os.urandom(_NONCE)
        return Wrapped(self._newest.name, nonce + self._newest.locking.encrypt(nonce, ask.data, ask.context.encode()))

    def unwrap(self, ask: UnwrapAsk, /) -> bytes:
        """Open what was locked for a context."""
        key_id, value = ask.wrapped.key_id, ask.wrapped.value
        pair = self._pairs.get(key_id)
        if pair is None:
            raise KeyRingError("keys.unknown-key", key=key_id)
        try:
            return pair.locking.decrypt(value[:_NONCE], value[_NONCE:], ask.context.encode())
        except (InvalidTag, ValueError) as error:  # the latter for a value that was cut short
            raise KeyRingError("keys.not-authentic", key=key_id) from error


class _Pair:
    """What is derived of one key."""

    def __init__(self, key: bytes) -> None:
        self.signing = Ed25519PrivateKey.from_private_bytes(_derive(key, b"govliaison sign 1"))
        self.locking = AESGCM(_derive(key, b"govliaison lock 1"))
        public = Hash(SHA256())
        public.update(self.signing.public_key().public_bytes_raw())
        self.name = public.finalize().hex()[:16]


def _derive(key: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(key)


def _framed(context: str, data: bytes) -> bytes:
    """Put the context before the data, so that no other pair of them gives the same bytes."""
    named = context.encode()
    return len(named).to_bytes(4) + named + data


_: type[KeyRing] = FileKeys
