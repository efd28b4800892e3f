"""Every kind of record of this version."""

from typing import Any, Final

from govliaison.access import PERSON, POST
from govliaison.cases import CASE
from govliaison.enterprises import ENTERPRISE
from govliaison.exchange import LETTER, QUARANTINE
from govliaison.gazettes import GAZETTE
from govliaison.ledger import ERASURE, IMPORT, SERIES, Noun
from govliaison.oversight import BULLETIN, DIGEST, DUTY, INSPECTION, KEY_TASK, PROGRESS_REPORT

NOUNS: Final[tuple[Noun[Any], ...]] = (
    BULLETIN,
    CASE,
    DIGEST,
    DUTY,
    ENTERPRISE,
    ERASURE,
    GAZETTE,
    IMPORT,
    INSPECTION,
    KEY_TASK,
    LETTER,
    PERSON,
    POST,
    PROGRESS_REPORT,
    QUARANTINE,
    SERIES,
)
