"""Headings as people write them find their fields."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.values import Field
from govliaison_spreadsheets import guess_columns
from govliaison_spreadsheets.guessing import unit_of


def field(name: str, zh: str, *synonyms: str) -> Field:
    return Field(name=name, zh=zh, en=name.replace("_", " ").title(), synonyms=synonyms)


NAME = field("enterprise_name", "企业名称", "单位名称", "公司名称")
CODE = field("credit_code", "统一社会信用代码", "社会信用代码")
SENT = field("sent_at", "留言时间")
ANSWERED = field("answered_at", "答复时间")
CAPITAL = field("capital", "注册资本")
PERSON = field("legal_person", "法定代表人")
LEAD = field("lead", "责任单位（主办）")
FIELDS = (NAME, CODE, SENT, ANSWERED, CAPITAL, PERSON, LEAD)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("企业名称", NAME),
        (" 企 业\n名 称 ", NAME),
        ("＊企业名称：", NAME),
        ("企业名称（全称）", NAME),
        ("ENTERPRISE NAME", NAME),
        ("Ｅｎｔｅｒｐｒｉｓｅ　Ｎａｍｅ", NAME),
        ("enterprise_name", NAME),
        ("诉求企业名称", NAME),
        ("信用代码", CODE),
        ("统一社会信用代码证", CODE),
        ("注册资本金", CAPITAL),
        ("注册资本(万元)", CAPITAL),
        ("责任单位", LEAD),
        ("法定代表人电话", None),
        ("企业名称变更日期", None),
        ("时间", None),
        ("称", None),
        ("", None),
        ("备注", None),
        ("企业名称" * 60, None),
        (
            "企业名称（请按营业执照填写全称，个体工商户填写字号，没有字号的填写经营者姓名并注明，不得填写简称）",
            NAME,
        ),
        ("请认真阅读以下全部说明以后再开始填写企业名称", None),
    ],
)
def test_a_heading_finds_its_field_or_none(heading: str, expected: Field | None) -> None:
    assert ((expected.name if expected else None),) == guess_columns([heading], FIELDS)


def test_the_same_words_win_over_likeness_wherever_they_stand() -> None:
    assert (None, "enterprise_name", "sent_at", "answered_at") == guess_columns(
        ["诉求企业名称", "企业名称", "留言时间", "答复时间"], FIELDS
    )


def test_an_abbreviation_that_fits_two_fields_is_left_alone_however_long_they_are() -> None:
    assert (None,) == guess_columns(["时间"], (SENT, field("due", "计划办结时间"), field("x", "其他", "某某时间")))
    assert (None,) == guess_columns(["某名称"], (field("a", "甲", "名称"), field("b", "名称")))


def test_an_abbreviation_that_fits_one_field_alone_is_taken() -> None:
    assert ("sent_at",) == guess_columns(["时间"], (SENT, CODE))


headings = st.lists(
    st.sampled_from(["企业名称", "单位名称", "名称", "时间", "留言时间", "信用代码", "备注", ""]) | st.text(max_size=8)
)


@given(headings)
def test_each_field_is_taken_once_and_always_by_the_same_column(texts: list[str]) -> None:
    found = guess_columns(texts, FIELDS)
    taken = [name for name in found if name]
    assert len(found) == len(texts)
    assert len(taken) == len(set(taken))
    assert found == guess_columns(list(texts), FIELDS)


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("注册资本（万元）", "万元"),
        ("注册资本(单位：人民币万元)", "万元人民币"),
        ("注册资本〔万美元〕", "万美元"),
        ("注册资本/亿元", "亿元"),
        ("注册资本单位:元", "元"),
        ("注册资本(万)", "万"),
        ("注册资本(实缴)", ""),
        ("注册资本", ""),
    ],
)
def test_the_unit_of_a_heading_is_kept(heading: str, unit: str) -> None:
    assert unit == unit_of(heading)
