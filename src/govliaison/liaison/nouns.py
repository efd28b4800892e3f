"""Every kind of record of this version."""

from typing import Any, Final

from govliaison.access import PERSON, POST
from govliaison.cases import CASE
from govliaison.enterprises import ASSOCIATION, CONTACT_LOG, ENTERPRISE, KEY_CONTACT, LEADER_CONTACT, SELECTION
from govliaison.exchange import LETTER, QUARANTINE
from govliaison.gazettes import GAZETTE
from govliaison.ledger import ERASURE, IMPORT, Noun
from govliaison.meetings import MEETING, PROPOSAL, RESOLUTION
from govliaison.policies import GUIDE_ENTRY, POLICY, SUBSCRIPTION, UPTAKE
from govliaison.ratings import RATING, SURVEY
from govliaison.services import SERVICE_ITEM
from govliaison.supervision import FINDING, SUPERVISOR
from govliaison.visits import VISIT

NOUNS: Final[tuple[Noun[Any], ...]] = (
    ASSOCIATION,
    CASE,
    CONTACT_LOG,
    ENTERPRISE,
    ERASURE,
    FINDING,
    GAZETTE,
    GUIDE_ENTRY,
    IMPORT,
    KEY_CONTACT,
    LEADER_CONTACT,
    LETTER,
    MEETING,
    PERSON,
    POLICY,
    POST,
    PROPOSAL,
    QUARANTINE,
    RESOLUTION,
    SELECTION,
    SERVICE_ITEM,
    VISIT,
    RATING,
    SUPERVISOR,
    SURVEY,
    SUBSCRIPTION,
    UPTAKE,
)
