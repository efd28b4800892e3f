"""``govliaison cases submit|classify|admit|refuse|dispatch``: how a matter comes to the unit that must answer it."""

from functools import partial
from typing import Annotated

from cyclopts import Parameter

from govliaison.cases import CaseKind, RefusalReason, Scope, Submission, Urgency
from govliaison.cli.commands.case_views import show_step
from govliaison.cli.commands.parameters import At, CaseName, Difficulty, Note, Tags, Track
from govliaison.cli.firms import find_firm
from govliaison.cli.session import Call
from govliaison.cli.words import word
from govliaison.errors import NotFoundError


def submit(
    *,
    channel: Annotated[str, Parameter(help="cli.option.channel")],
    title: Annotated[str, Parameter(help="cli.option.title")] = "",
    text: Annotated[str, Parameter(help="cli.option.text")] = "",
    source_id: Annotated[str | None, Parameter(help="cli.option.source-id")] = None,
    kind: Annotated[CaseKind | None, word(CaseKind, "kind")] = None,
    urgency: Annotated[Urgency, word(Urgency, "urgency")] = Urgency.ORDINARY,
    scope: Annotated[Scope, word(Scope, "scope")] = Scope.APPROVAL_SERVICE,
    category: Annotated[str, Parameter(help="cli.option.category")] = "",
    track: Track = None,
    difficulty: Difficulty = None,
    tags: Tags = (),
    region: Annotated[str | None, Parameter(help="cli.option.region")] = None,
    enterprise: Annotated[str, Parameter(help="cli.option.enterprise")] = "",
    code: Annotated[str | None, Parameter(help="cli.option.code")] = None,
    contact: Annotated[str, Parameter(help="cli.option.contact")] = "",
    phone: Annotated[str, Parameter(help="cli.option.contact-phone")] = "",
    filed_by: Annotated[str | None, Parameter(help="cli.option.filed-by")] = None,
    concerns: Annotated[tuple[str, ...], Parameter(help="cli.option.concerns")] = (),
    confidential: Annotated[bool, Parameter(negative="", help="cli.option.confidential")] = False,
    classified: Annotated[bool, Parameter(negative="", help="cli.option.classified")] = False,
    at: Annotated[str | None, Parameter(help="cli.option.received-at")] = None,
    session: Call,
) -> None:
    """Take one matter in."""
    with session.at_work() as office:
        liaison = session.liaison
        plan = liaison.profile.channels.get(channel)
        if plan is None:
            raise NotFoundError(
                "liaison.no-channel", channel=channel, known=", ".join(sorted(liaison.profile.channels))
            )
        said = Submission(
            channel=channel,
            source_id=source_id or liaison.ledger.ids.new_id(),
            received_at=session.moment(at) or session.now,
            kind=kind,
            urgency=urgency,
            scope=scope,
            category=category,
            track=track or "",
            difficulty=difficulty or "",
            tags=frozenset(tags),
            region=session.names.find_region(region),
            enterprise=office.enterprises.resolve(code, enterprise),
            credit_code=code,
            enterprise_name=enterprise,
            title=title,
            text=text,
            contact=contact,
            phone=phone,
            confidential=confidential,
            classified=classified,
        )
        said = plan.complete(said)
        if filed_by:
            association = session.names.find_unit(filed_by) or filed_by
            firms = [find_firm(office, each) for each in concerns]
            case = office.filing.file(said, association=association, enterprises=firms)
        else:
            case = office.cases.submit(said)
        show_step(session, case)


def classify(
    case: CaseName,
    /,
    *,
    note: Annotated[str, Parameter(help="cli.option.evidence")],
    track: Track = None,
    difficulty: Difficulty = None,
    tags: Tags = (),
    at: At = None,
    session: Call,
) -> None:
    """Say what a case is to the rules (定性分类); its limits follow."""
    with session.at_work() as office:
        changed = office.classifying.classify(
            case, track=track, difficulty=difficulty, tags=tags or None, note=note, at=session.moment(at)
        )
        show_step(session, changed)


def fast_track(
    case: CaseName,
    /,
    *,
    note: Annotated[str, Parameter(help="cli.option.evidence")],
    off: Annotated[bool, Parameter(negative="", help="cli.option.off")] = False,
    at: At = None,
    session: Call,
) -> None:
    """Put a case on the fast track (绿色通道), or take it off; its limits follow."""
    with session.at_work() as office:
        show_step(session, office.classifying.fast_track(case, note=note, on=not off, at=session.moment(at)))


def admit(case: CaseName, /, *, at: At = None, session: Call) -> None:
    """Admit a submission."""
    with session.at_work() as office:
        show_step(session, office.cases.admit(case, at=session.moment(at)))


def refuse(
    case: CaseName,
    /,
    *,
    reason: Annotated[RefusalReason, word(RefusalReason, "refusal")],
    note: Note = "",
    at: At = None,
    session: Call,
) -> None:
    """Refuse a submission, with a reason."""
    with session.at_work() as office:
        show_step(session, office.cases.refuse(case, reason=reason, note=note, at=session.moment(at)))


def dispatch(
    case: CaseName,
    /,
    *,
    lead: Annotated[str, Parameter(help="cli.option.lead")],
    assisting: Annotated[tuple[str, ...], Parameter(help="cli.option.assisting")] = (),
    parallel: Annotated[tuple[str, ...], Parameter(help="cli.option.parallel")] = (),
    designate: Annotated[bool, Parameter(negative="", help="cli.option.designate")] = False,
    router: Annotated[str | None, Parameter(help="cli.option.router")] = None,
    at: At = None,
    session: Call,
) -> None:
    """Hand a case to its accountable unit, and perhaps to some that assist."""
    with session.at_work() as office:
        hand_over = partial(office.routing.take, router=router) if router else office.cases.dispatch
        changed = hand_over(
            case,
            lead=session.names.find_unit(lead) or lead,
            assisting=tuple(session.names.find_unit(unit) or unit for unit in assisting),
            parallel=tuple(session.names.find_unit(unit) or unit for unit in parallel),
            designate=designate,
            at=session.moment(at),
        )
        show_step(session, changed)
