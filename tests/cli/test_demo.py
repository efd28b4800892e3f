"""The demonstration: what it chooses, where it puts a city, and what it tells of it."""

import io
import json
from collections.abc import Iterator
from contextlib import redirect_stdout
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import attrs
import pytest

from govliaison.cli.commands import demo as command
from govliaison.cli.demo.figures import Picture, draw
from govliaison.cli.demo.stage import StageClock, choose_example, make_folder, played
from govliaison.cli.demo.telling import Telling
from govliaison.cli.demo.year import Year, look_back
from govliaison.cli.names import Names
from govliaison.cli.output import Output
from govliaison.cli.run import run
from govliaison.deadlines import Light
from govliaison.errors import InputError, NotFoundError
from govliaison.liaison import Liaison
from govliaison.plugins import ExampleOffer
from govliaison.texts import Language


def example(name: str = "town", play: Any = print) -> ExampleOffer:
    return attrs.evolve(choose_example("pingdingshan"), name=name, play=play)


def over_at_once(_liaison: Liaison, clock: StageClock, progress: Any) -> datetime:
    """A play in which nothing happens."""
    progress(1, 1)
    return clock.now()


@attrs.frozen(kw_only=True)
class Played:
    """A city at the end of its year."""

    liaison: Liaison
    picture: Picture
    year: Year
    folder: Path

    def telling(self, output: Output) -> Telling:
        return Telling(
            output=output,
            names=Names(self.liaison, output),
            example=choose_example("pingdingshan"),
            picture=self.picture,
            year=self.year,
            papers=(self.folder / "papers", 3),
            folder=self.folder,
            register=self.folder / "register.xlsx",
            kept=True,
        )

    def text(self, language: Language) -> str:
        out = io.StringIO()
        output = Output(language, json=False, out=out)
        output.show({}, *self.telling(output).parts())
        return out.getvalue()


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Played]:
    offer, folder = choose_example("pingdingshan"), tmp_path_factory.mktemp("demo")
    with played(offer, folder, lambda _done, _total: None) as (liaison, ended):
        office = liaison.as_(offer.person)
        cases = office.registers.cases()
        picture = draw(cases, lambda region: liaison.jurisdictions.rules_for(region).limits.calendar, ended)
        year = look_back(liaison, office, offer.begins, ended)
        yield Played(liaison=liaison, picture=picture, year=year, folder=folder)


def test_the_first_example_by_name_is_played_unless_another_is_named() -> None:
    offered = [example("village"), example("town")]
    assert choose_example(None, offered).name == "town"
    assert choose_example("village", offered).name == "village"


def test_without_an_example_and_with_an_unknown_name_it_says_what_there_is() -> None:
    with pytest.raises(NotFoundError, match=r"demo\.none"):
        choose_example(None, [])
    with pytest.raises(NotFoundError) as failed:
        choose_example("city", [example("village"), example("town")])
    assert (failed.value.code, failed.value.params["known"]) == ("demo.unknown", "town、village")


def test_a_folder_is_made_or_taken_empty_but_never_overwritten(tmp_path: Path) -> None:
    assert make_folder(tmp_path / "new" / "city").is_dir()
    (tmp_path / "file").write_text("mine")
    with pytest.raises(InputError, match=r"demo\.folder-used"):
        make_folder(tmp_path)
    with pytest.raises(InputError, match=r"demo\.no-folder"):
        make_folder(tmp_path / "file")


def test_the_stage_clock_stands_still_until_it_is_set() -> None:
    clock = StageClock(datetime(2026, 7, 1, tzinfo=UTC))
    clock.set(datetime(2026, 7, 2, tzinfo=UTC))
    assert clock.now() == datetime(2026, 7, 2, tzinfo=UTC)


