"""
What of a rule pack the software acts on, and what it only tells.

Instruments say more than a program can do. Everything is read, kept and shown; what nothing waits for is named here, so that
nobody relies on it.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import attrs

from govliaison.deadlines.fall_back import FALL_BACK
from govliaison.deadlines.milestones import MILESTONES
from govliaison.deadlines.rules import RulePack
from govliaison.deadlines.stages import Stage
from govliaison.deadlines.terms import CallBackTerms, Coverage, DutyTerms, Extension, LadderStep, RatingTerms, Return

CASE_STAGES: Final = frozenset({*(rule.stage for rule in FALL_BACK.rules), Stage.REVIEW, *MILESTONES})
"""The stages for which cases start clocks."""

RATING_STAGES: Final = frozenset({Stage.RATE, Stage.RATING_CONTACT, Stage.RECTIFY})
"""The stages of ratings (好差评): when a default is entered, and the clocks of a bad one."""

ACTED_STAGES: Final = CASE_STAGES | RATING_STAGES
"""The stages whose limits something waits for; those of all others are told only."""

TOLD_ONLY: Final[Mapping[type, frozenset[str]]] = {
    Extension: frozenset({"must_inform"}),
    Return: frozenset({"decision_within"}),
    RatingTerms: frozenset({"grades", "online", "offline", "items", "needs_ledger"}),
    DutyTerms: frozenset({"reports_to"}),
    CallBackTerms: frozenset({"by"}),
    LadderStep: frozenset({"next"}),
}
"""Keys that nothing acts on, by the table in which they stand: words for people to read."""


def told_only(pack: RulePack) -> list[str]:
    """
    Name the keys that a pack sets and nothing acts on.

    Who is called back after a bad rating is for those who look after ratings; of a case, nobody has rated anything.

    >>> told_only(RulePack(id="a", name="a", callback=CallBackTerms(coverage=Coverage.BAD_RATING, by="b", attempts=2)))
    ['callback.by', 'callback.coverage']
    """
    parts: list[tuple[str, Any]] = [
        *(("duty.", terms) for terms in pack.duties),
        *(("ladder.", step) for step in pack.ladder),
        *(("extension.", terms) for terms in (pack.extension,) if terms),
        *(("return.", terms) for terms in (pack.return_,) if terms),
        *(("callback.", terms) for terms in (pack.callback,) if terms),
        *(("rating.", terms) for terms in (pack.rating,) if terms),
    ]
    found = {f"{head}{key}" for head, part in parts for key in _set_in_vain(part)}
    if pack.callback and pack.callback.coverage is Coverage.BAD_RATING:
        found.add("callback.coverage")
    return sorted(found)


def _set_in_vain(part: attrs.AttrsInstance) -> Iterator[str]:
    """Name the keys of one table that say something and are told only."""
    for field in attrs.fields(type(part)):
        if field.name in TOLD_ONLY[type(part)] and getattr(part, field.name) != field.default:
            yield field.name
