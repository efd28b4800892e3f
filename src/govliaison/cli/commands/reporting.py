"""``govliaison bulletins …``, ``progress-reports …`` and ``digests …``: the papers about a period."""

from collections.abc import Sequence
from typing import Annotated, Final

from cyclopts import Parameter

from govliaison.cli.commands.parameters import At
from govliaison.cli.output import Column, Facts, Part, Table
from govliaison.cli.session import Call, Session
from govliaison.cli.shapes import Document
from govliaison.oversight import INDICATORS, Bulletin, BulletinKind, Difference, Digest, PaperLife, ProgressReport
from govliaison.values import Period

PeriodName = Annotated[str, Parameter(help="cli.option.paper-period")]
PaperName = Annotated[str, Parameter(help="cli.option.issued-paper")]
PlaceCode = Annotated[str | None, Parameter(help="cli.option.paper-place")]

_PAPERS: Final = (
    Column("cli.head.id", whole=True),
    Column("cli.head.number", whole=True),
    Column("cli.head.unit"),
    Column("cli.head.period", whole=True),
    Column("cli.head.state", whole=True),
)
_FIGURES: Final = (
    Column("cli.head.scope"),
    Column("cli.head.indicator"),
    Column("cli.head.figure-value", right=True, whole=True),
    Column("cli.head.of-counts", right=True, whole=True),
)
_SUMS: Final = (Column("cli.head.unit"), Column("cli.head.what"), Column("cli.head.number-of", right=True, whole=True))
_DIFFERENCES: Final = (Column("cli.head.what"), Column("cli.head.was"), Column("cli.head.now"))
_ITEMS: Final = (
    Column("cli.head.what", whole=True),
    Column("cli.head.number", whole=True),
    Column("cli.head.unit"),
    Column("cli.head.due", whole=True),
)
_DIGESTS: Final = (
    Column("cli.head.unit"),
    Column("cli.head.what", whole=True),
    Column("cli.head.entries", right=True, whole=True),
    Column("cli.head.streams"),
)


def draft_bulletin(
    *,
    period: PeriodName,
    kind: Annotated[BulletinKind, Parameter(help="cli.option.bulletin-kind")] = BulletinKind.LEDGER,
    region: PlaceCode = None,
    session: Call,
) -> None:
    """Draft the bulletin of a period, with figures as known now."""
    with session.at_work() as office:
        _show_bulletin(session, office.bulletins.draft(Period.parse(period), kind=kind, place=region))


def sign_bulletin(bulletin: PaperName, /, *, at: At = None, session: Call) -> None:
    """Sign a bulletin that another person drafted."""
    with session.at_work() as office:
        _show_papers(session, [office.bulletins.sign(bulletin, at=session.moment(at))])


def issue_bulletin(bulletin: PaperName, /, *, at: At = None, session: Call) -> None:
    """Number a bulletin and circulate it."""
    with session.at_work() as office:
        _show_papers(session, [office.bulletins.issue(bulletin, at=session.moment(at))])


def correct_bulletin(bulletin: PaperName, /, *, session: Call) -> None:
    """Draft the correction of an issued bulletin."""
    with session.at_work() as office:
        _show_bulletin(session, office.bulletins.correct(bulletin))


def recount_bulletin(bulletin: PaperName, /, *, session: Call) -> int:
    """Count a bulletin again from the entries known then; exit code 1 if it differs."""
    with session.at_work() as office:
        found = office.bulletins.recount(bulletin)
        said = "cli.recount-differs" if found else "cli.recount-same"
        parts: list[Part] = [session.output.say(said, number=bulletin)]
        session.output.show(
            {"bulletin": bulletin, "same": not found, "differences": _differences(found)},
            *parts,
            *([_difference_table(found)] if found else []),
        )
    return 1 if found else 0


def list_bulletins(*, session: Call) -> None:
    """List bulletins, the newest first."""
    with session.at_work() as office:
        _show_papers(session, office.bulletins.list())


