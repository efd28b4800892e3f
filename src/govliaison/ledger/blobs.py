"""The adapter kind ``BlobStore``: where files lie, if not in the store itself."""

from typing import Protocol


class BlobStore(Protocol):
    """
    Keeps files under their digest: SHA-256, 64 hex digits. Contract 1.

    It is never called within a commit. All methods may be called from several threads; all raise ``StoreUnavailable`` where the
    files are out of reach.
    """

    def put_blob(self, digest: str, data: bytes, /) -> None:
        """Keep a file under its digest, whole and durably, or not at all; the same again does nothing."""
        ...

    def blob(self, digest: str, /) -> bytes | None:
        """Give a file, or None."""
        ...

    def drop_blob(self, digest: str, /) -> None:
        """Delete a file for ever; one that is not there is no fault. The core says when nothing names it any more."""
        ...
