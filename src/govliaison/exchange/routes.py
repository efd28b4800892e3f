"""Where a notice goes: answers back by their channel, everything else by the notifiers."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from govliaison.exchange.channel import AnswerRoute, ChannelPlan
from govliaison.ledger import Notice

CHANNEL: Final = "channel:"
"""Begins the name of a destination that is a channel; the rest is its id."""


def route_to(channels: Mapping[str, ChannelPlan], notifiers: Sequence[str]) -> Callable[[Notice], Sequence[str]]:
    """
    Make the route of a ledger.

    What goes back by a channel that answers by hand has no destination: somebody tells it and records that.

    Args:
        channels: the channels of the profile, by id
        notifiers: names of the notifiers that tell offices and persons
    """

    def route(notice: Notice) -> Sequence[str]:
        if notice.channel is None:
            return notifiers
        plan = channels.get(notice.channel)
        return (f"{CHANNEL}{notice.channel}",) if plan and plan.answers is AnswerRoute.OUTBOX else ()

    return route
