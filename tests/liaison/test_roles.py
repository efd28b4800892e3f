"""The table of roles says what is so: what each may see, and what each may do."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

import pytest

from govliaison.access import ROLES, SYSTEM, Act, RevealReason, Rights, Role
from govliaison.cases import CASE, CaseItem, Submission
from govliaison.deadlines import PauseReason
from govliaison.enterprises import ENTERPRISE, EnterpriseChanged, EnterpriseItem, Facts
from govliaison.errors import NotFoundError, RefusedError
from govliaison.ledger import Decision, reveal
from govliaison.liaison.unit_facts import unit_facts

UNITS = """
[units.city-government]
name = "示例市人民政府"

[units.group-office]
name = "示例市政企沟通协调小组办公室"
roles = ["group-office"]

[units.chamber]
name = "示例市工商联"
roles = ["association"]
"""
POSTS: Mapping[Role, str] = {
    Role.CONVENER: "liaison-office.handler",
    Role.LIAISON_OFFICER: "liaison-office.liaison-officer",
    Role.AUDITOR: "liaison-office.auditor",
    Role.HANDLER: "market.handler",
    Role.LEADER: "city-government.leader",
    Role.GROUP_OFFICE: "group-office.handler",
    Role.COUNTY_CONVENER: "county-bureau.handler",
    Role.COUNTY: "near-government.leader",
    Role.ASSOCIATION: "chamber.leader",
    Role.ADMINISTRATOR: "liaison-office.administrator",
}
PLACES = {Role.COUNTY: "990103", Role.COUNTY_CONVENER: "990102"}
ROWS = [pytest.param(row, id=row.role.value) for row in ROLES]


@pytest.fixture
def firm(city: Any) -> str:
    text = city.profile_text.replace("[units.market]\n", '[units.market]\nparent = "city-government"\n')
    (city.folder / "profile.toml").write_text(text + UNITS, encoding="utf-8")
    city.reopen()
    table = city.folder / "firms.csv"
    table.write_text(
        "企业名称,统一社会信用代码,联系人,联系电话,住所\n某食品厂,,孙某某,13900001111,某县\n", encoding="utf-8"
    )
    city.office().files.enterprises(table)
    return str(city.office().enterprises.find(name="某食品厂").rows[0].id)


@pytest.fixture
def office_of(city: Any, firm: str, appoint: Callable[..., Any]) -> Callable[[Role], Any]:
    """Give the desks of somebody of a role."""

    def give(role: Role) -> Any:
        if role not in POSTS:
            city.office("admin").persons.add(id="some.body", name="某人", enterprise=firm)
            return city.office("some.body")
        return appoint("some.body", POSTS[role])

    return give


def test_every_role_stands_in_the_table_once() -> None:
    assert [*Role] == [row.role for row in ROLES]


@pytest.mark.parametrize("row", ROWS)
def test_the_table_says_which_tokens_a_role_holds(office_of: Callable[[Role], Any], firm: str, row: Rights) -> None:
    unit = POSTS.get(row.role, "").partition(".")[0]
    office, below = office_of(row.role), {"unit:+": "unit:market"}
    place = PLACES.get(row.role, "")
    wanted = {below.get(each, each).replace("*", unit).replace("@", place).replace("#", firm) for each in row.tokens}
    assert wanted | {"person:some.body"} == office.actor.reader.tokens - {"everybody"}


@pytest.mark.parametrize("row", ROWS)
def test_the_table_says_what_a_role_may_do(city: Any, office_of: Callable[[Role], Any], firm: str, row: Rights) -> None:
    office = office_of(row.role)
    region = PLACES.get(row.role)
    lead = "county-market" if row.role is Role.COUNTY_CONVENER else "market"

    def submitted() -> Any:
        return city.submit(phone="13987654321", enterprise=firm, filed_by="chamber", region=region)

    def handed() -> Any:
        case = submitted()
        return city.office("qian.duo" if region == "990102" else "wang.fang").cases.dispatch(case.id, lead=lead)

    place = region if row.role is Role.COUNTY_CONVENER else None
    tried: Mapping[Act, Callable[[], Any]] = {
        Act.CONVENE: lambda: office.cases.admit(submitted().id),
        Act.HANDLE: lambda: office.cases.sign_for(handed().id),
        Act.REVEAL_FILER: lambda: office.reveals.case(handed().id, CaseItem.PHONE, reason=RevealReason.HANDLING),
        Act.REVEAL_FIRM: lambda: office.reveals.enterprise(
            in_place(city, firm, place), EnterpriseItem.PHONE, reason=RevealReason.HANDLING
        ),
        Act.INSPECT_REVEALS: lambda: others_reveals(city, office, handed().id),
        Act.KEEP_PERSONS: lambda: office.persons.add(id="new.body", name="新人"),
        Act.ERASE: lambda: office.erase(CASE.stream(submitted().id), reason="requested"),
        Act.OUTBOX: lambda: [*office.messages.list()],
    }
    assert {*row.acts} == {act for act, way in tried.items() if allowed(way)}


def in_place(city: Any, firm: str, region: str | None) -> str:
    """Give the enterprise, moved to a county if one is named."""
    if region is not None:
        moved = EnterpriseChanged(source="test", facts=Facts(region=region))
        context = city.liaison.context(SYSTEM)
        context.carry_out(ENTERPRISE, firm, lambda _record: Decision(events=(moved,)), context.stamp())
    return firm


def others_reveals(city: Any, office: Any, case: str) -> None:
    """Look for a reveal of somebody else."""
    city.office("li.na" if city.office("admin").cases.get(case).lead == "market" else "wu.di").reveals.case(
        case, CaseItem.PHONE, reason=RevealReason.HANDLING
    )
    if {*office.reveals.count()} <= {"some.body"}:
        raise NotFoundError("access.not-found", kind="reveal", id="")


def allowed(way: Callable[[], Any]) -> bool:
    try:
        way()
    except (RefusedError, NotFoundError):
        return False
    return True


def test_a_person_of_an_enterprise_holds_no_post(city: Any, firm: str) -> None:
    admin = city.office("admin")
    admin.persons.add(id="some.body", name="某人", enterprise=firm)
    with pytest.raises(RefusedError, match=r"person\.of-enterprise"):
        admin.posts.hold(unit="market", kind="handler", person="some.body")
    with pytest.raises(NotFoundError):
        admin.persons.add(id="no.body", name="某人", enterprise="city1-none")


def test_an_enterprise_that_is_hidden_cannot_be_asked_for_by_its_name(city: Any, firm: str) -> None:
    assert firm == city.office().enterprises.resolve(name="某食品厂")
    hidden, absent = city.office("li.na").enterprises.resolve_many([(None, "某食品厂"), (None, "没有的厂")])
    assert (None, None) == (hidden, absent)
    city.office("admin").persons.add(id="some.body", name="某人", enterprise=firm)
    assert firm == city.office("some.body").enterprises.resolve(name="某食品厂")


def test_a_person_of_an_enterprise_files_its_matters_only(city: Any, firm: str) -> None:
    city.office("admin").persons.add(id="some.body", name="某人", enterprise=firm)
    said = {"channel": "portal", "source_id": "own", "received_at": city.clock.now(), "text": "换证要交两次材料"}
    desk = city.office("some.body").cases
    with pytest.raises(RefusedError, match=r"access\.other-enterprise"):
        desk.submit(Submission(**said))
    assert firm == desk.submit(Submission(**said, enterprise=firm)).enterprise


def test_a_leader_sees_all_units_below_however_deep_and_a_circle_ends(city: Any, firm: str) -> None:
    assert firm
    text = (city.folder / "profile.toml").read_text(encoding="utf-8")
    text = text.replace("[units.city-government]\n", '[units.city-government]\nparent = "chamber"\n')
    text = text.replace("[units.chamber]\n", '[units.chamber]\nparent = "city-government"\n')
    (city.folder / "profile.toml").write_text(text, encoding="utf-8")
    city.reopen()
    below = {unit: facts.below for unit, facts in unit_facts(city.liaison.profile).items() if facts.below}
    assert {"city-government": {"market", "chamber"}, "chamber": {"market", "city-government"}} == below


def test_an_enterprise_sees_where_its_matter_stands_not_what_offices_wrote(city: Any, firm: str) -> None:
    city.office("admin").persons.add(id="some.body", name="某人", enterprise=firm)
    case, other = city.submit(enterprise=firm, phone="13987654321"), city.submit()
    city.office().merging.merge(case.id, [other.id], no_new_facts=True)
    city.walk(case)
    city.office().instructions.instruct(case.id, leader="某", post="市长", text="速办", day=date(2026, 9, 7))
    shown, office = city.office("some.body").cases.get(case.id), city.office("some.body")
    assert [1, (), (), ""] == [len(shown.answers), shown.followers, shown.measures, shown.by]
    told = {type(each.event).__name__ for each in office.cases.history(case.id)}
    assert {"CaseSubmitted", "CaseDispatched", "CaseSignedFor", "CaseAnswered"} <= told
    assert told.isdisjoint({"CloseOutRequested", "FollowerTaken", "UnitUrged"})
    assert office.cases.explain(case.id) or not shown.running
    assert [] == [*office.instructions.list_open()]
    assert case.id in {each.id for each in city.office().instructions.list_open()}
    with pytest.raises(NotFoundError):
        office.cases.get(other.id)


def test_an_enterprise_is_not_told_why_in_the_words_of_an_office(city: Any, firm: str) -> None:
    city.office("admin").persons.add(id="some.body", name="某人", enterprise=firm)
    case = city.submit(enterprise=firm)
    city.office().cases.dispatch(case.id, lead="market")
    desk = city.office("li.na").cases
    desk.sign_for(case.id)
    city.office().case_care.pause(
        case.id, reason=PauseReason.TESTING, note="内部备注", until=city.clock.now() + timedelta(days=5)
    )
    pause = city.office("some.body").cases.get(case.id).pause
    assert (PauseReason.TESTING, "") == (pause.reason, reveal(pause.note))
