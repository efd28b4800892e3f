"""Associations that file for their members (T1.3): the case names who filed it and the enterprises concerned."""

from collections.abc import Collection
from datetime import date

import attrs

from govliaison.access import Actor, Context
from govliaison.cases.desk import Cases
from govliaison.cases.model import Case
from govliaison.cases.opening import RulesFor
from govliaison.cases.submission import Submission
from govliaison.enterprises import ASSOCIATION, Association
from govliaison.ledger import Decision, accepted
from govliaison.values import Refusal


def check_filing(
    record: Association | None,
    *,
    actor: Actor,
    association: str,
    region: str | None,
    enterprises: Collection[str],
    day: date,
) -> Refusal | None:
    """
    Refuse to file for an association that is not one's own, for nobody, or for an enterprise that is no member that day.

    A convener of the place of the matter (``region``) may type in what an association filed on paper.
    """
    if association not in actor.units and not actor.convenes(region):
        return Refusal.of("association.not-yours", association=association, person=actor.person)
    if not enterprises:
        return Refusal.of("case.nobody-concerned", association=association)
    members = record.members(day) if record else frozenset()
    strangers = sorted(set(enterprises) - members)
    if strangers:
        return Refusal.of("case.no-member", association=association, enterprise=strangers[0])
    return None


class Filing:
    """
    Where associations file for their members.

    Args:
        context: who files, on which ledger
        rules_for: the rules by region
    """

    def __init__(self, context: Context, rules_for: RulesFor) -> None:
        self._context = context
        self._rules_for = rules_for
        self._cases = Cases(context, rules_for)

    def file(
        self, submission: Submission, *, association: str, enterprises: Collection[str], request: str | None = None
    ) -> Case:
        """
        File a matter for members of an association.

        Args:
            submission: what is said
            association: id of its unit
            enterprises: ids of the members concerned; one alone is the enterprise of the case
            request: id of the request

        Raises:
            RefusedError: not one's own association, nobody concerned, or no member on the day of receipt
        """
        found = self._context.ledger.load(ASSOCIATION.stream(association)).record
        day = self._rules_for(submission.region).today(submission.received_at)
        refusal = check_filing(
            found,
            actor=self._context.actor,
            association=association,
            region=submission.region,
            enterprises=enterprises,
            day=day,
        )
        accepted(refusal or Decision(events=()))
        sole = next(iter(enterprises)) if len(set(enterprises)) == 1 else submission.enterprise
        filed = attrs.evolve(submission, filed_by=association, concerned=frozenset(enterprises), enterprise=sole)
        return self._cases.submit(filed, request=request)
