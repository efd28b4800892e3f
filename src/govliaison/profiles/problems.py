"""Collecting everything that is wrong, each with file, line and table, so that it is mended in one go."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar, cast

import attrs

from govliaison.errors import ConfigError
from govliaison.profiles.merging import join_key
from govliaison.profiles.positions import Path
from govliaison.profiles.structure import Misfit, Structurer, unknown_key

T = TypeVar("T")


def make_problem(code: str, file: str, line: int, path: Path = (), /, **params: Any) -> ConfigError:
    """
    Make a problem that says where it is: ``liaison.toml:12 [notifiers.sms]``.

    The parts stand in its parameters as well: ``file``, ``line`` (0 if unknown), ``key``.
    """
    where = f"{file}:{line}" if line else file
    if len(path) > 1:
        where += f" [{join_key(path[:-1])}]"
    return ConfigError(code, where=where, **{"file": file, "line": line, "key": join_key(path), **params})


def in_order(problems: Iterable[ConfigError]) -> tuple[ConfigError, ...]:
    """Sort problems by file and line, each once: a layer that a city and its county extend is checked with both."""
    said = {(problem.code, problem.where, str(problem.params)): problem for problem in problems}
    return tuple(
        sorted(said.values(), key=lambda problem: (str(problem.params["file"]), cast("int", problem.params["line"])))
    )


@attrs.define
class Checker:
    """
    Structures the tables of one configuration and keeps what does not fit.

    Attributes:
        values: all tables
        place: file and line of a key
        structurer: makes typed values
        problems: what was found so far
    """

    values: Any
    place: Callable[[Path], tuple[str, int]]
    structurer: Structurer = attrs.field(factory=Structurer)
    problems: list[ConfigError] = attrs.field(factory=list)

    def report(self, path: Path, code: str, /, **params: Any) -> None:
        """Keep a problem."""
        file, line = self.place(path)
        problem = make_problem(code, file, line, path, **params)
        self.problems.append(problem)

    def report_misfits(self, misfits: Iterable[Misfit]) -> None:
        """Keep what a structurer found."""
        for misfit in misfits:
            self.report(misfit.path, misfit.code, **misfit.params)

    def check_keys(self, path: Path, table: dict[str, Any], known: Iterable[str]) -> None:
        """Report the keys of a table that nobody knows."""
        known = set(known)
        self.report_misfits(unknown_key(path, key, known) for key in table if key not in known)

    def table(self, *path: str) -> dict[str, Any]:
        """Give a table, empty if it is absent or not a table; the latter is reported."""
        value = self.values
        for part in path:
            value = value.get(part, {})
            if not isinstance(value, dict):
                self.report(path, "config.not-table", value=str(value))
                return {}
        return dict(value)

    def tables(self, *path: str) -> dict[str, dict[str, Any]]:
        """Give the tables by id within a table."""
        return {key: self.table(*path, key) for key in self.table(*path)}

    def structure(self, raw: object, kind: type[T], path: Path) -> T | None:
        """Make a typed value, or report why not."""
        value, misfits = self.structurer.structure(raw, kind, path)
        self.report_misfits(misfits)
        return value

    def keyed(self, section: str, kind: type[T]) -> list[T]:
        """Make the values of a section whose tables are keyed by id; the key becomes the field ``id``."""
        made = [self.with_id((section, key), table, kind) for key, table in self.tables(section).items()]
        return [value for value in made if value is not None]

    def with_id(self, path: tuple[str, str], table: dict[str, Any], kind: type[T]) -> T | None:
        """Make one value whose ``id`` is its key."""
        if "id" in table:
            known = [field.name for field in attrs.fields(kind) if field.name != "id"]  # type: ignore[arg-type]
            self.report_misfits([unknown_key(path, "id", known)])
        return self.structure({**table, "id": path[-1]}, kind, path)
