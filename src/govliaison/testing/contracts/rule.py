"""What the contracts of all rules – calendars, access policies, routers – have in common: nothing but the ask decides."""

from collections.abc import Callable
from typing import Any, ClassVar, TypeVar

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from govliaison.testing.asking import asked
from govliaison.testing.contracts.base import Contract
from govliaison.testing.profiles import QUICK
from govliaison.testing.purity import elsewhere, plain, read_besides

Adapter = TypeVar("Adapter")


class RuleContract(Contract[Adapter]):
    """
    What every rule does.

    Attributes:
        method: the one method of its Protocol
        asks: what it is asked
        patience: seconds after which it counts as hanging
    """

    open_names = Contract.open_names | {"patience"}
    method: ClassVar[str]
    asks: ClassVar[SearchStrategy[Any]] = st.nothing()
    patience: ClassVar[float] = 5.0

    def ask(self, adapter: Adapter, question: Any) -> Any:
        """Ask; a rule raises nothing, whatever it is asked."""
        return asked(self._call(adapter, question), patience=self.patience)

    def test_the_same_ask_gives_the_same_answer(self) -> None:
        """Asked twice, and asked of another adapter that was made alike: the answer is the same, its order included."""

        def check(question: Any) -> None:
            with self.fresh() as one, self.fresh() as other:
                first = plain(self.ask(one, question))
                assert all(first == plain(self.ask(adapter, question)) for adapter in (one, one, other))

        self.for_all(check, question=self.asks)

    def test_earlier_asks_change_nothing(self) -> None:
        """What was asked before leaves no trace in an answer."""

        def check(questions: list[Any]) -> None:
            with self.fresh() as one, self.fresh() as other:
                forth = [plain(self.ask(one, each)) for each in questions]
                back = [plain(self.ask(other, each)) for each in reversed(questions)]
                assert forth == back[::-1]

        self.for_all(check, questions=st.lists(self.asks, min_size=2, max_size=4))

    def test_nothing_but_the_ask_is_read(self) -> None:
        """Once it has loaded what it needs, it reads no clock, no chance, no file and no network."""

        def check(question: Any) -> None:
            with self.fresh() as adapter:
                self.ask(adapter, question)  # a rule may load its own tables when it is first asked
                read: list[str] = []
                call = self._call(adapter, question)
                asked(lambda: read.extend(read_besides(call)), patience=self.patience)
                assert not read, f"it read {', '.join(read)}"

        self.for_all(check, question=self.asks)

    def test_the_hashes_of_texts_change_nothing(self) -> None:
        """A process in which texts have other hashes gives the same answers, in the same order."""
        questions = self._some_questions()
        answers = elsewhere(self.make, self.method, questions)
        if answers is None:
            pytest.skip("make() cannot be imported by another process; a function of an importable module can")
        with self.fresh() as adapter:
            assert [plain(self.ask(adapter, each)) for each in questions] == [plain(each) for each in answers]

    def _call(self, adapter: Adapter, question: Any) -> Callable[[], Any]:
        return lambda: getattr(adapter, self.method)(question)

    def _some_questions(self) -> list[Any]:
        questions: list[Any] = []

        def collect(question: Any) -> None:
            questions.append(question)

        given(self.asks)(settings(QUICK, max_examples=24, phases=(Phase.generate,))(collect))()
        return questions
