"""``govliaison policies import|add|list|show|publish|withdraw|preview|push|relay|opt-out``: policies and notices."""

from itertools import islice
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from govliaison.access import mask_name, mask_text
from govliaison.cli.commands.intake import DryRun, Mapping, Sheet
from govliaison.cli.commands.parameters import Number
from govliaison.cli.commands.reports import mapping_table, show_report
from govliaison.cli.firms import find_firm, read_day
from govliaison.cli.mapping import load_mapping
from govliaison.cli.output import Column, Facts, Table
from govliaison.cli.policy_shapes import policy_document
from govliaison.cli.session import Call, Session
from govliaison.cli.shapes import enterprise_document, private_text
from govliaison.cli.words import word
from govliaison.ledger import reveal
from govliaison.policies import (
    POLICY_FIELDS,
    AudienceRule,
    Criterion,
    Explanation,
    Policy,
    PolicyDraft,
    PolicyFacts,
    PolicyKind,
    PolicyState,
    PushReport,
    WithdrawalReason,
)
from govliaison.policies.reading import end_of, read_link, read_number

PolicyName = Annotated[str, Parameter(help="cli.option.policy")]
Audience = Annotated[str | None, Parameter(help="cli.option.audience")]
_COLUMNS = (
    Column("cli.head.id", whole=True),
    Column("cli.head.official-number", whole=True),
    Column("cli.head.state", whole=True),
    Column("cli.head.issued", whole=True),
    Column("cli.head.policy"),
)
_FIRMS = (
    Column("cli.head.code", whole=True),
    Column("cli.head.name"),
    Column("cli.head.region"),
    Column("cli.head.size", whole=True),
)
_FINDINGS = (
    Column("cli.head.criterion", whole=True),
    Column("cli.head.wanted"),
    Column("cli.head.found"),
    Column("cli.head.fits", whole=True),
)

_CALLED = {
    Criterion.STATE: "registered",
    Criterion.SIZE: "size",
    Criterion.OWNERSHIP: "ownership",
    Criterion.KIND: "enterprise-kind",
}
"""Under which labels the values of a criterion are called."""


def import_(
    file: Annotated[Path, Parameter(help="cli.option.file")],
    /,
    *,
    sheet: Sheet = None,
    mapping: Mapping = None,
    dry_run: DryRun = False,
    session: Call,
) -> None:
    """Bring a file of policies in; the same file again changes nothing."""
    settled = load_mapping(mapping) if mapping else None
    with session.at_work() as office:
        with session.output.progress("cli.progress.import") as advance:
            report = office.files.policies(file, mapping=settled, sheet=sheet, dry_run=dry_run, progress=advance)
        above = [mapping_table(session, report.columns, POLICY_FIELDS)] if dry_run else []
        show_report(session, report, above)


def add(
    title: Annotated[str, Parameter(help="cli.option.policy-title")],
    /,
    *,
    kind: Annotated[PolicyKind, word(PolicyKind, "policy-kind")] = PolicyKind.POLICY,
    number: Annotated[str | None, Parameter(help="cli.option.official-number")] = None,
    agency: Annotated[str, Parameter(help="cli.option.agency")] = "",
    issued: Annotated[str | None, Parameter(help="cli.option.issued")] = None,
    until: Annotated[str | None, Parameter(help="cli.option.policy-until")] = None,
    link: Annotated[str | None, Parameter(help="cli.option.link")] = None,
    text: Annotated[str, Parameter(help="cli.option.text")] = "",
    session: Call,
) -> None:
    """Take one policy in."""
    with session.at_work() as office:
        unit = next(iter(office.units.find(agency)), None) if agency else None
        last = read_day(session, until)
        facts = PolicyFacts(
            kind=kind,
            number=read_number(number) if number else None,
            unit=unit.id if unit else None,
            issued=read_day(session, issued),
            until=last,
            expires_at=end_of(last, session.zone) if last else None,
            links=(read_link(link),) if link else (),
        )
        agency = unit.name if unit else agency
        _show_step(session, office.policies.add(PolicyDraft(title=title, plain=facts, agency=agency, text=text)))


