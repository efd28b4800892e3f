"""What this package offers: a city to play with."""

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any

from govliaison.plugins import ExampleOffer, PackOffer, hookimpl
from govliaison_pingdingshan.times import OPENS


def _folder() -> Path:
    return Path(str(files("govliaison_pingdingshan") / "deployment"))


def _play(*arguments: Any) -> Any:
    from govliaison_pingdingshan.player import play  # noqa: PLC0415 - who does not play needs none of it

    return play(*arguments)


def _read_profile() -> str:
    return (_folder() / "profile.toml").read_text(encoding="utf-8")


@hookimpl
def govliaison_packs() -> Iterable[PackOffer]:
    """Offer the city's profile, for its counties to extend."""
    yield PackOffer(name="pingdingshan/city", title="平顶山市机制方案（虚构），供县（市、区）继承", read=_read_profile)


@hookimpl
def govliaison_examples() -> Iterable[ExampleOffer]:
    """Offer the year."""
    yield ExampleOffer(
        name="pingdingshan",
        title="平顶山市 2025 年 10 月至 2026 年 9 月（虚构）",
        begins=OPENS,
        person="pang.jingxing",
        person_name="庞景行",
        folder=_folder,
        play=_play,
    )