def show_bulletin(bulletin: PaperName, /, *, session: Call) -> None:
    """Show one bulletin."""
    with session.at_work() as office:
        _show_bulletin(session, office.bulletins.get(bulletin))


def draft_report(*, period: PeriodName, region: PlaceCode = None, session: Call) -> None:
    """Generate the progress report of a period."""
    with session.at_work() as office:
        _show_report(session, office.progress_reports.draft(Period.parse(period), place=region))


def sign_report(report: PaperName, /, *, at: At = None, session: Call) -> None:
    """Sign a progress report that another person generated."""
    with session.at_work() as office:
        _show_papers(session, [office.progress_reports.sign(report, at=session.moment(at))])


def send_report(report: PaperName, /, *, at: At = None, session: Call) -> None:
    """Number a progress report and send it to the group's office."""
    with session.at_work() as office:
        _show_papers(session, [office.progress_reports.send(report, at=session.moment(at))])


def list_reports(*, session: Call) -> None:
    """List progress reports, the newest first."""
    with session.at_work() as office:
        _show_papers(session, office.progress_reports.list())


def show_report(report: PaperName, /, *, session: Call) -> None:
    """Show one progress report with everything that is open."""
    with session.at_work() as office:
        _show_report(session, office.progress_reports.get(report))


def list_digests(*, session: Call) -> None:
    """List the digests the conveners were sent, the newest first."""
    with session.at_work() as office:
        found = office.digests.list()
        columns = (
            Column("cli.head.id", whole=True),
            Column("cli.head.period", whole=True),
            Column("cli.head.at", whole=True),
        )
        lines = [(each.id, each.period, session.local(each.sent_at)) for each in found]
        session.output.show([_digest_document(session, each) for each in found], Table(columns, lines, "cli.no-papers"))


def show_digest(digest: PaperName, /, *, session: Call) -> None:
    """Show what each convener recorded."""
    with session.at_work() as office:
        found = office.digests.get(digest)
        lines = [
            (session.names.unit(each.unit), each.kind, str(each.entries), " ".join(each.streams))
            for each in found.lines
        ]
        session.output.show(_digest_document(session, found), Table(_DIGESTS, lines))


# -- how they are shown ------------------------------------------------------------------------------------------------


def _life(session: Session, life: PaperLife) -> Document:
    return {
        "state": life.state.value,
        "number": life.number or None,
        "drafted_by": life.drafted_by,
        "drafted_at": session.iso(life.drafted_at),
        "signed_by": life.signed_by,
        "signed_at": session.iso(life.signed_at),
        "issued_by": life.issued_by,
        "issued_at": session.iso(life.issued_at),
    }


def _show_papers(session: Session, papers: Sequence[Bulletin | ProgressReport]) -> None:
    lines = [
        (
            each.id,
            each.number,
            session.names.unit(each.issuer if isinstance(each, Bulletin) else each.reporter),
            each.period,
            session.names.label("paper-state", each.state),
        )
        for each in papers
    ]
    session.output.show([_paper(session, each) for each in papers], Table(_PAPERS, lines, "cli.no-papers"))


def _paper(session: Session, paper: Bulletin | ProgressReport) -> Document:
    common = {
        "id": paper.id,
        "place": paper.place,
        "period": paper.period,
        "as_of": session.iso(paper.as_of),
        "position": paper.position,
        **_life(session, paper.life),
    }
    if isinstance(paper, ProgressReport):
        items = [
            {
                "what": each.what.value,
                "stream": each.stream,
                "number": each.number,
                "unit": each.unit,
                "state": each.state,
                "due_at": session.iso(each.due_at),
                "late": each.late,
            }
            for each in paper.items
        ]
        return {**common, "reporter": paper.reporter, "to": paper.to or None, "closed": paper.closed, "items": items}
    content = paper.content
    return {
        **common,
        "kind": paper.kind.value,
        "issuer": paper.issuer,
        "to": list(paper.to),
        "corrects": paper.corrects or None,
        "corrected_by": list(paper.corrected_by),
        "differences": _differences(paper.differences),
        "figures": [
            {
                "scope": line.scope,
                "indicator": line.indicator,
                "name": _indicator_name(session, line.indicator, line.name),
                "numerator": line.numerator,
                "denominator": line.denominator,
                "shown": line.shown,
            }
            for line in content.figures
        ],
        "shares": [
            {"by": each.by, "value": each.value, "number": each.number, "shown": each.shown} for each in content.shares
        ],
        "sums": [{"unit": each.unit, "what": each.what, "number": each.number} for each in content.sums],
        "cases": list(content.cases),
        "inspections": list(content.inspections),
        "standings": [
            {"place": each.place, "standing": each.standing, "number": each.number} for each in content.standings
        ],
    }


