"""Floor 5: what one noun's event asks of another, run from the feed (D14)."""

from govliaison.doors import door

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        ".model": "Asked Reaction",
        ".running": "CURSOR Reacted lag react",
    },
)
