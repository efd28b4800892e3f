"""Signing, contents of bulletins, inspections and digests as pure functions."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.access import Actor, Post, Term
from govliaison.ledger import Decision, Entry, Reader, Stamp
from govliaison.oversight import (
    BULLETIN,
    INSPECTION,
    KEY_TASK,
    BulletinKind,
    Content,
    FigureLine,
    InspectionState,
    PaperLife,
    PaperState,
    Share,
    UnitSum,
    differences,
)
from govliaison.oversight.bulletins import decide as bulletins
from govliaison.oversight.bulletins.model import Bulletin, BulletinDrafted, BulletinSigned
from govliaison.oversight.digests.desk import convener_of, digest_lines, works_for
from govliaison.oversight.digests.model import DIGEST, DigestSent
from govliaison.oversight.inspections import decide as inspections
from govliaison.oversight.inspections.model import Inspection, InspectionRecorded, KeyTaskFinished, KeyTaskListed
from govliaison.oversight.signing import may_draft, may_issue, may_sign
from govliaison.values import Refusal, to_micros

NOW = datetime(2026, 9, 7, 1, tzinfo=UTC)
DAY = timedelta(days=1)
TODAY = date(2026, 9, 7)


def actor(person: str, *posts: str) -> Actor:
    units = frozenset(post.partition(".")[0] for post in posts)
    return Actor(person=person, units=units, posts=frozenset(posts), reader=Reader(tokens=frozenset()))


CLERK, HEAD = actor("wang", "bureau.handler"), actor("chen", "bureau.section-head", "bureau.handler")
LEADER, OTHER = actor("liu", "bureau.leader"), actor("li", "market.leader")


def stamp(at: datetime = NOW, by: str = "wang") -> Stamp:
    return Stamp(effective_at=at, recorded_at=at, actor=by)


def code(verdict: Any) -> str | None:
    return verdict.code if isinstance(verdict, Refusal) else None


# -- signing -------------------------------------------------------------------------------------------------------------

DRAFT = PaperLife(drafted_by="wang", drafted_at=NOW)
SIGNED = attrs.evolve(DRAFT, signed_by="chen", signed_at=NOW)
ISSUED = attrs.evolve(SIGNED, number="〔2026〕1号", issued_by="wang", issued_at=NOW, issue_recorded_at=NOW)


@pytest.mark.parametrize(
    ("life", "by", "refused"),
    [
        (None, CLERK, None),
        (DRAFT, HEAD, None),
        (SIGNED, CLERK, "paper.signed"),
        (ISSUED, CLERK, "paper.signed"),
        (None, OTHER, "paper.not-yours"),
    ],
)
def test_a_paper_is_drafted_anew_until_somebody_signs(life: PaperLife | None, by: Actor, refused: str | None) -> None:
    assert refused == code(may_draft(life, by, "bureau", "x"))


@pytest.mark.parametrize(
    ("life", "by", "at", "refused"),
    [
        (DRAFT, HEAD, NOW, None),
        (DRAFT, LEADER, NOW, None),
        (DRAFT, CLERK, NOW, "paper.not-signatory"),
        (DRAFT, OTHER, NOW, "paper.not-signatory"),
        (attrs.evolve(DRAFT, drafted_by="chen"), HEAD, NOW, "paper.second-person"),
        (SIGNED, LEADER, NOW, "paper.signed"),
        (DRAFT, HEAD, NOW - DAY, "paper.too-early"),
    ],
)
def test_another_person_signs(life: PaperLife, by: Actor, at: datetime, refused: str | None) -> None:
    assert refused == code(may_sign(life, by, "bureau", "x", at))


@pytest.mark.parametrize(
    ("life", "by", "at", "refused"),
    [
        (SIGNED, CLERK, NOW, None),
        (DRAFT, CLERK, NOW, "paper.not-signed"),
        (ISSUED, CLERK, NOW, "paper.issued"),
        (SIGNED, OTHER, NOW, "paper.not-yours"),
        (SIGNED, CLERK, NOW - DAY, "paper.too-early"),
    ],
)
def test_what_is_signed_is_issued_once(life: PaperLife, by: Actor, at: datetime, refused: str | None) -> None:
    assert refused == code(may_issue(life, by, "bureau", "x", at))


def test_where_a_paper_stands() -> None:
    assert [PaperState.DRAFTED, PaperState.SIGNED, PaperState.ISSUED] == [
        each.state for each in (DRAFT, SIGNED, ISSUED)
    ]


# -- bulletins -----------------------------------------------------------------------------------------------------------


def drafted(**said: Any) -> BulletinDrafted:
    parts: dict[str, Any] = {
        "bulletin": "ledger.990100.2026Q3",
        "kind": BulletinKind.LEDGER,
        "issuer": "bureau",
        "place": "990100",
        "period": "2026Q3",
        "as_of": NOW,
        "position": 7,
        "content": Content(),
    }
    return BulletinDrafted(**(parts | said))


def fold(bulletin: Bulletin | None, verdict: Any, by: str = "wang") -> Bulletin:
    assert isinstance(verdict, Decision), verdict
    for event in verdict.events:
        bulletin = BULLETIN.evolve(bulletin, event, stamp(by=by))
    assert bulletin is not None
    return bulletin


def test_a_bulletin_goes_its_way_and_everybody_it_goes_to_is_told() -> None:
    bulletin = fold(None, bulletins.draft(None, drafted(), CLERK))
    bulletin = fold(bulletin, bulletins.sign(bulletin, HEAD, NOW), by="chen")
    ask = bulletins.IssueAsk(number="〔2026〕1号", to=("bureau", "market", "tax"), at=NOW, actor=CLERK)
    verdict = bulletins.issue(bulletin, ask)
    assert isinstance(verdict, Decision)
    assert ["unit:market", "unit:tax"] == [notice.recipient for notice in verdict.notices]
    issued = fold(bulletin, verdict)
    assert ("〔2026〕1号", "chen", PaperState.ISSUED) == (issued.number, issued.life.signed_by, issued.state)
    assert {"unit:market", "unit:tax", "unit:bureau", "convener", "region:990100"} == BULLETIN.index(issued).audience
    assert "unit:market" not in BULLETIN.index(bulletin).audience


def test_a_correction_corrects_something_that_was_issued() -> None:
    assert "bulletin.nothing-to-correct" == code(bulletins.draft(None, drafted(corrects="x"), CLERK))
    draft = fold(None, bulletins.draft(None, drafted(), CLERK))
    assert "bulletin.not-issued" == code(bulletins.note_correction(draft, draft, "〔2026〕2号"))
    assert "paper.not-signatory" == code(bulletins.sign(draft, CLERK, NOW))
    signed = BULLETIN.evolve(draft, BulletinSigned(), attrs.evolve(stamp(by="wang"), recorded_for="chen"))
    assert "chen" == signed.life.signed_by


numbers = st.integers(0, 9)
contents = st.builds(
    lambda figures, units, cases: Content(
        figures=tuple(
            FigureLine(indicator=f"i{place}", scope="other", numerator=part, denominator=9, shown=f"{part}")
            for place, part in enumerate(figures)
        ),
        shares=tuple(Share(by="kind", value=f"k{part}", number=part, shown="1%") for part in sorted({*figures})),
        sums=tuple(UnitSum(unit=f"u{place}", what="open", number=part) for place, part in enumerate(units)),
        cases=tuple(cases),
    ),
    st.lists(numbers, max_size=3),
    st.lists(numbers, max_size=3),
    st.lists(st.sampled_from(["1", "2"]), max_size=2, unique=True),
)


@given(contents, contents)
def test_contents_differ_exactly_where_they_are_not_the_same(one: Content, other: Content) -> None:
    found = differences(one, other)
    assert (one == other) is (found == ())
    assert {(each.what, each.now, each.was) for each in found} == {
        (each.what, each.was, each.now) for each in differences(other, one)
    }


# -- inspections ---------------------------------------------------------------------------------------------------------

INSPECTOR, UNIT = actor("song", "office.handler"), actor("li", "market.handler")


def said(**more: Any) -> InspectionRecorded:
    parts: dict[str, Any] = {
        "inspection": "i-1",
        "office": "office",
        "place": "990100",
        "unit": "market",
        "day": TODAY,
        "team": ("song",),
        "finding": "重复提交材料",
        "rectify_by": NOW + 10 * DAY,
    }
    return InspectionRecorded(**(parts | more))


def inspected(**more: Any) -> Inspection:
    verdict = inspections.record(None, said(**more), INSPECTOR, TODAY)
    assert isinstance(verdict, Decision), verdict
    return INSPECTION.evolve(None, verdict.events[0], stamp())


def then(inspection: Inspection, verdict: Any, at: datetime = NOW) -> Inspection:
    assert isinstance(verdict, Decision), verdict
    return INSPECTION.evolve(inspection, verdict.events[0], stamp(at))


@pytest.mark.parametrize(
    ("more", "by", "refused"),
    [
        ({}, UNIT, "inspection.not-office"),
        ({"day": TODAY + DAY}, INSPECTOR, "inspection.in-future"),
        ({"rectify_by": None}, INSPECTOR, "inspection.needs-end"),
        ({"finding": None}, INSPECTOR, "inspection.needs-end"),
        ({"rectify_by": NOW - DAY}, INSPECTOR, "inspection.end-before"),
        ({"finding": None, "rectify_by": None}, INSPECTOR, None),
    ],
)
def test_the_office_records_what_it_found_and_by_when_it_is_put_right(
    more: dict[str, Any], by: Actor, refused: str | None
) -> None:
    assert refused == code(inspections.record(None, said(**more), by, TODAY))


def test_the_same_inspection_again_changes_nothing() -> None:
    assert Decision(events=()) == inspections.record(inspected(), said(), INSPECTOR, TODAY)


def recheck(*, passed: bool, by: Actor = INSPECTOR, end: datetime | None = None, at: datetime = NOW) -> Any:
    return inspections.RecheckAsk(passed=passed, note="现场", rectify_by=end, at=at, actor=by)


def test_putting_right_is_reported_by_the_unit_and_seen_by_the_office() -> None:
    found = inspected()
    assert InspectionState.OPEN is found.state
    assert "inspection.not-your-unit" == code(inspections.report(found, "已改", INSPECTOR))
    reported = then(found, inspections.report(found, "已改", UNIT))
    assert InspectionState.REPORTED is reported.state
    assert "inspection.nothing-owed" == code(inspections.report(reported, "已改", UNIT))
    assert "inspection.not-office" == code(inspections.recheck(reported, recheck(passed=True, by=UNIT)))
    for ask in (recheck(passed=True, end=NOW + DAY), recheck(passed=False), recheck(passed=False, end=NOW)):
        assert "inspection.needs-end" == code(inspections.recheck(reported, ask))
    assert "inspection.end-before" == code(inspections.recheck(reported, recheck(passed=True, at=NOW - DAY)))
    failed = then(reported, inspections.recheck(reported, recheck(passed=False, end=NOW + 20 * DAY)))
    assert (InspectionState.OPEN, NOW + 20 * DAY, False) == (failed.state, failed.rectify_by, failed.overdue)
    passed = then(failed, inspections.recheck(failed, recheck(passed=True)))
    assert (InspectionState.CLOSED, NOW) == (passed.state, passed.closed_at)
    assert "inspection.nothing-owed" == code(inspections.recheck(passed, recheck(passed=True)))


def test_what_is_not_put_right_in_time_is_noticed_once_and_again_after_a_new_end() -> None:
    found = inspected()
    end = NOW + 10 * DAY
    assert to_micros(end) == INSPECTION.index(found).attention
    assert () == INSPECTION.attend(found, end - DAY)
    (step,) = INSPECTION.attend(found, end + DAY)
    assert ["unit:market", "unit:office"] == [notice.recipient for notice in step.notices]
    late = INSPECTION.evolve(found, step.event, stamp(end))
    assert (True, None) == (late.overdue, INSPECTION.index(late).attention)
    assert () == INSPECTION.attend(late, end + DAY)
    again = then(late, inspections.recheck(late, recheck(passed=False, end=end + 5 * DAY, at=end)), end)
    assert to_micros(end + 5 * DAY) == INSPECTION.index(again).attention
    clear = inspected(finding=None, rectify_by=None)
    assert (InspectionState.CLEAR, None) == (clear.state, INSPECTION.index(clear).attention)


def test_key_tasks_are_listed_and_finished_by_the_office() -> None:
    listed = KeyTaskListed(task="t-1", office="office", place="990100", title="压缩时限", unit="market")
    assert "inspection.not-office" == code(inspections.list_task(None, listed, UNIT))
    task = KEY_TASK.evolve(None, listed, stamp())
    assert Decision(events=()) == inspections.list_task(task, listed, INSPECTOR)
    assert "open" == KEY_TASK.index(task).state
    assert "inspection.not-office" == code(inspections.finish_task(task, None, UNIT))
    done = inspections.finish_task(task, None, INSPECTOR)
    assert Decision(events=(KeyTaskFinished(),)) == done
    finished = KEY_TASK.evolve(task, KeyTaskFinished(), stamp())
    assert "finished" == KEY_TASK.index(finished).state
    assert Decision(events=()) == inspections.finish_task(finished, None, INSPECTOR)


# -- digests -------------------------------------------------------------------------------------------------------------

POSTS = (
    Post(unit="bureau", kind="handler", terms=(Term(person="wang", since=NOW - DAY),)),
    Post(unit="front", kind="liaison-officer", terms=(Term(person="deng", since=NOW - DAY, until=NOW + DAY),)),
    Post(unit="front", kind="handler", terms=(Term(person="wang", since=NOW - DAY),)),
    Post(unit="market", kind="handler", terms=(Term(person="li", since=NOW - DAY),)),
)
WORKS = works_for(POSTS, ("bureau", "front"))


def entry(by: str, *, stream: str = "case/1", at: datetime = NOW, on_behalf_of: str | None = None) -> Entry:
    names = {field.name: None for field in attrs.fields(Entry)}
    known = {"stream": stream, "actor": by, "recorded_at": to_micros(at), "on_behalf_of": on_behalf_of}
    return Entry(**{**names, **known})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("made", "unit"),
    [
        (entry("wang"), "bureau"),
        (entry("wang", on_behalf_of="front"), "front"),
        (entry("wang", on_behalf_of="front.handler"), "front"),
        (entry("wang", on_behalf_of="market"), "bureau"),
        (entry("deng"), "front"),
        (entry("deng", at=NOW + 2 * DAY), None),
        (entry("li"), None),
        (entry("system"), None),
    ],
)
def test_an_entry_is_that_of_the_convener_for_which_its_person_worked(made: Entry, unit: str | None) -> None:
    assert unit == convener_of(made, WORKS)


def test_a_digest_counts_entries_and_names_records_and_each_convener_reads_those_of_the_others() -> None:
    lines = digest_lines(
        [entry("wang"), entry("wang"), entry("wang", stream="post/x"), entry("deng", stream="case/2"), entry("li")],
        WORKS,
    )
    assert [
        ("bureau", "case", 2, ("case/1",)),
        ("bureau", "post", 1, ("post/x",)),
        ("front", "case", 1, ("case/2",)),
    ] == [(each.unit, each.kind, each.entries, each.streams) for each in lines]
    sent = DigestSent(place="990100", period="2026-09", conveners=("bureau", "front"), position=9, lines=lines)
    digest = DIGEST.evolve(None, sent, stamp())
    assert "990100.2026-09" == digest.id
    assert ["front"] == [each.unit for each in digest.for_convener("bureau")]
    assert 2 == len(digest.for_convener("front"))
    assert "sent" == DIGEST.index(digest).state
