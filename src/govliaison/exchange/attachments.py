"""Files that come with a row: found beside the table, never outside its folder, and kept under their digest."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import attrs

from govliaison.cases import Attachment
from govliaison.errors import InputError
from govliaison.ledger import Batch, Ledger, Private, keep_file
from govliaison.values import check_text

MEDIA_TYPES: Final[Mapping[str, str]] = {
    ".bmp": "image/bmp",
    ".csv": "text/csv",
    ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".ofd": "application/ofd",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".ppt": "application/vnd.ms-powerpoint",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".txt": "text/plain",
    ".wav": "audio/wav",
    ".wps": "application/vnd.ms-works",
    ".xls": "application/vnd.ms-excel",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
}
"""The types that are taken, by suffix; nothing that a double click would run."""


@attrs.frozen(kw_only=True)
class FileLimits:
    """
    What files are taken.

    Attributes:
        max_bytes: the largest
        media_types: the types, by suffix
    """

    max_bytes: int = 20 * 1024 * 1024
    media_types: Mapping[str, str] = attrs.field(factory=lambda: MEDIA_TYPES)


@attrs.frozen(kw_only=True)
class FoundFile:
    """
    A file that a row names.

    Attributes:
        path: where it lies
        media_type: its type
        digest: SHA-256 of its content, under which it is stored
    """

    path: Path = attrs.field(repr=False)
    media_type: str
    digest: str

    def read(self) -> bytes:
        """
        Read it.

        Raises:
            InputError: it was changed or taken away meanwhile
        """
        try:
            data = self.path.read_bytes()
        except OSError as error:
            raise InputError("intake.file-missing") from error
        if hashlib.sha256(data).hexdigest() != self.digest:
            raise InputError("intake.file-missing")
        return data

    def attachment(self, subject: str, size: int) -> Attachment:
        """Give what a case says of it."""
        return Attachment(
            name=Private(subject, self.path.name),
            blob=Private(subject, self.digest, blob=True),
            size=size,
            media_type=self.media_type,
        )


def find_file(folder: Path, written: str, limits: FileLimits) -> FoundFile:
    """
    Find a file that a row names.

    Args:
        folder: folder of the table; links that lead out of it are not followed
        written: path relative to it, with either slash
        limits: what is taken

    Raises:
        InputError: it lies elsewhere, is missing, too large, or of a type that is not taken
    """
    path = Path(check_text(written).replace("\\", "/"))
    try:
        root = folder.resolve()
        found = (root / path).resolve()
        if not found.is_relative_to(root):
            raise InputError("intake.file-outside")
        media_type = limits.media_types.get(found.suffix.lower())
        if media_type is None:
            raise InputError("intake.file-type")
        if found.stat().st_size > limits.max_bytes:
            raise InputError("intake.file-large", limit=limits.max_bytes // 1024 // 1024)
        with found.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise InputError("intake.file-missing") from error
    return FoundFile(path=found, media_type=media_type, digest=digest)


@contextmanager
def stored_file(ledger: Ledger, file: Path, subject: str, limits: FileLimits | None = None) -> Iterator[Attachment]:
    """
    Store a file for an entry that is made within the ``with`` statement; if none names it, it is dropped.

    Args:
        ledger: where it is kept
        file: the file
        subject: vault subject whose file it is
        limits: what is taken; the usual if not given

    Raises:
        InputError: it is missing, too large, or of a type that is not taken
    """
    found = find_file(file.absolute().parent, file.name, limits or FileLimits())
    data = found.read()
    upload = keep_file(ledger, found.digest, data)
    try:
        yield found.attachment(subject, len(data))
    finally:
        ledger.store.commit(Batch(erase=(upload,)))
