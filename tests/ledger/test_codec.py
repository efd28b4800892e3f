"""Events and records as bytes: everything comes back, nothing private stands in an entry."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.errors import InputError, StoreError
from govliaison.ledger import Erased, Noun, Private, Sealed, VaultItem, VaultRef
from govliaison.ledger.codec import Codec
from govliaison.values import Reason, load_canonical


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


@attrs.frozen
class Leaf:
    colour: Colour
    text: Sealed
    note: Sealed | None = None


@attrs.frozen(kw_only=True)
class AllKinds:
    moment: datetime
    day: date | None
    amount: Decimal
    colours: frozenset[Colour]
    numbers: frozenset[int]
    pairs: frozenset[tuple[str, str]]
    leaf: Leaf
    leaves: tuple[Leaf, ...]
    words: Mapping[str, str]
    secrets: Mapping[str, Sealed]
    only_private: Private
    absent: Sealed | None
    present: Sealed | None
    reason: Reason
    flag: bool
    link: "Leaf | None" = None


@attrs.frozen
class Renamed:
    """Version 3; version 1 said ``name``, version 2 ``label`` and no ``count``."""

    title: Sealed
    count: int


UPCASTS = {
    ("Renamed", 1): lambda plain: {"label": plain["name"]},
    ("Renamed", 2): lambda plain: {"title": plain["label"], "count": 0},
}


@attrs.frozen
class Orphan:
    """Version 2, and nobody wrote how to lift version 1."""

    text: str


THING: Noun[Any] = Noun(
    kind="thing",
    record=AllKinds,
    shape=1,
    events={AllKinds: 1, Leaf: 1, Renamed: 3, Orphan: 2},
    evolve=lambda _record, event, _stamp: event,
    index=lambda _record: None,  # type: ignore[arg-type,return-value]
    upcasts=UPCASTS,
)
CODEC = Codec({"thing": THING}, "sha256")


def seal(event: object) -> tuple[bytes, dict[tuple[str, str], VaultItem]]:
    payload, items = CODEC.seal(event, "thing/1@1", "thing/1", lambda: b"0123456789abcdef")
    return payload, {(item.subject, item.item): item for item in items}


def reopened(event: object) -> Any:
    payload, vault = seal(event)
    return CODEC.open("thing/1", *CODEC.name("thing/1", event), payload, vault)


def private(value: str = "secret", *, blob: bool = False) -> Private:
    return Private("person/1", value, blob)


PLAIN = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=5)
PARAM = st.one_of(PLAIN, st.integers(-(10**12), 10**12), st.booleans(), st.none())
MOMENT = st.datetimes(timezones=st.just(UTC))


def things(sealed: st.SearchStrategy[Sealed]) -> st.SearchStrategy[AllKinds]:
    leaf = st.builds(Leaf, st.sampled_from(Colour), sealed, st.none() | sealed)
    return st.builds(
        AllKinds,
        moment=MOMENT,
        day=st.none() | st.dates(),
        amount=st.decimals(allow_nan=False, allow_infinity=False),
        colours=st.frozensets(st.sampled_from(Colour)),
        numbers=st.frozensets(st.integers()),
        pairs=st.frozensets(st.tuples(PLAIN, PLAIN)),
        leaf=leaf,
        leaves=st.lists(leaf, max_size=3).map(tuple),
        words=st.dictionaries(PLAIN, PLAIN, max_size=3),
        secrets=st.dictionaries(PLAIN, sealed, max_size=3),
        only_private=sealed,
        absent=st.none(),
        present=sealed,
        reason=st.dictionaries(st.sampled_from(["a", "b", "c"]), PARAM).map(lambda params: Reason.of("x.y", **params)),
        flag=st.booleans(),
        link=st.none() | leaf,
    )


@given(things(st.builds(Private, st.sampled_from(["person/1", "case/2"]), PLAIN, st.booleans())))
def test_every_event_comes_back_as_it_was(event: AllKinds) -> None:
    assert event == reopened(event)


@given(things(st.just(private("金丝雀"))))
def test_no_private_value_stands_in_a_payload(event: AllKinds) -> None:
    payload, vault = seal(event)
    assert "金丝雀" not in payload.decode()
    assert {"金丝雀"} == {item.value for item in vault.values()}
    assert len(CODEC.references(payload)) == len(vault)


@given(things(st.just(private())))
def test_erased_values_come_back_as_erased_and_the_rest_as_it_was(event: AllKinds) -> None:
    payload, _ = seal(event)
    opened = CODEC.open("thing/1", "AllKinds", 1, payload, {})
    assert Erased("person/1") == opened.leaf.text == opened.present
    assert [Erased("person/1")] * len(event.secrets) == list(opened.secrets.values())
    assert (event.moment, event.amount, event.words, event.reason) == (
        opened.moment,
        opened.amount,
        opened.words,
        opened.reason,
    )


@given(things(st.sampled_from([private(), private("file", blob=True), Erased("person/2")])))
def test_every_record_comes_back_as_it_was(record: AllKinds) -> None:
    assert record == CODEC.load_record(CODEC.dump_record(record), AllKinds)


@given(things(st.just(private())))
def test_the_same_event_gives_the_same_bytes(event: AllKinds) -> None:
    assert seal(event) == seal(reopened(event))


def test_each_private_value_is_an_item_of_its_own_bound_by_a_salted_commitment() -> None:
    payload, vault = seal(Leaf(Colour.RED, private("same"), private("same")))
    refs = CODEC.references(payload)
    assert {"thing/1@1#0", "thing/1@1#1"} == {ref.item for ref in refs}
    assert refs[0] == VaultRef("person/1", refs[0].item, vault["person/1", refs[0].item].commitment("sha256"))


def test_a_file_stays_a_file() -> None:
    assert reopened(Leaf(Colour.RED, private("d" * 64, blob=True))).text.blob


def test_types_survive_that_json_would_confuse() -> None:
    reason = Reason.of("x", yes=True, one=1, text="1", none=None)
    params = reopened(sample(reason=reason)).reason.params
    assert [("none", None, "NoneType"), ("one", 1, "int"), ("text", "1", "str"), ("yes", True, "bool")] == [
        (key, value, type(value).__name__) for key, value in params
    ]


def test_any_mapping_may_stand_in_an_event() -> None:
    event = sample(words=MappingProxyType({"a": "1"}), secrets=MappingProxyType({"b": private()}))
    assert {"a": "1"} == reopened(event).words
    assert {"b": private()} == reopened(event).secrets


def test_moments_are_whole_microseconds_and_days_are_dates() -> None:
    plain = load_canonical(seal(sample())[0])
    assert (1_000_001, "2026-10-01", "1.50") == (plain["moment"], plain["day"], plain["amount"])


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(InputError, match=r"moment\.naive"):
        seal(sample(moment=datetime(2026, 1, 1)))  # noqa: DTZ001


def test_a_key_that_marks_references_to_the_vault_is_refused() -> None:
    with pytest.raises(InputError, match=r"ledger\.reserved-name"):
        seal(sample(words={"$vault": "abc"}))


def test_a_private_value_in_a_place_for_plain_text_is_sealed_all_the_same() -> None:
    event = sample(words={"a": private("金丝雀")})
    assert "金丝雀" not in seal(event)[0].decode()


def test_what_was_erased_cannot_be_written_again() -> None:
    """A decision that copies texts into a new event must leave out what is gone."""
    with pytest.raises(TypeError, match="not a plain value"):
        seal(sample(present=Erased("person/1")))


# -- versions ------------------------------------------------------------------------------------------------------------


def test_an_old_event_is_lifted_version_by_version() -> None:
    item = VaultItem(subject="s", item="i", stream="thing/1", salt=b"", value="名")
    payload = b'{"name":{"$vault":["s","i","c"]}}'
    assert Renamed(Private("s", "名"), 0) == CODEC.open("thing/1", "Renamed", 1, payload, {("s", "i"): item})
    assert Renamed(Erased("s"), 0) == CODEC.open("thing/1", "Renamed", 1, payload, {})
    assert Renamed(Erased("s"), 0) == CODEC.open("thing/1", "Renamed", 2, payload.replace(b"name", b"label"), {})
    assert Renamed(Erased("s"), 7) == CODEC.open(
        "thing/1", "Renamed", 3, b'{"title":{"$vault":["s","i","c"]},"count":7}', {}
    )


@pytest.mark.parametrize(("name", "version"), [("Unheard", 1), ("Renamed", 4), ("Renamed", 0), ("Orphan", 1)])
def test_what_this_version_cannot_read_is_refused(name: str, version: int) -> None:
    with pytest.raises(StoreError) as caught:
        CODEC.open("thing/1", name, version, b"{}", {})
    assert ("ledger.unknown-event", {"event": name, "version": version}) == (caught.value.code, caught.value.params)


def test_an_event_is_stored_under_its_class_and_version() -> None:
    assert ("Renamed", 3) == CODEC.name("thing/1", Renamed(private(), 1))


def sample(**parts: Any) -> AllKinds:
    whole = AllKinds(
        moment=datetime(1970, 1, 1, 0, 0, 1, 1, tzinfo=UTC),
        day=date(2026, 10, 1),
        amount=Decimal("1.50"),
        colours=frozenset(Colour),
        numbers=frozenset({10, 9}),
        pairs=frozenset({("b", "1"), ("a", "2")}),
        leaf=Leaf(Colour.RED, private()),
        leaves=(),
        words={},
        secrets={},
        only_private=private(),
        absent=None,
        present=private(),
        reason=Reason.of("x"),
        flag=True,
    )
    return attrs.evolve(whole, **parts)
