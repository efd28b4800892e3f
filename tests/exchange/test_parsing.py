"""What the cells of a row mean."""

import hashlib
from datetime import UTC, datetime

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.cases import CaseKind, CaseRules, Outcome, Scope, Urgency
from govliaison.exchange import SUBMISSION_FIELDS, ChannelPlan, Parsed, Surroundings, parse_row
from govliaison.exchange.words import KINDS, OUTCOMES, find_word
from govliaison.values import CellProblem, Reason, Row

NOW = datetime(2026, 9, 28, 4, 0, tzinfo=UTC)
CELLS = {"source_id": "1", "received_at": "2026-09-21 10:00", "title": "标题"}


@pytest.fixture(scope="module")
def around(rules: CaseRules) -> Surroundings:
    plan = ChannelPlan(id="portal", name="政府网站", kind="consultation")
    return Surroundings(
        channel=plan,
        channels={"portal": plan},
        calendar=rules.limits.calendar,
        units=rules.units,
        find_region={"新城区": "990102"}.get,
        keyed=lambda purpose, text: f"{purpose}:{hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()}",
        now=NOW,
    )


def parse(around: Surroundings, **cells: str) -> Parsed:
    parsed = parse_row(row(**cells), around)
    assert isinstance(parsed, Parsed), parsed
    return parsed


def refuse(around: Surroundings, **cells: str) -> list[str]:
    parsed = parse_row(row(**cells), around)
    assert isinstance(parsed, tuple), parsed
    return [reason.code for reason in parsed]


def row(**cells: str) -> Row:
    return Row(number=2, where="line 2", cells={name: text for name, text in (CELLS | cells).items() if text})


def warned(parsed: Parsed) -> list[str]:
    return [reason.code for reason in parsed.warnings]


def test_a_plain_row_is_taken_without_a_word(around: Surroundings) -> None:
    parsed = parse(around)
    assert () == parsed.warnings
    assert datetime(2026, 9, 21, 2, 0, tzinfo=UTC) == parsed.submission.received_at


def test_a_row_states_its_kind_or_leaves_it_to_the_channel(around: Surroundings) -> None:
    assert (None, CaseKind.CONSULTATION) == (
        parse(around).submission.kind,
        parse(around).plan.complete(parse(around).submission).kind,
    )
    parsed = parse(around, kind="投诉", urgency="特急", scope="否")
    said = parsed.submission
    assert (CaseKind.COMPLAINT, Urgency.URGENT, Scope.OTHER) == (said.kind, said.urgency, said.scope)


def test_an_unknown_word_is_as_good_as_none(around: Surroundings) -> None:
    parsed = parse(around, kind="其它", outcome="好", reply="已处理完毕，特此告知。", replied_at="2026-09-22 9:00")
    assert ["intake.word-unknown"] * 2 == warned(parsed)
    assert {"办理结果", "诉求类型"} == {str(reason.param("column")) for reason in parsed.warnings}
    assert parsed.submission.kind is None
    assert parsed.reply
    assert Outcome.EXPLAINED == parsed.reply.outcome


@pytest.mark.parametrize(
    ("text", "expected"),
    [("咨询", "consultation"), ("Ｐｒａｉｓｅ", "praise"), (" 意见 建议", "suggestion"), ("", None)],
)
def test_words_are_known_in_any_width_and_spacing(text: str, expected: str | None) -> None:
    assert expected == find_word(KINDS, text)


def test_finished_is_not_solved() -> None:
    assert find_word(OUTCOMES, "已办结") is None


def test_a_receipt_without_time_is_the_start_of_the_day(around: Surroundings) -> None:
    parsed = parse(around, received_at="2026年9月21日")
    assert ["intake.received-day"] == warned(parsed)
    assert datetime(2026, 9, 20, 16, 0, tzinfo=UTC) == parsed.submission.received_at


def test_a_receipt_without_date_is_now(around: Surroundings) -> None:
    parsed = parse(around, received_at="")
    assert ["intake.received-missing"] == warned(parsed)
    assert NOW == parsed.submission.received_at


@pytest.mark.parametrize(
    ("replied_at", "expected", "warnings"),
    [
        ("2026-09-22 9:00", datetime(2026, 9, 22, 1, 0, tzinfo=UTC), []),
        ("2026-09-22", datetime(2026, 9, 22, 9, 0, tzinfo=UTC), ["intake.replied-day"]),
        ("2026-09-21", datetime(2026, 9, 21, 9, 0, tzinfo=UTC), ["intake.replied-day"]),
        ("2026-09-28", NOW, ["intake.replied-day"]),
        ("", NOW, ["intake.replied-missing"]),
    ],
)
def test_a_reply_without_time_is_the_end_of_office_hours(
    around: Surroundings, replied_at: str, expected: datetime, warnings: list[str]
) -> None:
    parsed = parse(around, reply="已当面办结", replied_at=replied_at)
    assert parsed.reply
    assert expected == parsed.reply.at
    assert warnings == warned(parsed)
    assert parsed.submission.history


