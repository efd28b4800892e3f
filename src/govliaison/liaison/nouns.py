"""Every kind of record of this version."""

from typing import Any, Final

from govliaison.access import PERSON, POST, REVEAL
from govliaison.cases import CASE
from govliaison.enterprises import ASSOCIATION, CONTACT_LOG, ENTERPRISE, KEY_CONTACT, LEADER_CONTACT, SELECTION
from govliaison.exchange import LETTER, QUARANTINE
from govliaison.gazettes import GAZETTE
from govliaison.ledger import ERASURE, IMPORT, SERIES, Noun
from govliaison.meetings import MEETING, PROPOSAL, RESOLUTION
from govliaison.oversight import BULLETIN, DIGEST, DUTY, INSPECTION, KEY_TASK, PROGRESS_REPORT
from govliaison.policies import GUIDE_ENTRY, POLICY, SUBSCRIPTION, UPTAKE
from govliaison.ratings import RATING, SURVEY
from govliaison.services import SERVICE_ITEM
from govliaison.supervision import FINDING, SUPERVISOR
from govliaison.visits import VISIT

NOUNS: Final[tuple[Noun[Any], ...]] = (
    ASSOCIATION,
    BULLETIN,
    CASE,
    CONTACT_LOG,
    DIGEST,
    DUTY,
    ENTERPRISE,
    ERASURE,
    FINDING,
    GAZETTE,
    GUIDE_ENTRY,
    IMPORT,
    INSPECTION,
    KEY_CONTACT,
    KEY_TASK,
    LEADER_CONTACT,
    LETTER,
    MEETING,
    PERSON,
    POLICY,
    POST,
    PROGRESS_REPORT,
    PROPOSAL,
    QUARANTINE,
    REVEAL,
    RATING,
    RESOLUTION,
    SELECTION,
    SERIES,
    SERVICE_ITEM,
    SUBSCRIPTION,
    SUPERVISOR,
    SURVEY,
    UPTAKE,
    VISIT,
)
