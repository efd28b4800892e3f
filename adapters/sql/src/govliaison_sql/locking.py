"""A lock between processes: a file beside the database that is held open and locked for the length of a transaction."""

from pathlib import Path
from time import monotonic, sleep
from typing import BinaryIO, Final

import portalocker

_EXCLUSIVE: Final = portalocker.LockFlags.EXCLUSIVE | portalocker.LockFlags.NON_BLOCKING
_POLL_SECONDS: Final = 0.001
_TURN_SECONDS: Final = 0.005
_CROWDED_SECONDS: Final = 1.0


class ProcessLock:
    """
    Keeps other processes out; within a process somebody else must keep threads apart.

    It asks again and again instead of queueing, so that a wait can end. Who has waited within the last second takes turns:
    after five milliseconds of its own it stands back for longer than the others wait between asking. So nobody starves, and
    who writes alone never stands back.

    Args:
        path: the lock file; made when first needed, never removed
        timeout: seconds to wait for others
    """

    def __init__(self, path: Path, timeout: float) -> None:
        self._path, self._timeout = path, timeout
        self._file: BinaryIO | None = None
        self._turn_began = self._last_waited = -_CROWDED_SECONDS

    def acquire(self) -> None:
        """
        Take the lock.

        Raises:
            TimeoutError: others hold it
            OSError: there can be no such file
        """
        if self._file is None:
            self._file = self._path.open("ab")
        now = monotonic()
        until = now + self._timeout
        if now - self._last_waited < _CROWDED_SECONDS and now - self._turn_began > _TURN_SECONDS:
            sleep(2 * _POLL_SECONDS)
            self._turn_began = monotonic()
        while True:
            try:
                portalocker.lock(self._file, _EXCLUSIVE)
            except portalocker.AlreadyLocked as error:
                if monotonic() >= until:
                    raise TimeoutError from error
                sleep(_POLL_SECONDS)
                self._turn_began = self._last_waited = monotonic()
            except portalocker.LockException as error:
                raise OSError(str(error)) from error
            else:
                return

    def release(self) -> None:
        """Let others take it."""
        if self._file is not None:
            portalocker.unlock(self._file)

    def close(self) -> None:
        """Let go of the file; a lock that is held ends with it."""
        if self._file is not None:
            self._file.close()
            self._file = None
