"""Several verbs on one stream before anything is committed, each deciding on what the one before it made."""

from collections.abc import Callable
from typing import Any

from govliaison.ledger.batch import Claim
from govliaison.ledger.entry import Stamp
from govliaison.ledger.moves import Happening, Loaded, Move
from govliaison.ledger.noun import Decision, Notice, Noun
from govliaison.values import Refusal


class Draft:
    """
    What is to happen to one stream; :meth:`move` makes it one move of a commit.

    Args:
        noun: the kind of record
        loaded: where the stream stands
    """

    def __init__(self, noun: Noun[Any], loaded: Loaded[Any]) -> None:
        self._noun = noun
        self._loaded = loaded
        self._happenings: list[Happening] = []
        self._take: list[Claim] = []
        self._release: list[str] = []
        self._notices: list[Notice] = []
        self.record: Any = loaded.record

    @property
    def stream(self) -> str:
        """The stream it is about."""
        return self._loaded.stream

    @property
    def is_empty(self) -> bool:
        """Whether nothing is to happen."""
        return not self._happenings

    def fork(self) -> "Draft":
        """Give a draft that goes on from here and leaves this one as it is."""
        twin = Draft(self._noun, self._loaded)
        twin._happenings = [*self._happenings]
        twin._take = [*self._take]
        twin._release = [*self._release]
        twin._notices = [*self._notices]
        twin.record = self.record
        return twin

    def do(self, decide: Callable[[Any], Decision | Refusal], stamp: Stamp) -> Refusal | None:
        """Decide on the record as it would stand; a refusal leaves the draft as it was."""
        decision = decide(self.record)
        if isinstance(decision, Refusal):
            return decision
        for event in decision.events:
            self._happenings.append(Happening(event, stamp))
            self.record = self._noun.evolve(self.record, event, stamp)
        self._take.extend(decision.take)
        self._release.extend(decision.release)
        self._notices.extend(decision.notices)
        return None

    def move(self) -> Move[Any]:
        """Give it all as one move."""
        return Move(
            loaded=self._loaded,
            happenings=tuple(self._happenings),
            take=tuple(self._take),
            release=tuple(self._release),
            notices=tuple(self._notices),
            record=self.record,
        )
