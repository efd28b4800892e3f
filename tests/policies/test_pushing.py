"""Every enterprise that matches gets a policy exactly once, whatever happens in between."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govliaison.errors import Conflict, InputError, NotFoundError, RefusedError
from govliaison.ledger import Batch, Committed, MemoryStore, MessageState
from govliaison.policies import POLICY, UPTAKE, AudienceRule, PolicyDraft, PolicyState, WithdrawalReason

FIRMS = (
    {"name": "甲食品厂", "area_code": "990102", "industry": "C13", "employees": "10", "revenue": "100万元"},
    {
        "name": "乙机械厂",
        "area_code": "990103",
        "industry": "C34",
        "employees": "10",
        "revenue": "100万元",
        "园区": "east",
    },
    {"name": "丙软件公司", "area_code": "990102", "industry": "I65", "employees": "10", "revenue": "100万元"},
    {"name": "丁食品厂", "area_code": "990102", "industry": "C13", "state": "注销"},
)


class Killed(Exception):  # noqa: N818 - what happens to a program
    """The machine went out in the middle of a push."""


class Fragile(MemoryStore):
    """A store during whose commits the machine may go out, before or after it took effect."""

    def __init__(self) -> None:
        super().__init__()
        self.fate: list[str] = []

    def commit(self, batch: Batch, /) -> Committed:
        fate = self.fate.pop(0) if self.fate else "well"
        if fate == "before":
            raise Killed
        if fate == "conflict":
            raise Conflict("somebody")
        done = super().commit(batch)
        if fate == "after":
            raise Killed
        return done


def names(place: Any, found: list[str]) -> list[str]:
    known = {each.id: each.name for each in place.firms()}
    return sorted(known[each] for each in found)


def test_exactly_the_matching_enterprises_get_it_once_each(place: Any) -> None:
    place.firms(*FIRMS)
    policy = place.policy("region=990102 industry=C,I")
    preview = place.policies().preview(policy.id)
    assert (2, ["甲食品厂", "丙软件公司"]) == (preview.matching, [each.name for each in preview.rows])
    report = place.policies().push(policy.id)
    assert (2, 2, 0, 0) == (report.matching, report.sent, report.had, report.opted_out)
    assert ["丙软件公司", "甲食品厂"] == names(place, place.sent())
    again = place.policies().push(policy.id)
    assert (2, 0, 2) == (again.matching, again.sent, again.had)
    assert [] == place.sent()


def test_each_destination_has_one_message_to_each_enterprise(place: Any) -> None:
    place.firms(*FIRMS)
    policy = place.policy("all")
    place.policies().push(policy.id)
    place.policies().push(policy.id)
    rows = place.store.messages(MessageState.WAITING, "", 100)
    assert 6 == len(rows)
    assert len(rows) == len({row.lane for row in rows})


def test_who_joins_later_gets_it_with_a_later_push(place: Any) -> None:
    place.firms(FIRMS[0])
    policy = place.policy("all")
    place.policies().push(policy.id)
    place.sent()
    place.firms(FIRMS[1])
    assert 1 == place.policies().push(policy.id).sent
    assert ["乙机械厂"] == names(place, place.sent())


def test_who_opted_out_gets_nothing_and_may_come_back(place: Any) -> None:
    first, second = place.firms(*FIRMS[:2])
    policy = place.policy("all")
    wish = place.policies().opt_out(first.id)
    assert date(2026, 9, 7) == wish.out_since
    assert wish == place.policies().opt_out(first.id, day=date(2026, 9, 8))
    assert (2, 1) == (place.policies().preview(policy.id).matching, place.policies().preview(policy.id).opted_out)
    report = place.policies().push(policy.id)
    assert (1, 1) == (report.sent, report.opted_out)
    assert [second.id] == place.sent()
    with pytest.raises(RefusedError, match=r"policy\.in-before-out"):
        place.policies().opt_in(first.id, day=date(2026, 9, 1))
    back = place.policies().opt_in(first.id, day=date(2026, 10, 1))
    assert (None, ((date(2026, 9, 7), date(2026, 10, 1)),)) == (back.out_since, back.outs)
    assert back == place.policies().opt_in(first.id)
    place.policies().push(policy.id)
    assert [first.id] == place.sent()
    assert None is place.policies().opt_in(second.id)


def test_only_the_firm_and_conveners_of_its_place_say_that_it_opted_out(place: Any) -> None:
    east, west = place.firms(*FIRMS[:2])
    assert place.policies("county-bureau").opt_out(east.id).out_since
    with pytest.raises(NotFoundError):
        place.policies("county-bureau").opt_out(west.id)
    with pytest.raises(NotFoundError):
        place.policies("science").opt_out(east.id)


def test_what_is_not_published_withdrawn_or_over_is_not_pushed(place: Any) -> None:
    place.firms(*FIRMS)
    draft = place.policy(title="草案")
    withdrawn = place.policy("all", title="已撤")
    place.policies().withdraw(withdrawn.id, reason=WithdrawalReason.REPLACED)
    over = place.policy("all", title="到期", until=date(2026, 9, 7))
    place.wait(days=1)
    for policy in (draft, withdrawn, over):
        for push in (place.policies().push, lambda each: place.policies().relay(each, association="chamber")):
            with pytest.raises(RefusedError, match=r"policy\.not-in-force"):
                push(policy.id)
    for code, policy in (("policy.over", over), ("policy.withdrawn-already", withdrawn)):
        with pytest.raises(RefusedError, match=code.replace(".", r"\.")):
            place.policies().publish(policy.id, AudienceRule())
    with pytest.raises(RefusedError, match=r"policy\.withdrawn-already"):
        place.policies().withdraw(withdrawn.id, reason=WithdrawalReason.MISTAKE)
    assert [] == place.sent()


def test_its_last_day_ends_it_by_itself(place: Any) -> None:
    policy = place.policy("all", until=date(2026, 9, 7))
    end = policy.facts.expires_at
    assert () == POLICY.attend(policy, place.now())
    [step] = POLICY.attend(policy, end)
    ended = POLICY.evolve(policy, step.event, place.context("system").stamp())
    assert (end, PolicyState.EXPIRED, None) == (step.at, ended.state, POLICY.index(ended).attention)
    assert () == POLICY.attend(ended, end)


def test_an_association_relays_to_its_members_and_nobody_gets_it_twice(place: Any) -> None:
    first, second, *_ = place.firms(*FIRMS)
    for firm in (first, second):
        place.associations("chamber").join("chamber", firm.id)
    policy = place.policy("industry=C")
    report = place.policies("chamber").relay(policy.id, association="chamber")
    assert (2, 2) == (report.matching, report.sent)
    assert sorted([first.id, second.id]) == place.sent()
    assert "chamber" == place.uptakes("chamber").get(policy.id, first.id).relayed_by
    assert (2, 0, 2) == ((again := place.policies().push(policy.id)).matching, again.sent, again.had)
    with pytest.raises(RefusedError, match=r"association\.not-yours"):
        place.policies("finance").relay(policy.id, association="chamber")
    with pytest.raises(NotFoundError):
        place.uptakes("finance").get(policy.id, first.id)
    other = place.policy("all", title="另一")
    assert 0 == place.policies().relay(other.id, association="guild").matching


def test_a_county_publishes_for_its_own_and_keeps_no_others(place: Any) -> None:
    place.firms(*FIRMS)
    desk = place.policies("county-bureau")
    policy = desk.add(PolicyDraft(title="县级奖补"))
    with pytest.raises(RefusedError, match=r"audience\.outside"):
        desk.publish(policy.id, AudienceRule.parse("region=990103"))
    desk.publish(policy.id, AudienceRule.parse("all"))
    assert 2 == desk.push(policy.id).sent
    assert ["丙软件公司", "甲食品厂"] == names(place, place.sent())
    theirs = place.policy("all", title="市级")
    for refused in (lambda: desk.push(theirs.id), lambda: desk.preview(theirs.id)):
        with pytest.raises(RefusedError, match=r"policy\.not-keeper"):
            refused()
    with pytest.raises(RefusedError, match=r"policy\.not-keeper"):
        place.policies("science").publish(theirs.id, AudienceRule())
    with pytest.raises(RefusedError, match=r"policy\.not-keeper"):
        place.policies("science").withdraw(theirs.id, reason=WithdrawalReason.MISTAKE)


def test_why_an_enterprise_gets_it_or_not_is_told(place: Any) -> None:
    first, second, *_ = place.firms(*FIRMS)
    policy = place.policy("region=990102")
    place.policies().opt_out(first.id)
    assert (True, True) == ((yes := place.policies().explain(policy.id, first.id)).matches, yes.opted_out)
    no = place.policies().explain(policy.id, second.id, audience=place.policies().rule("地区=东县"))
    assert (False, False) == (no.matches, no.opted_out)
    with pytest.raises(InputError, match=r"policy\.no-audience"):
        place.policies().preview(place.policy(title="草案").id)


def test_rules_are_kept_by_name_ask_for_plain_fields_and_know_key_contacts(place: Any) -> None:
    _, second, third, _ = place.firms(*FIRMS)
    desk = place.policies(audiences={"east": "field.park=east"})
    policy = place.policy(title="园区")
    assert policy.audience is None
    published = desk.publish(policy.id, desk.rule("east"))
    assert [second.id] == [each.id for each in desk.preview(policy.id).rows]
    assert published == desk.publish(policy.id, desk.rule("field.park=east"))
    with pytest.raises(RefusedError, match=r"audience\.no-field"):
        desk.publish(policy.id, desk.rule("field.boss=x"))
    place.key_contacts = frozenset({third.id})
    key = desk.preview(policy.id, audience=desk.rule("key-contacts=yes size=small"))
    assert [third.id] == [each.id for each in key.rows]
    with pytest.raises(NotFoundError, match=r"policy\.unknown"):
        desk.get("某政发〔2026〕99号")


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("push"), st.lists(st.sampled_from(["well", "before", "after", "conflict"]), max_size=3)),
        st.tuples(st.just("join"), st.integers(0, 30)),
        st.tuples(st.just("out"), st.integers(0, 30)),
        st.tuples(st.just("in"), st.integers(0, 30)),
        st.tuples(st.just("narrow"), st.booleans()),
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_no_order_of_pushes_crashes_joinings_and_wishes_sends_anything_twice(
    make_place: Callable[..., Any], steps: list[tuple[str, Any]]
) -> None:
    store = Fragile()
    place = make_place(store)
    firms = place.firms(*FIRMS[:2])
    policy = place.policy("all")
    made, out, narrow = 0, set[str](), False
    owed: set[str] = set()
    for step, said in [*steps, ("narrow", False), ("push", [])]:
        if step == "push":
            store.fate = [*said]
            try:
                with pytest.MonkeyPatch.context() as patch:
                    patch.setattr("govliaison.policies.matching._PAGE", 2)
                    place.policies().push(policy.id)
            except (Killed, Conflict):
                pass
            else:
                owed |= {
                    each.id for each in firms if each.id not in out and (not narrow or each.facts.region == "990102")
                }
            store.fate = []
        elif step == "join":
            made += 1
            firms = place.firms({"name": f"新企业{made}", "area_code": "990102" if said % 2 else "990103"})
        elif step in ("out", "in"):
            firm = firms[said % len(firms)].id
            if step == "out":
                place.policies().opt_out(firm)
                out.add(firm)
            else:
                place.policies().opt_in(firm)
                out.discard(firm)
        elif said != narrow:
            narrow = said
            place.policies().publish(policy.id, AudienceRule.parse("region=990102" if said else "all"))
    rows = store.messages(None, "", 1000)
    lanes = [row.lane for row in rows]
    assert len(lanes) == len({*lanes})
    pushed = {each.enterprise for each in place.uptakes().list(policy=policy.id) if each.pushed_at}
    assert owed == pushed & owed
    assert {f"{to}|{UPTAKE.stream(f'{policy.id}.{firm}')}" for firm in pushed for to in ("sms", "mail")} == {*lanes}
