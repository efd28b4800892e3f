"""An adapter that is set up is held to the contract of its kind."""

from typing import Any

import pytest

from govliaison.errors import InputError
from govliaison.plugins import Kind
from govliaison.testing.configured import Candidate, contract_of


class Nothing:
    def receive(self, _ask: Any, /) -> Any:
        raise InputError("table.foreign", file="", kind="mail")


class Exits:
    def receive(self, _ask: Any, /) -> Any:
        raise SystemExit(1)


def again(adapter: Any) -> Any:
    return adapter


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_has_its_contract(kind: Kind) -> None:
    contract = contract_of(kind, Candidate(make=Nothing, again=again))
    assert kind is contract.kind
    assert isinstance(contract().make(), Nothing)


def test_what_is_known_of_an_adapter_is_handed_on() -> None:
    def of(kind: Kind, **parts: Any) -> Any:
        return contract_of(kind, Candidate(make=Nothing, again=again, **parts))

    assert {"text/csv"} == of(Kind.RENDERER, capabilities=frozenset({"text/csv"})).media_types
    assert {"tax"} == of(Kind.ROUTER, units={"tax"}).units
    assert "1" == of(Kind.NOTIFIER, recipient="1").recipient
    assert ("recipients",) == of(Kind.NOTIFIER, recipient="1").narrowings()
    assert {"durable"} == of(Kind.STORE, capabilities=frozenset({"durable"})).capabilities
    with pytest.raises(TypeError, match="teleport"):
        of(Kind.CHANNEL, capabilities=frozenset({"teleport"}))


@pytest.mark.parametrize("make", [Nothing, Exits, object])
def test_a_channel_that_reads_no_text_tables_is_tested_for_faults_alone(make: type) -> None:
    assert contract_of(Kind.CHANNEL, Candidate(make=make, again=again)).deliver is None  # type: ignore[attr-defined]
