"""Every kind of record of this version."""

from typing import Any, Final

from govliaison.access import PERSON, POST, REVEAL
from govliaison.cases import CASE
from govliaison.enterprises import ENTERPRISE
from govliaison.exchange import LETTER, QUARANTINE
from govliaison.gazettes import GAZETTE
from govliaison.ledger import ERASURE, IMPORT, Noun

NOUNS: Final[tuple[Noun[Any], ...]] = (
    CASE,
    ENTERPRISE,
    ERASURE,
    GAZETTE,
    IMPORT,
    LETTER,
    PERSON,
    POST,
    QUARANTINE,
    REVEAL,
)