def list_(
    words: Annotated[str | None, Parameter(help="cli.option.words")] = None,
    /,
    *,
    state: Annotated[PolicyState | None, word(PolicyState, "policy-state")] = None,
    kind: Annotated[PolicyKind | None, word(PolicyKind, "policy-kind")] = None,
    limit: Number = 50,
    session: Call,
) -> None:
    """List policies, the latest first."""
    with session.at_work() as office:
        rows = list(islice(office.policies.list(text=words, state=state, kind=kind), limit + 1))
        more, rows = len(rows) > limit, rows[:limit]
        lines = [
            (
                each.id,
                each.facts.number or "",
                session.names.label("policy-state", each.state),
                each.facts.issued.isoformat() if each.facts.issued else "",
                mask_text(each.title),
            )
            for each in rows
        ]
        below = [session.output.say("cli.more", number=len(rows))] if more else []
        session.output.show(
            [policy_document(session, each) for each in rows], Table(_COLUMNS, lines, "cli.no-policies"), *below
        )


def show(policy: PolicyName, /, *, session: Call) -> None:
    """Show one policy with its text."""
    with session.at_work() as office:
        found = office.policies.get(policy)
        output, text = session.output, private_text(found.facts.text)
        output.show(policy_document(session, found), _facts(session, found), *(["", text] if text else []))


def publish(
    policy: PolicyName, /, *, audience: Annotated[str, Parameter(help="cli.option.audience")], session: Call
) -> None:
    """Publish a policy for an audience."""
    with session.at_work() as office:
        _show_step(session, office.policies.publish(office.policies.get(policy).id, office.policies.rule(audience)))


def withdraw(
    policy: PolicyName,
    /,
    *,
    reason: Annotated[WithdrawalReason, word(WithdrawalReason, "policy-withdrawal")],
    session: Call,
) -> None:
    """Say that a policy holds no more."""
    with session.at_work() as office:
        _show_step(session, office.policies.withdraw(office.policies.get(policy).id, reason=reason))


def preview(
    policy: PolicyName,
    /,
    *,
    audience: Audience = None,
    enterprise: Annotated[str | None, Parameter(help="cli.option.why-enterprise")] = None,
    limit: Number = 20,
    session: Call,
) -> None:
    """Count whom a policy reaches and list the first; or tell why one enterprise gets it or not."""
    with session.at_work() as office:
        rule = office.policies.rule(audience) if audience else None
        if enterprise:
            _show_why(session, office.policies.explain(policy, find_firm(office, enterprise), audience=rule))
            return
        found = office.policies.preview(policy, audience=rule, limit=limit)
        names = session.names
        lines = [
            (
                each.facts.code or "",
                mask_name(each.name),
                names.region(each.facts.region),
                names.label("size", each.size.size_class),
            )
            for each in found.rows
        ]
        counts = {"matching": found.matching, "opted_out": found.opted_out}
        session.output.show(
            {**counts, "rows": [enterprise_document(session, each) for each in found.rows]},
            session.output.say("cli.audience", **counts),
            *([Table(_FIRMS, lines)] if lines else []),
        )


def push(policy: PolicyName, /, *, session: Call) -> None:
    """Send a policy to every enterprise that matches and has not got it."""
    with session.at_work() as office:
        with session.output.progress("cli.progress.push") as advance:
            report = office.policies.push(policy, progress=advance)
        _show_pushed(session, report)


def relay(
    policy: PolicyName, /, *, association: Annotated[str, Parameter(help="cli.option.association")], session: Call
) -> None:
    """Send a policy to the matching members of an association that have not got it."""
    with session.at_work() as office:
        unit = session.names.find_unit(association) or association
        _show_pushed(session, office.policies.relay(policy, association=unit))


