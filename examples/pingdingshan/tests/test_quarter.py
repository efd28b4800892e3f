"""The year plays through without a refusal, and everything the script tells has happened in the ledger."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from importlib.metadata import entry_points
from pathlib import Path

import attrs
import pytest

from govliaison.cases import Case, CaseState, Outcome, RefusalReason
from govliaison.deadlines import Light, Stage
from govliaison.ledger import Broken, reveal
from govliaison.liaison import Liaison
from govliaison.plugins import ExampleOffer
from govliaison_pingdingshan import plugin
from govliaison_pingdingshan.content import read_behaviour, read_people, read_submissions
from govliaison_pingdingshan.times import ENDS

BEHAVIOUR = read_behaviour()


@attrs.define
class HandClock:
    """A clock that never runs back."""

    moment: datetime

    def now(self) -> datetime:
        return self.moment

    def set(self, moment: datetime) -> None:
        assert moment >= self.moment
        self.moment = moment


@attrs.frozen(kw_only=True)
class City:
    """The city when the year is over."""

    liaison: Liaison
    cases: tuple[Case, ...]
    progress: tuple[tuple[int, int], ...]
    folder: Path

    def case(self, source_id: str) -> Case:
        """Give the case of a source number."""
        return next(case for case in self.cases if source_id in {source.source_id for source in case.sources})

    def told(self, story: str) -> list[Case]:
        """Give the cases of a kind of story."""
        return [self.case(each.source_id) for each in BEHAVIOUR.stories if each.story == story]


def offer() -> ExampleOffer:
    (found,) = plugin.govliaison_examples()
    return found


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    example, folder = offer(), tmp_path_factory.mktemp("city") / "city"
    shutil.copytree(example.folder(), folder)
    clock, deployment = HandClock(example.begins), folder / "liaison.toml"
    progress: list[tuple[int, int]] = []
    Liaison.initialise(deployment, person=example.person, name=example.person_name, time=clock)
    with Liaison.open(deployment, time=clock) as liaison:
        assert example.play(liaison, clock, lambda done, total: progress.append((done, total))) == ENDS
        cases = tuple(liaison.as_(example.person).registers.cases())
        yield City(liaison=liaison, cases=cases, progress=tuple(progress), folder=folder)


def test_the_example_offers_itself_by_its_entry_point() -> None:
    (entry,) = entry_points(group="govliaison.plugins", name="pingdingshan")
    assert entry.load() is plugin


def test_whoever_sets_the_deployment_up_is_the_administrator_of_the_script() -> None:
    (administrator,) = (person for person in read_people() if person.post == "administrator")
    assert (administrator.id, administrator.name) == (offer().person, offer().person_name)


def test_every_matter_became_one_case_whose_number_and_channels_are_kept(city: City) -> None:
    scripted = {row.source_id for row in read_submissions()}
    found = [case for case in city.cases if scripted & {source.source_id for source in case.sources}]
    assert scripted <= {source.source_id for case in found for source in case.sources}
    assert len(found) == len(scripted)
    assert len(city.cases) - len(found) == 20, "those that meetings, visits, a rating and a consultation brought"
    assert sum(len({source.channel for source in case.sources}) == 2 for case in city.cases) == 3


def test_progress_counts_the_days_of_the_year(city: City) -> None:
    assert city.progress[0] == (0, 365)
    assert city.progress[-1] == (365, 365)
    assert list(city.progress) == sorted(city.progress)


def test_four_were_refused_each_for_its_own_reason(city: City) -> None:
    refused = [case.refusal for case in city.cases if case.refusal is not None]
    assert sorted(refused) == sorted(refusal.reason for refusal in BEHAVIOUR.refusals)
    assert RefusalReason.CLASSIFIED in refused


def test_every_closed_case_has_a_delivered_answer_an_outcome_and_a_second_person(city: City) -> None:
    closed = [case for case in city.cases if case.state is CaseState.CLOSED]
    assert len(closed) > 120
    for case in closed:
        assert any(answer.delivered_at and not answer.perfunctory for answer in case.final_answers)
        assert case.outcome is not None
        assert case.auditor not in case.handlers
        assert case.call_backs
        assert case.running == ()


def test_every_open_case_has_one_accountable_unit_and_a_clock(city: City) -> None:
    for case in city.cases:
        if case.state.is_open:
            assert case.running
            assert case.holdings[-1].until is None
        assert [one.until for one in case.holdings[:-1]] == [one.since for one in case.holdings[1:]]


def test_units_gave_back_what_the_script_says_and_the_convener_designated(city: City) -> None:
    assert {len(case.returns) for case in city.told("returned-once")} == {1}
    assert {(len(case.returns), case.designated) for case in city.told("returned-until-designated")} == {(2, True)}
    habit = [case for case in city.cases if case.returns and case.designated and len(case.returns) == 1]
    assert sorted(case.lead for case in habit) == ["commerce", "water-resources"]


def test_whoever_was_to_be_late_was_late(city: City) -> None:
    for case in city.told("overdue"):
        clock = case.clock(Stage.ANSWER)
        assert clock is not None
        assert (clock.ended_at or ENDS) > clock.start.due_at
        assert clock.passed


def test_nothing_is_overdue_and_one_case_is_yellow_when_the_year_ends(city: City) -> None:
    lights = [case.light(ENDS) for case in city.cases if case.state.is_open]
    assert (lights.count(Light.RED), lights.count(Light.YELLOW)) == (0, 1)


def test_perfunctory_answers_were_kept_and_did_not_count(city: City) -> None:
    for case in city.told("perfunctory"):
        assert [answer.perfunctory for answer in case.final_answers] == [True, False]
        assert case.state is CaseState.CLOSED


def test_no_answer_of_the_script_is_perfunctory_but_those_told_so(city: City) -> None:
    meant = {story.source_id for story in BEHAVIOUR.stories if story.story == "perfunctory"}
    found = {
        source.source_id
        for case in city.cases
        if any(answer.perfunctory for answer in case.answers)
        for source in case.sources
    }
    assert found == meant


def test_the_auditor_and_the_call_backs_sent_cases_back(city: City) -> None:
    for case in city.told("sent-back"):
        assert len(case.final_answers) == 2
    redone = [case for case in city.told("call-back-unsatisfied") if case.redone]
    assert len(redone) == 3
    for case in redone:
        assert len(case.final_answers) == 2
        assert case.call_backs[0].grade is not None
        assert case.call_backs[0].grade.is_bad


def test_who_could_not_be_reached_was_tried_three_times(city: City) -> None:
    (case,) = city.told("unreachable")
    assert [call.reached for call in case.call_backs] == [False, False, False]
    assert case.state is CaseState.CLOSED


def test_supplements_reached_their_cases(city: City) -> None:
    assert sum("【补充】" in reveal(case.text) for case in city.cases) == 3


def test_counties_with_profiles_of_their_own_go_by_them(city: City) -> None:
    packs = {clock.start.pack for case in city.cases if case.region in {"410481", "410482"} for clock in case.clocks}
    assert {"local-410481", "local-410482"} <= packs
    automatic = [case for case in city.cases if case.by == "catalogue"]
    assert {case.region for case in automatic} == {"410482"}


def test_outcomes_are_those_of_the_script(city: City) -> None:
    for case in city.cases:
        if case.state is CaseState.CLOSED and case.sources[0].source_id in BEHAVIOUR.answers:
            assert case.outcome in {BEHAVIOUR.answers[case.sources[0].source_id].outcome, Outcome.UNREACHABLE}


def test_answers_and_notices_lie_beside_the_deployment(city: City) -> None:
    assert len(list((city.folder / "answers" / "hotline").iterdir())) > 30
    assert any((city.folder / "notices").iterdir())


def test_the_register_of_the_city_is_in_chinese_throughout(city: City) -> None:
    sheet = city.liaison.as_(offer().person).registers.sheet()
    heads = [column.heading for column in sheet.columns]
    rows = [dict(zip(heads, row, strict=True)) for row in sheet.rows]
    assert len(rows) == len(city.cases)
    assert {row["企业规模"] for row in rows} == {"大型", "中型", "小型", "微型", "未知", "不适用", ""}
    assert {row["紧急程度"] for row in rows} == {"一般", "紧急"}


def test_the_ledger_verifies_and_rebuilds_without_a_difference(city: City) -> None:
    assert [found for found in city.liaison.verify() if isinstance(found, Broken)] == []
    assert [found.stream for found in city.liaison.rebuild() if found.differed] == []
