"""Files on disk: what can be wrong with them, said so that a clerk knows what to do now."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from govliaison.errors import InputError


def check_readable(path: Path) -> None:
    """
    Make sure that there is a file with something in it.

    Raises:
        InputError: it is missing, a folder, empty, open elsewhere or forbidden
    """
    try:
        with path.open("rb") as file:
            if not file.read(1):
                raise InputError("file.empty", where=str(path))
    except FileNotFoundError as error:
        raise InputError("file.missing", where=str(path), file=path.name) from error
    except OSError as error:
        # Windows answers PermissionError for a folder, so the kind is asked for here.
        if path.is_dir():
            raise InputError("file.folder", where=str(path), file=path.name) from error
        raise InputError("file.unreadable", where=str(path), file=path.name, why=_why(error)) from error


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """
    Give a file beside the target to write to; at the end it takes the target's place in one step.

    If anything goes wrong the target stays as it was and nothing is left behind.

    Raises:
        InputError: the folder is missing or not writable, the target is a folder or open in a spreadsheet program
    """
    _check_target(path)
    part = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        part.touch(exist_ok=False)
        yield part
        _put_in_place(part, path)
    except OSError as error:
        raise InputError("file.unwritable", where=str(path), file=path.name, why=_why(error)) from error
    finally:
        part.unlink(missing_ok=True)


def _check_target(path: Path) -> None:
    if path.is_dir():
        raise InputError("file.folder", where=str(path), file=path.name)
    if not path.parent.is_dir():
        raise InputError("file.no-folder", where=str(path), folder=str(path.parent))
    # What Excel and WPS (two ways) and LibreOffice put beside an open file.
    for name in (f"~${path.name}", f"~${path.name[2:]}", f".~lock.{path.name}#"):
        lock = path.with_name(name)
        if lock.exists():
            raise InputError("file.locked", where=str(path), file=path.name, lock=lock.name)


def _put_in_place(part: Path, path: Path) -> None:
    try:
        os.replace(part, path)  # noqa: PTH105 - the one call known to be atomic
    except PermissionError as error:
        raise InputError("file.locked", where=str(path), file=path.name, lock=f"~${path.name}") from error


def _why(error: OSError) -> str:
    return error.strerror or type(error).__name__
