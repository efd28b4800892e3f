"""``govliaison init DIR``: a folder with everything that is needed to begin, or the ledger of a deployment that is written."""

from pathlib import Path
from typing import Annotated, Final

from cyclopts import Parameter

from govliaison.cli.mapping import write_text
from govliaison.cli.session import Call, Session
from govliaison.cli.working_time import installed_offers
from govliaison.errors import Conflict, InputError
from govliaison.liaison import Liaison
from govliaison.profiles import load_profile
from govliaison.units import Level
from govliaison.values import ALGORITHMS, RegionCode, RegionLevel

_DEPLOYMENT: Final = "liaison.toml"
_PROFILE: Final = "profile.toml"
_BASE: Final = "pack:base"
_NOWHERE: Final = "990100"
"""A city of the private range of division codes, until somebody says which place it is."""
_LEVELS: Final = {RegionLevel.PROVINCE: Level.PROVINCE, RegionLevel.CITY: Level.CITY}


def init(
    folder: Annotated[Path, Parameter(help="cli.option.folder")],
    /,
    *,
    profile: Annotated[str, Parameter(help="cli.option.profile")] = _BASE,
    name: Annotated[str | None, Parameter(help="cli.option.place-name")] = None,
    code: Annotated[str | None, Parameter(help="cli.option.place-code")] = None,
    algorithm: Annotated[str, Parameter(help="cli.option.algorithm")] = ALGORITHMS[0],
    session: Call,
) -> None:
    """
    Write deployment and profile, make the ledger, and enter whoever calls as its first administrator.

    A deployment that is written already – a copied example, one on PostgreSQL – is given the ledger that it does not have yet.
    """
    if (folder / _DEPLOYMENT).is_file() and (profile, name, code) == (_BASE, None, None):
        _begin(session, folder / _DEPLOYMENT, algorithm)
    else:
        place = (name or folder.resolve().name, RegionCode.parse(code or _NOWHERE))
        _make(session, folder, profile, place, algorithm)
    output = session.output
    output.show(
        {"folder": str(folder), "deployment": str(folder / _DEPLOYMENT), "person": session.person},
        output.say("cli.init-done", folder=folder, person=session.person),
        output.say("cli.init-next", folder=folder),
    )


def _begin(session: Session, deployment: Path, algorithm: str) -> None:
    try:
        Liaison.initialise(deployment, person=session.person, name=session.person, algorithm=algorithm)
    except Conflict as error:
        raise InputError("cli.init-begun", where=str(deployment)) from error


def _make(session: Session, folder: Path, base: str, place: tuple[str, RegionCode], algorithm: str) -> None:
    made = _Folder(folder)
    try:
        _fill(session, made, base, *place)
        _begin(session, made.path / _DEPLOYMENT, algorithm)
    except BaseException:
        made.undo()
        raise


def _fill(session: Session, made: "_Folder", base: str, name: str, code: RegionCode) -> None:
    say = session.output.say
    level = _LEVELS.get(code.level, Level.COUNTY)
    made.write(
        _PROFILE, say("cli.template.profile", base=_quoted(base), code=code, name=_quoted(name), level=level.value)
    )
    profile = load_profile(made.path / _PROFILE, installed_offers().pack)
    channels = "\n".join(
        f'{channel} = {{ use = "spreadsheet" }}  # {plan.name}' for channel, plan in profile.channels.items()
    )
    made.write(_DEPLOYMENT, say("cli.template.deployment", code=f"r{code}", channels=channels))


class _Folder:
    """
    The folder that is being filled; what was made is taken away again if it cannot be finished.

    Args:
        path: the folder

    Raises:
        InputError: it holds a deployment already, or cannot be made
    """

    def __init__(self, path: Path) -> None:
        for name in (_DEPLOYMENT, _PROFILE):
            if (path / name).exists():
                raise InputError("cli.init-there", where=str(path / name), name=name)
        self.path = path
        self._written: list[Path] = []
        self._is_new = not path.exists()
        self._there = set() if self._is_new or not path.is_dir() else set(path.iterdir())
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError("cli.not-written", where=str(path), what=error.strerror or "") from error

    def write(self, name: str, text: str) -> None:
        """Write one file."""
        write_text(self.path / name, text)

    def undo(self) -> None:
        """Take away what was made."""
        for path in set(self.path.iterdir()) - self._there:
            path.unlink(missing_ok=True)
        if self._is_new:
            self.path.rmdir()


def _quoted(text: str) -> str:
    """Write a text within the double quotes of TOML."""
    return text.replace("\\", "\\\\").replace('"', '\\"')
