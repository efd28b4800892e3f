"""What this package offers: a key ring whose keys lie in files or environment variables."""

import os
import re
import stat
from collections.abc import Iterable
from typing import Final

import attrs

from govliaison.errors import ConfigError
from govliaison.plugins import HostInfo, KeyRing, KeyRingOffer, Secret, hookimpl

_KEY: Final = re.compile(r"[0-9a-fA-F]{64}")


@attrs.frozen(kw_only=True)
class FileKeysSettings:
    """
    Settings of ``use = "file-keys"``.

    Attributes:
        keys: where the keys are, the newest first: 64 hexadecimal digits each
    """

    keys: tuple[Secret, ...]


def read_keys(settings: FileKeysSettings) -> list[bytes]:
    """
    Read the keys.

    Raises:
        ConfigError: there is none, one cannot be read or is no key, or others may read its file
    """
    if not settings.keys:
        raise ConfigError("keys.none")
    return [_read_key(secret) for secret in settings.keys]


def _read_key(secret: Secret) -> bytes:
    name = secret.env or str(secret.file)
    if secret.file is not None and os.name == "posix" and secret.file.exists():
        mode = stat.S_IMODE(secret.file.stat().st_mode)
        if mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise ConfigError("keys.readable", name=name, mode=f"{mode:o}")
    text = secret.reveal().strip()
    if not _KEY.fullmatch(text):
        raise ConfigError("keys.no-key", name=name)
    return bytes.fromhex(text)


def _build(settings: FileKeysSettings, _host: HostInfo) -> KeyRing:
    from govliaison_keys.ring import FileKeys  # noqa: PLC0415 - loads a library in C

    return FileKeys(read_keys(settings))


@hookimpl
def govliaison_key_rings() -> Iterable[KeyRingOffer]:
    """Offer the key ring."""
    yield KeyRingOffer(name="file-keys", contract=1, settings=FileKeysSettings, build=_build)
