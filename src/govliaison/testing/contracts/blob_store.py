"""What every place for files does; a store is one as well."""

import hashlib
import threading
import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, ClassVar, Final

import pytest
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from govliaison.plugins import BlobStore, Kind
from govliaison.testing.asking import asked
from govliaison.testing.contracts.base import Contract, one_line

_LARGE: Final = bytes(range(256)) * 8_000 + b"end"
"""Two megabytes, a little odd in length: more than one block, page or packet."""

_NASTY: Final = (
    b"",
    b"\x00",
    b"\r\n",
    b"\n\n",
    b"\xff\xfe",
    "\ufeff长".encode(),
    b"%PDF-1.7",
    bytes(range(256)),
    b"\x1a",
    b" " * 4097,
)
_WRITERS: Final = 8
_LOOKS: Final = 40


class BlobStoreContract(Contract[BlobStore], kind=Kind.BLOB_STORE):
    """
    The tests of places for files.

    Attributes:
        reopened: gives the same place again, as after a restart of the program; None skips the test of it
        contents: what files hold
        patience: seconds after which a call counts as hanging
    """

    open_names = Contract.open_names | {"reopened", "patience"}
    reopened: ClassVar[Any] = None
    contents: ClassVar[SearchStrategy[bytes]] = st.sampled_from(_NASTY) | st.binary(max_size=200)
    patience: ClassVar[float] = 20.0

    def test_a_file_comes_back_byte_by_byte(self) -> None:
        """What was put is what is given, as bytes, however often and whatever it holds."""

        def check(contents: list[bytes]) -> None:
            with self.fresh() as adapter:
                for content in contents:
                    self.put(adapter, content)
                for content in contents * 2:
                    self.see(adapter, content)

        self.for_all(check, contents=st.lists(self.contents, max_size=5))

    def test_a_large_file_comes_back_whole(self) -> None:
        """A file of two megabytes is neither cut nor padded."""
        with self.fresh() as adapter:
            self.put(adapter, _LARGE)
            self.see(adapter, _LARGE)

    def test_a_file_that_is_not_there_is_none(self) -> None:
        """A missing file is None, before and after others were put, and raises nothing."""
        with self.fresh() as adapter:
            assert self.get(adapter, digest_of(b"missing")) is None
            self.put(adapter, b"another")
            assert self.get(adapter, digest_of(b"missing")) is None

    def test_digests_that_look_alike_are_different_files(self) -> None:
        """Names that share their beginning or their end name different files: all of a digest counts."""
        middle = digest_of(b"middle")
        names = {f"{first}{middle[1:-1]}{last}" for first in "0f" for last in "0f"}
        with self.fresh() as adapter:
            for name in sorted(names):
                self._do(partial(adapter.put_blob, name, name.encode()))
            assert {name: name.encode() for name in names} == {name: self.get(adapter, name) for name in names}

    def test_the_same_file_again_does_nothing(self) -> None:
        """Putting what is there succeeds and changes nothing."""
        with self.fresh() as adapter:
            for _ in range(3):
                self.put(adapter, b"the same")
            self.see(adapter, b"the same")

    def test_what_is_kept_is_never_replaced(self) -> None:
        """Under the name of a file that is kept, other bytes change nothing: a digest names what it is the digest of."""
        with self.fresh() as adapter:
            self.put(adapter, b"first")
            self._do(lambda: adapter.put_blob(digest_of(b"first"), b"second"))
            self.see(adapter, b"first")

    def test_files_put_at_the_same_time_are_all_kept(self) -> None:
        """Several threads put the same large file, and one of their own, at once; nobody ever sees half a file."""
        own = [_LARGE[:200_000] + bytes([number]) for number in range(_WRITERS)]
        with self.fresh() as adapter:
            faults = _at_once([partial(self._watch, adapter), *(partial(self._race, adapter, mine) for mine in own)])
            assert not faults, f"{type(faults[0]).__name__}: {faults[0]}"
            for content in (*own, _LARGE):
                self.see(adapter, content)

    def test_a_dropped_file_is_gone_and_the_others_stay(self) -> None:
        """What was dropped is None; dropping it again is no fault; it can be put anew; nothing else is touched."""
        with self.fresh() as adapter:
            self.put(adapter, b"gone")
            self.put(adapter, b"stays")
            for _ in range(2):
                self._do(lambda: adapter.drop_blob(digest_of(b"gone")))
                assert self.get(adapter, digest_of(b"gone")) is None, "dropped, and still there"
            self.see(adapter, b"stays")
            self.put(adapter, b"gone")
            self.see(adapter, b"gone")

    def test_two_places_share_nothing(self) -> None:
        """Each call of ``make`` gives a place of its own; otherwise one test would see what another put."""
        with self.fresh() as one, self.fresh() as other:
            self.put(one, b"mine")
            assert self.get(other, digest_of(b"mine")) is None

    def test_files_outlast_the_program(self) -> None:
        """Opened again, everything is still there."""
        if self.reopened is None:
            pytest.skip("reopened= is not given: it gives the same place again")
        with self.fresh() as adapter:
            self.put(adapter, _LARGE)
            again = self.reopened(adapter)
            self.see(again, _LARGE)

    def put(self, adapter: BlobStore, content: bytes) -> None:
        """Put a file under its digest."""
        answer = self._do(lambda: adapter.put_blob(digest_of(content), content))
        assert answer is None, "put_blob gives nothing back"

    def get(self, adapter: BlobStore, digest: str) -> bytes | None:
        """Get a file."""
        found: bytes | None = self._do(lambda: adapter.blob(digest))
        return found

    def see(self, adapter: BlobStore, content: bytes) -> None:
        """See that a file is there as it was put."""
        found = self.get(adapter, digest_of(content))
        assert type(found) is bytes, f"{type(found).__name__} instead of bytes"
        assert found == content, f"{len(found)} bytes came back for {len(content)}, or others"

    def _do(self, call: Callable[[], Any]) -> Any:
        return asked(call, patience=self.patience)

    def _race(self, adapter: BlobStore, mine: bytes) -> None:
        adapter.put_blob(digest_of(_LARGE), _LARGE)
        adapter.put_blob(digest_of(mine), mine)
        assert adapter.blob(digest_of(_LARGE)) == _LARGE, "a file was seen that is not whole"

    def _watch(self, adapter: BlobStore) -> None:
        for _ in range(_LOOKS):
            assert adapter.blob(digest_of(_LARGE)) in {None, _LARGE}, "half a file was seen"
            time.sleep(0.001)


def digest_of(content: bytes) -> str:
    """Give the name of a file: the digest of its content, 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def _at_once(calls: list[Callable[[], None]]) -> list[BaseException]:
    """Make calls in as many threads, all beginning together."""
    faults: list[BaseException] = []
    gate = threading.Barrier(len(calls))

    def run(call: Callable[[], None]) -> None:
        gate.wait()
        try:
            call()
        except (Exception, SystemExit) as fault:  # noqa: BLE001 - told by the test
            faults.append(fault)

    threads = [threading.Thread(target=run, args=(call,), daemon=True) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return faults


def blob_store_contract(
    make: Callable[[], BlobStore], *, known_gaps: Mapping[str, str] | None = None, **attributes: Any
) -> type[BlobStoreContract]:
    """
    Make the tests of a place for files in one line.

    ``TestFolder = blob_store_contract(make_folder)``

    Args:
        make: makes one, empty
        known_gaps: contract test → why it fails still
        attributes: ``reopened``, ``contents`` or ``patience``
    """
    return one_line(BlobStoreContract, make, known_gaps=known_gaps, **attributes)
