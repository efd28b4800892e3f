"""What went wrong with adapters at work: faults as values, kept for this process and told to the next one."""

import json
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from threading import Lock
from typing import Final

import attrs

from govliaison.errors import AdapterFault
from govliaison.plugins.discovery import PluginInfo, State

FAULTS_FILE: Final = "plugin-faults.jsonl"
"""Name of the file beside the deployment file in which faults are told from process to process."""
REMEMBERED: Final = timedelta(days=7)
"""So long a fault is told."""
_MOST_KEPT: Final = 1000
_MOST_WRITTEN: Final = 100
_LARGEST: Final = 256 * 1024


class Trouble(StrEnum):
    """What an adapter did wrong."""

    RAISED = "raised"
    """it raised something its Protocol does not name, or tried to end the program"""
    OVERDUE = "overdue"
    """it gave no answer in time"""
    RESTING = "resting"
    """it is not asked for a while because it gave no answer in time; a consequence, never kept"""
    WRONG_ANSWER = "wrong-answer"
    """its answer is none"""
    CAPABILITY = "capability"
    """it declares what it does not have, or has what it does not declare"""
    SLOW = "slow"
    """it answered rightly, but took longer than a rule may; told, and nothing else"""


@attrs.frozen(kw_only=True)
class PluginFault:
    """
    One fault of an adapter; holds no personal data.

    Attributes:
        kind: its kind, which is the table that sets it up
        name: the name under which it is set up
        distribution: package it came with; empty for one of the deployment's own
        version: version of that package
        call: method that was called
        trouble: what it did wrong
        what: type of the exception with file and line, or what is wrong with the answer; never its message or content
        at: when, UTC
    """

    kind: str
    name: str
    distribution: str
    version: str
    call: str
    trouble: Trouble
    what: str
    at: datetime

    @property
    def package(self) -> str:
        """Name the package with its version."""
        return " ".join(filter(None, [self.distribution, self.version])) or "–"

    @property
    def sameness(self) -> tuple[str, ...]:
        """Everything but the moment: equal for what happens again and again."""
        return (self.kind, self.name, self.distribution, self.version, self.call, self.trouble, self.what)

    def error(self) -> AdapterFault:
        """Make the error that says so."""
        return AdapterFault(
            f"plugin.fault-{self.trouble}",
            where=f"[{self.kind}.{self.name}]",
            kind=self.kind,
            name=self.name,
            package=self.package,
            call=self.call,
            trouble=self.trouble.value,
            what=self.what,
        )


@attrs.frozen(kw_only=True)
class Health:
    """
    How the adapters of a deployment are.

    Attributes:
        adapters: each adapter and plugin, with its state
        faults: faults since the deployment was opened, the latest last
    """

    adapters: tuple[PluginInfo, ...]
    faults: tuple[PluginFault, ...]

    @property
    def is_good(self) -> bool:
        """Tell whether everything can be used and did what it should."""
        usable = all(info.state not in (State.REFUSED, State.MISSING) for info in self.adapters)
        return usable and all(fault.trouble is Trouble.SLOW for fault in self.faults)


class FaultLog:
    """
    Keeps the faults of this process, and writes the first hundred of them where other processes look.

    Where nothing can be written they are kept for this process only; nothing fails because of that.

    Args:
        file: where they are written; None for nowhere
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._lock = Lock()
        self._kept: deque[PluginFault] = deque(maxlen=_MOST_KEPT)
        self._written = 0

    def note(self, fault: PluginFault) -> None:
        """Keep a fault; that something is slow is kept once."""
        with self._lock:
            if fault.trouble is Trouble.SLOW and any(each.sameness == fault.sameness for each in self._kept):
                return
            self._kept.append(fault)
            # what an adapter declares is looked at whenever it is set up: the next process sees it for itself
            if self._file is not None and self._written < _MOST_WRITTEN and fault.trouble is not Trouble.CAPABILITY:
                self._written += 1
                with suppress(OSError):
                    _append(self._file, fault)

    @property
    def faults(self) -> tuple[PluginFault, ...]:
        """The faults of this process."""
        with self._lock:
            return tuple(self._kept)


def read_faults(file: Path, now: datetime) -> Iterator[PluginFault]:
    """Give the faults that all processes wrote lately, the oldest first; a damaged line is left out."""
    try:
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return
    for line in lines:
        fault = _read(line)
        if fault is not None and fault.at > now - REMEMBERED:
            yield fault


def _read(line: str) -> PluginFault | None:
    """Read one line; None for one that was damaged, or that another version wrote."""
    try:
        plain = json.loads(line)
        if plain.keys() != {field.name for field in attrs.fields(PluginFault)}:
            return None
        at = datetime.fromisoformat(plain["at"])
        return PluginFault(**plain | {"trouble": Trouble(plain["trouble"]), "at": at}) if at.tzinfo else None
    except (ValueError, TypeError, AttributeError):
        return None


def _append(file: Path, fault: PluginFault) -> None:
    plain = attrs.asdict(fault) | {"at": fault.at.isoformat()}
    if file.exists() and file.stat().st_size > _LARGEST:
        file.replace(file.with_suffix(".old"))
    with file.open("a", encoding="utf-8", newline="\n") as stream:
        stream.write(json.dumps(plain, ensure_ascii=False) + "\n")
