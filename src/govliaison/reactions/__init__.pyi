from govliaison.reactions.model import Asked, Reaction
from govliaison.reactions.running import CURSOR, Reacted, lag, react

__all__ = ["CURSOR", "Asked", "Reacted", "Reaction", "lag", "react"]
