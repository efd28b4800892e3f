"""Random months of all desks together: everybody does anything in any order, time passes, and the program is killed at times."""

from datetime import timedelta
from random import Random

from hypothesis.stateful import RuleBasedStateMachine, precondition, rule
from months_audit import Audit
from months_of_cases import CaseSteps
from months_of_contact import ContactSteps
from months_of_oversight import OversightSteps
from months_steps import dice
from months_world import City, Founded

from govliaison.errors import StoreUnavailable


class MonthsMachine(CaseSteps, ContactSteps, OversightSteps, Audit, RuleBasedStateMachine):
    """All desks of a city with two counties; what must hold stands in :mod:`months_truths` and :mod:`months_audit`."""

    def __init__(self, founded: Founded) -> None:
        self.city = City(founded)
        super().__init__()
        self.said, self.rated = [], []
        self.refused = self.done = 0

    @rule(dice=dice)
    def wait(self, dice: Random) -> None:
        self.city.clock.moment += timedelta(hours=dice.choice([1, 8, 24, 24, 72, 240, 600]))

    @rule(dice=dice)
    def sweep(self, dice: Random) -> None:
        """Enter what became due; at times the sweep is killed half-way, and comes again another time."""
        try:
            rounds = self.city.liaison.sweep(confirmed=True)
            if dice.random() < 0.2:
                next(rounds, None)
                rounds.close()  # type: ignore[attr-defined]
                return
            for _swept in rounds:
                pass
        except StoreUnavailable:
            return
        self.check_swept()

    @rule(dice=dice)
    def stop(self, dice: Random) -> None:
        """Let the program be killed at one of the next commits."""
        self.city.store.stop_in = dice.choice([1, 1, 2, 3])

    @precondition(lambda self: self.done % 25 == 24)
    @rule()
    def look_at_everything(self) -> None:
        self.look()

    def teardown(self) -> None:
        self.look()
