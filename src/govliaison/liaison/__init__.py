"""Floor 9: the composition root and façade – from a deployment file to the desks of a person."""

from govliaison.liaison.composition import Liaison
from govliaison.liaison.nouns import NOUNS
from govliaison.liaison.office import Office
from govliaison.liaison.sources import RandomIds, SystemTime

__all__ = ["NOUNS", "Liaison", "Office", "RandomIds", "SystemTime"]
