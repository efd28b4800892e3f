"""What all steps of the machine of months share: dice, who does it, and how a verb is tried."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import rule
from months_world import HANDLER, PEOPLE, City

from govliaison.cases import Case, CaseState
from govliaison.errors import Conflict, InputError, NotFoundError, RefusedError, StoreUnavailable
from govliaison.liaison import Office
from govliaison.texts import CATALOGUE

T = TypeVar("T")
seeds = st.binary(min_size=6, max_size=6).map(int.from_bytes)  # whole numbers of ours would come too often
"""One small draw for each step, however many choices it makes: two hundred of them must fit into an example."""

AT_WORK = sorted(PEOPLE)
LATE = (*[0] * 9, 3, 30, 200, 1500)
"""Hours that lie between what happened and its entry."""


def step(times: int = 1) -> Callable[[Callable[[Any, Random], None]], Any]:
    """Make a rule of what is done with dice, some times over; the number of the step is part of the seed."""

    def make(act: Callable[[Any, Random], None]) -> Any:
        def run(self: Any, seed: int) -> None:
            self.rolled += 1
            dice = Random(seed * 1009 + self.rolled)  # noqa: S311 - dice, no secrets
            for _ in range(times):
                act(self, dice)

        run.__name__ = run.__qualname__ = act.__name__
        run.__doc__ = act.__doc__
        return rule(seed=seeds)(run)

    return make


class Steps:
    """Somebody tries something; what is refused is refused with words."""

    city: City
    refused: int
    done: int
    rolled: int
    check_pushed: Callable[[int], None]
    doers: Mapping[str, set[str]]

    def attempt(self, person: str, verb: Callable[[Office], T]) -> T | None:
        """Try a verb: it may be refused, or be killed at a commit; anything else is a bug."""
        stopping = self.city.store.stop_in > 0
        try:
            found = verb(self.city.office(person))
        except (RefusedError, NotFoundError, InputError, Conflict) as refused:
            assert refused.code in CATALOGUE  # noqa: PT017 - and nothing else may be raised
            self.refused += 1
            return None
        except StoreUnavailable:
            assert stopping
            return None
        self.done += 1
        return found

    @staticmethod
    def someone(dice: Random, *right: str) -> str:
        """Give one of the right persons, and now and then anybody."""
        return dice.choice(AT_WORK) if dice.random() < 0.12 else dice.choice(right)

    def late(self, dice: Random) -> datetime | None:
        """Give a moment before now for what is entered late, or None."""
        hours = dice.choice(LATE)
        return self.city.clock.moment - timedelta(hours=hours) if hours else None

    def ahead(self, dice: Random, days: int = 20) -> datetime:
        """Give a moment to come."""
        return self.city.clock.moment + timedelta(hours=dice.randint(1, 24 * days))

    @property
    def today(self) -> date:
        return self.city.clock.moment.date()

    def pick(self, dice: Random, kind: str, wanted: Callable[[Any], bool] = lambda _record: True) -> Any:
        """Give a record of a kind, one of those wanted if there are any; None if there is none at all."""
        found = self.city.records(kind)
        likely = [each for each in found if wanted(each)] if dice.random() < 0.9 else found
        candidates: Sequence[Any] = likely or found
        return dice.choice(candidates) if candidates else None

    @staticmethod
    def worker(case: Case) -> str:
        """Name the person who may well do the next step of a case."""
        at_unit = case.state in (CaseState.DISPATCHED, CaseState.HANDLING, CaseState.ANSWERED)
        county = case.region == "990102"
        desk = ("qian" if case.state is not CaseState.REQUESTED else "zhou") if county else "wang"
        desk = "zhao" if not county and "wang" in case.handlers else desk
        return HANDLER.get(case.lead, desk) if at_unit else desk
