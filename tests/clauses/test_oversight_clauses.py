"""Scenarios of the clauses that oversight keeps, and of obligations of others that can be told already."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from govliaison.cases import Grade, Scope, Solved
from govliaison.errors import RefusedError
from govliaison.ledger import Reader
from govliaison.oversight import BulletinKind, Inspected, Standing
from govliaison.values import Period

THIRD = Period.parse("2026Q3")


def stand(
    city: Any, period: Period = THIRD, *, place: str = "990100", by: str = "song.yu"
) -> dict[tuple[str, str], Inspected]:
    """Give how the duties of a place stand, by duty and unit; of the months of a quarter the last counts."""
    return {
        (each.charge.obligation.id, each.charge.unit): each
        for each in city.office(by).obligations.inspect(period, place=place)
        if each.charge is not None
    }


def to(city: Any, *moment: int) -> None:
    """Let time pass up to a moment (local time of the place), day by day, with a sweep each morning."""
    until = datetime(*moment, tzinfo=UTC)
    while city.clock.moment < until:
        city.clock.moment = min(until, city.clock.wait(days=1))
        city.sweep()


def told(city: Any, words: str) -> list[str]:
    """Let the outbox work, and give the files in which somebody is told something."""
    for _attempt in city.liaison.work_outbox():
        pass
    files = sorted((city.folder / "notices").rglob("*"))
    return [text for path in files if path.is_file() and words in (text := path.read_text(encoding="utf-8"))]


@pytest.mark.clause("M2.1")
def test_a_county_with_two_conveners_works(city: Any) -> None:
    case = city.submit(region="990102")
    city.walk(case, lead="county-market", handler="wu.di", convener="qian.duo")
    closed = city.office("zhou.jie").cases.audit(case.id, approve=True)

    assert "closed" == closed.state
    assert {"county-bureau", "county-federation"} == {
        unit for duty, unit in stand(city, place="990102") if duty == "liaison-officer"
    }


@pytest.mark.clause("M6.1")
def test_a_vacant_post_of_a_convener_is_an_unmet_obligation(city: Any) -> None:
    city.clock.wait(days=10)
    city.sweep()
    duty = "liaison-officer.990100.federation.2026Q3"
    assert Standing.MET is city.office().obligations.get(duty).standing
    city.office("admin").posts.vacate(unit="federation", kind="liaison-officer")
    city.clock.wait(days=5)
    city.sweep()

    found = stand(city)
    vacant = found["liaison-officer", "federation"]
    assert Standing.UNMET is vacant.judged.standing
    assert vacant.judged.reason is not None
    assert 5 == vacant.judged.reason.param("days")
    assert ("post/federation.liaison-officer@2",) == vacant.evidence
    held = [each for each in found if each[0] in ("section-head", "liaison-officer") and each[1] != "federation"]
    assert 4 == len(held)
    assert {Standing.MET} == {found[each].judged.standing for each in held}
    assert city.office().obligations.get(duty).missed_at is not None, "nobody asked, and it was noticed"
    assert 3 == len(told(city, "“联络员”（M6.1）未履行")), "its bearer, and the other conveners"


@pytest.mark.clause("M3.2")
def test_a_bulletin_is_signed_by_another_numbered_and_recounts_as_known_then(city: Any) -> None:
    cases = [city.submit(scope=Scope.APPROVAL_SERVICE) for _ in range(3)]
    city.walk(cases[0])
    city.office("zhao.min").cases.audit(cases[0].id, approve=True)
    city.clock.wait(days=25)
    desk, head = city.office("wang.fang").bulletins, city.office("chen.jing").bulletins
    drafted = desk.draft(THIRD)
    with pytest.raises(RefusedError, match=r"paper\.not-signatory"):
        desk.sign(drafted.id)
    with pytest.raises(RefusedError, match=r"paper\.not-signed"):
        desk.issue(drafted.id)
    head.sign(drafted.id)
    issued = desk.issue(drafted.id)
    assert "〔2026〕1号" == issued.number
    lines = {(line.scope, line.indicator): line for line in issued.content.figures}
    assert (3, 1) == (
        lines["approval-service", "received"].numerator,
        lines["approval-service", "answered-of-all"].numerator,
    )

    # -- life goes on, and the paper stays true to what was known
    city.clock.wait(days=2)
    city.walk(cases[1])
    assert () == desk.recount("〔2026〕1号")
    with pytest.raises(RefusedError, match=r"bulletin\.nothing-to-correct"):
        desk.correct("〔2026〕1号")

    # -- until something is entered late that was so then: a correction sheet tells it, and the bulletin stays
    answered = city.clock.moment - timedelta(days=5)
    city.office("zhao.min").cases.call_back(
        cases[0].id, reached=True, solved=Solved.YES, grade=Grade.SATISFIED, at=answered
    )
    assert () == desk.recount("〔2026〕1号")
    correction = desk.correct("〔2026〕1号")
    changed = {each.what: (each.was, each.now) for each in correction.differences}
    assert ("0.00% (0/1)", "100.00% (1/1)") == changed["approval-service.closed-of-all"]
    head.sign(correction.id)
    assert "〔2026〕2号" == desk.issue(correction.id).number
    assert () == desk.recount("〔2026〕2号")
    assert (correction.id,) == desk.get("〔2026〕1号").corrected_by
    with pytest.raises(RefusedError, match=r"bulletin\.nothing-to-correct"):
        desk.correct("〔2026〕1号")


@pytest.mark.clause("M7.4")
def test_every_open_item_of_the_ledger_is_in_the_progress_report(city: Any) -> None:
    open_cases = [city.submit() for _ in range(3)]
    done = city.submit()
    city.walk(done)
    city.office("zhao.min").cases.audit(done.id, approve=True)
    county = city.submit(region="990102")
    reports = city.office("wang.fang").progress_reports
    drafted = reports.draft(THIRD)
    city.office("chen.jing").progress_reports.sign(drafted.id)
    sent = reports.send(drafted.id)

    streams = {item.stream for item in sent.items}
    assert {f"case/{case.id}" for case in open_cases} <= streams
    assert f"case/{county.id}" not in streams
    assert "group-office" == sent.to
    assert sent == city.office("song.yu").progress_reports.get(sent.number)
    found = stand(city)["progress-report", "data-bureau"]
    assert Standing.MET is found.judged.standing
    assert (f"progress-report/{sent.id}@3",) == found.evidence


@pytest.mark.clause("M7.1")
def test_each_convener_is_told_what_the_others_recorded(city: Any) -> None:
    case = city.submit()
    county = city.submit(region="990102", confidential=True)
    to(city, 2026, 10, 2, 2)
    digest = city.office("deng.li").digests.get("990100.2026-09")

    others = digest.for_convener("united-front")
    streams = {stream for line in others for stream in line.streams}
    assert f"case/{case.id}" in streams
    assert f"case/{county.id}" not in streams, "what not every convener may see is left out"
    assert () == tuple(line for line in digest.for_convener("data-bureau") if line.kind == "case")
    letters = told(city, "（摘要 990100.2026-09）")
    assert 3 == len(letters)
    assert 1 == sum("市委统战部" in each for each in letters)


@pytest.mark.clause("F1")
def test_the_groups_office_inspects_follows_up_and_circulates_without_ranking(city: Any) -> None:
    office = city.office("song.yu").inspections
    with pytest.raises(RefusedError, match=r"inspection\.not-office"):
        city.office().inspections.record("market")
    task = office.list_task("压缩办理时限", unit="market")
    found = office.record(
        "market", finding="窗口仍要求重复提交材料", rectify_by=city.clock.moment.replace(day=20), task=task.id
    )
    to(city, 2026, 9, 21, 1)
    assert office.get(found.id).overdue
    assert Standing.UNMET is stand(city)["rectification", "group-office"].judged.standing
    city.office("li.na").inspections.report(found.id, text="已取消重复提交")
    closed = office.recheck(found.id, passed=True, note="现场核实")
    assert "closed" == closed.state
    assert Standing.MET_LATE is stand(city)["rectification", "group-office"].judged.standing

    papers = city.office("song.yu").bulletins
    drafted = papers.draft(THIRD, kind=BulletinKind.INSPECTION)
    city.office("xie.ting").bulletins.sign(drafted.id)
    issued = papers.issue(drafted.id)
    assert (f"inspection/{found.id}",) == issued.content.inspections
    assert [line.place for line in issued.content.standings] == sorted(line.place for line in issued.content.standings)
    assert () == papers.recount(issued.number)


@pytest.mark.clause("F2")
def test_a_county_without_a_mechanism_reads_not_applicable_and_one_with_its_own_rules_is_judged_by_them(
    city: Any,
) -> None:
    city.configure(
        '[obligations.bulletin]\napplies = false\n[obligations.digest]\nevery = "quarter"', file="county.toml"
    )
    to(city, 2026, 10, 3, 1)
    found = city.office("song.yu").obligations.inspect(Period.parse("2026Q4"))

    far = [each for each in found if each.place.region == "990103"]
    assert [Standing.NOT_APPLICABLE] == [each.judged.standing for each in far]
    county = {each.charge.obligation.id for each in found if each.charge and each.place.region == "990102"}
    assert "bulletin" not in county
    assert "digest" in county
    own = city.office("qian.duo").obligations.inspect(Period.parse("2026Q4"))
    assert {"990102"} == {each.place.region for each in own}, "a convener of a county sees its own place"


@pytest.mark.clause("M1.3")
def test_an_overdue_case_has_been_urged_without_anyone_asking(city: Any) -> None:
    case = city.submit()
    city.office().cases.dispatch(case.id, lead="market")
    city.clock.wait(days=20)
    missing = stand(city)["urging", "data-bureau"]
    assert Standing.UNMET is missing.judged.standing, "nothing swept, so nobody was urged"
    city.sweep()
    urged = stand(city)["urging", "data-bureau"]
    assert Standing.MET is urged.judged.standing
    assert {f"case/{case.id}"} == {ref.partition("@")[0] for ref in urged.evidence}


@pytest.mark.clause("T1.4")
def test_a_missing_acknowledgement_or_answer_is_listed(city: Any) -> None:
    silent = city.submit()
    city.office().cases.dispatch(silent.id, lead="market")
    answered = city.submit()
    city.walk(answered)
    city.clock.wait(days=22)
    found = stand(city)
    for duty in ("acknowledgements", "answers"):
        judged = found[duty, "data-bureau"]
        assert Standing.UNMET is judged.judged.standing
        assert [f"case/{silent.id}"] == [ref.partition("@")[0] for ref in judged.evidence]


def test_whoever_may_not_inspect_learns_nothing(city: Any) -> None:
    with pytest.raises(RefusedError, match=r"inspect\.not-yours"):
        city.office("li.na").obligations.inspect(THIRD)
    assert isinstance(city.office("li.na").actor.reader, Reader)
