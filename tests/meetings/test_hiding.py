"""What is hidden with a case is hidden in what meetings say of it."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest

from govliaison.cases import CaseCare
from govliaison.errors import NotFoundError
from govliaison.meetings import DecisionKind, ResolutionDraft, Ruling


def recuse(world: Any, case: Any, person: str) -> None:
    CaseCare(world.context("wang"), world.rules_for).recuse(case.id, person=person, note="亲属任职")


def test_a_unit_sees_only_the_issues_whose_cases_it_sees(world: Any, firms: Sequence[str]) -> None:
    meeting = world.symposium(units=["market", "tax"])
    desk = world.proceedings()
    desk.raise_issue(meeting.id, text="换证", category="food", enterprise=firms[0])
    desk.raise_issue(meeting.id, text="退税", enterprise=firms[1])
    assert [1, 2] == [issue.number for issue in world.meetings("hu").get(meeting.id).issues]
    assert [1] == [issue.number for issue in world.meetings("li").get(meeting.id).issues]
    assert [[]] == [[*each.issues] for each in world.meetings("sun").list()]


def test_a_recused_person_finds_nothing_of_the_case(world: Any) -> None:
    case, due = world.submit(), world.clock.now() + timedelta(days=3)
    meeting = world.meetings().coordinate(cases=[case.id], units=["market"], starts_at=world.clock.now(), place="三楼")
    for unit in ("bureau", "market"):
        world.proceedings().sign_in(meeting.id, unit=unit)
    draft = ResolutionDraft(unit="tax", text="说明", due_at=due, case=case.id)
    world.proceedings().resolve(meeting.id, resolutions=[draft], rulings=[Ruling(case=case.id, lead="tax")])
    world.proceedings().raise_issue(meeting.id, case=case.id)
    world.proposals().submit(why="x", asked="y", cases=[case.id])
    recuse(world, case, "hu")
    recuse(world, case, "song")

    seen = world.meetings("hu").get(meeting.id)
    assert ((), (), ()) == (seen.cases, seen.issues, seen.directives)
    for person, one in (("hu", 0), ("zhao", 1)):
        assert (one, one) == (
            len([*world.resolutions(person).list()]),
            len([*world.proposals(person).list()]),
        )
    with pytest.raises(NotFoundError):
        world.resolutions("hu").get("2026-1-1")
    with pytest.raises(NotFoundError):
        world.proposals("song").decide("2026-1", kind=DecisionKind.DECLINED, text="x")
    assert world.proposals("tan").get("2026-1").cases == (case.id,)
