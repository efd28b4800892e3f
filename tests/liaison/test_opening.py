"""Opening and making a deployment, and who is let in."""

from datetime import UTC, timedelta
from typing import Any

import pytest

import govliaison
from govliaison.access import AccessAnswer, AccessAsk
from govliaison.errors import ConfigError, Conflict, NotFoundError, RefusedError, StoreError
from govliaison.liaison import Liaison, RandomIds, SystemTime
from govliaison.liaison.delivering import destinations_of
from govliaison.plugins import (
    AccessPolicyOffer,
    AnswerAsk,
    ChannelCapability,
    ChannelOffer,
    Delivered,
    HostInfo,
    NoSettings,
    Reading,
    ReceiveAsk,
    hookimpl,
)
from govliaison.values import ID_PATTERN


def test_the_front_door_names_what_the_first_hour_needs() -> None:
    assert Liaison is govliaison.Liaison
    assert {"CaseKind", "Outcome", "Submission"} < {*govliaison.__all__}
    assert all(getattr(govliaison, name) for name in govliaison.__all__)
    with pytest.raises(AttributeError, match="no attribute 'Liason'"):
        _ = govliaison.Liason


def test_a_new_deployment_has_an_administrator_who_heads_the_desk(city: Any) -> None:
    admin = city.office("admin").actor
    assert {"liaison-office.administrator", "liaison-office.section-head"} == admin.posts
    assert (True, True, True) == (admin.is_administrator, admin.is_convener, admin.heads_convener)


def test_a_ledger_is_made_once(city: Any) -> None:
    with pytest.raises(Conflict):
        Liaison.initialise(city.file, person="admin", name="又一个", time=city.clock)
    assert [] == [each for each in city.liaison.verify() if not isinstance(each, int)]


def test_a_ledger_that_was_not_made_cannot_be_opened(city: Any) -> None:
    text = city.file.read_text(encoding="utf-8").replace("ledger.db", "other.db")
    (city.folder / "other.toml").write_text(text, encoding="utf-8")
    with pytest.raises(StoreError, match=r"ledger\.not-initialised"):
        Liaison.open(city.folder / "other.toml")


def test_a_ledger_of_another_deployment_cannot_be_opened(city: Any) -> None:
    text = city.file.read_text(encoding="utf-8").replace("city1", "city2")
    (city.folder / "other.toml").write_text(text, encoding="utf-8")
    with pytest.raises(StoreError, match=r"ledger\.other-deployment.*city1"):
        Liaison.open(city.folder / "other.toml")


def test_a_profile_without_a_convener_is_refused(city: Any) -> None:
    (city.folder / "profile.toml").write_text(
        city.profile_text.replace('phone = "0999-7654321"', "roles = []").replace(
            '[jurisdictions."990102"]\nprofile = "county.toml"\n', ""
        ),
        encoding="utf-8",
    )
    with pytest.raises(ConfigError, match=r"liaison\.no-convener"):
        city.open()


def test_one_id_is_one_unit_in_all_profiles_of_a_ledger(city: Any) -> None:
    text = (city.folder / "county.toml").read_text(encoding="utf-8")
    (city.folder / "county.toml").write_text(
        text.replace('extends = "profile.toml"', 'extends = "pack:base"'), encoding="utf-8"
    )
    with pytest.raises(ConfigError, match=r"liaison\.unit-twice.*liaison-office"):
        city.open()


# -- persons -------------------------------------------------------------------------------------------------------------


def test_nobody_without_a_name_on_record_does_anything(city: Any) -> None:
    with pytest.raises(RefusedError, match=r"liaison\.unknown-person.*nobody"):
        city.office("nobody")


def test_somebody_who_left_is_nobody(city: Any) -> None:
    admin = city.office("admin")
    city.clock.wait(days=1)
    admin.posts.vacate(unit="tax", kind="handler")
    admin.persons.leave("sun.li")
    with pytest.raises(RefusedError, match=r"liaison\.unknown-person"):
        city.office("sun.li")


def test_somebody_without_a_post_is_told_to_ask_for_one(city: Any) -> None:
    city.office("admin").persons.add(id="new.one", name="新人")
    with pytest.raises(RefusedError, match=r"liaison\.no-post.*new\.one"):
        city.office("new.one")


