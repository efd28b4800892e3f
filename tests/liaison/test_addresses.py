"""Where a notice goes that names somebody in the words of an instrument."""

from typing import Any

import pytest

from govliaison.liaison.addresses import find_address
from govliaison.units import Post, PostKind, UnitDirectory


@pytest.mark.parametrize(
    ("recipient", "address"),
    [
        ("unit:liaison-office", "0999-7654321"),
        ("unit:market", "market"),
        ("unit:nowhere", None),
        ("person:li.na", "0999-1112223"),
        ("person:nobody", None),
        ("filer:1", None),
        ("named:liaison-office:市监局", "market"),
        ("named:liaison-office:示例县市场监督管理局", "0999-2223334"),
        ("named:liaison-office:督查室", "0999-7654321"),
        ("named:nowhere:督查室", None),
    ],
)
def test_an_address_is_found_by_id_or_name_and_what_nobody_bears_goes_to_the_desk(
    city: Any, recipient: str, address: str | None
) -> None:
    found = find_address(recipient, city.liaison.jurisdictions.all_profiles, city.liaison.ledger)
    assert address == (found.address if found else None)


def test_a_post_stands_for_its_unit(city: Any) -> None:
    class Place:
        units = UnitDirectory(
            city.liaison.profile.units.units.values(), [Post.of("tax", PostKind.LEADER, "分管副局长")]
        )

    found = find_address("named:market:分管副局长", [Place()], city.liaison.ledger)  # type: ignore[list-item]
    assert "tax" == (found and found.address)