def test_the_office_day_that_is_over_ended_when_it_closed(around: Surroundings) -> None:
    late = attrs.evolve(around, now=datetime(2026, 9, 28, 14, 0, tzinfo=UTC))
    parsed = parse(late, reply="已当面办结", replied_at="2026-09-28")
    assert parsed.reply
    assert datetime(2026, 9, 28, 9, 0, tzinfo=UTC) == parsed.reply.at


def test_a_time_of_reply_without_reply_is_no_reply(around: Surroundings) -> None:
    parsed = parse(around, replied_at="2026-09-22")
    assert parsed.reply is None
    assert ["intake.reply-empty"] == warned(parsed)


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"title": " "}, "intake.empty"),
        ({"source_id": ""}, "intake.number-missing"),
        ({"source_id": "长" * 65}, "intake.number-odd"),
        ({"order": "1\n2"}, "intake.number-odd"),
        ({"received_at": "昨天"}, "intake.moment-unreadable"),
        ({"received_at": "2026-09-29"}, "intake.in-future"),
        ({"reply": "好", "replied_at": "2026-09-29"}, "intake.in-future"),
        ({"reply": "好", "replied_at": "2026-09-28 12:01"}, "intake.in-future"),
        ({"reply": "好", "replied_at": "2026-09-21 09:59"}, "intake.reply-before-receipt"),
        ({"text": "a\0"}, "text.nul"),
    ],
)
def test_a_row_is_refused_where_taking_it_would_invent_something(
    around: Surroundings, cells: dict[str, str], code: str
) -> None:
    assert [code] == refuse(around, **cells)


def test_the_order_number_stands_for_a_missing_source_number(around: Surroundings) -> None:
    assert "W7" == parse(around, source_id="", order="Ｗ7").submission.source_id


def test_a_table_without_numbers_knows_its_rows_by_what_they_say(around: Surroundings) -> None:
    bare = attrs.evolve(around, numbered=False)
    first, again, other = (
        parse(bare, source_id="", text=text, replied_at=at).submission.source_id
        for text, at in (("甲", ""), ("甲", "2026-09-22"), ("乙", ""))
    )
    assert first == again != other
    assert 32 == len(first)


def test_a_malformed_code_is_left_out_and_one_that_fails_its_check_is_kept(around: Surroundings) -> None:
    malformed = parse(around, credit_code="9141")
    assert malformed.submission.credit_code is None
    assert ["credit-code.length"] == warned(malformed)
    failed = parse(around, credit_code="911100006000373410")
    assert "911100006000373410" == failed.submission.credit_code
    assert ["credit-code.check"] == warned(failed)
    assert "91110000600037341L" == parse(around, credit_code="91110000600037341l").submission.credit_code


@pytest.mark.parametrize(
    ("text", "expected", "warnings"),
    [
        ("食品 ／ 许可", "食品/许可", []),
        ("没有人知道的类别", "没有人知道的类别", []),
        ("长" * 65, "", ["intake.category-long"]),
    ],
)
def test_a_category_is_kept_as_it_is_said(around: Surroundings, text: str, expected: str, warnings: list[str]) -> None:
    parsed = parse(around, category=text)
    assert expected == parsed.submission.category
    assert warnings == warned(parsed)


def test_regions_and_units_are_found_or_left_out(around: Surroundings) -> None:
    parsed = parse(around, region="新城区", unit="市监局", filed_by="食品行业商会")
    assert ("990102", "market", "chamber") == (
        parsed.submission.region,
        parsed.unit,
        parsed.submission.filed_by,
    )
    unknown = parse(around, region="老城区", unit="某局", filed_by="某会")
    assert (None, None, None) == (unknown.submission.region, unknown.unit, unknown.submission.filed_by)
    assert ["intake.association-unknown", "intake.region-unknown", "intake.unit-unknown"] == sorted(warned(unknown))


def test_files_are_named_one_after_another(around: Surroundings) -> None:
    assert ("a.pdf", "b/c.jpg") == parse(around, files="a.pdf； b/c.jpg;").files


def test_what_the_reader_found_odd_about_a_cell_is_passed_on(around: Surroundings) -> None:
    odd = attrs.evolve(row(), problems=(CellProblem(field="phone", where="C2", reason=Reason.of("table.odd")),))
    parsed = parse_row(odd, around)
    assert isinstance(parsed, Parsed)
    assert ["table.odd"] == warned(parsed)


