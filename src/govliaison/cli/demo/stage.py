"""The stage of a demonstration: an example that an installed package offers, a folder, a clock set by hand."""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

import attrs

from govliaison.cli.working_time import installed_offers
from govliaison.errors import InputError, NotFoundError
from govliaison.liaison import Liaison
from govliaison.plugins import ExampleOffer

DEPLOYMENT: Final = "liaison.toml"
Progress = Callable[[int, int], None]
"""Told how many of how many steps are done."""


@attrs.define
class StageClock:
    """
    A time source that stands still until somebody sets it.

    Attributes:
        moment: the present moment
    """

    moment: datetime

    def now(self) -> datetime:
        """Give the moment it was set to."""
        return self.moment

    def set(self, moment: datetime) -> None:
        """Make this the present moment."""
        self.moment = moment


def choose_example(name: str | None, offered: Sequence[ExampleOffer] | None = None) -> ExampleOffer:
    """
    Give the example of a name, or the first there is.

    Args:
        name: its slug
        offered: what there is to choose from; what the installed packages offer, if not said

    Raises:
        NotFoundError: there is none at all, or none of this name
    """
    if offered is None:
        offered = [one.offer for one in installed_offers().of_kind("examples")]
    if not offered:
        raise NotFoundError("demo.none")
    for example in sorted(offered, key=lambda each: each.name):
        if name in (None, example.name):
            return example
    raise NotFoundError("demo.unknown", name=name, known="、".join(sorted(each.name for each in offered)))


def make_folder(keep: Path | None) -> Path:
    """
    Make the folder in which the city will lie: the one that is to be kept, else one that the system may clear away.

    Raises:
        InputError: there is something in it already, or it cannot be made
    """
    if keep is None:
        return Path(tempfile.mkdtemp(prefix="govliaison-demo-"))
    try:
        keep.mkdir(parents=True, exist_ok=True)
        if any(keep.iterdir()):
            raise InputError("demo.folder-used", where=str(keep))
    except OSError as error:
        raise InputError("demo.no-folder", where=str(keep), what=error.strerror or type(error).__name__) from error
    return keep


@contextmanager
def played(example: ExampleOffer, folder: Path, progress: Progress) -> Iterator[tuple[Liaison, datetime]]:
    """
    Set a city up in a folder and play it; give it opened, with the moment at which the play ends.

    Args:
        example: what to play
        folder: an empty folder
        progress: told how far the play is
    """
    shutil.copytree(example.folder(), folder, dirs_exist_ok=True)
    deployment, clock = folder / DEPLOYMENT, StageClock(example.begins)
    Liaison.initialise(deployment, person=example.person, name=example.person_name, time=clock)
    with Liaison.open(deployment, time=clock) as liaison:
        yield liaison, example.play(liaison, clock, progress)
