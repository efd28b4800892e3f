"""How the case joins the ledger."""

from typing import Any, Final

import attrs

from govliaison.access import (
    CONFIDENTIAL,
    CONVENER,
    enterprise_token,
    recused_token,
    region_token,
    staff_token,
    unit_token,
)
from govliaison.cases.attend import attend, attention_moments
from govliaison.cases.evolve import EVENTS, evolve
from govliaison.cases.kinds import CaseState
from govliaison.cases.model import Case
from govliaison.cases.precedents import precedent_tags
from govliaison.ledger import Index, Noun, Private, Reader, Sealed, Stamp, reveal
from govliaison.values import to_micros

WHO: Final[dict[str, Any]] = {
    **dict.fromkeys(("contact", "phone", "phone_key", "filed_by", "enterprise", "credit_code", "enterprise_name")),
    "attachments": (),
    "concerned": frozenset(),
    "extra_private": {},
}
"""What tells who filed a matter, and for whom an association did, with what is shown in its place."""
INNER: Final[dict[str, Any]] = {
    **dict.fromkeys(("extension", "auditor", "requested_by", "merged", "settlement")),
    **dict.fromkeys(("measures", "returns", "objections", "instructions", "supervision", "tasks", "followers"), ()),
    **dict.fromkeys(("handlers", "recused"), frozenset[str]()),
    "by": "",
}
"""What offices tell each other about a matter, with what those it is about are shown in its place."""
_OF_ENTERPRISE: Final = enterprise_token("")
KEPT_ENTERPRISE: Final = "kept-enterprise"
"""The tag of a confidential case with each of its enterprises: lists do not filter by it."""


def show(case: Case, reader: Reader) -> Case:
    """
    Give a case as somebody who may see it sees it.

    Of a confidential one only the desk knows who filed it (保密). An enterprise, and an association that filed for its
    members, see where theirs stands and what was answered; not what offices wrote to each other, nor who else has the same
    trouble.
    """
    shown = _outwards(case, reader) if is_outside(case, reader) else case
    return attrs.evolve(shown, **WHO) if hides_who(case, reader) else shown


def hides_who(case: Case, reader: Reader) -> bool:
    """Tell whether somebody who may see a case does not learn who filed it."""
    return case.confidential and staff_token(case.desk) not in reader.tokens


def is_outside(case: Case, reader: Reader) -> bool:
    """Tell whether somebody sees a case only as one of those it is about: its enterprise, the association that filed it."""
    filer = case.filed_by if case.filed_by and case.filed_by not in case.units else ""
    seen = reader.tokens & _audience(case)
    about = {unit_token(filer), staff_token(filer)}
    return bool(seen) and all(token in about or token.startswith(_OF_ENTERPRISE) for token in seen)


def concerned_shown(case: Case, reader: Reader) -> frozenset[str]:
    """Tell for which enterprises it is to those it is about: to an association that filed it for all, to an enterprise itself."""
    if case.filed_by and unit_token(case.filed_by) in reader.tokens:
        return case.concerned
    return frozenset(firm for firm in case.concerned if enterprise_token(firm) in reader.tokens)


def _outwards(case: Case, reader: Reader) -> Case:
    return attrs.evolve(
        case,
        **INNER,
        concerned=concerned_shown(case, reader),
        answers=tuple(attrs.evolve(answer, undeliverable=None) for answer in case.answers),
        call_backs=tuple(attrs.evolve(call, note=None) for call in case.call_backs),
        pause=case.pause and attrs.evolve(case.pause, note=_blank(case.pause.note)),
        deferral=case.deferral and attrs.evolve(case.deferral, note=_blank(case.deferral.note)),
    )


def _blank(sealed: Sealed) -> Sealed:
    return Private(sealed.subject, "")


def index(case: Case) -> Index:
    """Say what lists, the sweep and permissions know of a case."""
    ticking = [clock for clock in case.running if clock.paused_at is None]
    moments = attention_moments(case)
    return Index(
        state=case.state,
        unit=case.lead,
        region=case.region,
        enterprise=None if case.confidential else case.enterprise,
        number=case.number,
        opened=to_micros(case.received_at),
        due=to_micros(ticking[0].start.due_at) if ticking else None,
        attention=to_micros(min(moments)) if moments else None,
        text=_searched(case),
        audience=_audience(case),
        tags=_tags(case),
    )


def _searched(case: Case) -> str:
    words = [reveal(case.title), reveal(case.text), case.number]
    if not case.confidential:
        words.append(reveal(case.enterprise_name))
    return "\n".join([*words, *(source.source_id for source in case.sources)])


def _audience(case: Case) -> frozenset[str]:
    recused = frozenset(map(recused_token, case.recused))
    if case.state is CaseState.UNDONE:
        return frozenset({staff_token(case.desk)}) | recused
    filer = (case.filed_by,) if case.filed_by else ()
    units = (case.desk, *case.units, *filer)
    if case.confidential:
        return frozenset({CONFIDENTIAL, *map(staff_token, units)}) | recused
    tokens = {CONVENER, *map(unit_token, units)}
    if case.region:
        tokens.add(region_token(case.region))
    tokens |= {*map(enterprise_token, case.concerned | ({case.enterprise} if case.enterprise else frozenset()))}
    return frozenset(tokens) | recused


def _tags(case: Case) -> frozenset[tuple[str, str]]:
    tags = {
        ("kind", case.kind.value),
        ("urgency", case.urgency.value),
        ("scope", case.scope.value),
        *(("tag", tag) for tag in case.facts.tags),
        *(("channel", source.channel) for source in case.sources),
        *(("assisting", unit) for unit in case.assisting),
        *(("parallel", unit) for unit in case.parallel),
    }
    said = {"category": case.category, "track": case.track, "difficulty": case.difficulty}
    tags |= {(name, value) for name, value in said.items() if value}
    if case.phone_key and not case.confidential:
        tags.add(("phone", case.phone_key))
    firms = case.concerned | ({case.enterprise} if case.enterprise else frozenset())
    if case.confidential:
        tags |= {(KEPT_ENTERPRISE, enterprise) for enterprise in firms}
    else:
        tags |= {("concerned", enterprise) for enterprise in case.concerned}
    if case.for_bulletin:
        tags.add(("flag", "bulletin"))
    if case.instructions:
        tags.add(("instruction", "open" if case.open_instructions else "reported"))
    if case.deferral and case.deferral.review_owed:
        tags.add(("flag", "review"))
    if case.open_objection:
        tags.add(("objection", "open"))
    if case.merged:
        tags.add(("master", case.merged.master))
    if case.outcome:
        tags.add(("outcome", case.outcome.value))
    return frozenset(tags) | precedent_tags(case)


def undone(case: Case, stamp: Stamp) -> Case:
    """Say what becomes of a case whose import was undone: only the desk still sees it, and nobody was late or in time."""
    at = stamp.effective_at
    return attrs.evolve(
        case,
        state=CaseState.UNDONE,
        changed_at=at,
        closed_at=at,
        outcome=None,
        clocks=(),
        holdings=(),
        waits=(),
        duties=(),
    )


CASE: Final = Noun(
    kind="case",
    record=Case,
    shape=6,
    events=EVENTS,
    evolve=evolve,
    index=index,
    attend=attend,
    show=show,
    undone=undone,
)
