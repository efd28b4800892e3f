"""The desk at which units dispute whose a case is, and conveners decide (派单异议)."""

from collections.abc import Iterator
from datetime import datetime

import attrs

from govliaison.access import Context
from govliaison.cases.decide.objecting import (
    DecideObjectionAsk,
    ObjectAsk,
    ReferObjectionAsk,
    decide_objection,
    object_,
    refer_objection,
)
from govliaison.cases.door import CaseDoor
from govliaison.cases.model import Case
from govliaison.cases.noun import CASE
from govliaison.cases.opening import RulesFor
from govliaison.cases.precedents import Precedent, precedent_of
from govliaison.ledger import Query

_PAGE = 500


class Objections:
    """
    Disputes about who handles a case. Verbs work as those of :class:`~govliaison.cases.Cases` do.

    Args:
        context: who acts, on which ledger
        rules_for: the rules by region
    """

    def __init__(self, context: Context, rules_for: RulesFor) -> None:
        self._context = context
        self._door = CaseDoor(context, rules_for)

    def object_(
        self,
        case: str,
        *,
        note: str,
        suggested: str | None = None,
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Case:
        """Object to having been handed a case, with the reason and the unit that should have it."""
        ask = ObjectAsk(note=note, suggested=suggested, by=self._door.by(at, recorded_for))
        return self._door.carry_out(case, object_, ask, request)

    def decide(
        self,
        case: str,
        *,
        uphold: bool,
        note: str,
        lead: str | None = None,
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Case:
        """
        Decide an objection, as another person than those who handle the case; it is final.

        Args:
            case: id or number
            uphold: the unit is right; else it keeps the case
            note: why
            lead: the unit that has it then; None for the one that was suggested
            at: when it was decided, if earlier
            recorded_for: who decided on paper
            request: id of the request
        """
        ask = DecideObjectionAsk(uphold=uphold, lead=lead, note=note, by=self._door.by(at, recorded_for))
        return self._door.carry_out(case, decide_objection, ask, request)

    def refer(
        self,
        case: str,
        *,
        note: str,
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Case:
        """Pass an objection on to the next reviewer that the rule pack of the case names."""
        ask = ReferObjectionAsk(note=note, by=self._door.by(at, recorded_for))
        return self._door.carry_out(case, refer_objection, ask, request)

    def list_open(self) -> Iterator[Case]:
        """List the cases this person may see whose unit objects, in the order of receipt."""
        yield from (case for case in self._tagged("objection", "open") if case.open_objection)

    def precedents(self) -> list[Precedent]:
        """List what was decided about whose a matter is, in cases this person may see, the latest first."""
        found = filter(None, map(precedent_of, self._tagged("flag", "precedent")))
        return sorted(found, key=lambda each: (each.at, each.case), reverse=True)

    def _tagged(self, *tag: str) -> Iterator[Case]:
        name, value = tag
        query = Query(kind=CASE.kind, reader=None, tags=frozenset({(name, value)}), limit=_PAGE)
        while True:
            page = self._context.find(query)
            yield from self._context.read(page.rows)
            if page.after is None:
                return
            query = attrs.evolve(query, after=page.after)
