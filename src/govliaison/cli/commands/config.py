"""``govliaison config check|show|explain``: what the two files say, and where each value comes from."""

import json
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Annotated, Any

from cyclopts import Parameter

from govliaison.cli.commands.ledger_entry import find_entry
from govliaison.cli.output import Column, Table
from govliaison.cli.session import Call, Session
from govliaison.cli.working_time import installed_offers
from govliaison.errors import NotFoundError
from govliaison.liaison import Liaison
from govliaison.liaison.entries import kept_profile
from govliaison.profiles import Profile, load_deployment, outdated_keys

_COLUMNS = (Column("cli.head.key"), Column("cli.head.value"))
_ORIGINS = (Column("cli.head.key"), Column("cli.head.value"), Column("cli.head.layer"))

_OUTDATED = (
    Column("cli.head.where", whole=True),
    Column("cli.head.deprecated"),
    Column("cli.head.deprecated-since", whole=True),
    Column("cli.head.removed", whole=True),
    Column("cli.head.instead"),
)

_NAMES = ("where", "what", "since", "removed", "instead")

Key = Annotated[str, Parameter(help="cli.option.key")]


def check(*, upgrade: Annotated[bool, Parameter(negative="", help="cli.option.upgrade")] = False, session: Call) -> int:
    """Check deployment and profile, all problems at once; or only name what is deprecated, exit code 1 if anything is."""
    file = session.options.deployment
    with session.opened() as liaison:
        if upgrade:
            return _show_outdated(session, liaison)
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
    return 0


def show(
    key: Key = "",
    /,
    *,
    digest: Annotated[str | None, Parameter(help="cli.option.profile-digest")] = None,
    entry: Annotated[str | None, Parameter(help="cli.option.profile-entry")] = None,
    session: Call,
) -> None:
    """Show the effective profile or one part of it: that of today, of a digest, or of an entry when it was made."""
    if entry is not None:
        with session.at_work() as office:
            made_under = find_entry(office, entry).entry.profile
            values = kept_profile(session.liaison.ledger, made_under)
    elif digest is not None:
        with session.opened() as liaison:
            values = kept_profile(liaison.ledger, digest)
    else:
        values = json.loads(_profile(session).text)
    rows = [(name, value) for name, value in _leaves(values) if _within(name, key)]
    if not rows:
        raise _unknown(key, [name for name, _ in _leaves(values)])
    session.output.show(dict(rows), Table(_COLUMNS, [(name, _written(value)) for name, value in rows]))


def explain(key: Key, /, *, session: Call) -> None:
    """Tell where a value was set, what it replaced, and what lower layers may not do with it."""
    profile = _profile(session)
    origins = profile.explain(key)
    if not origins:
        raise _unknown(key, [name for name, _ in _leaves(json.loads(profile.text))])
    output = session.output
    guards = profile.guards(key)
    documents = [
        {
            "key": each.key,
            "value": each.value,
            "layer": each.layer,
            "line": each.line,
            "guards": [{"guard": how, "key": name, "where": by} for how, name, by in profile.guards(each.key)],
        }
        for each in origins
    ]
    lines = [
        (each.key, _written(each.value), f"{each.layer}:{each.line}" if each.line else output.say("cli.built-in"))
        for each in origins
    ]
    said = [output.say(f"cli.config-{how}", key=name, where=by) for how, name, by in guards]
    output.show(documents, Table(_ORIGINS, lines), *said)


def _show_outdated(session: Session, liaison: Liaison) -> int:
    """Name every deprecated key and hook in use, with the version in which it will be gone."""
    keys = outdated_keys(liaison.deployment, liaison.jurisdictions.all_profiles)
    lines = [(each.where, each.key, each.row.since, each.row.removed, each.row.instead) for each in keys]
    lines += [(plugin.label, row.hook, row.since, row.removed, row.instead) for plugin, row in liaison.offers.outdated]
    output = session.output
    documents = [dict(zip(_NAMES, line, strict=True)) for line in lines]
    code = "cli.upgrade-found" if lines else "cli.upgrade-clean"
    output.show(documents, output.say(code, number=len(lines)), *([Table(_OUTDATED, lines)] if lines else []))
    return 1 if lines else 0


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
