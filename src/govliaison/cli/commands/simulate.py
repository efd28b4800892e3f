"""``govliaison deadlines simulate``: who would have been late under another rule pack."""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Final

import attrs
from cyclopts import Parameter

from govliaison.cli.output import Column, Table
from govliaison.cli.session import Call, Session
from govliaison.deadlines import MILESTONES, Limits, RulePack, Stage, parse_rule_pack
from govliaison.errors import InputError, NotFoundError
from govliaison.oversight import Simulated, simulate
from govliaison.values import Period

_STAGES: Final = (Stage.SIGN, Stage.CONTACT, Stage.ANSWER, *sorted(MILESTONES))
_COLUMNS: Final = (
    Column("cli.head.unit"),
    Column("cli.head.limits", right=True, whole=True),
    Column("cli.head.late", right=True, whole=True),
    Column("cli.head.would-be-late", right=True, whole=True),
)


def simulate_(
    *,
    pack: Annotated[str, Parameter(help="cli.option.sim-pack")],
    period: Annotated[str, Parameter(help="cli.option.sim-period")],
    session: Call,
) -> None:
    """Judge what units did in a period by the limits of another rule pack; nothing is entered."""
    span = Period.parse(period)
    with session.at_work() as office:
        begin, end = span.moments(session.zone)
        rules = session.liaison.jurisdictions.rules_for(None)
        tried = attrs.evolve(_find_pack(session, pack), region="", effective_from=None, effective_to=None)
        other = Limits(packs=(tried,), calendar=rules.limits.calendar)
        cases = (case for case in office.registers.cases() if begin <= case.received_at < end)
        found = list(simulate(cases, rules.limits, other, stages=_STAGES, region=rules.region, now=session.now))
        units = {each.unit: session.names.unit(each.unit) for each in found}
    ruled = [each for each in found if each.would_end is not None]
    figures = {
        "limits": len(ruled),
        "late": sum(each.late for each in ruled),
        "would": sum(each.would_be_late for each in ruled),
        "silent": len(found) - len(ruled),
    }
    output = session.output
    lines = [
        (units[unit], str(len(own)), str(sum(each.late for each in own)), str(sum(each.would_be_late for each in own)))
        for unit, own in _by_unit(ruled)
    ]
    document = {
        "pack": tried.id,
        "period": str(span),
        **figures,
        "units": [
            {
                "unit": unit,
                "limits": len(own),
                "late": sum(each.late for each in own),
                "would_be_late": sum(each.would_be_late for each in own),
            }
            for unit, own in _by_unit(ruled)
        ],
    }
    output.show(
        document, output.say("cli.simulated", period=str(span), pack=tried.name, **figures), Table(_COLUMNS, lines)
    )


def _by_unit(found: Sequence[Simulated]) -> list[tuple[str, list[Simulated]]]:
    """Give each unit its limits; who would be late most often comes first."""
    units: dict[str, list[Simulated]] = {}
    for each in found:
        units.setdefault(each.unit, []).append(each)
    return sorted(units.items(), key=lambda item: (-sum(each.would_be_late for each in item[1]), item[0]))


def _find_pack(session: Session, name: str) -> RulePack:
    """Find a pack by its name, or read it from a file."""
    text = session.liaison.offers.pack(name.removeprefix("pack:"))
    if text is None:
        path = Path(name)
        if not path.is_file():
            raise NotFoundError("cli.no-pack", name=name)
        text = path.read_text(encoding="utf-8")
    try:
        return parse_rule_pack(tomllib.loads(text), where=name)
    except tomllib.TOMLDecodeError as error:
        raise InputError("cli.bad-toml", where=name, what=str(error)) from error
