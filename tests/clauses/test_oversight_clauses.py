"""Scenarios of the clauses that oversight keeps."""

from typing import Any

import pytest


@pytest.mark.clause("M2.1")
def test_a_county_with_two_conveners_works(city: Any) -> None:
    case = city.submit(region="990102")
    city.answer(case, lead="county-market", handler="wu.di", convener="qian.duo")
    closed = city.office("zhou.jie").cases.audit(case.id, approve=True)

    assert "closed" == closed.state
    assert ["county-bureau", "county-federation"] == [
        unit.id for unit in city.liaison.jurisdictions.profile_for("990102").units.conveners("990102")
    ]
