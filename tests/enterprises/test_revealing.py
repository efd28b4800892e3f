"""Who is shown whom to call in an enterprise."""

from datetime import UTC, datetime

import pytest

from govliaison.access import Actor
from govliaison.enterprises import Contact, Enterprise, EnterpriseItem, Facts, SizeClass, SizeFinding, reveal_enterprise
from govliaison.ledger import Private, Reader
from govliaison.values import Reason, Refusal

FIRM = Enterprise(
    id="e1",
    facts=Facts(
        region="990102",
        address=Private("enterprise/e1", "某路1号"),
        representative=Private("enterprise/e1", "钱某"),
        contacts=(Contact(), Contact(name=Private("contact/1", "孙某"), email=Private("contact/1", "a@example.cn"))),
    ),
    size=SizeFinding(size_class=SizeClass.SMALL, basis=Reason.of("enterprise.no-region")),
    source="test",
    registered_at=datetime(2026, 9, 7, tzinfo=UTC),
)
COUNTY = Actor(person="qian.duo", convened=frozenset({"990102"}), reader=Reader(tokens=frozenset()))
OTHER = Actor(person="li.na", units=frozenset({"market"}), reader=Reader(tokens=frozenset()))


@pytest.mark.parametrize(
    ("item", "number", "value"),
    [
        (EnterpriseItem.ADDRESS, 1, "某路1号"),
        (EnterpriseItem.REPRESENTATIVE, 1, "钱某"),
        (EnterpriseItem.CONTACT, 2, "孙某"),
        (EnterpriseItem.EMAIL, 2, "a@example.cn"),
    ],
)
def test_a_convener_of_the_place_is_shown_it(item: EnterpriseItem, number: int, value: str) -> None:
    assert value == reveal_enterprise(FIRM, item, number, COUNTY)


@pytest.mark.parametrize("number", [0, 1, 3])
def test_what_is_not_known_cannot_be_shown(number: int) -> None:
    wanted = Refusal.of("reveal.nothing", item="phone")
    assert wanted == reveal_enterprise(FIRM, EnterpriseItem.PHONE, number, COUNTY)


def test_others_are_refused() -> None:
    wanted = Refusal.of("reveal.not-yours", person="li.na")
    assert wanted == reveal_enterprise(FIRM, EnterpriseItem.CONTACT, 2, OTHER)
