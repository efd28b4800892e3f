"""Floor 9: the composition root and façade – from a deployment file to the desks of a person."""

from govliaison.doors import door

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        ".composition": "Liaison",
        ".entries": "Entries",
        ".files": "Files",
        ".messages": "Messages",
        ".nouns": "NOUNS",
        ".office": "Office",
        ".open_data": "OpenData",
        ".papers": "Papers",
        ".registers": "Registers",
        ".reveals": "Reveals",
        ".scorecards": "Scorecards",
        ".sources": "RandomIds SystemTime",
    },
)
