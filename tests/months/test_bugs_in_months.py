"""The machine of months finds what it is there to find: the code is broken once for each invariant, and it notices."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import attrs
import months_world
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from months_machine import MonthsMachine
from months_world import Founded, StoppingStore

from govliaison.access import unit_token
from govliaison.cases import evolve as case_fold
from govliaison.cases import noun as case_noun
from govliaison.cases.decide import closing
from govliaison.cases.parts import Source
from govliaison.enterprises import candidates, contact_log
from govliaison.ledger import Noun
from govliaison.ledger.noun import show_all
from govliaison.meetings import MEETING, RESOLUTION, SymposiumVerdict, meeting_desk
from govliaison.meetings.door import MeetingDoor
from govliaison.meetings.judging import SymposiumJudgement
from govliaison.oversight.bulletins import desk as bulletin_desk
from govliaison.policies import Uptake
from govliaison.ratings import GivenRating
from govliaison.supervision import FINDING, deciding
from govliaison.visits import VISIT

Plant = Callable[[pytest.MonkeyPatch], None]


def with_noun(patch: pytest.MonkeyPatch, noun: Noun[Any], **parts: Any) -> None:
    """Let every ledger of a run know a kind of record otherwise."""
    patch.setattr(months_world, "NOUNS", {**months_world.NOUNS, noun.kind: attrs.evolve(noun, **parts)})


def a_gap_lies_between_two_units(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(case_fold, "_let_go", lambda case, _at: case.holdings)


def the_same_matter_opens_two_cases(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Source, "claims", property(lambda _source: ()))


def an_issue_of_a_meeting_is_lost(patch: pytest.MonkeyPatch) -> None:
    real = MEETING.evolve
    with_noun(patch, MEETING, evolve=lambda *said: attrs.evolve(real(*said), issues=real(*said).issues[:1]))


def whoever_handled_it_may_audit(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(closing, "check_second_person", lambda *_args: None)


def a_state_owned_firm_may_be_chosen(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(candidates, "_not_served_here", lambda *_args: None)


def who_opted_out_may_be_chosen(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(candidates, "_not_willing", lambda _candidate: None)


def the_cap_does_not_count(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(contact_log, "_justify", lambda *_args: "")


def a_case_does_not_stand_against_watching(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(deciding, "stands_against", lambda *_args: False)


def a_finding_is_forgotten(patch: pytest.MonkeyPatch) -> None:
    with_noun(patch, FINDING, index=lambda record: attrs.evolve(FINDING.index(record), attention=None))


def a_bad_rating_opens_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(GivenRating, "opens_case", lambda *_args: False)


def whoever_did_it_may_verify_it(patch: pytest.MonkeyPatch) -> None:
    real = RESOLUTION.evolve
    with_noun(patch, RESOLUTION, evolve=lambda *said: attrs.evolve(real(*said), doers=frozenset()))


def a_policy_is_pushed_twice(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Uptake, "is_reached", property(lambda _uptake: False))


def no_symposium_counts(patch: pytest.MonkeyPatch) -> None:
    def missed(quarter: Any, _symposia: Any) -> SymposiumJudgement:
        return SymposiumJudgement(quarter=quarter, verdict=SymposiumVerdict.MISSED)

    patch.setattr(meeting_desk, "symposium_judgement", missed)


def a_number_is_left_out(patch: pytest.MonkeyPatch) -> None:
    real = MeetingDoor.serial
    patch.setattr(MeetingDoor, "serial", lambda *args: real(*args) // 3 + real(*args))


def a_bulletin_forgets_what_was_known(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(bulletin_desk, "records_at", lambda ledger, noun, **_at: bulletin_desk.records_now(ledger, noun))


def folding_again_gives_something_else(patch: pytest.MonkeyPatch) -> None:
    seen = [0]

    def fold(*said: Any) -> Any:
        seen[0] += 1
        visit = VISIT.evolve(*said)
        return attrs.evolve(visit, changed_at=visit.changed_at + seen[0] * timedelta(microseconds=1))

    with_noun(patch, VISIT, evolve=fold)


def a_sweep_passes_over_what_is_due(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(StoppingStore, "lease_due", lambda *_args: ())


def a_county_sees_the_cases_of_others(patch: pytest.MonkeyPatch) -> None:
    real = case_noun._audience
    patch.setattr(case_noun, "_audience", lambda case: real(case) | {unit_token("far-county")})


def a_watched_unit_learns_who_watches(patch: pytest.MonkeyPatch) -> None:
    with_noun(patch, FINDING, show=show_all)


BUGS: tuple[Plant, ...] = (
    a_gap_lies_between_two_units,
    the_same_matter_opens_two_cases,
    an_issue_of_a_meeting_is_lost,
    whoever_handled_it_may_audit,
    a_state_owned_firm_may_be_chosen,
    who_opted_out_may_be_chosen,
    the_cap_does_not_count,
    a_case_does_not_stand_against_watching,
    a_finding_is_forgotten,
    a_bad_rating_opens_nothing,
    whoever_did_it_may_verify_it,
    a_policy_is_pushed_twice,
    no_symposium_counts,
    a_number_is_left_out,
    a_bulletin_forgets_what_was_known,
    folding_again_gives_something_else,
    a_sweep_passes_over_what_is_due,
    a_county_sees_the_cases_of_others,
    a_watched_unit_learns_who_watches,
)
SEARCH = settings(
    deadline=None,
    database=None,
    derandomize=True,
    print_blob=False,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
    report_multiple_bugs=False,
    max_examples=100,  # what is found ends the search; the dice fall otherwise with the order of sets
    stateful_step_count=200,
)


@pytest.mark.parametrize("plant", BUGS, ids=lambda plant: plant.__name__)
def test_the_machine_of_months_finds_a_planted_bug(
    founded: Founded, monkeypatch: pytest.MonkeyPatch, plant: Plant
) -> None:
    plant(monkeypatch)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(lambda: MonthsMachine(founded), settings=SEARCH)
