"""Files elsewhere that go wrong refuse whoever asked for a file, as a store that cannot be reached does."""

from typing import Any

import pytest
from misbehaving import HOW

from govliaison.errors import StoreUnavailable


@pytest.mark.parametrize("how", HOW)
def test_whoever_asks_is_refused_and_cases_come_in(place: Any, whole: Any, trouble: Any, how: str) -> None:
    place.set_up("blob_store", "./bad.py:blob_store", how)
    with place.open() as liaison:
        with pytest.raises(StoreUnavailable):
            liaison.adapters.blobs.blob("bad")
        place.submit(liaison)
        whole(liaison)
    assert {("blob_store", "blob_store", "./bad.py:blob_store", "blob", trouble[how])} == place.named()


@pytest.mark.parametrize("how", ["raises", "hangs", "dies"])
def test_a_file_that_could_not_be_kept_or_dropped_is_said_to_be(place: Any, how: str) -> None:
    place.set_up("blob_store", "./bad.py:blob_store", how)
    with place.open() as liaison:
        with pytest.raises(StoreUnavailable):
            liaison.adapters.blobs.put_blob("d1", b"bad")
        with pytest.raises(StoreUnavailable):
            liaison.adapters.blobs.drop_blob("bad")
        liaison_is_good = liaison.health().is_good
    assert not liaison_is_good