def test_every_open_case_shows_its_light_at_exactly_one_unit(city: Played) -> None:
    picture = city.picture
    for light in Light:
        assert sum(line.lights[light] for line in picture.units) == picture.lights[light]
    assert sum(line.closed for line in picture.units) == sum(case.state == "closed" for case in picture.cases)
    assert [line.lights[Light.RED] for line in picture.units] == sorted(
        (line.lights[Light.RED] for line in picture.units), reverse=True
    )


def test_what_is_overdue_is_what_is_red_and_the_longest_stands_first(city: Played) -> None:
    picture = city.picture
    assert len(picture.overdue) == picture.lights[Light.RED]
    assert [late.days for late in picture.overdue] == sorted((late.days for late in picture.overdue), reverse=True)
    assert all(late.since < picture.now for late in picture.overdue)


def test_the_time_of_all_units_is_the_time_of_all_cases(city: Played) -> None:
    def whole(case: Any) -> float:
        calendar = city.liaison.jurisdictions.rules_for(case.region).limits.calendar
        time = calendar.working_time(case.received_at, case.holdings[-1].until or city.picture.now)
        return float(time.total_seconds() / (calendar.hours.length / 1_000_000))

    assert sum(line.days for line in city.picture.units) == pytest.approx(sum(map(whole, city.picture.cases)))
    longest = sorted(map(whole, city.picture.cases), reverse=True)[:5]
    assert [way.total for way in city.picture.slowest] == pytest.approx(longest)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", ("一、超期未办", "二、各单位台账", "三、用时最长", "四、指标及口径", "五、督导检查", "六、接着可以看")),
        (
            "en",
            (
                "1  Overdue",
                "2  The register",
                "3  The 5 that took longest",
                "4  Rates",
                "5  Inspection",
                "6  What to try next",
            ),
        ),
    ],
)
def test_people_read_first_what_is_overdue_and_last_what_to_try(
    city: Played, language: Language, words: tuple[str, ...]
) -> None:
    text = city.text(language)
    places = [text.index(word) for word in words]
    assert places == sorted(places)
    assert "demo." not in text
    assert "register.xlsx" in text


def test_programs_get_the_same_figures(city: Played) -> None:
    document = city.telling(Output("en", json=True)).document()
    assert json.loads(json.dumps(document)) == document
    assert document["cases"] == sum(document["states"].values()) == len(city.picture.cases)
    assert document["lights"]["red"] == len(document["overdue"])
    assert {rate["id"]: rate["numerator"] for rate in document["rates"]}["returned"] == 11
    assert all(rate["definition"] for rate in document["rates"])
    assert [quarter["period"] for quarter in document["quarters"]] == ["2025Q4", "2026Q1", "2026Q2", "2026Q3"]
    assert [each["obligation"] for each in document["unmet"]] == [
        "symposium",
        "liaison-officer",
        "findings",
        "symposium",
    ]
    assert all(each["evidence"] for each in document["unmet"])
    assert document["as_of"] == "2026-09-30T18:00:00+08:00"


def test_no_telephone_stands_in_what_is_told(city: Played) -> None:
    assert "1990000" not in city.text("zh")


def test_the_command_prints_one_document_and_leaves_a_city_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "choose_example", lambda _name: example(play=over_at_once))
    with redirect_stdout(io.StringIO()) as out:
        assert run(["demo", "--keep", str(tmp_path / "city"), "--json"]) == 0
    document = json.loads(out.getvalue())
    assert (document["cases"], document["overdue"], document["slowest"]) == (0, [], [])
    assert Path(document["register"]).is_file()
    assert {path.name for path in (tmp_path / "city").iterdir()} >= {"liaison.toml", "profile.toml", "ledger.sqlite"}


def test_the_command_tells_people_where_a_temporary_city_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(command, "choose_example", lambda _name: example(play=over_at_once))
    with redirect_stdout(io.StringIO()) as out:
        assert run(["demo", "--lang", "en"]) == 0
    assert "Nothing is overdue." in out.getvalue()
    assert "It lies in a temporary folder" in out.getvalue()