def test_a_post_given_later_counts_from_then(city: Any) -> None:
    admin = city.office("admin")
    admin.persons.add(id="new.one", name="新人")
    city.clock.wait(hours=1)
    admin.posts.hold(unit="tax", kind="handler", person="new.one")
    assert {"tax.handler"} == city.office("new.one").actor.posts


def test_one_acts_for_a_unit_or_post_of_ones_own_and_no_other(city: Any) -> None:
    for own in ("market", "market.leader"):
        assert own == city.liaison.as_("li.na", on_behalf_of=own).actor.on_behalf_of
    with pytest.raises(RefusedError, match=r"access\.not-on-behalf"):
        city.liaison.as_("li.na", on_behalf_of="tax")


def test_for_whom_somebody_acted_stands_in_the_entry(city: Any) -> None:
    case = city.submit(category="食品")
    city.liaison.as_("li.na", on_behalf_of="market.leader").cases.sign_for(case.id)
    entry = city.entries(case)[-1]
    assert ("li.na", "market.leader") == (entry.actor, entry.on_behalf_of)


class Guest:
    """A policy that lets one person see the enterprises' federation, and asks who it is."""

    def __init__(self) -> None:
        self.asked: list[AccessAsk] = []

    def tokens(self, ask: AccessAsk, /) -> AccessAnswer:
        self.asked.append(ask)
        return AccessAnswer(tokens=frozenset({"unit:market"} if ask.person == "sun.li" else ()))

    @hookimpl
    def govliaison_access_policies(self) -> list[AccessPolicyOffer]:
        return [AccessPolicyOffer(name="guest", contract=1, settings=NoSettings, build=self.build)]

    def build(self, _settings: NoSettings, _host: HostInfo) -> "Guest":
        return self


def test_an_access_policy_adds_to_what_a_person_sees(city: Any) -> None:
    case = city.submit(category="食品")
    with pytest.raises(NotFoundError):
        city.office("sun.li").cases.get(case.id)
    city.file.write_text(city.file.read_text(encoding="utf-8") + '[access.guest]\nuse = "guest"\n', encoding="utf-8")
    guest = Guest()
    with city.open(extra=[guest]) as liaison:
        assert case.id == liaison.as_("sun.li").cases.get(case.id).id
        liaison.as_("he.jun")
    assert [frozenset(), {"990103"}] == [ask.regions for ask in guest.asked]


class Courier:
    """A channel that carries answers back, and remembers them."""

    def __init__(self) -> None:
        self.carried: list[AnswerAsk] = []

    def receive(self, ask: ReceiveAsk, /) -> Reading:
        raise AssertionError(ask)

    def answer(self, ask: AnswerAsk, /) -> Delivered:
        self.carried.append(ask)
        return Delivered()

    @hookimpl
    def govliaison_channels(self) -> list[ChannelOffer]:
        capabilities = frozenset({ChannelCapability.ANSWERS})
        return [ChannelOffer(name="courier", contract=1, build=lambda *_: self, capabilities=capabilities)]


def test_a_channel_that_carries_answers_is_given_them(city: Any) -> None:
    text = city.file.read_text(encoding="utf-8").replace('portal]\nuse = "spreadsheet"', 'portal]\nuse = "courier"')
    city.file.write_text(text, encoding="utf-8")
    courier = Courier()
    with city.open(extra=[courier]) as liaison:
        case = city.submit()
        list(liaison.work_outbox())
    assert [("portal", "S1", "case.acknowledged")] == [
        (ask.channel, ask.source_id, ask.code) for ask in courier.carried
    ]
    assert case.number in courier.carried[0].text


# -- entries -------------------------------------------------------------------------------------------------------------


def test_entries_name_the_profile_whose_text_can_be_found_again(city: Any) -> None:
    ours, theirs = city.submit(), city.submit(region="990102")
    store = city.liaison.ledger.store
    entries = [city.entries(case)[0] for case in (ours, theirs)]
    city_profile, county_profile = city.liaison.jurisdictions.all_profiles
    assert [city_profile.digest, county_profile.digest] == [entry.profile for entry in entries]
    assert ["990100", "990102"] == [entry.jurisdiction for entry in entries]
    assert [city_profile.text.encode(), county_profile.text.encode()] == [store.blob(each.profile) for each in entries]
    assert county_profile.text.encode() != city_profile.text.encode()


