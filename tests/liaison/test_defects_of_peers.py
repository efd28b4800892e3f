"""
Five defects found in comparable systems by reading them, each tried here on a deployment at work.

1. Days off made thresholds shorter: after a long holiday every open case escalated, one made a minute ago too. What should only
   notify changed records, and the days off of one place held in all.
2. The scan for what is overdue read one page, newest first, so the oldest were never looked at; what had no officer, and what
   another place had, was left out.
3. Any edit or comment set the clock, and the time for taking a case up again, back to their beginning.
4. Erasing a case erased the entries about it.
5. A table of days off ended one winter, and nothing noticed.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

import attrs
import pytest

from govliaison.calendar import due, read_notice
from govliaison.cases import CASE, CaseState, Outcome, ReopenReason, Solved, Submission, Urgency
from govliaison.cases.events import Attachment
from govliaison.deadlines import Clock, DayStep, Stage
from govliaison.errors import NotFoundError
from govliaison.ledger import Private, kind_of
from govliaison.liaison.health import Level, examine
from govliaison.values import Amount, TimeUnit

HOURS = {TimeUnit.HOUR, TimeUnit.WORKING_HOUR}
NEXT_YEAR = (
    "2027年元旦：1月1日至5日放假。春节：2月5日至11日放假。清明节：4月5日放假。劳动节：5月1日放假。"
    "端午节：6月9日放假。中秋节：9月15日放假。国庆节：10月1日至7日放假。"
)


def local(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+08:00").astimezone(UTC)


def record(city: Any, case: Any) -> Any:
    return city.liaison.ledger.load(CASE.stream(case.id)).record


def events(city: Any, case: Any) -> list[str]:
    return [type(happened.event).__name__ for happened in city.liaison.ledger.history(CASE.stream(case.id))]


def answer(city: Any, case: Any) -> Clock:
    clock = record(city, case).clock(Stage.ANSWER)
    assert isinstance(clock, Clock)
    return clock


def sweep(city: Any) -> set[str]:
    return {each.stream for each in city.liaison.sweep(confirmed=True)}


# -- 1: days off never shorten a threshold ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "amount", ["1 wd", "3 wd", "5 wd", "10 wd", "24 hours", "20 working hours", "15 calendar days"]
)
def test_days_off_never_make_a_limit_end_earlier(city: Any, amount: str) -> None:
    """From every day around a holiday: nothing is shorter than its days, and with one day off more nothing ends earlier."""
    plain = city.liaison.jurisdictions.calendar_for("990100")
    county = city.liaison.jurisdictions.calendar_for("990102")  # 8 September is off there
    with_more, limit = attrs.evolve(county, hours=plain.hours), Amount.parse(amount)
    least = timedelta(hours=limit.number) if limit.unit in HOURS else timedelta(days=limit.number)
    for day in range(40):
        start = local("2026-09-01T10:30") + timedelta(days=day)
        ends = due(plain, start, limit).at
        assert ends - start >= least
        assert ends <= due(with_more, start, limit).at


def test_a_case_made_a_minute_ago_does_not_escalate_after_a_long_holiday(city: Any) -> None:
    """1 to 7 October are off: what was sent to a unit before waits all the while, what came just now begins."""
    city.clock.moment = local("2026-09-30T16:30")
    before = city.submit(category="食品")
    for _day in range(7):
        city.clock.wait(days=1)
        sweep(city)
    assert not {"DeadlineWarned", "DeadlinePassed", "UnitUrged"} & {*events(city, before)}
    city.clock.moment = local("2026-10-08T08:59")
    fresh = city.submit(category="食品")
    city.clock.wait(minutes=1)
    assert CASE.stream(fresh.id) not in sweep(city)
    assert local("2026-10-08T17:00") < answer(city, fresh).start.due_at


def test_what_only_looks_or_only_notifies_changes_no_record(city: Any) -> None:
    case, store = city.submit(category="食品"), city.liaison.ledger.store
    city.office().load_notice(read_notice("9月9日至10日放假", year=2026), source="测试")
    file = city.folder / "来件.csv"
    file.write_text("编号,收到时间,标题,内容\nA1,2026-09-07 08:00,积水,无法通行\n", encoding="utf-8")
    head, was = store.head(), record(city, case)
    assert [case.number] == [each.number for each in city.office().recompute_deadlines().preview()]
    assert 1 == city.office().files.submissions("portal", file, dry_run=True).taken
    assert (head, was) == (store.head(), record(city, case))
    assert [*city.liaison.work_outbox()], "somebody was told"
    assert was == record(city, case)
    assert 1 == city.office().files.submissions("portal", file).taken
    assert store.head() > head


def test_the_days_off_of_one_place_stay_there(city: Any) -> None:
    """8 September is off in the county; then the neighbouring county has the 9th off."""
    own, near = (city.submit(category="食品", region=region) for region in ("990100", "990103"))
    county = city.submit(region="990102")
    city.office("qian.duo").cases.dispatch(county.id, lead="county-market")
    before = [answer(city, case).start.due_at.date() for case in (own, near, county)]
    assert [0, 0, 1] == [(day - before[0]).days for day in before]
    city.office().load_notice(read_notice("9月9日放假", year=2026), source="测试", region="990103")
    assert [near.number] == [each.number for each in city.office().recompute_deadlines().apply()]
    after = [answer(city, case).start.due_at.date() for case in (own, near, county)]
    assert [0, 1, 0] == [(late - early).days for early, late in zip(before, after, strict=True)]


# -- 2: the sweep never starves the oldest ----------------------------------------------------------------------------


def test_more_than_a_page_of_overdue_cases_are_all_attended_the_oldest_first(city: Any) -> None:
    """Of two places; half of them wait for somebody to dispatch them, half for a unit to sign."""

    def submit(number: int) -> list[str]:
        given: Sequence[dict[str, str]] = ({}, {"category": "食品"}, {"region": "990102"})
        return [CASE.stream(city.submit(**given[turn % 3]).id) for turn in range(number)]

    oldest = submit(120)
    city.clock.wait(days=1)
    newest = submit(120)
    city.clock.wait(days=60)
    sweeping = city.liaison.sweep(confirmed=True)
    first = [each.stream for each in islice(sweeping, 100)]
    assert {*first} < {*oldest}
    rest = [each.stream for each in sweeping if kind_of(each.stream) == CASE.kind]
    assert sorted([*oldest, *newest]) == sorted([*first, *rest]), "each once"
    for stream in (*oldest, *newest):
        happened = city.liaison.ledger.history(stream)
        assert "DeadlinePassed" in [type(each.event).__name__ for each in happened]
    assert {"990100", "990102"} == {city.liaison.ledger.history(stream)[-1].stamp.jurisdiction for stream in oldest}


# -- 3: nothing restarts a clock --------------------------------------------------------------------------------------


def edit(city: Any, case: Any, **more: Any) -> None:
    """The same matter again, edited; a file; and the same order by a second channel."""
    source = case.sources[0]
    again = Submission(
        channel="portal",
        source_id=source.source_id,
        received_at=city.clock.now(),
        title="还是没有办好",
        text="补充说明",
        phone="13900000000",
        attachments=(
            Attachment(
                name=Private(f"case/{case.id}", "照片.jpg"),
                blob=Private(f"case/{case.id}", "0" * 64),
                size=9,
                media_type="image/jpeg",
            ),
        ),
        **more,
    )
    city.office().cases.submit(again)
    city.office().cases.submit(
        Submission(channel="hotline", source_id="T1", order=source.order, received_at=city.clock.now(), text="又来电")
    )


def test_no_clock_begins_again_by_an_edit_a_comment_a_measure_a_file_or_a_second_source(city: Any) -> None:
    case = city.submit(category="食品", order="N-1")
    desk = city.office("li.na").cases
    desk.sign_for(case.id)
    before = record(city, case)
    for _round in range(2):
        city.clock.wait(hours=3)
        edit(city, case, urgency=Urgency.URGENT)
        desk.measure(case.id, text="到现场查看")
        desk.interim(case.id, text="正在核对材料")
    after = record(city, case)
    assert ("又来电", 1, 2, 2) == (
        after.text.value,
        len(after.attachments),
        len(after.sources),
        len(after.measures),
    )
    assert [clock.start for clock in before.clocks] == [clock.start for clock in after.clocks]
    assert before.clock(Stage.ANSWER) == after.clock(Stage.ANSWER)
    city.clock.moment = after.clock(Stage.ANSWER).start.due_at
    sweep(city)
    assert "DeadlinePassed" in events(city, case)


def test_edits_of_a_closed_case_move_no_moment_and_taking_it_up_counts_from_then(city: Any) -> None:
    case = city.submit(order="N-1")
    city.walk(case)
    city.clock.wait(hours=1)
    city.office("zhao.min").cases.audit(case.id, approve=True)
    city.office("zhao.min").cases.call_back(case.id, reached=True, solved=Solved.YES, note="本人再次来电")
    closed = record(city, case)
    assert CaseState.CLOSED is closed.state
    city.clock.wait(days=20)
    edit(city, case)
    edited = record(city, case)
    assert (closed.state, closed.closed_at, closed.clocks, closed.received_at) == (
        edited.state,
        edited.closed_at,
        edited.clocks,
        edited.received_at,
    )
    city.clock.wait(days=1)
    city.office().case_care.reopen(case.id, reason=ReopenReason.REBOUND, note="回头看发现仍未解决")
    assert city.clock.now() == answer(city, case).start.anchor_at


# -- 4: what is erased leaves its entries -----------------------------------------------------------------------------


def test_erasing_a_case_keeps_the_entries_about_it_and_the_chain_whole(city: Any) -> None:
    case = city.submit(text="金丝雀在矿井里", category="食品")
    city.handle(case)
    before = city.entries(case)
    told = [*city.liaison.ledger.feed()]
    assert 1 <= city.office("admin").erase(CASE.stream(case.id), reason="requested")
    assert [*before, "SubjectErased"] == [*(after := city.entries(case))[:-1], after[-1].event]
    assert told == [*city.liaison.ledger.feed()][: len(told)]
    assert [("wang.fang", "CaseSubmitted"), ("li.na", "CaseSignedFor")] == [
        (happened.stamp.actor, type(happened.event).__name__)
        for happened in city.office().cases.history(case.id)
        if type(happened.event).__name__ in {"CaseSubmitted", "CaseSignedFor"}
    ]
    assert [] == [each for each in city.liaison.verify() if not isinstance(each, int)]
    assert [] == [each for each in city.liaison.rebuild() if each.differed]
    assert "金丝雀" not in repr(city.office().cases.get(case.id).text)


def test_the_one_who_acted_stays_named_when_a_person_is_erased(city: Any) -> None:
    case = city.submit(category="食品")
    city.handle(case)
    city.office("admin").erase("person/li.na", reason="retention-over")
    assert "li.na" in [happened.stamp.actor for happened in city.office().cases.history(case.id)]
    with pytest.raises(NotFoundError):
        city.office("admin").erase("person/li.na", reason="retention-over")
    assert [] == [each for each in city.liaison.verify() if not isinstance(each, int)]


# -- 5: a calendar that ended is noticed ------------------------------------------------------------------------------


def test_a_case_of_december_whose_limit_ends_in_a_year_without_a_notice_is_provisional_and_said_so(city: Any) -> None:
    city.clock.moment = local("2026-12-29T10:00")
    (finding,) = [each for each in examine(city.liaison) if each.topic == "calendar"]
    assert (Level.WARNING, 2027) == (finding.level, finding.reason.param("year"))
    case = city.submit(category="食品")
    first = answer(city, case).start
    assert (2027, True) == (first.due_at.year, first.provisional)
    (told,) = city.office().cases.explain(case.id, Stage.ANSWER)
    assert "calendar.presumed-workday" in {step.reason.code for step in told.steps() if isinstance(step, DayStep)}
    city.office().load_notice(read_notice(NEXT_YEAR), source="2027")
    [moved] = city.office().recompute_deadlines().apply()
    assert case.number == moved.number
    settled = answer(city, case).start
    assert not settled.provisional
    assert first.due_at < settled.due_at


def test_work_goes_on_in_a_year_without_a_notice(city: Any) -> None:
    city.clock.moment = local("2027-03-01T10:00")
    case = city.submit(category="食品")
    city.clock.wait(days=30)
    assert CASE.stream(case.id) in sweep(city)
    city.handle(case)
    city.office("zhao.min").cases.audit(case.id, approve=True)
    assert Outcome.SOLVED is record(city, case).answers[-1].outcome
    (finding,) = [each for each in examine(city.liaison) if each.topic == "calendar"]
    assert (Level.WARNING, 0) == (finding.level, finding.reason.param("days"))
