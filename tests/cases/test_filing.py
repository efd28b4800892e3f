"""Associations file for their members; they see what they filed and nothing else."""

from datetime import date
from typing import Any

import attrs
import pytest

from govliaison.cases import CASE, Outcome
from govliaison.cases import decide as d
from govliaison.enterprises import ASSOCIATION, MemberJoined
from govliaison.errors import NotFoundError, RefusedError
from govliaison.ledger import Decision

FIRMS = ("pds-1", "pds-2")


@pytest.fixture
def chamber(world: Any) -> Any:
    for firm in FIRMS:
        event = MemberJoined(association="chamber", enterprise=firm, since=date(2026, 1, 1))
        world.ledger.carry_out(
            ASSOCIATION.stream("chamber"),
            lambda _, event=event: Decision(events=(event,)),
            world.context("guo").stamp(),
        )
    return world.filing("guo")


def test_a_case_names_the_association_and_the_members_for_which_it_files(world: Any, chamber: Any) -> None:
    case = chamber.file(world.message(category="食品"), association="chamber", enterprises=FIRMS)
    assert ("chamber", {*FIRMS}, None) == (case.filed_by, case.concerned, case.enterprise)
    index = CASE.index(case)
    assert {"unit:chamber", *(f"enterprise:{firm}" for firm in FIRMS)} <= index.audience
    assert {("concerned", firm) for firm in FIRMS} <= index.tags
    alone = chamber.file(world.message(), association="chamber", enterprises=FIRMS[:1])
    assert FIRMS[0] == alone.enterprise


def test_an_association_sees_what_it_filed_and_nothing_else(world: Any, chamber: Any) -> None:
    other = world.submit()
    case = chamber.file(world.message(), association="chamber", enterprises=FIRMS)
    assert [case.id] == [row.id for row in world.desk("guo").find().rows]
    with pytest.raises(NotFoundError, match=r"case\.unknown"):
        world.desk("guo").get(other.id)


def test_an_association_reads_in_the_history_for_whom_it_filed(world: Any, chamber: Any) -> None:
    case = chamber.file(world.message(), association="chamber", enterprises=FIRMS)
    assert frozenset(FIRMS) == world.desk("guo").history(case.id)[0].event.concerned


def test_what_is_confidential_does_not_tell_for_whom_it_was_filed(world: Any, chamber: Any) -> None:
    case = chamber.file(world.message(confidential=True), association="chamber", enterprises=FIRMS)
    world.desk("wang").dispatch(case.id, lead="market")
    seen = world.desk("li").get(case.id)
    assert (None, frozenset()) == (seen.filed_by, seen.concerned)
    assert frozenset() == world.desk("li").history(case.id)[0].event.concerned
    index = CASE.index(world.record(case.id))
    assert "staff:chamber" in index.audience
    assert not [tag for tag in index.tags if tag[0] == "concerned"]
    assert not [token for token in index.audience if token.startswith("enterprise:")]
    assert [case.id] == [row.id for row in world.desk("guo").find().rows]


def test_nobody_files_for_strangers_for_nobody_or_for_another_association(world: Any, chamber: Any) -> None:
    for who, firms, code in (
        ("guo", ("pds-3",), "case.no-member"),
        ("guo", (), "case.nobody-concerned"),
        ("li", FIRMS, "association.not-yours"),
    ):
        with pytest.raises(RefusedError, match=code.replace(".", r"\.")):
            world.filing(who).file(world.message(), association="chamber", enterprises=firms)
    with pytest.raises(RefusedError, match=r"case\.no-member"):
        world.filing("wang").file(world.message(), association="guild", enterprises=FIRMS)
    typed_in = world.filing("wang").file(world.message(), association="chamber", enterprises=FIRMS)
    assert "chamber" == typed_in.filed_by
    assert chamber is not None


def test_the_same_matter_again_may_concern_more_members(world: Any, chamber: Any) -> None:
    message = world.message()
    first = chamber.file(message, association="chamber", enterprises=FIRMS[:1])
    again = chamber.file(message, association="chamber", enterprises=FIRMS[1:])
    assert (first.id, {*FIRMS}) == (again.id, again.concerned)
    version = world.ledger.load(CASE.stream(first.id)).version
    chamber.file(attrs.evolve(message, enterprise=FIRMS[1]), association="chamber", enterprises=FIRMS)
    assert version == world.ledger.load(CASE.stream(first.id)).version


def test_an_answer_keeps_the_guide_entry_it_was_taken_from(world: Any, make_by: Any) -> None:
    case = world.submit()
    world.desk("wang").dispatch(case.id, lead="convener")
    world.desk("wang").sign_for(case.id)
    ask = d.AnswerAsk(
        text="首次申请须提交营业执照。", outcome=Outcome.EXPLAINED, guide="guide-entry/g@1", by=make_by(world, "wang")
    )
    decision = d.answer(world.record(case.id), ask, world.rules)
    assert isinstance(decision, Decision)
    answered = CASE.evolve(world.record(case.id), decision.events[0], world.context("wang").stamp())
    assert "guide-entry/g@1" == answered.answers[0].guide
