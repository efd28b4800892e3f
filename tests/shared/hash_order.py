"""Rules that go through a set; on their own, so that another process imports them fast."""

from typing import Any, Final

from govliaison.plugins import AccessAnswer, AccessAsk, Reason, RoutingAsk, RoutingProposal

UNITS: Final = ("fire", "housing", "tax")


def propose(unit: str, confidence: Any = 60, **params: Any) -> RoutingProposal:
    return RoutingProposal(unit=unit, confidence=confidence, reason=Reason.of("router.word", **params))


class FirstUnitPolicy:
    """Takes the first unit of a set: in each process another one."""

    def tokens(self, ask: AccessAsk, /) -> AccessAnswer:
        units = ask.units | {f"unit-{number}" for number in range(500)}
        return AccessAnswer(tokens=frozenset({f"unit:{next(iter(units))}"}))


class SetRouter:
    """Goes through a set: in each process in another order."""

    def propose(self, _ask: RoutingAsk, /) -> list[RoutingProposal]:
        return [propose(unit) for unit in {*UNITS, "water", "power", "roads", "police", "health"}]
