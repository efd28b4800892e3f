"""
What of a rule pack the software acts on, and what it only tells.

Instruments say more than a program can do. Everything is read, kept and shown; what nothing waits for is named here, so that
nobody relies on it.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import attrs

from govliaison.deadlines.fall_back import FALL_BACK
from govliaison.deadlines.rules import RulePack
from govliaison.deadlines.stages import Stage
from govliaison.deadlines.terms import CallBackTerms, Interim, LadderStep, RatingTerms, Redo

CASE_STAGES: Final = frozenset({*(rule.stage for rule in FALL_BACK.rules), Stage.REVIEW})
"""The stages for which cases start clocks."""

RATING_STAGES: Final = frozenset({Stage.RATE, Stage.RATING_CONTACT, Stage.RECTIFY})
"""The stages of ratings (好差评): when a default is entered, and the clocks of a bad one."""

ACTED_STAGES: Final = CASE_STAGES | RATING_STAGES
"""The stages whose limits something waits for; those of all others are told only."""

TOLD_ONLY: Final[Mapping[type, frozenset[str]]] = {
    RulePack: frozenset({"duties"}),
    RatingTerms: frozenset({"grades", "online", "offline", "items", "needs_ledger"}),
    Interim: frozenset({"every"}),
    CallBackTerms: frozenset({"coverage", "percent", "gap", "by"}),
    Redo: frozenset({"when", "automatic", "until_satisfied", "raises_level", "second_time"}),
    LadderStep: frozenset({"next"}),
}
"""Keys that nothing acts on, by the table in which they stand."""

_WRITTEN: Final = {"duties": "duty"}


def told_only(pack: RulePack) -> list[str]:
    """
    Name the keys that a pack sets and nothing acts on.

    >>> told_only(RulePack(id="a", name="a", callback=CallBackTerms(percent=30, attempts=2)))
    ['callback.percent']
    """
    parts: list[tuple[str, Any]] = [
        ("", pack),
        *(("ladder.", step) for step in pack.ladder),
    ]
    parts += [
        (f"{name}.", value)
        for name in ("interim", "callback", "redo", "rating")
        if (value := getattr(pack, name)) is not None
    ]
    return sorted({f"{head}{_WRITTEN.get(key, key)}" for head, part in parts for key in _set_in_vain(part)})


def _set_in_vain(part: attrs.AttrsInstance) -> Iterator[str]:
    """Name the keys of one table that say something and are told only."""
    for field in attrs.fields(type(part)):
        if field.name in TOLD_ONLY[type(part)] and getattr(part, field.name) != field.default:
            yield field.name
