"""Floor 1: who acts and who sees – actors, audience tokens, masking, persons and posts."""

from govliaison.access.actor import (
    ADMINISTRATOR_POST,
    SECTION_HEAD,
    SYSTEM,
    Actor,
    UnitFacts,
    post_id,
    resolve_actor,
)
from govliaison.access.context import Context, MakeStamp
from govliaison.access.desk import Persons, Posts, held_posts
from govliaison.access.masking import mask_address, mask_id_number, mask_name, mask_phone, mask_text
from govliaison.access.model import (
    PERSON,
    POST,
    Person,
    PersonAdded,
    PersonChanged,
    PersonLeft,
    Post,
    PostHandedOver,
    PostHeld,
    PostVacated,
    Term,
)
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
    "PERSON",
    "POST",
    "SECTION_HEAD",
    "SYSTEM",
    "AccessAnswer",
    "AccessAsk",
    "AccessPolicy",
    "Actor",
    "Context",
    "MakeStamp",
    "Person",
    "PersonAdded",
    "PersonChanged",
    "PersonLeft",
    "Persons",
    "Post",
    "PostHandedOver",
    "PostHeld",
    "PostVacated",
    "Posts",
    "Term",
    "UnitFacts",
    "enterprise_token",
    "held_posts",
    "mask_address",
    "mask_id_number",
    "mask_name",
    "mask_phone",
    "mask_text",
    "person_token",
    "post_id",
    "recused_token",
    "region_token",
    "resolve_actor",
    "unit_token",
]
