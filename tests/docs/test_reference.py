"""The reference is what the code says, whole, and says something of everything."""

import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import attrs
import pytest

from govliaison import errors, plugins
from govliaison.cli.app import COMMANDS
from govliaison.plugins import LiaisonSpecs
from govliaison.profiles import compose, deployment

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ("hooks.md", "protocols.md", "errors.md", "config.md", "commands.md")


def read(page: str) -> str:
    return (DOCS / "reference" / page).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def pages() -> ModuleType:
    sys.path.insert(0, str(DOCS))
    try:
        return import_module("reference_pages")
    finally:
        sys.path.remove(str(DOCS))


def test_each_page_of_the_reference_is_written_by_the_script(pages: ModuleType) -> None:
    assert {*PAGES} == {*pages.PAGES} == {path.name for path in (DOCS / "reference").glob("*.md")}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_the_reference_is_what_the_code_says(
    name: str, pages: ModuleType, request: pytest.FixtureRequest
) -> None:
    pages.undescribed.clear()
    page = pages.PAGES[name]()
    if request.config.getoption("--write-docs"):
        (DOCS / "reference" / name).write_text(page, encoding="utf-8", newline="\n")
    assert set() == pages.undescribed, "write in the docstring what these are"
    assert page == read(name), "run: python docs/write_reference.py"


def test_every_hook_has_its_place() -> None:
    hooks = [name for name in vars(LiaisonSpecs) if name.startswith("govliaison_")]
    assert [] == [name for name in hooks if f"\n## {name}\n" not in read("hooks.md")]


def test_every_name_at_the_public_door_has_its_place() -> None:
    text = read("hooks.md") + read("protocols.md")
    assert [] == [name for name in plugins.__all__ if f" {name}\n" not in text and f"`{name}`" not in text]


def test_every_ask_and_answer_has_its_place_with_each_field() -> None:
    text = read("protocols.md")
    values = [
        getattr(plugins, name) for name in plugins.__all__ if name.endswith(("Ask", "Query", "Batch", "Delivered"))
    ]
    assert len(values) > 7
    for value in values:
        section = text.split(f"\n### {value.__name__}\n")[1].split("\n##")[0]
        assert [] == [field.name for field in attrs.fields(value) if f"| `{field.name}` |" not in section]


def test_every_class_of_errors_has_its_place() -> None:
    classes = [name for name, thing in vars(errors).items() if isinstance(thing, type) and issubclass(thing, Exception)]
    assert [] == [name for name in classes if f"| `{name}` |" not in read("errors.md")]


@pytest.mark.parametrize(
    "code", ["case.wrong-state", "store.conflict", "plugin.conflict", "config.unknown-key", "profile.no-unit-meant"]
)
def test_a_code_has_its_place_with_both_languages(code: str) -> None:
    row = next(line for line in read("errors.md").splitlines() if line.startswith(f"| `{code}` |"))
    assert any("\u4e00" <= character <= "\u9fff" for character in row)


def test_every_section_of_the_two_files_has_its_place() -> None:
    text = read("config.md")
    sections = {*compose.SECTIONS, *deployment.SINGLE, *deployment.KEYED}
    assert [] == [
        name for name in sections if f"`[{name}]`" not in text and f"`[{name}." not in text and f"`{name}`" not in text
    ]


def test_every_command_has_its_place() -> None:
    text = read("commands.md")
    commands = [f"{name} {verb}" for name, target in COMMANDS.items() if not isinstance(target, str) for verb in target]
    assert [] == [command for command in commands if f"\n### {command}\n" not in text]
    assert [] == [name for name in COMMANDS if f"\n## {name}\n" not in text]
