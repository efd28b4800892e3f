"""What a room offers at run time is what type checkers see, and comes from the room itself."""

import ast
from importlib import import_module
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src"
STUBS = sorted(SRC.rglob("__init__.pyi"))
IDS = [".".join(stub.parent.relative_to(SRC).parts) for stub in STUBS]
PUBLIC = "govliaison.plugins"
"""The door for adapters offers what lies in other rooms; by that one alone they enter."""


def offered(stub: Path) -> dict[str, set[str]]:
    """Give the names that a stub imports, by module."""
    found: dict[str, set[str]] = {}
    for each in ast.parse(stub.read_text(encoding="utf-8")).body:
        if isinstance(each, ast.ImportFrom):
            found.setdefault(str(each.module), set()).update(alias.name for alias in each.names)
    return found


def homes(stub: Path) -> dict[str, set[str]]:
    """Give the names that the door beside a stub imports when they are asked for, by module."""
    room = ".".join(stub.parent.relative_to(SRC).parts)
    tree = ast.parse(stub.with_suffix(".py").read_text(encoding="utf-8"))
    table = next(ast.literal_eval(each) for each in ast.walk(tree) if isinstance(each, ast.Dict))
    return {f"{room}{home}" if home.startswith(".") else home: set(names.split()) for home, names in table.items()}


@pytest.mark.parametrize("stub", STUBS, ids=IDS)
def test_a_door_opens_to_what_its_stub_says(stub: Path) -> None:
    assert offered(stub) == homes(stub)


@pytest.mark.parametrize("room", IDS)
def test_whatever_a_room_offers_is_there(room: str) -> None:
    module = import_module(room)
    assert [] == [name for name in module.__all__ if not hasattr(module, name)]
    assert {*dir(module)} >= {*module.__all__}
    with pytest.raises(AttributeError, match=f"module '{room}' has no attribute 'nothing'"):
        module.nothing  # noqa: B018


@pytest.mark.parametrize("stub", STUBS, ids=IDS)
def test_no_name_that_a_room_offers_is_that_of_a_module(stub: Path) -> None:
    names = {name for names in offered(stub).values() for name in names}
    assert set() == names & {path.stem for path in stub.parent.iterdir()}, "importing the module would hide the name"


@pytest.mark.parametrize("stub", [stub for stub, room in zip(STUBS, IDS, strict=True) if room != PUBLIC])
def test_a_room_offers_what_is_its_own(stub: Path) -> None:
    room = ".".join(stub.parent.relative_to(SRC).parts)
    assert [] == [home for home in offered(stub) if not home.startswith(f"{room}.")]
