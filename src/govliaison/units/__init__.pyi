from govliaison.units.catalogue import CatalogueEntry, CompetenceCatalogue, Proposal
from govliaison.units.directory import UnitDirectory
from govliaison.units.jurisdiction import Jurisdiction
from govliaison.units.model import Level, Post, PostKind, Unit, UnitRole, default_posts

__all__ = [
    "CatalogueEntry",
    "CompetenceCatalogue",
    "Jurisdiction",
    "Level",
    "Post",
    "PostKind",
    "Proposal",
    "Unit",
    "UnitDirectory",
    "UnitRole",
    "default_posts",
]
