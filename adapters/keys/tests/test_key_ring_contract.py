"""Keys from files keep what every key ring promises."""

import os

from govliaison.testing import key_ring_contract
from govliaison_keys.ring import FileKeys


class Ring(FileKeys):
    """Remembers its keys, so that a test can add one."""

    def __init__(self, *keys: bytes) -> None:
        super().__init__(keys)
        self.keys = keys


def make_ring() -> Ring:
    return Ring(os.urandom(32))


def renew(ring: Ring) -> Ring:
    return Ring(os.urandom(32), *ring.keys)


TestFileKeys = key_ring_contract(make_ring, renewed=renew)
