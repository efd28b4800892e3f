"""``govliaison deadlines lint``: what is wrong with limits, before anybody is late by it."""

import tomllib
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, Final

from cyclopts import Parameter

from govliaison.cases import CaseKind, OwnershipRule, Urgency, at_odds, leaderless, stuck_states, unknown_grounds
from govliaison.cli.output import Column, Output, Table
from govliaison.cli.session import Call, Session
from govliaison.cli.working_time import installed_offers
from govliaison.deadlines import Finding, RulePack, Severity, lint_limits, lint_pack, parse_rule_pack
from govliaison.liaison import Liaison, SystemTime
from govliaison.profiles import read_rule_pack
from govliaison.texts import say_hint
from govliaison.values import Reason

_COLUMNS: Final = (
    Column("cli.head.severity", whole=True),
    Column("cli.head.pack"),
    Column("cli.head.rule"),
    Column("cli.head.reasons"),
)


def lint(
    *files: Annotated[Path, Parameter(help="cli.option.pack-file")],
    notes: Annotated[bool, Parameter(negative="", help="cli.option.notes")] = False,
    session: Call,
) -> int:
    """Check the profile in force, where there is one, and all installed packs; or only the files that are named."""
    packs = [read_rule_pack(file) for file in files] or list(_installed())
    today = (
        SystemTime().now().astimezone(session.zone).date() if files else None
    )  # an installed pack that has ended harms nobody
    found = [
        finding for pack in packs for finding in lint_pack(pack, kinds=[*CaseKind], urgencies=[*Urgency], today=today)
    ]
    if not files and session.options.deployment.is_file():
        with session.opened() as liaison:
            found += _in_force(liaison, session, {pack.id for pack in packs})
            packs += _own(liaison)
    found += [
        Finding(severity=Severity.FAULT, pack=pack.id, reason=reason)
        for pack in packs
        for reason in unknown_grounds(pack)
    ]
    found = list(dict.fromkeys(found))
    faults = [finding for finding in found if finding.severity is Severity.FAULT]
    shown = found if notes else faults
    output = session.output
    code = "cli.lint-found" if faults else "cli.lint-clean"
    summary = output.say(
        code, packs=len({pack.id for pack in packs}), faults=len(faults), notes=len(found) - len(faults)
    )
    table = [Table(_COLUMNS, [_line(output, finding) for finding in shown])] if shown else []
    output.show([_document(output, finding) for finding in found], summary, *table)
    return 1 if faults else 0


def _installed() -> Iterator[RulePack]:
    for offered in installed_offers().of_kind("packs"):
        tables = tomllib.loads(offered.offer.read())
        if "id" in tables:  # else it is a base profile
            yield parse_rule_pack(tables, where=f"pack:{offered.offer.name}")


def _own(liaison: Liaison) -> Iterator[RulePack]:
    """Give the packs of the profiles in force, their own files and local rules among them."""
    for profile in liaison.jurisdictions.all_profiles:
        yield from liaison.jurisdictions.rules_for(profile.jurisdiction.code).limits.packs


def _in_force(liaison: Liaison, session: Session, installed: Collection[str]) -> Iterator[Finding]:
    channels = {channel for profile in liaison.jurisdictions.all_profiles for channel in profile.channels}
    for profile in liaison.jurisdictions.all_profiles:
        code = profile.jurisdiction.code
        rules = liaison.jurisdictions.rules_for(code)
        yield from lint_limits(
            rules.limits,
            [*CaseKind],
            [*Urgency],
            region=code,
            now=session.now,
            channels=channels,
            ready_made=installed,
        )
        for state in stuck_states(rules):
            yield Finding(severity=Severity.FAULT, reason=Reason.of("lint.stuck", state=state.value))
        for reason in at_odds(rules, session.now):
            yield Finding(severity=Severity.FAULT, reason=reason)
        for ownership in leaderless(rules, rules.today(session.now)):
            yield _no_lead(ownership)


def _no_lead(rules: tuple[OwnershipRule, ...]) -> Finding:
    names = [f"ownership.{rule.id}" for rule in rules]
    levels = "; ".join(", ".join(sorted(rule.levels)) for rule in rules)
    reason = Reason.of("lint.no-lead", rules="、".join(names), levels=levels)
    return Finding(severity=Severity.FAULT, rule=names[0], reason=reason)


def _params(output: Output, finding: Finding) -> dict[str, Any]:
    params: dict[str, Any] = dict(finding.reason.params)
    if "stage" in params:
        params["stage"] = output.say(f"label.stage.{params['stage']}")
    if "state" in params:
        params["state"] = output.say(f"label.state.{params['state']}")
    if "kinds" in params:
        params["kinds"] = _labels(output, str(params["kinds"]).split())
    return params


def _labels(output: Output, kinds: Iterable[str]) -> str:
    return "、".join(output.say(f"label.kind.{kind}") for kind in kinds)


def _line(output: Output, finding: Finding) -> tuple[str, ...]:
    params = _params(output, finding)
    said = (output.say(finding.reason.code, **params), say_hint(finding.reason.code, params, output.language))
    return (output.say(f"cli.lint.{finding.severity}"), finding.pack, finding.rule, " – ".join(filter(None, said)))


def _document(output: Output, finding: Finding) -> dict[str, Any]:
    params = _params(output, finding)
    return {
        "severity": finding.severity.value,
        "pack": finding.pack,
        "rule": finding.rule,
        "code": finding.reason.code,
        "message": output.say(finding.reason.code, **params),
        "hint": say_hint(finding.reason.code, params, output.language),
    }
