"""
Ids of ours: UUIDv7 (RFC 9562) behind the code of the deployment, unique across deployments from day one.

They sort by time of creation and never tell anything about a person.
"""

import re
from typing import Final, Protocol

ID_PATTERN: Final = re.compile(r"[a-z0-9]{1,16}-[0-9a-f]{32}")


class IdSource(Protocol):
    """Where ids and salts come from; handed to ``Liaison.open``."""

    def new_id(self) -> str:
        """Give a new id, such as ``pds-0199a3c4e2f07d1b8a6f5c4b3a291807``."""
        ...

    def new_salt(self) -> bytes:
        """Give 16 unguessable bytes for a commitment in the vault."""
        ...


def make_uuid7(micros: int, entropy: bytes) -> str:
    """
    Lay out a UUIDv7 as 32 hex digits.

    Args:
        micros: moment of creation in microseconds UTC; milliseconds go to the time field, the rest to ``rand_a``
        entropy: at least 8 random bytes
    """
    millis, rest = divmod(micros, 1000)
    value = (millis & ((1 << 48) - 1)) << 80
    value |= 0x7 << 76
    value |= (rest * 4096 // 1000) << 64
    value |= 0b10 << 62
    value |= int.from_bytes(entropy[:8], "big") & ((1 << 62) - 1)
    return f"{value:032x}"
