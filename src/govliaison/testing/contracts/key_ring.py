"""What every key ring does."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, ClassVar, Final

import attrs
import pytest
from hypothesis import assume
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from govliaison.errors import KeyRingError
from govliaison.plugins import CheckAsk, KeyRing, Kind, SignAsk, Signature, UnwrapAsk, WrapAsk, Wrapped
from govliaison.testing.asking import asked
from govliaison.testing.contracts.base import Contract, one_line
from govliaison.testing.strategies_of_kinds import LOOKALIKES, NAME, hostile_words

_SECRET: Final = f"{NAME}的联系电话".encode()
_LEAST: Final = 16
"""Bytes from which on it is no chance that a text stands in another."""


class KeyRingContract(Contract[KeyRing], kind=Kind.KEY_RING):
    """
    The tests of key rings.

    Attributes:
        renewed: gives the ring after a new key came; None skips the test of it
        contents: what is signed and locked
        contexts: what for
        patience: seconds after which a call counts as hanging
    """

    open_names = Contract.open_names | {"renewed", "patience"}
    renewed: ClassVar[Any] = None
    contents: ClassVar[SearchStrategy[bytes]] = st.sampled_from([b"", b"\0", b"\xff" * 64]) | st.binary(max_size=200)
    contexts: ClassVar[SearchStrategy[str]] = st.sampled_from(["checkpoint", "vault", *LOOKALIKES]) | hostile_words
    patience: ClassVar[float] = 10.0

    # -- signing ------------------------------------------------------------------------------------------------------

    def test_what_was_signed_is_good(self) -> None:
        """A signature names its key, and is good for what was signed."""

        def check(data: bytes, context: str) -> None:
            with self.fresh() as ring:
                signature = self.sign(ring, data, context)
                assert self.is_good(ring, data, context, signature)

        self.for_all(check, data=self.contents, context=self.contexts)

    def test_a_signature_is_good_for_nothing_else(self) -> None:
        """Other data or another context, however alike, and the signature is not good."""

        def check(data: bytes, context: str, other_data: bytes, other_context: str) -> None:
            assume((data, context) != (other_data, other_context))
            with self.fresh() as ring:
                signature = self.sign(ring, data, context)
                assert not self.is_good(ring, other_data, other_context, signature)

        self.for_all(
            check, data=self.contents, context=self.contexts, other_data=self.contents, other_context=self.contexts
        )

    def test_a_signature_for_another_context_is_not_good(self) -> None:
        """What was signed as a checkpoint is not good as anything else, nor where data and context meet elsewhere."""
        with self.fresh() as ring:
            signature = self.sign(ring, b"data", "checkpoint")
            for data, context in ((b"data", "vault"), (b"data", "checkpoint "), (b"data", ""), (b"tdata", "checkpoin")):
                assert not self.is_good(ring, data, context, signature), f"it is good for {context!r} too"

    def test_a_signature_that_was_tampered_with_is_not_good(self) -> None:
        """Each bit of it counts, and its length does; an odd value is not good, and raises nothing."""
        with self.fresh() as ring:
            signature = self.sign(ring, b"data", "checkpoint")
            for value in _spoilt(signature.value):
                assert not self.is_good(ring, b"data", "checkpoint", attrs.evolve(signature, value=value))

    def test_a_signature_of_an_unknown_key_is_not_good(self) -> None:
        """A key that the ring does not have makes nothing good, and raises nothing."""
        with self.fresh() as ring:
            signature = self.sign(ring, b"data", "checkpoint")
            for key_id in ("nobody's", "", "../" + signature.key_id, signature.key_id + " "):
                assert not self.is_good(ring, b"data", "checkpoint", attrs.evolve(signature, key_id=key_id))

    # -- locking ------------------------------------------------------------------------------------------------------

    def test_what_was_locked_opens_again(self) -> None:
        """It gives back what was locked, byte by byte."""

        def check(data: bytes, context: str) -> None:
            with self.fresh() as ring:
                assert data == self.unwrap(ring, self.wrap(ring, data, context), context)

        self.for_all(check, data=self.contents, context=self.contexts)

    def test_what_is_locked_cannot_be_read(self) -> None:
        """Nothing of what was locked stands in the result, nor can two results be told to hold the same."""
        with self.fresh() as ring:
            one, other = (self.wrap(ring, _SECRET, "vault") for _ in range(2))
            for wrapped in (one, other):
                assert _SECRET[:_LEAST] not in wrapped.value, "what was locked can be read"
            assert one.value != other.value, "the same locked twice looks the same"

    def test_what_was_locked_opens_in_its_own_place_alone(self) -> None:
        """In another context it does not open."""
        with self.fresh() as ring:
            wrapped = self.wrap(ring, _SECRET, "person:1")
            for context in ("person:2", "person:1 ", "person:", ""):
                self.refuses(ring, wrapped, context)

    def test_what_was_tampered_with_does_not_open(self) -> None:
        """Each bit counts: it opens as it was locked, or not at all."""
        with self.fresh() as ring:
            wrapped = self.wrap(ring, _SECRET, "vault")
            for value in _spoilt(wrapped.value):
                self.refuses(ring, attrs.evolve(wrapped, value=value), "vault")

    def test_what_an_unknown_key_locked_does_not_open(self) -> None:
        """A key that the ring does not have opens nothing, and is told as such."""
        with self.fresh() as ring:
            wrapped = self.wrap(ring, _SECRET, "vault")
            for key_id in ("nobody's", "", "../" + wrapped.key_id):
                code = self.refuses(ring, attrs.evolve(wrapped, key_id=key_id), "vault")
                assert code == "keys.unknown-key", f"{code} for a key it does not have"

    def test_a_signature_is_no_lock(self) -> None:
        """What was signed does not open, and what was locked is no signature."""
        with self.fresh() as ring:
            signature, wrapped = self.sign(ring, _SECRET, "vault"), self.wrap(ring, _SECRET, "vault")
            self.refuses(ring, Wrapped(signature.key_id, signature.value), "vault")
            assert not self.is_good(ring, _SECRET, "vault", Signature(wrapped.key_id, wrapped.value))

    def test_old_keys_still_check_and_open(self) -> None:
        """After a new key came, what the old one signed is good and what it locked opens; new work is the new key's."""
        if self.renewed is None:
            pytest.skip("renewed= is not given: it gives the ring after a new key came")
        with self.fresh() as ring:
            signature, wrapped = self.sign(ring, b"data", "checkpoint"), self.wrap(ring, _SECRET, "vault")
            later = self.renewed(ring)
            assert self.is_good(later, b"data", "checkpoint", signature)
            assert _SECRET == self.unwrap(later, wrapped, "vault")
            assert signature.key_id != self.sign(later, b"data", "checkpoint").key_id

    # -- asking -------------------------------------------------------------------------------------------------------

    def sign(self, ring: KeyRing, data: bytes, context: str) -> Signature:
        """Let the ring sign."""
        signature = self._do(lambda: ring.sign(SignAsk(data=data, context=context)), data)
        assert isinstance(signature, Signature), f"{type(signature).__name__} is no Signature"
        _check_parts(signature.key_id, signature.value)
        return signature

    def is_good(self, ring: KeyRing, data: bytes, context: str, signature: Signature) -> bool:
        """Let the ring check a signature."""
        answer = self._do(lambda: ring.check(CheckAsk(data=data, context=context, signature=signature)), data)
        assert type(answer) is bool, f"{type(answer).__name__} is neither True nor False"
        return answer

    def wrap(self, ring: KeyRing, data: bytes, context: str) -> Wrapped:
        """Let the ring lock something."""
        wrapped = self._do(lambda: ring.wrap(WrapAsk(data=data, context=context)), data)
        assert isinstance(wrapped, Wrapped), f"{type(wrapped).__name__} is not Wrapped"
        _check_parts(wrapped.key_id, wrapped.value)
        return wrapped

    def unwrap(self, ring: KeyRing, wrapped: Wrapped, context: str) -> bytes:
        """Let the ring open something."""
        data = self._do(
            lambda: ring.unwrap(UnwrapAsk(wrapped=wrapped, context=context)), b"", may_raise=(KeyRingError,)
        )
        assert type(data) is bytes, f"{type(data).__name__} instead of bytes"
        return data

    def refuses(self, ring: KeyRing, wrapped: Wrapped, context: str) -> str:
        """See that the ring does not open it; gives the code of the error."""
        try:
            self.unwrap(ring, wrapped, context)
        except KeyRingError as error:
            return error.code
        raise AssertionError("it opened, and should not have")

    def _do(self, call: Callable[[], Any], data: bytes, may_raise: tuple[type[Exception], ...] = ()) -> Any:
        secrets = [NAME] + ([repr(data)[2:-1]] if len(data) >= _LEAST else [])
        return asked(call, patience=self.patience, may_raise=may_raise, secrets=secrets)


def _check_parts(key_id: object, value: object) -> None:
    assert isinstance(key_id, str)
    assert key_id, "a key has a name"
    assert type(value) is bytes, f"{type(value).__name__} instead of bytes"


def _spoilt(value: bytes) -> Iterator[bytes]:
    """Give a value with bits turned over, cut short and made longer."""
    for place in {0, 1, len(value) // 3, len(value) // 2, len(value) - 1}:
        yield value[:place] + bytes([value[place] ^ 1]) + value[place + 1 :]
    yield from (b"", value[:-1], value[1:], value + b"\0", value + value, value[::-1])


def key_ring_contract(
    make: Callable[[], KeyRing], *, known_gaps: Mapping[str, str] | None = None, **attributes: Any
) -> type[KeyRingContract]:
    """
    Make the tests of a key ring in one line.

    ``TestRing = key_ring_contract(make_ring)``

    Args:
        make: makes one with a key of its own
        known_gaps: contract test → why it fails still
        attributes: ``renewed``, ``contents``, ``contexts`` or ``patience``
    """
    return one_line(KeyRingContract, make, known_gaps=known_gaps, **attributes)
