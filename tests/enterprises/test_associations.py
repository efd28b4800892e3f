"""Who is a member of which association, and who may say so."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.access import SYSTEM, Actor, Context, UnitFacts, resolve_actor
from govliaison.enterprises import ASSOCIATION, ENTERPRISE, Associations, Enterprises, MemberJoined
from govliaison.enterprises.joining import join, leave
from govliaison.errors import NotFoundError, RefusedError
from govliaison.ledger import Decision, Ledger, Loaded, Meta, Stamp
from govliaison.ledger.memory import MemoryStore
from govliaison.values import Reading, Refusal, RegionTable

DAY = date(2026, 9, 28)
UNITS = {
    "chamber": UnitFacts(id="chamber"),
    "guild": UnitFacts(id="guild"),
    "bureau": UnitFacts(id="bureau", is_convener=True),
}


def actor(unit: str) -> Actor:
    found = resolve_actor("x", [f"{unit}.handler"], UNITS)
    assert isinstance(found, Actor)
    return found


@pytest.fixture
def shared_ledger(ledger: Ledger) -> Ledger:
    store = MemoryStore()
    store.initialise(Meta(deployment="test", algorithm="sha256", key=b"k" * 32))
    return Ledger(store, [ENTERPRISE, ASSOCIATION, *ledger.nouns.values()], time=ledger.time, ids=ledger.ids)


@pytest.fixture
def associations(shared_ledger: Ledger) -> Callable[[Actor], Associations]:
    def make_stamp(actor: Actor, _at: datetime | None) -> Stamp:
        now = shared_ledger.time.now()
        return Stamp(effective_at=now, recorded_at=now, actor=actor.person)

    def desk(actor: Actor) -> Associations:
        context = Context(ledger=shared_ledger, actor=actor, make_stamp=make_stamp)
        return Associations(context, {"chamber": "990200", "guild": "990200"}, ZoneInfo("Asia/Shanghai"))

    return desk


@pytest.fixture
def firms(shared_ledger: Ledger, regions: RegionTable, table: Callable[..., Reading]) -> list[str]:
    stamp = Stamp(effective_at=shared_ledger.time.now(), recorded_at=shared_ledger.time.now(), actor="system")
    base = Enterprises(
        Context(ledger=shared_ledger, actor=SYSTEM, make_stamp=lambda _actor, _at: stamp), regions=regions
    )
    base.import_rows(table({"name": "甲食品厂", "credit_code": "91410422MA3X00010L"}, {"name": "乙食品厂"}))
    return [each.id for each in base.list()]


def test_members_are_known_by_name_to_their_association_from_when_to_when(
    associations: Callable[[Actor], Associations], firms: list[str]
) -> None:
    desk = associations(actor("chamber"))
    desk.join("chamber", firms[0], since=date(2026, 1, 1))
    record = desk.join("chamber", firms[1])
    assert {*firms} == record.members(DAY)
    assert {firms[0]} == record.members(date(2026, 9, 27))
    left = desk.leave("chamber", firms[0], until=date(2026, 9, 1))
    assert {firms[1]} == left.members(DAY)
    again = desk.join("chamber", firms[0], since=date(2026, 9, 1))
    assert 3 == len(again.memberships)
    assert [("甲食品厂", "91410422MA3X00010L", date(2026, 9, 1)), ("乙食品厂", None, None), ("甲食品厂",)] == [
        (each.name, each.code, each.until) if place < 2 else (each.name,)
        for place, each in enumerate(desk.members("chamber"))
    ]
    assert {"chamber"} == desk.of(firms[0])
    assert frozenset() == desk.of(firms[0], on=date(2025, 12, 31))
    assert [record.id] == [each.id for each in desk.list()]
    assert not desk.leave("chamber", firms[1], until=date(2026, 9, 29)).members(date(2026, 9, 29)) - {firms[0]}


def test_who_does_not_work_for_an_association_neither_sees_nor_keeps_its_members(
    associations: Callable[[Actor], Associations], firms: list[str]
) -> None:
    associations(actor("bureau")).join("chamber", firms[0])
    other = associations(actor("guild"))
    for act in (other.join, other.leave):
        with pytest.raises(RefusedError, match=r"association\.not-yours"):
            act("chamber", firms[0])
    with pytest.raises(NotFoundError):
        other.get("chamber")
    assert () == other.list()
    assert frozenset() == other.of(firms[0])
    assert {"chamber"} == associations(actor("bureau")).of(firms[0])
    assert 1 == len(associations(SYSTEM).join("chamber", firms[1]).memberships) - 1


def test_what_is_no_association_or_no_enterprise_is_not_found(
    associations: Callable[[Actor], Associations], firms: list[str]
) -> None:
    desk = associations(actor("bureau"))
    with pytest.raises(NotFoundError, match=r"association\.unknown"):
        desk.join("market", firms[0])
    with pytest.raises(NotFoundError, match=r"enterprise\.unknown"):
        desk.join("chamber", "test-0")


def test_a_member_does_not_join_twice_nor_leave_before_it_joined(
    associations: Callable[[Actor], Associations], firms: list[str]
) -> None:
    desk = associations(actor("chamber"))
    with pytest.raises(RefusedError, match=r"association\.no-member"):
        desk.leave("chamber", firms[0])
    desk.join("chamber", firms[0])
    with pytest.raises(RefusedError, match=r"association\.member-already"):
        desk.join("chamber", firms[0], since=date(2027, 1, 1))
    with pytest.raises(RefusedError, match=r"association\.left-before-joining"):
        desk.leave("chamber", firms[0], until=desk.today)
    with pytest.raises(RefusedError, match=r"association\.no-member"):
        desk.leave("chamber", firms[1])


@given(
    st.lists(
        st.tuples(st.booleans(), st.sampled_from("ab"), st.integers(0, 400).map(lambda n: date.fromordinal(740000 + n)))
    )
)
def test_times_of_one_member_never_overlap(steps: list[tuple[bool, str, date]]) -> None:
    record = None
    at = datetime(2026, 9, 28, tzinfo=UTC)
    stamp = Stamp(effective_at=at, recorded_at=at, actor="x")
    for joins, enterprise, day in steps:
        who = {"actor": actor("chamber"), "association": "chamber", "region": None, "enterprise": enterprise}
        verdict = join(record, **who, since=day) if joins else leave(record, **who, until=day)
        if isinstance(verdict, Decision):
            for event in verdict.events:
                record = ASSOCIATION.evolve(record, event, stamp)
        else:
            assert isinstance(verdict, Refusal)
    for day in map(date.fromordinal, range(740000, 740400, 7)):
        held = [each.enterprise for each in (record.memberships if record else ()) if each.holds_on(day)]
        assert len(held) == len({*held})


def test_an_association_begins_with_its_first_member() -> None:
    event = MemberJoined(association="chamber", enterprise="a", since=DAY)
    at = datetime(2026, 9, 28, tzinfo=UTC)
    record = ASSOCIATION.evolve(None, event, Stamp(effective_at=at, recorded_at=at, actor="x"))
    index = ASSOCIATION.index(record)
    assert ("chamber", at, {("member", "a")}) == (record.id, record.since, index.tags)
    assert Loaded(stream="association/chamber").record is None
