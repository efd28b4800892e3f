"""What every access policy does."""

from collections.abc import Callable, Mapping
from typing import Any

from govliaison.plugins import AccessAnswer, AccessAsk, AccessPolicy, Kind
from govliaison.testing.asking import hold_text
from govliaison.testing.contracts.base import one_line
from govliaison.testing.contracts.rule import RuleContract
from govliaison.testing.strategies_of_kinds import access_asks


class AccessPolicyContract(RuleContract[AccessPolicy], kind=Kind.ACCESS_POLICY):
    """
    The tests of access policies.

    Attributes:
        asks: who asks
    """

    method = "tokens"
    asks = access_asks

    def test_it_answers_whoever_asks(self) -> None:
        """Whatever stands in the ask, it grants, denies or abstains, and raises nothing: a fault in it denies everything."""

        def check(question: AccessAsk) -> None:
            with self.fresh() as adapter:
                answer = self.ask(adapter, question)
            assert isinstance(answer, AccessAnswer), f"{type(answer).__name__} is no AccessAnswer"
            _check_tokens(answer.tokens)
            _check_tokens(answer.denied)

        self.for_all(check, question=self.asks)

    def test_what_it_was_asked_stays_as_it_was(self) -> None:
        """It changes nothing in the ask, by no back door either."""

        def check(question: AccessAsk) -> None:
            before = repr(question)
            with self.fresh() as adapter:
                self.ask(adapter, question)
            assert before == repr(question)

        self.for_all(check, question=self.asks)


def _check_tokens(tokens: object) -> None:
    """See that these are tokens: a frozen set of texts that a store can keep. A text alone would count as its letters."""
    assert isinstance(tokens, frozenset), f"{type(tokens).__name__} is no frozenset of tokens"
    for token in tokens:
        hold_text(token)
        assert token, "an empty token"


def access_policy_contract(
    make: Callable[[], AccessPolicy], *, known_gaps: Mapping[str, str] | None = None, **attributes: Any
) -> type[AccessPolicyContract]:
    """
    Make the tests of an access policy in one line.

    ``TestRecusal = access_policy_contract(lambda: Recusal(settings))``

    Args:
        make: makes one
        known_gaps: contract test → why it fails still
        attributes: ``asks`` or ``patience``
    """
    return one_line(AccessPolicyContract, make, known_gaps=known_gaps, **attributes)
