"""Reading the files of this package, wherever it is installed."""

import csv
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

HERE: Final = files("govliaison_china")


def read_table(path: str) -> Iterator[dict[str, str]]:
    """Read a CSV file of this package row by row."""
    yield from csv.DictReader(HERE.joinpath(path).read_text(encoding="utf-8").splitlines())


def read_toml(path: str) -> dict[str, Any]:
    """Read a TOML file of this package."""
    return tomllib.loads(HERE.joinpath(path).read_text(encoding="utf-8"))


def toml_files(folder: Traversable, above: str = "") -> dict[str, Traversable]:
    """List the TOML files in a folder and below, by path without the ending; empty if there is no such folder."""
    found: dict[str, Traversable] = {}
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name) if folder.is_dir() else ():
        if entry.is_dir():
            found |= toml_files(entry, f"{above}{entry.name}/")
        elif entry.name.endswith(".toml"):
            found[above + entry.name.removesuffix(".toml")] = entry
    return found
