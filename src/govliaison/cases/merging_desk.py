"""The desk at which cases are merged and un-merged (并单)."""

from collections.abc import Sequence
from datetime import datetime
from typing import cast

from govliaison.access import Context
from govliaison.cases.decide import merging as d
from govliaison.cases.decide.intake import Verdict
from govliaison.cases.door import CaseDoor
from govliaison.cases.model import Case
from govliaison.cases.noun import CASE
from govliaison.cases.opening import RulesFor
from govliaison.ledger import Decision, Loaded, Move


class Merging:
    """
    Merging for one person; only conveners merge. Verbs work as those of :class:`~govliaison.cases.Cases` do.

    Args:
        context: who acts, on which ledger
        rules_for: the rules by region
    """

    def __init__(self, context: Context, rules_for: RulesFor) -> None:
        self._door = CaseDoor(context, rules_for)

    def merge(
        self,
        master: str,
        others: Sequence[str],
        *,
        no_new_facts: bool,
        at: datetime | None = None,
        request: str | None = None,
    ) -> Case:
        """
        Let a case take others that are the same matter, all or none of them.

        From then on they follow it: their own limits stand still, the master's answers go to their senders as well, and
        they are closed with it.

        Args:
            master: the case that goes on, by id or number
            others: the cases that follow it
            no_new_facts: somebody looked for new facts and reasons in each of them, and there are none
            at: when it was decided, if earlier
            request: id of the request

        Returns:
            the master
        """
        seen = self._door.see(master)
        streams = [self._door.see(other).stream for other in others]
        ask = d.MergeAsk(no_new_facts=no_new_facts, by=self._door.by(at))
        taken: list[Loaded[Case]] = []

        def decide(found: Case | None) -> Verdict:
            taken[:] = [self._door.ledger.load(stream) for stream in streams]
            return d.merge(found, [cast("Case", each.record) for each in taken], ask)

        def along(found: Loaded[Case], _decision: Decision) -> Sequence[Move[Case]]:
            follow = d.follow(cast("Case", found.record))
            return [Move.of(each, follow, self._door.stamp(ask.by, cast("Case", each.record).region)) for each in taken]

        stamp = self._door.stamp(ask.by, cast("Case", seen.record).region, request)
        done = self._door.ledger.carry_out(seen.stream, decide, stamp, loaded=seen, along=along)
        return cast("Case", done.record)

    def unmerge(self, case: str, *, at: datetime | None = None, request: str | None = None) -> Case:
        """
        Let a case that follows another go its own way again, exactly from where it stood.

        Its limits have run on: what became due meanwhile is entered by the next sweep at its own moment.
        """
        seen = self._door.see(case)
        ask = d.UnmergeAsk(by=self._door.by(at))

        def along(found: Loaded[Case], _decision: Decision) -> Sequence[Move[Case]]:
            record = cast("Case", found.record)
            masters = [record.merged.master] if record.merged else []
            return [
                Move.of(master, d.release(record.id), self._door.stamp(ask.by, cast("Case", master.record).region))
                for master in map(self._door.ledger.load, map(CASE.stream, masters))
            ]

        stamp = self._door.stamp(ask.by, cast("Case", seen.record).region, request)
        done = self._door.ledger.carry_out(
            seen.stream, lambda found: d.unmerge(found, ask), stamp, loaded=seen, along=along
        )
        return cast("Case", done.record)
