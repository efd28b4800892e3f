"""Every kind of record of this version."""

from typing import Any, Final

from govliaison.access import PERSON, POST
from govliaison.cases import CASE
from govliaison.enterprises import ASSOCIATION, ENTERPRISE
from govliaison.exchange import LETTER, QUARANTINE
from govliaison.gazettes import GAZETTE
from govliaison.ledger import ERASURE, IMPORT, Noun
from govliaison.policies import GUIDE_ENTRY, POLICY, SUBSCRIPTION, UPTAKE

NOUNS: Final[tuple[Noun[Any], ...]] = (
    ASSOCIATION,
    CASE,
    ENTERPRISE,
    ERASURE,
    GAZETTE,
    GUIDE_ENTRY,
    IMPORT,
    LETTER,
    PERSON,
    POLICY,
    POST,
    QUARANTINE,
    SUBSCRIPTION,
    UPTAKE,
)
