"""Writing a file for somebody: whole or not at all, with errors that tell a clerk what to do now."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from govliaison.errors import InputError


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """
    Give a file beside the target to write to; at the end it takes the target's place in one step.

    If anything goes wrong the target stays as it was and nothing is left behind.

    Raises:
        InputError: the folder is missing or not writable, the target is a folder or open in a spreadsheet program
    """
    check_target(path)
    part = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        part.touch(exist_ok=False)
        yield part
        put_in_place(part, path)
    except OSError as error:
        raise InputError("file.unwritable", where=str(path), file=path.name, why=_why(error)) from error
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def staged(path: Path) -> Iterator[Path]:
    """Give a file of the same name in a folder of its own beside the target, which is gone afterwards with all that is in it."""
    folder = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        folder.mkdir()
        yield folder / path.name
    except OSError as error:
        raise InputError("file.unwritable", where=str(path), file=path.name, why=_why(error)) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def check_target(path: Path) -> None:
    """
    Look whether a file can be put there.

    Raises:
        InputError: it is a folder, its folder is missing, or it is open in a spreadsheet program
    """
    if path.is_dir():
        raise InputError("file.folder", where=str(path), file=path.name)
    if not path.parent.is_dir():
        raise InputError("file.no-folder", where=str(path), folder=str(path.parent))
    # What Excel and WPS (two ways) and LibreOffice put beside an open file.
    for name in (f"~${path.name}", f"~${path.name[2:]}", f".~lock.{path.name}#"):
        lock = path.with_name(name)
        if lock.exists():
            raise InputError("file.locked", where=str(path), file=path.name, lock=lock.name)


def put_in_place(part: Path, path: Path) -> None:
    """
    Let a file take the place of another in one step.

    Raises:
        InputError: the other is open in another program
    """
    try:
        os.replace(part, path)  # noqa: PTH105 - the one call known to be atomic
    except PermissionError as error:
        raise InputError("file.locked", where=str(path), file=path.name, lock=f"~${path.name}") from error


def _why(error: OSError) -> str:
    return error.strerror or type(error).__name__
