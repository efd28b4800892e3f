"""The desk at which it is said what a case is to the rules (定性分类)."""

from collections.abc import Iterable
from datetime import datetime

from govliaison.access import Context
from govliaison.cases.decide.classifying import ClassifyAsk, classify
from govliaison.cases.decide.fast_tracking import FastTrackAsk, fast_track
from govliaison.cases.door import CaseDoor
from govliaison.cases.model import Case
from govliaison.cases.opening import RulesFor
from govliaison.deadlines import parse_tags


class Classifying:
    """
    Classification for one person; only conveners classify. The verb works as those of :class:`~govliaison.cases.Cases` do.

    Args:
        context: who acts, on which ledger
        rules_for: the rules by region
    """

    def __init__(self, context: Context, rules_for: RulesFor) -> None:
        self._door = CaseDoor(context, rules_for)

    def classify(
        self,
        case: str,
        *,
        note: str,
        track: str | None = None,
        difficulty: str | None = None,
        tags: Iterable[str] | None = None,
        at: datetime | None = None,
        request: str | None = None,
    ) -> Case:
        """
        Say what a case is; limits that other rules set by this are counted anew, and the unit is told.

        Args:
            case: id or number
            note: why
            track: the track that a statute lays out for it, such as ``petition``; empty: none; None: as it is
            difficulty: how hard it is, in the words of the rule packs; empty: not said; None: as it is
            tags: all its tags; None: as they are
            at: when it was said, if earlier
            request: id of the request

        Raises:
            InputError: what should be a word is none
        """
        said = None if tags is None else parse_tags(tags)
        ask = ClassifyAsk(track=track, difficulty=difficulty, tags=said, note=note, by=self._door.by(at))
        return self._door.carry_out(case, classify, ask, request)

    def fast_track(
        self, case: str, *, note: str, on: bool = True, at: datetime | None = None, request: str | None = None
    ) -> Case:
        """
        Put a case on the fast track by hand, or take it off (T3.2); its limits follow, and the unit is told.

        Args:
            case: id or number
            note: why
            on: put it there
            at: when it was said, if earlier
            request: id of the request
        """
        return self._door.carry_out(case, fast_track, FastTrackAsk(on=on, note=note, by=self._door.by(at)), request)
