"""Undoing an import: what it did is taken back, what went on since stays, and nothing happens twice."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govliaison.access import SYSTEM
from govliaison.cases import CASE, CaseState, Outcome, Submission
from govliaison.enterprises import Enterprises
from govliaison.errors import NotFoundError, RefusedError, StoreUnavailable
from govliaison.exchange import (
    Addressee,
    ChannelPlan,
    Destinations,
    Imports,
    Wording,
    list_messages,
    work_outbox,
)
from govliaison.ledger import (
    Batch,
    Committed,
    ImportState,
    MemoryStore,
    MessageState,
    Move,
    Notice,
    rebuild,
    sweep,
    verify,
)
from govliaison.oversight.indicators import measure
from govliaison.values import ImportReport, Region, RegionCode, RegionTable
from govliaison_sql import open_sqlite

WHY = "选错了文件"
PORTAL = ChannelPlan(id="portal", name="政府网站")
REGIONS = RegionTable(
    [Region(code=RegionCode("990100"), name="某市"), Region(code=RegionCode("990102"), name="新城区")]
)
REPLY = "经核查，材料只需提交一次，已当面受理并发证。"


@pytest.fixture(params=["memory", "sqlite"])
def city(request: pytest.FixtureRequest, tmp_path: Path, cities: Callable[..., Any]) -> Iterator[Any]:
    store = MemoryStore() if request.param == "memory" else open_sqlite(tmp_path / "ledger.db")
    yield cities(store=store)
    store.close()


def row(number: int, **cells: str) -> dict[str, str]:
    return {
        "source_id": str(number),
        "received_at": "2026-09-27 10:00",
        "title": f"第{number}件",
        "category": "食品",
        "enterprise_name": f"第{number}食品有限公司",
        **cells,
    }


def firm(number: int, **cells: str) -> dict[str, str]:
    return {"name": f"第{number}食品有限公司", "area_code": "990102", **cells}


def imports(city: Any) -> Imports:
    return Imports(city.context())


def base(city: Any) -> Enterprises:
    return Enterprises(city.context(), regions=REGIONS, home=RegionCode("990100"))


def bring(city: Any, *firms: dict[str, str]) -> ImportReport:
    return base(city).import_rows(city.reading(firms))


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    return report.taken, report.changed, report.unchanged, report.refused


def is_whole(city: Any) -> bool:
    found = [each for each in verify(city.ledger) if not isinstance(each, int)]
    return not found and not any(each.differed for each in rebuild(city.ledger))


# -- cases ---------------------------------------------------------------------------------------------------------------


def test_cases_that_an_import_made_are_undone_and_the_corrected_file_takes_every_row(city: Any) -> None:
    taken = city.take(row(1), row(2), row(3, title="", text=""))
    assert (2, 0, 0, 1) == counts(taken)
    report = imports(city).undo(taken.batch, note=WHY)
    assert (2, 0, 0) == (len(report.undone), len(report.restored), len(report.left))
    assert [CaseState.UNDONE] * 2 == [case.state for case in city.all_cases()]
    assert is_whole(city)
    again = city.take(row(1), row(2), row(3, title="", text=""))
    assert (2, 0, 0, 1) == counts(again)
    assert "第1件" == city.case().title.value
    assert 4 == len({case.number for case in city.all_cases()})
    assert is_whole(city)


def states(city: Any) -> list[str]:
    return [each.state.value for each in city.quarantined()]


def test_rows_that_an_undone_import_refused_wait_no_more_and_the_file_taken_again_lets_them_wait(city: Any) -> None:
    taken = city.take(row(1), row(2, title="", text=""))
    preview = imports(city).undo(taken.batch, note=WHY, dry_run=True)
    assert ["waiting"] == states(city)
    report = imports(city).undo(taken.batch, note=WHY)
    assert (preview.rows, 1) == (report.rows, len(report.undone))
    assert ["undone"] == states(city)
    assert is_whole(city)
    assert () == imports(city).undo(taken.batch, note=WHY).rows
    assert (1, 0, 0, 1) == counts(city.take(row(1), row(2, title="", text="")))
    assert ["waiting"] == states(city)
    assert is_whole(city)


def test_a_row_that_an_undone_import_took_from_quarantine_waits_again(city: Any) -> None:
    city.take(row(1, title="", text=""))
    mended = city.take(row(1))
    assert ["retaken"] == states(city)
    report = imports(city).undo(mended.batch, note=WHY)
    assert (1, 0, 1) == (len(report.undone), len(report.restored), len(report.rows))
    assert ["waiting"] == states(city)
    assert is_whole(city)


def test_a_row_of_which_a_later_import_said_more_stays_as_that_left_it(city: Any) -> None:
    first = city.take(row(1, title="", text=""))
    city.take(row(1))
    report = imports(city).undo(first.batch, note=WHY)
    assert ((), (), ["retaken"]) == (report.rows, report.left, states(city))


def test_an_undone_case_counts_nowhere(city: Any) -> None:
    history = {"replied_at": "2026-09-28 10:00", "reply": REPLY}
    taken = city.take(row(1, **history), row(2))
    imports(city).undo(taken.batch, note=WHY)
    assert {0} == {figure.denominator for figure in measure(city.all_cases(), city.now)}
    assert [[], []] == [list(case.holdings) for case in city.all_cases()]
    city.wait(days=60)
    swept = sweep(city.ledger, at=city.now, owner="s", circumstances=lambda _index: ("990100", "p"), confirmed=True)
    assert [] == list(swept)
    assert [] == list(city.cases("li", convener=False).find().rows)


def test_a_case_that_an_import_changed_is_as_it_was_before(city: Any) -> None:
    first = city.take(row(1))
    before = city.case()
    second = city.take(row(1, title="另一件事", order="X-9", reply=REPLY, replied_at="2026-09-28 10:00"), row(2))
    assert (1, 1, 0, 0) == counts(second)
    assert CaseState.ANSWERED is city.case().state
    report = imports(city).undo(second.batch, note=WHY)
    assert (1, 1, 0) == (len(report.undone), len(report.restored), len(report.left))
    assert before == city.case()
    assert is_whole(city)
    assert {} == city.store.claims(["order:X-9"])
    again = city.take(row(1, title="另一件事", order="X-9", reply=REPLY, replied_at="2026-09-28 10:00"), row(2))
    assert (1, 1, 0, 0) == counts(again)
    for batch in (again.batch, first.batch):
        assert () == imports(city).undo(batch, note=WHY).left
    assert {CaseState.UNDONE} == {case.state for case in city.all_cases()}
    assert is_whole(city)


def test_a_case_that_went_on_is_left_and_named(city: Any) -> None:
    taken = city.take(row(1), row(2))
    case = city.case("2")
    city.cases().sign_for(case.id, unit="market")
    dry = imports(city).undo(taken.batch, note="", dry_run=True)
    head = city.store.head()
    report = imports(city).undo(taken.batch, note=WHY)
    assert (dry.undone, dry.restored, dry.left) == (report.undone, report.restored, report.left)
    [left] = report.left
    assert (f"case/{case.id}", case.number, "import.went-on") == (left.stream, left.number, left.reason.code)
    assert "CaseSignedFor" == left.reason.param("event")
    assert head + 2 == city.store.head()
    assert CaseState.HANDLING is city.case("2").state


def test_what_the_program_entered_alone_is_no_going_on(city: Any) -> None:
    taken = city.take(row(1))
    city.wait(days=20)
    assert list(
        sweep(city.ledger, at=city.now, owner="s", circumstances=lambda _index: ("990100", "p"), confirmed=True)
    )
    assert 1 == len(imports(city).undo(taken.batch, note=WHY).undone)


def test_a_case_whose_sender_has_heard_the_answer_went_on(city: Any) -> None:
    city.take(row(1))
    case = city.case()
    city.cases().sign_for(case.id, unit="market")
    city.cases().answer(case.id, text=REPLY, outcome=Outcome.SOLVED)
    second = city.take(row(1, title="改了"))
    city.cases("system").deliver(case.id, answer=1)
    [left] = imports(city).undo(second.batch, note=WHY).left
    assert "AnswerDelivered" == left.reason.param("event")


def test_what_waits_in_the_outbox_about_an_undone_case_is_not_sent(city: Any) -> None:
    city.route = lambda _notice: ("sms",)
    taken = city.take(row(1))
    city.take(row(2))
    of_many = Notice(recipient="unit:market", code="case.recomputed", params={"cases": 2, "limits": 2, "moved": ""})
    undone = city.ledger.load(CASE.stream(city.case().id))
    city.ledger.commit([Move(loaded=undone, happenings=(), notices=(of_many,))])
    imports(city).undo(taken.batch, note=WHY)
    sent: list[Any] = []

    class Sms:
        def notify(self, ask: Any, /) -> Any:
            sent.append(ask)
            raise OSError

    destinations = Destinations(
        notifiers={"sms": Sms()},
        addresses=lambda _recipient, _destination: Addressee(address="1"),
        wording=Wording(zone=city.rules.limits.calendar.zone),
    )
    list(work_outbox(city.ledger, destinations, city.cases("system"), owner="w"))
    rows = [each for each in list_messages(city.store) if each.state is MessageState.SKIPPED]
    assert 2 == len(rows)
    assert {"outbox.import-undone"} == {each.note for each in rows}
    subjects = [ask.subject for ask in sent]
    assert 1 == len([subject for subject in subjects if "2 件诉求" in subject])
    assert all(city.case("2").number in subject or "2 件诉求" in subject for subject in subjects)


# -- enterprises ---------------------------------------------------------------------------------------------------------


def test_enterprises_that_an_import_made_are_gone_and_can_be_imported_again(city: Any) -> None:
    bring(city, firm(1))
    taken = bring(city, firm(2, aliases="二食"), firm(3))
    assert (2, 0, 0, 0) == counts(taken)
    report = imports(city).undo(taken.batch, note=WHY)
    assert 2 == len(report.undone)
    assert ["第1食品有限公司"] == [each.name for each in base(city).list()]
    assert base(city).resolve(name="二食") is None
    with pytest.raises(NotFoundError):
        base(city).get(report.undone[0].removeprefix("enterprise/"))
    assert is_whole(city)
    assert (2, 0, 0, 0) == counts(bring(city, firm(2, aliases="二食"), firm(3)))
    assert is_whole(city)


def test_an_enterprise_that_an_import_changed_gets_its_facts_back(city: Any) -> None:
    bring(city, firm(1, employees="10"))
    [before] = base(city).list()
    changed = bring(city, firm(1, employees="500", address="新城大道1号"))
    assert (0, 1, 0, 0) == counts(changed)
    report = imports(city).undo(changed.batch, note=WHY)
    assert 1 == len(report.restored)
    assert [before] == list(base(city).list())
    assert (0, 1, 0, 0) == counts(bring(city, firm(1, employees="500", address="新城大道1号")))
    assert is_whole(city)


def test_an_enterprise_that_a_confidential_case_names_is_left(city: Any) -> None:
    taken = bring(city, firm(1))
    [named] = base(city).list()
    submission = Submission(
        channel="portal", source_id="s", received_at=city.now, title="某事", confidential=True, enterprise=named.id
    )
    city.cases().submit(submission)
    assert ["import.in-use"] == [left.reason.code for left in imports(city).undo(taken.batch, note=WHY).left]


def test_an_enterprise_that_went_on_or_that_a_case_names_is_left(city: Any) -> None:
    taken = bring(city, firm(1), firm(2), firm(3))
    found = {each.name: each for each in base(city).list()}
    base(city).add_alias(found["第1食品有限公司"].id, "一食")
    intake = city.intake(find_enterprises=base(city).resolve_many)
    filed = intake.take(city.reading([row(2)]), channel=PORTAL)
    report = imports(city).undo(taken.batch, note=WHY)
    assert 1 == len(report.undone)
    assert {"import.went-on", "import.in-use"} == {left.reason.code for left in report.left}
    imports(city).undo(filed.batch, note=WHY)
    assert 1 == len(imports(city).undo(taken.batch, note=WHY).undone)
    assert ["第1食品有限公司"] == [each.name for each in base(city).list()]


def test_a_row_that_left_quarantine_by_an_undone_import_leaves_it_for_the_next_case(city: Any) -> None:
    city.take(row(1, title="", text=""))
    taken = city.take(row(1))
    imports(city).undo(taken.batch, note=WHY)
    city.take(row(1))
    [kept] = city.quarantined()
    assert city.case().id == kept.case


SAID = st.tuples(
    st.integers(1, 4),
    st.sampled_from(["一", "二", "三"]),
    st.sampled_from(["", "X-1", "X-2"]),
    st.sampled_from([{}, {"reply": REPLY, "replied_at": "2026-09-28 10:00"}]),
)


@settings(max_examples=15, deadline=None)
@given(files=st.lists(st.lists(SAID, min_size=1, max_size=5), min_size=1, max_size=4), rows=st.integers(1, 3))
def test_undoing_the_last_import_first_leads_back_step_by_step(
    cities: Callable[..., Any], files: list[list[Any]], rows: int
) -> None:
    city = cities()
    taken = []
    for file in files:
        before = {case.id: case for case in city.all_cases()}
        said = [row(number, title=title, order=order, **more) for number, title, order, more in file]
        report = city.intake(rows=rows).take(city.reading(said), channel=PORTAL)
        taken.append((before, report.batch))
        city.wait(days=1)
    for before, batch in reversed(taken):
        if city.store.entries(f"import/{batch}"):
            assert () == imports(city).undo(batch, note=WHY).left
        now = {case.id: case for case in city.all_cases()}
        assert before == {case: now[case] for case in before}
        assert {CaseState.UNDONE} >= {case.state for case in now.values() if case.id not in before}
    assert is_whole(city)


# -- all or nothing, and once --------------------------------------------------------------------------------------------


def test_an_undo_that_was_killed_is_run_again_and_does_the_rest(city: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = city.intake(rows=2).take(city.reading(map(row, range(7))), channel=PORTAL)
    commit, commits = city.store.commit, []

    def dying(batch: Batch, /) -> Committed:
        if len(commits) == 2:
            raise StoreUnavailable("store.locked")
        commits.append(batch)
        return commit(batch)

    monkeypatch.setattr(city.store, "commit", dying, raising=False)
    with pytest.raises(StoreUnavailable):
        imports(city).undo(taken.batch, note=WHY)
    monkeypatch.undo()
    assert 3 == sum(case.state is CaseState.UNDONE for case in city.all_cases())
    report = imports(city).undo(taken.batch, note=WHY)
    assert 4 == len(report.undone)
    head = city.store.head()
    assert () == imports(city).undo(taken.batch, note=WHY).undone
    assert head == city.store.head()
    [each] = imports(city).list()
    assert (7, 7, ImportState.UNDONE, "zhang") == (each.records, each.taken_back, each.state, each.undone_by)
    assert (WHY, "table") == (each.note.value, each.name.value)
    assert is_whole(city)


def test_a_row_twice_in_a_file_over_two_commits_is_taken_back_once(city: Any) -> None:
    taken = city.intake(rows=1).take(city.reading([row(1), row(2), row(1, title="改了")]), channel=PORTAL)
    report = imports(city).undo(taken.batch, note=WHY)
    assert 2 == len(report.undone)
    assert {CaseState.UNDONE} == {case.state for case in city.all_cases()}
    assert is_whole(city)


def test_only_conveners_and_administrators_undo_and_they_say_why(city: Any) -> None:
    taken = city.take(row(1))
    with pytest.raises(RefusedError, match=r"import\.not-yours"):
        Imports(city.context("li", convener=False)).undo(taken.batch, note=WHY)
    with pytest.raises(RefusedError, match=r"case\.text-missing"):
        imports(city).undo(taken.batch, note=" ")
    with pytest.raises(NotFoundError, match=r"import\.unknown"):
        imports(city).undo("test-0", note=WHY)
    assert [] == list(Imports(city.context("li", convener=False)).list())
    assert 1 == len(Imports(city.context("system")).undo(taken.batch, note=WHY).undone)
    assert SYSTEM.person == next(imports(city).list()).undone_by
