"""The desk at which instructions of leaders are entered and reported back on (批示)."""

from collections.abc import Iterator
from datetime import date, datetime

import attrs

from govliaison.access import Context
from govliaison.cases.decide.instructing import InstructAsk, ReportBackAsk, instruct, report_back
from govliaison.cases.door import CaseDoor
from govliaison.cases.events import Attachment
from govliaison.cases.model import Case
from govliaison.cases.noun import CASE
from govliaison.cases.opening import RulesFor
from govliaison.ledger import Query

_PAGE = 500


class Instructions:
    """
    Instructions for one person; only conveners enter them. Verbs work as those of :class:`~govliaison.cases.Cases` do.

    Args:
        context: who acts, on which ledger
        rules_for: the rules by region
    """

    def __init__(self, context: Context, rules_for: RulesFor) -> None:
        self._context = context
        self._door = CaseDoor(context, rules_for)

    def instruct(
        self,
        case: str,
        *,
        leader: str,
        post: str,
        text: str,
        day: date,
        due_at: datetime | None = None,
        scan: Attachment | None = None,
        at: datetime | None = None,
        request: str | None = None,
    ) -> Case:
        """
        Enter what a leader wrote on a case.

        Args:
            case: id or number
            leader: name
            post: as which the leader wrote
            text: what is to be done
            day: the day written on it
            due_at: until when; the answer is due by then too. None: the rule for reports holds
            scan: the sheet, already stored
            at: when it arrived, if earlier
            request: id of the request
        """
        ask = InstructAsk(leader=leader, post=post, text=text, day=day, due_at=due_at, scan=scan, by=self._door.by(at))
        return self._door.carry_out(case, instruct, ask, request)

    def report_back(
        self, case: str, *, text: str, instruction: int = 1, at: datetime | None = None, request: str | None = None
    ) -> Case:
        """Report back on an instruction (from 1); nothing else closes it."""
        ask = ReportBackAsk(instruction=instruction, text=text, by=self._door.by(at))
        return self._door.carry_out(case, report_back, ask, request)

    def list_open(self) -> Iterator[Case]:
        """List the cases this person may see on which a leader waits for a report, the earliest deadline first."""
        query = Query(
            kind=CASE.kind,
            reader=self._context.actor.reader,
            tags=frozenset({("instruction", "open")}),
            limit=_PAGE,
        )
        found: list[Case] = []
        while True:
            page = self._context.find(query)
            found += [case for case in self._context.read(page.rows) if case.open_instructions]
            if page.after is None:
                break
            query = attrs.evolve(query, after=page.after)
        yield from sorted(found, key=lambda case: case.open_instructions[0].due_at)
