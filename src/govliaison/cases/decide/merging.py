"""Merging cases that are the same matter (并单), and un-merging them; what happens to followers with their master."""

from collections.abc import Sequence

import attrs

from govliaison.cases.care_events import CaseWithdrawn
from govliaison.cases.decide.common import (
    By,
    check_convener,
    check_moment,
    check_not_paused,
    check_reported,
    check_state,
)
from govliaison.cases.decide.intake import Verdict
from govliaison.cases.events import CaseAnswered, CaseClosed, CaseRefused, InterimAnswered, PartAnswered
from govliaison.cases.kinds import CaseState
from govliaison.cases.merging_events import (
    CaseClosedWithMaster,
    CaseMerged,
    CaseUnmerged,
    FollowerReleased,
    FollowerTaken,
)
from govliaison.cases.model import Case
from govliaison.cases.telling import tell_answer, tell_unit
from govliaison.ledger import Decision, Notice, Private
from govliaison.values import Refusal

MAY_MERGE = tuple(state for state in CaseState if state.is_open and state is not CaseState.MERGED)
"""Where a case may stand when it is merged, or takes others."""


@attrs.frozen(kw_only=True)
class MergeAsk:
    """
    A person says that cases are the same matter.

    Attributes:
        no_new_facts: somebody looked for new facts and new reasons in each of them, and there are none
    """

    no_new_facts: bool
    by: By


def merge(master: Case | None, others: Sequence[Case], ask: MergeAsk) -> Verdict:
    """
    Let the master take cases that are the same matter; where it was answered already, their senders are told.

    Not every repeat is a duplicate: new facts or reasons make a matter of their own, so that question must be answered.
    """
    refusal = check_state(master, *MAY_MERGE)
    if refusal or master is None:
        return refusal or Refusal.of("case.unknown")
    if refusal := check_convener(master, ask.by) or check_moment(master, ask.by):
        return refusal
    if not others:
        return Refusal.of("case.merge-nothing", number=master.number)
    if len({master.id, *(other.id for other in others)}) <= len(others):
        return Refusal.of("case.merge-itself", number=master.number)
    for other in others:
        if refusal := _check_other(master, other, ask):
            return refusal
    notices = tuple(notice for other in others for notice in _told_already(master, other))
    return Decision(
        events=tuple(FollowerTaken(case=other.id, number=other.number) for other in others), notices=notices
    )


def _check_other(master: Case, other: Case, ask: MergeAsk) -> Refusal | None:
    if refusal := check_state(other, *MAY_MERGE) or check_convener(other, ask.by) or check_moment(other, ask.by):
        return refusal
    if not ask.no_new_facts:
        return Refusal.of("case.new-facts", number=other.number)
    if other.followers:
        return Refusal.of("case.merge-chain", number=other.number)
    if other.history is not master.history:
        return Refusal.of("case.merge-history", number=other.number)
    if other.open_tasks:
        task = other.open_tasks[0]
        return Refusal.of("case.merge-task", number=other.number, task=task.number, unit=task.unit)
    return check_not_paused(other) or check_reported(other)


def follow(master: Case) -> Decision:
    """Let a case follow its master; :func:`merge` has found nothing against it."""
    return Decision(events=(CaseMerged(master=master.id, number=master.number, no_new_facts=True),))


@attrs.frozen(kw_only=True)
class UnmergeAsk:
    """A person says that a case is not the same matter after all."""

    by: By


def unmerge(case: Case | None, ask: UnmergeAsk) -> Verdict:
    """Let a case go its own way again, exactly from where it stood when it was merged."""
    if case is None:
        return Refusal.of("case.unknown")
    if case.merged is None or case.state is not CaseState.MERGED:
        return Refusal.of("case.not-merged", number=case.number)
    if refusal := check_convener(case, ask.by) or check_moment(case, ask.by):
        return refusal
    return Decision(events=(CaseUnmerged(),))


def release(case: str) -> Decision:
    """Let a follower of this case go."""
    return Decision(events=(FollowerReleased(case=case),))


def tell_followers(master: Case, followers: Sequence[Case], decision: Decision) -> Decision:
    """Let what the master's sender is told go to the senders of its followers too, each by the channels they came by."""
    notices: list[Notice] = []
    number = len(master.answers)
    for event in decision.events:
        if isinstance(event, CaseAnswered | PartAnswered | InterimAnswered) and isinstance(event.text, Private):
            number += 1
            code = "case.interim" if isinstance(event, InterimAnswered) else "case.answered"
            notices += [notice for each in followers for notice in tell_answer(each, code, event.text, number)]
    return attrs.evolve(decision, notices=(*decision.notices, *notices)) if notices else decision


def let_go(followers: Sequence[Case], decision: Decision) -> Decision:
    """Let its followers go where a master is withdrawn: only whoever filed that one wants no more."""
    if not any(isinstance(event, CaseWithdrawn) for event in decision.events):
        return decision
    released = tuple(FollowerReleased(case=each.id) for each in followers)
    return attrs.evolve(decision, events=(*decision.events, *released))


def go_along(follower: Case, master: Case, decision: Decision, by: By) -> Verdict:
    """
    Say what happens to a follower when something happens to its master.

    It ends with it, and not before or without it; where the master is withdrawn, it goes its own way again.
    """
    for event in decision.events:
        if isinstance(event, CaseClosed | CaseRefused | CaseWithdrawn) and (refusal := check_moment(follower, by)):
            return refusal
        if isinstance(event, CaseClosed):
            return Decision(events=(CaseClosedWithMaster(master=master.id, outcome=master.outcome),))
        if isinstance(event, CaseWithdrawn):
            told = (
                tell_unit(follower, unit, "case.let-go", master=master.number)
                for unit in dict.fromkeys((follower.desk, follower.lead))
            )
            return Decision(events=(CaseUnmerged(),), notices=tuple(notice for each in told for notice in each))
        if isinstance(event, CaseRefused):
            refused = CaseRefused(reason=event.reason)
            notices = tuple(
                Notice(
                    recipient=f"filer:{follower.id}",
                    code="case.refused",
                    params={"number": follower.number, "reason": event.reason.value},
                    channel=source.channel,
                )
                for source in follower.sources
            )
            return Decision(events=(refused,), notices=() if follower.history else notices)
    return Decision(events=())


def _told_already(master: Case, other: Case) -> tuple[Notice, ...]:
    reply = master.reply
    if master.state is CaseState.HANDLING or reply is None or not isinstance(reply.text, Private):
        return ()
    return tell_answer(other, "case.answered", reply.text, master.answers.index(reply) + 1)
