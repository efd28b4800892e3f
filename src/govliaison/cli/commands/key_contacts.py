"""``govliaison key-contacts select|appoint|explain|list|ask|opt-out|opt-in|add|remove``: key contacts (M1.1)."""

from typing import Annotated

from cyclopts import Parameter

from govliaison.cli.commands.firms import Day, FirmName, find_firm, firm_name, read_day, say_reason
from govliaison.cli.output import Column, Part, Table
from govliaison.cli.session import Call, Session
from govliaison.cli.usage import UsageError
from govliaison.cli.words import word
from govliaison.enterprises import HandPick, KeyContact, Pick, Selection, Willingness
from govliaison.liaison import Office
from govliaison.values import Reason

Place = Annotated[str | None, Parameter(name="--region", help="cli.option.region")]
ListName = Annotated[str | None, Parameter(name="--selection", help="cli.option.selection")]

_PICKS = (
    Column("cli.head.row", right=True, whole=True),
    Column("cli.head.enterprise"),
    Column("cli.head.size", whole=True),
    Column("cli.head.section", whole=True),
    Column("cli.head.region"),
    Column("cli.head.score", right=True, whole=True),
    Column("cli.head.reasons"),
)
_TALLIES = (
    Column("cli.head.quota"),
    Column("cli.head.at-least", right=True, whole=True),
    Column("cli.head.at-most", right=True, whole=True),
    Column("cli.head.taken", right=True, whole=True),
    Column("cli.head.short-of", right=True, whole=True),
)
_CONTACTS = (
    Column("cli.head.enterprise"),
    Column("cli.head.region"),
    Column("cli.head.since", whole=True),
    Column("cli.head.willingness", whole=True),
    Column("cli.head.reasons"),
)


def select(
    *,
    region: Place = None,
    day: Day = None,
    seed: Annotated[str | None, Parameter(help="cli.option.seed")] = None,
    places: Annotated[int | None, Parameter(help="cli.option.places")] = None,
    by_hand: Annotated[tuple[str, ...], Parameter(name="--by-hand", help="cli.option.by-hand")] = (),
    session: Call,
) -> None:
    """Draw a list of key contacts; nobody is appointed by that."""
    with session.at_work() as office:
        found = office.selections.select(
            place=session.names.find_region(region),
            day=read_day(session, day),
            seed=seed,
            places=places,
            by_hand=[_hand_pick(office, each) for each in by_hand],
        )
        _show_list(session, office, found)


def appoint(*, selection: ListName = None, region: Place = None, day: Day = None, session: Call) -> None:
    """Make those on a list key contacts."""
    with session.at_work() as office:
        found = office.selections.get(selection, place=session.names.find_region(region))
        _show_list(session, office, office.selections.appoint(found.id, day=read_day(session, day)))


def explain(enterprise: FirmName, /, *, selection: ListName = None, region: Place = None, session: Call) -> None:
    """Tell why an enterprise is on a list, in reserve, or neither."""
    with session.at_work() as office:
        found = office.selections.get(selection, place=session.names.find_region(region))
        told = office.selections.explain(found.id, find_firm(office, enterprise))
        said = say_reason(session, told.reason)
        document = {
            "selection": found.id,
            "enterprise": told.enterprise,
            "code": told.reason.code,
            "reason": said,
            "score": told.score,
            "as_known_then": told.as_known_then,
        }
        parts: list[Part] = [session.output.say("cli.explained", name=firm_name(office, told.enterprise), reason=said)]
        if told.score is not None:
            parts.append(session.output.say("cli.key-score", score=told.score))
        if not told.as_known_then:
            parts.append(session.output.say("cli.base-changed"))
        session.output.show(document, *parts)


def list_(
    *,
    region: Place = None,
    on: Day = None,
    drawn: Annotated[bool, Parameter(negative="", help="cli.option.drawn")] = False,
    session: Call,
) -> None:
    """List key contacts, or the list that was drawn last."""
    with session.at_work() as office:
        place = session.names.find_region(region)
        if drawn:
            _show_list(session, office, office.selections.get(place=place))
        else:
            _show(session, office, *office.key_contacts.list(region=place, on=read_day(session, on)))


def ask(
    enterprise: FirmName,
    willingness: Annotated[Willingness, word(Willingness, "willingness")],
    /,
    *,
    day: Day = None,
    session: Call,
) -> None:
    """Enter what an enterprise said when it was asked whether it is willing."""
    with session.at_work() as office:
        firm = find_firm(office, enterprise)
        _show(session, office, office.key_contacts.ask(firm, willingness, day=read_day(session, day)))


def opt_out(enterprise: FirmName, /, *, day: Day = None, session: Call) -> None:
    """Enter that an enterprise does not want to be a key contact."""
    with session.at_work() as office:
        firm = find_firm(office, enterprise)
        _show(session, office, office.key_contacts.opt_out(firm, day=read_day(session, day)))


def opt_in(enterprise: FirmName, /, *, day: Day = None, session: Call) -> None:
    """Enter that an enterprise that had opted out may be chosen again."""
    with session.at_work() as office:
        firm = find_firm(office, enterprise)
        _show(session, office, office.key_contacts.opt_in(firm, day=read_day(session, day)))


def add(
    enterprise: FirmName,
    /,
    *,
    reason: Annotated[str, Parameter(help="cli.option.hand-reason")],
    region: Place = None,
    day: Day = None,
    session: Call,
) -> None:
    """Add a key contact by hand, with a reason."""
    with session.at_work() as office:
        place, firm = session.names.find_region(region), find_firm(office, enterprise)
        _show(session, office, office.key_contacts.add(firm, reason=reason, place=place, day=read_day(session, day)))


