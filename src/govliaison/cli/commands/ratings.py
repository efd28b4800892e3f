"""``govliaison ratings …``: what people say of services, and what follows from a bad rating (M4.2)."""

from itertools import islice
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from govliaison.access import mask_name
from govliaison.cases import Grade
from govliaison.cli.commands.intake import DryRun, Mapping, Sheet
from govliaison.cli.commands.pairs import read_item_grades
from govliaison.cli.commands.parameters import At, Note, Number
from govliaison.cli.commands.reports import mapping_table, show_report
from govliaison.cli.mapping import load_mapping
from govliaison.cli.output import Column, Facts, Table
from govliaison.cli.session import Call, Session
from govliaison.cli.shapes import private_text
from govliaison.cli.supervision_shapes import figures_document, rating_document
from govliaison.cli.words import word
from govliaison.ledger import reveal
from govliaison.ratings import (
    RATING_FIELDS,
    AppealReason,
    GivenRating,
    Rate,
    Rating,
    RatingFigures,
    RatingState,
    Verdict,
    rating_figures,
)
from govliaison.values import Period

RatingName = Annotated[str, Parameter(help="cli.option.rating")]
ChannelName = Annotated[str, Parameter(help="cli.option.rating-channel")]
UnitText = Annotated[str | None, Parameter(help="cli.option.rated-unit")]
PeriodText = Annotated[str | None, Parameter(help="cli.option.scored-period")]
Text = Annotated[str, Parameter(help="cli.option.rectify-text")]

_COLUMNS = (
    Column("cli.head.number", whole=True),
    Column("cli.head.rated-at", whole=True),
    Column("cli.head.unit"),
    Column("cli.head.grade", whole=True),
    Column("cli.head.state", whole=True),
    Column("cli.head.opened-case", whole=True),
)


def import_(
    channel: ChannelName,
    file: Annotated[Path, Parameter(help="cli.option.rating-file")],
    /,
    *,
    unit: UnitText = None,
    sheet: Sheet = None,
    mapping: Mapping = None,
    dry_run: DryRun = False,
    session: Call,
) -> None:
    """Take in a file of ratings; bad ones open cases, the same file again changes nothing."""
    settled = load_mapping(mapping) if mapping else None
    with session.at_work() as office:
        with session.output.progress("cli.progress.intake") as advance:
            report = office.files.ratings(
                channel,
                file,
                unit=session.names.find_unit(unit),
                mapping=settled,
                sheet=sheet,
                dry_run=dry_run,
                progress=advance,
            )
        above = [mapping_table(session, report.columns, RATING_FIELDS)] if dry_run else []
        show_report(session, report, above)


def give(
    grade: Annotated[Grade, word(Grade, "grade")],
    /,
    *,
    unit: UnitText = None,
    case: Annotated[str | None, Parameter(help="cli.option.rated-case")] = None,
    channel: ChannelName = "rating",
    source_id: Annotated[str | None, Parameter(help="cli.option.rated-source")] = None,
    rate: Annotated[tuple[str, ...], Parameter(name="--rate", help="cli.option.rating-item")] = (),
    item: Annotated[str | None, Parameter(help="cli.option.item")] = None,
    window: Annotated[str | None, Parameter(help="cli.option.window")] = None,
    text: Annotated[str, Parameter(help="cli.option.rating-text")] = "",
    name: Annotated[str, Parameter(help="cli.option.rater-name")] = "",
    phone: Annotated[str, Parameter(help="cli.option.rater-phone")] = "",
    at: Annotated[str | None, Parameter(help="cli.option.rated-at")] = None,
    session: Call,
) -> None:
    """Enter one rating."""
    items = read_item_grades(rate)
    with session.at_work() as office:
        rated = office.cases.get(case) if case else None
        said = GivenRating(
            channel=office.files.find_channel(channel).id,
            source_id=source_id or session.liaison.ledger.ids.new_id(),
            rated_at=session.moment(at) or session.now,
            grade=grade,
            items=items,
            unit=session.names.find_unit(unit) or (rated.lead if rated else ""),
            case=rated,
            item=item,
            window=window,
            text=text,
            name=name,
            phone=phone,
        )
        _show(session, office.ratings.give(said))


def contact(
    rating: RatingName,
    /,
    *,
    reached: Annotated[bool, Parameter(name="--reached", negative="--not-reached", help="cli.option.reached")],
    verdict: Annotated[Verdict | None, word(Verdict, "verdict")] = None,
    note: Note = "",
    at: At = None,
    session: Call,
) -> None:
    """Record that whoever rated badly was called."""
    with session.at_work() as office:
        desk = office.ratings
        _show(session, desk.contact(rating, reached=reached, verdict=verdict, note=note, at=session.moment(at)))


def rectify(
    rating: RatingName,
    /,
    *,
    text: Text,
    basis: Annotated[str, Parameter(help="cli.option.basis")] = "",
    at: At = None,
    session: Call,
) -> None:
    """Report that a bad rating was put right."""
    with session.at_work() as office:
        _show(session, office.ratings.rectify(rating, text=text, basis=basis, at=session.moment(at)))


def rate_again(
    rating: RatingName, grade: Annotated[Grade, word(Grade, "grade")], /, *, at: At = None, session: Call
) -> None:
    """Enter how what was mended is rated."""
    with session.at_work() as office:
        _show(session, office.ratings.rate_again(rating, grade=grade, at=session.moment(at)))


def appeal(
    rating: RatingName,
    /,
    *,
    reason: Annotated[AppealReason, word(AppealReason, "appeal")],
    note: Annotated[str, Parameter(help="cli.option.evidence")],
    at: At = None,
    session: Call,
) -> None:
    """Say that a bad rating should not count."""
    with session.at_work() as office:
        _show(session, office.ratings.appeal(rating, reason=reason, note=note, at=session.moment(at)))


