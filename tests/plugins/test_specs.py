import inspect
import re

import pytest

import govliaison.plugins
from govliaison.plugins import LiaisonSpecs
from govliaison.plugins.collecting import HOOKS

SPECS = {name: spec for name, spec in vars(LiaisonSpecs).items() if name.startswith("govliaison_")}


def test_each_hook_is_collected() -> None:
    assert set(SPECS) == set(HOOKS)


@pytest.mark.parametrize("name", SPECS)
def test_each_hook_is_documented_in_full(name: str) -> None:
    doc = inspect.getdoc(SPECS[name]) or ""
    for field in ("called", "combined", "on failure", "since"):
        assert re.search(rf"^:{field}: \S", doc, re.MULTILINE), field
    assert ">>> @hookimpl" in doc


@pytest.mark.parametrize("name", SPECS)
def test_each_hook_has_the_host_as_its_only_argument_and_full_annotations(name: str) -> None:
    signature = inspect.signature(SPECS[name])
    assert ["self", "host"] == list(signature.parameters)
    assert signature.return_annotation is not inspect.Signature.empty


@pytest.mark.parametrize("name", SPECS)
def test_a_hook_offers_nothing_by_itself(name: str) -> None:
    assert () == SPECS[name](LiaisonSpecs(), None)


def test_the_public_door_holds_what_it_names() -> None:
    assert [] == [name for name in govliaison.plugins.__all__ if not hasattr(govliaison.plugins, name)]
    assert sorted(set(govliaison.plugins.__all__)) == sorted(govliaison.plugins.__all__)