def _differences(found: Sequence[Difference]) -> list[Document]:
    return [{"what": each.what, "was": each.was, "now": each.now} for each in found]


def _difference_table(found: Sequence[Difference]) -> Table:
    return Table(_DIFFERENCES, [(each.what, each.was or "–", each.now or "–") for each in found])


def _indicator_name(session: Session, indicator: str, name: str) -> str:
    known = {each.id: each for each in INDICATORS}
    return name or (known[indicator].label(session.output.language) if indicator in known else indicator)


def _show_bulletin(session: Session, bulletin: Bulletin) -> None:
    names, content = session.names, bulletin.content
    facts = Facts(
        (
            ("cli.head.id", bulletin.id),
            ("cli.head.number", bulletin.number),
            ("cli.head.unit", names.unit(bulletin.issuer)),
            (
                "cli.head.period",
                bulletin.period,
            ),
            ("cli.head.state", names.label("paper-state", bulletin.state)),
            ("cli.head.as-of", session.local(bulletin.as_of)),
            ("cli.head.feed-position", str(bulletin.position)),
            ("cli.head.corrects", bulletin.corrects),
            ("cli.head.bulletin-cases", " ".join(content.cases)),
            ("cli.head.inspections", " ".join(content.inspections)),
        )
    )
    parts: list[Part] = [facts]
    if bulletin.differences:
        parts.append(_difference_table(bulletin.differences))
    figures = [
        (
            names.label("scope", line.scope),
            _indicator_name(session, line.indicator, line.name),
            line.shown,
            f"{line.numerator}/{line.denominator}",
        )
        for line in content.figures
        if line.denominator
    ]
    sums = [(names.unit(each.unit), names.label("unit-sum", each.what), str(each.number)) for each in content.sums] + [
        (names.region(each.place), names.label("standing", each.standing), str(each.number))
        for each in content.standings
    ]
    parts += [Table(_FIGURES, figures)] if figures else []
    parts += [Table(_SUMS, sums)] if sums else []
    session.output.show(_paper(session, bulletin), *parts)


def _show_report(session: Session, report: ProgressReport) -> None:
    names = session.names
    facts = Facts(
        (
            ("cli.head.id", report.id),
            ("cli.head.number", report.number),
            ("cli.head.unit", names.unit(report.reporter)),
            ("cli.head.period", report.period),
            ("cli.head.state", names.label("paper-state", report.state)),
            ("cli.head.as-of", session.local(report.as_of)),
            ("cli.head.closed-in-period", str(report.closed)),
        )
    )
    lines = [
        (names.label("open-what", each.what), each.number, names.unit(each.unit), session.ends(each.due_at))
        for each in report.items
    ]
    session.output.show(_paper(session, report), facts, Table(_ITEMS, lines, "cli.nothing-open"))


def _digest_document(session: Session, digest: Digest) -> Document:
    return {
        "id": digest.id,
        "place": digest.place,
        "period": digest.period,
        "sent_at": session.iso(digest.sent_at),
        "conveners": list(digest.conveners),
        "lines": [
            {"unit": each.unit, "kind": each.kind, "entries": each.entries, "streams": list(each.streams)}
            for each in digest.lines
        ],
    }
