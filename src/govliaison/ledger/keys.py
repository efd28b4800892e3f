"""The adapter kind ``KeyRing``: keys that sign checkpoints and lock what lies in the vault."""

from typing import Protocol

import attrs


@attrs.frozen(kw_only=True)
class SignAsk:
    """
    Something to be signed.

    Attributes:
        data: what is signed
        context: what the signature is for, such as ``checkpoint``; it is good for nothing else
    """

    data: bytes = attrs.field(repr=False)
    context: str


@attrs.frozen
class Signature:
    """
    A signature, and which key made it.

    Attributes:
        key_id: name of the key, never the key; a ring that was renewed still finds the old one by it
        value: the signature
    """

    key_id: str
    value: bytes


@attrs.frozen(kw_only=True)
class CheckAsk:
    """
    A signature to be checked.

    Attributes:
        data: what was signed
        context: what it was signed for
        signature: the signature
    """

    data: bytes = attrs.field(repr=False)
    context: str
    signature: Signature


@attrs.frozen(kw_only=True)
class WrapAsk:
    """
    Something to be locked away.

    Attributes:
        data: what nobody without the key shall read
        context: where it belongs, such as the item of the vault; elsewhere it does not open
    """

    data: bytes = attrs.field(repr=False)
    context: str


@attrs.frozen
class Wrapped:
    """
    Something locked away.

    Attributes:
        key_id: name of the key that opens it, never the key
        value: what was locked, readable to nobody without that key
    """

    key_id: str
    value: bytes = attrs.field(repr=False)


@attrs.frozen(kw_only=True)
class UnwrapAsk:
    """
    Something to be opened.

    Attributes:
        wrapped: what was locked
        context: where it was found
    """

    wrapped: Wrapped
    context: str


class KeyRing(Protocol):
    """
    Holds keys and works with them; they never leave it. Contract 1.

    The newest key signs and locks; every key it still has checks and opens. All methods may be called from several threads.
    """

    def sign(self, ask: SignAsk, /) -> Signature:
        """Sign with the newest key."""
        ...

    def check(self, ask: CheckAsk, /) -> bool:
        """Tell whether the signature is good: False for other data, another context, another value or an unknown key."""
        ...

    def wrap(self, ask: WrapAsk, /) -> Wrapped:
        """Lock with the newest key; nobody can tell from two results whether the same was in them."""
        ...

    def unwrap(self, ask: UnwrapAsk, /) -> bytes:
        """
        Open what was locked.

        Raises:
            KeyRingError: the ring has no key of that name (``keys.unknown-key``), or the value was tampered with or belongs to
                another context (``keys.not-authentic``)
        """
        ...
