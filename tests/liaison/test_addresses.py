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


def test_an_enterprise_is_addressed_by_its_first_contact_that_has_an_address(city: Any) -> None:
    path = city.folder / "firms.csv"
    path.write_text(
        "企业名称,联系人,联系电话,电子邮箱\n甲食品厂,王五,0999-1112224,a@example.cn\n乙食品厂,赵六,,b@example.cn\n丙食品厂,,,\n",
        encoding="utf-8",
    )
    city.office().files.enterprises(path)
    found = {
        firm.name: find_address(f"enterprise:{firm.id}", city.liaison.jurisdictions.all_profiles, city.liaison.ledger)
        for firm in city.office().enterprises.list()
    }
    assert {"甲食品厂": "0999-1112224", "乙食品厂": "b@example.cn", "丙食品厂": None} == {
        name: each.address if each else None for name, each in found.items()
    }
    assert "甲食品厂" == found["甲食品厂"].name
    assert find_address("enterprise:none", city.liaison.jurisdictions.all_profiles, city.liaison.ledger) is None