def test_an_old_profile_is_still_found_after_it_changed(city: Any) -> None:
    case = city.submit()
    old = city.liaison.profile.digest
    (city.folder / "profile.toml").write_text(city.profile_text.replace("食品", "食品药品"), encoding="utf-8")
    with city.open() as liaison:
        assert old != liaison.profile.digest
        assert "食品" in liaison.ledger.store.blob(old).decode()
        liaison.as_("wang.fang").cases.admit(case.id)
        assert [old, liaison.profile.digest] == [entry.profile for entry in city.entries(case)]


def test_time_and_ids_come_from_the_machine_if_nobody_hands_in_others(city: Any) -> None:
    with Liaison.open(city.file) as liaison:
        assert abs(SystemTime().now() - liaison.as_("wang.fang").now) < timedelta(minutes=1)
    time = SystemTime()
    ids = RandomIds("city1", time)
    assert time.now().tzinfo is UTC
    first, second = ids.new_id(), ids.new_id()
    assert first != second
    assert ID_PATTERN.fullmatch(first)
    assert first.startswith("city1-")
    assert ids.new_salt() != ids.new_salt()
    assert 16 == len(ids.new_salt())


# -- the machine room ----------------------------------------------------------------------------------------------------


def test_the_sweep_enters_what_is_due_under_the_profile_of_the_place(city: Any) -> None:
    case = city.submit(region="990102")
    ours = city.submit()
    city.clock.wait(days=3)
    list(city.liaison.sweep(confirmed=True))
    for each, region in ((case, "990102"), (ours, "990100")):
        last = city.entries(each)[-1]
        assert ("system", region) == (last.actor, last.jurisdiction)
        assert city.liaison.jurisdictions.profile_for(region).digest == last.profile


def test_the_sweep_stops_at_a_jump_of_the_clock_until_somebody_confirms_it(city: Any) -> None:
    city.submit()
    list(city.liaison.sweep())
    with pytest.raises(RefusedError):
        list(city.liaison.sweep(city.clock.now() + timedelta(days=9)))
    assert list(city.liaison.sweep(city.clock.now() + timedelta(days=9), confirmed=True))


def test_records_can_be_folded_again(city: Any) -> None:
    case = city.submit()
    city.walk(case)
    before = city.office().cases.get(case.id)
    assert [] == [each for each in city.liaison.rebuild() if each.differed]
    assert before == city.office().cases.get(case.id)


def test_notices_and_answers_leave_by_the_outbox(city: Any) -> None:
    case = city.submit()
    city.office().cases.dispatch(case.id, lead="market")
    city.office("li.na").cases.sign_for(case.id)
    desk = city.office("li.na").cases
    desk.answer(case.id, text="已经为企业办理完毕。", outcome=govliaison.Outcome.SOLVED)
    assert desk.get(case.id).answers[-1].delivered_at is None
    attempts = list(city.liaison.work_outbox())
    assert attempts
    files = [path.read_text(encoding="utf-8") for path in (city.folder / "answers" / "portal").iterdir()]
    assert [True] == [True for text in files if "已经为企业办理完毕。" in text]
    assert desk.get(case.id).answers[-1].delivered_at is not None
    assert [] == list(city.liaison.work_outbox())
    notices = "".join(path.read_text(encoding="utf-8") for path in (city.folder / "notices").rglob("*.*"))
    assert "市监局" in notices


def test_people_and_offices_are_addressed_by_what_is_known_of_them(city: Any) -> None:
    address = destinations_of(city.liaison, "zh").addresses
    desk = address("unit:liaison-office", "desk")
    assert ("联络办", "0999-7654321") == (desk.name, desk.address)
    assert "market" == address("unit:market", "desk").address
    assert "0999-1112223" == address("person:li.na", "desk").address
    assert [None, None, None] == [address(each, "desk") for each in ("unit:none", "person:nobody", "filer:x")]


def test_only_what_somebody_writes_can_be_rendered(city: Any) -> None:
    assert city.liaison.renderer_for("text/csv")
    with pytest.raises(NotFoundError, match=r"liaison\.no-renderer.*image/png"):
        city.liaison.renderer_for("image/png")


def test_closing_twice_does_no_harm(city: Any) -> None:
    city.liaison.close()
    city.liaison.close()
