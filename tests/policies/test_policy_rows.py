"""Tables of policies: what is read, what is odd, what is refused; the same table again changes nothing."""

import csv
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.errors import InputError, RefusedError
from govliaison.ledger import erase, reveal
from govliaison.policies import POLICY, POLICY_FIELDS, PolicyKind, PolicyReader, PolicyState
from govliaison.policies.reading import PolicyDraft, read_link, read_number
from govliaison.values import CellProblem, Reading, Reason, Refusal, Row, RowOutcome

DATA = Path(os.environ.get("GOVLIAISON_SHARED") or Path(__file__).parents[2] / "../shared") / "data/policies.csv"
ZONE = ZoneInfo("Asia/Shanghai")
HEADINGS = {heading: field.name for field in POLICY_FIELDS for heading in (field.zh, *field.synonyms)}
ROW = {
    "title": "技术改造补贴办法",
    "number": "某政发[2026]12号",
    "agency": "某市科学技术局",
    "issued": "2026年8月3日",
    "until": "2027-12-31",
    "text": "为支持技术改造……",
    "link": "https://www.example.cn/a.html",
}


def reading(*rows: Mapping[str, str], skip: bool = False) -> Reading:
    skipped = Reason.of("row.unreadable") if skip else None
    made = [
        Row(number=number, where=f"政策.csv!{number}", cells=dict(row), skipped=skipped)
        for number, row in enumerate(rows, 2)
    ]
    return Reading(name="政策.csv", columns=(), rows=iter(made))


def outcomes(report: Any) -> tuple[int, int, int, int]:
    return report.taken, report.changed, report.unchanged, report.refused


def codes(report: Any) -> set[str]:
    return {reason.code for row in report.rows for reason in row.reasons}


def test_a_row_becomes_a_policy_and_the_same_row_changes_nothing(place: Any) -> None:
    desk = place.policies()
    assert (1, 0, 0, 0) == outcomes(desk.import_rows(reading(ROW)))
    assert (0, 0, 1, 0) == outcomes(desk.import_rows(reading(ROW)))
    [policy] = desk.list()
    facts = policy.facts
    assert ("技术改造补贴办法", "某政发〔2026〕12号", "science", PolicyState.DRAFT) == (
        *(policy.title, facts.number, facts.unit),
        policy.state,
    )
    assert (date(2026, 8, 3), date(2027, 12, 31), ("https://www.example.cn/a.html",)) == (
        *(facts.issued, facts.until),
        facts.links,
    )
    assert "2027-12-31T16:00:00+00:00" == facts.expires_at.isoformat()
    assert policy == desk.get("某政发〔2026〕12号") == desk.get(policy.id)
    assert [policy] == [*desk.list(text="技术改造", unit="science", kind=PolicyKind.POLICY, state=PolicyState.DRAFT)]


def test_a_dry_run_says_what_would_be_and_stores_nothing(place: Any) -> None:
    report = place.policies().import_rows(reading(ROW, {**ROW, "link": "https://www.example.cn/b.html"}), dry_run=True)
    assert ((1, 1, 0, 0), True) == (outcomes(report), report.dry_run)
    assert [] == [*place.policies().list()]


def test_what_cannot_be_read_is_told_and_kept_as_written(place: Any) -> None:
    odd = {
        "title": "关于做好申报工作的通知",
        "kind": "红头",
        "number": "第九号文件",
        "issued": "去年",
        "state": "不明",
        "link": "www.example.cn/a",
    }
    report = place.policies().import_rows(reading(odd))
    assert {
        "policy.kind-unreadable",
        "policy.number-unreadable",
        "moment.unreadable",
        "policy.state-unreadable",
        "policy.link-unreadable",
        "policy.no-text",
    } == codes(report)
    [policy] = place.policies().list()
    assert {name: odd[name] for name in odd if name != "title"} == {
        name: reveal(text) for name, text in policy.facts.as_written.items()
    }


def test_a_row_without_title_or_with_what_no_store_keeps_is_refused(place: Any) -> None:
    report = place.policies().import_rows(reading({"title": "——"}, {"title": "a\0b"}, {"title": "标题"}))
    assert ((0, 0, 0, 3), {"policy.no-title", "text.nul", "policy.heading-row"}) == (outcomes(report), codes(report))
    assert 1 == place.policies().import_rows(reading(ROW, skip=True)).skipped


def test_the_same_policy_twice_in_a_file_is_one_with_both_addresses(place: Any) -> None:
    twice = ROW, {**ROW, "link": "https://www.example.cn//b.html"}
    report = place.policies().import_rows(reading(*twice))
    assert ((1, 1, 0, 0), {"policy.again-in-file", "policy.link-odd"}) == (outcomes(report), codes(report))
    assert (0, 0, 2, 0) == outcomes(place.policies().import_rows(reading(*twice)))
    [policy] = place.policies().list()
    assert 2 == len(policy.facts.links)


def test_a_number_that_comes_later_finds_the_policy_and_two_numbers_are_two(place: Any) -> None:
    bare = {key: text for key, text in ROW.items() if key != "number"}
    place.policies().import_rows(reading(bare))
    assert (0, 1, 0, 0) == outcomes(place.policies().import_rows(reading(ROW)))
    assert (1, 0, 0, 0) == outcomes(place.policies().import_rows(reading({**ROW, "number": "某政发〔2026〕13号"})))
    assert 2 == len([*place.policies().list()])


