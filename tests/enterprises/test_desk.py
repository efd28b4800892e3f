"""Finding enterprises."""

from collections.abc import Callable

import pytest

from govliaison.access import SYSTEM, Actor
from govliaison.enterprises import Enterprises, Ownership, RegisteredState, SizeClass
from govliaison.enterprises.decide import add_alias
from govliaison.errors import NotFoundError, RefusedError
from govliaison.ledger import Ledger, Reader, reveal
from govliaison.values import Reading, Refusal

Table = Callable[..., Reading]
Desk = Callable[[Actor], Enterprises]
CODES = ("91110000600037341L", "914403001922038216", "91410000170001401D")


@pytest.fixture
def base(desk: Enterprises, table: Table) -> Enterprises:
    desk.import_rows(
        table(
            {
                "name": "星光食品有限公司",
                "credit_code": CODES[0],
                "area_code": "990203",
                "industry": "C13",
                "employees": "5",
                "control": "3",
                "state": "存续",
            },
            {"name": "星光物流有限公司", "credit_code": CODES[1], "area_code": "990204", "state": "注销"},
            {"name": "别家有限公司", "credit_code": CODES[2], "area_code": "980101"},
        )
    )
    return desk


def names(desk: Enterprises, **conditions: object) -> list[str]:
    return [enterprise.name for enterprise in desk.list(**conditions)]


@pytest.mark.parametrize(
    ("conditions", "found"),
    [
        ({}, ["星光食品有限公司", "星光物流有限公司", "别家有限公司"]),
        ({"name": "星光"}, ["星光食品有限公司", "星光物流有限公司"]),
        ({"name": "星光 物流"}, ["星光物流有限公司"]),
        ({"code": CODES[0].lower()}, ["星光食品有限公司"]),
        ({"region": "990203"}, ["星光食品有限公司"]),
        ({"region": "9902"}, ["星光食品有限公司", "星光物流有限公司"]),
        ({"region": "980000"}, ["别家有限公司"]),
        ({"section": "C"}, ["星光食品有限公司"]),
        ({"size": SizeClass.MICRO}, ["星光食品有限公司"]),
        ({"ownership": Ownership.PRIVATE}, ["星光食品有限公司"]),
        ({"state": RegisteredState.CANCELLED}, ["星光物流有限公司"]),
        ({"name": "星光", "region": "980000"}, []),
    ],
    ids=str,
)
def test_enterprises_are_found_by_what_is_known_of_them(
    base: Enterprises, conditions: dict[str, str], found: list[str]
) -> None:
    assert names(base, **conditions) == found


def test_a_long_list_comes_in_pages(base: Enterprises, monkeypatch: pytest.MonkeyPatch) -> None:
    first = base.find(limit=2)
    assert first.after is not None
    assert [enterprise.name for enterprise in base.find(after=first.after).rows] == ["别家有限公司"]
    monkeypatch.setattr("govliaison.enterprises.desk._PAGE", 1)
    assert len(list(base.list())) == 3


def test_an_enterprise_is_given_by_id_and_by_code(base: Enterprises) -> None:
    enterprise = base.by_code("9144 0300 1922 0382 16")
    assert base.get(enterprise.id) == enterprise
    with pytest.raises(NotFoundError, match=r"enterprise\.unknown"):
        base.by_code("91350900587527783P")
    with pytest.raises(NotFoundError, match=r"access\.not-found"):
        base.get("nobody")


@pytest.mark.usefixtures("base")
def test_a_county_sees_its_own(work: Desk) -> None:
    county = work(Actor(person="li.na", reader=Reader(tokens=frozenset({"region:990203"}))))
    assert names(county) == ["星光食品有限公司"]
    with pytest.raises(NotFoundError):
        county.by_code(CODES[1])


def test_submissions_are_matched_by_code_first_and_by_a_name_of_one_only(base: Enterprises, table: Table) -> None:
    base.import_rows(table({"name": "星光物流有限公司", "area_code": "980101"}))
    food, other = base.by_code(CODES[0]).id, base.by_code(CODES[2]).id
    asked = [
        (CODES[0], None),
        (CODES[0], "别家有限公司"),
        (None, "别家有限责任公司"),
        ("不清楚", "别家有限公司"),
        (None, "星光物流有限公司"),
        ("91350900587527783P", "别家有限公司"),
        (None, None),
        (None, "（）"),
    ]
    assert base.resolve_many(asked) == (food, food, other, other, None, None, None, None)
    assert base.resolve_many([]) == ()


def test_an_alias_leads_to_the_enterprise(base: Enterprises, ledger: Ledger) -> None:
    food = base.by_code(CODES[0]).id
    enterprise = base.add_alias(food, " 老星光 ")
    assert [reveal(alias) for alias in enterprise.aliases] == ["老星光"]
    assert base.resolve(name="老星光") == food
    base.add_alias(food, "老星光")
    assert ledger.load(f"enterprise/{food}").version == 2
    assert names(base, name="老星光") == ["星光食品有限公司"]


def test_an_alias_that_two_bear_leads_to_neither(base: Enterprises) -> None:
    for code in CODES:
        base.add_alias(base.by_code(code).id, "星光")
    assert base.resolve(name="星光") is None


def test_a_spelling_that_counts_as_the_name_takes_nothing_twice(base: Enterprises) -> None:
    food = base.by_code(CODES[0]).id
    base.add_alias(food, "星光食品有限责任公司")
    assert base.resolve(name="星光食品有限公司") == food


def test_aliases_are_added_by_who_keeps_the_base(base: Enterprises, work: Desk) -> None:
    food = base.by_code(CODES[0]).id
    county = work(Actor(person="li.na", reader=Reader(tokens=frozenset({"region:990203"}))))
    with pytest.raises(RefusedError, match=r"enterprise\.not-keeper"):
        county.add_alias(food, "老星光")
    with pytest.raises(RefusedError, match=r"enterprise\.no-name"):
        base.add_alias(food, "（）")
    with pytest.raises(NotFoundError):
        work(SYSTEM).add_alias("nobody", "老星光")


def test_nobody_takes_an_alias_for_what_is_not_there() -> None:
    assert add_alias(None, actor=SYSTEM, enterprise="nobody", alias="老星光") == Refusal.of(
        "enterprise.unknown", enterprise="nobody"
    )
