"""
The machine finds what it is there to find: the code is broken once for each invariant, and it notices every time.

Each bug is planted where the rule is applied, so that nothing but the machine's own reading of the entries can tell.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import attrs
import pytest
from case_machine import CaseMachine
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from govliaison.cases import Case, attend, door, noun, waiting
from govliaison.cases import evolve as folding
from govliaison.cases.care_events import CaseWithdrawn, PromiseMissed
from govliaison.cases.decide import closing, criteria, deferring, handling, pausing
from govliaison.cases.events import CaseSentBack, MeasureTaken
from govliaison.cases.merging_events import CaseUnmerged
from govliaison.cases.milestone_events import StepTaken
from govliaison.cases.supervising_events import SupervisionStepTaken
from govliaison.deadlines import Limits
from govliaison.ledger import Decision, MemoryStore

Plant = Callable[[pytest.MonkeyPatch], None]


def nothing(*_args: Any, **_said: Any) -> None:
    """A check that lets everything pass."""


def no_gap_is_closed(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(folding, "_let_go", lambda case, _at: case.holdings)


def nobody_is_waited_for_anew(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(folding, "waits_after", lambda case, _at: case.waits)


def the_desk_is_never_waited_for(patch: pytest.MonkeyPatch) -> None:
    real = waiting.waits_after
    patch.setattr(folding, "waits_after", lambda case, at: real(case, at)[:1] if case.returns else real(case, at))


def what_lies_before_the_last_step_is_taken(patch: pytest.MonkeyPatch) -> None:
    for module in (closing, pausing):
        patch.setattr(module, "check_moment", nothing)


def a_pause_is_forgotten(patch: pytest.MonkeyPatch) -> None:
    real = attend.attention_moments
    patch.setattr(noun, "attention_moments", lambda case: [] if case.pause else real(case))


def a_missed_promise_is_kept(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(folding._FOLDS, PromiseMissed, lambda _case, _event, _stamp: {})


def an_answer_is_not_needed(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(closing, "_check_answered", nothing)


def a_lost_answer_needs_nobody_to_confirm_it(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(closing, "_check_undeliverable", nothing)


def whoever_handled_it_may_audit(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(closing, "check_second_person", nothing)


def open_tasks_do_not_count(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Case, "open_tasks", ())


def open_parts_do_not_count(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(closing, "check_parts_done", nothing)


def criteria_do_not_count(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(closing, "check_met", nothing)
    patch.setattr(criteria, "check_met", nothing)


def a_case_is_redone_for_ever(patch: pytest.MonkeyPatch) -> None:
    real = folding._FOLDS[CaseSentBack]
    patch.setitem(folding._FOLDS, CaseSentBack, lambda case, event, stamp: {**real(case, event, stamp), "redone": 0})


def a_pause_puts_off_by_the_wall_clock(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(
        Limits,
        "resumed",
        lambda _self, start, paused_at, at, *_more: attrs.evolve(start, due_at=start.due_at + (at - paused_at)),
    )


def followers_outlive_their_master(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(door, "go_along", lambda *_args: Decision(events=()))


def followers_of_a_withdrawn_case_wait_for_ever(patch: pytest.MonkeyPatch) -> None:
    real = door.go_along
    patch.setattr(door, "let_go", lambda _followers, decision: decision)
    patch.setattr(
        door,
        "go_along",
        lambda follower, master, decision, by: real(
            follower,
            master,
            Decision(events=tuple(each for each in decision.events if not isinstance(each, CaseWithdrawn))),
            by,
        ),
    )


def whoever_ended_with_a_case_ends_again(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Case, "follows", Case.was_merged_into)


def a_withdrawal_forgets_the_leader(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(deferring, "check_reported", nothing)


def un_merging_forgets_the_clocks(patch: pytest.MonkeyPatch) -> None:
    real = folding._FOLDS[CaseUnmerged]
    patch.setitem(
        folding._FOLDS, CaseUnmerged, lambda case, event, stamp: {**real(case, event, stamp), "clocks": case.clocks}
    )


def a_recused_person_still_sees_it(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(noun, "recused_token", lambda _person: "nobody")


def a_confidential_case_is_for_everybody(patch: pytest.MonkeyPatch) -> None:
    real = noun._audience
    patch.setattr(noun, "_audience", lambda case: real(attrs.evolve(case, confidential=False)))


def folding_again_gives_something_else(patch: pytest.MonkeyPatch) -> None:
    real, seen = folding._FOLDS[MeasureTaken], [0]

    def fold(case: Case, event: Any, stamp: Any) -> Any:
        seen[0] += 1
        late = attrs.evolve(stamp, effective_at=stamp.effective_at + seen[0] * timedelta(microseconds=1))
        return real(case, event, late)

    patch.setitem(folding._FOLDS, MeasureTaken, fold)


def a_step_of_supervision_is_taken_twice(patch: pytest.MonkeyPatch) -> None:
    real = folding._FOLDS[SupervisionStepTaken]

    def fold(case: Case, event: Any, stamp: Any) -> Any:
        changes = real(case, event, stamp)
        return {**changes, "supervision": (*changes["supervision"], changes["supervision"][-1])}

    patch.setitem(folding._FOLDS, SupervisionStepTaken, fold)


def a_step_that_was_taken_is_owed_still(patch: pytest.MonkeyPatch) -> None:
    real = folding._FOLDS[StepTaken]
    patch.setitem(
        folding._FOLDS, StepTaken, lambda case, event, stamp: {**real(case, event, stamp), "clocks": case.clocks}
    )


def who_took_a_step_may_audit(patch: pytest.MonkeyPatch) -> None:
    real = folding._FOLDS[StepTaken]
    patch.setitem(
        folding._FOLDS, StepTaken, lambda case, event, stamp: {**real(case, event, stamp), "handlers": case.handlers}
    )


def an_answer_leaves_steps_owed(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(folding, "UNTIL_ANSWER", ())


def an_interim_answer_is_owed_once(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(handling, "report_again", lambda *_args: ())


def the_first_of_two_at_once_is_written_over(patch: pytest.MonkeyPatch) -> None:
    real = MemoryStore.commit

    def commit(self: MemoryStore, batch: Any) -> Any:
        at_head = {}
        for change in batch.changes:
            stored = self.records([change.stream]).get(change.stream)
            at_head[change.stream] = stored.version if stored else 0
        changes = tuple(attrs.evolve(change, expected=at_head[change.stream]) for change in batch.changes)
        return real(self, attrs.evolve(batch, changes=changes))

    patch.setattr(MemoryStore, "commit", commit)


BUGS: tuple[Plant, ...] = (
    no_gap_is_closed,
    nobody_is_waited_for_anew,
    the_desk_is_never_waited_for,
    what_lies_before_the_last_step_is_taken,
    a_pause_is_forgotten,
    a_missed_promise_is_kept,
    an_answer_is_not_needed,
    a_lost_answer_needs_nobody_to_confirm_it,
    whoever_handled_it_may_audit,
    open_tasks_do_not_count,
    open_parts_do_not_count,
    criteria_do_not_count,
    a_case_is_redone_for_ever,
    a_pause_puts_off_by_the_wall_clock,
    followers_outlive_their_master,
    followers_of_a_withdrawn_case_wait_for_ever,
    whoever_ended_with_a_case_ends_again,
    a_withdrawal_forgets_the_leader,
    un_merging_forgets_the_clocks,
    a_recused_person_still_sees_it,
    a_confidential_case_is_for_everybody,
    folding_again_gives_something_else,
    a_step_of_supervision_is_taken_twice,
    a_step_that_was_taken_is_owed_still,
    who_took_a_step_may_audit,
    an_answer_leaves_steps_owed,
    an_interim_answer_is_owed_once,
    the_first_of_two_at_once_is_written_over,
)
SEARCH = settings(
    deadline=None,
    database=None,
    derandomize=True,
    print_blob=False,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
    max_examples=1000,  # each is found within a few dozen on average, and luck may be bad
    stateful_step_count=14,
)


@pytest.mark.parametrize("plant", BUGS, ids=lambda plant: plant.__name__)
def test_the_machine_finds_a_planted_bug(
    make_world: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, plant: Plant
) -> None:
    plant(monkeypatch)
    with pytest.raises(Exception):  # noqa: B017, PT011 - whatever tells it
        run_state_machine_as_test(lambda: CaseMachine(make_world, MemoryStore), settings=SEARCH)
