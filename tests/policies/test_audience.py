"""Whom a rule means, how it is written, and why an enterprise fits or does not."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.enterprises import (
    Enterprise,
    EnterpriseKind,
    Extra,
    Facts,
    Ownership,
    RegisteredState,
    SizeClass,
    SizeFinding,
)
from govliaison.errors import InputError
from govliaison.ledger import Private
from govliaison.policies import AudienceRule, Criterion, FieldRule
from govliaison.values import Reason

REGIONS = ("990102", "990103", "990102001")
INDUSTRIES = ("C1311", "C34", "I65", "C")


def firm(size: SizeClass = SizeClass.SMALL, **facts: Any) -> Enterprise:
    return Enterprise(
        id="pds-1",
        facts=Facts(**facts),
        size=SizeFinding(size_class=size, basis=Reason.of("size.branch")),
        source="x",
        registered_at=datetime(2026, 9, 7, tzinfo=UTC),
    )


def fits(rule: str, enterprise: Enterprise, *, key: bool = False) -> bool:
    return AudienceRule.parse(rule).matches(enterprise, is_key_contact=key)


@pytest.mark.parametrize(
    ("rule", "facts", "wanted"),
    [
        ("all", {}, True),
        ("region=990102", {"region": "990102001"}, True),
        ("region=990100", {"region": "990102"}, True),
        ("region=990102", {"region": "990100"}, False),
        ("region=990102", {}, False),
        ("industry=C", {"industry": "C1311"}, True),
        ("industry=13", {"industry": "C1311"}, True),
        ("industry=C1311", {"industry": "C13"}, False),
        ("industry=C", {}, False),
        ("ownership=private", {"ownership": Ownership.PRIVATE}, True),
        ("ownership=private", {}, False),
        ("kind=branch,cooperative", {"kind": EnterpriseKind.COOPERATIVE}, True),
        ("kind=branch", {}, False),
        ("all", {"state": RegisteredState.CANCELLED}, False),
        ("all", {"state": RegisteredState.MOVED_OUT}, False),
        ("all", {"state": RegisteredState.SUSPENDED}, True),
        ("field.park=高新区", {"extra": (Extra(name="park", plain="高新区"),)}, True),
        ("field.park=高新区", {"extra": (Extra(name="park", private=Private("x", "高新区")),)}, False),
        ("field.park=高新区", {"extra": (Extra(name="park", plain="高新区 13800001111"),)}, False),
        ("size=small,micro", {}, True),
        ("size=large", {}, False),
    ],
)
def test_a_rule_means_who_fits_all_its_criteria(rule: str, facts: dict[str, Any], *, wanted: bool) -> None:
    assert wanted is fits(rule, firm(**facts))


def test_key_contacts_are_asked_for_or_left_out() -> None:
    assert [True, False] == [fits("key-contacts=yes", firm(), key=key) for key in (True, False)]
    assert [False, True] == [fits("key-contacts=no", firm(), key=key) for key in (True, False)]
    assert fits("all", firm(), key=True)


def test_each_criterion_is_explained() -> None:
    rule = AudienceRule.parse("地区=990102 规模=微型 行业=I 重点联络=是 字段.park=east")
    found = rule.explain(firm(region="990103", industry="I65", state=RegisteredState.REVOKED), is_key_contact=True)
    assert [
        (Criterion.STATE, "", "revoked", False),
        (Criterion.REGION, "990102", "990103", False),
        (Criterion.SIZE, "micro", "small", False),
        (Criterion.INDUSTRY, "I", "I65", True),
        (Criterion.FIELD, "park=east", "", False),
        (Criterion.KEY_CONTACT, "yes", "yes", True),
    ] == [(each.criterion, each.wanted, each.found, each.fits) for each in found]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "audience.unreadable"),
        ("size", "audience.unreadable"),
        ("size=", "audience.unreadable"),
        ("colour=red", "audience.no-criterion"),
        ("size=huge", "audience.no-value"),
        ("key-contacts=maybe", "audience.no-value"),
        ("key-contacts=yes,no", "audience.no-value"),
        ("region=某处", "audience.no-region"),
        ("industry=Z", "industry.unreadable"),
    ],
)
def test_what_is_no_rule_is_refused(text: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        AudienceRule.parse(text)
    assert code == caught.value.code


def test_places_may_be_named() -> None:
    rule = AudienceRule.parse("地区=东县，西县", {"东县": "990102", "西县": "990103"}.get)
    assert ("990102", "990103") == rule.regions


def some(values: Any) -> Any:
    return st.lists(st.sampled_from(values), unique=True, max_size=3).map(tuple)


RULES = st.builds(
    AudienceRule,
    regions=some(REGIONS),
    sizes=some(list(SizeClass)),
    ownerships=some(list(Ownership)),
    industries=some(INDUSTRIES),
    kinds=some(list(EnterpriseKind)),
    fields=st.lists(
        st.builds(FieldRule, name=st.sampled_from(("park", "chain")), values=st.just(("a", "b"))),
        unique_by=lambda each: each.name,
        max_size=2,
    ).map(tuple),
    key_contacts=st.sampled_from((None, True, False)),
)
FIRMS = st.builds(
    firm,
    size=st.sampled_from(SizeClass),
    region=st.sampled_from((None, *REGIONS)),
    industry=st.sampled_from((None, *INDUSTRIES)),
    ownership=st.sampled_from((None, *Ownership)),
    kind=st.sampled_from((None, *EnterpriseKind)),
    extra=st.sampled_from((None, (Extra(name="park", plain="A"),))),
)


@given(RULES)
def test_a_rule_reads_as_it_is_written(rule: AudienceRule) -> None:
    assert rule == AudienceRule.parse(str(rule)) == AudienceRule.parse(rule.in_chinese())


@given(rule=RULES, enterprise=FIRMS, key=st.booleans())
def test_who_matches_fits_each_criterion_alone(rule: AudienceRule, enterprise: Enterprise, *, key: bool) -> None:
    parts = [AudienceRule.parse(part) for part in str(rule).split()]
    alone = [part.matches(enterprise, is_key_contact=key) for part in parts]
    assert rule.matches(enterprise, is_key_contact=key) is all(alone)
    findings = rule.explain(enterprise, is_key_contact=key)
    assert all(each.fits for each in findings) is rule.matches(enterprise, is_key_contact=key)
