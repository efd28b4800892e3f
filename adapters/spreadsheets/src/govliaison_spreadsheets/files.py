"""Files on disk: what can be wrong with them, said so that a clerk knows what to do now."""

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
        raise InputError(
            "file.unreadable", where=str(path), file=path.name, why=error.strerror or type(error).__name__
        ) from error
