"""The people who work with the mechanism."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from govliaison.access import Actor, Context, Person, Persons, Posts, UnitFacts, resolve_actor
from govliaison.errors import NotFoundError, RefusedError
from govliaison.ledger import Private, erase, reveal, verify
from govliaison.values import Reason

Work = Callable[[Actor], Context]
SINCE = datetime(2026, 3, 2, tzinfo=UTC)


def somebody(person: str, *posts: str) -> Actor:
    units = {"data-bureau": UnitFacts(id="data-bureau", is_convener=True), "market": UnitFacts(id="market")}
    actor = resolve_actor(person, posts, units)
    assert isinstance(actor, Actor)
    return actor


def test_a_person_is_added_with_private_name_and_phone(system: Context) -> None:
    person = Persons(system).add(id="zhang.wei", name=" 张伟 ", phone="0999-1234567", effective_at=SINCE)
    assert person == Person(
        id="zhang.wei",
        name=Private("person/zhang.wei", "张伟"),
        phone=Private("person/zhang.wei", "0999-1234567"),
        added=SINCE,
    )
    assert Persons(system).get("zhang.wei") == person
    entry = system.ledger.store.entries("person/zhang.wei")[0].entry
    assert "张伟".encode() not in entry.payload


@pytest.mark.parametrize("bad", ["Zhang.Wei", "张伟", "", ".wei", "zhang..wei", "zhang/wei", "zhang wei"])
def test_an_id_is_small_letters_digits_and_dots(system: Context, bad: str) -> None:
    with pytest.raises(RefusedError, match=r"person\.id"):
        Persons(system).add(id=bad, name="张伟")


def test_a_person_has_a_name(system: Context) -> None:
    with pytest.raises(RefusedError, match=r"person\.no-name"):
        Persons(system).add(id="zhang.wei", name=" ")


def test_an_id_is_given_once(system: Context) -> None:
    Persons(system).add(id="zhang.wei", name="张伟")
    with pytest.raises(RefusedError, match=r"person\.exists"):
        Persons(system).add(id="zhang.wei", name="章薇")


def test_administrators_and_section_heads_of_conveners_add_people(work: Work) -> None:
    Persons(work(somebody("a", "market.administrator"))).add(id="x1", name="甲")
    Persons(work(somebody("b", "data-bureau.section-head"))).add(id="x2", name="乙")
    with pytest.raises(RefusedError, match=r"access\.not-administrator"):
        Persons(work(somebody("c", "market.section-head", "data-bureau.handler"))).add(id="x3", name="丙")


def test_a_change_is_an_entry_and_no_change_is_none(system: Context) -> None:
    persons = Persons(system)
    persons.add(id="zhang.wei", name="张伟", phone="0999-1234567")
    assert reveal(persons.change("zhang.wei", phone="0999-7654321").phone) == "0999-7654321"
    assert reveal(persons.change("zhang.wei", name="章伟").name) == "章伟"
    persons.change("zhang.wei", name="章伟", phone=" 0999-7654321 ")
    persons.change("zhang.wei")
    assert system.ledger.load("person/zhang.wei").version == 3


def test_people_change_their_own_number_and_nobody_elses(work: Work, system: Context) -> None:
    Persons(system).add(id="zhang.wei", name="张伟")
    Persons(system).add(id="li.na", name="李娜")
    own = Persons(work(somebody("zhang.wei")))
    assert reveal(own.change("zhang.wei", phone="13800001234").phone) == "13800001234"
    with pytest.raises(RefusedError, match=r"access\.not-administrator"):
        own.change("li.na", phone="13800001234")


@pytest.mark.parametrize("verb", [Persons.change, Persons.leave])
def test_who_is_not_known_cannot_change_or_leave(system: Context, verb: Callable[[Persons, str], Person]) -> None:
    with pytest.raises(RefusedError, match=r"person\.unknown"):
        verb(Persons(system), "nobody")


def test_who_has_left_is_listed_on_request_and_can_come_back(system: Context) -> None:
    persons = Persons(system)
    persons.add(id="zhang.wei", name="张伟", effective_at=SINCE)
    persons.add(id="li.na", name="李娜", effective_at=SINCE)
    left = persons.leave("li.na", at=datetime(2026, 5, 1, tzinfo=UTC))
    assert left.left == datetime(2026, 5, 1, tzinfo=UTC)
    assert [person.id for person in persons.list()] == ["zhang.wei"]
    assert [person.id for person in persons.list(include_left=True)] == ["li.na", "zhang.wei"]
    with pytest.raises(RefusedError, match=r"person\.left"):
        persons.leave("li.na")
    assert persons.add(id="li.na", name="李娜").left is None


def test_only_administrators_let_people_leave(work: Work) -> None:
    with pytest.raises(RefusedError, match=r"access\.not-administrator"):
        Persons(work(somebody("c", "market.handler"))).leave("zhang.wei")


def test_posts_are_handed_over_before_one_leaves(system: Context) -> None:
    Persons(system).add(id="zhang.wei", name="张伟")
    posts = Posts(system, ("market.leader",))
    posts.hold(unit="market", kind="leader", person="zhang.wei")
    with pytest.raises(RefusedError, match=r"market\.leader"):
        Persons(system).leave("zhang.wei")
    posts.vacate(unit="market", kind="leader")
    assert Persons(system).leave("zhang.wei").left is not None


def test_a_list_is_searched_by_name_and_shows_what_one_may_see(work: Work, system: Context) -> None:
    for identity, name in (("zhang.wei", "张伟"), ("li.na", "李娜")):
        Persons(system).add(id=identity, name=name)
    assert [person.id for person in Persons(system).list(text="李")] == ["li.na"]
    assert [person.id for person in Persons(work(somebody("li.na"))).list()] == ["li.na"]
    with pytest.raises(NotFoundError):
        Persons(work(somebody("li.na"))).get("zhang.wei")


def test_a_long_list_is_read_page_by_page(system: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govliaison.access.desk._PAGE", 2)
    for number in range(5):
        Persons(system).add(id=f"p{number}", name="某人")
    assert [person.id for person in Persons(system).list()] == ["p0", "p1", "p2", "p3", "p4"]


def test_an_erased_person_keeps_the_id_alone(system: Context) -> None:
    Persons(system).add(id="zhang.wei", name="张伟", phone="13800001234")
    assert erase_person(system, "zhang.wei") == 1
    person = Persons(system).get("zhang.wei")
    assert (reveal(person.name), reveal(person.phone)) == ("", "")
    assert Persons(system).list(text="张") == ()


def erase_person(system: Context, person: str) -> int:
    return erase(system.ledger, f"person/{person}", Reason.of("erase.asked"), system.stamp())


def test_the_chain_holds_after_all_this(system: Context) -> None:
    Persons(system).add(id="zhang.wei", name="张伟")
    Persons(system).change("zhang.wei", name="章伟")
    assert [broken for broken in verify(system.ledger) if not isinstance(broken, int)] == []