def test_what_a_list_calls_repealed_is_withdrawn(place: Any) -> None:
    place.policies().import_rows(reading({**ROW, "state": "有效"}))
    place.policies().import_rows(
        reading({**ROW, "state": "已废止"}, {**ROW, "title": "另一", "number": "", "state": "失效"})
    )
    assert [PolicyState.WITHDRAWN] * 2 == [each.state for each in place.policies().list()]
    assert (0, 0, 1, 0) == outcomes(place.policies().import_rows(reading({**ROW, "state": "已废止"})))


def test_what_was_erased_is_not_brought_back_by_a_list(place: Any) -> None:
    place.policies().import_rows(reading(ROW))
    [policy] = place.policies().list()
    erase(place.ledger, f"policy/{policy.id}", Reason.of("erase.requested"), place.context("system").stamp())
    place.policies().import_rows(reading({**ROW, "text": "新的正文"}))
    assert "" == reveal(place.policies().get(policy.id).facts.text)
    assert "某政发〔2026〕12号" == place.policies().get(policy.id).facts.number


def test_only_who_keeps_policies_brings_them_in_a_county_for_itself(place: Any) -> None:
    with pytest.raises(RefusedError, match=r"policy\.not-keeper"):
        place.policies("science").import_rows(reading(ROW))
    place.policies("county-bureau").import_rows(reading(ROW))
    [policy] = place.policies("county-bureau").list()
    assert "990102" == policy.region
    assert [policy] == [*place.policies().list()] == [*place.policies("science").list()]
    assert [] == [*place.policies("finance").list()]


def test_one_policy_may_be_typed_in_and_is_known_again(place: Any) -> None:
    one = place.policy(number="某政发〔2026〕1号")
    assert one == place.policy(number="某政发〔2026〕1号")
    with pytest.raises(InputError, match=r"policy\.no-title"):
        place.policies().add(PolicyDraft(title=" "))


def test_problems_of_cells_are_told() -> None:
    problem = CellProblem(field="issued", where="B2", reason=Reason.of("row.unreadable"))
    row = Row(
        number=2, where="2", cells={"title": "通知", "effective": "2026-1-1", "until": "2025-1-1"}, problems=(problem,)
    )
    draft = PolicyReader(ZONE).read(row)
    assert isinstance(draft, PolicyDraft)
    assert {"row.unreadable", "policy.until-before", "policy.no-text", "policy.no-day"} == {
        reason.code for reason in draft.warnings
    }
    assert isinstance(PolicyReader(ZONE).read(Row(number=1, where="1", cells={})), Refusal)


@pytest.mark.parametrize(
    "link",
    [
        "www.example.cn",
        "ftp://example.cn/a",
        "https://",
        "https://a b.cn",
        "http://a.cn/http://b.cn/http://c.cn",
        "http://[::1",
    ],
)
def test_what_is_no_address_is_refused(link: str) -> None:
    with pytest.raises(InputError, match="no address"):
        read_link(link)


@given(st.sampled_from("〔[【("), st.integers(1990, 2099), st.integers(1, 99999), st.booleans())
def test_a_number_is_read_however_it_is_written(mark: str, year: int, number: int, wide: bool) -> None:  # noqa: FBT001
    closing = {"〔": "〕", "[": "]", "【": "】", "(": ")"}[mark]
    text = f"某政办发 {mark}{year}{closing} 第 {number} 号"
    if wide:
        text = text.translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)})
    assert f"某政办发〔{year}〕{number}号" == read_number(text)


# -- the real list ---------------------------------------------------------------------------------------------------------


def listed(records: Iterable[Mapping[str, str]]) -> Reading:
    return reading(*({HEADINGS[key]: text for key, text in record.items() if text} for record in records))


@pytest.mark.skipif(not DATA.exists(), reason="the shared data are not here")
def test_the_real_list_comes_in_with_a_report_and_again_changes_nothing(place: Any) -> None:
    with DATA.open(encoding="utf-8-sig", newline="") as file:
        records = list(csv.DictReader(file))
    report = place.policies().import_rows(listed(records))
    assert (len(records), 1) == (report.read, report.refused)  # a heading stands in the middle
    records = [record for record in records if record["标题"] != "标题"]
    assert report.taken + report.changed + report.unchanged == len(records)
    told = Counter(reason.code for row in report.rows for reason in row.reasons)
    assert told["policy.no-text"] == sum(not record["内容"].strip() for record in records)
    assert told["policy.link-odd"] == sum("//" in record["访问地址"][8:] for record in records)
    policies = [*place.policies().list()]
    assert report.taken == len(policies)
    assert all(policy.facts.issued for policy in policies)
    kept = {link for policy in policies for link in policy.facts.links}
    assert {record["访问地址"] for record in records if record["访问地址"]} == kept
    before = {row.stream: row.version for row in (place.ledger.load(POLICY.stream(each.id)) for each in policies)}
    again = place.policies().import_rows(listed(records))
    assert len(records) == again.unchanged
    assert before == {row.stream: row.version for row in (place.ledger.load(name) for name in before)}
    assert RowOutcome.UNCHANGED not in {row.outcome for row in again.rows if not row.reasons}
