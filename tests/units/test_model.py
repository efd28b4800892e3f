from datetime import date

import pytest

from govliaison.units import Post, PostKind, Unit, UnitRole, default_posts


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (None, None, True),
        (date(2026, 1, 1), None, True),
        (date(2026, 1, 2), None, False),
        (None, date(2026, 1, 1), False),
        (None, date(2026, 1, 2), True),
    ],
)
def test_a_unit_exists_from_its_first_day_until_the_day_it_no_longer_does(
    since: date | None, until: date | None, *, expected: bool
) -> None:
    unit = Unit(id="a", name="甲局", since=since, until=until)
    assert expected == unit.exists_on(date(2026, 1, 1))


def test_a_convener_has_a_section_head_and_a_liaison_officer_without_asking() -> None:
    posts = default_posts(frozenset({UnitRole.CONVENER}))
    assert {PostKind.SECTION_HEAD, PostKind.LIAISON_OFFICER, PostKind.ADMINISTRATOR} <= set(posts)


def test_another_unit_has_no_roster_of_its_own() -> None:
    posts = default_posts(frozenset({UnitRole.SERVICE_AGENCY}))
    assert posts == (PostKind.LEADER, PostKind.HANDLER, PostKind.AUDITOR)


def test_a_post_is_called_by_unit_and_kind() -> None:
    assert Post.of("a", PostKind.HANDLER, "经办").id == "a.handler"
