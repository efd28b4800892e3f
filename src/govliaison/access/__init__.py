"""Floor 1: who acts and who sees – actors, audience tokens, masking, persons and posts."""

from govliaison.doors import door

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        ".actor": "ADMINISTRATOR_POST Actor LEADER SECTION_HEAD SYSTEM UnitFacts post_id resolve_actor",
        ".context": "Context MakeStamp",
        ".desk": "Persons Posts held_posts",
        ".masking": "mask_address mask_id_number mask_name mask_phone mask_text",
        ".model": (
            "PERSON POST Person PersonAdded PersonChanged PersonLeft Post PostHandedOver PostHeld PostVacated Term"
        ),
        ".policy": "AccessAnswer AccessAsk AccessPolicy",
        ".reveals": "PrivateRevealed REVEAL Reveal RevealReason count_reveals",
        ".roles": "Act ROLES Rights Role",
        ".tokens": (
            "ADMINISTRATOR AUDITOR CONFIDENTIAL CONVENER EVERYBODY auditor_token enterprise_token person_token "
            "recused_token region_token staff_token unit_token"
        ),
    },
)
