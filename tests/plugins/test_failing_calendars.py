"""A calendar that goes wrong knows nothing: the next layer does, or results are provisional."""

from datetime import date
from typing import Any

import pytest
from misbehaving import HOW


@pytest.mark.parametrize("how", HOW)
def test_the_other_layers_serve(place: Any, whole: Any, trouble: Any, how: str) -> None:
    place.set_up("calendars.bad", "./bad.py:calendar", how)
    place.replace("[calendars.bad]", '[calendars.national]\nuse = "gazette"\n\n[calendars.bad]')
    with place.open() as liaison:
        calendar = liaison.jurisdictions.calendar
        assert (False, True) == (calendar.is_working(date(2026, 10, 1)), calendar.is_gazetted(date(2026, 10, 1)))
        place.submit(liaison)
        whole(liaison)
    assert {("calendars", "bad", "./bad.py:calendar", "days", trouble[how])} == place.named()


@pytest.mark.parametrize("how", HOW)
def test_where_no_other_knows_results_are_provisional(place: Any, how: str) -> None:
    place.set_up("calendars.bad", "./bad.py:calendar", how)
    with place.open() as liaison:
        assert not liaison.jurisdictions.calendar.is_gazetted(date(2026, 10, 1))
        assert place.submit(liaison).number


def test_the_deployments_own_doctor_names_it_too(place: Any) -> None:
    place.set_up("calendars.bad", "./bad.py:calendar")
    code, document = place.call("doctor", "--json")
    found = [each["params"]["name"] for each in document["findings"] if each["code"] == "health.plugin-fault"]
    assert (1, ["bad"]) == (code, found)
