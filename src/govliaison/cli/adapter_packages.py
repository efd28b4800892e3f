"""
The package of a new adapter: what it may be called, and its files.

They come from ``templates`` beside this module: the folder ``package`` holds what all kinds share, ``<kind>.toml`` what one kind
adds. Both are texts for :class:`string.Template`.
"""

import builtins
import collections.abc
import keyword
import re
import secrets
import shutil
import tomllib
from collections.abc import Iterator, Mapping
from enum import StrEnum
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template
from typing import Any, Final

import attrs

from govliaison import __version__, plugins
from govliaison.errors import InputError
from govliaison.plugins import CONTRACTS, GROUP, Kind
from govliaison.plugins.collecting import HOOKS

_TEMPLATES: Final = files("govliaison.cli") / "templates"
_SUFFIX: Final = ".template"
_MODULE: Final = "MODULE"
"""Stands in a path for the name of the module."""
_NAME: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LONGEST: Final = 32
_OURS: Final = frozenset({"govliaison", "china", "documents", "keys", "spreadsheets", "sql"})
_DEVICES: Final = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
"""Names that Windows gives to no folder."""
_CLASSES: Final = frozenset({*vars(builtins), *keyword.kwlist, *collections.abc.__all__, *plugins.__all__, "Path"})
"""Names that the class of an adapter would hide."""


class AdapterKind(StrEnum):
    """The kinds of adapters as they are typed."""

    STORE = "store"
    NOTIFIER = "notifier"
    CHANNEL = "channel"
    CALENDAR = "calendar"
    ROUTER = "router"
    ACCESS_POLICY = "access-policy"
    BLOB_STORE = "blob-store"
    KEY_RING = "key-ring"
    RENDERER = "renderer"


@attrs.frozen
class PackageName:
    """
    What a new package is called; made by :meth:`parse`.

    Attributes:
        folder: as it was typed: a normalised name (PEP 503) that begins with a letter, with or without ``govliaison-``

    >>> name = PackageName.parse("county-sms")
    >>> name.distribution, name.module, name.class_name
    ('govliaison-county-sms', 'govliaison_county_sms', 'CountySms')
    """

    folder: str

    @classmethod
    def parse(cls, text: str) -> "PackageName":
        """
        Read a name.

        Raises:
            InputError: it is no name, or belongs to something else
        """
        name = cls(text)
        if not (_NAME.fullmatch(text) and _NAME.fullmatch(name.slug)) or len(text) > _LONGEST:
            raise InputError("cli.new-adapter-name", name=text, longest=_LONGEST, example=_suggest(name.slug))
        if name.slug in _OURS | _DEVICES or text in _DEVICES or name.class_name in _CLASSES:
            raise InputError("cli.new-adapter-taken", name=text, example=f"county-{name.slug}")
        return name

    @property
    def slug(self) -> str:
        """What ``use`` says in the deployment."""
        return self.folder.removeprefix("govliaison-")

    @property
    def distribution(self) -> str:
        """Name of the package for pip."""
        return f"govliaison-{self.slug}"

    @property
    def module(self) -> str:
        """Name of the module."""
        return self.distribution.replace("-", "_")

    @property
    def class_name(self) -> str:
        """Name of the adapter's class."""
        return "".join(part.capitalize() for part in self.slug.split("-"))


def package_files(kind: AdapterKind, name: PackageName) -> dict[str, str]:
    """Give the text of each file of a new package, by its path in the package."""
    part = tomllib.loads((_TEMPLATES / f"{kind}.toml").read_text(encoding="utf-8"))
    words = _words(kind, name, part)
    words |= {key: Template(value).substitute(words) for key, value in part.items() if isinstance(value, str)}
    found = {**dict(_skeleton(_TEMPLATES / "package")), **part.get("files", {})}
    return {path.replace(_MODULE, name.module): Template(text).substitute(words) for path, text in found.items()}


def write_package(folder: Path, texts: Mapping[str, str]) -> None:
    """
    Write a package into a new folder, whole or not at all.

    Raises:
        InputError: the folder is there already, or cannot be written
    """
    if folder.exists() or folder.is_symlink():
        raise InputError("cli.new-adapter-there", where=str(folder), name=folder.name)
    part = folder.with_name(f".{secrets.token_hex(8)}.part")
    try:
        for path, text in texts.items():
            (part / path).parent.mkdir(parents=True, exist_ok=True)
            (part / path).write_text(text, encoding="utf-8", newline="\n")
        part.rename(folder)
    except OSError as error:
        raise InputError("cli.not-written", where=str(folder), what=error.strerror or "") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _words(kind: AdapterKind, name: PackageName, part: Mapping[str, Any]) -> dict[str, str]:
    """Give what the templates call things."""
    what = Kind[kind.name]
    protocol = kind.replace("-", " ").title().replace(" ", "")
    capabilities = ", ".join(f'"{each}"' for each in part.get("capabilities", ()))
    declared = f"capabilities=frozenset({{{capabilities}}})" if capabilities else ""
    needed = sorted(["attrs>=25.1", f"govliaison>={__version__},<1", *part.get("dependencies", ())])
    return {
        "kind": kind,
        "protocol": protocol,
        "door": ", ".join([*sorted(["HostInfo", protocol, f"{protocol}Offer"]), "hookimpl"]),
        "hook": next(hook for hook, offered in HOOKS.items() if offered is what),
        "number": str(CONTRACTS[what]),
        "capabilities": f"\n        {declared}," if declared else "",
        "dependencies": ", ".join(f'"{each}"' for each in needed),
        "group": GROUP,
        "folder": name.folder,
        "name": name.slug,
        "distribution": name.distribution,
        "module": name.module,
        "cls": name.class_name,
    }


def _skeleton(folder: Traversable, above: str = "") -> Iterator[tuple[str, str]]:
    for found in sorted(folder.iterdir(), key=lambda each: each.name):
        if found.is_dir():
            yield from _skeleton(found, f"{above}{found.name}/")
        elif found.name.endswith(_SUFFIX):
            yield f"{above}{found.name.removesuffix(_SUFFIX)}", found.read_text(encoding="utf-8")


def _suggest(text: str) -> str:
    """
    Give the name that somebody may have meant.

    >>> _suggest("County SMS_2"), _suggest("短信")
    ('county-sms-2', 'county-sms')
    """
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).lstrip("-0123456789")[:_LONGEST].rstrip("-") or "county-sms"
