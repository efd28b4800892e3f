"""
The entry: one thing that happened, as it is kept for ever.

Entries are hashed and never edited, so this shape is final: new needs become new events or new fields of payloads.
"""

from datetime import datetime

import attrs

from govliaison.values import digest, dump_canonical, from_micros


@attrs.frozen(kw_only=True)
class Stamp:
    """
    The circumstances of an entry, apart from what happened.

    Attributes:
        effective_at: when it happened, UTC; earlier than ``recorded_at`` for a late entry (补录)
        recorded_at: when it was entered, UTC
        actor: id of the person who entered it, or ``system``
        on_behalf_of: unit or post for which the person acted
        recorded_for: person who signed on paper and for whom a clerk typed it in (代录)
        jurisdiction: region code whose rules applied
        caused_by: the entry (``stream@version``) that asked for this one
        request: id of the request, claimed so that the same request twice does nothing the second time
        batch: id of the import or sweep it belongs to
        profile: digest of the profile then in force; its text is kept as a blob under that digest
    """

    effective_at: datetime
    recorded_at: datetime
    actor: str
    on_behalf_of: str | None = None
    recorded_for: str | None = None
    jurisdiction: str = ""
    caused_by: str | None = None
    request: str | None = None
    batch: str | None = None
    profile: str = ""

    @property
    def is_late(self) -> bool:
        """Whether it was entered after the day on which it happened (补录)."""
        return (self.recorded_at - self.effective_at).days >= 1


@attrs.frozen(kw_only=True)
class Entry:
    """
    One entry of a stream, exactly as stored.

    Attributes:
        stream: ``kind/id``
        version: number of the entry in its stream, from 1, without holes
        event: name of the event class
        schema: version of the event class
        payload: canonical JSON, kept verbatim; free text and personal data stand in the vault and only their commitments here
        effective_at: microseconds UTC
        recorded_at: microseconds UTC
        actor: id of the person who entered it, or ``system``
        on_behalf_of: unit or post for which the person acted
        recorded_for: person who signed on paper and for whom a clerk typed it in (代录)
        jurisdiction: region code whose rules applied
        caused_by: the entry (``stream@version``) that asked for this one
        request: id of the request, claimed so that the same request twice does nothing the second time
        batch: id of the import or sweep it belongs to
        profile: digest of the profile then in force
        previous: hash of the entry before it in the same stream; empty for the first
        hash: hash over every field above and below but the position
    """

    stream: str
    version: int
    event: str
    schema: int
    payload: bytes
    effective_at: int
    recorded_at: int
    actor: str
    on_behalf_of: str | None
    recorded_for: str | None
    jurisdiction: str
    caused_by: str | None
    request: str | None
    batch: str | None
    profile: str
    previous: str
    hash: str

    @property
    def ref(self) -> str:
        """How other entries name it: ``stream@version``."""
        return f"{self.stream}@{self.version}"

    def stamp(self) -> Stamp:
        """Give the circumstances back as they were handed in."""
        return Stamp(
            effective_at=from_micros(self.effective_at),
            recorded_at=from_micros(self.recorded_at),
            actor=self.actor,
            on_behalf_of=self.on_behalf_of,
            recorded_for=self.recorded_for,
            jurisdiction=self.jurisdiction,
            caused_by=self.caused_by,
            request=self.request,
            batch=self.batch,
            profile=self.profile,
        )

    def computed_hash(self, algorithm: str) -> str:
        """Hash the entry anew, to compare with the hash it carries."""
        parts = attrs.asdict(self, recurse=False, filter=lambda field, _value: field.name not in ("payload", "hash"))
        return hash_entry(algorithm, self.payload, **parts)


def hash_entry(  # noqa: D417 - the fields are those of Entry
    algorithm: str,
    payload: bytes,
    *,
    stream: str,
    version: int,
    event: str,
    schema: int,
    effective_at: int,
    recorded_at: int,
    actor: str,
    on_behalf_of: str | None,
    recorded_for: str | None,
    jurisdiction: str,
    caused_by: str | None,
    request: str | None,
    batch: str | None,
    profile: str,
    previous: str,
) -> str:
    """
    Hash every field of an entry but its position.

    The head is one line of canonical JSON, so that head and payload cannot run into each other.

    Args:
        algorithm: ``sha256`` or ``sm3``
        payload: canonical JSON
    """
    head = dump_canonical(
        [
            stream,
            version,
            event,
            schema,
            effective_at,
            recorded_at,
            actor,
            on_behalf_of,
            recorded_for,
            jurisdiction,
            caused_by,
            request,
            batch,
            profile,
            previous,
        ]
    )
    return digest(head + b"\n" + payload, algorithm)


@attrs.frozen
class Positioned:
    """
    An entry with its place in the ledger: position order is commit order (D3).

    Attributes:
        position: from 1, without holes
        entry: the entry
    """

    position: int
    entry: Entry
