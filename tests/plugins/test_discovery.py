import sys
from importlib.metadata import Distribution, EntryPoint
from pathlib import Path

import pytest

from govliaison.plugins import GROUP, Plugin, State, discover


class Installed(Distribution):
    """A distribution that only has metadata."""

    def __init__(self, name: str, version: str) -> None:
        self.text = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        self.text += "Requires-Dist: govliaison-sql\nRequires-Dist: govliaison>=0.1,<1\n"

    def read_text(self, filename: str) -> str | None:
        return self.text if filename == "METADATA" else None

    def locate_file(self, path: object) -> Path:
        return Path(str(path))


def point(name: str, value: str, distribution: str = "acme-plugins") -> EntryPoint:
    found = EntryPoint(name, value, GROUP)
    vars(found)["dist"] = Installed(distribution, "1.2")
    return found


@pytest.fixture
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "liaison_good.py").write_text("plugin = 'good'\n", encoding="utf-8")
    (tmp_path / "liaison_bad.py").write_text("raise RuntimeError('no driver')\n", encoding="utf-8")
    (tmp_path / "liaison_exit.py").write_text("raise SystemExit(3)\n", encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("modules")
def test_a_plugin_is_loaded_with_its_distribution_and_version() -> None:
    (plugin,), infos = discover(None, [point("good", "liaison_good:plugin")])
    assert ("good", "good", "acme-plugins", "1.2") == (plugin.name, plugin.hooks, plugin.distribution, plugin.version)
    assert ((), "acme-plugins 1.2 (good)") == (infos, plugin.label)
    assert ("govliaison>=0.1,<1", True) == (plugin.requires, (plugin.import_time or 0) > 0)


@pytest.mark.usefixtures("modules")
def test_what_is_not_enabled_is_not_even_imported() -> None:
    plugins, (info,) = discover([], [point("bad", "liaison_bad:plugin")])
    assert ((), State.DISABLED, "bad") == (plugins, info.state, info.name)
    assert "liaison_bad" not in sys.modules


@pytest.mark.usefixtures("modules")
def test_of_ten_that_are_installed_and_not_enabled_none_is_imported() -> None:
    points = [point(f"bad-{number}", "liaison_bad:plugin", f"acme-{number}") for number in range(10)]
    plugins, infos = discover(["good"], [*points, point("good", "liaison_good:plugin")])
    assert (["good"], 10) == ([plugin.name for plugin in plugins], len(infos))
    assert "liaison_bad" not in sys.modules


@pytest.mark.usefixtures("modules")
@pytest.mark.parametrize("enabled", ["good", "acme-plugins"])
def test_a_plugin_is_enabled_by_its_own_name_or_that_of_its_distribution(enabled: str) -> None:
    plugins, _ = discover([enabled], [point("good", "liaison_good:plugin"), point("bad", "x:y", "other")])
    assert ["good"] == [plugin.name for plugin in plugins]


@pytest.mark.usefixtures("modules")
@pytest.mark.parametrize("value", ["liaison_bad:plugin", "liaison_exit:plugin", "liaison_good:none", "liaison_none:x"])
def test_one_broken_plugin_does_not_stop_the_others(value: str) -> None:
    plugins, (info,) = discover(None, [point("a-bad", value), point("good", "liaison_good:plugin")])
    assert (["good"], State.REFUSED) == ([plugin.name for plugin in plugins], info.state)
    assert info.reason is not None
    assert "acme-plugins 1.2 (a-bad)" in info.reason.message("zh")


def test_an_enabled_plugin_that_is_not_installed_is_named() -> None:
    plugins, (info,) = discover(["sq"], [])
    assert ((), "sq", State.MISSING) == (plugins, info.name, info.state)


def test_installed_entry_points_are_found_by_metadata() -> None:
    _, infos = discover([])
    assert {"china", "documents", "spreadsheets", "sql", "pingdingshan"} <= {info.name for info in infos}


def test_a_plugin_handed_over_in_code_is_called_by_its_name() -> None:
    assert ("test_a_plugin", "object") == (
        Plugin.of(type("m", (), {"__name__": "test_a_plugin"})()).label,
        Plugin.of(object()).label,
    )
