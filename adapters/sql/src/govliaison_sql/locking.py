"""A lock between processes: a file beside the database that is held open and locked for the length of a transaction."""

from pathlib import Path
from time import monotonic, sleep
from typing import BinaryIO, Final

import portalocker

_EXCLUSIVE: Final = portalocker.LockFlags.EXCLUSIVE | portalocker.LockFlags.NON_BLOCKING
_POLL_SECONDS: Final = 0.001


class ProcessLock:
    """
    Keeps other processes out; within a process somebody else must keep threads apart.

    It asks again and again instead of queueing, so that a wait can end; whoever lets go does other work before it asks again,
    which leaves every waiting process the same chance.

    Args:
        path: the lock file; made when first needed, never removed
        timeout: seconds to wait for others
    """

    def __init__(self, path: Path, timeout: float) -> None:
        self._path, self._timeout = path, timeout
        self._file: BinaryIO | None = None

    def acquire(self) -> None:
        """
        Take the lock.

        Raises:
            TimeoutError: others hold it
            OSError: there can be no such file
        """
        if self._file is None:
            self._file = self._path.open("ab")
        until = monotonic() + self._timeout
        while True:
            try:
                portalocker.lock(self._file, _EXCLUSIVE)
            except portalocker.AlreadyLocked as error:
                if monotonic() >= until:
                    raise TimeoutError from error
                sleep(_POLL_SECONDS)
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