def decide_appeal(
    rating: RatingName,
    /,
    *,
    uphold: Annotated[bool, Parameter(name="--uphold", negative="--dismiss", help="cli.option.uphold")],
    note: Annotated[str, Parameter(help="cli.option.evidence")],
    at: At = None,
    session: Call,
) -> None:
    """Decide an appeal."""
    with session.at_work() as office:
        _show(session, office.ratings.decide_appeal(rating, uphold=uphold, note=note, at=session.moment(at)))


def defaults(*, session: Call) -> None:
    """Enter defaults where nobody rated in time and the profile says so; they are counted apart."""
    with session.at_work() as office:
        entered = office.ratings.enter_defaults()
        document = [rating_document(session, each) for each in entered]
        session.output.show(document, session.output.say("cli.defaults", number=len(entered)))


def list_(
    *,
    unit: UnitText = None,
    state: Annotated[tuple[RatingState, ...], word(RatingState, "rating-state")] = (),
    appealed: Annotated[bool, Parameter(negative="", help="cli.option.appealed")] = False,
    period: PeriodText = None,
    limit: Number = 50,
    session: Call,
) -> None:
    """List ratings."""
    with session.at_work() as office:
        since, before = Period.parse(period).moments(session.zone) if period else (None, None)
        matching = office.ratings.find(
            unit=session.names.find_unit(unit), states=frozenset(state), appealed=appealed, since=since, before=before
        )
        found = list(islice(matching, limit + 1))
        more, found = len(found) > limit, found[:limit]
        lines = [
            (
                each.number,
                session.local(each.rated_at),
                session.names.unit(each.unit),
                session.names.label("grade", each.grade),
                session.names.label("rating-state", each.state),
                each.opened_number or "",
            )
            for each in found
        ]
        below = [session.output.say("cli.more", number=len(found))] if more else []
        documents = [rating_document(session, each) for each in found]
        session.output.show(documents, Table(_COLUMNS, lines, "cli.no-ratings"), *below)


def show(rating: RatingName, /, *, session: Call) -> None:
    """Show one rating."""
    with session.at_work() as office:
        _show(session, office.ratings.get(rating))


def figures(
    *,
    unit: UnitText = None,
    period: PeriodText = None,
    asked: Annotated[int | None, Parameter(help="cli.option.rating-asked")] = None,
    session: Call,
) -> None:
    """Tell what ratings come to."""
    with session.at_work() as office:
        since, before = Period.parse(period).moments(session.zone) if period else (None, None)
        found = office.ratings.find(unit=session.names.find_unit(unit), since=since, before=before)
        told = rating_figures(found, asked=asked)
        grades = [("cli.head.active", str(told.active))]
        shares = [f"{session.names.label('grade', grade)} {number}" for grade, number in told.grades.items()]
        rows = [
            *grades,
            ("cli.head.grade", session.output.say("cli.separator").join(shares)),
            ("cli.head.defaults", str(told.defaults)),
            ("cli.head.excluded", str(told.excluded)),
            ("cli.head.bad", str(told.bad)),
            *rates(session, told),
        ]
        session.output.show(figures_document(told), Facts(rows))


def rates(session: Session, told: RatingFigures) -> list[tuple[str, str]]:
    """Say the rates, each with what it divides."""
    return [
        ("cli.head.satisfied", say_rate(session, told.satisfied)),
        ("cli.head.satisfied-without", say_rate(session, told.satisfied_without_basic)),
        ("cli.head.active-rate", say_rate(session, told.active_rate)),
        ("cli.head.contact-rate", say_rate(session, told.contact_rate)),
        ("cli.head.rectified-rate", say_rate(session, told.rectified_rate)),
    ]


def say_rate(session: Session, rate: Rate) -> str:
    """Say a rate with its parts."""
    if rate.percent is None:
        return session.output.say("cli.rate-none")
    return session.output.say("cli.rate", percent=str(rate.percent), part=rate.part, whole=rate.whole)


def _show(session: Session, found: Rating) -> None:
    label, joint = session.names.label, session.output.say("cli.separator")
    items = joint.join(f"{label('rating-item', each.item)} {label('grade', each.grade)}" for each in found.items)
    due = [f"{label('stage', clock.start.stage)} {session.ends(clock.start.due_at)}" for clock in found.running]
    rows = [
        ("cli.head.number", found.number),
        ("cli.head.state", label("rating-state", found.state)),
        ("cli.head.grade", label("grade", found.grade)),
        ("cli.head.items", items),
        ("cli.head.unit", session.names.unit(found.unit)),
        ("cli.head.window", found.window or ""),
        ("cli.head.item", found.item or ""),
        ("cli.head.rater", mask_name(reveal(found.name)) if found.name else session.output.say("cli.hidden")),
        ("cli.head.text", private_text(found.text)),
        ("cli.head.due", joint.join(due)),
        ("cli.head.opened-case", found.opened_number or ""),
    ]
    rows += [
        (
            "cli.head.calls",
            f"{session.local(each.at)} {label('verdict', each.verdict)} {private_text(each.note)}".strip(),
        )
        for each in found.calls
    ]
    for each in found.mendings:
        rows.append(("cli.head.mending", f"{session.local(each.at)} {private_text(each.text)}"))
        rows.append(("cli.head.second-grade", label("grade", each.grade)))
    if (appealed := found.appeal) is not None:
        why = f"{session.local(appealed.at)} {label('appeal', appealed.reason)} {private_text(appealed.note)}"
        rows.append(("cli.head.appeal", why))
        rows.append(("cli.head.decision", private_text(appealed.decision)))
    session.output.show(rating_document(session, found), Facts(rows))
