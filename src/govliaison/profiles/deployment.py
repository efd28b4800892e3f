"""The deployment (``liaison.toml``): which profile, which adapters with which settings, where the secrets are."""

import re
from collections.abc import Mapping
from pathlib import Path as FilePath
from typing import Any, Final, TypeVar

import attrs

from govliaison.errors import ConfigError
from govliaison.profiles.layers import Layer, read_layer
from govliaison.profiles.loading import PACK, Packs, load_profile, no_packs
from govliaison.profiles.model import Profile
from govliaison.profiles.positions import Path
from govliaison.profiles.problems import Checker, in_order, make_problem
from govliaison.profiles.structure import Structurer

T = TypeVar("T")

SINGLE: Final = ("store", "blob_store", "key_ring")
"""Tables that set up the only adapter of a kind."""
KEYED: Final = ("channels", "notifiers", "renderers", "calendars", "routers", "access")
"""Tables that set up adapters by name, any number of each kind."""
_OTHER: Final = ("code", "profile", "plugins")
_CODE: Final = re.compile(r"[a-z0-9]{1,16}")
_DEADLINE: Final = re.compile(r"([1-9][0-9]{0,3}) ?(?:s|秒)")


@attrs.frozen(kw_only=True)
class Instance:
    """
    An adapter as it is set up here.

    Attributes:
        section: table in the deployment file, such as ``notifiers``
        name: its own name; of a kind that there is only once, the section's
        use: name of the offer; or ``distribution:name`` where two distributions offer the same name
        required: without it the deployment does not start
        deadline: seconds after which the core stops waiting for it; None for the usual time
        settings: everything else in its table, for the adapter's own settings class
        file: the deployment file
        lines: line of each key of the table
    """

    section: str
    name: str
    use: str
    required: bool
    deadline: int | None
    settings: Mapping[str, Any] = attrs.field(repr=False)
    file: FilePath
    lines: Layer = attrs.field(repr=False, eq=False)

    @property
    def path(self) -> tuple[str, ...]:
        """The way to its table in the file."""
        return (self.section,) if self.section in SINGLE else (self.section, self.name)

    def structure(self, kind: type[T]) -> tuple[T | None, list[ConfigError]]:
        """
        Make the adapter's settings; secrets stay references, relative paths are taken from the file's folder.

        Returns:
            The settings, or None; and what does not fit.
        """
        structurer = Structurer(self.file.parent)
        check = Checker(self.settings, lambda path: (self.file.name, self.lines.line(path)), structurer)
        return check.structure(dict(self.settings), kind, self.path), check.problems

    def problem(self, code: str, /, **params: Any) -> ConfigError:
        """Say something about its line ``use``."""
        path = (*self.path, "use")
        return make_problem(code, self.file.name, self.lines.line(path), path, **params)


@attrs.frozen(kw_only=True)
class Deployment:
    """
    One deployment file.

    Attributes:
        code: short code; every id made here begins with it
        file: the file itself
        profile: the profile's file, or ``pack:…``
        instances: adapters by section and name
        plugins: the plugins that may be loaded; None for all that are installed
    """

    code: str
    file: FilePath
    profile: FilePath | str
    instances: Mapping[str, Mapping[str, Instance]] = attrs.field(repr=False)
    plugins: tuple[str, ...] | None = None

    @property
    def store(self) -> Instance:
        """The store; there always is one."""
        return self.instances["store"]["store"]

    def load_profile(self, packs: Packs = no_packs) -> Profile:
        """Load the profile it names."""
        return load_profile(self.profile, packs)


