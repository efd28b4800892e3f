"""The desk at which resolutions are followed (议定事项)."""

from collections.abc import Iterator
from datetime import datetime
from typing import cast

from govliaison.access import Context
from govliaison.cases.opening import RulesFor
from govliaison.ledger import Happened
from govliaison.meetings.door import MeetingDoor
from govliaison.meetings.resolution import RESOLUTION, Resolution, ResolutionState
from govliaison.meetings.resolution_decide import ProgressAsk, VerifyAsk, progress, verify


class Resolutions:
    """
    Resolutions for one person; verbs take the id or number, such as ``2026-3-1``, and work as those of a meeting do.

    Args:
        context: who acts, on which ledger
        rules_for: units and calendar by region
    """

    def __init__(self, context: Context, rules_for: RulesFor) -> None:
        self._context, self._door = context, MeetingDoor(context, rules_for)

    def report(
        self,
        resolution: str,
        *,
        text: str,
        done: bool = False,
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Resolution:
        """Say how far a resolution is, or with ``done`` that it is done; then another person looks."""
        seen, by = self._door.begin(RESOLUTION, resolution, at, recorded_for)
        ask = ProgressAsk(text=text, done=done, by=by)
        return self._door.carry_out(RESOLUTION, seen, lambda found: progress(found, ask), by=by, request=request)

    def verify(
        self,
        resolution: str,
        *,
        done: bool,
        note: str = "",
        at: datetime | None = None,
        recorded_for: str | None = None,
        request: str | None = None,
    ) -> Resolution:
        """Say, as another person than those who did it, that it is done; or send it back with what is missing."""
        seen, by = self._door.begin(RESOLUTION, resolution, at, recorded_for)
        ask = VerifyAsk(done=done, note=note, by=by)
        return self._door.carry_out(RESOLUTION, seen, lambda found: verify(found, ask), by=by, request=request)

    def get(self, resolution: str) -> Resolution:
        """Give a resolution by id or number."""
        return self._door.shown(RESOLUTION, cast("Resolution", self._door.see(RESOLUTION, resolution).record))

    def history(self, resolution: str) -> list[Happened]:
        """Give everything that happened to a resolution, in order."""
        return self._context.ledger.history(self._door.see(RESOLUTION, resolution).stream)

    def list(
        self, *, open_only: bool = False, unit: str | None = None, source: str | None = None, region: str | None = None
    ) -> Iterator[Resolution]:
        """
        List the resolutions this person may see, in the order in which they were adopted.

        Args:
            open_only: only those that are still followed
            unit: whose they are
            source: stream of the meeting or proposal
            region: of a place
        """
        states = frozenset(state.value for state in ResolutionState if state is not ResolutionState.VERIFIED)
        return self._door.all(
            RESOLUTION,
            states=states if open_only else frozenset(),
            unit=unit,
            region=region,
            tags=frozenset({("source", source)} if source else ()),
        )
