from datetime import timedelta
from typing import Any

import attrs
import pytest

from govliaison.cases import CASE
from govliaison.errors import GovliaisonError
from govliaison.ledger import reveal
from govliaison.meetings import DecisionKind, ProposalState, ResolutionDraft, Ruling
from govliaison.meetings.proposal_desk import group_of
from govliaison.units import Unit, UnitDirectory, UnitRole

NUMBER = "2026-1"


def refused(act: Any) -> str:
    with pytest.raises(GovliaisonError) as caught:
        act()
    return caught.value.code


def submit(world: Any, *cases: Any, **said: Any) -> Any:
    asked = {"why": "议定不了", "asked": "请明确牵头单位", "cases": [case.id for case in cases]}
    return world.proposals().submit(**(asked | said))


def draft(world: Any, **said: Any) -> ResolutionDraft:
    parts = {"unit": "market", "text": "制定办法", "due_at": world.clock.now() + timedelta(days=20)}
    return ResolutionDraft(**(parts | said))


def test_conveners_ask_the_group_and_the_group_sees_it(world: Any) -> None:
    proposal = submit(world, world.submit())
    assert ("提请〔2026〕1号", ("group", "office")) == (proposal.number, proposal.group)
    assert [("unit:group", "proposal.submitted"), ("unit:office", "proposal.submitted")] == world.codes()[-2:]
    for person, sees in (("tan", 1), ("song", 1), ("hu", 1), ("li", 0), ("qian", 0)):
        assert sees == len([*world.proposals(person).list(undecided=True)]), person
    assert "meeting.convener-only" == refused(lambda: world.proposals("li").submit(why="x", asked="y"))
    assert "meeting.text-missing" == refused(lambda: submit(world, why=" "))


def test_what_a_coordination_meeting_could_not_settle_goes_to_the_group_with_its_cases(world: Any) -> None:
    case, other = world.submit(), world.submit()
    meeting = world.meetings().coordinate(cases=[case.id], units=["market"], starts_at=world.clock.now(), place="三楼")
    proposal = submit(world, other, case, meeting=meeting.number)
    assert (meeting.id, (case.id, other.id)) == (proposal.meeting, proposal.cases)


def test_the_decision_binds_and_flows_back_in_one_commit(world: Any) -> None:
    case, working = world.submit(), world.submit(category="food")
    world.cases("li").sign_for(working.id)
    proposal, due = submit(world, case, working), world.clock.now() + timedelta(days=9)
    decided = world.proposals("tan").decide(
        NUMBER,
        kind=DecisionKind.AGREED,
        text="由税务局牵头",
        resolutions=[draft(world, case=case.number)],
        rulings=[Ruling(case=case.number, lead="tax"), Ruling(case=working.id, task="整改", due_at=due)],
    )
    assert (ProposalState.DECIDED, "tan", "由税务局牵头") == (
        decided.state,
        decided.decided_by,
        reveal(decided.decision),
    )
    led = world.cases().get(case.id)
    assert ("tax", True, 1) == (led.lead, led.designated, len(world.cases().get(working.id).tasks))
    because = f"{proposal.stream}@2"
    last = world.store.entries(CASE.stream(working.id))[-1].entry
    assert (because, "tan") == (last.caused_by, last.actor)
    [resolution] = world.resolutions().list(source=proposal.stream)
    assert ("提请〔2026〕1号第1项", case.id) == (resolution.number, resolution.case)
    assert resolution.id == world.resolutions().get("提请2026-1-1").id
    assert ("unit:bureau", "proposal.decided") in world.codes()
    assert "proposal.decided-before" == refused(
        lambda: world.proposals("tan").decide(NUMBER, kind=DecisionKind.DECLINED, text="改")
    )
    assert 2 == len(world.proposals().history(NUMBER))
    assert [] == [*world.proposals().list(undecided=True)]


def test_only_the_group_decides_or_a_convener_types_in_what_it_signed(world: Any) -> None:
    submit(world)
    decide = {"kind": DecisionKind.OTHERWISE, "text": "另行安排", "resolutions": [draft(world)]}
    assert "proposal.not-group" == refused(lambda: world.proposals().decide(NUMBER, **decide))
    assert "proposal.not-group" == refused(lambda: world.proposals().decide(NUMBER, recorded_for="hu", **decide))
    assert "proposal.unknown" == refused(lambda: world.proposals("li").decide(NUMBER, recorded_for="tan", **decide))
    typed = world.proposals().decide(NUMBER, recorded_for="song", **decide)
    assert ("song", DecisionKind.OTHERWISE) == (typed.decided_by, typed.kind)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"text": " "}, "meeting.text-missing"),
        ({"day": timedelta(days=1)}, "proposal.day-in-future"),
        ({"resolutions": []}, "proposal.without-effect"),
        ({"kind": DecisionKind.DECLINED}, "proposal.without-effect"),
        ({"resolutions": [{"unit": "nowhere"}]}, "unit.unknown"),
    ],
)
def test_a_decision_has_somebody_do_something_or_declines(world: Any, said: dict[str, Any], code: str) -> None:
    submit(world)
    parts: dict[str, Any] = {"kind": DecisionKind.AGREED, "text": "同意", "resolutions": [{}]} | said
    parts["resolutions"] = [draft(world, **each) for each in parts["resolutions"]]
    if "day" in parts:
        parts["day"] += world.clock.now().date()
    assert code == refused(lambda: world.proposals("tan").decide(NUMBER, **parts))
    declined = world.proposals("tan").decide(NUMBER, kind=DecisionKind.DECLINED, text="由召集单位继续办理")
    assert ((), ()) == (declined.resolutions, declined.directives)


def test_a_case_that_does_not_allow_it_leaves_the_proposal_undecided(world: Any) -> None:
    case = world.submit()
    submit(world, case)
    rulings = [Ruling(case=case.id, task="整改", due_at=world.clock.now() + timedelta(days=1))]
    code = refused(
        lambda: world.proposals("tan").decide(NUMBER, kind=DecisionKind.AGREED, text="同意", rulings=rulings)
    )
    assert ("case.wrong-state", ProposalState.SUBMITTED) == (code, world.proposals().get(NUMBER).state)


def test_a_place_without_a_group_asks_that_above_it_and_without_any_nobody(world: Any) -> None:
    assert ("group", "office") == world.proposals("qian").submit(why="x", asked="y").group
    own = Unit(id="own", name="县协调小组", roles=frozenset({UnitRole.COORDINATION_GROUP}), region="990102")
    units = UnitDirectory([*world.rules_for("990102").units.units.values(), own])
    assert ("own",) == group_of(units, "990102", world.clock.now().date())
    world.rules["990100"] = attrs.evolve(world.rules["990100"], units=UnitDirectory(()))
    assert "proposal.no-group" == refused(lambda: submit(world))
