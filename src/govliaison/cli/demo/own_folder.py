"""A folder of one's own – a deployment, or only a profile – as something to play; only a copy of it is ever touched."""

import shutil
import tempfile
from collections.abc import Mapping
from datetime import datetime, time
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from govliaison.cli.demo.stage import DEPLOYMENT
from govliaison.cli.demo.trial import FIRST_DAY, PERSON, play_trial
from govliaison.cli.output import Output
from govliaison.cli.working_time import installed_offers
from govliaison.errors import InputError, NotFoundError
from govliaison.plugins import ExampleOffer
from govliaison.profiles import Deployment, load_deployment, load_profile

PROFILE: Final = "profile.toml"
_COPIED: Final = ("*.toml", "*.py")
_ALONE: Final = "sqlite"
_PLAIN: Final = """\
code = "r{code}"
profile = "profile.toml"
[store]
use = "sqlite"
path = "ledger.sqlite"
durable = false
[notifiers.files]
use = "files"
folder = "notices"
[renderers.register]
use = "spreadsheet"
[renderers.papers]
use = "official-paper"
[channels]
{channels}
"""


def offer_of_folder(folder: Path, output: Output) -> ExampleOffer:
    """
    Offer a trial run of what lies in a folder.

    Args:
        folder: with ``liaison.toml``; or with ``profile.toml`` only, which then gets a plain deployment
        output: whose language is spoken

    Raises:
        NotFoundError: neither is there
        InputError: the deployment reaches beyond the folder: another store, or secrets
        ConfigError: deployment or profile are wrong
    """
    copy = Path(tempfile.mkdtemp(prefix="govliaison-trial-"))
    for pattern in _COPIED:
        for file in folder.glob(pattern):
            shutil.copy(file, copy)
    if not (copy / DEPLOYMENT).exists():
        _write_deployment(folder, copy)
    plan = load_deployment(copy / DEPLOYMENT)
    _check_alone(plan)
    place = plan.load_profile(installed_offers().pack).jurisdiction
    return ExampleOffer(
        name=plan.code,
        title=output.say("demo.trial", place=place.name),
        begins=datetime.combine(FIRST_DAY, time(8), ZoneInfo(place.zone)),
        person=PERSON,
        person_name=output.say("demo.trial-person"),
        folder=lambda: copy,
        play=play_trial,
    )


def _write_deployment(folder: Path, copy: Path) -> None:
    if not (copy / PROFILE).exists():
        raise NotFoundError("demo.no-deployment", where=str(folder), deployment=DEPLOYMENT, profile=PROFILE)
    profile = load_profile(copy / PROFILE, installed_offers().pack)
    channels = "\n".join(f'{channel} = {{ use = "spreadsheet" }}' for channel in profile.channels)
    (copy / DEPLOYMENT).write_text(_PLAIN.format(code=profile.jurisdiction.code, channels=channels), encoding="utf-8")


def _check_alone(plan: Deployment) -> None:
    """Refuse what would reach somebody: whatever needs a secret speaks to a real system, and so does another store."""
    path = Path(str(plan.store.settings.get("path", "")))
    instances = [each for table in plan.instances.values() for each in table.values()]
    reaching = [each for each in instances if any(_is_secret(value) for value in each.settings.values())]
    if plan.store.use != _ALONE or path.name != str(path):
        reaching.insert(0, plan.store)
    for each in reaching:
        raise InputError("demo.reaches-out", where=plan.file.name, table=".".join(each.path))


def _is_secret(value: Any) -> bool:
    return isinstance(value, Mapping) and not {"env", "file"}.isdisjoint(value)