def load_deployment(path: FilePath | str) -> Deployment:
    """
    Read a deployment file; the profile and the settings of adapters are checked later, by those who know them.

    Raises:
        ConfigError: anything is wrong in it; ``problems`` names it all
    """
    file = FilePath(path)
    try:
        layer = read_layer(file.read_bytes(), file.name)
    except OSError as error:
        what = error.strerror or type(error).__name__
        problem = make_problem("config.no-file", file.name, 0, name=str(file), what=what)
        raise ConfigError("deployment.wrong", where=file.name, problems=(problem,), number=1) from error
    reader = _Reader(file, layer)
    deployment = None if layer.broken else reader.read()
    problems = in_order([*layer.problems, *reader.check.problems])
    if deployment is None or problems:
        raise ConfigError("deployment.wrong", where=file.name, problems=problems, number=len(problems))
    return deployment


@attrs.frozen(kw_only=True)
class _Own:
    """
    The keys that belong to the core.

    Attributes:
        code: short code of the deployment, small letters and digits; every id made there begins with it, so it never changes
        profile: file of the profile, by a relative path, or ``pack:…``
    """

    code: str
    profile: str


@attrs.frozen(kw_only=True)
class _Plugins:
    """
    Which plugins may be imported.

    Attributes:
        enabled: their names, or those of their distributions; without it all that are installed
    """

    enabled: tuple[str, ...] | None = None


@attrs.frozen(kw_only=True)
class _HostKeys:
    """
    The keys of an adapter's table that belong to the core.

    Attributes:
        use: name of the offer; ``distribution:name`` where two distributions offer the same name
        required: without it the deployment does not start
        deadline: how long the core waits for it, such as ``5s``; else the usual time of its kind
    """

    use: str
    required: bool = True
    deadline: str | None = None


class _Reader:
    def __init__(self, file: FilePath, layer: Layer) -> None:
        self.file = file
        self.layer = layer
        self.check = Checker(layer.values, lambda path: (file.name, layer.line(path)))

    def read(self) -> Deployment | None:
        check, values = self.check, self.layer.values
        check.check_keys((), dict(values), (*SINGLE, *KEYED, *_OTHER))
        own = check.structure({key: values[key] for key in ("code", "profile") if key in values}, _Own, ())
        plugins = check.structure(check.table("plugins"), _Plugins, ("plugins",))
        if own is not None and not _CODE.fullmatch(own.code):
            check.report(("code",), "deployment.code", code=own.code)
        if own is not None and ("\\" in own.profile or FilePath(own.profile).is_absolute()):
            check.report(("profile",), "profile.bad-path", name=own.profile)
        if "store" not in values:
            check.report(("store",), "config.missing-key", name="[store]")
        instances = {section: self.single(section) for section in SINGLE if section in values}
        instances |= {section: self.keyed(section) for section in KEYED if section in values}
        if check.problems or own is None or plugins is None:
            return None
        return Deployment(
            code=own.code,
            file=self.file,
            profile=own.profile if own.profile.startswith(PACK) else self.file.parent / own.profile,
            instances=instances,
            plugins=plugins.enabled,
        )

    def single(self, section: str) -> dict[str, Instance]:
        instance = self.instance(section, section, self.check.table(section), (section,))
        return {} if instance is None else {section: instance}

    def keyed(self, section: str) -> dict[str, Instance]:
        found = {}
        for name, table in self.check.tables(section).items():
            instance = self.instance(section, name, table, (section, name))
            if instance is not None:
                found[name] = instance
        return found

    def instance(self, section: str, name: str, table: dict[str, Any], path: Path) -> Instance | None:
        """Tell the core's keys from the adapter's."""
        host = [field.name for field in attrs.fields(_HostKeys)]
        keys = self.check.structure({key: table[key] for key in host if key in table}, _HostKeys, path)
        if keys is None:
            return None
        deadline = _DEADLINE.fullmatch(keys.deadline) if keys.deadline is not None else None
        if keys.deadline is not None and deadline is None:
            self.check.report((*path, "deadline"), "deployment.deadline", text=keys.deadline)
        return Instance(
            section=section,
            name=name,
            use=keys.use,
            required=keys.required,
            deadline=int(deadline[1]) if deadline else None,
            settings={key: value for key, value in table.items() if key not in host},
            file=self.file,
            lines=self.layer,
        )
