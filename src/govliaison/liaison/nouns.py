"""Every kind of record of this version."""

from typing import Any, Final

from govliaison.access import PERSON, POST
from govliaison.cases import CASE
from govliaison.enterprises import CONTACT_LOG, ENTERPRISE
from govliaison.exchange import LETTER, QUARANTINE
from govliaison.gazettes import GAZETTE
from govliaison.ledger import ERASURE, IMPORT, Noun
from govliaison.ratings import RATING, SURVEY
from govliaison.supervision import FINDING, SUPERVISOR

NOUNS: Final[tuple[Noun[Any], ...]] = (
    CASE,
    CONTACT_LOG,
    ENTERPRISE,
    ERASURE,
    FINDING,
    GAZETTE,
    IMPORT,
    LETTER,
    PERSON,
    POST,
    QUARANTINE,
    RATING,
    SUPERVISOR,
    SURVEY,
)
