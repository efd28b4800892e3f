"""A checkpoint kept elsewhere shows what the chain cannot: an end cut off, an old copy, a history written anew."""

import json
from typing import Any

import attrs
import pytest
from fitting import PaperKeys
from hypothesis import given
from hypothesis import strategies as st

from govliaison.errors import InputError, KeyRingError
from govliaison.ledger import Broken, Checkpoint, MemoryStore, make_checkpoint, read_checkpoint, verify

RING = PaperKeys("one")


@pytest.fixture
def written(bench: Any) -> Any:
    bench.write("a")
    bench.write("b", by="wang")
    bench.extend("a")
    return bench


def sign(bench: Any) -> bytes:
    return make_checkpoint(bench.ledger, RING, bench.clock.now())[1]


def found(bench: Any, text: bytes) -> list[tuple[int, str]]:
    known = read_checkpoint(bench.ledger, RING, text)
    return [(each.position, each.reason.code) for each in verify(bench.ledger, known) if isinstance(each, Broken)]


def cut(bench: Any, position: int) -> None:
    """Cut the end off and fold every record again, as whoever knows their way would."""
    store: MemoryStore = bench.store
    gone = store._log[position:]
    del store._log[position:]
    for each in reversed(gone):
        store._streams[each.entry.stream].remove(each)
        if not store._streams[each.entry.stream]:
            del store._streams[each.entry.stream], store._records[each.entry.stream]
        else:
            store._records[each.entry.stream] = bench.ledger.make_stored(bench.ledger.fold(each.entry.stream))


def test_a_ledger_that_went_on_still_contains_its_checkpoints(written: Any) -> None:
    early = sign(written)
    written.extend("b")
    assert ([], []) == (found(written, early), found(written, sign(written)))


def test_an_empty_ledger_can_be_signed(bench: Any) -> None:
    text = sign(bench)
    bench.write("a")
    assert [] == found(bench, text)


@pytest.mark.parametrize("position", [0, 1, 2])
def test_an_end_that_was_cut_off_is_found_where_the_chain_is_whole(written: Any, position: int) -> None:
    text = sign(written)
    cut(written, position)
    assert [] == [each for each in verify(written.ledger) if isinstance(each, Broken)]
    assert [(3, "chain.cut-off")] == found(written, text)


def test_a_history_that_was_written_anew_is_found(written: Any) -> None:
    text = sign(written)
    cut(written, 1)
    written.write("c", by="wang")
    written.extend("a")
    written.extend("a")
    assert [] == [each for each in verify(written.ledger) if isinstance(each, Broken)]
    assert [(3, "chain.checkpoint")] == found(written, text)


def test_without_keys_nothing_is_signed_or_checked(written: Any) -> None:
    with pytest.raises(KeyRingError, match=r"checkpoint\.no-keys"):
        make_checkpoint(written.ledger, None, written.clock.now())
    with pytest.raises(KeyRingError, match=r"checkpoint\.no-keys"):
        read_checkpoint(written.ledger, None, sign(written))


@pytest.mark.parametrize("name", [field.name for field in attrs.fields(Checkpoint)])
def test_a_checkpoint_that_was_altered_is_refused(written: Any, name: str) -> None:
    plain = json.loads(sign(written))
    plain[name] = plain[name] + 1 if isinstance(plain[name], int) else "0" + plain[name]
    is_other = name in {"ledger", "algorithm"}
    with pytest.raises((InputError, KeyRingError), match=r"checkpoint\.(other-ledger|forged)") as caught:
        read_checkpoint(written.ledger, RING, json.dumps(plain).encode())
    assert ("checkpoint.other-ledger" if is_other else "checkpoint.forged") == caught.value.code


def test_a_signature_by_a_key_that_is_gone_is_not_good(written: Any) -> None:
    text = sign(written)
    with pytest.raises(KeyRingError, match=r"checkpoint\.forged"):
        read_checkpoint(written.ledger, PaperKeys("two"), text)
    assert read_checkpoint(written.ledger, PaperKeys("two", "one"), text)


WRONG = st.one_of(
    st.binary(),
    st.dictionaries(
        st.sampled_from(["ledger", "algorithm", "position", "root", "at", "key", "signature", "more"]),
        st.one_of(st.none(), st.integers(), st.text(st.characters(codec="utf-8")), st.lists(st.integers())),
    ).map(lambda plain: json.dumps(plain).encode()),
)


@given(text=WRONG)
def test_what_is_no_checkpoint_is_told_so(make_bench: Any, text: bytes) -> None:
    with pytest.raises((InputError, KeyRingError), match="checkpoint"):
        read_checkpoint(make_bench().ledger, RING, text)
