"""What every router does."""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, ClassVar

import pytest

from govliaison.plugins import Kind, Router, RoutingAsk, RoutingProposal
from govliaison.testing.asking import is_reason
from govliaison.testing.contracts.base import one_line
from govliaison.testing.contracts.rule import RuleContract
from govliaison.testing.strategies_of_kinds import NAME, PHONE, routing_asks


class RouterContract(RuleContract[Router], kind=Kind.ROUTER):
    """
    The tests of routers.

    Attributes:
        asks: cases to be routed
        units: ids of the units there are; None where the author names none, and the test of it is skipped
    """

    open_names = RuleContract.open_names | {"units"}
    method = "propose"
    asks = routing_asks
    units: ClassVar[AbstractSet[str] | None] = None

    def test_it_proposes_units_with_confidence_and_reason(self) -> None:
        """The answer is a sequence, best read in order; each proposal names a unit, 0 to 100 points and a reason."""

        def check(question: RoutingAsk) -> None:
            with self.fresh() as adapter:
                answer = self.ask(adapter, question)
            assert isinstance(answer, Sequence), f"{type(answer).__name__} is no sequence"
            for proposal in answer:
                assert isinstance(proposal, RoutingProposal), f"{type(proposal).__name__} is no proposal"
                assert isinstance(proposal.unit, str)
                assert proposal.unit.strip(), "a proposal names a unit"
                assert type(proposal.confidence) is int, "confidence is a whole number"
                assert 0 <= proposal.confidence <= 100

        self.for_all(check, question=self.asks)

    def test_no_unit_is_proposed_twice(self) -> None:
        """A unit stands in an answer once, with all that speaks for it."""

        def check(question: RoutingAsk) -> None:
            with self.fresh() as adapter:
                proposed = [proposal.unit for proposal in self.ask(adapter, question)]
            assert len(set(proposed)) == len(proposed)

        self.for_all(check, question=self.asks)

    def test_reasons_tell_nothing_personal(self) -> None:
        """Reasons stand in entries for good: they hold codes and plain parameters, and nothing of what was submitted."""

        def check(question: RoutingAsk) -> None:
            with self.fresh() as adapter:
                for proposal in self.ask(adapter, question):
                    is_reason(proposal.reason, (NAME, PHONE))

        self.for_all(check, question=self.asks)

    def test_only_units_that_exist_are_proposed(self) -> None:
        """Every unit it proposes is one of those there are."""
        if self.units is None:
            pytest.skip("units= is not given: the ids of the units there are")

        def check(question: RoutingAsk) -> None:
            with self.fresh() as adapter:
                proposed = {proposal.unit for proposal in self.ask(adapter, question)}
            unknown = proposed - set(self.units or ())
            assert not unknown, f"nobody is {', '.join(sorted(unknown))}"

        self.for_all(check, question=self.asks)


def router_contract(
    make: Callable[[], Router], *, known_gaps: Mapping[str, str] | None = None, **attributes: Any
) -> type[RouterContract]:
    """
    Make the tests of a router in one line.

    ``TestKeywords = router_contract(make, units={"tax-office"})``

    Args:
        make: makes one
        known_gaps: contract test → why it fails still
        attributes: ``units``, ``asks`` or ``patience``
    """
    return one_line(RouterContract, make, known_gaps=known_gaps, **attributes)
