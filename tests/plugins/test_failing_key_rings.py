"""Keys that go wrong refuse: nothing counts as signed, checked, locked or opened."""

from typing import Any

import pytest
from misbehaving import HOW

from govliaison.errors import AdapterFault
from govliaison.plugins import CheckAsk, SignAsk, Signature, UnwrapAsk, WrapAsk, Wrapped

ASKS = {
    "sign": SignAsk(data=b"x", context="test"),
    "check": CheckAsk(data=b"x", context="test", signature=Signature("k1", b"y")),
    "wrap": WrapAsk(data=b"x", context="test"),
    "unwrap": UnwrapAsk(wrapped=Wrapped("k1", b"y"), context="test"),
}


@pytest.mark.parametrize("how", HOW)
def test_whoever_asks_is_refused(place: Any, trouble: Any, how: str) -> None:
    place.set_up("key_ring", "./bad.py:key_ring", how)
    with place.open() as liaison:
        for call, ask in ASKS.items():
            with pytest.raises(AdapterFault):
                getattr(liaison.adapters.keys, call)(ask)
    found = {(name, call, what) for kind, name, _, call, what in place.named() if kind == "key_ring"}
    calls = ["sign"] if how == "hangs" else [*ASKS]
    assert {("key_ring", call, trouble[how]) for call in calls} <= found


@pytest.mark.parametrize("how", HOW)
def test_what_cannot_be_locked_is_not_stored_and_comes_again(place: Any, whole: Any, how: str) -> None:
    with place.open() as liaison:
        before = liaison.ledger.store.head()
    place.set_up("key_ring", "./bad.py:key_ring", how)
    with place.open() as liaison:
        with pytest.raises(AdapterFault):
            place.submit(liaison)
        assert before == liaison.ledger.store.head()
    place.replace('[key_ring]\nuse = "./bad.py:key_ring"', '[notifiers.bad]\nuse = "./bad.py:notifier"')
    with place.open() as liaison:
        assert place.submit(liaison).number
        whole(liaison)
