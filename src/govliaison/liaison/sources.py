"""Where moments and ids come from when nobody hands in others."""

import secrets
from datetime import UTC, datetime

from govliaison.values import TimeSource, make_uuid7, to_micros


class SystemTime:
    """The clock of the machine."""

    def now(self) -> datetime:
        """Give the present moment, UTC."""
        return datetime.now(UTC)


class RandomIds:
    """
    UUIDv7 under the code of the deployment, and salts from the system's source of chance.

    Args:
        deployment: code of the deployment
        time: ids sort by it
    """

    def __init__(self, deployment: str, time: TimeSource) -> None:
        self._deployment = deployment
        self._time = time

    def new_id(self) -> str:
        """Give a new id."""
        return f"{self._deployment}-{make_uuid7(to_micros(self._time.now()), secrets.token_bytes(8))}"

    def new_salt(self) -> bytes:
        """Give 16 unguessable bytes."""
        return secrets.token_bytes(16)
