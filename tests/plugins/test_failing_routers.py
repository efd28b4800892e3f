"""A router that goes wrong proposes nothing; the others do, and people dispatch."""

from typing import Any

import pytest
from misbehaving import HOW


@pytest.mark.parametrize("how", HOW)
def test_its_proposals_are_dropped_and_those_of_others_stand(place: Any, whole: Any, trouble: Any, how: str) -> None:
    place.set_up("routers.bad", "./bad.py:router", how)
    place.set_up("routers.good", "./bad.py:router", "well")
    with place.open() as liaison:
        case, me = place.submit(liaison), liaison.as_("zhang.wei")
        ranking = me.routing.propose(case.id)
        assert ["good"] == [each.source for each in ranking.candidates]
        assert "market-regulation" == me.routing.take(case.id, lead="market-regulation", router="good").lead
        whole(liaison)
    assert {("routers", "bad", "./bad.py:router", "propose", trouble[how])} == place.named()
