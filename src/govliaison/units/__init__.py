"""Floor 2: who is accountable – units, their posts, the area of competence, and who handles which category."""

from govliaison.doors import door

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        ".catalogue": "CatalogueEntry CompetenceCatalogue Proposal",
        ".directory": "UnitDirectory",
        ".jurisdiction": "Jurisdiction",
        ".model": "Level Post PostKind Unit UnitRole default_posts",
    },
)
