"""Floor 1: who acts and who sees – actors, audience tokens, masking, persons and posts."""

from govliaison.access.actor import (
    ADMINISTRATOR_POST,
    SECTION_HEAD,
    SYSTEM,
    Actor,
    Grants,
    UnitFacts,
    post_id,
    resolve_actor,
)
from govliaison.access.context import Context, MakeStamp
from govliaison.access.policy import AccessAnswer, AccessAsk, AccessPolicy
from govliaison.access.tokens import (
    ADMINISTRATOR,
    CONVENER,
    enterprise_token,
    person_token,
    recused_token,
    region_token,
    unit_token,
)

__all__ = [
    "ADMINISTRATOR",
    "ADMINISTRATOR_POST",
    "CONVENER",
    "SECTION_HEAD",
    "SYSTEM",
    "AccessAnswer",
    "AccessAsk",
    "AccessPolicy",
    "Actor",
    "Context",
    "Grants",
    "MakeStamp",
    "UnitFacts",
    "enterprise_token",
    "person_token",
    "post_id",
    "recused_token",
    "region_token",
    "resolve_actor",
    "unit_token",
]
