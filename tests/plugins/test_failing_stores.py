"""A store that goes wrong has stored nothing, and says so; it is waited for as long as it takes."""

from threading import Thread
from typing import Any

import pytest

from govliaison.errors import StoreUnavailable
from govliaison.plugins import LeaseAsk, MessageState, Query, Settle, Settlement, Store


def use(place: Any) -> None:
    place.replace('use = "sqlite"\npath', 'use = "./bad.py:store"\npath')


CALLS: dict[str, tuple[object, ...]] = {
    "meta": (),
    "head": (),
    "entries": ("case/1",),
    "feed": (0, 5),
    "records": (["case/1"],),
    "streams": ("case", "", 5),
    "find": (Query(kind="case", reader=None),),
    "count": (Query(kind="case", reader=None), 5),
    "claims": (["one"],),
    "cursor": ("sweep",),
    "lease_due": (LeaseAsk(owner="me", now=0, until=1, limit=5),),
    "lease_messages": (LeaseAsk(owner="me", now=0, until=1, limit=5),),
    "settle": (Settlement(id="1", owner="me", outcome=Settle.DONE),),
    "revive": ("1", MessageState.WAITING, 0),
    "messages": (None, "", 5),
    "vault": ([("person/1", "name")],),
    "vault_streams": ("person/1",),
    "blob": ("d",),
}


@pytest.mark.parametrize("how", ["raises", "dies", "junk", "lies"])
def test_nothing_of_a_commit_that_fails_is_stored_and_the_next_one_goes_on(
    place: Any, whole: Any, trouble: Any, how: str
) -> None:
    use(place)
    with place.open() as liaison:
        before = liaison.ledger.store.head()
        (place.folder / "how").write_text(f"{how} commit", encoding="utf-8")
        with pytest.raises(StoreUnavailable, match="commit"):
            place.submit(liaison)
        assert before == liaison.ledger.store.head()
        (place.folder / "how").unlink()
        place.sent = 0
        assert "S1" == place.submit(liaison).sources[0].source_id
        whole(liaison)
    assert {("store", "store", "./bad.py:store", "commit", trouble[how])} == place.named()


@pytest.mark.parametrize("how", ["junk", "lies"])
def test_what_it_answers_to_any_other_call_is_looked_at(place: Any, whole: Any, trouble: Any, how: str) -> None:
    use(place)
    with place.open() as liaison:
        for call, asked in CALLS.items():
            ask = getattr(liaison.ledger.store, call)
            ask(*asked)
            (place.folder / "how").write_text(f"{how} {call}", encoding="utf-8")
            with pytest.raises(StoreUnavailable, match=call):
                ask(*asked)
            (place.folder / "how").unlink()
        place.submit(liaison)
        whole(liaison)
    assert {("store", "store", "./bad.py:store", call, trouble[how]) for call in CALLS} == place.named()


def test_every_method_that_answers_is_tried() -> None:
    silent = {"initialise", "release_due", "put_blob", "close", "commit"}
    assert {name for name in vars(Store) if not name.startswith("_")} == {*CALLS, *silent}


def test_one_that_hangs_is_waited_for_and_others_are_served_meanwhile(place: Any, whole: Any) -> None:
    """Nobody could tell whether a commit that was given up was stored; time limits are the store's own."""
    use(place)
    with place.open() as liaison:
        (place.folder / "how").write_text("hangs commit", encoding="utf-8")
        late = Thread(target=place.submit, args=(liaison,))
        late.start()
        assert () == tuple(liaison.as_("zhang.wei").cases.find().rows)
        assert late.is_alive()
        (place.folder / "how").unlink()
        late.join()
        assert 1 == len(liaison.as_("zhang.wei").cases.find().rows)
        whole(liaison)
    code, found = place.call("plugins", "doctor", "--json")
    assert (0, []) == (code, found["faults"])


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
