"""Answers that are none (M2.3)."""

import csv
import os
from collections import Counter
from pathlib import Path

import pytest

from govliaison.cases import CasePolicy
from govliaison.cases.perfunctory import is_perfunctory

PHRASES = CasePolicy().perfunctory
SHARED = Path(os.environ.get("GOVLIAISON_SHARED", Path(__file__).parents[2] / "../shared"))


@pytest.mark.parametrize(
    "answer",
    [
        "已收悉",
        "网友：您好！留言已收悉",
        "已转交",
        "尊敬的网友：您好！您反映的问题已转交至相关部门，如有回复，将第一时间在网上告知。",
        "您的来信已收悉。关于您反映的问题，已转市某某局调查处理。2020年1月8日",
        "您好，您所反映的问题正在办理，请耐心等待，感谢您对我们工作的理解与支持！祝您生活愉快！",
        "感谢您提出的宝贵建议和意见，也感谢您对公交事业的关注和关心。",
        "您好！2019年6月13日",
        "“张三”：已收悉，现回复如下：",
        "",
        "　\n！",
    ],
)
def test_who_says_only_that_it_was_received_or_passed_on_has_not_answered(answer: str) -> None:
    assert is_perfunctory(answer, PHRASES)


@pytest.mark.parametrize(
    "answer",
    [
        "请到政务服务中心二楼办理。",
        "可以。",
        "您的留言已收悉。经核查，该材料只需提交一次，我局已通知窗口改正。",
        "您反映的问题已转交市场监管局，该局当日核查后责令企业整改，目前已恢复供应。",
        "新农合职能已整体划转至人社部门，具体问题请咨询市、县人社部门。",
        "您的建议不符合现行规定，不予采纳，理由见附件。感谢您的来信！",
    ],
)
def test_who_says_anything_of_the_matter_has(answer: str) -> None:
    assert not is_perfunctory(answer, PHRASES)


def test_a_place_may_have_no_phrases_at_all() -> None:
    assert not is_perfunctory("已收悉", ())
    assert is_perfunctory("您好！谢谢！", ())


@pytest.mark.skipif(not (SHARED / "data/messages_replies.csv").exists(), reason="the contest data is not here")
def test_of_real_replies_those_are_found_that_were_found_by_reading() -> None:
    """123 of 1,363; all of them, and all short ones of the rest, were read one by one."""
    with (SHARED / "data/messages_replies.csv").open(encoding="utf-8-sig", newline="") as file:
        replies = {row["留言编号"]: row["答复意见"] for row in csv.DictReader(file)}
    judged = {number: is_perfunctory(reply, PHRASES) for number, reply in replies.items()}
    assert {True: 123, False: 1240} == Counter(judged.values())
    assert all(judged[number] for number in ("6556", "74464", "119215", "168211", "133291"))
    assert not any(judged[number] for number in ("36464", "17265", "35462", "94701", "47616", "83050", "101057"))
