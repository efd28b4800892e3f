"""Where it is looked up who might be accountable, and a proposal is followed."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import cast

from govliaison.access import Context
from govliaison.cases import decide as d
from govliaison.cases.decide.common import check_convener, check_state
from govliaison.cases.door import CaseDoor
from govliaison.cases.kinds import CaseState
from govliaison.cases.model import Case
from govliaison.cases.opening import RulesFor
from govliaison.cases.precedent_lookup import PrecedentLookup
from govliaison.cases.ranking import Ranking, rank, routing_ask
from govliaison.cases.routing import Router, RoutingAsk, RoutingProposal
from govliaison.ledger import Decision, accepted
from govliaison.values import Refusal


class Routing:
    """
    Proposals for the accountable unit (派单建议); what is proposed dispatches nothing, people do.

    Args:
        context: who acts, on which ledger
        rules_for: the rules by region
        routers: routers by the name of their table in ``[routers]``
    """

    def __init__(self, context: Context, rules_for: RulesFor, routers: Mapping[str, Router]) -> None:
        self._context, self._rules_for, self._routers = context, rules_for, routers
        self._door = CaseDoor(context, rules_for)

    def propose(self, case: str) -> Ranking:
        """
        Rank who might be accountable for a case that waits for a unit.

        Raises:
            RefusedError: it does not wait for one, or this person does not dispatch it
        """
        found = cast("Case", self._door.see(case).record)
        refusal = check_state(found, CaseState.SUBMITTED, CaseState.ADMITTED)
        refusal = refusal or check_convener(found, self._door.by(None))
        accepted(refusal or Decision(events=()))
        now = self._context.now
        precedents = PrecedentLookup(self._context.ledger).find(found.category, found.region)
        return rank(found, self._rules_for(found.region), now, precedents, self._ask(routing_ask(found, now)))

    def take(
        self,
        case: str,
        *,
        lead: str,
        router: str,
        assisting: tuple[str, ...] = (),
        parallel: tuple[str, ...] = (),
        designate: bool = False,
        at: datetime | None = None,
        request: str | None = None,
    ) -> Case:
        """
        Dispatch a case as a router proposes; the entry says which router, and the code of its reason.

        Raises:
            RefusedError: the router does not propose this unit; or whatever keeps it from being dispatched
        """
        found = self.propose(case).of_router(router, lead)
        if found is None:
            accepted(Refusal.of("case.not-proposed", router=router, unit=lead))
        ask = d.DispatchAsk(
            lead=lead,
            assisting=assisting,
            parallel=parallel,
            designate=designate,
            router=router,
            router_reason=found.reason.code if found else None,
            by=self._door.by(at),
        )
        return self._door.carry_out(case, d.dispatch, ask, request)

    def _ask(self, ask: RoutingAsk) -> dict[str, Sequence[RoutingProposal]]:
        """Ask every router; the only place where one is called."""
        return {name: router.propose(ask) for name, router in self._routers.items()}
