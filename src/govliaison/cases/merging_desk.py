"""The desk at which cases are merged and un-merged (并单)."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import cast

import attrs

from govliaison.access import Context
from govliaison.cases.decide import merging as d
from govliaison.cases.decide.intake import Verdict
from govliaison.cases.door import CaseDoor
from govliaison.cases.likeness import WINDOW, Likeness, Traits, compare
from govliaison.cases.model import Case
from govliaison.cases.noun import CASE
from govliaison.cases.opening import RulesFor
from govliaison.ledger import Decision, Loaded, Move, Query
from govliaison.values import to_micros

_MOST = 1000
"""So many cases near in time are compared at most."""


@attrs.frozen
class LikelyDuplicate:
    """A case that looks like the same matter, and why."""

    case: Case
    likeness: Likeness


class Merging:
    """
    Merging for one person; only conveners merge. Verbs work as those of :class:`~govliaison.cases.Cases` do.

    Args:
        context: who acts, on which ledger
        rules_for: the rules by region
    """

    def __init__(self, context: Context, rules_for: RulesFor) -> None:
        self._context = context
        self._door = CaseDoor(context, rules_for)

    def likely_duplicates(self, case: str) -> tuple[LikelyDuplicate, ...]:
        """
        Propose open cases that look like the same matter, the most alike first; a person decides.

        Only cases that this person may see are compared, and of them only what this person may see, so that nobody learns from
        it who filed a confidential matter: those near in time, of the same category where it is known, or of the same sender.
        """
        record = self._door.get(case)
        traits = Traits.of(record)
        found = (
            LikelyDuplicate(each, likeness)
            for each in self._near(record)
            if (likeness := compare(traits, Traits.of(each)))
        )
        return tuple(sorted(found, key=lambda each: (-each.likeness.similarity, each.case.id)))

    def likely_pairs(self) -> Iterator[tuple[Case, LikelyDuplicate]]:
        """Propose pairs of open cases that look like the same matter, in the order of receipt of the later one."""
        query = Query(
            kind=CASE.kind,
            reader=self._context.actor.reader,
            states=frozenset(state.value for state in d.MAY_MERGE),
            limit=_MOST,
        )
        near: list[tuple[Case, Traits]] = []
        while True:
            page = self._context.find(query)
            for case in self._context.read(page.rows):
                traits = Traits.of(case)
                near = [each for each in near if case.received_at - each[0].received_at <= WINDOW][-_MOST:]
                for earlier, others in near:
                    if likeness := compare(traits, others):
                        yield earlier, LikelyDuplicate(case, likeness)
                near.append((case, traits))
            if page.after is None:
                return
            query = attrs.evolve(query, after=page.after)

    def _near(self, case: Case) -> Iterator[Case]:
        """Give open cases that were received near the time of this one, each once."""
        query = Query(
            kind=CASE.kind,
            reader=self._context.actor.reader,
            states=frozenset(state.value for state in d.MAY_MERGE),
            opened_from=to_micros(case.received_at - WINDOW),
            opened_before=to_micros(case.received_at + WINDOW) + 1,
            limit=_MOST,
        )
        queries = [attrs.evolve(query, tags=frozenset({("category", case.category)} if case.category else ()))]
        if case.category and case.phone_key:
            queries.append(attrs.evolve(query, tags=frozenset({("phone", case.phone_key)})))
        if case.category and case.enterprise:
            queries.append(attrs.evolve(query, enterprise=case.enterprise))
        rows = {row.stream: row for each in queries for row in self._context.find(each).rows}
        rows.pop(CASE.stream(case.id), None)
        yield from self._context.read(tuple(rows.values()))

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
        return self._door.shown(cast("Case", done.record))

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
        return self._door.shown(cast("Case", done.record))
