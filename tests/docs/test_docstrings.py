"""The examples in docstrings are run."""

import doctest
import re
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

PACKAGES = (
    "govliaison",
    "govliaison_china",
    "govliaison_keys",
    "govliaison_pingdingshan",
    "govliaison_spreadsheets",
    "govliaison_sql",
)
EXAMPLE = re.compile(r"^\s*>>> ", re.MULTILINE)


def modules_with_examples() -> list[str]:
    names = []
    for package in map(import_module, PACKAGES):
        for found in [*walk_packages(package.__path__, f"{package.__name__}.")]:
            file = Path(found.module_finder.path, *found.name.split(".")[-1:])  # type: ignore[union-attr]
            source = file / "__init__.py" if found.ispkg else file.with_suffix(".py")
            if EXAMPLE.search(source.read_text(encoding="utf-8")):
                names.append(found.name)
    return names


@pytest.mark.parametrize("name", modules_with_examples())
def test_the_examples_of_a_module_are_right(name: str) -> None:
    result = doctest.testmod(import_module(name), optionflags=doctest.ELLIPSIS)
    assert 0 == result.failed, f"{result.failed} of {result.attempted} examples in {name}"


def test_there_are_modules_with_examples() -> None:
    assert len(modules_with_examples()) > 20
