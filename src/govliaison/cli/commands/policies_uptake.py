"""``govliaison policies receipt|aware|eligible|apply|grant|decline|figures|export``: what became of policies."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from govliaison.access import mask_text
from govliaison.cases import DeliveryMethod
from govliaison.cli.commands.parameters import At, RecordedFor
from govliaison.cli.commands.policies import PolicyName
from govliaison.cli.firms import find_firm, read_day
from govliaison.cli.output import Column, Facts, Table
from govliaison.cli.policy_shapes import figure_document, uptake_document
from govliaison.cli.session import Call, Session
from govliaison.cli.words import word
from govliaison.policies import UPTAKE, DeclineReason, ReceiptKind, Uptake
from govliaison.policies.figures import COUNTS
from govliaison.values import Money

Firm = Annotated[str, Parameter(help="cli.option.firm")]
Day = Annotated[str | None, Parameter(help="cli.option.policy-day")]
Granting = Annotated[str, Parameter(name="--unit", help="cli.option.granting")]
_SHOWN = ("pushed", "delivered", "taken_in", "asked", "aware", "eligible", "applied", "granted", "declined")
_FIGURES = (
    Column("cli.head.policy"),
    Column("cli.head.unit"),
    *(Column(f"open-data.head.{name}", right=True, whole=True) for name in _SHOWN),
    Column("open-data.head.amount", right=True),
)


def receipt(
    policy: PolicyName,
    enterprise: Firm,
    /,
    *,
    kind: Annotated[ReceiptKind, word(ReceiptKind, "receipt")] = ReceiptKind.DELIVERED,
    method: Annotated[DeliveryMethod, word(DeliveryMethod, "method")],
    at: At = None,
    recorded_for: RecordedFor = None,
    session: Call,
) -> None:
    """Enter that a policy was delivered, read or confirmed."""
    with session.at_work() as office:
        found, firm = office.policies.get(policy).id, find_firm(office, enterprise)
        done = office.uptakes.receipt(
            found, firm, kind, method=method, at=session.moment(at), recorded_for=recorded_for
        )
        _show(session, done)


def aware(
    policy: PolicyName,
    enterprise: Firm,
    /,
    *,
    yes: Annotated[bool, Parameter(negative="--no", help="cli.option.aware")],
    reference: Annotated[str, Parameter(help="cli.option.asked-in")] = "",
    at: At = None,
    session: Call,
) -> None:
    """Enter whether an enterprise knows a policy, as it said when asked."""
    with session.at_work() as office:
        found, firm = office.policies.get(policy).id, find_firm(office, enterprise)
        _show(session, office.uptakes.ask(found, firm, aware=yes, reference=reference, at=session.moment(at)))


def eligible(
    policy: PolicyName,
    enterprise: Firm,
    /,
    *,
    yes: Annotated[bool, Parameter(negative="--no", help="cli.option.eligible")] = True,
    at: At = None,
    session: Call,
) -> None:
    """Enter whether an enterprise is entitled to what a policy gives."""
    with session.at_work() as office:
        found, firm = office.policies.get(policy).id, find_firm(office, enterprise)
        _show(session, office.uptakes.find_eligible(found, firm, eligible=yes, at=session.moment(at)))


def apply(policy: PolicyName, enterprise: Firm, /, *, day: Day = None, at: At = None, session: Call) -> None:
    """Enter that an enterprise applied."""
    with session.at_work() as office:
        found, firm = office.policies.get(policy).id, find_firm(office, enterprise)
        _show(session, office.uptakes.apply(found, firm, day=read_day(session, day), at=session.moment(at)))


def grant(
    policy: PolicyName,
    enterprise: Firm,
    /,
    *,
    unit: Granting,
    amount: Annotated[str, Parameter(help="cli.option.grant-amount")] = "",
    day: Day = None,
    at: At = None,
    session: Call,
) -> None:
    """Enter that an agency granted it: how much, and when."""
    with session.at_work() as office:
        found, firm = office.policies.get(policy).id, find_firm(office, enterprise)
        agency = session.names.find_unit(unit) or unit
        done = office.uptakes.grant(
            found, firm, unit=agency, amount=amount, day=read_day(session, day), at=session.moment(at)
        )
        _show(session, done)


def decline(
    policy: PolicyName,
    enterprise: Firm,
    /,
    *,
    unit: Granting,
    reason: Annotated[DeclineReason, word(DeclineReason, "decline")],
    day: Day = None,
    at: At = None,
    session: Call,
) -> None:
    """Enter that an agency declined an application."""
    with session.at_work() as office:
        found, firm = office.policies.get(policy).id, find_firm(office, enterprise)
        agency = session.names.find_unit(unit) or unit
        done = office.uptakes.decline(
            found, firm, unit=agency, reason=reason, day=read_day(session, day), at=session.moment(at)
        )
        _show(session, done)


def figures(policy: Annotated[str | None, Parameter(help="cli.option.policy")] = None, /, *, session: Call) -> None:
    """Count delivery, awareness and uptake for each policy and agency."""
    with session.at_work() as office:
        chosen = office.policies.get(policy).id if policy else None
        rows = office.uptakes.figures(policy=chosen)
        titles = {each: mask_text(office.policies.get(each).title) for each in {row.policy for row in rows}}
        lines = [
            (
                titles[row.policy],
                session.names.unit(row.unit),
                *(str(getattr(row, name)) for name in _SHOWN),
                " ".join(str(Money(amount, currency)) for currency, amount in sorted(row.amounts.items())),
            )
            for row in rows
        ]
        session.output.show([figure_document(row, COUNTS) for row in rows], Table(_FIGURES, lines))


def export(folder: Annotated[Path, Parameter(help="cli.option.open-data-folder")], /, *, session: Call) -> None:
    """Write policies and figures as open data: CSV without personal data or small counts."""
    with session.at_work() as office:
        paths = office.open_data.export(folder, session.output.language)
    output = session.output
    output.show({"paths": [str(path) for path in paths]}, *(output.say("cli.exported", path=path) for path in paths))


def _show(session: Session, uptake: Uptake) -> None:
    names, output = session.names, session.output
    [firm] = names.firms([uptake.enterprise])
    grants = [f"{each.day.isoformat()} {names.unit(each.unit)} {each.amount or ''}".strip() for each in uptake.grants]
    output.show(
        uptake_document(session, uptake),
        Facts(
            [
                ("cli.head.enterprise", firm),
                ("cli.head.state", names.label("uptake", UPTAKE.index(uptake).state)),
                ("cli.head.pushed", session.local(uptake.pushed_at)),
                *(
                    ("cli.head.receipt", f"{session.local(each.at)} {names.label('receipt', each.kind)}")
                    for each in uptake.receipts
                ),
                *(("cli.head.applied", each.day.isoformat()) for each in uptake.applications),
                *(("cli.head.granted", each) for each in grants),
            ]
        ),
    )
