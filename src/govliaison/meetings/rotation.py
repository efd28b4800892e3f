"""
Who is invited to a symposium: whoever has waited longest (M2.2).

The order is total and can be done again by anybody who knows the seed: the day of the last invitation, none first; then how often
invited; then a hash of the enterprise under the recorded seed. So among enterprises that were there from the first round on, the
numbers of invitations never differ by more than one.
"""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Final

import attrs

from govliaison.values import Reason, Refusal

_BEFORE_ALL: Final = date.min


@attrs.frozen(kw_only=True)
class Invitee:
    """
    An enterprise that may be invited.

    Attributes:
        enterprise: its id
        times: how often it was invited to symposia that were not cancelled
        last: the day of the last of them
        opted_out: it does not want to be invited
        capped: one more contact would lie above the cap of the place
    """

    enterprise: str
    times: int = 0
    last: date | None = None
    opted_out: bool = False
    capped: bool = False


@attrs.frozen
class Chosen:
    """An enterprise that is invited, and why; ``hand_picked`` where people chose it out of turn."""

    enterprise: str
    reason: Reason
    hand_picked: bool = attrs.field(default=False, kw_only=True)


@attrs.frozen
class PassedOver:
    """An enterprise whose turn it was and that is not invited, and why."""

    enterprise: str
    reason: Reason


@attrs.frozen(kw_only=True)
class Choice:
    """
    What the rotation gave.

    Attributes:
        chosen: the hand-picked first, then in the order of their turn
        passed_over: those whose turn it was before the last of the chosen
        short: how many fewer there are than were wanted
    """

    chosen: tuple[Chosen, ...]
    passed_over: tuple[PassedOver, ...] = ()
    short: int = 0


def turn(candidate: Invitee, seed: str) -> tuple[date, int, str, str]:
    """Give the place of a candidate in the order."""
    mark = hashlib.sha256(f"{seed}\0{candidate.enterprise}".encode()).hexdigest()
    return (candidate.last or _BEFORE_ALL, candidate.times, mark, candidate.enterprise)


def choose(
    candidates: Iterable[Invitee], *, number: int, seed: str, hand_picked: Sequence[str] = ()
) -> Choice | Refusal:
    """
    Choose whom to invite.

    Those picked by hand count towards the number. Who opted out is never invited, by hand neither; who would lie above the cap
    only by hand, and then the contact log wants a justification.

    Args:
        candidates: who may be invited, each once
        number: how many are wanted
        seed: recorded, so that anybody can choose again and find the same
        hand_picked: enterprises that people chose out of turn
    """
    ordered = sorted(candidates, key=lambda each: turn(each, seed))
    known = {each.enterprise: each for each in ordered}
    for enterprise in hand_picked:
        if enterprise not in known:
            return Refusal.of("meeting.no-candidate", enterprise=enterprise)
        if known[enterprise].opted_out:
            return Refusal.of("meeting.opted-out", enterprise=enterprise)
    picked = dict.fromkeys(hand_picked)
    chosen = [Chosen(each, Reason.of("rotation.hand-picked"), hand_picked=True) for each in picked]
    passed: list[PassedOver] = []
    skipped: list[PassedOver] = []
    for candidate in (each for each in ordered if each.enterprise not in picked):
        if len(chosen) >= number:
            break
        if (why := _barred(candidate)) is not None:
            skipped.append(PassedOver(candidate.enterprise, why))
            continue
        passed += skipped
        skipped.clear()
        chosen.append(Chosen(candidate.enterprise, _why(candidate)))
    short = max(number - len(chosen), 0)
    return Choice(chosen=tuple(chosen), passed_over=(*passed, *(skipped if short else ())), short=short)


def _barred(candidate: Invitee) -> Reason | None:
    if candidate.opted_out:
        return Reason.of("rotation.opted-out")
    return Reason.of("rotation.above-cap") if candidate.capped else None


def _why(candidate: Invitee) -> Reason:
    if candidate.last is None:
        return Reason.of("rotation.never-invited")
    return Reason.of("rotation.longest-ago", day=candidate.last.isoformat(), times=candidate.times)


def invitees_of(
    enterprises: Iterable[str],
    invited: Iterable[tuple[date, Collection[str]]],
    *,
    opted_out: Collection[str] = (),
    capped: Collection[str] = (),
) -> list[Invitee]:
    """
    Make candidates of enterprises from whom earlier symposia invited.

    Args:
        enterprises: ids
        invited: the day of each earlier symposium, and whom it invited
        opted_out: who does not want to be invited
        capped: whom one more contact would bring above the cap
    """
    times: dict[str, int] = {}
    last: dict[str, date] = {}
    for day, firms in invited:
        for firm in firms:
            times[firm] = times.get(firm, 0) + 1
            last[firm] = max(day, last.get(firm, day))
    return [
        Invitee(
            enterprise=each,
            times=times.get(each, 0),
            last=last.get(each),
            opted_out=each in opted_out,
            capped=each in capped,
        )
        for each in dict.fromkeys(enterprises)
    ]
