"""A store that goes wrong has stored nothing, and says so; it is waited for as long as it takes."""

from typing import Any

import pytest

from govliaison.errors import StoreUnavailable


def use(place: Any) -> None:
    place.replace('use = "sqlite"\npath', 'use = "./bad.py:store"\npath')


@pytest.mark.parametrize("how", ["raises", "dies"])
def test_nothing_of_a_commit_that_fails_is_stored_and_the_next_one_goes_on(place: Any, whole: Any, how: str) -> None:
    use(place)
    with place.open() as liaison:
        before = liaison.ledger.store.head()
        (place.folder / "how").write_text(how, encoding="utf-8")
        with pytest.raises(StoreUnavailable, match="commit"):
            place.submit(liaison)
        assert before == liaison.ledger.store.head()
        (place.folder / "how").unlink()
        place.sent = 0
        assert "S1" == place.submit(liaison).sources[0].source_id
        whole(liaison)
    assert {("store", "store", "./bad.py:store", "commit", "raised")} == place.named()


@pytest.mark.parametrize("how", ["raises", "dies"])
def test_one_that_cannot_be_opened_is_named(place: Any, how: str) -> None:
    (place.folder / "worse.py").write_text(
        "from misbehaving import fail\nfrom govliaison.plugins import StoreOffer\n"
        f"store = StoreOffer(name='worse', contract=1, build=lambda *_: fail('{how}'))\n",
        encoding="utf-8",
    )
    place.replace('use = "sqlite"\npath = "ledger.db"', 'use = "./worse.py:store"')
    assert 1 == place.call("cases", "list", "--json")[0]
    code, document = place.call("plugins", "doctor", "--json")
    assert (1, True) == (code, "./worse.py:store" in document["faults"][0]["reason"])


def test_an_object_that_is_no_store_is_named(place: Any) -> None:
    (place.folder / "worse.py").write_text(
        "from govliaison.plugins import StoreOffer\nstore = StoreOffer(name='worse', contract=1, build=lambda *_: 5)\n",
        encoding="utf-8",
    )
    place.replace('use = "sqlite"\npath = "ledger.db"', 'use = "./worse.py:store"')
    code, document = place.call("plugins", "doctor", "--json")
    assert (1, True) == (code, "lacks" in document["faults"][0]["reason"])