def remove(
    enterprise: FirmName,
    /,
    *,
    reason: Annotated[str | None, Parameter(help="cli.option.end-reason")] = None,
    region: Place = None,
    day: Day = None,
    session: Call,
) -> None:
    """Remove a key contact, with a reason; without one it resigned."""
    with session.at_work() as office:
        place, firm = session.names.find_region(region), find_firm(office, enterprise)
        _show(session, office, office.key_contacts.remove(firm, reason=reason, place=place, day=read_day(session, day)))


def _hand_pick(office: Office, text: str) -> HandPick:
    """Read ``code=reason``."""
    enterprise, equals, reason = text.partition("=")
    if not equals:
        raise UsageError("cli.by-hand", text=text)
    return HandPick(enterprise=find_firm(office, enterprise), reason=reason)


def _show_list(session: Session, office: Office, found: Selection) -> None:
    drawn, say = found.drawn, session.output.say
    rejected = session.output.say("cli.separator").join(
        f"{session.names.label('obstacle', each.code)} {each.number}" for each in drawn.rejected
    )
    above = say(
        "cli.selection-drawn", id=found.id, seed=drawn.seed, considered=drawn.considered, eligible=drawn.eligible
    )
    parts: list[Part] = [above, *([say("cli.selection-rejected", rejected=rejected)] if rejected else [])]
    if found.appointed_on is not None:
        parts.append(say("cli.selection-appointed", day=found.appointed_on.isoformat()))
    tallies = [
        (
            " ".join(
                filter(None, [say(f"label.dimension.{each.dimension}"), _value(session, each.dimension, each.value)])
            ),
            str(each.at_least or ""),
            "" if each.at_most is None else str(each.at_most),
            str(each.taken),
            str(each.short or ""),
        )
        for each in drawn.tallies
    ]
    parts += [
        "",
        Table(_TALLIES, tallies),
        "",
        Table(_PICKS, _lines(session, office, drawn.picks), "cli.nobody-picked"),
    ]
    if drawn.reserves:
        parts += ["", say("cli.reserves"), Table(_PICKS, _lines(session, office, drawn.reserves))]
    parts += [
        say("cli.replaced", name=firm_name(office, each.enterprise), reason=say_reason(session, each.reason))
        for each in found.replaced
    ]
    session.output.show(_list_document(session, found), *parts)


def _lines(session: Session, office: Office, picks: tuple[Pick, ...]) -> list[tuple[str, ...]]:
    names = session.names
    return [
        (
            str(number),
            firm_name(office, each.enterprise),
            names.label("size", each.traits.size),
            each.traits.section or "",
            names.region(each.traits.region),
            str(each.score),
            say_reason(session, each.reason) + ("" if each.confirmed else session.output.say("cli.unconfirmed")),
        )
        for number, each in enumerate(picks, 1)
    ]


def _value(session: Session, dimension: str, value: str) -> str:
    if dimension == "region":
        return session.names.region(value)
    if dimension == "kind":
        return session.names.label("enterprise-kind", value)
    return session.names.label("size", value) if dimension == "size" else value


def _list_document(session: Session, found: Selection) -> dict[str, object]:
    drawn = found.drawn

    def pick(each: Pick) -> dict[str, object]:
        return {
            "enterprise": each.enterprise,
            "score": each.score,
            "code": each.reason.code,
            "reason": say_reason(session, each.reason),
            "confirmed": each.confirmed,
        }

    return {
        "id": found.id,
        "place": drawn.place,
        "day": drawn.day.isoformat(),
        "seed": drawn.seed,
        "drawn_at": session.iso(found.drawn_at),
        "drawn_by": found.drawn_by,
        "considered": drawn.considered,
        "eligible": drawn.eligible,
        "rejected": {each.code: each.number for each in drawn.rejected},
        "tallies": [
            {
                "dimension": each.dimension,
                "value": each.value,
                "at_least": each.at_least,
                "at_most": each.at_most,
                "taken": each.taken,
                "short": each.short,
            }
            for each in drawn.tallies
        ],
        "proven": drawn.proven,
        "fingerprint": drawn.fingerprint,
        "picks": [pick(each) for each in drawn.picks],
        "reserves": [pick(each) for each in drawn.reserves],
        "appointed_on": found.appointed_on.isoformat() if found.appointed_on else None,
        "replaced": [
            {"enterprise": each.enterprise, "code": each.reason.code, "by": each.by} for each in found.replaced
        ],
    }


def _show(session: Session, office: Office, *contacts: KeyContact) -> None:
    documents, lines = [], []
    for each in contacts:
        term = each.terms[-1] if each.terms else None
        is_open = term is not None and term.until is None
        documents.append(
            {
                "enterprise": each.enterprise,
                "region": each.region,
                "since": term.since.isoformat() if term else None,
                "until": term.until.isoformat() if term and term.until else None,
                "ended_by": term.ended_by.value if term and term.ended_by else None,
                "selection": term.selection if term else None,
                "hand_reason": term.hand_reason if term else None,
                "willingness": each.willingness.value if each.willingness else None,
                "opted_out": each.opted_out.isoformat() if each.opted_out else None,
            }
        )
        remarks = [
            session.output.say("cli.opted-out", day=each.opted_out.isoformat()) if each.opted_out else "",
            session.names.label("key-ended", term.ended_by) if term and term.ended_by else "",
            say_reason(session, Reason.of("pick.by-hand", reason=term.hand_reason))
            if term and term.hand_reason
            else "",
        ]
        lines.append(
            (
                firm_name(office, each.enterprise),
                session.names.region(each.region),
                term.since.isoformat() if term and is_open else "",
                session.names.label("willingness", each.willingness),
                " ".join(filter(None, remarks)),
            )
        )
    session.output.show(documents, Table(_CONTACTS, lines, "cli.no-key-contacts"))
