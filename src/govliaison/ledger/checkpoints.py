"""
Checkpoints: signed notes, kept elsewhere, of how far the ledger had come and what it was.

The chain shows what was changed within the ledger, never that its end was cut off or that all of it was put back to an old copy.
A checkpoint shows both, and every change before it, whoever made it: its root goes over each entry up to its position.
"""

import json
from datetime import datetime

import attrs

from govliaison.errors import InputError, KeyRingError
from govliaison.ledger.entry import Positioned
from govliaison.ledger.keys import CheckAsk, KeyRing, SignAsk, Signature
from govliaison.ledger.ledger import Ledger
from govliaison.values import digest, dump_canonical, to_micros

_CONTEXT = "govliaison checkpoint 1"


@attrs.frozen(kw_only=True)
class Checkpoint:
    """
    What a ledger was.

    Attributes:
        ledger: code of the deployment
        algorithm: hash of the ledger
        position: the last entry that it covers
        root: hash over all entries up to there
        at: when it was made, microseconds UTC
    """

    ledger: str = attrs.field(validator=attrs.validators.instance_of(str))
    algorithm: str = attrs.field(validator=attrs.validators.instance_of(str))
    position: int = attrs.field(validator=attrs.validators.instance_of(int))
    root: str = attrs.field(validator=attrs.validators.instance_of(str))
    at: int = attrs.field(validator=attrs.validators.instance_of(int))

    @property
    def signed_bytes(self) -> bytes:
        """What the signature is over."""
        return dump_canonical(attrs.asdict(self))


class Rooting:
    """
    Hashes entry after entry.

    The root of nothing is empty; that up to an entry is the hash of the root before it, a space, and a line of position, stream,
    number and hash.

    Args:
        algorithm: hash of the ledger
    """

    def __init__(self, algorithm: str) -> None:
        self._algorithm, self.root = algorithm, ""

    def add(self, each: Positioned) -> None:
        """Take the next entry in."""
        entry = each.entry
        line = f"{self.root} {each.position} {entry.stream} {entry.version} {entry.hash}\n"
        self.root = digest(line.encode(), self._algorithm)


def make_checkpoint(ledger: Ledger, keys: KeyRing | None, now: datetime) -> tuple[Checkpoint, bytes]:
    """
    Make a checkpoint of the ledger as it stands.

    Returns:
        the checkpoint, and the text of the file that is to be kept elsewhere

    Raises:
        KeyRingError: no key ring is set up
    """
    if keys is None:
        raise KeyRingError("checkpoint.no-keys")
    rooting, position = Rooting(ledger.meta.algorithm), 0
    for each in ledger.feed():
        rooting.add(each)
        position = each.position
    made = Checkpoint(
        ledger=ledger.meta.deployment,
        algorithm=ledger.meta.algorithm,
        position=position,
        root=rooting.root,
        at=to_micros(now),
    )
    signature = keys.sign(SignAsk(data=made.signed_bytes, context=_CONTEXT))
    plain = attrs.asdict(made) | {"key": signature.key_id, "signature": signature.value.hex()}
    return made, json.dumps(plain, indent=1, ensure_ascii=False).encode() + b"\n"


def read_checkpoint(ledger: Ledger, keys: KeyRing | None, data: bytes) -> Checkpoint:
    """
    Read the file of a checkpoint and check its signature.

    Raises:
        InputError: it is no checkpoint, or one of another ledger
        KeyRingError: no key ring is set up, or the signature is not good
    """
    try:
        plain = json.loads(data)
        signature = Signature(str(plain.pop("key")), bytes.fromhex(plain.pop("signature")))
        made = Checkpoint(**plain)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise InputError("checkpoint.unreadable") from error
    if (made.ledger, made.algorithm) != (ledger.meta.deployment, ledger.meta.algorithm):
        raise InputError("checkpoint.other-ledger", found=made.ledger, code=ledger.meta.deployment)
    if keys is None:
        raise KeyRingError("checkpoint.no-keys")
    if not keys.check(CheckAsk(data=made.signed_bytes, context=_CONTEXT, signature=signature)):
        raise KeyRingError("checkpoint.forged", key=signature.key_id)
    return made
