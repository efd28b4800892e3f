"""Random months of all desks together: everybody does anything in any order, time passes, and the program is killed at times."""

from datetime import timedelta
from random import Random

from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant
from months_audit import Audit
from months_of_cases import CaseSteps
from months_of_contact import ContactSteps
from months_of_oversight import OversightSteps
from months_steps import seeds, step
from months_world import AUDIENCES, FOOD, FREIGHT, City, Founded

from govliaison.errors import StoreUnavailable


class MonthsMachine(CaseSteps, ContactSteps, OversightSteps, Audit, RuleBasedStateMachine):
    """All desks of a city with two counties; what must hold stands in :mod:`months_truths` and :mod:`months_audit`."""

    def __init__(self, founded: Founded) -> None:
        self.city = City(founded)
        super().__init__()
        self.said, self.rated = [], []
        self.next_look = 40
        self.refused = self.done = self.rolled = 0

    @initialize(seed=seeds)
    def begin(self, seed: int) -> None:
        """Let a little of everything have begun, so that no run waits long for something to go on with."""
        dice, city = Random(seed), self.city  # noqa: S311 - dice, no secrets
        for _ in range(5):
            self.come_in(dice)
        wang, hu = city.office("wang"), city.office("hu")
        for number, firm in ((1, city.firms[FOOD]), (2, city.firms[FREIGHT])):
            watcher = hu.supervision.select(enterprise=firm, name="王监督", letter=f"聘〔2026〕{number}号")
            wang.supervision.assign(watcher.id, unit="market-window")
        for number, (audience, _) in AUDIENCES.items():
            wang.policies.publish(city.policies[number], wang.policies.rule(audience))
        wang.meetings.plan(starts_at=self.ahead(dice, 40), place="市政务服务中心")

    @step()
    def wait(self, dice: Random) -> None:
        self.city.clock.moment += timedelta(hours=dice.choice([1, 8, 24, 24, 72, 240, 600]))

    @step()
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
            self.check_swept()
            for _reacted in self.city.liaison.react():
                pass
        except StoreUnavailable:
            return

    @step()
    def stop(self, dice: Random) -> None:
        """Let the program be killed at one of the next commits."""
        self.city.store.stop_in = dice.choice([1, 1, 2, 3])

    @invariant()
    def look_now_and_then(self) -> None:
        if self.rolled >= self.next_look:
            self.next_look += 70
            self.look()

    def teardown(self) -> None:
        self.look()
        self.check_ledger()
