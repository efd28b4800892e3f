"""What follows an answer: close-out is asked for, audited by another person, called back – and sometimes all again."""

from collections.abc import Callable
from typing import Final

from govliaison.cases import Case, Cases, Grade, Outcome, Solved
from govliaison_pingdingshan.content import Story, Style
from govliaison_pingdingshan.rhythm import spread
from govliaison_pingdingshan.world import World

_FULLY: Final = frozenset({Outcome.SOLVED, Outcome.ADOPTED, Outcome.EXPLAINED})
_MISSED_ONCE: Final = 0.12
"""Share of call-backs that reach somebody only the second time."""
_SILENT: Final = 0.06
"""Share of people who will not give a grade."""
_RESERVED: Final = 0.6
"""Below this somebody with a reason to complain is only fairly satisfied."""
_PLEASED: Final = 0.5
"""Below this somebody without one is very satisfied."""


class Closing:
    """
    The way from an answer to close-out.

    Args:
        world: the stage
        key: source number of the matter
        story: what is to happen, if anything in particular
    """

    def __init__(self, world: World, key: str, story: Story | None) -> None:
        self._world = world
        self._key = key
        self._story = story
        self._rounds = 0

    def follow(self, case: Case, person: str, style: Style, again: Callable[[], None]) -> None:
        """
        Put down what follows an answer.

        Args:
            case: as it was answered
            person: who handles it
            style: how the unit works
            again: makes the unit answer once more
        """
        self._case, self._person, self._again = case.id, person, again
        self._rounds += 1
        self._later(self._world.rhythm.length(style.close_out) / self._world.rhythm.days(1), "close", self._request)

    def _later(self, days: float, step: str, act: Callable[[], None]) -> None:
        pace = spread(f"{self._key}:{step}{self._rounds}", 0.7, 1.2)
        self._world.agenda.at(self._world.rhythm.after(self._world.now, self._world.rhythm.days(days * pace)), act)

    def _request(self) -> None:
        self._world.cases(self._person).request_close_out(self._case)
        self._later(1.2, "audit", self._audit)

    def _audit(self) -> None:
        if self._story and self._story.story == "sent-back" and self._rounds == 1:
            self._world.cases(self._story.sent_back_by).audit(self._case, approve=False, note=self._story.note)
            self._later(1.5, "again", self._again)
            return
        self._world.cases(self._world.auditor(self._key, self._handlers())).audit(self._case, approve=True)
        self._later(1.5, "call", self._call)

    # -- the call-back ------------------------------------------------------------------------------------------------

    def _call(self) -> None:
        if self._story and self._story.story == "unreachable":
            self._try_in_vain(self._story.attempts)
        elif spread(f"{self._key}:missed", 0, 1) < _MISSED_ONCE:
            self._caller().call_back(self._case, reached=False)
            self._later(1.0, "second-call", self._talk)
        else:
            self._talk()

    def _try_in_vain(self, attempts: int) -> None:
        self._caller().call_back(self._case, reached=False)
        if attempts > 1:
            self._later(1.0, f"attempt{attempts}", lambda: self._try_in_vain(attempts - 1))

    def _talk(self) -> None:
        story = self._story
        if story and story.grade and self._rounds == 1:
            self._caller().call_back(self._case, reached=True, solved=story.solved, grade=story.grade, note=story.note)
            self._later(2.0, "again", self._again)
            return
        case = self._caller().get(self._case)
        solved = Solved.YES if case.outcome in _FULLY else Solved.PARTLY
        how = "来电人再次来电" if case.is_anonymous else ""
        self._caller().call_back(self._case, reached=True, solved=solved, grade=self._grade(case), note=how)

    def _grade(self, case: Case) -> Grade | None:
        """Give what somebody would say: less pleased where it took too long, was redone or solved in part."""
        mood = spread(f"{self._key}:mood", 0, 1)
        late = any(clock.ended_at and clock.ended_at > clock.start.due_at for clock in case.clocks)
        if mood < _SILENT:
            return None
        if late or case.redone or case.outcome not in _FULLY:
            return Grade.FAIRLY_SATISFIED if mood < _RESERVED else Grade.SATISFIED
        return Grade.VERY_SATISFIED if mood < _PLEASED else Grade.SATISFIED

    def _caller(self) -> Cases:
        return self._world.cases(self._world.caller(self._handlers()))

    def _handlers(self) -> frozenset[str]:
        """Name who handled the matter and may neither audit it nor call back."""
        return self._world.cases(self._person).get(self._case).handlers
