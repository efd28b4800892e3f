"""The key ring signs and locks, for one purpose and one place each, and goes on when its keys are changed."""

import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.errors import ConfigError, KeyRingError
from govliaison.plugins import (
    CheckAsk,
    HostInfo,
    KeyRing,
    Kind,
    Plugin,
    Secret,
    SignAsk,
    Signature,
    UnwrapAsk,
    WrapAsk,
    Wrapped,
    collect,
)
from govliaison_keys import plugin
from govliaison_keys.plugin import FileKeysSettings, read_keys
from govliaison_keys.ring import FileKeys

OLD, NEW = b"o" * 32, b"n" * 32
RING = FileKeys([OLD])
MODES = pytest.mark.skipif(os.name != "posix", reason="files have no modes here")


class Noon:
    def now(self) -> datetime:
        return datetime(2026, 11, 23, 4, tzinfo=UTC)


def check(ring: KeyRing, data: bytes, context: str, signature: Signature) -> bool:
    return ring.check(CheckAsk(data=data, context=context, signature=signature))


@given(data=st.binary(), context=st.text(st.characters(codec="utf-8")), other=st.text(st.characters(codec="utf-8")))
def test_what_is_signed_or_locked_is_good_in_its_place_alone(data: bytes, context: str, other: str) -> None:
    signature = RING.sign(SignAsk(data=data, context=context))
    wrapped = RING.wrap(WrapAsk(data=data, context=context))
    assert check(RING, data, context, signature)
    assert data == RING.unwrap(UnwrapAsk(wrapped=wrapped, context=context))
    if other != context:
        assert not check(RING, data, other, signature)
        with pytest.raises(KeyRingError, match=r"keys\.not-authentic"):
            RING.unwrap(UnwrapAsk(wrapped=wrapped, context=other))


@given(data=st.binary(min_size=1), place=st.integers(min_value=0), bit=st.integers(0, 7))
def test_one_flipped_bit_is_found(data: bytes, place: int, bit: int) -> None:
    def flip(value: bytes) -> bytes:
        changed = bytearray(value)
        changed[place % len(changed)] ^= 1 << bit
        return bytes(changed)

    signature = RING.sign(SignAsk(data=data, context="c"))
    assert not check(RING, flip(data), "c", signature)
    assert not check(RING, data, "c", attrs.evolve(signature, value=flip(signature.value)))
    wrapped = RING.wrap(WrapAsk(data=data, context="c"))
    with pytest.raises(KeyRingError, match=r"keys\.not-authentic"):
        RING.unwrap(UnwrapAsk(wrapped=attrs.evolve(wrapped, value=flip(wrapped.value)), context="c"))


@pytest.mark.parametrize("length", [0, 1, 11, 12, 20, 27])
def test_what_was_cut_short_does_not_open(length: int) -> None:
    wrapped = RING.wrap(WrapAsk(data=b"data", context="c"))
    with pytest.raises(KeyRingError, match=r"keys\.not-authentic"):
        RING.unwrap(UnwrapAsk(wrapped=attrs.evolve(wrapped, value=wrapped.value[:length]), context="c"))


def test_context_and_data_do_not_run_into_one_another() -> None:
    signature = RING.sign(SignAsk(data=b"bc", context="a"))
    assert not check(RING, b"c", "ab", signature)


def test_the_same_is_never_locked_twice_the_same_way() -> None:
    ask = WrapAsk(data=b"13800001111", context="c")
    assert RING.wrap(ask) != RING.wrap(ask)


def test_after_a_change_the_new_key_works_and_the_old_one_still_opens() -> None:
    changed = FileKeys([NEW, OLD])
    signature, wrapped = RING.sign(SignAsk(data=b"d", context="c")), RING.wrap(WrapAsk(data=b"d", context="c"))
    assert check(changed, b"d", "c", signature)
    assert b"d" == changed.unwrap(UnwrapAsk(wrapped=wrapped, context="c"))
    after = changed.wrap(WrapAsk(data=b"d", context="c"))
    assert wrapped.key_id != after.key_id == changed.sign(SignAsk(data=b"d", context="c")).key_id


def test_without_its_key_nothing_opens_and_no_signature_is_good() -> None:
    other = FileKeys([NEW])
    assert not check(other, b"d", "c", RING.sign(SignAsk(data=b"d", context="c")))
    with pytest.raises(KeyRingError, match=r"keys\.unknown-key"):
        other.unwrap(UnwrapAsk(wrapped=RING.wrap(WrapAsk(data=b"d", context="c")), context="c"))


def test_no_key_shows_when_things_are_printed() -> None:
    wrapped = RING.wrap(WrapAsk(data=b"secret words", context="c"))
    shown = repr((RING, wrapped, WrapAsk(data=b"secret words", context="c"), Wrapped("k", b"secret words")))
    assert "secret words" not in shown
    assert OLD.decode() not in shown


@pytest.fixture
def key_file(tmp_path: Path) -> Callable[..., Path]:
    def write(text: str = "ab" * 32 + "\n", mode: int = 0o600) -> Path:
        file = tmp_path / "one.key"
        file.write_text(text, encoding="utf-8")
        file.chmod(mode)
        return file

    return write


def read(*secrets: Secret) -> Sequence[bytes]:
    return read_keys(FileKeysSettings(keys=secrets))


def test_keys_are_read_from_files_and_variables(key_file: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIAISON_KEY", "CD" * 32)
    assert [b"\xab" * 32, b"\xcd" * 32] == read(Secret(file=key_file()), Secret(env="LIAISON_KEY"))


@MODES
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o777])
def test_a_file_that_others_can_read_is_no_place_for_a_key(key_file: Callable[..., Path], mode: int) -> None:
    with pytest.raises(ConfigError, match=rf"keys\.readable.*{mode:o}"):
        read(Secret(file=key_file(mode=mode)))


@pytest.mark.parametrize("text", ["ab" * 31, "zz" * 32, "ab" * 33, "password"])
def test_what_is_no_key_is_refused_and_not_shown(key_file: Callable[..., Path], text: str) -> None:
    with pytest.raises(ConfigError, match=r"keys\.no-key") as caught:
        read(Secret(file=key_file(text)))
    assert text not in str(caught.value)


def test_a_key_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"secret\.no-file"):
        read(Secret(file=tmp_path / "none.key"))
    with pytest.raises(ConfigError, match=r"keys\.none"):
        read()


def test_it_is_offered_and_built(key_file: Callable[..., Path]) -> None:
    host = HostInfo(version="0.1.0", clock=Noon())
    [offered] = collect([Plugin.of(plugin)], host).of_kind(Kind.KEY_RING)
    ring = offered.offer.build(FileKeysSettings(keys=(Secret(file=key_file()),)), host)
    assert check(ring, b"d", "c", FileKeys([b"\xab" * 32]).sign(SignAsk(data=b"d", context="c")))
