"""How the desks of a case find it, decide on it and commit: one case, or a master with all that follow it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Final, cast

import attrs

from govliaison.access import Context
from govliaison.cases.care_events import CaseReopened, CaseWithdrawn
from govliaison.cases.decide.common import By
from govliaison.cases.decide.intake import Verdict
from govliaison.cases.decide.merging import go_along, let_go, tell_followers
from govliaison.cases.decide.retracting import take_back
from govliaison.cases.events import (
    AnswerDelivered,
    AttachmentsAdded,
    CaseAdmitted,
    CaseAmended,
    CaseAnswered,
    CaseClosed,
    CaseDispatched,
    CaseRefused,
    CaseSignedFor,
    CaseSubmitted,
    InterimAnswered,
    PartAnswered,
)
from govliaison.cases.model import Case
from govliaison.cases.noun import CASE, WHO, concerned_shown, hides_who, is_outside
from govliaison.cases.opening import RulesFor
from govliaison.cases.rules import CaseRules
from govliaison.errors import NotFoundError
from govliaison.ledger import Decision, Happened, Ledger, Loaded, Move, Stamp, accepted, id_of
from govliaison.values import ID_PATTERN, Refusal, check_case_number, fold_width

_TOLD: Final = (
    AnswerDelivered,
    CaseAdmitted,
    CaseAmended,
    CaseAnswered,
    CaseClosed,
    CaseDispatched,
    CaseRefused,
    CaseReopened,
    CaseSignedFor,
    CaseSubmitted,
    CaseWithdrawn,
    InterimAnswered,
    PartAnswered,
)
"""What those whom a matter is about see of its history."""


class CaseDoor:
    """
    What every case desk of one person does alike.

    Args:
        context: who acts, on which ledger
        rules_for: the rules by region
    """

    def __init__(self, context: Context, rules_for: RulesFor) -> None:
        self._context, self._rules_for = context, rules_for

    @property
    def ledger(self) -> Ledger:
        """Where it is entered."""
        return self._context.ledger

    def by(self, at: datetime | None, recorded_for: str | None = None) -> By:
        """Say who does it, and when."""
        return By(actor=self._context.actor, now=at or self._context.now, recorded_for=recorded_for)

    def lot(self, case: str) -> int:
        """Draw a number from 0 to 99 for a case by the ledger's own key: always the same, and nobody knows it beforehand."""
        return int(self.ledger.keyed("lot", case).partition(":")[2], 16) % 100

    def stamp(self, by: By, region: str | None, request: str | None = None) -> Stamp:
        """Stamp what is entered about a case of a region."""
        return self._context.stamp(
            effective_at=by.now, recorded_for=by.recorded_for, request=request, jurisdiction=region
        )

    def see(self, case: str) -> Loaded[Case]:
        """Load a case by id or number, to decide on it; a hidden one looks as if it were not there."""
        try:
            return self._context.see(CASE.stream(self._resolve(case)))
        except NotFoundError as error:
            raise NotFoundError("case.unknown", where=case) from error

    def get(self, case: str) -> Case:
        """Give a case by id or number, as this person may see it."""
        return self.shown(cast("Case", self.see(case).record))

    def carry_out(
        self, case: str, decide: Callable[[Case | None, Any, CaseRules], Verdict], ask: Any, request: str | None
    ) -> Case:
        """
        Load a case that this person may see, decide under the rules of its place, commit.

        What a master's sender is told goes to those of its followers too, and they end with it, or go their own way, in the
        same commit; so is entered what a late entry takes back.
        """
        seen = self.see(case)
        region = cast("Case", seen.record).region
        rules = self._rules_for(region)
        followers: list[Loaded[Case]] = []

        def decided(found: Case | None) -> Verdict:
            if found is not None and (refusal := self._check_persons(found, ask.by)):
                return refusal
            verdict = decide(found, ask, rules)
            if isinstance(verdict, Refusal) or found is None:
                return verdict
            verdict = take_back(found, verdict, ask.by)
            followers[:] = load_followers(self.ledger, found)
            records = [cast("Case", each.record) for each in followers]
            return let_go(records, tell_followers(found, records, verdict))

        def along(found: Loaded[Case], decision: Decision) -> Sequence[Move[Case]]:
            master = cast("Case", found.record)
            moves = []
            for each in followers:
                follower = cast("Case", each.record)
                follows = accepted(go_along(follower, master, decision, ask.by))
                if follows.events:
                    moves.append(Move.of(each, follows, self.stamp(ask.by, follower.region)))
            return moves

        done = self.ledger.carry_out(
            seen.stream, decided, self.stamp(ask.by, region, request), loaded=seen, along=along
        )
        return self.shown(cast("Case", done.record))

    def knows(self, person: str) -> bool:
        """Tell whether there is such a person, or was."""
        return self._context.knows(person)

    def _check_persons(self, case: Case, by: By) -> Refusal | None:
        """Refuse what is entered for somebody who is not there, or whom the case is hidden from (代录、回避)."""
        for person in sorted(by.persons & case.recused):
            return Refusal.of("case.recused", number=case.number, person=person)
        if by.recorded_for is not None and not self.knows(by.recorded_for):
            return Refusal.of("person.unknown", id=by.recorded_for)
        return None

    def shown(self, case: Case) -> Case:
        """Give a case as this person may see it."""
        return self._context.show(CASE, case)

    def history(self, case: str) -> list[Happened]:
        """Give everything that happened to a case, in order, as this person may see it."""
        seen = self.see(case)
        record = cast("Case", seen.record)
        happened = self.ledger.history(seen.stream)
        reader = self._context.actor.reader
        if is_outside(record, reader):
            firms = concerned_shown(record, reader)
            happened = [_for_some(each, firms) for each in happened if isinstance(each.event, _TOLD)]
        if not hides_who(record, reader):
            return happened
        return [attrs.evolve(each, event=_without_who(each.event)) for each in happened]

    def entries(self, case: str) -> list[Happened]:
        """Give everything that happened to a case that this person may see, for what is worked out from it."""
        return self.ledger.history(self.see(case).stream)

    def _resolve(self, case: str) -> str:
        case = fold_width(case)
        if ID_PATTERN.fullmatch(case):
            return case
        for claim in self.ledger.store.claims([f"number:{check_case_number(case)}"]).values():
            return id_of(claim.stream)
        raise NotFoundError("case.unknown", where=case)


def _for_some(happened: Happened, firms: frozenset[str]) -> Happened:
    """Leave out for which other enterprises it was filed."""
    if not getattr(happened.event, "concerned", None):
        return happened
    return attrs.evolve(happened, event=attrs.evolve(happened.event, concerned=firms))


def _without_who(event: Any) -> Any:
    if not isinstance(event, CaseSubmitted | CaseAmended | AttachmentsAdded):
        return event
    return attrs.evolve(event, **{name: shown for name, shown in WHO.items() if hasattr(event, name)})


def load_followers(ledger: Ledger, master: Case) -> list[Loaded[Case]]:
    """Load every case that follows this one, in the order in which they were merged."""
    return [each for each in load_merged(ledger, master) if cast("Case", each.record).follows(master.id)]


def load_merged(ledger: Ledger, master: Case) -> list[Loaded[Case]]:
    """Load every case that follows this one, or ended with it; not those that were taken up again."""
    streams = [CASE.stream(follower.case) for follower in master.followers]
    found = ledger.load_many(streams).values() if streams else ()
    return [each for each in found if cast("Case", each.record).was_merged_into(master.id)]
