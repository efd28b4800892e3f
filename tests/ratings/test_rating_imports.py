"""Ratings from tables: once each, bad ones with their cases, and a real message board."""

import csv
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from watch_world import World

from govliaison.cases import Grade
from govliaison.errors import RefusedError
from govliaison.exchange import Imports
from govliaison.ratings import RatingImport, RatingState, rating_figures
from govliaison.values import ImportReport, Reading, Reason, Row, RowOutcome

SHARED = Path(os.environ.get("GOVLIAISON_SHARED") or Path(__file__).parents[2] / "../shared")


@pytest.fixture
def world() -> World:
    return World()


def reading(*rows: Mapping[str, str]) -> Reading:
    def read() -> Iterator[Row]:
        for number, cells in enumerate(rows, start=2):
            skipped = Reason.of("table.total") if cells.get("skip") else None
            yield Row(number=number, where=f"t:{number}", cells=cells, skipped=skipped)

    return Reading(name="t.csv", columns=(), rows=read())


def take(world: World, *rows: Mapping[str, str], person: str = "wang", **asked: Any) -> ImportReport:
    work = RatingImport(world.context(person), world.rating_rules, channel="rating", **asked)
    return work.run(reading(*rows))


def row(source: str, **cells: str) -> dict[str, str]:
    return {"source_id": source, "rated_at": "2026-09-01"} | cells


def test_a_table_is_taken_once(world: World) -> None:
    rows = (row("1", grade="满意"), row("2", grade="1星", text="太慢"), row("1", grade="满意"))
    dry = take(world, *rows, dry_run=True)
    assert (2, 1, 0) == (dry.taken, dry.unchanged, len([*world.ratings().find()]))
    done = take(world, *rows)
    assert (2, 1) == (done.taken, done.unchanged)
    assert [RatingState.GIVEN, RatingState.OPEN] == sorted(each.state for each in world.ratings().find())
    assert 1 == len(world.cases().find().rows)
    again = take(world, *rows)
    assert (0, 3, 0) == (again.taken, again.unchanged, again.warned)


def test_a_number_that_says_something_else_later_is_told_apart(world: World) -> None:
    take(world, row("1", grade="满意"))
    report = take(world, row("1", grade="不满意"))
    assert [("rating.source-differs",)] == [tuple(each.code for each in line.reasons) for line in report.rows]
    assert [Grade.SATISFIED] == [each.grade for each in world.ratings().find()]


@pytest.mark.parametrize(
    ("cells", "outcome", "code"),
    [
        ({"grade": "马马虎虎"}, RowOutcome.REFUSED, "rating.grade-unreadable"),
        ({"rated_at": "2030-01-01", "grade": "5"}, RowOutcome.REFUSED, "rating.in-future"),
        ({"rated_at": "昨天", "grade": "5"}, RowOutcome.REFUSED, "moment.unreadable"),
        ({"source_id": "", "grade": "5"}, RowOutcome.REFUSED, "rating.no-source"),
        ({}, RowOutcome.SKIPPED, "rating.not-rated"),
        ({"skip": "yes"}, RowOutcome.SKIPPED, "table.total"),
        ({"grade": "5", "unit": "某局"}, RowOutcome.TAKEN, "rating.unit-unknown"),
        ({"grade": "5", "case": "1"}, RowOutcome.TAKEN, "rating.case-unknown"),
        ({"grade": "5", "case": "0000-0000-0000"}, RowOutcome.TAKEN, "rating.case-unknown"),
    ],
)
def test_a_bad_row_does_not_block_the_rest(world: World, cells: dict[str, str], outcome: RowOutcome, code: str) -> None:
    report = take(world, {**row("1"), **cells}, row("2", grade="5"))
    [line] = report.rows
    assert (outcome, code) == (line.outcome, line.reasons[0].code)
    assert [] == [each for each in line.reasons[0].params if "昨天" in str(each)]
    assert [*world.ratings().find()]


def test_a_row_rates_the_unit_it_names_else_the_one_said_else_that_of_the_catalogue(world: World) -> None:
    case = world.submit(None, "hall")
    take(
        world,
        row("1", grade="5", unit="综合窗口"),
        row("2", grade="5", category="涉税"),
        row("3", grade="5"),
        row("4", grade="5", case=case.number),
    )
    take(world, row("5", grade="5", category="涉税"), unit="hall")
    found = {each.source_id: (each.unit, each.case) for each in world.ratings().find()}
    assert {
        "1": ("hall", None),
        "2": ("tax", None),
        "3": ("bureau", None),
        "4": ("hall", case.id),
        "5": ("hall", None),
    } == found


def test_only_conveners_bring_ratings_in(world: World) -> None:
    with pytest.raises(RefusedError, match=r"rating\.convener-only"):
        take(world, row("1", grade="5"), person="li")


def test_an_import_is_undone_with_the_cases_it_opened_and_taken_again(world: World) -> None:
    report = take(world, row("1", grade="1"), row("2", grade="5"))
    undone = Imports(world.context("wang")).undo(report.batch, note="错表")
    assert 3 == len(undone.undone)
    assert [] == [*world.ratings().find()]
    assert [RatingState.UNDONE] * 2 == [
        each.state for each in world.ratings().find(states=frozenset({RatingState.UNDONE}))
    ]
    assert 2 == take(world, row("1", grade="5"), row("2", grade="5")).taken
    assert (2, 0) == (rating_figures(world.ratings().find()).active, rating_figures(world.ratings().find()).bad)


def test_the_stars_of_a_real_message_board(world: World) -> None:
    path = SHARED / "data" / "leader_board_hangzhou.csv"
    if not path.exists():
        pytest.skip("the shared data are not here")
    with path.open(encoding="utf-8", newline="") as file:
        rows = [
            {
                name: value
                for name, value in {
                    "source_id": each["tid"],
                    "rated_at": each["date"],
                    "title": each["title"],
                    "text": each["content"],
                    "category": each["domain"],
                    "manner": each["grade_manner"],
                    "speed": each["grade_speed"],
                }.items()
                if value
            }
            for each in csv.DictReader(file)
        ]
    report = take(world, *rows)
    assert (314, 317, 0) == (report.taken, report.skipped, report.refused)
    figures = rating_figures(world.ratings().find())
    assert (286, 2, 1, 0, 25) == tuple(figures.grades.values())
    assert 25 == figures.bad == sum(each.opened is not None for each in world.ratings().find())
    assert 314 == take(world, *rows).unchanged
