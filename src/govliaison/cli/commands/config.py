"""``govliaison config check|show|explain``: what the two files say, and where each value comes from."""

import json
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Annotated, Any

from cyclopts import Parameter

from govliaison.cli.output import Column, Table
from govliaison.cli.session import Call, Session
from govliaison.cli.working_time import installed_offers
from govliaison.errors import NotFoundError
from govliaison.profiles import Profile, load_deployment

_COLUMNS = (Column("cli.head.key"), Column("cli.head.value"))
_ORIGINS = (Column("cli.head.key"), Column("cli.head.value"), Column("cli.head.layer"))

Key = Annotated[str, Parameter(help="cli.option.key")]


def check(*, session: Call) -> None:
    """Check deployment and profile; all problems at once."""
    file = session.options.deployment
    with session.opened() as liaison:
        profile = liaison.profile
        for each in liaison.jurisdictions.all_profiles:
            liaison.jurisdictions.rules_for(each.jurisdiction.code)
    output = session.output
    place = profile.jurisdiction
    output.show(
        {"deployment": str(file), "place": place.name, "code": place.code, "digest": profile.digest, "problems": []},
        output.say(
            "cli.config-fine",
            file=file,
            place=place.name,
            units=len(profile.units.units),
            channels=len(profile.channels),
        ),
    )


def show(key: Key = "", /, *, session: Call) -> None:
    """Show the effective profile, or one part of it."""
    values = json.loads(_profile(session).text)
    rows = [(name, value) for name, value in _leaves(values) if _within(name, key)]
    if not rows:
        raise _unknown(key, [name for name, _ in _leaves(values)])
    session.output.show(dict(rows), Table(_COLUMNS, [(name, _written(value)) for name, value in rows]))


def explain(key: Key, /, *, session: Call) -> None:
    """Tell where a value was set, and what it replaced."""
    profile = _profile(session)
    origins = profile.explain(key)
    if not origins:
        raise _unknown(key, [name for name, _ in _leaves(json.loads(profile.text))])
    output = session.output
    documents = [{"key": each.key, "value": each.value, "layer": each.layer, "line": each.line} for each in origins]
    lines = [
        (each.key, _written(each.value), f"{each.layer}:{each.line}" if each.line else output.say("cli.built-in"))
        for each in origins
    ]
    output.show(documents, Table(_ORIGINS, lines))


def _profile(session: Session) -> Profile:
    deployment = load_deployment(session.options.deployment)
    return deployment.load_profile(installed_offers(deployment.plugins).pack)


def _leaves(values: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in values.items():
        name = f'{above}"{key}"' if "." in key else f"{above}{key}"
        if isinstance(value, dict) and value:
            yield from _leaves(value, f"{name}.")
        else:
            yield name, value


def _within(name: str, key: str) -> bool:
    return not key or name == key or name.startswith(f"{key}.")


def _written(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def _unknown(key: str, known: list[str]) -> NotFoundError:
    tables = {name.rsplit(".", depth)[0] for name in known for depth in range(name.count(".") + 1)}
    close = get_close_matches(key, tables, n=3, cutoff=0.5)
    return NotFoundError("cli.no-setting", where=key, suggestion=" ".join(close) or "config show")
