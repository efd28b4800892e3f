"""A file beside the deployment is a plugin if the deployment names it, and never otherwise."""

import re
import sys
from pathlib import Path
from typing import Any

import pytest

from govliaison.errors import ConfigError
from govliaison.plugins import Delivered, NotifyAsk

BELL = """\
from __future__ import annotations

import attrs
from govliaison.plugins import Delivered, NotifierOffer, hookimpl


@attrs.frozen(kw_only=True)
class Settings:
    tone: str = "low"


class Bell:
    def __init__(self, settings, host):
        self.settings = settings

    def notify(self, ask, /):
        return Delivered(receipt=f"{self.settings.tone} {ask.key}")


class Plugin:
    @hookimpl
    def govliaison_notifiers(self):
        yield NotifierOffer(name="bell", contract=1, settings=Settings, build=Bell)


class Twice:
    @hookimpl
    def govliaison_notifiers(self):
        yield NotifierOffer(name="bell", contract=1, build=Bell)
        yield NotifierOffer(name="gong", contract=1, build=Bell)


class Misspelt:
    @hookimpl
    def govliaison_notifierz(self):
        return ()


class Unmarked:
    def govliaison_notifiers(self):
        return ()


class Lost:
    @hookimpl
    def govliaison_notifiers(self, config):
        return ()


plugin = Plugin()
offer = NotifierOffer(name="bell", contract=1, settings=Settings, build=Bell)
twice, misspelt, unmarked, lost, newer = Twice(), Misspelt(), Unmarked(), Lost(), attrs.evolve(offer, contract=9)
"""


@pytest.fixture
def bell(place: Any) -> Any:
    (place.folder / "bell.py").write_text(BELL, encoding="utf-8")
    return place


def use(place: Any, use: str, more: str = "") -> Any:
    with place.file.open("a", encoding="utf-8") as file:
        file.write(f"\n[notifiers.bell]\nuse = '{use}'\n{more}\n")
    return place


ASK = NotifyAsk(key="k1", destination="bell", recipient="x", subject="s", text="t")


@pytest.mark.parametrize("name", ["./bell.py", "./bell.py:plugin", "./bell.py:offer"])
def test_an_offer_or_a_plugin_in_a_file_is_used_with_its_settings(bell: Any, name: str) -> None:
    use(bell, name, 'tone = "high"')
    with bell.open() as liaison:
        assert Delivered(receipt="high k1") == liaison.adapters.notifiers["bell"].notify(ASK)
        (info,) = [info for info in liaison.adapters.plugins if info.name == "bell"]
        assert ("active", name) == (info.state, info.distribution)
    assert not (bell.folder / "__pycache__").exists()


def test_a_file_lies_in_the_folder_whatever_folder_below(bell: Any) -> None:
    (bell.folder / "local").mkdir()
    (bell.folder / "bell.py").rename(bell.folder / "local" / "bell.py")
    with use(bell, "./local/bell.py").open() as liaison:
        assert "bell" in liaison.adapters.notifiers


def test_what_is_not_named_is_never_run(bell: Any) -> None:
    (bell.folder / "plugin.py").write_text("raise SystemExit('run')", encoding="utf-8")
    with use(bell, "./bell.py").open():
        pass


def test_a_file_named_twice_is_run_once(bell: Any) -> None:
    once = f"\n__import__('pathlib').Path({str(bell.folder / 'once')!r}).touch(exist_ok=False)\n"
    (bell.folder / "bell.py").write_text(BELL + once, encoding="utf-8")
    use(bell, "./bell.py", "[notifiers.gong]\nuse = './bell.py:offer'")
    with bell.open() as liaison:
        assert {"bell", "gong"} <= set(liaison.adapters.notifiers)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("./../elsewhere.py", "plugin.local-outside"),
        ("./link.py", "plugin.local-outside"),
        ("./.\\bell.py", "plugin.local-outside"),
        ("./bell.txt", "plugin.local-outside"),
        ("./none.py", "plugin.local-missing"),
        ("./bell.py:none", "plugin.local-no-object"),
        ("./bell.py:Bell", "plugin.local-none"),
        ("./bell.py:twice", "plugin.local-many"),
        ("./bell.py:misspelt", "plugin.unknown-hook"),
        ("./bell.py:unmarked", "plugin.unmarked-hook"),
        ("./bell.py:lost", "plugin.bad-hook"),
        ("./bell.py:newer", "plugin.contract"),
        ("./broken.py", "plugin.import-failed"),
        ("./exits.py", "plugin.import-failed"),
    ],
)
def test_a_file_that_is_none_is_refused_with_its_line(bell: Any, tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "elsewhere.py").write_text(BELL, encoding="utf-8")
    (bell.folder / "link.py").symlink_to(tmp_path / "elsewhere.py")
    (bell.folder / "broken.py").write_text("plugin = 1 / 0", encoding="utf-8")
    (bell.folder / "exits.py").write_text("raise SystemExit(3)", encoding="utf-8")
    use(bell, name)
    with pytest.raises(ConfigError) as caught:
        bell.open()
    (problem,) = caught.value.problems
    assert (code, True) == (problem.code, "[notifiers.bell]" in problem.where)
    for text in (problem.message("zh"), problem.hint("zh"), problem.message("en"), problem.hint("en")):
        assert not re.search(r"\{\w+\}", text)


def test_what_is_not_required_goes_without(bell: Any) -> None:
    with use(bell, "./none.py", "required = false").open() as liaison:
        assert "bell" not in liaison.adapters.notifiers
        assert not liaison.health().is_good


def test_a_module_that_failed_is_not_kept(bell: Any) -> None:
    before = set(sys.modules)
    (bell.folder / "broken.py").write_text("raise LookupError", encoding="utf-8")
    with pytest.raises(ConfigError):
        use(bell, "./broken.py").open()
    assert set() == {name for name in set(sys.modules) - before if name.startswith("govliaison_local")}
