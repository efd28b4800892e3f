"""Whoever declares what nobody knows is refused, whatever its kind, and named; what can be done without goes on without it."""

from typing import Any

import pytest

from govliaison.plugins import CAPABILITIES, Kind

OPTIONAL = [kind for kind in Kind if kind is not Kind.STORE]


def table(kind: Kind) -> str:
    return kind.value if kind in (Kind.STORE, Kind.BLOB_STORE, Kind.KEY_RING) else f"{kind.value}.bad"


@pytest.mark.parametrize("kind", OPTIONAL)
def test_what_is_not_required_is_left_out(place: Any, whole: Any, kind: Kind) -> None:
    place.set_up(table(kind), "./bad.py:claims", more="required = false")
    with place.open() as liaison:
        place.submit(liaison)
        whole(liaison)
    code, document = place.call("plugins", "doctor", "--json")
    (fault,) = document["faults"]
    assert (1, kind.value, "refused", True) == (code, fault["kind"], fault["state"], "telepathy" in fault["reason"])


def test_what_is_required_keeps_the_deployment_from_starting(place: Any) -> None:
    place.replace('use = "sqlite"\npath = "ledger.db"', 'use = "./bad.py:claims"\nhow = "raises"')
    code, said = place.call("cases", "list", "--json")
    assert (1, "deployment.wrong") == (code, said["error"])
    code, document = place.call("plugins", "doctor", "--json")
    assert (1, True) == (code, "./bad.py:claims" in document["faults"][0]["reason"])


def test_the_flags_of_every_kind_are_known_and_few() -> None:
    assert set(Kind) == set(CAPABILITIES)
    assert all(len(flags) <= 12 for flags in CAPABILITIES.values())
