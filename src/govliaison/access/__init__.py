"""Floor 1: who may see and do what – actors, tokens, masking."""

from govliaison.access.policy import AccessAnswer, AccessAsk, AccessPolicy

__all__ = ["AccessAnswer", "AccessAsk", "AccessPolicy"]
