from govliaison.liaison.composition import Liaison
from govliaison.liaison.entries import Entries
from govliaison.liaison.files import Files
from govliaison.liaison.messages import Messages
from govliaison.liaison.nouns import NOUNS
from govliaison.liaison.office import Office
from govliaison.liaison.open_data import OpenData
from govliaison.liaison.papers import Papers
from govliaison.liaison.registers import Registers
from govliaison.liaison.reveals import Reveals
from govliaison.liaison.scorecards import Scorecards
from govliaison.liaison.sources import RandomIds, SystemTime

__all__ = [
    "NOUNS",
    "Entries",
    "Files",
    "Liaison",
    "Messages",
    "Office",
    "OpenData",
    "Papers",
    "RandomIds",
    "Registers",
    "Reveals",
    "Scorecards",
    "SystemTime",
]
