"""An access policy that goes wrong lets nobody in, and stops nothing else."""

from typing import Any

import pytest
from misbehaving import HOW

from govliaison.errors import AdapterFault
from govliaison.ledger import Settle


@pytest.mark.parametrize("how", HOW)
def test_nobody_gets_in_and_the_office_goes_on(place: Any, whole: Any, trouble: Any, how: str) -> None:
    with place.open() as liaison:
        case = place.submit(liaison)
        liaison.as_("zhang.wei").cases.dispatch(case.id, lead="market-regulation")
    place.set_up("access.bad", "./bad.py:access", how)
    with place.open() as liaison:
        with pytest.raises(AdapterFault, match=r"\(\[access.bad\]\)"):
            liaison.as_("zhang.wei")
        assert {Settle.DONE} == {each.outcome for each in liaison.work_outbox()}
        list(liaison.sweep(confirmed=True))
        whole(liaison)
    assert {("access", "bad", "./bad.py:access", "tokens", trouble[how])} == place.named()


def test_without_it_people_get_in_again(place: Any) -> None:
    place.set_up("access.bad", "./bad.py:access")
    code, said = place.call("cases", "list", "--json")
    assert (1, "plugin.fault-raised") == (code, said["error"])
    place.replace('[access.bad]\nuse = "./bad.py:access"\nhow = "raises"\ndeadline = "1s"', "")
    assert (0, []) == place.call("cases", "list", "--json")