def opt_out(
    enterprise: Annotated[str, Parameter(help="cli.option.firm")],
    /,
    *,
    back: Annotated[bool, Parameter(negative="", help="cli.option.back")] = False,
    day: Annotated[str | None, Parameter(help="cli.option.policy-day")] = None,
    session: Call,
) -> None:
    """Enter that an enterprise wants no policies sent, or wants them again."""
    with session.at_work() as office:
        desk, firm = office.policies, find_firm(office, enterprise)
        act = desk.opt_in if back else desk.opt_out
        wish = act(firm, day=read_day(session, day))
        since = wish.out_since if wish else None
        said = "cli.policy-opted-out" if since else "cli.opted-in"
        session.output.show(
            {"enterprise": firm, "out_since": since.isoformat() if since else None},
            session.output.say(said, since=since),
        )


def _show_step(session: Session, policy: Policy) -> None:
    session.output.show(policy_document(session, policy), _facts(session, policy))


def _facts(session: Session, policy: Policy) -> Facts:
    facts, names = policy.facts, session.names
    return Facts(
        [
            ("cli.head.id", policy.id),
            ("cli.head.policy", mask_text(policy.title)),
            ("cli.head.kind", names.label("policy-kind", facts.kind)),
            ("cli.head.official-number", facts.number or ""),
            ("cli.head.agency", names.unit(facts.unit) or private_text(facts.agency)),
            ("cli.head.issued", facts.issued.isoformat() if facts.issued else ""),
            ("cli.head.effective", facts.effective.isoformat() if facts.effective else ""),
            ("cli.head.until", facts.until.isoformat() if facts.until else ""),
            ("cli.head.category", private_text(facts.category)),
            *(("cli.head.link", link) for link in facts.links),
            *(("cli.head.as-written", f"{name}: {reveal(text)}") for name, text in facts.as_written.items()),
            ("cli.head.state", names.label("policy-state", policy.state)),
            ("cli.head.reasons", names.label("policy-withdrawal", policy.withdrawn)),
            ("cli.head.audience", _rule(session, policy.audience)),
        ]
    )


def _rule(session: Session, rule: AudienceRule | None) -> str:
    if rule is None:
        return ""
    return rule.in_chinese() if session.output.language == "zh" else str(rule)


def _called(session: Session, criterion: Criterion, values: str) -> str:
    """Name what a criterion wants or found as people do."""
    names, words = session.names, [each for each in values.split(",") if each]
    if criterion is Criterion.KEY_CONTACT:
        return session.output.say(f"cli.{values}")
    if criterion is Criterion.REGION:
        return ",".join(map(names.region, words))
    label = _CALLED.get(criterion)
    return ",".join(names.label(label, each) if label else each for each in words)


def _show_why(session: Session, found: Explanation) -> None:
    output = session.output
    marks = {True: output.say("cli.yes"), False: output.say("cli.no")}
    lines = [
        (
            output.say(f"label.audience.{each.criterion}"),
            _called(session, each.criterion, each.wanted),
            _called(session, each.criterion, each.found),
            marks[each.fits],
        )
        for each in found.findings
    ]
    said = "cli.why-out" if found.opted_out and found.matches else "cli.why-yes" if found.matches else "cli.why-no"
    document = {
        "matches": found.matches,
        "opted_out": found.opted_out,
        "findings": [
            {"criterion": each.criterion.value, "wanted": each.wanted, "found": each.found, "fits": each.fits}
            for each in found.findings
        ],
    }
    output.show(document, output.say(said), *([Table(_FINDINGS, lines)] if lines else []))


def _show_pushed(session: Session, report: PushReport) -> None:
    figures = {name: getattr(report, name) for name in ("matching", "sent", "had", "opted_out")}
    session.output.show(figures, session.output.say("cli.pushed", **figures))
