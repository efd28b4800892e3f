"""Entries one by one, and the profile under which each was made."""

import re
from collections.abc import Mapping
from typing import Any, Final

import attrs

from govliaison.access import Context
from govliaison.errors import InputError, NotFoundError
from govliaison.ledger import Ledger, Positioned
from govliaison.values import load_canonical

_REF: Final = re.compile(r"(?P<stream>[^@\s]+/[^@\s]+)@(?P<version>[1-9][0-9]{0,17})")
_POSITION: Final = re.compile(r"[1-9][0-9]{0,17}")
_OF_A_PROFILE: Final = "jurisdiction"


@attrs.frozen
class Entries:
    """Reads single entries of records that the actor may see."""

    context: Context

    def get(self, ref: str) -> Positioned:
        """
        Give an entry.

        Args:
            ref: ``stream@version``, or its position in the ledger

        Raises:
            InputError: it is neither
            NotFoundError: there is none, or its record is not for this reader
        """
        found = _POSITION.fullmatch(ref) or _REF.fullmatch(ref)
        if found is None:
            raise InputError("ledger.no-entry-name", where=ref)
        store = self.context.ledger.store
        if found.re is _POSITION:
            entries = [each for each in store.feed(int(ref) - 1, 1) if each.position == int(ref)]
        else:
            entries = [each for each in store.entries(found["stream"]) if each.entry.ref == ref]
        if not entries or not self._may_see(entries[0].entry.stream):
            raise NotFoundError("access.not-found", kind="entry", id=ref)
        return entries[0]

    def _may_see(self, stream: str) -> bool:
        """Tell whether the record of a stream is there for the actor; what is hidden looks like absent (D7)."""
        try:
            return self.context.see(stream).record is not None
        except NotFoundError:
            return False


def kept_profile(ledger: Ledger, digest: str, /) -> Mapping[str, Any]:
    """
    Give the effective profile that a digest names, rule packs included, as it was when it was first used.

    Raises:
        NotFoundError: no profile of this digest was in force here
    """
    data = ledger.store.blob(digest)
    try:
        values = None if data is None else load_canonical(data)
    except ValueError:
        values = None
    if not isinstance(values, dict) or _OF_A_PROFILE not in values:  # other files are kept under their digests, too
        raise NotFoundError("ledger.no-profile", where=digest)
    return values
