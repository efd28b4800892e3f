"""Three counties of different shape under one city: each in 150 lines, checked, linted and tried out."""

import json
import shutil
import tomllib
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from govliaison.cli import main
from govliaison.cli.working_time import installed_offers
from govliaison.errors import ConfigError
from govliaison.profiles import Profile, load_profile

EXAMPLES = Path(__file__).parents[2] / "examples"
COUNTIES = {"baofeng": "410421", "yexian": "410422", "jiaxian": "410425"}
MOST = 150
CITY = 'extends = "pack:pingdingshan/city"\n[jurisdictions."410421"]\nprofile = "baofeng.toml"\n'
Tried = Callable[[str], tuple[Path, Any]]
each_county = pytest.mark.parametrize("county", COUNTIES)


def load(county: str) -> Profile:
    return load_profile(EXAMPLES / county / "profile.toml", installed_offers().pack)


def leaves(values: Mapping[str, Any], above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    for key, value in values.items():
        if isinstance(value, dict) and value:
            yield from leaves(value, (*above, key))
        else:
            yield (*above, key), value


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Profile:
    """Load the city with one of the counties in its ledger."""
    folder = tmp_path_factory.mktemp("city")
    (folder / "city.toml").write_text(CITY, encoding="utf-8")
    shutil.copy(EXAMPLES / "baofeng/profile.toml", folder / "baofeng.toml")
    return load_profile(folder / "city.toml", installed_offers().pack)


@each_county
def test_a_county_is_short(county: str) -> None:
    files = [path for path in (EXAMPLES / county).iterdir() if path.suffix in (".toml", ".py")]
    assert sum(len(path.read_text(encoding="utf-8").splitlines()) for path in files) <= MOST


@each_county
def test_a_county_changes_only_what_it_names(county: str, city: Profile) -> None:
    named = {
        path for path, _ in leaves(tomllib.loads((EXAMPLES / county / "profile.toml").read_text(encoding="utf-8")))
    }
    before, after = dict(leaves(json.loads(city.text))), dict(leaves(json.loads(load(county).text)))
    changed = {path for path, value in after.items() if before.get(path) != value and path[0] != "jurisdictions"}
    filled = {path for path in changed if path[0] == "units" and path[-1] in ("region", "level")}
    assert changed - filled <= named
    gone = {path for path in before if path not in after and path[0] != "jurisdictions"}
    assert set() == {path for path in gone if not any(path == known[: len(path)] for known in named)}


def test_no_two_counties_are_alike() -> None:
    profiles = [load(county) for county in COUNTIES]
    shapes = [
        (
            frozenset(
                unit.id for unit in each.units.units.values() if "convener" in unit.roles and unit.region == code
            ),
            frozenset(each.cases.close_out),
            frozenset(each.deadlines.rules),
            each.papers.word,
            each.bulletins.pattern,
        )
        for each, code in zip(profiles, COUNTIES.values(), strict=True)
    ]
    for parts in zip(*shapes, strict=True):
        assert len(shapes) == len(set(parts))


@each_county
def test_a_county_passes_check_and_lint_and_runs_for_itself(
    county: str, tried: Tried, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, told = tried(county)
    assert 15 == told["cases"]
    assert 12 <= told["states"]["closed"]
    config = ["--config", str(folder / "liaison.toml"), "--json"]
    for command in (["config", "check"], ["config", "check", "--upgrade"], ["deadlines", "lint"], ["ledger", "verify"]):
        capsys.readouterr()
        assert 0 == main([*command, *config]), capsys.readouterr().err
    assert {"lead" for _ in told["units"]} == {"lead"}
    own = {unit.id for unit in load(county).units.units.values() if unit.region == COUNTIES[county]}
    assert own & {each["unit"] for each in told["units"]}


@each_county
def test_papers_bear_the_head_of_the_county(county: str, tried: Tried) -> None:
    folder, _ = tried(county)
    profile = load(county)
    issuer = profile.units.units[profile.papers.issuer].name
    papers = sorted((folder / "papers").glob("*.docx"))
    texts = [zipfile.ZipFile(paper).read("word/document.xml").decode() for paper in papers]
    assert papers
    assert any(issuer in text for text in texts)


def test_a_county_in_the_ledger_of_the_city_keeps_its_own_rules(city: Profile) -> None:
    inner = city.for_region("410421")
    assert ("baofeng-enterprise-centre", "data-bureau") == (inner.cases.desk, city.cases.desk)
    assert inner == load("baofeng")


@pytest.mark.parametrize(("county", "file"), [("yexian", "yexian.sqlite"), ("jiaxian", "duty-book.txt")])
def test_a_county_has_its_own_store_or_plugin(county: str, file: str, tried: Tried) -> None:
    assert (tried(county)[0] / file).stat().st_size


def test_what_the_city_guards_a_county_cannot_loosen(tmp_path: Path) -> None:
    text = (EXAMPLES / "baofeng/profile.toml").read_text(encoding="utf-8")
    assert "max_returns = 1\n" in text
    looser = text.replace("max_returns = 1\n", "max_returns = 3\ncall_back = false\n")
    (tmp_path / "profile.toml").write_text(looser, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_profile(tmp_path / "profile.toml", installed_offers().pack)
    line = looser[: looser.index("max_returns")].count("\n") + 1
    said = [
        (each.code, each.params["line"], str(each.params["by"]).partition(":")[0]) for each in caught.value.problems
    ]
    assert [("profile.loosened", line, "pack"), ("profile.locked", line + 1, "pack")] == said
