"""Tables become cases: once, in order, and nothing is lost."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import attrs
import pytest

from govliaison.cases import Cases, CaseState, Outcome
from govliaison.deadlines import Stage
from govliaison.errors import Conflict, RefusedError
from govliaison.exchange import ChannelPlan, Intake
from govliaison.ledger import Broken, rebuild, verify
from govliaison.units import Unit, UnitDirectory
from govliaison.values import Field, FieldKind, Reason, Row, RowOutcome

PORTAL = ChannelPlan(id="portal", name="政府网站")
FRESH = {"source_id": "1", "received_at": "2026-09-27 10:00", "title": "食品许可", "text": "材料交了两遍"}
OLD = {**FRESH, "source_id": "9", "reply": "经核查，材料只需提交一次，已退还。", "replied_at": "2026-09-28 09:30"}


def counts(report: Any) -> tuple[int, int, int, int]:
    assert report.read == report.taken + report.changed + report.unchanged + report.refused
    return report.taken, report.changed, report.unchanged, report.refused


def codes(report: Any) -> list[list[str]]:
    return [[reason.code for reason in row.reasons] for row in report.rows]


def test_a_row_becomes_a_case_at_its_own_moment(city: Any) -> None:
    report = city.take(FRESH)
    case = city.case()
    assert (1, 0, 0, 0) == counts(report)
    assert datetime(2026, 9, 27, 2, 0, tzinfo=UTC) == case.received_at
    assert CaseState.SUBMITTED == case.state
    assert not case.history
    assert {report.batch} == {each.stamp.batch for each in city.ledger.history(f"case/{case.id}")}


def test_the_same_table_again_changes_nothing(city: Any) -> None:
    city.take(FRESH, OLD)
    head = city.store.head()
    assert (0, 0, 2, 0) == counts(city.take(FRESH, OLD))
    assert head == city.store.head()


def test_a_changed_row_amends_its_case(city: Any) -> None:
    city.take(FRESH)
    assert (0, 1, 0, 0) == counts(city.take({**FRESH, "text": "材料交了三遍"}))
    assert "材料交了三遍" == city.case().text.value
    assert 1 == len(city.all_cases())


def test_a_row_written_otherwise_is_unchanged_and_then_free(city: Any) -> None:
    city.take(FRESH)
    again = {**FRESH, "received_at": "2026/9/27 10:00:00"}
    head = city.store.head()
    assert (0, 0, 1, 0) == counts(city.take(again))
    assert head == city.store.head()
    assert city.store.claims(["source:portal:1"])["source:portal:1"].note.startswith("row:")


def test_what_a_row_leaves_out_changes_nothing(city: Any) -> None:
    city.take({**FRESH, "kind": "投诉", "urgency": "特急", "scope": "否"})
    assert (0, 1, 0, 0) == counts(city.take({**FRESH, "text": "补充：还要交第三遍"}))
    case = city.case()
    assert ("complaint", "urgent", "other") == (case.kind, case.urgency, case.scope)


def test_two_rows_about_the_same_matter_are_handled_in_order(city: Any) -> None:
    report = city.take(FRESH, {**FRESH, "title": "食品许可二"}, {**FRESH, "title": "食品许可三"}, FRESH)
    assert (1, 3, 0, 0) == counts(report)
    assert "食品许可" == city.case().title.value
    assert (0, 0, 1, 0) == counts(city.take(FRESH))


def test_an_order_number_joins_two_channels_in_one_case(city: Any) -> None:
    city.take({**FRESH, "order": "W7"})
    report = city.take({**FRESH, "source_id": "h1", "order": "W7", "channel": "12345热线"})
    assert (0, 1, 0, 0) == counts(report)
    assert ["portal", "hotline"] == [source.channel for source in city.case().sources]


def test_numbers_of_two_cases_in_one_row_do_not_stop_the_import(city: Any) -> None:
    city.take({**FRESH, "order": "W7"}, {**FRESH, "source_id": "2"})
    report = city.take({**FRESH, "source_id": "2", "order": "W7", "text": "换了说法"})
    assert (0, 1, 0, 0) == counts(report)
    assert [["intake.order-elsewhere"]] == codes(report)


def test_a_row_names_its_channel_by_id_or_name_and_takes_its_kind(city: Any) -> None:
    report = city.take({**FRESH, "channel": "hotline"}, {**FRESH, "source_id": "2", "channel": "不明"})
    assert "complaint" == city.case("1", "hotline").kind
    assert "help" == city.case("2", "portal").kind
    assert [["intake.channel-unknown"]] == codes(report)


def test_the_unit_of_a_row_is_told_at_once(city: Any) -> None:
    city.take({**FRESH, "unit": "市监局"})
    assert (CaseState.DISPATCHED, "market", "hand") == (city.case().state, city.case().lead, city.case().by)


def test_the_catalogue_finds_the_unit_where_the_row_names_none(city: Any) -> None:
    city.take({**FRESH, "category": "食品"})
    assert ("market", "catalogue") == (city.case().lead, city.case().by)


def test_a_reply_makes_a_history_answered_at_its_own_time(city: Any) -> None:
    report = city.take({**OLD, "unit": "税务局", "outcome": "已解决"})
    case = city.case("9")
    assert (1, 0, 0, 0) == counts(report)
    assert (CaseState.ANSWERED, "tax", True) == (case.state, case.lead, case.history)
    assert case.received_at == case.dispatched_at == case.signed_at
    assert datetime(2026, 9, 28, 1, 30, tzinfo=UTC) == case.answered_at == case.answers[0].delivered_at
    assert Outcome.SOLVED == case.outcome
    stamps = [each.stamp for each in city.ledger.history(f"case/{case.id}")]
    assert {"zhang"} == {stamp.actor for stamp in stamps}
    assert all(stamp.effective_at < stamp.recorded_at for stamp in stamps)


def test_a_history_raises_no_notices(city: Any) -> None:
    city.take(OLD)
    assert () == city.store.messages(None, "", 10)


def test_a_reply_of_no_unit_is_that_of_the_convener(city: Any) -> None:
    report = city.take({**OLD, "unit": "某某局"})
    assert "data-bureau" == city.case("9").lead
    assert [["intake.unit-unknown"]] == codes(report)


def test_a_perfunctory_reply_leaves_the_case_in_handling_until_a_real_one_comes(city: Any) -> None:
    city.take({**OLD, "reply": "您好，已收悉，感谢您的来信。"})
    assert CaseState.HANDLING == city.case("9").state
    city.wait(days=2)
    report = city.take({**OLD, "replied_at": "2026-09-29 10:00"})
    assert (0, 1, 0, 0) == counts(report)
    case = city.case("9")
    assert (CaseState.ANSWERED, 2) == (case.state, len(case.answers))
    assert datetime(2026, 9, 29, 2, 0, tzinfo=UTC) == case.answered_at


def test_what_a_history_still_owes_runs_from_its_entry(city: Any) -> None:
    city.take(OLD)
    case = city.case("9")
    assert [Stage.CLOSE] == [clock.start.stage for clock in case.running]
    assert case.running[0].start.due_at > city.now > case.answered_at


def test_the_same_reply_again_is_nothing(city: Any) -> None:
    city.take(OLD)
    assert (0, 0, 1, 0) == counts(city.take({**OLD, "replied_at": "2026-09-28 09:31"}))


@pytest.mark.parametrize("known", [{}, {"category": "食品"}])
def test_a_reply_to_a_case_of_today_is_entered_from_where_it_stands(city: Any, known: dict[str, str]) -> None:
    city.take({**FRESH, **known})
    city.wait(hours=5)
    replied = {**FRESH, **known, "reply": "经核查已当面办结并发证给企业。", "replied_at": "2026-09-28 18:00"}
    assert () == city.take(replied).rows
    case = city.case()
    assert CaseState.ANSWERED == case.state
    assert ("market" if known else "data-bureau") == case.lead
    assert datetime(2026, 9, 28, 10, 0, tzinfo=UTC) == case.signed_at == case.answered_at
    assert not case.history


def test_a_reply_from_before_the_case_was_dispatched_here_counts_from_then(city: Any) -> None:
    city.take({**FRESH, "category": "食品"})
    city.wait(hours=5)
    report = city.take({**OLD, "source_id": "1"})
    assert [["intake.reply-early"]] == codes(report)
    case = city.case()
    assert case.dispatched_at == case.answered_at == case.answers[0].delivered_at


def test_a_reply_to_a_case_that_is_not_in_hand_keeps_the_row_for_later(city: Any) -> None:
    city.take(OLD)
    cases: Cases = city.cases()
    cases.request_close_out(city.case("9").id)
    report = city.take({**OLD, "reply": "另行答复：此前的答复有误，已更正。", "text": "换了说法"})
    assert (0, 0, 0, 1) == counts(report)
    assert [["case.wrong-state"]] == codes(report)
    assert "材料交了两遍" == city.case("9").text.value
    assert ["waiting"] == [row.state for row in city.quarantined()]
    head = city.store.head()
    assert (0, 0, 0, 1) == counts(city.take({**OLD, "reply": "另行答复：此前的答复有误，已更正。", "text": "换了说法"}))
    assert head == city.store.head()


def test_a_table_without_numbers_finds_rows_again_that_were_refused_once(city: Any) -> None:
    rows = [{**OLD, "source_id": "", "reply": f"经核查，第{number}次答复如下：已经办结。"} for number in range(3)]

    def take(*which: int) -> tuple[int, int, int, int]:
        reading = city.reading([rows[number] for number in which], headings=("title",))
        return counts(city.intake().take(reading, channel=PORTAL))

    assert (1, 0, 0, 0) == take(0)
    [case] = city.all_cases()
    city.cases().request_close_out(case.id)
    assert (0, 0, 0, 1) == take(1)
    city.cases("wang").audit(case.id, approve=False)
    assert (0, 1, 0, 0) == take(1)
    assert (0, 1, 1, 0) == take(2, 1)
    assert ["retaken"] == [row.state for row in city.quarantined()]


def test_a_unit_that_is_gone_by_the_time_of_the_reply_takes_nothing_over(city: Any) -> None:
    gone = Unit(id="old", name="旧局", until=date(2026, 9, 28))
    city.rules = attrs.evolve(city.rules, units=UnitDirectory([*city.rules.units.valid(), gone]))
    city.take({**FRESH, "source_id": "9"})
    report = city.take({**OLD, "unit": "旧局"})
    assert [["case.unit-gone"]] == codes(report)
    assert CaseState.SUBMITTED == city.case("9").state


def test_a_bad_row_is_quarantined_and_retaken_when_it_is_mended(city: Any) -> None:
    bad = {**FRESH, "received_at": "某天", "phone": "13800001234", "contact": "王五"}
    report = city.take(bad, {**FRESH, "source_id": "2"})
    assert (1, 0, 0, 1) == counts(report)
    assert [(2, RowOutcome.REFUSED)] == [(row.number, row.outcome) for row in report.rows]
    [kept] = city.quarantined()
    assert "某天" in kept.content.value
    assert "王五" in kept.contact.value
    assert kept.contact.subject.startswith("contact/")
    head = city.store.head()
    assert (0, 0, 1, 1) == counts(city.take(bad, {**FRESH, "source_id": "2"}))
    assert head == city.store.head()
    assert (0, 0, 0, 1) == counts(city.take({**bad, "received_at": "另一天"}))
    assert (1, 0, 0, 0) == counts(city.take({**bad, "received_at": "2026-09-27"}))
    [kept] = city.quarantined()
    assert ("retaken", city.case().id) == (kept.state, kept.case)
    assert (0, 0, 0, 1) == counts(city.take({**bad, "received_at": "再一天"}))
    assert ["waiting"] == [row.state for row in city.quarantined()]


def test_a_bad_row_and_its_correction_may_stand_in_one_table(city: Any) -> None:
    report = city.take({**FRESH, "received_at": "某天"}, FRESH, {**FRESH, "title": "又改了"})
    assert (1, 1, 0, 1) == counts(report)
    assert ["retaken"] == [row.state for row in city.quarantined()]
    head = city.store.head()
    again = city.take({**FRESH, "received_at": "某天"}, FRESH, {**FRESH, "title": "又改了"})
    assert (0, 0, 2, 1) == counts(again)
    assert head == city.store.head()
    assert (0, 1, 0, 0) == counts(city.take(FRESH))


def test_two_versions_of_a_matter_in_one_table_do_not_go_back_and_forth(city: Any) -> None:
    rows = [{**FRESH, "title": f"第{number}版"} for number in range(12)] + [OLD]
    assert (2, 11, 0, 0) == counts(city.take(*rows))
    head = city.store.head()
    intake: Intake = city.intake(rows=5)
    assert (0, 0, 9, 0) == counts(intake.take(city.reading([*rows[:8], OLD]), channel=PORTAL))
    assert head == city.store.head()
    assert (0, 1, 0, 0) == counts(city.take(rows[3]))
    assert "第3版" == city.case().title.value


def test_a_reply_that_is_refused_again_after_it_was_taken_is_quarantined_again(city: Any) -> None:
    first, second = OLD, {**OLD, "reply": "另行答复：此前的答复有误，已更正。"}
    city.take(first)
    case = city.case("9").id
    city.cases().request_close_out(case)
    assert (0, 0, 0, 1) == counts(city.take(second))
    city.cases("wang").audit(case, approve=False)
    assert (0, 1, 0, 0) == counts(city.take(second))
    assert ["retaken"] == [row.state for row in city.quarantined()]
    assert (0, 1, 0, 0) == counts(city.take({**second, "reply": first["reply"] + "（重申）"}))
    city.cases().request_close_out(case)
    third = {**second, "reply": "第三次答复：已经全部办结。"}
    assert (0, 0, 0, 1) == counts(city.take(third))
    assert ["waiting"] == [row.state for row in city.quarantined()]


def test_nothing_of_a_row_stands_in_an_entry_but_codes(city: Any) -> None:
    canary = {"contact": "金丝雀甲", "phone": "13800009999", "title": "金丝雀乙", "text": "金丝雀丙"}
    local = (Field(name="memo", zh="备注", en="Memo"),)
    rows = [
        {**OLD, **canary, "reply": "金丝雀丁，已经逐项核查办理完毕。", "memo": "金丝雀戊"},
        {**FRESH, **canary, "received_at": "金丝雀己"},
        {**canary, "source_id": "金丝雀" * 40},
    ]
    city.intake(local=local).take(city.reading(rows), channel=PORTAL)
    payloads = b"".join(each.entry.payload for each in city.store.feed(0, 1000)).decode()
    assert "金丝雀" not in payloads
    assert "13800009999" not in payloads
    assert 2 == len(city.quarantined())


def test_text_that_no_store_can_keep_is_quarantined_readable(city: Any) -> None:
    report = city.take({**FRESH, "text": "a\0b"}, {**FRESH, "source_id": "2", "title": "\ud800"})
    assert [["text.nul"], ["text.surrogate"]] == codes(report)
    assert all("�" in row.content.value for row in city.quarantined())


def test_rows_that_are_no_data_are_counted_nowhere(city: Any) -> None:
    total = Row(number=3, where="line 3", cells={"title": "合计"}, skipped=Reason.of("table.total"))
    report = city.take(FRESH, total)
    assert (1, 1) == (report.read, report.skipped)


def test_only_people_of_a_convener_import(city: Any) -> None:
    with pytest.raises(RefusedError, match="convener-only"):
        city.intake("li", convener=False).take(city.reading([FRESH]), channel=PORTAL)


def test_a_dry_run_tells_the_same_and_stores_nothing(city: Any, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("证明")
    rows = [FRESH, {**FRESH, "text": "换了说法"}, OLD, {**OLD, "received_at": "?"}, {**FRESH, "files": "a.txt"}]
    intake: Intake = city.intake(rows=2)
    dry = intake.take(city.reading(rows), channel=PORTAL, folder=tmp_path, dry_run=True)
    assert dry.dry_run
    assert 0 == city.store.head()
    assert {} == city.store._blobs
    wet = intake.take(city.reading(rows), channel=PORTAL, folder=tmp_path)
    assert counts(wet) == counts(dry) == (2, 2, 0, 1)


def test_an_import_that_was_killed_is_simply_run_again(city: Any) -> None:
    rows = [{**(OLD if number % 3 else FRESH), "source_id": f"{number:02}"} for number in range(25)]
    seen: list[int] = []

    def kill(done: int) -> None:
        seen.append(done)
        if done == 20:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        city.intake(rows=10).take(city.reading(rows), channel=PORTAL, progress=kill)
    assert [10, 20] == seen
    report = city.intake(rows=10).take(city.reading(rows), channel=PORTAL)
    assert (5, 0, 20, 0) == counts(report)
    assert [f"{number:02}" for number in range(25)] == [case.sources[0].source_id for case in city.all_cases()]
    assert not [each for each in verify(city.ledger) if isinstance(each, Broken)]
    assert not any(each.differed for each in rebuild(city.ledger))


class Busy:
    """A store on which somebody else was faster, so often."""

    def __init__(self, store: Any, times: int) -> None:
        self._store = store
        self.times = times

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def commit(self, batch: Any) -> Any:
        if self.times:
            self.times -= 1
            raise Conflict("case/other")
        return self._store.commit(batch)


@pytest.mark.parametrize(("times", "expected"), [(1, (2, 0, 0, 0)), (3, (2, 0, 0, 0)), (4, (1, 0, 0, 1))])
def test_rows_are_taken_one_by_one_while_others_work_on_the_same(
    city: Any, times: int, expected: tuple[int, int, int, int]
) -> None:
    city.ledger.store = Busy(city.store, times)
    report = city.take(FRESH, {**FRESH, "source_id": "2"})
    assert expected == counts(report)
    assert ([["intake.busy"]] if expected[3] else []) == codes(report)


def test_enterprises_are_looked_up_once_for_a_batch(city: Any) -> None:
    asked: list[Any] = []

    def find(said: Any) -> list[str | None]:
        asked.append(list(said))
        return ["e1", None]

    rows = [
        {**FRESH, "credit_code": "91110000600037341L"},
        {**FRESH, "source_id": "2"},
        {**FRESH, "source_id": "3", "enterprise_name": "某公司"},
    ]
    city.intake(find_enterprises=find).take(city.reading(rows), channel=PORTAL)
    assert [[("91110000600037341L", ""), (None, "某公司")]] == asked
    assert ["e1", None, None] == [case.enterprise for case in city.all_cases()]


def test_without_an_enterprise_base_the_name_is_kept_as_said(city: Any) -> None:
    city.take({**FRESH, "enterprise_name": "某公司"})
    assert "某公司" == city.case().enterprise_name.value


def test_local_fields_are_plain_only_where_they_hold_no_text(city: Any) -> None:
    local = (
        Field(name="staff", kind=FieldKind.NUMBER, zh="人数", en="Staff"),
        Field(name="memo", zh="备注", en="Memo"),
        Field(name="card", kind=FieldKind.CODE, zh="证号", en="Card", personal=True),
        Field(name="unused", zh="空", en="Empty"),
    )
    row = {**FRESH, "staff": "12", "memo": "说明", "card": "7"}
    city.intake(local=local).take(city.reading([row]), channel=PORTAL)
    case = city.case()
    assert {"staff": "12"} == dict(case.extra)
    assert {"memo": "说明", "card": "7"} == {name: sealed.value for name, sealed in case.extra_private.items()}
