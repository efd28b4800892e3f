"""The year around the cases: ``inspect`` names exactly what was planted, with evidence, and nothing else."""

import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

from govliaison.ledger import Broken, Query
from govliaison.liaison import Liaison
from govliaison.oversight import BULLETIN, Inspected, Standing
from govliaison.ratings import RATING
from govliaison.visits import VISIT, VisitState
from govliaison_pingdingshan import plugin
from govliaison_pingdingshan.content import DATA
from govliaison_pingdingshan.times import ENDS
from govliaison_pingdingshan.year.scene import QUARTERS, RUZHOU, WUGANG

PLANTED: dict[str, Any] = tomllib.loads((DATA / "planted.toml").read_text(encoding="utf-8"))


@attrs.define
class HandClock:
    """A clock that is set by the play."""

    moment: Any

    def now(self) -> Any:
        return self.moment

    def set(self, moment: Any) -> None:
        self.moment = moment


@attrs.frozen(kw_only=True)
class Year:
    """The deployment at the end, and how each duty stood in each quarter."""

    liaison: Liaison
    duties: tuple[Inspected, ...]


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Year]:
    (example,) = plugin.govliaison_examples()
    folder: Path = tmp_path_factory.mktemp("year") / "city"
    shutil.copytree(example.folder(), folder)
    clock, deployment = HandClock(example.begins), folder / "liaison.toml"
    Liaison.initialise(deployment, person=example.person, name=example.person_name, time=clock)
    with Liaison.open(deployment, time=clock) as liaison:
        assert example.play(liaison, clock, lambda _done, _total: None) == ENDS
        desk = liaison.as_(example.person).obligations
        yield Year(liaison=liaison, duties=tuple(each for quarter in QUARTERS for each in desk.inspect(quarter)))


def told(each: Inspected) -> dict[str, str]:
    """Say a duty as the list of what is planted says it."""
    assert each.charge is not None
    return {
        "obligation": each.charge.obligation.id,
        "place": each.place.region,
        "unit": each.charge.unit,
        "period": str(each.charge.period),
        "standing": each.judged.standing.value,
    }


def records(year: Year, noun: Any) -> list[Any]:
    """Give all records of a kind."""
    ledger = year.liaison.ledger
    return [ledger.read(row) for row in ledger.store.find(Query(kind=noun.kind, reader=None, limit=500)).rows]


def test_inspection_names_exactly_what_was_planted_and_nothing_else(year: Year) -> None:
    failed = [told(each) for each in year.duties if each.judged.standing in (Standing.UNMET, Standing.POSTPONED)]
    assert sorted(failed, key=repr) == sorted(PLANTED["duties"], key=repr)


def test_each_failure_has_an_entry_that_proves_it(year: Year) -> None:
    for each in year.duties:
        if each.judged.standing in (Standing.UNMET, Standing.POSTPONED):
            assert each.evidence
            for reference in each.evidence:
                stream, _, version = reference.partition("@")
                assert int(version) in {entry.entry.version for entry in year.liaison.ledger.store.entries(stream)}


def test_counties_work_with_two_and_three_conveners_and_those_without_a_mechanism_owe_nothing(year: Year) -> None:
    heads = {(each.place.region, each.charge.unit) for each in year.duties if each.charge and each.charge.unit}
    assert 2 == sum(place == WUGANG and unit.startswith("wugang") for place, unit in heads)
    assert 3 == sum(place == RUZHOU and unit.startswith("ruzhou") for place, unit in heads)
    without = [each for each in year.duties if each.charge is None]
    assert len(without) == 10 * len(QUARTERS)
    assert {each.judged.standing for each in without} == {Standing.NOT_APPLICABLE}


def test_what_happens_once_happens_once(year: Year) -> None:
    desk = year.liaison.as_("pang.jingxing")
    ratings = records(year, RATING)
    found = {
        "proposals": len([*desk.proposals.list()]),
        "bad_ratings": sum(each.opened is not None for each in ratings),
        "appeals": sum(each.appeal is not None for each in ratings),
    }
    assert found == PLANTED["once"]


def test_every_planned_visit_was_paid_and_every_paper_was_issued(year: Year) -> None:
    assert {each.state for each in records(year, VISIT)} == {VisitState.HELD}
    assert {each.state.value for each in records(year, BULLETIN)} == {"issued"}


def test_the_ledger_of_the_year_verifies(year: Year) -> None:
    assert [found for found in year.liaison.verify() if isinstance(found, Broken)] == []
    assert [found.stream for found in year.liaison.rebuild() if found.differed] == []
