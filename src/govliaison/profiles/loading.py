"""Reading a profile with everything it extends; the only module that opens profile files."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import attrs

from govliaison.errors import ConfigError, GovliaisonError
from govliaison.profiles.compose import compose, inherit_places
from govliaison.profiles.defaults import defaults
from govliaison.profiles.layers import Layer, read_layer
from govliaison.profiles.merging import BUILT_IN, Merged, join_key, lay
from govliaison.profiles.model import Profile
from govliaison.profiles.problems import in_order, make_problem
from govliaison.profiles.rule_packs import check_rule_pack

Packs = Callable[[str], str | None]
"""Gives the TOML text of a pack by the name that stands behind ``pack:``, or None."""

Key = tuple[str | int, ...]
PACK: Final = "pack:"
_FOREIGN: Final = ("\\", ":")


def no_packs(_: str) -> None:
    """Know no pack."""


def load_profile(path: Path | str, packs: Packs = no_packs) -> Profile:
    """
    Load a profile with all layers it extends and the profiles of its counties.

    Args:
        path: a file, or ``pack:…``
        packs: where packs come from

    Raises:
        ConfigError: anything is wrong in any of the files; ``problems`` names it all
    """
    is_pack = str(path).startswith(PACK)
    start = _Source(name=str(path)) if is_pack else _Source(name=Path(path).name, file=Path(path))
    loader = _Loader(packs=packs, folder=Path() if is_pack else Path(path).parent)
    profile = loader.load(start, ())
    if profile is None or loader.problems:
        problems = in_order(loader.problems)
        raise ConfigError("profile.wrong", where=start.name, problems=problems, number=len(problems))
    return profile


@attrs.frozen(kw_only=True)
class _Source:
    """A text to read: a file, or a pack (``file`` is None)."""

    name: str
    file: Path | None = None


class _Loader:
    """Reads files and packs, and keeps what is wrong with them."""

    def __init__(self, *, packs: Packs, folder: Path) -> None:
        self.packs = packs
        self.folder = folder
        self.problems: list[ConfigError] = []
        self.layers: dict[str, Layer] = {}

    def load(self, source: _Source, above: tuple[str, ...]) -> Profile | None:
        """Load one profile; ``above`` names the profiles in whose ledger it lives."""
        chain = self.chain(source, ())
        if not chain or any(layer.broken for layer in chain):
            return None
        merged, _ = lay(Merged(), Layer(name=BUILT_IN, values=defaults()))
        for layer in chain:
            merged, refused = lay(merged, layer)
            merged = inherit_places(merged)
            self.problems += refused
        counties = self.counties(merged, source, (*above, source.name))
        profile, problems = compose(merged, self.rule_packs(merged, source), counties)
        self.problems += problems
        return profile

    def chain(self, source: _Source, below: tuple[str, ...]) -> list[Layer]:
        """Read a source and everything it extends, the lowest layer first."""
        layer = self.read(source, below)
        if layer is None:
            return []
        values = dict(layer.values)
        reference = values.pop("extends", None)
        if below:
            values.pop("jurisdictions", None)
        layer = attrs.evolve(layer, values=values)
        if reference is None:
            return [layer]
        base = self.resolve(reference, source, layer.line(("extends",)), ("extends",))
        if base is None:
            return [attrs.evolve(layer, broken=True)]
        if base.name in (*below, source.name):
            circle = " → ".join([*below, source.name, base.name])
            self.report("profile.circle", layer.name, layer.line(("extends",)), circle=circle)
            return [attrs.evolve(layer, broken=True)]
        above = self.chain(base, (*below, source.name))
        return [*above, layer] if above else [attrs.evolve(layer, broken=True)]

    def read(self, source: _Source, below: tuple[str, ...]) -> Layer | None:
        if source.name not in self.layers:
            data = self.content(source, below)
            if data is None:
                return None
            self.layers[source.name] = layer = read_layer(data, source.name)
            self.problems += layer.problems
        return self.layers[source.name]

    def content(self, source: _Source, below: tuple[str, ...]) -> bytes | None:
        by = below[-1] if below else source.name
        if source.file is None:
            return self.pack(source.name, by)
        try:
            return source.file.read_bytes()
        except OSError as error:
            self.report("config.no-file", by, 0, name=source.name, what=error.strerror or type(error).__name__)
            return None

    def pack(self, name: str, by: str) -> bytes | None:
        try:
            text = self.packs(name.removeprefix(PACK))
        except GovliaisonError as error:
            self.report(error.code, by, 0, **error.params)
            return None
        if text is None:
            self.report("profile.no-pack", by, 0, name=name)
            return None
        return text.encode()

    def resolve(self, reference: object, source: _Source, line: int, key: Key) -> _Source | None:
        """Find what a reference in a file means, or report why it means nothing."""
        if not isinstance(reference, str) or not reference:
            self.report("config.not-text", source.name, line, key, value=str(reference))
        elif reference.startswith(PACK):
            name = reference.removeprefix(PACK)
            if name and not any(part in ("", ".", "..") for part in name.split("/")):
                return _Source(name=reference)
            self.report("profile.bad-pack", source.name, line, key, name=reference)
        elif source.file is None:
            self.report("profile.pack-to-file", source.name, line, key, name=reference)
        elif Path(reference).is_absolute() or any(mark in reference for mark in _FOREIGN):
            self.report("profile.bad-path", source.name, line, key, name=reference)
        else:
            file = source.file.parent / reference
            return _Source(name=Path(os.path.relpath(file, self.folder)).as_posix(), file=file)
        return None

    def rule_packs(self, merged: Merged, source: _Source) -> Mapping[str, Mapping[str, Any]]:
        """Read the rule packs that a profile names: from plugins, or files in the folder of the layer that names them."""
        section = merged.values.get("deadlines")
        names = section.get("packs") if isinstance(section, dict) else None
        found: dict[str, Mapping[str, Any]] = {}
        for number, name in enumerate(names if isinstance(names, list) else ()):
            path = ("deadlines", "packs", number)
            file, line = merged.place(path)
            by = self.source_of(file, source)
            pack = self.resolve(name, by, line, ("deadlines", "packs"))
            if pack is not None and _leads_out(pack, by):
                self.report("profile.pack-outside", file, line, ("deadlines", "packs"), name=name)
                continue
            layer = None if pack is None else self.read(pack, (f"{file}:{line}",))
            if pack is not None and layer is not None:
                found[name] = layer.values
                self.problems += check_rule_pack(layer) if pack.file and not layer.problems else []
        return found

    def counties(self, merged: Merged, source: _Source, above: tuple[str, ...]) -> Mapping[str, Profile]:
        """Load the profiles of places within this one."""
        section = merged.values.get("jurisdictions")
        found: dict[str, Profile] = {}
        for code, table in section.items() if isinstance(section, dict) else ():
            path = ("jurisdictions", code, "profile")
            file, line = merged.place(path)
            if not isinstance(table, dict) or set(table) != {"profile"}:
                self.report("profile.county-table", file, line, path, code=code)
                continue
            county = self.resolve(table["profile"], source, line, path)
            if county is None:
                continue
            if county.name in above:
                self.report("profile.circle", file, line, path, circle=" → ".join([*above, county.name]))
                continue
            profile = self.load(county, above)
            if profile is not None and profile.jurisdiction.code != code:
                own = profile.jurisdiction.code
                self.report("profile.other-county", file, line, path, code=code, own=own, name=county.name)
            elif profile is not None and (escaped := merged.guards_beyond(profile.merged)):
                keys = ", ".join(map(join_key, escaped))
                self.report("profile.county-aside", file, line, path, name=county.name, keys=keys)
            elif profile is not None:
                found[code] = profile
        return found

    def source_of(self, name: str, default: _Source) -> _Source:
        """Give the source of a layer, so that a path in it is taken from its own folder."""
        if name.startswith(PACK):
            return _Source(name=name)
        return _Source(name=name, file=self.folder / name) if name in self.layers else default

    def report(self, code: str, file: str, line: int, key: Key = (), /, **params: Any) -> None:
        self.problems.append(make_problem(code, file, line, key, **params))


def _leads_out(pack: _Source, by: _Source) -> bool:
    """Tell whether a rule pack lies outside the folder of the file that names it; links are followed."""
    if pack.file is None or by.file is None:
        return False
    return not pack.file.resolve().is_relative_to(by.file.parent.resolve())
