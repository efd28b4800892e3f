"""Ownership, only where the source states it."""

import pytest

from govliaison.enterprises import Ownership, find_ownership
from govliaison.values import Reason


@pytest.mark.parametrize(
    ("control", "owner"),
    [
        ("1", "state"),
        ("2", "collective"),
        ("3", "private"),
        ("３", "private"),
        ("3 私人控股", "private"),
        ("4", "hk-mo-tw"),
        ("5", "foreign"),
        ("9", "other"),
        ("国有控股", "state"),
        ("集体控股", "collective"),
        ("私人控股", "private"),
        ("民营控股", "private"),
        ("港澳台商控股", "hk-mo-tw"),
        ("外商控股", "foreign"),
        ("其他", "other"),
        ("其他控股", "other"),
        ("7", "unknown"),
        ("3%", "unknown"),
        ("待核", "unknown"),
    ],
)
def test_control_tells_the_owner(control: str, owner: str) -> None:
    assert find_ownership(control=control).ownership == owner


@pytest.mark.parametrize(
    ("registration_type", "owner"),
    [
        ("171", "private"),
        ("174", "private"),
        ("112", "private"),
        ("121", "private"),
        ("500", "private"),
        ("111", "state"),
        ("131", "state"),
        ("151", "state"),
        ("132", "collective"),
        ("210", "hk-mo-tw"),
        ("330", "foreign"),
        ("173 私营有限责任公司", "private"),
        ("有限责任公司(自然人投资或控股)", "private"),
        ("有限责任公司（自然人独资）", "private"),
        ("股份有限公司(上市、自然人投资或控股)", "private"),
        ("个人独资企业", "private"),
        ("个体工商户", "private"),
        ("民营", "private"),
        ("有限责任公司(国有独资)", "state"),
        ("全民所有制", "state"),
        ("集体所有制", "collective"),
        ("农民专业合作社", "other"),
        ("有限责任公司(台港澳与境内合资)", "hk-mo-tw"),
        ("有限责任公司(港、澳、台商独资)", "hk-mo-tw"),
        ("有限责任公司(台港澳自然人独资)", "hk-mo-tw"),
        ("有限责任公司(外国自然人独资)", "foreign"),
        ("有限责任公司(中外合资)", "foreign"),
        ("外商投资企业", "foreign"),
    ],
)
def test_a_registration_type_that_states_it_tells_the_owner(registration_type: str, owner: str) -> None:
    assert find_ownership(registration_type=registration_type).ownership == owner


@pytest.mark.parametrize(
    "registration_type",
    [
        *("110", "120", "130", "140", "150", "159", "160", "190", "400", "17", "1710", ""),
        "有限责任公司",
        "其他有限责任公司",
        "股份有限公司",
        "有限合伙企业",
        "有限责任公司(法人独资)",
        "有限责任公司(非自然人投资或控股的法人独资)",
        "有限责任公司(外商投资企业法人独资)",
        "其他有限责任公司(国有参股)",
        "国有与集体联营企业",
        "非公有制",
    ],
)
def test_what_states_nothing_or_two_things_stays_unknown(registration_type: str) -> None:
    found = find_ownership(registration_type=registration_type)
    assert found.ownership is Ownership.UNKNOWN
    assert found.basis == Reason.of("ownership.not-stated")


def test_control_goes_before_the_type_and_the_basis_says_which() -> None:
    found = find_ownership(control="国有控股", registration_type="173")
    assert (found.ownership, found.basis) == (Ownership.STATE, Reason.of("ownership.control", stated="国有"))
    found = find_ownership(control="", registration_type="173")
    assert (found.ownership, found.basis) == (Ownership.PRIVATE, Reason.of("ownership.type", stated="173"))
