"""Reading a file that an entry names: it is there, and it is what it was."""

from govliaison.errors import NotFoundError, StoreError
from govliaison.ledger.ledger import Ledger
from govliaison.values import digest as digest_of


def read_file(ledger: Ledger, digest: str) -> bytes:
    """
    Give a file by its digest, and check it against that.

    Raises:
        NotFoundError: it is not where it should be
        StoreError: it is not the file that was kept
        StoreUnavailable: the files are out of reach
    """
    data = ledger.store.blob(digest)
    if data is None:
        raise NotFoundError("files.missing", digest=digest)
    if digest_of(data, "sha256") != digest:
        raise StoreError("files.altered", digest=digest)
    return data
