"""
The vault: where names, contacts and free text live, outside the chain (D1).

An entry holds a :class:`VaultRef` – a commitment to a salted value. Deleting the item leaves the chain whole and the value
beyond recovery. Above this floor nobody sees references: events and records hold :class:`Private` or :class:`Erased`.
"""

import attrs

from govliaison.values import check_text, digest


@attrs.frozen
class Private:
    """
    A value that is kept in the vault: personal data or free text.

    Attributes:
        subject: whose it is – a person, an enterprise, or the case for its texts; the unit of erasure
        value: the text
        blob: the value is the digest of a file, which goes when the item goes
    """

    subject: str
    value: str = attrs.field(validator=lambda _self, _field, value: check_text(value) and None)
    blob: bool = False

    def __str__(self) -> str:
        """Show nothing: logs and tracebacks must not leak it."""
        return "‹private›"

    def __repr__(self) -> str:
        return f"Private({self.subject!r}, ‹private›)"


@attrs.frozen
class Erased:
    """What a private value folds to once its subject was erased."""

    subject: str

    def __str__(self) -> str:
        return "‹erased›"


UPLOADED = "file"
"""Name of the only item of an upload: a file that no entry names yet."""

Sealed = Private | Erased
"""What fields of events and records are annotated with."""


def reveal(sealed: Sealed | None, otherwise: str = "") -> str:
    """Give the text of a private value, or ``otherwise`` if there is none or it was erased."""
    return sealed.value if isinstance(sealed, Private) else otherwise


@attrs.frozen
class VaultRef:
    """What stands in an entry instead of a private value."""

    subject: str
    item: str
    commitment: str


@attrs.frozen(kw_only=True)
class VaultItem:
    """
    A private value at rest.

    Attributes:
        subject: unit of erasure
        item: name of the item, unique within the subject: the entry and the field it belongs to
        stream: stream of that entry, to be refolded when the subject is erased
        salt: 16 random bytes
        value: the text
        blob: the value is the digest of a stored file
    """

    subject: str
    item: str
    stream: str
    salt: bytes = attrs.field(repr=False)
    value: str = attrs.field(repr=False)
    blob: bool = False

    def commitment(self, algorithm: str) -> str:
        """Commit to the value: H(salt ‖ value)."""
        return digest(self.salt + self.value.encode(), algorithm)
