"""Keys of profile and deployment that will go: since when, what to write instead, and in which version they are gone."""

from collections.abc import Iterator, Sequence
from typing import Final, Literal

import attrs

from govliaison.profiles.deployment import Deployment
from govliaison.profiles.merging import BUILT_IN, join_key, split_key
from govliaison.profiles.model import Profile
from govliaison.profiles.positions import Path


@attrs.frozen(kw_only=True)
class DeprecatedKey:
    """
    A key that is still read and will not be for ever.

    Attributes:
        file: whether it stands in the profile or the deployment
        key: dotted; ``*`` stands for any id
        since: version from which it is deprecated
        removed: version in which it is not known any more; two minor versions and twelve months later at least
        instead: what to write
    """

    file: Literal["profile", "deployment"]
    key: str
    since: str
    removed: str
    instead: str


@attrs.frozen(kw_only=True)
class Outdated:
    """Where a deprecated key is used: file and line, and the key with its ids."""

    where: str
    key: str
    row: DeprecatedKey


DEPRECATED_KEYS: Final[tuple[DeprecatedKey, ...]] = ()
"""Every deprecated key. Nothing is, before the first release."""


def outdated_keys(
    deployment: Deployment, profiles: Sequence[Profile], rows: Sequence[DeprecatedKey] = DEPRECATED_KEYS
) -> Iterator[Outdated]:
    """
    Find the deprecated keys that a deployment and its profiles use, those in profiles they extend among them.

    Args:
        deployment: its file
        profiles: that of the deployment and those of the places in it
        rows: what is deprecated
    """
    layer = deployment.store.lines
    used = {(path, layer.name, line) for path, line in layer.lines.items()}
    yield from _matching("deployment", used, rows)
    used = {
        (path, origin.layer, origin.line)
        for profile in profiles
        for path, origins in profile.merged.origins.items()
        for origin in origins
        if origin.layer != BUILT_IN
    }
    yield from _matching("profile", used, rows)


def _matching(file: str, used: set[tuple[Path, str, int]], rows: Sequence[DeprecatedKey]) -> Iterator[Outdated]:
    """Name each key once in each file; of a table, the first line of it that is there."""
    for row in (row for row in rows if row.file == file):
        pattern = split_key(row.key)
        found: dict[tuple[str, Path], int] = {}
        for path, name, line in sorted(used, key=lambda each: each[1:]):
            if len(path) >= len(pattern) and all(
                part in ("*", here) for part, here in zip(pattern, path, strict=False)
            ):
                found.setdefault((name, path[: len(pattern)]), line)
        for (name, path), line in found.items():
            yield Outdated(where=f"{name}:{line}", key=join_key(path), row=row)
