"""Bringing tables into the enterprise base."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pytest

from govliaison.access import SYSTEM, Actor
from govliaison.enterprises import Enterprise, Enterprises
from govliaison.errors import Conflict, RefusedError
from govliaison.ledger import Batch, Committed, Ledger, Reader, erase, reveal, verify
from govliaison.values import ImportReport, Reading, Reason, Row, RowOutcome, check_credit_code
from govliaison.values.credit_codes import ALPHABET

Table = Callable[..., Reading]
Desk = Callable[[Actor], Enterprises]
Cells = Mapping[str, str]


def code(number: int) -> str:
    """A correct code of an invented enterprise."""
    body = f"919902{number:010d}"
    return next(
        body + subject + last
        for subject in ALPHABET
        for last in ALPHABET
        if not check_credit_code(body + subject + last).reasons
    )


def firm(number: int, **cells: str) -> dict[str, str]:
    return {"name": f"第{number}食品有限公司", "credit_code": code(number), "area_code": "990203", **cells}


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    return report.taken, report.changed, report.unchanged, report.refused


def warned(report: ImportReport) -> list[tuple[int, list[str]]]:
    ours = "enterprise."
    return [
        (row.number, [reason.code.removeprefix(ours) for reason in row.reasons if reason.code.startswith(ours)])
        for row in report.rows
        if any(reason.code.startswith(ours) for reason in row.reasons)
    ]


def only(desk: Enterprises) -> Enterprise:
    (enterprise,) = desk.list()
    return enterprise


def test_rows_are_taken_and_the_same_rows_again_change_nothing(desk: Enterprises, table: Table, ledger: Ledger) -> None:
    report = desk.import_rows(table(firm(1), firm(2)), source="register")
    assert (report.read, counts(report)) == (2, (2, 0, 0, 0))
    head = ledger.store.head()
    again = desk.import_rows(table(firm(1), firm(2)), source="register")
    assert counts(again) == (0, 0, 2, 0)
    assert ledger.store.head() == head


def test_what_is_known_is_kept_with_source_and_batch(desk: Enterprises, table: Table) -> None:
    report = desk.import_rows(table(firm(1, industry="C13", employees="19")), source="register")
    enterprise = only(desk)
    assert (enterprise.source, enterprise.batch) == ("register", report.batch)
    assert (enterprise.name, enterprise.facts.region) == ("第1食品有限公司", "990203")
    assert (enterprise.size.size_class, enterprise.ownership) == ("micro", "unknown")


def test_only_what_changed_is_entered(desk: Enterprises, table: Table, ledger: Ledger) -> None:
    desk.import_rows(table(firm(1, capital="100万元", state="存续")))
    report = desk.import_rows(table(firm(1, capital="200万元", state="存续")))
    assert counts(report) == (0, 1, 0, 0)
    changed = ledger.history(f"enterprise/{only(desk).id}")[1].event
    known = {name for name in ("code", "capital", "state", "region") if getattr(changed.facts, name) is not None}
    assert known == {"capital"}
    assert changed.size is None


def test_a_column_that_is_missing_takes_nothing_away(desk: Enterprises, table: Table) -> None:
    desk.import_rows(table(firm(1, capital="100万元")))
    report = desk.import_rows(table(firm(1)))
    assert counts(report) == (0, 0, 1, 0)
    assert only(desk).facts.capital == "1000000 CNY"


def test_new_figures_classify_anew(desk: Enterprises, table: Table) -> None:
    desk.import_rows(table(firm(1, industry="M")))
    assert only(desk).size.size_class == "unknown"
    desk.import_rows(table(firm(1, employees="100")))
    assert only(desk).size.size_class == "medium"


def test_foreign_currencies_count_as_unknown_figures(desk: Enterprises, table: Table) -> None:
    desk.import_rows(table(firm(1, industry="A", revenue="9000万美元")))
    assert only(desk).size.basis == Reason.of(
        "size.figure-missing", edition="2017", line="agriculture", figure="revenue"
    )


def test_a_branch_has_no_size_of_its_own(desk: Enterprises, table: Table) -> None:
    desk.import_rows(table(firm(1, name="第1食品有限公司东县分公司", industry="M", employees="5")))
    assert (only(desk).size.size_class, only(desk).size.basis) == ("not-applicable", Reason.of("size.branch"))
    desk.import_rows(table(firm(1, name="第1食品有限公司东县食品厂")))
    assert only(desk).facts.kind == "branch"


def test_less_never_replaces_more(desk: Enterprises, table: Table) -> None:
    desk.import_rows(table(firm(1, control="私人控股")))
    report = desk.import_rows(table(firm(1, area_code="990200", registration_type="有限责任公司")))
    assert counts(report) == (0, 0, 1, 0)
    assert (only(desk).facts.region, only(desk).ownership) == ("990203", "private")


def test_a_new_name_keeps_the_former_as_an_alias(desk: Enterprises, table: Table) -> None:
    desk.import_rows(table(firm(1)))
    desk.import_rows(table(firm(1, name="晨光食品有限公司")))
    enterprise = only(desk)
    assert (enterprise.name, [reveal(alias) for alias in enterprise.aliases]) == (
        "晨光食品有限公司",
        ["第1食品有限公司"],
    )
    assert desk.resolve(name="晨光食品有限公司") == desk.resolve(name="第1食品有限公司") == enterprise.id


def test_aliases_come_with_rows(desk: Enterprises, table: Table) -> None:
    desk.import_rows(table(firm(1, alias="老一；一号")))
    desk.import_rows(table(firm(1, alias="一号；一号厂")))
    assert [reveal(alias) for alias in only(desk).aliases] == ["老一", "一号", "一号厂"]
    assert desk.resolve(name="一号厂") == only(desk).id


def test_bad_rows_do_not_stop_good_ones(desk: Enterprises, table: Table) -> None:
    rows = (firm(1), {"credit_code": code(2)}, firm(3, credit_code="123"), firm(4, address="\ud800"), firm(5))
    report = desk.import_rows(table(*rows))
    assert (report.read, counts(report)) == (5, (2, 0, 0, 3))
    assert [(row.number, row.outcome, row.reasons[0].code) for row in report.rows] == [
        (3, RowOutcome.REFUSED, "enterprise.no-name"),
        (4, RowOutcome.REFUSED, "credit-code.length"),
        (5, RowOutcome.REFUSED, "text.surrogate"),
    ]
    assert report.warned == 0


def test_titles_and_totals_are_reported_and_not_counted(desk: Enterprises) -> None:
    total = Row(number=9, where="x!9", cells={"name": "合计"}, skipped=Reason.of("row.total"))
    report = desk.import_rows(Reading(name="x", columns=(), rows=iter([total])))
    assert (report.read, [row.outcome for row in report.rows]) == (0, [RowOutcome.SKIPPED])


def test_two_rows_of_one_file_with_one_code_are_one_enterprise(desk: Enterprises, table: Table, ledger: Ledger) -> None:
    rows = (firm(1, capital="100万元"), firm(1, capital="200万元"), firm(1, capital="200万元"))
    report = desk.import_rows(table(*rows))
    assert counts(report) == (1, 1, 1, 0)
    assert warned(report) == [(3, ["again-in-file"])]
    assert only(desk).facts.capital == "2000000 CNY"
    head = ledger.store.head()
    assert counts(desk.import_rows(table(*rows))) == (0, 0, 3, 0)
    assert ledger.store.head() == head


def test_a_later_file_may_set_back_what_an_earlier_one_said(desk: Enterprises, table: Table) -> None:
    for capital in ("100万元", "200万元", "100万元"):
        assert desk.import_rows(table(firm(1, capital=capital))).unchanged == 0
    assert only(desk).facts.capital == "1000000 CNY"


def test_one_name_under_two_codes_is_a_suspected_duplicate(desk: Enterprises, table: Table) -> None:
    report = desk.import_rows(
        table(
            firm(1, name="星光（东县）有限公司"),
            firm(2, name="星光(东县)有限责任公司"),
            firm(3, name="星光东县有限公司"),
        )
    )
    assert (counts(report), report.warned) == ((3, 0, 0, 0), 2)
    first, second, third = desk.list()
    assert warned(report) == [(3, ["same-name"]), (4, ["same-name"])]
    assert (second.same_name_as, third.same_name_as) == (first.id, first.id)
    assert [reason.code for reason in second.warnings] == ["enterprise.same-name"]
    assert desk.resolve(name="星光东县有限公司") is None


def test_without_a_code_name_and_region_tell_who_it_is(desk: Enterprises, table: Table) -> None:
    new = {"name": "晨光有限公司", "credit_code": "筹建中", "area_code": "990203"}
    assert counts(desk.import_rows(table(new, {**new, "area_code": "990204"}))) == (2, 0, 0, 0)
    assert counts(desk.import_rows(table(new, {**new, "capital": "1万元"}))) == (0, 1, 1, 0)
    assert [enterprise.facts.in_preparation for enterprise in desk.list()] == [True, True]


def test_who_was_being_set_up_gets_its_code(desk: Enterprises, table: Table) -> None:
    desk.import_rows(table(firm(1, credit_code="筹建中")))
    report = desk.import_rows(table(firm(1)))
    assert counts(report) == (0, 1, 0, 0)
    enterprise = only(desk)
    assert (enterprise.facts.code, enterprise.facts.in_preparation) == (code(1), False)
    assert desk.resolve(code(1)) == enterprise.id
    assert counts(desk.import_rows(table(firm(1, credit_code="")))) == (0, 0, 1, 0)


def test_a_row_without_a_code_means_the_only_one_of_that_name_there(desk: Enterprises, table: Table) -> None:
    desk.import_rows(table(firm(1)))
    assert counts(desk.import_rows(table(firm(1, credit_code="", capital="1万元")))) == (0, 1, 0, 0)
    assert counts(desk.import_rows(table(firm(1, credit_code="", capital="1万元")))) == (0, 0, 1, 0)
    assert counts(desk.import_rows(table(firm(1, credit_code="", area_code="")))) == (0, 0, 1, 0)
    elsewhere = desk.import_rows(table(firm(1, credit_code="", area_code="990204")))
    assert (counts(elsewhere), warned(elsewhere)) == ((1, 0, 0, 0), [(2, ["no-code", "same-name"])])


def test_of_two_of_one_name_a_row_without_a_code_means_neither(desk: Enterprises, table: Table) -> None:
    desk.import_rows(table(firm(1), firm(2, name="第1食品有限公司")))
    assert counts(desk.import_rows(table(firm(1, credit_code="")))) == (1, 0, 0, 0)


def test_an_old_number_leads_to_the_enterprise_that_has_a_code_now(desk: Enterprises, table: Table) -> None:
    old = "110108000000016"
    desk.import_rows(table(firm(1, credit_code=old)))
    assert desk.by_code(old).facts.old_number == old
    assert counts(desk.import_rows(table(firm(1, name="新名有限公司", old_number=old, area_code="980101")))) == (
        0,
        1,
        0,
        0,
    )
    assert desk.by_code(code(1)).id == desk.by_code(old).id
    other = desk.import_rows(table(firm(2, name="另一有限公司", old_number=old)))
    assert counts(other) == (1, 0, 0, 0)


def test_a_failed_check_is_a_warning_on_the_record(desk: Enterprises, table: Table) -> None:
    wrong = code(1)[:-1] + ("0" if code(1)[-1] != "0" else "1")
    report = desk.import_rows(table(firm(1, credit_code=wrong, area_code="")))
    assert (counts(report), report.warned) == ((1, 0, 0, 0), 1)
    assert [reason.code for reason in only(desk).warnings] == ["enterprise.code-check-failed", "enterprise.no-region"]


def test_a_dry_run_tells_and_stores_nothing(
    desk: Enterprises, table: Table, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.import_rows(table(firm(1)))
    head = ledger.store.head()
    rows = (firm(1, capital="1万元"), firm(2), firm(2), {"name": ""}, firm(2, capital="1万元"))
    monkeypatch.setattr("govliaison.enterprises.import_desk.BATCH", 2)
    report = desk.import_rows(table(*rows), dry_run=True)
    assert report.dry_run
    assert counts(report) == (1, 2, 1, 1)
    assert ledger.store.head() == head
    assert counts(desk.import_rows(table(*rows))) == (1, 2, 1, 1)


def test_progress_is_told_batch_by_batch(desk: Enterprises, table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govliaison.enterprises.import_desk.BATCH", 2)
    told: list[int] = []
    desk.import_rows(table(*map(firm, range(5))), progress=told.append)
    assert told == [2, 4, 5]


class Killed(Exception):  # noqa: N818 - not an error but a death
    pass


def test_an_import_that_was_killed_is_run_again(
    desk: Enterprises, table: Table, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("govliaison.enterprises.import_desk.BATCH", 2)
    rows = [*map(firm, range(6)), firm(0, capital="1万元"), firm(7)]
    reading = table(*rows)

    def dying() -> Iterator[Row]:
        for row in reading.rows:
            if row.number == 7:
                raise Killed
            yield row

    with pytest.raises(Killed):
        desk.import_rows(Reading(name="x", columns=(), rows=dying()))
    assert counts(desk.import_rows(table(*rows))) == (3, 1, 4, 0)
    assert len(list(desk.list())) == 7
    assert counts(desk.import_rows(table(*rows))) == (0, 0, 8, 0)
    assert [broken for broken in verify(ledger) if not isinstance(broken, int)] == []


class Rival:
    """A store on which somebody else is faster a number of times."""

    def __init__(self, ledger: Ledger, times: int, meanwhile: Callable[[], Any]) -> None:
        self._commit = ledger.store.commit
        self._times = times
        self._meanwhile = meanwhile

    def commit(self, batch: Batch, /) -> Committed:
        if self._times:
            self._times -= 1
            self._meanwhile()
            raise Conflict("uscc:somebody")
        return self._commit(batch)


def test_a_batch_that_met_somebody_faster_is_decided_again(
    desk: Enterprises, table: Table, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    rival = Rival(ledger, 2, lambda: None)
    monkeypatch.setattr(ledger.store, "commit", rival.commit)
    assert counts(desk.import_rows(table(firm(1)))) == (1, 0, 0, 0)


def test_after_three_times_it_gives_up(
    desk: Enterprises, table: Table, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    rival = Rival(ledger, 3, lambda: None)
    monkeypatch.setattr(ledger.store, "commit", rival.commit)
    with pytest.raises(Conflict):
        desk.import_rows(table(firm(1)))


def test_only_who_keeps_the_base_imports(work: Desk, table: Table) -> None:
    stranger = Actor(person="li.na", reader=Reader(tokens=frozenset()))
    with pytest.raises(RefusedError, match=r"enterprise\.not-keeper"):
        work(stranger).import_rows(table(firm(1)))
    convener = Actor(person="li.na", conveners=frozenset({"data-bureau"}), reader=SYSTEM.reader)
    assert work(convener).import_rows(table(firm(1))).taken == 1


SECRET: Sequence[str] = (
    "金丝雀食品",
    "金丝雀路",
    "金丝雀人",
    "13800001234",
    "canary@example.cn",
    "金丝雀备注",
    "金丝雀号",
)


def canary(table: Table) -> Reading:
    return table(
        firm(
            1,
            name="金丝雀食品有限公司",
            address="某市东县金丝雀路1号",
            representative="金丝雀人",
            contact="金丝雀人",
            contact_phone="13800001234",
            email="canary@example.cn",
            alias="金丝雀号",
        ),
        extra={"备注": "金丝雀备注", "园区": "一号园"},
    )


def test_no_name_address_contact_or_note_stands_in_an_entry(desk: Enterprises, table: Table, ledger: Ledger) -> None:
    desk.import_rows(canary(table))
    payloads = b"".join(each.entry.payload for each in ledger.store.feed(0, 100))
    assert [word for word in SECRET if word.encode() in payloads] == []
    assert "一号园".encode() in payloads


def test_what_was_erased_is_not_brought_back_by_a_list(desk: Enterprises, table: Table, ledger: Ledger) -> None:
    desk.import_rows(canary(table))
    identity = only(desk).id
    stamp = ledger.history(f"enterprise/{identity}")[0].stamp
    erase(ledger, f"enterprise/{identity}", Reason.of("erase.asked"), stamp)
    assert only(desk).name == ""
    changed = canary(table)
    row = next(changed.rows)
    moved = Row(number=2, where="x", cells={**row.cells, "capital": "1万元"}, extra={"备注": "金丝雀备注二"})
    assert counts(desk.import_rows(Reading(name="x", columns=(), rows=iter([moved])))) == (0, 1, 0, 0)
    enterprise = only(desk)
    stored = ledger.store.records([f"enterprise/{identity}"])[f"enterprise/{identity}"].body
    assert [word for word in SECRET if word.encode() in stored] == []
    assert enterprise.facts.capital == "10000 CNY"


def test_local_fields_change_one_by_one(desk: Enterprises, table: Table, ledger: Ledger) -> None:
    desk.import_rows(table(firm(1), extra={"园区": "一号园", "备注": "老"}))
    desk.import_rows(table(firm(1), extra={"园区": "二号园"}))
    enterprise = only(desk)
    assert [(extra.name, extra.plain or reveal(extra.private)) for extra in enterprise.facts.extra or ()] == [
        ("note", "老"),
        ("park", "二号园"),
    ]
    changed = ledger.history(f"enterprise/{enterprise.id}")[1].event.facts.extra
    assert [extra.name for extra in changed] == ["park"]
    assert counts(desk.import_rows(table(firm(1, capital="1万元"), extra={"园区": "二号园"}))) == (0, 1, 0, 0)