HEADINGS = {
    "留言编号": "source_id",
    "留言用户": "contact",
    "留言主题": "title",
    "留言时间": "received_at",
    "留言详情": "text",
    "答复意见": "reply",
    "答复时间": "replied_at",
    "渠道": "channel",
    "来源单号": "source_id",
    "工单编号": "order",
    "收到时间": "received_at",
    "诉求类型": "kind",
    "紧急程度": "urgency",
    "问题类别": "category",
    "企业名称": "enterprise_name",
    "统一社会信用代码": "credit_code",
    "联系人": "contact",
    "联系电话": "phone",
    "标题": "title",
    "内容": "text",
    "涉及审批服务": "scope",
    "责任单位": "unit",
    "承办单位": "unit",
    "办理单位": "unit",
    "所属县(市、区)": "region",
    "地区": "region",
    "附件": "files",
}


@pytest.mark.parametrize(("heading", "name"), HEADINGS.items())
def test_headings_in_the_wild_name_one_field(heading: str, name: str) -> None:
    named = [field.name for field in SUBMISSION_FIELDS if heading in (field.zh, field.en, *field.synonyms)]
    assert [name] == named


def test_no_heading_stands_for_two_fields() -> None:
    headings = [text.casefold() for field in SUBMISSION_FIELDS for text in {field.zh, field.en, *field.synonyms}]
    assert [] == sorted({heading for heading in headings if headings.count(heading) > 1})


@given(st.dictionaries(st.sampled_from([field.name for field in SUBMISSION_FIELDS]), st.text(max_size=70)))
def test_any_row_is_understood_or_refused_with_reasons(around: Surroundings, cells: dict[str, str]) -> None:
    parsed = parse_row(Row(number=1, where="line 1", cells=cells), around)
    if isinstance(parsed, tuple):
        assert parsed
        assert not any(text for reason in parsed for name, text in reason.params if name == "text")
    else:
        assert parsed.submission.received_at <= NOW
        assert parsed.reply is None or parsed.submission.received_at <= parsed.reply.at <= NOW
        assert parsed.submission.source_id


@pytest.mark.parametrize(
    ("written", "due"),
    [
        ("2026-09-25 12:00", datetime(2026, 9, 25, 4, 0, tzinfo=UTC)),
        ("2026年9月25日", datetime(2026, 9, 25, 9, 0, tzinfo=UTC)),
        ("24小时", datetime(2026, 9, 22, 2, 0, tzinfo=UTC)),
    ],
)
def test_a_limit_printed_on_the_order_is_a_moment_a_day_or_an_amount(
    around: Surroundings, written: str, due: datetime
) -> None:
    parsed = parse(around, given_due=written)
    assert ((), due) == (parsed.warnings, parsed.submission.given_due)


@pytest.mark.parametrize(
    ("written", "code"), [("尽快", "intake.limit-unreadable"), ("2026-09-01", "intake.limit-early")]
)
def test_a_limit_that_cannot_be_is_left_out_with_a_warning(around: Surroundings, written: str, code: str) -> None:
    parsed = parse(around, given_due=written)
    assert ([code], None) == (warned(parsed), parsed.submission.given_due)


def test_a_row_says_what_the_matter_is_to_the_rules_as_people_call_it(around: Surroundings) -> None:
    said = parse(around, track="信访", difficulty=" Ａ类", tags="重大；每月一题、 Window |,书面").submission
    assert ("petition", "a") == (said.track, said.difficulty)
    assert {"major", "每月一题", "window", "paper"} == said.tags


def test_what_is_no_word_is_left_out_and_warned_about(around: Surroundings) -> None:
    parsed = parse(around, track="请尽快办理！", difficulty="很 难", tags="重大;联系13800001234")
    said = parsed.submission
    assert ("", "", {"major"}) == (said.track, said.difficulty, said.tags)
    assert ["法定途径", "难度", "标签"] == [reason.param("column") for reason in parsed.warnings]
    many = parse(around, tags="、".join(f"t{number}" for number in range(17)))
    assert (frozenset(), ["intake.tags-many"]) == (many.submission.tags, warned(many))


def test_a_channel_fills_in_what_a_new_matter_leaves_out(around: Surroundings) -> None:
    plan = ChannelPlan(id="window", name="窗口", track="Petition", tags=frozenset({"Window"}))
    plain = parse(around).submission
    said = plan.complete(plain)
    assert (CaseKind.HELP, "petition", {"window"}) == (said.kind, said.track, said.tags)
    other = plan.complete(attrs.evolve(plain, kind=CaseKind.REPORT, track="disclosure", tags=frozenset({"major"})))
    assert (CaseKind.REPORT, "disclosure", {"window", "major"}) == (other.kind, other.track, other.tags)
