"""What everybody in the play has at hand: the deployment, the agenda, the calendar, the script and the people."""

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from typing import Final

from govliaison.cases import Cases
from govliaison.liaison import Liaison, Office
from govliaison_pingdingshan.agenda import Agenda, SettableClock
from govliaison_pingdingshan.content import Behaviour, Person, Reply, Story, read_behaviour, read_people
from govliaison_pingdingshan.rhythm import Rhythm, spread

DESK: Final = "data-bureau"
_DISPATCHER: Final = "派单员"
_CALLER: Final = "回访员"


class World:
    """
    The stage of one play.

    Args:
        liaison: an opened deployment
        clock: its clock
    """

    def __init__(self, liaison: Liaison, clock: SettableClock) -> None:
        self.liaison = liaison
        self.clock = clock
        self.agenda = Agenda(clock)
        self.rhythm = Rhythm(liaison.jurisdictions.calendar)
        self.behaviour: Behaviour = read_behaviour()
        self.people: tuple[Person, ...] = read_people()
        self.returned_first: dict[str, int] = {}
        self._offices: dict[str, Office] = {}

    @property
    def now(self) -> datetime:
        """The present moment of the play."""
        return self.clock.now()

    def office(self, person: str) -> Office:
        """Give somebody's desks, resolved once until posts change."""
        if person not in self._offices:
            self._offices[person] = self.liaison.as_(person)
        return self._offices[person]

    def forget_offices(self) -> None:
        """Resolve everybody's desks anew, because somebody took or left a post."""
        self._offices.clear()

    def cases(self, person: str) -> Cases:
        """Give somebody's case desk."""
        return self.office(person).cases

    # -- the script ---------------------------------------------------------------------------------------------------

    @cached_property
    def stories(self) -> dict[str, Story]:
        """The stories by source number."""
        return {story.source_id: story for story in self.behaviour.stories}

    @cached_property
    def refusals(self) -> dict[str, tuple[str, str]]:
        """Reason and explanation of each refusal by source number."""
        return {refused.source_id: (refused.reason, refused.text) for refused in self.behaviour.refusals}

    @cached_property
    def named_by_hand(self) -> dict[str, str]:
        """The unit that the desk names for a matter without a category, by source number."""
        return {each.source_id: each.unit for each in self.behaviour.manual_desk}

    def reply(self, source_id: str) -> Reply:
        """Give what is answered in the end."""
        return self.behaviour.answers[source_id]

    # -- the people ---------------------------------------------------------------------------------------------------

    def dispatcher(self, key: str) -> str:
        """Name the dispatcher on duty."""
        return self._one(self._titled(_DISPATCHER), key)

    def caller(self, busy: frozenset[str]) -> str:
        """Name somebody at the desk who calls back and did not handle the matter."""
        callers = [*self._titled(_CALLER), *self._titled(_DISPATCHER)]
        return next(person for person in callers if person not in busy)

    def auditor(self, key: str, busy: frozenset[str]) -> str:
        """Name an auditor who did not handle the matter."""
        free = [person.id for person in self.people if person.post == "auditor" and person.id not in busy]
        return self._one(free, key)

    def officer(self, unit: str) -> str:
        """Name the liaison officer of a unit."""
        return next(person.id for person in self.people if (person.unit, person.post) == (unit, "liaison-officer"))

    def handler(self, unit: str, key: str) -> str:
        """Name whoever handles a matter in a unit."""
        handlers = [
            person.id
            for person in self.people
            if (person.unit, person.post) == (unit, "handler") and person.title not in (_DISPATCHER, _CALLER)
        ]
        return self._one(handlers, key)

    def _titled(self, title: str) -> list[str]:
        return [person.id for person in self.people if (person.unit, person.title) == (DESK, title)]

    @staticmethod
    def _one(persons: Sequence[str], key: str) -> str:
        return persons[int(spread(f"{key}:who", 0, len(persons)))]
