"""Floor 3: the case – from the submission to the close-out (销号)."""

from govliaison.cases.kinds import CaseKind
from govliaison.cases.policy import CasePolicy
from govliaison.cases.routing import Router, RoutingAsk, RoutingProposal

__all__ = ["CaseKind", "CasePolicy", "Router", "RoutingAsk", "RoutingProposal"]
