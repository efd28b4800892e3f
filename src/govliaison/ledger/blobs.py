"""The adapter kind ``BlobStore``: where files lie, if not in the store itself."""

from typing import Protocol


class BlobStore(Protocol):
    """Keeps files under their digest. Contract 1. Every :class:`~govliaison.ledger.Store` is one as well."""

    def put_blob(self, digest: str, data: bytes, /) -> None:
        """Keep a file under its digest; the same again does nothing."""
        ...

    def blob(self, digest: str, /) -> bytes | None:
        """Give a file, or None."""
        ...
