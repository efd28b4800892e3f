"""Scenarios of the clauses on papers."""

from typing import Any

import pytest

from govliaison.papers import PaperKind

RENAMED = """
[units.old-bureau]
name = "示例市政务服务和大数据管理局"
roles = ["convener"]
until = 2026-10-01
successor = "data-bureau"

[documents.founding]
title = "示例市政企沟通联络工作机制"
number = "示例文〔2020〕1号"
issued = 2020-03-01
approved_by = "示例市人民政府"
binds = "市直有关单位、各县（市、区）"

[papers]
issuer = "old-bureau"
"""


@pytest.mark.clause("B1")
def test_the_profile_names_its_basis_and_papers_carry_the_name_of_their_day(city: Any) -> None:
    case = city.submit()
    city.configure(RENAMED)
    [basis] = city.liaison.profile.documents.values()
    assert ("示例市人民政府", "市直有关单位、各县（市、区）") == (basis.approved_by, basis.binds)
    heads = []
    for days in (0, 40):
        city.clock.wait(days=days)
        heads.append(city.office().papers.of_case(PaperKind.URGING_NOTICE, case.id).head.organs)
    assert [("示例市政务服务和大数据管理局",), ("示例市大数据局",)] == heads
